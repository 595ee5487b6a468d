"""Work off the GUI thread, with its answer back on it."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


@contextmanager
def without_collecting() -> Iterator[None]:
    """Collect no garbage meanwhile: a pass over what a large record makes holds up a keystroke.

    For work that makes many objects and few cycles. Collecting is on again afterwards.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Job(QObject):
    """One piece of work in a thread of the pool.

    `work` receives the job, so that it can report progress (`progressed`, 0 to 1) and look at
    `cancelled`. Exactly one of `done` and `failed` comes afterwards, on the thread of the job's
    owner, unless the job was dropped.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(self, work: Callable[["Job"], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = Event()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._cancelled.set()

    def start(self, pool: QThreadPool | None = None) -> "Job":
        """Begin in `pool`, the application's by default."""
        (pool or QThreadPool.globalInstance()).start(_Run(self))
        return self

    def run(self) -> None:
        """Do the work; any error is an answer too."""
        try:
            answer = self._work(self)
        except Exception as error:  # noqa: BLE001  the owner decides what an error means
            self.failed.emit(error)
        else:
            self.done.emit(answer)


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()
