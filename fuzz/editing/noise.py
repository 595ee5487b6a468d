"""What goes wrong within Qt, where nobody could catch it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


class Noise:
    """What went wrong where nobody could catch it: in slots and event handlers, and Qt's warnings."""

    def __init__(self) -> None:
        self.errors: list[BaseException] = []

    def raise_any(self) -> None:
        """Raise the first error since the last call."""
        if self.errors:
            error = self.errors[0]
            self.errors.clear()
            raise error

    def on_exception(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Note an exception that Qt would only have printed."""
        self.errors.append(error)

    def on_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Note a warning of Qt's; what the offscreen platform says of itself is none."""
        own = message.startswith(("This plugin does not support ", "propagateSizeHints"))
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not own:
            self.errors.append(AssertionError(f"Qt: {message}"))


@contextmanager
def noticing() -> Iterator[Noise]:
    """Collect what goes wrong within Qt."""
    noise = Noise()
    hook, sys.excepthook = sys.excepthook, noise.on_exception
    handler = qInstallMessageHandler(noise.on_message)
    try:
        yield noise
    finally:
        sys.excepthook = hook
        qInstallMessageHandler(handler)
