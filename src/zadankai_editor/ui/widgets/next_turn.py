"""Waiting until Qt is done with what it is in the middle of."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class NextTurn(QObject):
    """Does something in the next turn of the event loop: once, however often it is asked for until then.

    For signals and events that Qt sends while it is changing a document, a selection or a layout (a scroll
    bar's value within `setTextCursor`, a document's size while lines are laid out, a caret's move, a new
    size). A slot that changes the same thing in turn pulls it away from under Qt, which ends the program.
    What is done must ask how things stand when it is done; it is not done any more once `parent` is gone.
    """

    _asked = Signal()

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act
        self._waiting = False
        # Posted, not timed: so it comes before the next painting.
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def ask(self, *_signalled: object) -> None:
        """Do it in the next turn. Takes whatever a signal tells, and does not look at it."""
        if not self._waiting:
            self._waiting = True
            self._asked.emit()

    def _do(self) -> None:
        self._waiting = False
        self._act()
