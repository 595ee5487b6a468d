"""What a test leaves behind in Qt: windows, running timers, threads."""

import gc
import threading
from collections.abc import Iterator
from time import monotonic, sleep
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 2.0  # seconds in which a thread may still come to its end

Q = TypeVar("Q", bound=QObject)


class Ledger:
    """What was there when it was made, to compare with later."""

    def __init__(self) -> None:
        settle()
        # What lives before a test is no news: the search for leaks looks at every object that is not frozen,
        # and so does each collection.
        gc.freeze()
        self._windows = set(QApplication.topLevelWidgets())
        self._timers = {id(timer) for timer in active_timers()}
        self._threads = set(threading.enumerate())

    def leftovers(self) -> list[str]:
        """What has come since and is still there, each in words."""
        settle()
        left = [f"window {window!r}" for window in self._new_windows()]
        left += [f"active timer {timer!r}" for timer in active_timers() if id(timer) not in self._timers]
        return left + list(self._new_threads())

    def close_windows(self) -> None:
        """Get rid of windows that have come since, so that the next test starts clean."""
        new = self._new_windows()
        for window in new:
            window.deleteLater()
        if new:
            settle()

    def _new_windows(self) -> list[QWidget]:
        return [
            window
            for window in QApplication.topLevelWidgets()
            # Qt keeps one tool tip for itself; a popup of a window that was there belongs to it.
            if window.metaObject().className() != "QTipLabel" and not self._belongs_to_known(window)
        ]

    def _belongs_to_known(self, window: QWidget) -> bool:
        widget: QWidget | None = window
        while widget is not None:
            if widget in self._windows:
                return True
            widget = widget.parentWidget()
        return False

    def _new_threads(self) -> Iterator[str]:
        deadline = monotonic() + PATIENCE
        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
            yield "work in the global thread pool"
        for thread in threading.enumerate():
            # Python lists a thread of Qt's as a dummy long after its end.
            if thread in self._threads or thread.name.startswith("Dummy-"):
                continue
            thread.join(max(0.0, deadline - monotonic()))
            if thread.is_alive():
                yield f"thread {thread.name}"
        while any(thread.isRunning() for thread in living(QThread)) and monotonic() < deadline:
            QCoreApplication.processEvents()
            sleep(0.01)
        yield from (f"running {thread!r}" for thread in living(QThread) if thread.isRunning())


def settle() -> None:
    """Let go of what nobody holds, and carry out the deletions that Qt put off."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def living(kind: type[Q]) -> list[Q]:
    """All Qt objects of a kind that Python knows and Qt has not deleted; not those that were frozen."""
    kinds = {kind, *_derived(kind)}
    return [found for found in gc.get_objects() if type(found) in kinds and shiboken6.isValid(found)]


def _derived(kind: type) -> set[type]:
    """Return all classes that are derived from `kind`, directly or not."""
    direct: set[type] = set(kind.__subclasses__())
    return direct.union(*(_derived(child) for child in direct))


def active_timers() -> list[QTimer]:
    """The timers that run now."""
    return [timer for timer in living(QTimer) if timer.isActive()]
