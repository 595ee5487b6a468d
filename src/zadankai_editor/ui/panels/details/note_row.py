"""One footnote, edited in place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from zadankai_editor.record.nodes import Note
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.lists import Keys
from zadankai_editor.ui.widgets.row_list import Row
from zadankai_editor.ui.widgets.themed import Caption

_MARK_WIDTH = 52

SubmitNote = Callable[[int, str, str], str | None]
"""Takes the term, text or mark (by its name) of the note at a position into the record."""


class NoteRow(Row):
    """※, term and mark in one line, the text below."""

    def __init__(self, theme: Theme, position: int, keys: Keys, submit: SubmitNote) -> None:
        super().__init__(theme, position, keys)
        which = f"{position + 1}番目の注"
        self.term = LineField(f"{which}の用語", partial(submit, position, "term"))
        self.term.setPlaceholderText("用語")
        self.mark = LineField(f"{which}の番号", partial(submit, position, "mark"))
        self.mark.setPlaceholderText("番号")
        self.mark.setToolTip("元の記録で注に番号があるときだけ")
        self.mark.setFixedWidth(_MARK_WIDTH)
        self.text = TextField(f"{which}の説明", partial(submit, position, "text"))
        self.text.setPlaceholderText("説明")
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(Caption("※"))
        top.addWidget(self.term, 1)
        top.addWidget(self.mark)
        layout = column(self, 4)
        layout.setContentsMargins(8, 0, 0, 4)
        layout.addLayout(top)
        layout.addWidget(self.text)
        self.term.draft.entered.connect(self.text.setFocus)

    @property
    def first_field(self) -> QWidget:
        return self.term

    def show_note(self, note: Note) -> None:
        """Show `note`."""
        self.term.draft.show(note.term)
        self.mark.draft.show(note.mark or "")
        self.text.draft.show(note.text)

    def field(self, name: str | None) -> QWidget:
        """Return the field called `name`, the first one where there is none."""
        fields: dict[str | None, QWidget] = {"term": self.term, "mark": self.mark, "text": self.text}
        return fields.get(name, self.term)
