"""Taking in a source: reading and recognising it off the GUI thread, again after each decision."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from zadankai_editor.readers import SourceError
from zadankai_editor.readers.structure import SourceDocument, Structure
from zadankai_editor.recognize import UNDECIDED, Decisions
from zadankai_editor.record.review import Source
from zadankai_editor.session.background import Job
from zadankai_editor.session.sources import PASTED_NAME, document_of_file, document_of_text
from zadankai_editor.storage.errors import StorageError

if TYPE_CHECKING:
    from zadankai_editor.recognize import Known, Recognition

__all__ = ["PASTED_NAME", "Importing", "Prepare", "Recognizer"]

_STEP = 0.01
_CRASHED = (
    "予期しないエラーのため、取り込めませんでした。元のテキストも、開いている記録も変えていません。"
    "本文をコピーして貼り付けると取り込めることがあります。"
)


class Recognizer(Protocol):
    """`recognize.recognize`, or what stands in for it."""

    def __call__(
        self,
        source: Source,
        *,
        structure: Structure = ...,
        decisions: Decisions = ...,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "Recognition":
        """Return what was recognised; raises `RecognitionCancelled`."""
        ...


Prepare = Callable[["Recognition", Decisions], object]
"""Makes, in the thread, what is to be shown of a recognition and the decisions that it follows."""


@dataclass(frozen=True)
class _Answer:
    number: int
    document: SourceDocument | None = None
    found: object = None
    message: str | None = None


class Importing(QObject):
    """Reads and recognises one source at a time in the background.

    `prepare` makes of the recognition, in the thread, what `recognized` carries; without it that
    is the `Recognition` itself. Exactly one of `recognized`, `failed` and `cancelled` follows
    each start, unless another start takes its place or `stop` is called. What was read is kept, so
    that `start_again` recognises it again by other decisions without reading. `known` is the record
    that a source is to be added to, `None` where it is none.
    """

    progressed = Signal(float)
    """How far recognising has come, 0 to 1; at most a hundred times."""
    recognized = Signal(object)
    """The `Recognition`, or what `prepare` made of it."""
    failed = Signal(str)
    """The source cannot be read; the Japanese sentence says why and what to do."""
    cancelled = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        recognize: Recognizer | None = None,
        prepare: Prepare | None = None,
    ) -> None:
        super().__init__(parent)
        self.known: Known | None = None
        self._document: SourceDocument | None = None
        self._recognize = recognize
        self._prepare = prepare
        self._numbers = count(1)
        self._current: int | None = None
        self._jobs: dict[int, Job] = {}

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None

    @property
    def document(self) -> SourceDocument | None:
        """What was read last; `None` before anything was."""
        return self._document

    def start_file(self, path: Path) -> None:
        """Read and recognise the file at `path`."""
        self._start(lambda: document_of_file(path), UNDECIDED)

    def start_text(self, text: str, name: str = PASTED_NAME, html: str = "") -> None:
        """Recognise `text`, from the clipboard or dropped, or the same as `html`."""
        self._start(lambda: document_of_text(text, name, html), UNDECIDED)

    def take_up(self, document: SourceDocument) -> None:
        """Go on with a source that was read elsewhere; nothing starts yet."""
        self.stop()
        self._document = document

    def start_again(self, decisions: Decisions) -> None:
        """Recognise what was read last again, by `decisions`. Raises `ValueError` where nothing was."""
        document = self._document
        if document is None:
            raise ValueError("nothing has been read yet")
        self._start(lambda: document, decisions)

    def cancel(self) -> None:
        """Stop; `cancelled` comes at once, the thread follows soon."""
        if self.stop():
            self.cancelled.emit()

    def stop(self) -> bool:
        """Stop without a word; return whether there was anything to stop."""
        if self._current is None:
            return False
        self._jobs[self._current].cancel()
        self._current = None
        return True

    def _start(self, read: Callable[[], SourceDocument], decisions: Decisions) -> None:
        self.stop()
        number = next(self._numbers)
        work = _Work(number, read, decisions, self._recognize, self._prepare, self.known)
        # No parent: a thread that is still busy must not hold up a window that closes.
        job = Job(lambda job: _recognized(work, job))
        self._current = number
        self._jobs[number] = job
        job.progressed.connect(self._on_progress)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_crash)
        job.start()

    def _on_progress(self, share: float) -> None:
        if self._current is not None and self.sender() is self._jobs.get(self._current):
            self.progressed.emit(share)

    def _on_done(self, answer: _Answer) -> None:
        self._jobs.pop(answer.number)
        if answer.number != self._current:
            return
        self._current = None
        if answer.document is not None:
            self._document = answer.document
        if answer.found is not None:
            self.recognized.emit(answer.found)
        elif answer.message is not None:
            self.failed.emit(answer.message)
        else:
            self.cancelled.emit()

    def _on_crash(self, error: Exception) -> None:
        self._jobs = {n: job for n, job in self._jobs.items() if job is not self.sender()}
        if self._current is not None and self._current not in self._jobs:
            self._current = None
            self.failed.emit(_CRASHED)
        raise error


@dataclass(frozen=True)
class _Work:
    number: int
    read: Callable[[], SourceDocument]
    decisions: Decisions
    recognize: Recognizer | None
    prepare: Prepare | None
    known: "Known | None"


def _recognized(work: _Work, job: Job) -> _Answer:
    """Read and recognise, in the thread."""
    from zadankai_editor import recognize as package

    recognize: Callable[..., Recognition] = work.recognize or package.recognize
    if work.known is not None:
        recognize = partial(recognize, known=work.known)
    try:
        document = work.read()
        if job.cancelled:
            return _Answer(work.number)
        found = recognize(
            document.source,
            structure=document.structure,
            decisions=work.decisions,
            progress=_in_steps(job),
            cancelled=lambda: job.cancelled,
        )
    except (SourceError, StorageError) as error:
        return _Answer(work.number, message=error.message)
    except package.RecognitionCancelled:
        return _Answer(work.number)
    return _Answer(work.number, document, work.prepare(found, work.decisions) if work.prepare else found)


def _in_steps(job: Job) -> Callable[[float], None]:
    """Return a `progress` that passes on to the window's thread what makes a visible difference."""
    told = 0.0

    def progress(share: float) -> None:
        nonlocal told
        if not job.cancelled and (share - told >= _STEP or share >= 1.0 > told):
            told = share
            job.progressed.emit(share)

    return progress
