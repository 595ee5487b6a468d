"""The fields of a new record: a text of one line, or one of several, each with its own undo."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from zadankai_editor.record.texts import clean, one_line
from zadankai_editor.ui.brought import holds_things
from zadankai_editor.ui.widgets.history_keys import Travel, travel_of
from zadankai_editor.ui.widgets.text_only import refuses

_PADDING = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BeginField(QPlainTextEdit):
    """A field of `lines` lines, `name` for assistive tools. Tab leads on; in one line Enter does too.

    Several lines that are pasted or dropped into a field of one line may be a whole record.
    """

    record_pasted = Signal(QMimeData)
    """What may be a whole record was put into a field of one line; nothing of it was taken."""
    entered = Signal()
    """Enter was pressed in a field of one line."""

    def __init__(self, name: str, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_PADDING)
        vertical = QSizePolicy.Policy.Fixed if lines == 1 else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """Return what stands in the field."""
        return clean(self.document().toRawText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; what else is dropped is for the window."""
        return source.hasText() and not holds_things(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text; files and pictures that are pasted are refused in words."""
        if refuses(self, source):
            return
        text = clean(source.text())
        filled = [line for line in text.split("\n") if line.strip()]
        if self._lines > 1:
            self.insertPlainText(text)
        elif len(filled) > 1:
            self.record_pasted.emit(source)
        else:
            self.insertPlainText(one_line(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc and Ctrl+Enter to the window; in one line Enter goes on and breaks none."""
        travel = travel_of(event)
        if travel is not None:
            # Qt knows Ctrl+Y on some systems only.
            act = self.undo if travel is Travel.BACK else self.redo
            act()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and control):
            event.ignore()
        elif event.key() in _ENTER and self._lines == 1:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        height = self._lines * self.fontMetrics().lineSpacing() + 2 * _PADDING + 2 * self.frameWidth() + 2
        return QSize(320, height)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines, or of two of many."""
        return QSize(120, min(self.sizeHint().height(), 2 * self.fontMetrics().lineSpacing() + 4 * _PADDING))
