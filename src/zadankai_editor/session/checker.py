"""Finding problems while somebody types, off the keystroke path."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from zadankai_editor.checks import Disk, check_state
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.levels import Level
from zadankai_editor.record.review import State
from zadankai_editor.session.background import Job
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.storage.pictures import disk_of, picture_files

PAUSE_MS = 250
"""How long typing must pause before the record is checked again (milliseconds)."""


LOOK_MS = 1000
"""How long a check waits for the disk; a share that is away must not keep the findings from coming."""


class Checker(QObject):
    """Checks the open record in the background after each pause.

    What is on the disk is looked up in a thread of its own; where that takes long, what was last seen there
    is what counts, until it answers.

    `findings` is what the last check found; `found` tells of a new answer. A check whose record
    has changed meanwhile is dropped, and another one follows. `level` says how closely it looks.
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
        self.level = Level.DEFAULT
        self._disk = Disk.unknown()
        self._then: list[Callable[[tuple[Finding, ...]], object]] = []
        self._job: Job | None = None
        self._look: Job | None = None
        self._numbers = count(1)
        self._current = 0
        self._looked_at: Path | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._start)
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._on_late)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._start_over)
        session.replaced.connect(self._start_over)

    def check_now(self) -> tuple[Finding, ...]:
        """Check at once, with what was last seen of the disk, and return the findings."""
        self._take(check_state(self._session.state, self._disk, self.level))
        return self.findings

    def when_checked(self, then: Callable[[tuple[Finding, ...]], object]) -> None:
        """Look at the record and the disk anew; tell `then` what was found in the record as it is by then.

        Not where another record is open by then.
        """
        self._then.append(then)
        self.up_to_date = False
        self._pause.start(0)

    def look_as_closely_as(self, level: Level) -> None:
        """Look more or less closely from now on, and check again at once."""
        self.level = level
        self.up_to_date = False
        self._pause.start(0)

    def refresh(self) -> None:
        """Check again soon, because something outside of the record has changed."""
        self.up_to_date = False
        self._pause.start(PAUSE_MS)

    def close(self) -> None:
        """Stop checking. The thread is not waited for: it may be looking at a disk that does not answer."""
        self._pause.stop()
        self._late.stop()
        self._then.clear()
        self._look = None
        if self._job is not None:
            self._job.done.disconnect(self._on_done)
            self._job.failed.disconnect(self._on_failed)
            self._job = None

    def _on_swapped(self, _swap: Swap) -> None:
        self.up_to_date = False
        self._pause.start(PAUSE_MS)

    def _start_over(self) -> None:
        """Forget what was found: it was about another record. Look at this one at once."""
        self.findings = ()
        self.up_to_date = False
        self._disk = Disk.unknown()
        self._look = None
        self._late.stop()
        self._then.clear()
        self._pause.start(0)

    def _start(self) -> None:
        if self._job is not None:
            self._pause.start(PAUSE_MS)
            return
        folder = self._folder()
        if folder is None:
            self._check(Disk.unknown())
            return
        if self._look is None or folder != self._looked_at:
            self._look_at(folder)
        if not self._then:  # who asked for an answer wants the one about the disk as it is
            self._late.start(LOOK_MS)

    def _look_at(self, folder: Path) -> None:
        record, number = self._session.record, next(self._numbers)
        self._looked_at, self._current = folder, number
        # Without a parent: it must outlive the window in its thread.
        self._look = Job(lambda _job: (number, picture_files(record), disk_of(record, folder)))
        self._look.done.connect(self._on_looked)
        self._look.failed.connect(self._on_look_failed)
        self._look.start()

    def _on_looked(self, answer: tuple[int, tuple[str, ...], Disk]) -> None:
        number, files, disk = answer
        if self._look is None or number != self._current:  # it was about another record, or another folder
            return
        self._look = None
        if self._looked_at is not None and files != picture_files(self._session.record):
            self._look_at(self._looked_at)
            return
        wanted = self._late.isActive() or bool(self._then) or disk != self._disk
        self._late.stop()
        self._disk = disk
        if wanted:
            self._check(disk)

    def _on_look_failed(self, error: Exception) -> None:
        self._look = None
        raise error

    def _on_late(self) -> None:
        self._check(self._disk)

    def _check(self, disk: Disk) -> None:
        self._late.stop()
        if self._job is not None:
            self._pause.start(PAUSE_MS)
            return
        state, level = self._session.state, self.level
        # Without a parent, as above.
        self._job = Job(lambda _job: (state, level, _checked(state, disk, level), disk))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, answer: tuple[State, Level, tuple[Finding, ...], Disk]) -> None:
        self._job = None
        state, level, findings, disk = answer
        if state is self._session.state and level is self.level:
            self._disk = disk
            self._take(findings)
        else:
            self._pause.start(PAUSE_MS)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error

    def _take(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.up_to_date = True
        self.found.emit(findings)
        waiting, self._then = self._then, []
        for then in waiting:
            then(findings)


def _checked(state: State, disk: Disk, level: Level) -> tuple[Finding, ...]:
    return check_state(state, disk, level)
