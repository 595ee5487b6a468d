"""Searching off the GUI thread, while somebody types what to search, or types in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from time import monotonic

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from zadankai_editor.record.nodes import Record
from zadankai_editor.record.search.finder import Finder
from zadankai_editor.record.search.query import Found, Query
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.background import Job
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.find.expressions import compiled

QUERY_PAUSE_MS = 120
"""How long typing into the field must pause before it is searched (milliseconds)."""
RECORD_PAUSE_MS = 250
"""How long changes of the record must pause before it is searched again (milliseconds)."""
MOST_SECONDS = 10.0
"""How long a regular expression is searched before that is given up."""


@dataclass(frozen=True)
class Result:
    """What was found for a query in a record. `groups` is how many groups a regular expression has."""

    query: Query
    record: Record
    found: Found
    groups: int = 0


class Searching(QObject):
    """Searches the session's record in the background, again after each change of it.

    `found` tells of each `Result`. An answer that nobody waits for any more is dropped.
    """

    found = Signal(object)

    def __init__(self, session: Session, query_of: Callable[[], Query], parent: QObject) -> None:
        """`query_of` says what is searched, at the moment when it is."""
        super().__init__(parent)
        self._session = session
        self._query_of = query_of
        self._active = False
        self._finder: Finder | None = None
        self._numbers = count(1)
        self._current: int | None = None
        self._jobs: dict[int, Job] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._start)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None or self._pause.isActive()

    def search_soon(self) -> None:
        """Search once no more is typed; again after each change of the record, until `rest`."""
        self._active = True
        self._drop_job()
        self._pause.start(QUERY_PAUSE_MS)

    def search_now(self) -> None:
        """Begin at once what is waiting for a pause."""
        if self._pause.isActive():
            self._pause.start(0)

    def rest(self) -> None:
        """Search no more."""
        self._active = False
        self._pause.stop()
        self._drop_job()

    def _on_swapped(self, swap: Swap) -> None:
        concerned = swap.change.touches_blocks or "participants" in swap.change.fields
        if self._active and concerned:
            self._drop_job()
            self._pause.start(RECORD_PAUSE_MS)

    def _on_reset(self) -> None:
        self._finder = None
        if self._active:
            self.search_soon()

    def _start(self) -> None:
        query, record = self._query_of(), self._session.record
        finder = self._finder
        if finder is None or finder.query != query:
            made = _finder(query)
            if isinstance(made, Refusal):
                self._finder = None
                self.found.emit(Result(query, record, Found(problem=made.message)))
                return
            finder = self._finder = made
        if not query.text:
            self.found.emit(Result(query, record, Found()))
            return
        number = next(self._numbers)
        # Without a parent: one that nobody waits for any more is kept until its thread has let go.
        job = Job(lambda job: (number, _searched(finder, query, record, job)))
        self._current, self._jobs[number] = number, job
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start(self._pool)

    def _on_done(self, answer: tuple[int, Result]) -> None:
        number, result = answer
        self._jobs.pop(number)
        if number == self._current:
            self._current = None
            self.found.emit(result)

    def _on_failed(self, error: Exception) -> None:
        self._jobs = {n: job for n, job in self._jobs.items() if job is not self.sender()}
        if self._current not in self._jobs:
            self._current = None
        raise error

    def _drop_job(self) -> None:
        if self._current is not None:
            self._jobs[self._current].cancel()
            self._current = None
            # In the thread it may still be at work.
            self._finder = None


def _finder(query: Query) -> Finder | Refusal:
    if not query.regular or not query.text:
        return Finder(Query("") if not query.text else query)
    expression = compiled(query.text, any_case=query.folding.case)
    return expression if isinstance(expression, Refusal) else Finder(query, expression)


def _searched(finder: Finder, query: Query, record: Record, job: Job) -> Result:
    end = monotonic() + MOST_SECONDS
    found = finder.find(record, lambda: job.cancelled or (query.regular and monotonic() > end))
    return Result(query, record, found, finder.expression.groups if finder.expression else 0)
