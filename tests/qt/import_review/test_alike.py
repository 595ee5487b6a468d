"""Doubts that say the same of many lines: one row that counts them, opens, and is decided about at once."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.qt.import_review.conftest import Open, Reviewer
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.review import Doubt, LineUse, Review, Source, SourceLine, State
from zadankai_editor.ui.import_review.rows import Row, RowKind

Key = Qt.Key
ALIKE = (3, 5, 6, 9)
"""Lines that begin with a label which nobody has read as one, all in one block but the last."""

_LINES = [f"{n}つ目の段落です。" for n in range(1, 13)]
_TEXT = "\n".join(f"○岸辺{n}　{line}" if n in ALIKE else line for n, line in enumerate(_LINES, 1))


def read(source: Source, *, decisions: Decisions = UNDECIDED, **_: Any) -> Recognition:
    """Read two blocks, with a doubt about each line that begins alike, as long as nobody has said what it is."""
    lines = source.text.split("\n")
    blocks = (
        Block(id="b1", kind=BlockKind.TEXT, text="\n".join(lines[:7])),
        Block(id="b2", kind=BlockKind.TEXT, text="\n".join(lines[7:])),
    )
    account = tuple(
        SourceLine(number=n, use=LineUse.BLOCK, target="b1" if n <= 7 else "b2")
        for n in range(1, len(lines) + 1)
    )
    message = "「○岸辺{}」で始まる段落があります。この人の発言でないか確かめてください。"
    doubts = [
        Doubt(
            code="import.speaker.uncertain",
            message=message.format(n),
            block="b1" if n <= 7 else "b2",
            line=n,
        )
        for n in ALIKE
        if n not in decisions.lines
    ]
    other = Doubt(code="import.kind.uncertain", message="地の文ですか。", block="b2", line=11)
    review = Review(source=source, lines=account, doubts=(*doubts, other))
    return Recognition(State(record=Record(blocks=blocks), review=review), ())


@pytest.fixture
def page(qtbot: QtBot, opened: Open) -> Reviewer:
    dialog = opened(recognize=read)
    dialog.import_text(_TEXT)
    qtbot.waitUntil(dialog.review.isVisible)
    model = dialog.review.structure.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.review.structure.setFocus()
    return Reviewer(qtbot, dialog)


def shown(page: Reviewer) -> list[Row]:
    model = page.structure.model()
    return [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]


def kinds(page: Reviewer) -> list[RowKind]:
    return [row.kind for row in shown(page) if row.kind in {RowKind.ALIKE, RowKind.DOUBT}]


def current(page: Reviewer) -> Row:
    return page.structure.rows[page.structure.current_place]


def go_to_alike(page: Reviewer) -> None:
    QTest.keyClick(page.structure, Key.Key_Home)
    while current(page).kind is not RowKind.ALIKE:
        QTest.keyClick(page.structure, Key.Key_Down)


def test_they_share_a_row_and_are_counted_each(page: Reviewer) -> None:
    assert kinds(page) == [RowKind.ALIKE, RowKind.DOUBT]
    assert page.page.sentence.text().endswith("要確認が5件あります。")
    go_to_alike(page)
    spoken = page.structure.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "同じ形の行 4行（3〜9行）" in spoken
    assert "「…」で始まる段落があります。" in spoken
    assert [row.doubtful for row in shown(page) if row.kind is RowKind.BLOCK] == [True, True]
    assert [n for n in range(1, 13) if page.source.is_highlighted(n)] == list(ALIKE)
    page.dialog.grab()


@pytest.mark.parametrize(
    ("opens", "closes"), [(Key.Key_Return, Key.Key_Enter), (Key.Key_Right, Key.Key_Left)]
)
def test_keys_open_the_row_and_close_it(page: Reviewer, opens: Qt.Key, closes: Qt.Key) -> None:
    go_to_alike(page)
    QTest.keyClick(page.structure, opens)
    assert kinds(page) == [RowKind.ALIKE, *[RowKind.DOUBT] * 5]
    assert current(page).kind is RowKind.ALIKE
    found = []
    for _ in ALIKE:
        QTest.keyClick(page.structure, Key.Key_Down)
        found.append(page.source.textCursor().blockNumber() + 1)
    assert found == list(ALIKE)
    page.dialog.grab()
    QTest.keyClick(page.structure, Key.Key_Left)
    assert current(page).kind is RowKind.ALIKE
    QTest.keyClick(page.structure, closes)
    assert kinds(page) == [RowKind.ALIKE, RowKind.DOUBT]
    assert page.dialog.isVisible()


def test_a_click_opens_the_row(page: Reviewer) -> None:
    go_to_alike(page)
    place = page.structure.visualRect(page.structure.currentIndex()).center()
    QTest.mouseClick(page.structure.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(kinds(page)) == 6
    QTest.mouseClick(page.structure.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(kinds(page)) == 2


@pytest.mark.parametrize("unfolded", [False, True])
def test_f8_leads_to_each_line(page: Reviewer, unfolded: bool) -> None:
    if unfolded:
        go_to_alike(page)
        QTest.keyClick(page.structure, Key.Key_Return)
        QTest.keyClick(page.structure, Key.Key_Home)
        # The first of them was looked at on the way.
    ways = [5, 6, 9, 11, 3] if unfolded else [3, 5, 6, 9, 11]
    places = [3, 5, 6, 9, 11]
    for line in [*ways, ways[0]]:
        QTest.keyClick(page.dialog.focusWidget(), Key.Key_F8)
        assert page.source.textCursor().blockNumber() + 1 == line
        assert page.page.bar._text.text().startswith(f"{places.index(line) + 1} / 5　{line}行目")


def test_all_of_them_are_decided_about_at_once_and_taken_back_at_once(page: Reviewer) -> None:
    go_to_alike(page)
    QTest.keyClick(page.structure, Key.Key_Menu)
    assert page.menu().actions()[0].text() == "同じ形の4行は"
    page.choose(Key.Key_8)
    decided = page.dialog.deciding.decisions.lines
    assert decided == dict.fromkeys(ALIKE, LineRole.TEXT)
    assert kinds(page) == [RowKind.DOUBT]
    assert page.page.sentence.text().endswith("要確認が1件あります。")
    assert page.word.startswith("同じ形の4行を「地の文」としました。")
    page.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.dialog.deciding.decisions.lines == {}
    assert kinds(page) == [RowKind.ALIKE, RowKind.DOUBT]


def test_one_of_them_is_decided_about_alone_and_the_others_stay_open(page: Reviewer) -> None:
    go_to_alike(page)
    QTest.keyClick(page.structure, Key.Key_Return)
    QTest.keyClick(page.structure, Key.Key_Down)
    QTest.keyClick(page.structure, Key.Key_Down)
    QTest.keyClick(page.structure, Key.Key_Menu)
    page.choose(Key.Key_8)
    assert page.dialog.deciding.decisions.lines == {5: LineRole.TEXT}
    assert kinds(page) == [RowKind.ALIKE, *[RowKind.DOUBT] * 4], "what was open is open"


def test_thousands_are_shown_and_opened_in_a_blink(qtbot: QtBot, opened: Open) -> None:
    def many(source: Source, **_: Any) -> Recognition:
        found = read(source)
        first = found.state.review.doubts[0]
        doubts = tuple(first.model_copy(update={"line": n}) for n in range(1, 5001))
        return Recognition(found.state.replaced(review=found.state.review.replaced(doubts=doubts)), ())

    dialog = opened(recognize=many)
    dialog.import_text("\n".join(["○岸辺　はい。"] * 5000))
    qtbot.waitUntil(dialog.review.isVisible)
    page = Reviewer(qtbot, dialog)
    page.structure.setFocus()
    go_to_alike(page)
    took = _seconds(lambda: QTest.keyClick(page.structure, Key.Key_Return))
    assert len(kinds(page)) == 5001
    took += _seconds(lambda: [QTest.keyClick(page.structure, Key.Key_F8) for _ in range(10)])
    assert took < 2


def _seconds(act: Callable[[], object]) -> float:
    begin = perf_counter()
    act()
    return perf_counter() - begin
