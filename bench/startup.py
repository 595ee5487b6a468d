"""The time until the window is there, Python's start included, against an empty PySide6 window."""

import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure, median, milliseconds

RUNS = 7

_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QApplication.quit()
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The real start; only the event loop ends at the first paint of the window.
_OURS = """
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
import zadankai_editor.app as app
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QApplication.quit()
        return False
watch = Watch()
start = app.MainWindow.start
def watched_start(window, path):
    window.start_page.installEventFilter(watch)
    start(window, path)
app.MainWindow.start = watched_start
app.run(None)
"""


def _time(code: str) -> float:
    return milliseconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))


def measure() -> Iterator[Figure]:
    """Measure the start of the program."""
    ours, other = [], []
    for run in range(RUNS + 1):
        empty, full = _time(_EMPTY), _time(_OURS)
        if run:
            other.append(empty)
            ours.append(full)
    yield Figure("window appears / empty PySide6 window", median(ours), median(other), 4)
