"""The record's details: title, series, date in any form, footnotes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.commands.details import set_status
from zadankai_editor.record.nodes import Held, Note, Series, Status
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.details import DetailsPanel
from zadankai_editor.ui.panels.details.note_row import NoteRow
from zadankai_editor.ui.theme import DARK, LIGHT
from zadankai_editor.ui.widgets.fields import AnyField, LineField

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(session: Session, show: Callable[[QWidget], None]) -> DetailsPanel:
    panel = DetailsPanel(session, LIGHT)
    show(panel)
    return panel


def note(panel: DetailsPanel, position: int) -> NoteRow:
    return panel.notes.rows.show_count(len(panel._session.record.notes), panel.refresh)[position]


def series(session: Session) -> Series | None:
    return session.record.series


def enter(qtbot: QtBot, field: AnyField, text: str) -> None:
    """Type `text`, as an input method would give it, in the place of what is there."""
    field.setFocus()
    field.selectAll()
    if isinstance(field, LineField):
        field.insert(text)
        field.draft.touch()
    else:
        field.insertPlainText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_date_shows_what_was_understood_and_keeps_the_sentence(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    sentence = session.record.held.text if session.record.held else None
    panel.date.setFocus()
    panel.date.selectAll()
    panel.date.insert("令和4年10月21日")
    assert panel.understood.text() == "2022年10月21日（金）"
    panel.date.draft.touch()
    qtbot.keyClick(panel.date, Qt.Key.Key_Return)
    assert session.record.held == Held(date="2022-10-21", text=sentence)
    assert panel.date.text() == "2022-10-21"
    session.undo()
    assert panel.date.text() == "2024-05-17"


def test_date_that_cannot_be_stays_typed_with_the_reason(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    enter(qtbot, panel.date, "令和4年10月21日(土)")
    assert "金曜日" in panel.date.draft.problem
    qtbot.keyClick(panel.date, Qt.Key.Key_Tab)
    assert panel.date.text() == "令和4年10月21日(土)"
    assert session.undo_stack.count() == 0


def test_title_series_and_number(qtbot: QtBot, session: Session, panel: DetailsPanel) -> None:
    enter(qtbot, panel.title, "夜の座談会")
    assert session.record.title == "夜の座談会"
    enter(qtbot, panel.series, "みなとの広場")
    enter(qtbot, panel.number, "第８回")
    assert series(session) == Series(name="みなとの広場", number=8)
    assert panel.number.text() == "8"
    enter(qtbot, panel.number, "八回目")
    assert panel.number.draft.problem
    enter(qtbot, panel.number, "")
    enter(qtbot, panel.series, "")
    assert series(session) is None
    assert session.undo_stack.count() == 5


def test_status_is_shown_and_an_edit_makes_it_a_draft(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    session.dispatch(set_status(session.state, Status.READY))
    assert panel.status.text().startswith("公開用に確定済み")
    enter(qtbot, panel.title, "夜の座談会")
    assert panel.status.text() == "下書き"


def test_notes_are_edited_added_moved_and_removed(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    first = session.record.notes[0]
    enter(qtbot, note(panel, 0).mark, "1")
    assert session.record.notes[0] == first.replaced(mark="1")
    enter(qtbot, note(panel, 0).mark, "")
    assert session.record.notes[0] == first
    qtbot.mouseClick(panel.notes.tools.add, Qt.MouseButton.LeftButton)
    assert note(panel, 3).term.hasFocus()
    enter(qtbot, note(panel, 3).term, "DX")
    assert note(panel, 3).text.hasFocus(), "Enter goes on to the text"
    enter(qtbot, note(panel, 3).text, "変わること")
    assert session.record.notes[3] == Note(term="DX", text="変わること")
    qtbot.keyClick(note(panel, 3).text, Qt.Key.Key_Up, ALT)
    assert session.record.notes[2].term == "DX"
    assert note(panel, 2).text.hasFocus()
    qtbot.mouseClick(panel.notes.tools.remove, Qt.MouseButton.LeftButton)
    assert [n.term for n in session.record.notes][2] == "デマンド運行"
    session.undo()
    assert session.record.notes[2].term == "DX"
    note(panel, 2).term.setFocus()
    qtbot.keyClick(note(panel, 2).term, Qt.Key.Key_Delete, ALT)
    assert [n.term for n in session.record.notes][2] == "デマンド運行"


def test_what_is_typed_into_a_note_that_goes_is_not_given_to_the_next(
    qtbot: QtBot, session: Session, panel: DetailsPanel
) -> None:
    field = note(panel, 0).text
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.mouseClick(panel.notes.tools.remove, Qt.MouseButton.LeftButton)
    assert note(panel, 0).text.text().startswith("汐路県と県内の")
    panel.commit_pending()
    assert session.record.notes[0].text.startswith("汐路県と県内の")
    session.undo()
    assert session.record.notes[0].text.startswith("abc")


def test_fields_of_findings_are_found(panel: DetailsPanel) -> None:
    assert panel.shows_field("held.date")
    panel.go_to_field("held.date")
    assert panel.date.hasFocus()
    panel.go_to_field("notes[1].text")
    assert note(panel, 1).text.hasFocus()
    panel.go_to_field("title")
    assert panel.title.hasFocus()


def test_empty_record(session: Session, panel: DetailsPanel) -> None:
    session.open(State())
    assert panel.title.text() == panel.date.text() == panel.series.text() == ""
    assert not panel.understood.isVisible()
    assert not note_rows(panel)


def note_rows(panel: DetailsPanel) -> list[NoteRow]:
    return panel.notes.rows.show_count(0, panel.refresh)


def test_everything_fits_and_long_texts_wrap(
    qtbot: QtBot, panel: DetailsPanel, fits: Callable[..., None]
) -> None:
    enter(qtbot, panel.title, "とても長い題名の" * 10)
    fits(panel)
    assert panel.title.height() > panel.date.height() * 2
    panel.set_theme(DARK)
    panel.grab()
