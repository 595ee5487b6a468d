"""The time until the window is there, Python's start included, against an empty PySide6 window."""

import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure, median, milliseconds

RUNS = 7

# Both end at the first paint of anything in the window.
_WATCH = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            QTimer.singleShot(0, QApplication.quit)
        return False
"""

_EMPTY = """
app = QApplication([])
watch = Watch()
app.installEventFilter(watch)
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.exec()
"""

# The real start of the program.
_OURS = """
import sys
import zadankai_editor.__main__ as program
event_loop = QApplication.exec
def watched_loop(app):
    watch = Watch(app)
    app.installEventFilter(watch)
    return event_loop()
QApplication.exec = watched_loop
sys.argv = ["zadankai-editor"]
program.main()
"""


def _time(code: str) -> float:
    return milliseconds(lambda: subprocess.run([sys.executable, "-c", _WATCH + code], check=True))


def measure() -> Iterator[Figure]:
    """Measure the start of the program."""
    ours, other = [], []
    for run in range(RUNS + 1):
        empty, full = _time(_EMPTY), _time(_OURS)
        if run:
            other.append(empty)
            ours.append(full)
    yield Figure("window appears / empty PySide6 window", median(ours), median(other), 4)
