"""The top of the review: what was found, what the last decision changed, undo and redo."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.colours import doubt_colour
from zadankai_editor.ui.import_review.history import Deed
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip
from zadankai_editor.ui.widgets.themed import IconButton, WrappedLabel

_ICON = 22
_BUSY_WIDTH = 120
HINT = "候補：スペースで決定、F2で人を選択、F3でその行へ。行の読み方：メニューキー（Shift+F10）か右クリック。"
_BUSY = "読み直しています…"


class Heading(QWidget):
    """Says how much was recognised, and below that quietly what was done last."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    readings_wanted = Signal()
    """The ways to read the labels of the source are to be listed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._doubtful = False
        self._sign = PlainLabel()
        self.sentence = WrappedLabel()
        larger = QFont(self.sentence.font())
        larger.setPointSizeF(larger.pointSizeF() + 2)
        self.sentence.setFont(larger)
        self.word = WrappedLabel()
        self.word.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._last_word = ""
        self.busy = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self.busy.setAccessibleName(_BUSY)
        self.busy.setFixedWidth(_BUSY_WIDTH)
        self.dropped_button = QPushButton()
        self.dropped_button.setCheckable(True)
        self.dropped_button.setAutoDefault(False)
        self.readings_button = QPushButton("読み方(&Y)")
        self.readings_button.setAutoDefault(False)
        self.readings_button.setToolTip("発言者の名前の読み方を選びます。F6で次の読み方に替わります")
        self.readings_button.clicked.connect(self.readings_wanted)
        self.readings_button.hide()
        self.undo_button = IconButton("undo", "決定を元に戻す", theme, key="Ctrl+Z")
        self.redo_button = IconButton("redo", "決定をやり直す", theme, key="Ctrl+Y")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self._arrange()
        self.set_theme(theme)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.sentence)
        words.addWidget(self.word)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(4)
        row.addLayout(words, 1)
        for part in (
            self.busy,
            self.readings_button,
            self.dropped_button,
            self.undo_button,
            self.redo_button,
        ):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.busy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.busy.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for button in (self.undo_button, self.redo_button):
            button.set_theme(theme)
        self._show_sign()

    def begin(self, dropped: int) -> None:
        """Begin with another source, from which so many kinds of formatting were dropped."""
        self.dropped_button.setChecked(False)
        self.dropped_button.setVisible(dropped > 0)
        self.dropped_button.setText(f"{summary.dropped_words(dropped)}(&D)")
        self.set_slow(on=False)
        self.tell(HINT)

    def say(self, sentence: str, *, doubtful: bool) -> None:
        """Say what was found, and by the sign whether somebody should look."""
        self.sentence.setText(sentence)
        self._doubtful = doubtful
        self._show_sign()

    def tell(self, word: str) -> None:
        """Say what was done last."""
        self._last_word = word
        self.word.setText(word)
        self.word.setAccessibleName(word)

    def set_slow(self, *, on: bool) -> None:
        """Show that reading again takes a while, or no longer."""
        self.busy.setVisible(on)
        self.word.setText(_BUSY if on else self._last_word)

    def show_history(self, undoable: Deed | None, redoable: Deed | None) -> None:
        """Say what the two buttons would do."""
        for button, deed, verb, key in (
            (self.undo_button, undoable, "元に戻す", "Ctrl+Z"),
            (self.redo_button, redoable, "やり直す", "Ctrl+Y"),
        ):
            button.setEnabled(deed is not None)
            name = f"{verb}：{deed.label}" if deed else verb
            button.setAccessibleName(name)
            button.setToolTip(plain_tip(f"{name}（{key}）"))

    def _show_sign(self) -> None:
        name, colour = ("doubt", doubt_colour(self._theme)) if self._doubtful else ("ok", self._theme.accent)
        self._sign.setPixmap(icon(name, self._theme, colour).pixmap(QSize(_ICON, _ICON)))
