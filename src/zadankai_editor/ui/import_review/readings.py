"""The ways in which the labels of the whole source may be read: a strip where the one taken is doubtful, and a menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.import_review.colours import doubt_colour, paint_doubt_ground
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.announcing import announce
from zadankai_editor.ui.widgets.plain_text import PlainLabel, add_entry, in_menu, plain_tip
from zadankai_editor.ui.widgets.themed import WrappedLabel

if TYPE_CHECKING:
    from zadankai_editor.recognize import Reading

NEXT_READING_KEY = "F6"
_ICON = 22
_BAR = 4
_MOST_BUTTONS = 2
"""So many other readings have a button of their own in the strip; all are in the menu."""

_MOST_KEYS = 9
_TEACH = (
    "元のテキストで、発言者の名前がある行を一つ選び、メニューキー（Shift+F10）で「発言者の名前」を選んでください。"
    "同じ形の行も読み直します。"
)
_CHOOSE = f"{NEXT_READING_KEY}キーで次の読み方に替わります。元に戻すのはCtrl+Zです。"


def reading_words(reading: "Reading") -> str:
    """Return what a reading is called in lists: how the labels stand, and how many lines bear it."""
    return f"{reading.form}（{reading.lines}行）"


class ReadingStrip(QWidget):
    """Says that the source as a whole was probably read wrongly, and offers the other readings.

    `reading_wanted` tells of the key of one, `menu_wanted` that all are to be listed.
    """

    reading_wanted = Signal(str)
    menu_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = PlainLabel()
        self.sentence = WrappedLabel()
        bold = QFont(self.sentence.font())
        bold.setBold(True)
        self.sentence.setFont(bold)
        self.advice = WrappedLabel()
        self.buttons: tuple[QPushButton, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        grid = self._grid = QGridLayout(self)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.sentence, 0, 1)
        grid.addWidget(self.advice, 1, 1)
        grid.addLayout(self._row, 2, 1)
        self.set_close(on=False)
        self.set_theme(theme)
        self.hide()

    def set_close(self, *, on: bool) -> None:
        """Leave less room around the words, for a low screen."""
        above = 3 if on else 10
        self._grid.setContentsMargins(12 + _BAR, above, 12, above)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._sign.setPixmap(icon("doubt", theme, doubt_colour(theme)).pixmap(QSize(_ICON, _ICON)))
        self.update()

    def show_readings(self, message: str, readings: Sequence["Reading"]) -> None:
        """Say why the reading is doubtful, and offer the others; without a `message` all is well."""
        others = [(number, each) for number, each in enumerate(readings, 1) if not each.chosen]
        self.sentence.setText(message)
        self.advice.setText(_CHOOSE if others else _TEACH)
        for part in (self.sentence, self.advice):
            part.setAccessibleName(part.text())
        self._offer(others)
        # Not where it is shown already: what is said again would cut off what the decision has changed.
        if message and self.isHidden():
            announce(self, f"{message}{self.advice.text()}")
        self.setVisible(bool(message))

    def _offer(self, others: Sequence[tuple[int, "Reading"]]) -> None:
        while item := self._row.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        buttons = []
        for number, reading in others[:_MOST_BUTTONS]:
            words = f"読み方：{reading_words(reading)}"
            key = f"(&{number})" if number <= _MOST_KEYS else ""
            button = _button(f"{in_menu(words)}{key}", f"{words}で読み直します")
            button.clicked.connect(lambda _on=False, key=reading.key: self.reading_wanted.emit(key))
            buttons.append(button)
        if len(others) > _MOST_BUTTONS:
            more = _button(f"ほかに{len(others) - _MOST_BUTTONS}つ(&0)", "読み方をすべて一覧にします")
            more.clicked.connect(self.menu_wanted)
            buttons.append(more)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.buttons = tuple(buttons)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground in the colour of doubts, with a bar that stands out."""
        painter = QPainter(self)
        paint_doubt_ground(painter, self.rect(), self._theme)
        painter.fillRect(QRect(0, 4, _BAR, self.height() - 8), doubt_colour(self._theme))


class ReadingMenu(QMenu):
    """Lists all readings, each by its number, and to go back to what the program takes by itself.

    `chosen` tells of a `Reading.key`, or of `None` for the program's own. It deletes itself when it closes.
    """

    chosen = Signal(object)

    def __init__(self, readings: Sequence["Reading"], decided: str | None, parent: QWidget) -> None:
        """`decided` is the key of the reading that somebody has chosen."""
        super().__init__(parent)
        add_entry(self, "発言者の名前の読み方は").setEnabled(False)
        self.addSeparator()
        for number, reading in enumerate(readings, 1):
            key = f"&{number}　" if number <= _MOST_KEYS else ""
            action = add_entry(self, reading_words(reading), key)
            action.setCheckable(True)
            action.setChecked(reading.chosen)
            action.triggered.connect(lambda _on=False, key=reading.key: self.chosen.emit(key))
        self.addSeparator()
        back = add_entry(self, "自動で選んだ読み方に戻す", "&Z　")
        back.setEnabled(decided is not None)
        back.triggered.connect(lambda: self.chosen.emit(None))
        self.aboutToHide.connect(self.deleteLater)
        begin = next((a for a in self.actions() if a.isChecked()), None)
        if begin is not None:
            self.setActiveAction(begin)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(plain_tip(tip))
    return button
