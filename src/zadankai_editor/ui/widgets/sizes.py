"""How large a window is at first: as large as it wants to be, and never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""What a window's frame and title take at most (pixels)."""


def room_on_screen(window: QWidget) -> QSize:
    """Return what the screen of `window`, or of the window that it belongs to, leaves to windows."""
    return (window.parentWidget() or window).screen().availableSize()


def resize_within_screen(window: QWidget, size: QSize) -> None:
    """Give `window` this size, or what of it the screen has room for."""
    window.resize(size.boundedTo(room_on_screen(window) - FRAME))
