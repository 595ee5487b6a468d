"""The outline follows the caret and leads to headings."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import large_state
from zadankai_editor.record.commands import agenda, blocks, text
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.outline import OutlinePanel
from zadankai_editor.ui.theme import DARK, LIGHT


@pytest.fixture
def panel(session: Session, show: Callable[[QWidget], None]) -> OutlinePanel:
    panel = OutlinePanel(session, LIGHT)
    show(panel)
    return panel


def lines(panel: OutlinePanel) -> list[str]:
    found = []
    for entry in panel.model.entries:
        found.append(entry.text)
        found += ["  " + child.text for child in entry.children]
    return found


def current(panel: OutlinePanel) -> str:
    return str(panel.tree.currentIndex().data())


def index_of(session: Session, block: str) -> int:
    return next(i for i, b in enumerate(session.record.blocks) if b.id == block)


def test_lead_sections_with_numbers_headings_and_closing_are_shown(panel: OutlinePanel) -> None:
    assert lines(panel) == [
        "リード",
        "議題① 図書館の予約受け取りと夜間開館",
        "① 図書館の予約受取と夜間開館について",
        "  本を受け取る場所を、暮らしの道すじに",
        "② コミュニティバスの乗り継ぎ",
        "  待つ時間を、過ごす時間に変える",
        "  停留所まで歩けない方を迎えに行く",
        "議題③ 防災アプリと地域の声",
        "③ 防災アプリに地域の声を",
        "  「通知を切られないアプリ」を目指して",
        "結び",
    ]


def test_model_is_sound(session: Session, panel: OutlinePanel) -> None:
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    section = panel.model.index_of("b1")
    child = panel.model.index(0, 0, section)
    assert child.parent() == section
    assert panel.model.rowCount(child) == 0
    assert not panel.model.index(9, 0).isValid()
    session.open(State())
    assert panel.model.rowCount(QModelIndex()) == 0
    assert panel.empty.isVisible()


def test_caret_is_followed(session: Session, panel: OutlinePanel) -> None:
    panel.set_current(0)
    assert current(panel) == "リード"
    panel.set_current(index_of(session, "b4"))
    assert current(panel) == "本を受け取る場所を、暮らしの道すじに"
    panel.set_current(index_of(session, "b13"))
    assert current(panel) == "② コミュニティバスの乗り継ぎ"
    panel.set_current(len(session.record.blocks) - 1)
    assert current(panel) == "結び"


def test_following_the_caret_leads_nowhere(qtbot: QtBot, session: Session, panel: OutlinePanel) -> None:
    with qtbot.assertNotEmitted(panel.block_wanted):
        panel.set_current(20)


def test_enter_and_click_lead_to_the_heading(qtbot: QtBot, panel: OutlinePanel) -> None:
    panel.set_current(0)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert wanted.args == ["b1"]
    place = panel.tree.visualRect(panel.model.index_of("b22")).center() + QPoint(1, 1)
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["b22"]


def test_changes_of_headings_are_shown_after_a_pause(
    qtbot: QtBot, session: Session, panel: OutlinePanel
) -> None:
    session.dispatch(text.edit_text(session.state, index_of(session, "b13"), 0, "", "夜の"))
    assert "② コミュニティバスの乗り継ぎ" in lines(panel)
    qtbot.waitUntil(lambda: "② 夜のコミュニティバスの乗り継ぎ" in lines(panel))
    assert "議題② コミュニティバスの乗り継ぎ" in lines(panel), "the words differ now"
    session.dispatch(agenda.change_agenda_item(session.state, "a2", number=8))
    assert "⑧ 夜のコミュニティバスの乗り継ぎ" in lines(panel)


def test_typing_elsewhere_costs_nothing(session: Session, panel: OutlinePanel) -> None:
    session.dispatch(text.edit_text(session.state, index_of(session, "b4"), 0, "", "あ"))
    assert not panel._pause.isActive()


def test_what_was_folded_stays_folded(qtbot: QtBot, session: Session, panel: OutlinePanel) -> None:
    panel.tree.collapse(panel.model.index_of("b13"))
    session.dispatch(blocks.delete_blocks(session.state, index_of(session, "b29"), 1))
    qtbot.waitUntil(lambda: panel.model.rowCount(panel.model.index_of("b28")) == 0)
    assert not panel.tree.isExpanded(panel.model.index_of("b13"))
    assert panel.tree.isExpanded(panel.model.index_of("b1"))
    panel.set_current(index_of(session, "b16"))
    assert current(panel) == "② コミュニティバスの乗り継ぎ", "the caret is within what is folded"


def test_an_item_that_no_section_treats_stands_where_it_would(session: Session, panel: OutlinePanel) -> None:
    session.dispatch(blocks.delete_blocks(session.state, index_of(session, "b13"), 1))
    panel.refresh()
    assert lines(panel)[4:6] == ["  待つ時間を、過ごす時間に変える", "  停留所まで歩けない方を迎えに行く"]
    assert lines(panel)[6] == "議題② コミュニティバスの乗り継ぎ（見出しなし）"
    panel.tree.setCurrentIndex(panel.model.index_of("#a2"))
    panel.set_current(index_of(session, "b4"))
    assert current(panel) == "本を受け取る場所を、暮らしの道すじに"


def test_items_alone_are_listed(session: Session, panel: OutlinePanel) -> None:
    session.open(State(record=Record(agenda=session.record.agenda)))
    assert [line.endswith("（見出しなし）") for line in lines(panel)] == [True] * 3


def test_headings_without_sections_and_many_blocks(session: Session, panel: OutlinePanel) -> None:
    heading = Block(id="h1", kind=BlockKind.HEADING, text="はじめに")
    session.open(State(record=Record(blocks=(heading,))))
    assert lines(panel) == ["はじめに"]
    session.open(large_state())
    assert len(lines(panel)) == 200 + len(session.record.agenda)
    panel.set_current(9000)
    assert current(panel).startswith("見出し")
    panel.set_theme(DARK)


def test_it_is_narrow(panel: OutlinePanel, fits: Callable[..., None]) -> None:
    fits(panel, 200)
