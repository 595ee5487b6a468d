"""The field in which an entry of the outline is renamed, laid over its row."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from zadankai_editor.ui.widgets.draft import Submit
from zadankai_editor.ui.widgets.fields import LineField


class RenameField(LineField):
    """Enter commits, Esc gives up; `closed` tells that it is over.

    Enter and Esc within a composition are the composition's. What was typed when the focus leaves
    is committed; where that cannot be, it is given up.
    """

    closed = Signal()

    def __init__(self, name: str, text: str, submit: Submit, parent: QWidget) -> None:
        super().__init__(name, submit, parent)
        self._composing = False
        self.draft.commits_when_idle = False
        self.draft.show(text)
        self.draft.entered.connect(self.closed)
        # All of it selected, with its begin in sight.
        self.end(False)
        self.home(True)

    def lie_over(self, area: QRect) -> None:
        """Cover a row."""
        height = max(area.height(), self.sizeHint().height())
        self.setGeometry(area.left(), area.top() - (height - area.height()) // 2, area.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, unless it is for the composition."""
        if event.key() == Qt.Key.Key_Escape and not self._composing:
            event.accept()
            self.draft.revert()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
            # What the field does not take is not for the list behind it.
            event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether something is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, and be gone."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.closed.emit()
