"""The panel of problems: groups, places, settling, and a selection that stays."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import large_state, sample_state, with_blocks, with_doubts
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.nodes import Block, BlockKind, UnknownSpeaker
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.problems import ProblemsPanel
from zadankai_editor.ui.panels.problems.rows import FindingRow, GroupRow, SettledGroupRow, SettledRow
from zadankai_editor.ui.theme import DARK, LIGHT

JOINED = Doubt(
    code="import.participants.joined", message="一行に二人います。", path="participants[3]", line=12
)


def unsure(block: str) -> Doubt:
    return Doubt(code="import.speaker.uncertain", message=f"{block}は確かではありません。", block=block)


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
    assert groups(panel) == ["誤り 2", "要確認 4", "注意 3"]


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
    assert groups(panel) == ["誤り 2", "要確認 3", "注意 3", "確認済み 1件"]
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


def test_only_doubts_can_be_settled(qtbot: QtBot, session: Session, panel: ProblemsPanel) -> None:
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
