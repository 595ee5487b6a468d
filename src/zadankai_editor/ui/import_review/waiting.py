"""The import review while there is nothing to review: reading goes on, or has failed."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from zadankai_editor.record.findings import Severity
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.message_boxes import CLOSE
from zadankai_editor.ui.widgets.plain_text import PlainLabel

PATIENCE_MS = 200
"""Reading that takes no longer is not worth a progress bar (milliseconds)."""

_WIDTH = 420
_ICON = 40


class ProgressPage(QWidget):
    """How far reading has come, and 中止."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._bar = QProgressBar(minimum=0, maximum=0)
        self._bar.setAccessibleName("読み取りの進み具合")
        self.cancel_button = QPushButton("中止(&C)")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self._inner = _centred(self, (self._label, self._bar, self.cancel_button))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._inner.show)

    def begin(self, name: str) -> None:
        """Show soon that `name` is being read."""
        self._label.setText(f"「{name}」を読み取っています…")
        self._bar.setRange(0, 0)
        self._inner.hide()
        self._patience.start()

    def set_progress(self, share: float) -> None:
        """Show how far reading has come (0 to 1)."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(share * 100))

    def end(self) -> None:
        """Reading is over."""
        self._patience.stop()


class FailurePage(QWidget):
    """Why a source cannot be read, and what to do."""

    close_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.label = PlainLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton(CLOSE)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close_wanted)
        _centred(self, (self._sign, self.label, self.close_button))
        self.set_theme(theme)

    @property
    def message(self) -> str:
        """What is said."""
        return self.label.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        colour = theme.severity[Severity.ERROR]
        self._sign.setPixmap(icon("error", theme, colour).pixmap(QSize(_ICON, _ICON)))

    def tell(self, message: str) -> None:
        """Say `message`; Enter and Esc close."""
        self.label.setText(message)
        self.label.setAccessibleName(message)
        self.close_button.setFocus()


def _centred(page: QWidget, widgets: tuple[QWidget, ...]) -> QWidget:
    inner = QWidget()
    inner.setFixedWidth(_WIDTH)
    column = QVBoxLayout(inner)
    column.setSpacing(16)
    for widget in widgets:
        button = isinstance(widget, QPushButton)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter if button else Qt.AlignmentFlag(0))
    # Between stretches, not aligned: an aligned widget is not asked how high its lines make it.
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner)
    row.addStretch(1)
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    outer.addLayout(row)
    outer.addStretch(3)
    return inner
