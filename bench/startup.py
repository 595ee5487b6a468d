"""The time until the window is there, Python's start included, against an empty PySide6 window."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from bench.figures import Figure, median

RUNS = 7

# Both say when anything in the window was first painted, and end.
_WATCH = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.time(), flush=True)
        QApplication.quit()
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


def _time(code: str, environment: dict[str, str]) -> float:
    """Return the milliseconds from the start of the process to the first paint."""
    start = time.time()
    command = [sys.executable, "-c", _WATCH + code]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    return (float(done.stdout) - start) * 1000


def measure() -> Iterator[Figure]:
    """Measure the start of the program."""
    ours, other = [], []
    with tempfile.TemporaryDirectory() as folder:
        # As on anybody's machine, modules are compiled once: by the first run, which is not counted.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder
        for run in range(RUNS + 1):
            empty, full = _time(_EMPTY, environment), _time(_OURS, environment)
            if run:
                other.append(empty)
                ours.append(full)
    yield Figure("window appears / empty PySide6 window", median(ours), median(other), 4)
