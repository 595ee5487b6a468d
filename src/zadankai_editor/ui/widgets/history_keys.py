"""The keys of undo and redo in text fields: they are about what has the focus."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from zadankai_editor.ui.widgets.lists import combination

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Travel(Enum):
    """Which way through a history."""

    BACK = auto()
    FORTH = auto()


_KEYS = {
    _CONTROL | Qt.Key.Key_Z: Travel.BACK,
    _ALT | Qt.Key.Key_Backspace: Travel.BACK,
    _CONTROL | Qt.Key.Key_Y: Travel.FORTH,
    _CONTROL | _SHIFT | Qt.Key.Key_Z: Travel.FORTH,
    _ALT | _SHIFT | Qt.Key.Key_Backspace: Travel.FORTH,
}
"""The same on every system, as `fixed_keys.py` names them; Qt knows some of them on some systems only."""


def travel_of(event: QEvent) -> Travel | None:
    """Return whether a key is undo or redo."""
    if not isinstance(event, QKeyEvent):
        return None
    if event.matches(QKeySequence.StandardKey.Undo):
        return Travel.BACK
    if event.matches(QKeySequence.StandardKey.Redo):
        return Travel.FORTH
    return _KEYS.get(combination(event))


class OwnHistory(QObject):
    """Lets undo and redo in a field that is no part of the record be about what was typed there.

    With nothing to take back they do nothing: what they would do elsewhere is out of sight. `first`
    may see to what was done by way of the field, and is newer than what was typed; it tells whether
    there was such a thing.
    """

    ended = Signal(object)
    """There is nothing more to be taken back, or to be done again: the `Travel`."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._composing = False
        self.first: Callable[[Travel], bool] = lambda _travel: False
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo; those of a composition are the input method's."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
            return False
        travel = travel_of(event)
        if travel is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.travel(travel)
        event.accept()
        return event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}

    def travel(self, travel: Travel) -> None:
        """Take back the last typing in the field, or do it again."""
        field = self._field
        if self._composing or self.first(travel):
            return
        if not (field.isUndoAvailable() if travel is Travel.BACK else field.isRedoAvailable()):
            self.ended.emit(travel)
        elif travel is Travel.BACK:
            field.undo()
        else:
            field.redo()
