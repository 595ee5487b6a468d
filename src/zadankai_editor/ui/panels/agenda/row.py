"""One agenda item, edited in place: number, text, and the sections that treat it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zadankai_editor.japanese.numerals import circled
from zadankai_editor.record.nodes import AgendaItem
from zadankai_editor.ui.panels.agenda.sections import Section
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.jump_link import JumpLink
from zadankai_editor.ui.widgets.lists import Keys
from zadankai_editor.ui.widgets.row_list import Row
from zadankai_editor.ui.widgets.themed import MutedLabel, ProblemLabel

_NUMBER_WIDTH = 44
_MOST_LINKS = 4

SubmitItem = Callable[[int, str, str], str | None]
"""Takes the number or the text (by its name) of the item at a position into the record."""


class AgendaRow(Row):
    """The fields of one item."""

    block_wanted = Signal(str)

    def __init__(self, theme: Theme, position: int, keys: Keys, submit: SubmitItem) -> None:
        super().__init__(theme, position, keys)
        self.number = LineField(f"{position + 1}番目の議題の番号", partial(submit, position, "number"))
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number.draft.commits_when_idle = False
        self.text = TextField(f"{position + 1}番目の議題", partial(submit, position, "text"))
        self.text.setPlaceholderText("議題の文")
        self._links = [JumpLink(theme) for _ in range(_MOST_LINKS)]
        self._none = MutedLabel("この議題を扱う見出しがありません")
        problem = ProblemLabel(theme)
        self.number.draft.problem_changed.connect(problem.say)
        right = QWidget()
        inner = column(right, 2)
        for widget in (self.text, problem, *self._links, self._none):
            inner.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(right, 1)
        self.number.draft.entered.connect(self.text.setFocus)
        for link in self._links:
            link.clicked.connect(partial(self._on_link, link))

    @property
    def first_field(self) -> QWidget:
        return self.text

    def show_item(self, item: AgendaItem, sections: Sequence[Section]) -> None:
        """Show `item`, treated by `sections`."""
        self.number.draft.show(circled(item.number))
        self.text.draft.show(item.text)
        for link, section in zip(self._links, sections, strict=False):
            link.lead(f"→ {section.title}", f"見出し「{section.title}」へ移る")
            link.setProperty("block", section.block)
        for number, link in enumerate(self._links):
            link.setVisible(number < len(sections))
        self._none.setVisible(not sections)

    def replace(self, item: AgendaItem) -> None:
        """Let go of what was typed here for another item."""
        self.number.draft.replace(circled(item.number))
        self.text.draft.replace(item.text)

    def _on_link(self, link: JumpLink) -> None:
        self.block_wanted.emit(link.property("block"))
