"""The strip over the manuscript that says which key does what while tagging."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.review import State
from zadankai_editor.ui.tagging.keys import KINDS, OTHERS
from zadankai_editor.ui.theme import Theme


class TaggingStrip(QFrame):
    """Shows the digits with their people, and the keys of the kinds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("taggingStrip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._theme = theme
        self._state = State()
        self._title = QLabel(
            "一つのキーで付けていく：選ばれている段落に発言者か種類を付けて、次の段落へ進みます"
        )
        self._people = QLabel()
        self._people.setAccessibleName("発言者の数字")
        self._kinds = QLabel()
        self._kinds.setAccessibleName("種類などのキー")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 10)
        layout.setSpacing(4)
        for label in (self._title, self._people, self._kinds):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            layout.addWidget(label)
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
            _key(str(digits[person.id]), person.label, self._theme.chip_of(index).name())
            for index, person in enumerate(state.record.participants)
            if person.id in digits
        ]
        none = "参加者がまだありません。参加者のパネルで加えると、数字で選べます。"
        self._people.setText("　".join(people) or none)
        kinds = [_key(chr(key.value), KIND_NAMES[kind]) for key, kind in KINDS.items()]
        self._kinds.setText("　".join([*kinds, *(_key(k.shown, k.words) for k in OTHERS)]))


def _key(shown: str, words: str, colour: str = "") -> str:
    """Return a key and what it does, which are not parted at the end of a line."""
    dot = f'<span style="color:{colour}">●</span>' if colour else ""
    return f'<span style="white-space:nowrap"><b>{escape(shown)}</b>&nbsp;{dot}{escape(words)}</span>'
