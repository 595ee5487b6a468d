"""The real window and the bare widget, side by side."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.main_window import MainWindow

PATIENCE_SECONDS = 60

_KEYS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_F)


def application() -> QApplication:
    """Return the application, with the style of the real one."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication([])
    app.setStyle("Fusion")
    return app


class Paints(QObject):
    """Counts the paint events of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def wait_until(done: Callable[[], bool]) -> None:
    """Process events until `done`; raise `TimeoutError` where that takes too long."""
    end = perf_counter() + PATIENCE_SECONDS
    while not done():
        QApplication.processEvents()
        if perf_counter() > end:
            raise TimeoutError


def shown_window(app: QApplication) -> MainWindow:
    """Return the real window on its start page."""
    window = MainWindow(settings := Settings(), Appearance(app, settings))
    window.start(None)
    wait_until(window.isVisible)
    QTest.qWait(200)
    return window


def open_in(window: MainWindow, path: Path) -> None:
    """Open a record and wait for its first paint."""
    paints = Paints(window.workspace.manuscript.viewport())
    window.desk.open(path)
    wait_until(lambda: window.record_shown and paints.count > 0)


def leave(window: MainWindow) -> None:
    """Put the record away, whatever has changed in it."""
    wait_until(lambda: not window.desk.busy)
    window.show_start()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def bare_editor(window: MainWindow, text: str) -> tuple[QPlainTextEdit, float]:
    """Return a bare widget of the manuscript's font and size, and the time to its first paint (ms)."""
    bare = QPlainTextEdit()
    bare.setFont(window.workspace.manuscript.font())
    bare.resize(window.workspace.manuscript.viewport().size())
    bare.show()
    QTest.qWait(100)
    start = perf_counter()
    paints = Paints(bare.viewport())
    bare.setPlainText(text)
    wait_until(lambda: paints.count > 0)
    return bare, (perf_counter() - start) * 1000


def keystrokes(widget: QWidget, count: int) -> list[float]:
    """Type so many letters; return for each the time from the key event to the paint (ms)."""
    paints = Paints(widget.viewport() if isinstance(widget, QPlainTextEdit) else widget)
    times = []
    for i in range(count):
        before = paints.count
        start = perf_counter()
        QTest.keyClick(widget, _KEYS[i % len(_KEYS)])
        while paints.count == before:
            QApplication.processEvents()
        times.append((perf_counter() - start) * 1000)
    widget.removeEventFilter(paints)
    return times


def focus(widget: QWidget) -> None:
    """Give a widget the focus, where the platform has windows that can be active."""
    widget.activateWindow()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.qWait(50)
