"""The panel of problems: groups, places, settling, and a selection that stays."""

from collections.abc import Callable, Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import large_state, sample_state, with_blocks, with_doubts
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Block, BlockKind, UnknownSpeaker
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.problems import ProblemsPanel
from zadankai_editor.ui.panels.problems.rows import (
    AlikeRow,
    FindingRow,
    GroupRow,
    SettledGroupRow,
    SettledRow,
)
from zadankai_editor.ui.theme import DARK, LIGHT

JOINED = Doubt(
    code="import.participants.joined", message="一行に二人います。", path="participants[3]", line=12
)


_WHY = {"b4": "名前が二つあります。", "b6": "名前がありません。", "b8": "名前が違うかもしれません。"}


def unsure(block: str) -> Doubt:
    return Doubt(code="import.speaker.uncertain", message=_WHY[block], block=block)


def begins_alike(line: int, block: str = "b4") -> Doubt:
    message = f"「○岸辺{line}」で始まる段落があります。この人の発言でないか確かめてください。"
    return Doubt(code="import.speaker.uncertain", message=message, block=block, line=line)


ALIKE = (*(begins_alike(line) for line in (12, 15, 20)), begins_alike(340, "b8"))


@pytest.fixture
def state() -> State:
    state = with_blocks(
        sample_state(),
        Block(id="x1", kind=BlockKind.UTTERANCE, text="一", speaker=UnknownSpeaker(label="穂谷")),
        Block(id="x2", kind=BlockKind.UTTERANCE, text="二", written="市側"),
    )
    return with_doubts(state, JOINED, unsure("b4"), unsure("b6"), unsure("b8"))


@pytest.fixture
def checker(session: Session) -> Iterator[Checker]:
    checker = Checker(session, lambda: None)
    checker.check_now()
    yield checker
    checker.close()


@pytest.fixture
def panel(session: Session, checker: Checker, show: Callable[[QWidget], None]) -> ProblemsPanel:
    panel = ProblemsPanel(session, LIGHT, checker)
    show(panel)
    panel.list.setFocus()
    return panel


def groups(panel: ProblemsPanel) -> list[str]:
    kinds = (GroupRow, SettledGroupRow)
    return [panel.model.text(row) for row in panel.model.values if isinstance(row, kinds)]


def select(panel: ProblemsPanel, block: str | None, path: str | None = None) -> None:
    for number, row in enumerate(panel.model.values):
        if isinstance(row, FindingRow) and (row.finding.block, row.finding.path) == (block, path):
            panel.list.setCurrentIndex(panel.model.index(number))
            return
    raise AssertionError(f"no row for {block or path}")


def selected(panel: ProblemsPanel) -> tuple[str | None, str | None]:
    row = panel.model.value_at(panel.list.currentIndex())
    assert isinstance(row, FindingRow), row
    return row.finding.block, row.finding.path


def test_findings_stand_in_groups_with_their_number(panel: ProblemsPanel) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert groups(panel) == ["誤り 2", "要確認 4", "注意 4"]


def test_place_is_said_in_words(panel: ProblemsPanel) -> None:
    assert panel._place_of("x1", None) == "穂谷：一"
    assert panel._place_of("x2", None) == "市側：二"
    assert panel._place_of("b1", None).startswith("見出し：図書館")
    assert panel._place_of(None, "participants[3].label") == "参加者 帆足・表示名"
    assert panel._place_of(None, "participants") == "参加者"
    assert panel._place_of(None, "agenda[1]") == "議題 ② コミュニティバスの乗り継ぎ"
    assert panel._place_of(None, "notes[0].text") == "注 CIO(最高情報責任者)"
    assert panel._place_of(None, "held.date") == "開催日"
    assert panel._place_of("gone", None) == "（今はないブロック）"


def test_enter_and_click_lead_to_block_or_field(qtbot: QtBot, panel: ProblemsPanel) -> None:
    select(panel, "b6")
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["b6"]
    select(panel, None, "participants[3]")
    place = panel.list.visualRect(panel.list.currentIndex()).center() + QPoint(1, 1)
    with qtbot.waitSignal(panel.field_wanted) as wanted:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["participants[3]"]


def test_headings_are_passed_over_by_the_keys(qtbot: QtBot, panel: ProblemsPanel) -> None:
    for _ in range(len(panel.model.values)):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
        assert isinstance(panel.model.value_at(panel.list.currentIndex()), FindingRow)


