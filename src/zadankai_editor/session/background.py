"""Work off the GUI thread, with its answer back on it."""

import gc
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal

_REACHABLE_MS = 400
"""How long a folder may take to answer before somebody goes on without it."""

_running: set[threading.Thread] = set()


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
    """One piece of work in a thread.

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
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop soon."""
        self._cancelled.set()

    def start(self, pool: QThreadPool | None = None) -> "Job":
        """Begin in `pool`; without one in a thread of its own.

        A disk that does not answer holds its thread for as long as it likes: in a pool that others use,
        they would wait too, and so would the end of the program.
        """
        if pool is not None:
            pool.start(_Run(self))
            return self
        thread = threading.Thread(target=_run_alone, args=(self,), name="job", daemon=True)
        _running.add(thread)
        thread.start()
        return self

    def run(self) -> None:
        """Do the work; any error is an answer too."""
        try:
            answer = self._work(self)
        except Exception as error:  # noqa: BLE001  the owner decides what an error means
            tell_if_there(self, partial(self.failed.emit, error))
        else:
            tell_if_there(self, partial(self.done.emit, answer))


def tell_if_there(owner: QObject, emit: Callable[[], object]) -> None:
    """Emit a signal of `owner` from another thread; nobody hears it where the owner is gone.

    It may go at any moment: PySide then raises `RuntimeError` ("Signal source has been deleted").
    """
    try:
        emit()
    except RuntimeError:
        if shiboken6.isValid(owner):
            raise


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


def _run_alone(job: Job) -> None:
    try:
        job.run()
    finally:
        _running.discard(threading.current_thread())


def jobs_ended(patience: float) -> bool:
    """Wait at most so many seconds for the jobs that have threads of their own; tell whether all have ended."""
    deadline = monotonic() + patience
    for thread in tuple(_running):
        thread.join(max(0.0, deadline - monotonic()))
    return not any(thread.is_alive() for thread in tuple(_running))


def first_reachable(
    folders: Iterable[Path], otherwise: Path, then: Callable[[Path], object], owner: QObject
) -> None:
    """Call `then`, soon and not at once, with the first of `folders` that is there and answers quickly.

    With `otherwise` where none does. For what would look there on the window's thread, as a file dialog
    does, and more than once.
    """
    _Reachable(tuple(dict.fromkeys(folders)), otherwise, then, owner)


class _Reachable(QObject):
    """Tells `then` once, and deletes itself. Each folder is asked beside the others."""

    def __init__(
        self, folders: tuple[Path, ...], otherwise: Path, then: Callable[[Path], object], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._folders = folders
        self._otherwise = otherwise
        self._then: Callable[[Path], object] | None = then
        self._there: dict[Path, bool] = {}
        self._late = QTimer(self, singleShot=True, interval=_REACHABLE_MS if folders else 0)
        self._late.timeout.connect(self._decide)
        self._late.start()
        self._jobs = [Job(partial(_look, folder)) for folder in folders]
        for job in self._jobs:
            job.done.connect(self._on_answer)
            job.start()

    def _on_answer(self, answer: tuple[Path, bool]) -> None:
        folder, there = answer
        self._there[folder] = there
        # The first one that is not known to be gone decides, once it has answered.
        first = next((f for f in self._folders if self._there.get(f, True)), None)
        if first is None or first in self._there:
            self._decide()

    def _decide(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            self._late.stop()
            self.deleteLater()
            then(next((f for f in self._folders if self._there.get(f)), self._otherwise))


def _look(folder: Path, _job: Job) -> tuple[Path, bool]:
    try:
        return folder, folder.is_dir()
    except OSError:
        return folder, False


Work = Callable[[], Any]
"""What is to be done in the thread; what it returns or raises is the answer."""


@dataclass(frozen=True)
class _Task:
    what: str
    begin: Callable[[], Work | None]
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


def _nothing(_answer: object) -> None:
    """Be content with any answer."""


def _raise(error: Exception) -> None:
    raise error


class Background(QObject):
    """Does one thing after the other off the GUI thread, in the order in which they were asked for.

    Nothing that was asked for is dropped while this object lives.
    """

    busy_changed = Signal(str)
    """What is being done, in Japanese; empty when nothing is that has a name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Task] = deque()
        self._task: _Task | None = None
        self._job: Job | None = None
        self._told = ""

    @property
    def busy(self) -> bool:
        """Whether something that has a name is being done, or waits."""
        return any(task.what for task in (self._task, *self._waiting) if task is not None)

    @property
    def what(self) -> str:
        """What is being done, in Japanese; empty when nothing is that has a name."""
        return self._told

    @property
    def idle(self) -> bool:
        """Whether nothing at all is being done or waits."""
        return self._task is None and not self._waiting

    def run(
        self,
        what: str,
        work: Work,
        done: Callable[[Any], object] = _nothing,
        failed: Callable[[Exception], object] = _raise,
    ) -> None:
        """Do `work` in the thread, once it is its turn; `done` or `failed` is told what came of it, here.

        `what` says in Japanese what is being done; empty for what nobody need know of.
        """
        self.begin(what, lambda: work, done, failed)

    def begin(
        self,
        what: str,
        begin: Callable[[], Work | None],
        done: Callable[[Any], object] = _nothing,
        failed: Callable[[Exception], object] = _raise,
    ) -> None:
        """Let `begin` say, here and when it is its turn, what is to be done; nothing where that is `None`."""
        self._waiting.append(_Task(what, begin, done, failed))
        if self._task is None:
            self._next()

    def when_free(self, then: Callable[[], object]) -> None:
        """Call `then` now where nothing with a name is being done, otherwise once that is over."""
        if not self.busy:
            then()
            return

        def begin() -> None:
            then()

        self.begin("", begin)

    def finish(self, patience: float) -> bool:
        """Wait, without the event loop, at most so many seconds until it is idle; tell whether it is.

        For the end of the program, and for whoever must see what came of it at once.
        """
        deadline = monotonic() + patience
        while not self.idle:
            if monotonic() > deadline:
                return False
            jobs_ended(0.01)
            QCoreApplication.sendPostedEvents(self)
        return True

    def _next(self) -> None:
        while self._task is None and self._waiting:
            self._task = self._waiting.popleft()
            try:
                work = self._task.begin()
            except BaseException:
                self._task = None
                QTimer.singleShot(0, self, self._next)
                raise
            if work is None:
                self._task = None
                continue
            self._start(work)
        self._tell()

    def _start(self, work: Work) -> None:
        # Without a parent: it must outlive the window in its thread.
        self._job = Job(lambda _job: work())
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, answer: object) -> None:
        self._end(lambda task: task.done(answer))

    def _on_failed(self, error: Exception) -> None:
        self._end(lambda task: task.failed(error))

    def _end(self, tell: Callable[[_Task], object]) -> None:
        task, self._task, self._job = self._task, None, None
        if not self.busy:
            self._tell()
        try:
            if task is not None:
                tell(task)
        finally:
            if self._task is None:
                self._next()

    def _tell(self) -> None:
        task = self._task
        what = task.what if task is not None else ""
        if what != self._told:
            self._told = what
            self.busy_changed.emit(what)
