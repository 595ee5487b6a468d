"""What is doubtful, one after the other."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from zadankai_editor.record.review import Doubt
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.import_review.colours import doubt_colour, paint_doubt_ground
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip

_ICON = 20


class DoubtsBar(QWidget):
    """Says a doubt in full and leads from one to the next (F8) and back (Shift+F8).

    `doubt_wanted` tells of a doubt by its place in the list.
    """

    doubt_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._doubts: tuple[Doubt, ...] = ()
        self._current = -1
        self._next = 0
        self._sign = PlainLabel()
        self._text = PlainLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.previous_button = _button("前へ", "前の要確認へ（Shift+F8）")
        self.next_button = _button("次へ（F8）", "次の要確認へ（F8）")
        self.previous_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        row = self._row = QHBoxLayout(self)
        self.set_close(on=False)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: self.go(by))
        self.set_theme(theme)

    def set_close(self, *, on: bool) -> None:
        """Leave less room around the words, for a low screen."""
        above = 2 if on else 8
        self._row.setContentsMargins(12, above, above, above)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._sign.setPixmap(icon("doubt", theme, doubt_colour(theme)).pixmap(QSize(_ICON, _ICON)))
        self.update()

    def show_doubts(self, doubts: tuple[Doubt, ...]) -> None:
        """Begin with other doubts, none of which is chosen."""
        self._doubts = doubts
        self._current = -1
        self._next = 0
        self.setVisible(bool(doubts))
        self._tell()

    def replace_doubts(self, doubts: tuple[Doubt, ...]) -> None:
        """Go on with the doubts that are left after reading again; nobody is told.

        The one that was chosen stays so; where it is gone, the next is the first one further down.
        """
        chosen = self._doubts[self._current] if self._current >= 0 else None
        self.show_doubts(doubts)
        if chosen in doubts:
            self._current = doubts.index(chosen)
        elif chosen is not None:
            line = chosen.line or 0
            self._next = next((n for n, doubt in enumerate(doubts) if (doubt.line or 0) >= line), 0)
        self._tell()

    def choose(self, place: int) -> None:
        """Say the doubt at `place`; nobody is told."""
        self._current = place
        self._tell()

    def go(self, by: int) -> None:
        """Go on by so many doubts, round at the ends."""
        if not self._doubts:
            return
        start = self._current if self._current >= 0 else self._next - (by > 0)
        self.choose((start + by) % len(self._doubts))
        self.doubt_wanted.emit(self._current)

    def _tell(self) -> None:
        if not self._doubts:
            self._text.clear()
            return
        if self._current < 0:
            text = "F8キーで、要確認へ順に移ります。印は取り込んだあとも原稿に残ります。"
        else:
            doubt = self._doubts[self._current]
            line = f"{doubt.line}行目　" if doubt.line else ""
            text = f"{self._current + 1} / {len(self._doubts)}　{line}{doubt.message}"
        self._text.setText(text)
        self._text.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground in the colour of doubts."""
        painter = QPainter(self)
        paint_doubt_ground(painter, self.rect(), self._theme)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(plain_tip(name))
    button.setAccessibleName(name)
    return button
