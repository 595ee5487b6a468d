"""The fields in which is typed what to search and what to put in its place."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from zadankai_editor.ui.widgets.history_keys import OwnHistory
from zadankai_editor.ui.widgets.lists import combination, overrides
from zadankai_editor.ui.widgets.text_only import TextOnly

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
REPLACE_KEYS = tuple(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key) for key in _ENTER)
"""Ctrl+Enter within the find bar and the list of replacements."""


class SearchField(QLineEdit):
    """One line; a key that an input method is still working on does nothing else."""

    entered = Signal(int)
    """Enter was pressed: 1, or -1 with Shift."""
    down_pressed = Signal()
    replace_pressed = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._keys = dict.fromkeys(REPLACE_KEYS, self.replace_pressed.emit)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.history = OwnHistory(self)
        TextOnly(self)

    def event(self, event: QEvent) -> bool:
        """Claim the key that replaces."""
        if overrides(event, self._keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from match to match, Down to the list."""
        key = event.key()
        if self._composing and (key in _ENTER or key in {Qt.Key.Key_Escape, Qt.Key.Key_Down}):
            event.accept()
        elif combination(event) in self._keys:
            self._keys[combination(event)]()
        elif key in _ENTER:
            self.entered.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether something is being composed."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
