"""What somebody says that a line is, and what that teaches the rest of the document."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.qt.gate import PLAIN, Gate
from tests.qt.import_review.conftest import Open, Reviewer
from tests.qt.import_review.sources import DOUBTFUL, long_text
from zadankai_editor.readers.structure import Structure
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import UNDECIDED, Decisions, LineRole
from zadankai_editor.record.review import Source
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.marks import Fate

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINES = DOUBTFUL.split("\n")
MEMO = LINES.index("メモ：このあと休憩をはさんだ。") + 1
TEXT, LEAVE_OUT, HEADING = Qt.Key.Key_8, Qt.Key.Key_0, Qt.Key.Key_1


def _mark_sign(reviewer: Reviewer, line: int) -> str:
    mark = reviewer.source.mark_at(line)
    assert mark is not None
    return mark.sign


def test_a_line_is_said_to_be_something_and_taken_back(reviewer: Reviewer) -> None:
    reviewer.say_of_line(MEMO, TEXT)
    assert _mark_sign(reviewer, MEMO) == "地の文"
    mark = reviewer.source.mark_at(MEMO)
    assert mark is not None
    assert mark.decided == "地の文"
    assert "指定" in mark.explanation
    assert reviewer.word.startswith(f"{MEMO}行目を「地の文」としました。")
    assert reviewer.source.hasFocus()
    assert reviewer.source.textCursor().blockNumber() + 1 == MEMO
    reviewer.say_of_line(MEMO, Qt.Key.Key_Z)
    assert _mark_sign(reviewer, MEMO) == "発言"
    assert reviewer.word.startswith(f"{MEMO}行目の指定を取り消しました。")


@pytest.mark.parametrize(
    ("key", "words", "target"),
    [
        (Qt.Key.Key_D, "題名", "title"),
        (Qt.Key.Key_P, "参加者", "participants"),
        (Qt.Key.Key_G, "議題", "agenda"),
        (Qt.Key.Key_H, "開催日", "held"),
        (Qt.Key.Key_L, "リード", "lead"),
        (Qt.Key.Key_E, "結び", "closing"),
        (Qt.Key.Key_9, "注", "notes"),
    ],
)
def test_a_line_is_named_by_a_key_and_the_record_has_it(
    reviewer: Reviewer, key: Qt.Key, words: str, target: str
) -> None:
    sheet = reviewer.dialog.deciding.sheet
    assert sheet is not None
    before = sheet.recognition.state
    reviewer.say_of_line(MEMO, key)
    sheet = reviewer.dialog.deciding.sheet
    assert sheet is not None
    mark = reviewer.source.mark_at(MEMO)
    assert mark is not None
    assert mark.decided == words
    assert reviewer.word.startswith(f"{MEMO}行目を「{words}」としました。")
    (use,) = (use for use in sheet.recognition.state.review.lines if use.number == MEMO)
    assert (use.target or "").startswith(target)
    accepted: list[Recognition] = []
    reviewer.press(Qt.Key.Key_Z, CTRL)
    assert reviewer.dialog.deciding.sheet is not None
    assert reviewer.dialog.deciding.sheet.recognition.state == before
    reviewer.press(Qt.Key.Key_Y, CTRL)
    reviewer.dialog.accepted_recognition.connect(accepted.append)
    reviewer.dialog.accept()
    assert accepted[0].state == sheet.recognition.state


def test_assistive_tools_hear_what_a_line_was_read_as(reviewer: Reviewer, qtbot: QtBot) -> None:
    def described() -> str:
        interface = QAccessible.queryAccessibleInterface(reviewer.source)
        return str(interface.text(QAccessible.Text.Description))

    reviewer.say_of_line(MEMO, TEXT)
    qtbot.waitUntil(lambda: described() == "地の文として読み取りました。「地の文」と指定した行です")
    reviewer.press(Qt.Key.Key_Up)
    reviewer.press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: described().startswith("発言（「甲野」？）として読み取りました"))
    assert "要確認：" in described()


def test_left_out_lines_look_so_at_once(reviewer: Reviewer) -> None:
    block = reviewer.source.document().findBlockByNumber(MEMO - 1)
    reviewer.say_of_line(MEMO, LEAVE_OUT)
    mark = reviewer.source.mark_at(MEMO)
    assert mark is not None
    assert mark.fate is Fate.LEFT_OUT
    assert mark.note
    assert block.begin().fragment().charFormat().foreground().color() == reviewer.source.theme.muted
    reviewer.press(Qt.Key.Key_Z, CTRL)
    assert block.begin().fragment().charFormat().foreground().color() != reviewer.source.theme.muted


def test_what_is_alike_is_read_anew_and_counted(opened: Open, qtbot: QtBot) -> None:
    text = "\n".join(
        [
            "坂の町の座談会",
            "",
            "参加者",
            "坂町長：早瀬 文乃",
            "坂町図書館長：椎葉 緑",
            "",
            *(
                f"{name}\n　{n}番目の発言です。坂の上まで本を運びます。\n"
                + ("\n◇坂の途中\n" if n % 2 else "")
                for n, name in enumerate(("早瀬", "椎葉", "早瀬", "椎葉", "早瀬", "椎葉"))
            ),
        ]
    )
    reviewer = Reviewer(qtbot, opened(text))
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("◇")]
    reviewer.say_of_line(lines[0], LEAVE_OUT)
    assert [_mark_sign(reviewer, line) for line in lines] == ["除外"] * 3
    assert reviewer.word == f"{lines[0]}行目を「記録に入れない」としました。同じ形の2行も読み直しました。"


def test_the_menu_opens_in_the_record_too(reviewer: Reviewer) -> None:
    structure = reviewer.structure
    structure.setFocus()
    place = next(n for n, row in enumerate(structure.rows) if row.text == "このあと休憩をはさんだ。")
    structure.choose(place)
    QTest.keyClick(structure, Qt.Key.Key_F10, SHIFT)
    assert f"{MEMO}行目" in reviewer.menu().actions()[0].text()
    reviewer.choose(TEXT)
    assert _mark_sign(reviewer, MEMO) == "地の文"
    row = structure.rows[structure.currentIndex().row()]
    assert row.text.endswith("このあと休憩をはさんだ。")
    assert row.decided
    assert structure.hasFocus()


@pytest.mark.parametrize("answer", ["確認に戻る(&B)", "取り込みを中止する(&S)"])
def test_esc_asks_before_what_was_decided_is_thrown_away(reviewer: Reviewer, answer: str) -> None:
    reviewer.say_of_line(MEMO, TEXT)
    dialog = reviewer.source.window()
    assert isinstance(dialog, ImportReview)
    QTest.keyClick(reviewer.source, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    assert dialog.isVisible()
    (button,) = (button for button in box.buttons() if button.text() == answer)
    button.click()
    QApplication.processEvents()
    assert dialog.isVisible() == (answer == "確認に戻る(&B)")
    assert _mark_sign(reviewer, MEMO) == "地の文"


def test_esc_closes_at_once_where_nothing_was_decided(reviewer: Reviewer) -> None:
    QTest.keyClick(reviewer.source, Qt.Key.Key_Escape)
    assert not reviewer.source.window().isVisible()


def test_the_menu_shows_what_was_said_before(reviewer: Reviewer) -> None:
    reviewer.say_of_line(MEMO, TEXT)
    QTest.keyClick(reviewer.source, Qt.Key.Key_Menu)
    checked = [action.data() for action in reviewer.menu().actions() if action.isChecked()]
    assert checked == [LineRole.TEXT]
    QTest.keyClick(reviewer.menu(), Qt.Key.Key_Escape)


def test_blank_lines_have_no_menu(reviewer: Reviewer) -> None:
    reviewer.source.setFocus()
    reviewer.source.reveal(2)
    QTest.keyClick(reviewer.source, Qt.Key.Key_Menu)
    assert QApplication.activePopupWidget() is None


class TestReadingAgain:
    """What is seen and chosen survives, and only the last decision is waited for."""

    def test_place_row_and_focus_stay(self, opened: Open, qtbot: QtBot) -> None:
        reviewer = Reviewer(qtbot, opened(long_text(400)))
        structure, source = reviewer.structure, reviewer.source
        structure.setFocus()
        row = len(structure.rows) - 100
        structure.choose(row)
        reviewer.page._on_row_chosen(row)
        text = structure.rows[row].text
        height = structure.visualRect(structure.currentIndex()).top()
        scrolled = source.verticalScrollBar().value()
        line = next(n for n, word in enumerate(source.toPlainText().split("\n"), 1) if "7番目" in word) - 1
        reviewer.dialog.deciding.decide_line(line, LineRole.LEFT_OUT)
        reviewer.wait()
        now = structure.currentIndex()
        assert structure.rows[now.row()].text == text
        assert abs(structure.visualRect(now).top() - height) <= 2
        assert source.verticalScrollBar().value() == scrolled
        assert structure.hasFocus()

    def test_the_old_result_stays_until_the_new_one_is_there(self, opened: Open, qtbot: QtBot) -> None:
        gate = Gate()
        dialog = opened(DOUBTFUL, recognize=gate)
        reviewer = Reviewer(qtbot, dialog)
        reviewer.go_to("乙川")
        QTest.keyClick(reviewer.candidates, Qt.Key.Key_Space)
        assert dialog.deciding.reading
        assert not reviewer.row("乙川").ticked
        assert "乙川" in reviewer.speakers().values()
        busy = reviewer.page.heading.busy
        assert not busy.isVisible()
        qtbot.waitUntil(busy.isVisible)
        gate.let.set()
        reviewer.wait()
        assert "乙川" not in reviewer.speakers().values()
        assert not busy.isVisible()

    def test_a_newer_decision_stops_the_reading_under_way(self, opened: Open, qtbot: QtBot) -> None:
        gate = Gate()
        reviewer = Reviewer(qtbot, opened(DOUBTFUL, recognize=gate))
        reviewer.go_to("乙川")
        QTest.keyClick(reviewer.candidates, Qt.Key.Key_Space)
        assert gate.begun.wait(5)
        reviewer.dialog.deciding.decide_line(MEMO, LineRole.TEXT)
        assert gate.was_cancelled.wait(5)
        gate.let.set()
        reviewer.wait()
        assert "乙川" not in reviewer.speakers().values()
        assert _mark_sign(reviewer, MEMO) == "地の文"
        assert gate.seen[-1].lines == {MEMO: LineRole.TEXT}
        assert len(gate.seen[-1].speakers) == 1

    def test_taking_over_waits_for_the_last_decision(self, opened: Open, qtbot: QtBot) -> None:
        gate = Gate()
        reviewer = Reviewer(qtbot, opened(DOUBTFUL, recognize=gate))
        reviewer.dialog.deciding.decide_line(MEMO, LineRole.LEFT_OUT)
        taken: list[Recognition] = []
        reviewer.dialog.accepted_recognition.connect(taken.append)
        QTest.keyClick(reviewer.candidates, Qt.Key.Key_Return, CTRL)
        assert not taken
        assert reviewer.dialog.isVisible()
        gate.let.set()
        qtbot.waitUntil(lambda: bool(taken))
        assert all("休憩" not in block.text for block in taken[0].state.record.blocks)
        assert not reviewer.dialog.isVisible()

    def test_closing_stops_it(self, opened: Open, qtbot: QtBot) -> None:
        gate = Gate()
        reviewer = Reviewer(qtbot, opened(DOUBTFUL, recognize=gate))
        reviewer.dialog.deciding.decide_line(MEMO, LineRole.LEFT_OUT)
        assert gate.begun.wait(5)
        QTest.keyClick(reviewer.source, Qt.Key.Key_Escape)
        (box,) = reviewer.dialog.findChildren(QMessageBox)
        next(button for button in box.buttons() if "中止する" in button.text()).click()
        qtbot.waitUntil(gate.was_cancelled.is_set)
        qtbot.waitUntil(lambda: not reviewer.dialog.isVisible())

    def test_a_decision_that_cannot_be_read_by_is_taken_back(self, opened: Open, qtbot: QtBot) -> None:
        def broken(
            source: Source,
            *,
            structure: Structure = PLAIN,
            decisions: Decisions = UNDECIDED,
            progress: Callable[[float], None] | None = None,
            cancelled: Callable[[], bool] | None = None,
        ) -> Recognition:
            raise ZeroDivisionError

        reviewer = Reviewer(qtbot, opened(DOUBTFUL, recognize=broken))
        reviewer.go_to("乙川")
        with qtbot.captureExceptions() as raised:
            reviewer.press(Qt.Key.Key_Space)
        assert [kind for kind, *_ in raised] == [ZeroDivisionError]
        assert reviewer.row("乙川").ticked
        assert "前の結果を残しています" in reviewer.word
        assert reviewer.dialog.deciding.undoable is None


class TestLeftOut:
    @pytest.fixture
    def lines(self, reviewer: Reviewer) -> Callable[[], list[str]]:
        """Return the lines of the source that are shown."""

        def shown() -> list[str]:
            block, found = reviewer.source.document().begin(), []
            while block.isValid():
                if block.isVisible():
                    found.append(block.text())
                block = block.next()
            return found

        return shown

    def test_only_what_is_left_out_is_shown(self, reviewer: Reviewer, lines: Callable[[], list[str]]) -> None:
        box = reviewer.page.left_out
        box.setFocus()
        reviewer.press(Qt.Key.Key_Space)
        assert box.isChecked()
        assert lines() == ["参加者"]
        assert [number for number, *_ in reviewer.source.visible_lines()] == [3]
        reviewer.say_of_line(3, Qt.Key.Key_Escape)
        reviewer.dialog.deciding.decide_line(MEMO, LineRole.LEFT_OUT)
        reviewer.wait()
        assert LINES[MEMO - 1] in lines()
        box.setFocus()
        reviewer.press(Qt.Key.Key_Space)
        assert lines() == LINES
