"""What interrupts a composition: its text must be taken before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class Interruptions(QObject):
    """Calls `finish` before anything interrupts a composition: a click, a shortcut, closing.

    Qt asks the input method to commit before it tells the widget that the focus goes, and some
    (ibus with kkc) then drop what was composed. It listens to every event of the application, so
    only while something is composed.
    """

    _KINDS = frozenset(
        {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.Shortcut,
            QEvent.Type.FocusAboutToChange,
            QEvent.Type.Close,
        }
    )

    def __init__(self, finish: Callable[[QEvent], None], parent: QObject) -> None:
        super().__init__(parent)
        self._finish = finish
        self._listening = False

    def listen(self, *, listening: bool) -> None:
        """Begin or stop to listen."""
        app = QApplication.instance()
        if listening == self._listening or app is None:
            return
        self._listening = listening
        if listening:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at every event, and keep none."""
        if event.type() in self._KINDS:
            self._finish(event)
        return False
