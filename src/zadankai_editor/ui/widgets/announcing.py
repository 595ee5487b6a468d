"""What screen readers are to say that no focus leads them to."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_GATHER_MS = 20
"""What is announced within this time (milliseconds) is one announcement: later ones cut off earlier ones."""


def announce(widget: QWidget, text: str) -> None:
    """Let screen readers say `text` about `widget` soon; nothing is done where none is listening.

    The event is sent on a later turn of the loop, never from within a call of Qt's. What is said
    twice at once, by the status line and of the block that the caret has come to, is said once.
    """
    if not text or not QAccessible.isActive():
        return
    window = widget.window()
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    announcer = window.findChild(_Announcer, "", direct) or _Announcer(window)
    announcer.add(widget, text)


class _Announcer(QObject):
    """Gathers what is to be said about one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._texts: list[str] = []
        self._widget = window
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self._send)

    def add(self, widget: QWidget, text: str) -> None:
        self._widget = widget
        if not any(text in other for other in self._texts):
            self._texts = [other for other in self._texts if other not in text] + [text]
        self._soon.start()

    def _send(self) -> None:
        text, self._texts = " ".join(self._texts), []
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, text))
