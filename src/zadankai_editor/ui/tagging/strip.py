"""The strip over the manuscript that says which key does what while tagging."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.review import State
from zadankai_editor.ui.tagging.keys import KINDS, OTHERS
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import MarkupLabel, PlainLabel


class TaggingStrip(QFrame):
    """Shows the digits with their people, and the keys of the kinds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("taggingStrip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._theme = theme
        self._state = State()
        title = PlainLabel("キーを一つ押すと、選択中の段落に発言者か種類が付き、次の段落へ進みます")
        self._people = _row("発言者の数字")
        self._kinds = _row("種類のキー")
        self._others = _row("そのほかのキー")
        title.setWordWrap(True)
        # It takes the width that the manuscript has, and never asks for more.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(1, 1)
        layout.addWidget(title, 0, 0, 1, 2)
        rows = (("発言者", self._people), ("種類", self._kinds), ("そのほか", self._others))
        for place, (words, row) in enumerate(rows, 1):
            layout.addWidget(PlainLabel(words), place, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(row, place, 1)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.show_people(self._state)

    def show_people(self, state: State) -> None:
        """Show who has which digit in `state`."""
        self._state = state
        digits = {d.participant: d.digit for d in state.review.digits}
        people = [
            self._key(str(digits[person.id]), person.label, self._theme.chip_of(index).name())
            for index, person in enumerate(state.record.participants)
            if person.id in digits
        ]
        self._people.setText(_BETWEEN.join(people))
        self._kinds.setText(
            _BETWEEN.join(self._key(chr(key), KIND_NAMES[kind]) for key, kind in KINDS.items())
        )
        self._others.setText(_BETWEEN.join(self._key(key.shown, key.words) for key in OTHERS))

    def _key(self, shown: str, words: str, colour: str = "") -> str:
        """Return a key and what it does, which are not parted at the end of a line."""
        theme = self._theme
        ground = colour or (theme.hover if theme.contrast else theme.line).name()
        ink = (theme.chip_text if colour else theme.text).name()
        name = escape(shown).replace(" ", "&nbsp;")
        key = f'<span style="background-color:{ground}; color:{ink}">&nbsp;<b>{name}</b>&nbsp;</span>'
        return f"{key}&nbsp;{escape(_WORD_JOINER.join(words))}"


_BETWEEN = " &nbsp; &nbsp;"
_WORD_JOINER = "\u2060"
"""Forbids to break a line; Qt does not mind `white-space: nowrap` amid a paragraph."""


def _row(name: str) -> QLabel:
    row = MarkupLabel()
    row.setWordWrap(True)
    row.setAccessibleName(name)
    return row
