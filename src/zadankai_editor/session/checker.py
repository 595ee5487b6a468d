"""Finding problems while somebody types, off the keystroke path."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from zadankai_editor.checks import Disk, check_state
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.review import State
from zadankai_editor.session.background import Job
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.storage.pictures import disk_of

PAUSE_MS = 250
"""How long typing must pause before the record is checked again (milliseconds)."""


class Checker(QObject):
    """Checks the open record in the background after each pause.

    `findings` is what the last check found; `found` tells of a new answer. A check whose record
    has changed meanwhile is dropped, and another one follows.
    """

    found = Signal(object)

    def __init__(
        self, session: Session, folder: Callable[[], Path | None], parent: QObject | None = None
    ) -> None:
        """`folder` says below which folder the record's pictures are just now."""
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self.findings: tuple[Finding, ...] = ()
        self.up_to_date = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._start)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._start_over)
        session.replaced.connect(self._start_over)

    def check_now(self) -> tuple[Finding, ...]:
        """Check at once, on this thread, and return the findings."""
        self._take(_checked(self._session.state, self._folder()))
        return self.findings

    def refresh(self) -> None:
        """Check again soon, because something outside of the record has changed."""
        self.up_to_date = False
        self._pause.start(PAUSE_MS)

    def close(self) -> None:
        """Stop checking and wait for the thread."""
        self._pause.stop()
        self._job = None
        self._pool.waitForDone()

    def _on_swapped(self, _swap: Swap) -> None:
        self.up_to_date = False
        self._pause.start(PAUSE_MS)

    def _start_over(self) -> None:
        """Forget what was found: it was about another record. Look at this one at once."""
        self.findings = ()
        self.up_to_date = False
        self._pause.start(0)

    def _start(self) -> None:
        if self._job is not None:
            self._pause.start(PAUSE_MS)
            return
        state = self._session.state
        folder = self._folder()
        job = Job(lambda _job: (state, _checked(state, folder)), self)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        self._job = job.start(self._pool)

    def _on_done(self, answer: tuple[State, tuple[Finding, ...]]) -> None:
        self._end_job()
        state, findings = answer
        if state is self._session.state:
            self._take(findings)
        else:
            self._pause.start(PAUSE_MS)

    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        raise error

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    def _take(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.up_to_date = True
        self.found.emit(findings)


def _checked(state: State, folder: Path | None) -> tuple[Finding, ...]:
    disk = Disk.unknown() if folder is None else disk_of(state.record, folder)
    return check_state(state, disk)
