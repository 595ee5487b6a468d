"""The agenda: edited in place, linked with sections."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import large_state, sample_state, with_blocks
from zadankai_editor.record.commands import text
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, UnknownAgenda
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.agenda import AgendaPanel
from zadankai_editor.ui.panels.agenda.row import AgendaRow
from zadankai_editor.ui.theme import DARK, LIGHT
from zadankai_editor.ui.widgets.jump_link import JumpLink

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def state() -> State:
    return with_blocks(
        sample_state(),
        Block(id="x1", kind=BlockKind.SECTION, text="その他", agenda=UnknownAgenda(number=7)),
        Block(id="x2", kind=BlockKind.SECTION, text="おわりに"),
    )


@pytest.fixture
def panel(session: Session, show: Callable[[QWidget], None]) -> AgendaPanel:
    panel = AgendaPanel(session, LIGHT)
    show(panel)
    return panel


def row(panel: AgendaPanel, position: int) -> AgendaRow:
    return panel.rows.show_count(len(panel._items), panel.refresh)[position]


def items(session: Session) -> list[tuple[int, str]]:
    return [(i.number, i.text[:3]) for i in session.record.agenda]


def index_of(session: Session, block: str) -> int:
    return next(i for i, b in enumerate(session.record.blocks) if b.id == block)


def links(panel: AgendaPanel, position: int) -> list[JumpLink]:
    return [link for link in row(panel, position).findChildren(JumpLink) if link.isVisible()]


def test_items_are_shown_with_the_section_that_treats_them(qtbot: QtBot, panel: AgendaPanel) -> None:
    assert [row(panel, n).number.text() for n in range(3)] == ["①", "②", "③"]
    (link,) = links(panel, 1)
    assert link.text() == "→ コミュニティバスの乗り継ぎ"
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert wanted.args == ["b13"]


def test_text_is_edited_in_place_and_enter_makes_no_line(
    qtbot: QtBot, session: Session, panel: AgendaPanel
) -> None:
    field = row(panel, 0).text
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Library")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.record.agenda[0].text == "Library"
    assert session.undo_stack.count() == 1
    session.undo()
    assert field.text().startswith("図書館")


@pytest.mark.parametrize(("typed", "number"), [("4", 4), ("④", 4), ("１２", 12), ("(5)", 5), ("五", 5)])
def test_number_is_read_in_any_form(
    qtbot: QtBot, session: Session, panel: AgendaPanel, typed: str, number: int
) -> None:
    field = row(panel, 2).number
    field.setFocus()
    field.setText(typed)
    field.draft.touch()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.record.agenda[2].number == number
    assert session.record.blocks[index_of(session, "b28")].agenda == "a3"
    assert field.text() not in ("4", "１２", "(5)", "五")


@pytest.mark.parametrize(("typed", "said"), [("1", "別の議題"), ("x", "数で"), ("0", "1以上"), ("", "数で")])
def test_number_that_cannot_be_is_refused_at_the_field(
    qtbot: QtBot, session: Session, panel: AgendaPanel, typed: str, said: str
) -> None:
    field = row(panel, 1).number
    field.setFocus()
    field.setText(typed)
    field.draft.touch()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said in field.draft.problem
    assert field.text() == typed
    assert session.undo_stack.count() == 0
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "②"


def test_new_item_takes_the_next_number_and_the_caret(
    qtbot: QtBot, session: Session, panel: AgendaPanel
) -> None:
    qtbot.mouseClick(panel.tools.add, Qt.MouseButton.LeftButton)
    assert session.record.agenda[-1].number == 4
    field = row(panel, 3).text
    assert field.hasFocus()
    qtbot.keyClicks(field, "Talk")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert session.record.agenda[-1].text == "Talk"


def test_items_move_by_keys_and_the_caret_goes_along(
    qtbot: QtBot, session: Session, panel: AgendaPanel
) -> None:
    panel.rows.focus(0)
    qtbot.keyClick(row(panel, 0).text, Qt.Key.Key_Down, ALT)
    assert items(session) == [(1, "コミュ"), (2, "図書館"), (3, "防災ア")]
    assert row(panel, 1).text.hasFocus()
    assert row(panel, 1).text.text().startswith("図書館")
    assert not panel._session.undo_stack.canRedo()
    qtbot.mouseClick(panel.tools.up, Qt.MouseButton.LeftButton)
    assert items(session)[0] == (1, "図書館")
    assert not panel.tools.up.isEnabled()


def test_removed_item_leaves_its_section(qtbot: QtBot, session: Session, panel: AgendaPanel) -> None:
    panel.rows.focus(1)
    qtbot.mouseClick(panel.tools.remove, Qt.MouseButton.LeftButton)
    assert len(session.record.agenda) == 2
    assert session.record.blocks[index_of(session, "b13")].agenda is None
    assert [s.block for s in panel.links.model.values] == ["b13", "x1", "x2"]
    session.undo()
    assert [s.block for s in panel.links.model.values] == ["x1", "x2"]


def test_an_item_is_removed_by_a_key(qtbot: QtBot, session: Session, panel: AgendaPanel) -> None:
    before = items(session)
    field = row(panel, 1).text
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Delete, ALT)
    assert items(session) == [before[0], *before[2:]]
    session.undo()
    assert items(session) == before


def test_section_at_hand_is_linked_with_an_item(qtbot: QtBot, session: Session, panel: AgendaPanel) -> None:
    panel.set_current(index_of(session, "b16"))
    choice = panel.links.choice
    assert choice.currentText().startswith("② ")
    panel.set_current(index_of(session, "x1"))
    assert choice.currentText() == "番号7（議題にありません）"
    panel.set_current(len(session.record.blocks) - 1)
    assert choice.currentText() == "議題なし"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert session.record.blocks[index_of(session, "x2")].agenda == "a1"
    assert len(links(panel, 0)) == 2
    panel.set_current(0)
    assert not choice.isEnabled()


def test_section_without_an_item_is_gone_to(qtbot: QtBot, panel: AgendaPanel) -> None:
    panel.links.list.setFocus()
    panel.links.list.setCurrentIndex(panel.links.model.index(1))
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(panel.links.list, Qt.Key.Key_Return)
    assert wanted.args == ["x2"]


def test_sections_are_followed_after_a_pause(qtbot: QtBot, session: Session, panel: AgendaPanel) -> None:
    session.dispatch(text.edit_text(session.state, index_of(session, "b13"), 0, "", "夜の"))
    qtbot.waitUntil(lambda: links(panel, 1)[0].text() == "→ 夜のコミュニティバスの乗り継ぎ")
    session.dispatch(text.edit_text(session.state, index_of(session, "b14"), 0, "", "夜の"))
    assert not panel._pause.isActive()


def test_field_of_a_finding_is_found(panel: AgendaPanel) -> None:
    assert panel.shows_field("agenda[1].number")
    panel.go_to_field("agenda[1].number")
    assert row(panel, 1).number.hasFocus()
    panel.go_to_field("agenda[2]")
    assert row(panel, 2).text.hasFocus()


def test_composition_over_a_selection_can_be_cancelled(
    session: Session, panel: AgendaPanel, compose: Callable[..., None]
) -> None:
    field = row(panel, 0).text
    field.setFocus()
    field.selectAll()
    compose(field, preedit="ぎだい")
    compose(field, preedit="")
    assert field.text().startswith("図書館")
    field.selectAll()
    compose(field, preedit="ぎだい")
    compose(field, commit="𠮷祥寺\u00a0の件")
    panel.commit_pending()
    assert session.record.agenda[0].text == "𠮷祥寺\u00a0の件"


def test_very_many_items_come_in_portions(
    qtbot: QtBot, session: Session, panel: AgendaPanel, state: State
) -> None:
    many = tuple(AgendaItem(id=f"a{n}", number=n, text=f"議題{n}") for n in range(1, 201))
    session.open(state.replaced(record=state.record.replaced(agenda=many)))
    assert panel.rows.more.isVisible()
    qtbot.keyClick(panel.rows.more, Qt.Key.Key_Space)
    assert row(panel, 100).text.text() == "議題101"
    panel.go_to_field("agenda[199].text")
    assert row(panel, 199).text.hasFocus()
    session.open(large_state())
    assert panel.empty.isVisible()


def test_everything_fits(panel: AgendaPanel, fits: Callable[..., None]) -> None:
    fits(panel)
    panel.set_theme(DARK)
    panel.grab()
