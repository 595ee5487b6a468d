"""The footnotes of the record."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from zadankai_editor.record.commands import details as commands
from zadankai_editor.record.nodes import Note
from zadankai_editor.record.texts import one_line
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.ui.panels.details.note_row import NoteRow
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.lists import ALT_DELETE, ALT_DOWN, ALT_UP
from zadankai_editor.ui.widgets.row_list import RowList, RowTools
from zadankai_editor.ui.widgets.themed import Heading, Themed


class NotesBox(QWidget, Themed):
    """Footnotes: edited in place, added, moved and removed. `carry_out` dispatches a command's answer."""

    def __init__(self, session: Session, theme: Theme, carry_out: Callable[[Outcome], str | None]) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._carry_out = carry_out
        self._keys = {ALT_UP: self.move_up, ALT_DOWN: self.move_down, ALT_DELETE: self.remove}
        self.tools = RowTools(theme, "注")
        self.rows: RowList[NoteRow] = RowList(self._make_row)
        layout = column(self, 4)
        layout.addWidget(Heading("注"))
        layout.addWidget(self.tools)
        layout.addWidget(self.rows)
        self.tools.add.clicked.connect(self.add)
        self.tools.up.clicked.connect(self.move_up)
        self.tools.down.clicked.connect(self.move_down)
        self.tools.remove.clicked.connect(self.remove)
        self.rows.current_changed.connect(self._enable)

    def _make_row(self, position: int) -> NoteRow:
        return NoteRow(self._theme, position, self._keys, self._submit)

    @property
    def _notes(self) -> tuple[Note, ...]:
        return self._session.record.notes

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def refresh(self) -> None:
        """Show the notes as they are now."""
        for row, note in zip(self.rows.show_count(len(self._notes), self.refresh), self._notes, strict=False):
            row.show_note(note)
        self._enable()

    def focus(self, position: int, name: str | None) -> None:
        """Put the focus into a field of the note at `position`."""
        self.rows.focus(position)
        rows = self.rows.show_count(len(self._notes), self.refresh)
        if 0 <= position < len(rows):
            rows[position].field(name).setFocus()

    def _enable(self, _position: int = 0) -> None:
        self.tools.enable(self.rows.current, len(self._notes))

    def _submit(self, position: int, name: str, text: str) -> str | None:
        if position >= len(self._notes):
            return None
        value = one_line(text)
        fields: dict[str, Any] = {name: value or None if name == "mark" else value}
        note = self._notes[position].replaced(**fields)
        return self._carry_out(commands.change_note(self._session.state, position, note))

    def add(self) -> None:
        """Add a note at the end and put the caret into it."""
        self._session.settle_input()
        if self._carry_out(commands.add_note(self._session.state, Note())) is None:
            self.rows.focus(len(self._notes) - 1)

    def move_up(self) -> None:
        """Move the note at hand up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the note at hand down."""
        self._move(1)

    def _move(self, by: int) -> None:
        self._session.settle_input()
        position = self.rows.current
        if not 0 <= position < len(self._notes):
            return
        if self._carry_out(commands.move_note(self._session.state, position, position + by)) is None:
            self.rows.make_current(position + by)

    def remove(self) -> None:
        """Remove the note at hand."""
        self._session.settle_input()
        if 0 <= self.rows.current < len(self._notes):
            self._carry_out(commands.remove_note(self._session.state, self.rows.current))