def test_f7_settles_and_selects_the_next_doubt(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
    select(panel, "b6")
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    assert [s.doubt for s in session.review.settled] == [unsure("b6")]
    assert selected(panel) == ("b8", None)
    assert groups(panel) == ["誤り 2", "要確認 3", "注意 4", "確認済み 1件"]
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    assert selected(panel) == ("b4", None), "behind the last one the one before"
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    assert session.review.doubts == ()
    assert len(session.review.settled) == 4
    assert not panel.settle.isEnabled()
    session.undo()
    qtbot.waitUntil(lambda: "要確認 1" in groups(panel))


def test_doubt_about_a_field_is_settled_by_the_button(
    qtbot: QtBot, session: Session, panel: ProblemsPanel
) -> None:
    select(panel, None, "participants[3]")
    qtbot.mouseClick(panel.settle, Qt.MouseButton.LeftButton)
    assert [s.doubt for s in session.review.settled] == [JOINED]
    assert session.review.settled[0].at


def test_a_warning_is_settled_and_not_told_again(
    qtbot: QtBot, session: Session, panel: ProblemsPanel, checker: Checker
) -> None:
    before = [f for f in checker.findings if f.severity is Severity.WARNING]
    first, second = before[:2]
    select(panel, first.block, first.path)
    assert panel.settle.isEnabled()
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    (settled,) = session.review.settled
    assert (settled.doubt.code, settled.doubt.message) == (first.code, first.message)
    assert selected(panel) == (second.block, second.path), "the next warning, not a doubt above"
    assert f"注意 {len(before) - 1}" in groups(panel)
    assert first not in checker.check_now()
    session.undo()
    qtbot.waitUntil(lambda: f"注意 {len(before)}" in groups(panel))


def test_an_error_cannot_be_settled(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
    select(panel, "x1")
    assert not panel.settle.isEnabled()
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    assert session.undo_stack.count() == 0


def test_settled_doubts_unfold(qtbot: QtBot, panel: ProblemsPanel) -> None:
    select(panel, "b4")
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    last = len(panel.model.values) - 1
    panel.list.setCurrentIndex(panel.model.index(last))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    row = panel.model.values[-1]
    assert isinstance(row, SettledRow)
    panel.grab()
    panel.list.setCurrentIndex(panel.model.index(last + 1))
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["b4"]
    panel.list.setCurrentIndex(panel.model.index(last))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert isinstance(panel.model.values[-1], SettledGroupRow)


@pytest.fixture
def alike(qtbot: QtBot, session: Session, checker: Checker, panel: ProblemsPanel) -> ProblemsPanel:
    """The panel with four doubts that say the same, and three that do not."""
    session.open(with_doubts(sample_state(), *(unsure(b) for b in _WHY), *ALIKE))
    checker.check_now()
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return panel


def select_alike(panel: ProblemsPanel) -> AlikeRow:
    (row,) = (value for value in panel.model.values if isinstance(value, AlikeRow))
    panel.list.setCurrentIndex(panel.model.index(panel.model.values.index(row)))
    return row


def test_doubts_alike_share_a_row_that_counts_them(alike: ProblemsPanel) -> None:
    assert "要確認 7" in groups(alike), "the heading counts each of them"
    text = alike.model.text(select_alike(alike))
    assert "同じ形の行 4行（12〜340行）" in text
    assert "「…」で始まる段落があります。" in text
    assert sum(isinstance(row, FindingRow) and row.alike for row in alike.model.values) == 0
    assert alike.settle.isEnabled()


def test_the_row_of_doubts_alike_unfolds_and_leads_to_each(qtbot: QtBot, alike: ProblemsPanel) -> None:
    select_alike(alike)
    qtbot.keyClick(alike.list, Qt.Key.Key_Return)
    lines = []
    for _ in ALIKE:
        qtbot.keyClick(alike.list, Qt.Key.Key_Down)
        row = alike.model.value_at(alike.list.currentIndex())
        assert isinstance(row, FindingRow)
        with qtbot.waitSignals([alike.block_wanted, alike.visited]):
            qtbot.keyClick(alike.list, Qt.Key.Key_Return)
        lines.append(row.finding.line)
    assert lines == [12, 15, 20, 340]
    spoken = alike.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "元の記録の340行目" in spoken
    alike.grab()
    qtbot.keyClick(alike.list, Qt.Key.Key_Left)
    assert isinstance(alike.model.value_at(alike.list.currentIndex()), AlikeRow)
    qtbot.keyClick(alike.list, Qt.Key.Key_Left)
    assert not select_alike(alike).unfolded
    qtbot.keyClick(alike.list, Qt.Key.Key_Right)
    assert select_alike(alike).unfolded


def test_doubts_alike_are_settled_at_once_in_one_step(
    qtbot: QtBot, session: Session, alike: ProblemsPanel
) -> None:
    select_alike(alike)
    qtbot.keyClick(alike.list, Qt.Key.Key_F7)
    assert [s.doubt for s in session.review.settled] == list(ALIKE)
    assert {d.message for d in session.review.doubts} == set(_WHY.values())
    assert isinstance(alike.model.value_at(alike.list.currentIndex()), FindingRow), "the next doubt"
    session.undo()
    assert session.review.settled == ()
    assert len(session.review.doubts) == 7


def test_one_of_several_doubts_alike_is_settled_alone(
    qtbot: QtBot, session: Session, alike: ProblemsPanel
) -> None:
    select_alike(alike)
    qtbot.keyClick(alike.list, Qt.Key.Key_Right)
    qtbot.keyClick(alike.list, Qt.Key.Key_Down)
    qtbot.keyClick(alike.list, Qt.Key.Key_Down)
    qtbot.keyClick(alike.list, Qt.Key.Key_F7)
    assert [s.doubt for s in session.review.settled] == [ALIKE[1]]
    assert "同じ形の行 3行（12〜340行）" in alike.model.text(select_alike(alike))
    assert "要確認 6" in groups(alike)


def test_thousands_of_doubts_alike_are_settled_in_a_blink(
    qtbot: QtBot, session: Session, checker: Checker, panel: ProblemsPanel
) -> None:
    many = tuple(begins_alike(line) for line in range(1, 5001))
    session.open(with_doubts(sample_state(), *many))
    checker.check_now()
    select_alike(panel)
    begin = perf_counter()
    qtbot.keyClick(panel.list, Qt.Key.Key_F7)
    assert perf_counter() - begin < 2
    assert len(session.review.settled) == 5000


def test_selection_stays_when_problems_come_and_go(
    qtbot: QtBot, session: Session, checker: Checker, panel: ProblemsPanel
) -> None:
    select(panel, "b8")
    index = next(i for i, b in enumerate(session.record.blocks) if b.id == "x1")
    session.dispatch(set_speaker(session.state, [index], "p1"))
    qtbot.waitUntil(lambda: "誤り 1" in groups(panel))
    assert selected(panel) == ("b8", None)
    select(panel, "x2")
    session.dispatch(set_speaker(session.state, [index + 1], "p2"))
    qtbot.waitUntil(lambda: "誤り 1" not in groups(panel))
    assert selected(panel) == (None, "participants[3]"), "what has come into its place"


def test_all_well_is_said(session: Session, checker: Checker, panel: ProblemsPanel) -> None:
    assert not panel._ok_text.isVisible()
    checker.findings = ()
    checker.found.emit(())
    assert panel._ok_text.isVisible()
    assert not panel.list.isVisible()


def test_hidden_panel_waits(session: Session, checker: Checker, panel: ProblemsPanel) -> None:
    panel.hide()
    checker.findings = ()
    checker.found.emit(())
    assert panel.model.values
    panel.show()
    assert not panel.model.values


def test_thousands_are_shown(session: Session, checker: Checker, panel: ProblemsPanel) -> None:
    state = large_state()
    nobody = tuple(b.model_copy(update={"speaker": None}) for b in state.record.blocks)
    session.open(state.replaced(record=state.record.replaced(blocks=nobody)))
    checker.check_now()
    assert groups(panel)[0] == "誤り 10000"
    panel.list.setCurrentIndex(panel.model.index(5000))
    before = panel.model.value_at(panel.list.currentIndex())
    checker.findings = checker.findings[1:]
    checker.found.emit(checker.findings)
    assert panel.model.value_at(panel.list.currentIndex()) == before


def test_everything_fits(panel: ProblemsPanel, fits: Callable[..., None]) -> None:
    fits(panel)
    panel.set_theme(DARK)
    panel.grab()
