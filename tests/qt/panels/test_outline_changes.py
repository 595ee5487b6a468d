"""The outline renames entries in place, and moves whole sections."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.outline import OutlinePanel
from zadankai_editor.ui.panels.outline.model import SECTION_FORMAT
from zadankai_editor.ui.panels.outline.renaming import RenameField
from zadankai_editor.ui.theme import LIGHT

Key = Qt.Key
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
Compose = Callable[..., None]


@pytest.fixture
def panel(session: Session, show: Callable[[QWidget], None]) -> OutlinePanel:
    panel = OutlinePanel(session, LIGHT)
    show(panel)
    panel.tree.setFocus()
    return panel


@pytest.fixture
def refusals(session: Session) -> list[str]:
    found: list[str] = []
    session.refused.connect(found.append)
    return found


def at(panel: OutlinePanel, key: str) -> None:
    panel.tree.setCurrentIndex(panel.model.index_of(key))


def field_over(panel: OutlinePanel, key: str) -> RenameField:
    """Press F2 on an entry; return the field that opens."""
    at(panel, key)
    QTest.keyClick(panel.tree, Key.Key_F2)
    assert panel.field is not None
    assert panel.field.hasFocus()
    assert (
        panel.field.geometry().center().y() == panel.tree.visualRect(panel.model.index_of(key)).center().y()
    )
    return panel.field


def retype(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def key_at_hand(panel: OutlinePanel) -> str:
    entry = panel.model.entry(panel.tree.currentIndex())
    return entry.key if entry else ""


def text_of(session: Session, block: str) -> str:
    return next(b.text for b in session.record.blocks if b.id == block)


def sections(session: Session) -> list[str]:
    return [b.id for b in session.record.blocks if b.kind is BlockKind.SECTION]


# Renaming


def test_enter_renames_a_section_in_one_step(session: Session, panel: OutlinePanel) -> None:
    field = field_over(panel, "b13")
    assert field.text() == "コミュニティバスの乗り継ぎ"
    assert "見出し" in field.accessibleName()
    retype(field, "bus")
    assert session.undo_stack.count() == 0
    QTest.keyClick(field, Key.Key_Return)
    assert text_of(session, "b13") == "bus"
    assert panel.field is None
    assert panel.tree.hasFocus()
    assert key_at_hand(panel) == "b13"
    assert session.undo_stack.count() == 1
    session.undo()
    assert text_of(session, "b13") == "コミュニティバスの乗り継ぎ"


def test_esc_gives_up(session: Session, panel: OutlinePanel) -> None:
    field = field_over(panel, "b13")
    retype(field, "bus")
    QTest.keyClick(field, Key.Key_Escape)
    assert panel.field is None
    assert panel.tree.hasFocus()
    assert session.undo_stack.count() == 0


def test_what_was_typed_is_kept_when_the_focus_leaves(
    qtbot: QtBot, session: Session, panel: OutlinePanel
) -> None:
    field = field_over(panel, "b2")
    retype(field, "lib")
    panel.tree.setFocus()
    assert text_of(session, "b2") == "lib"
    assert panel.field is None


def test_keys_of_a_composition_neither_commit_nor_give_up(
    session: Session, panel: OutlinePanel, compose: Compose
) -> None:
    field = field_over(panel, "b13")
    field.selectAll()
    compose(field, "まちのあし")
    QTest.keyClick(field, Key.Key_Return)
    assert panel.field is field
    assert session.undo_stack.count() == 0
    QTest.keyClick(field, Key.Key_Escape)
    assert panel.field is field
    compose(field, commit="町の足")
    assert session.undo_stack.count() == 0
    QTest.keyClick(field, Key.Key_Return)
    assert text_of(session, "b13") == "町の足"
    assert session.undo_stack.count() == 1


def test_an_agenda_item_is_renamed_and_it_says_so(session: Session, panel: OutlinePanel) -> None:
    field = field_over(panel, "#a1")
    assert "議題の名前を変えます" in panel.hint.text()
    assert field.accessibleName() == "議題の名前"
    retype(field, "books")
    QTest.keyClick(field, Key.Key_Return)
    assert session.record.agenda[0].text == "books"
    assert text_of(session, "b1") == "図書館の予約受取と夜間開館について"
    assert key_at_hand(panel) == "#a1"
    session.undo()
    assert session.record.agenda[0].text == "図書館の予約受け取りと夜間開館"


@pytest.mark.parametrize("key", ["b13", "#a1"])
def test_without_any_letters_the_field_stays_and_says_why(
    session: Session, panel: OutlinePanel, key: str
) -> None:
    field = field_over(panel, key)
    field.clear()
    QTest.keyClicks(field, " ")
    QTest.keyClick(field, Key.Key_Return)
    assert panel.field is field
    assert panel.hint.text().startswith(("見出しには文字が要ります", "議題の文を入れてください"))
    assert session.undo_stack.count() == 0
    QTest.keyClick(field, Key.Key_Escape)


def test_the_lead_has_no_name(session: Session, panel: OutlinePanel, refusals: list[str]) -> None:
    at(panel, session.record.blocks[0].id)
    QTest.keyClick(panel.tree, Key.Key_F2)
    assert panel.field is None
    assert refusals == ["リードと結びには名前がありません。"]


def test_another_record_ends_it(session: Session, panel: OutlinePanel) -> None:
    field_over(panel, "b13")
    session.open(session.state)
    assert panel.field is None


# Moving


def test_keys_move_a_section_and_it_stays_at_hand(session: Session, panel: OutlinePanel) -> None:
    at(panel, "b28")
    QTest.keyClick(panel.tree, Key.Key_Up, ALT_SHIFT)
    assert sections(session) == ["b1", "b28", "b13"]
    assert key_at_hand(panel) == "b28"
    QTest.keyClick(panel.tree, Key.Key_Down, ALT_SHIFT)
    assert sections(session) == ["b1", "b13", "b28"]
    assert session.undo_stack.count() == 2
    assert [b.agenda for b in session.record.blocks if b.kind is BlockKind.SECTION] == ["a1", "a2", "a3"]


def test_what_is_selected_goes_along(session: Session, panel: OutlinePanel) -> None:
    index = next(i for i, b in enumerate(session.record.blocks) if b.id == "b30")
    caret = Selection.caret(index, 2)
    panel.follow_selection(lambda: caret)
    swaps: list[Selection | None] = []
    session.swapped.connect(lambda swap: swaps.append(swap.selection))
    at(panel, "b28")
    QTest.keyClick(panel.tree, Key.Key_Up, ALT_SHIFT)
    (after,) = swaps
    assert after is not None
    assert session.record.blocks[after.head.index].id == "b30"
    assert after.head.offset == 2
    session.undo()
    assert swaps[-1] == caret


def test_what_cannot_be_moved_says_so(session: Session, panel: OutlinePanel, refusals: list[str]) -> None:
    for key in (session.record.blocks[0].id, "#a1"):
        at(panel, key)
        QTest.keyClick(panel.tree, Key.Key_Down, ALT_SHIFT)
    at(panel, "b1")
    QTest.keyClick(panel.tree, Key.Key_Up, ALT_SHIFT)
    assert len(refusals) == 3
    assert session.undo_stack.count() == 0


def drop(panel: OutlinePanel, key: str, row: int, parent: str | None) -> None:
    """Drop an entry as Qt's view does: at a row of a parent, or on it (-1)."""
    model = panel.model
    mime = model.mimeData([model.index_of(key)])
    assert mime.formats() == [SECTION_FORMAT]
    place = model.index_of(parent) if parent else model.index(-1, -1)
    assert model.canDropMimeData(mime, Qt.DropAction.MoveAction, row, 0, place)
    model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, place)
    QApplication.processEvents()


def test_a_section_is_dropped_between_others(session: Session, panel: OutlinePanel) -> None:
    drop(panel, "b28", 1, None)  # before the item of the first section
    assert sections(session) == ["b28", "b1", "b13"]
    assert key_at_hand(panel) == "b28"
    session.undo()
    drop(panel, "b1", -1, "b13")
    assert sections(session) == ["b13", "b1", "b28"]
    session.undo()
    drop(panel, "b1", -1, None)
    assert sections(session) == ["b13", "b28", "b1"]
    assert session.record.blocks[-1].kind is BlockKind.CLOSING


def test_a_section_dropped_within_another_goes_behind_it(session: Session, panel: OutlinePanel) -> None:
    drop(panel, "b1", 1, "b13")
    assert sections(session) == ["b13", "b1", "b28"]


def test_a_heading_is_dropped_into_another_section(session: Session, panel: OutlinePanel) -> None:
    drop(panel, "b2", 0, "b13")
    headings = [b.id for b in session.record.blocks if b.kind in {BlockKind.SECTION, BlockKind.HEADING}]
    assert headings[:3] == ["b1", "b13", "b2"]
    above = panel.model.entry(panel.model.index_of("b2").parent())
    assert above is not None
    assert above.block == "b13"


def test_only_sections_and_headings_can_be_dragged(session: Session, panel: OutlinePanel) -> None:
    def can(key: str) -> bool:
        return bool(panel.model.flags(panel.model.index_of(key)) & Qt.ItemFlag.ItemIsDragEnabled)

    assert can("b1")
    assert can("b2")
    assert not can("#a1")
    assert not can(session.record.blocks[0].id)


def test_what_the_keys_do_is_said_while_they_go_here(panel: OutlinePanel) -> None:
    assert "F2" in panel.hint.text()
    panel.tree.clearFocus()
    assert panel.hint.isHidden()
