"""Taking in a source: reading and recognising it off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from zadankai_editor.readers import MAX_SOURCE_BYTES, SourceError, looks_like_record, read_text, text_source
from zadankai_editor.record.review import Source
from zadankai_editor.session.background import Job
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.reading import read_limited

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition

PASTED_NAME = "貼り付けたテキスト"
"""What a source from the clipboard is called."""

_STEP = 0.01
_CRASHED = (
    "取り込みの途中でプログラムの誤りが起きました。元のテキストも、開いている記録も変えていません。"
    "本文をコピーして貼り付けると取り込めることがあります。"
)


class Recognizer(Protocol):
    """`recognize.recognize`, or what stands in for it."""

    def __call__(
        self,
        source: Source,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "Recognition":
        """Return what was recognised; raises `RecognitionCancelled`."""
        ...


@dataclass(frozen=True)
class _Answer:
    number: int
    found: object = None
    message: str | None = None


class Importing(QObject):
    """Reads and recognises one source at a time in the background.

    `prepare` makes of the recognition, in the thread, what `recognized` carries; without it that
    is the `Recognition` itself. Exactly one of `recognized`, `failed` and `cancelled` follows
    each start, unless another start takes its place or `stop` is called.
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
        prepare: "Callable[[Recognition], object] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._recognize = recognize
        self._prepare = prepare
        self._numbers = count(1)
        self._current: int | None = None
        self._jobs: dict[int, Job] = {}

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._current is not None

    def start_file(self, path: Path) -> None:
        """Read and recognise the file at `path`."""
        self._start(lambda: _source_of_file(path))

    def start_text(self, text: str, name: str = PASTED_NAME) -> None:
        """Recognise `text`, from the clipboard or dropped."""
        self._start(lambda: _source_of_text(text, name))

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

    def _start(self, read: Callable[[], Source]) -> None:
        self.stop()
        number = next(self._numbers)
        recognize, prepare = self._recognize, self._prepare
        # No parent: a thread that is still busy must not hold up a window that closes.
        job = Job(lambda job: _recognized(number, read, recognize, prepare, job))
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


def _recognized(
    number: int,
    read: Callable[[], Source],
    recognize: Recognizer | None,
    prepare: "Callable[[Recognition], object] | None",
    job: Job,
) -> _Answer:
    """Read and recognise, in the thread."""
    from zadankai_editor import recognize as package

    try:
        source = read()
        found = (recognize or package.recognize)(
            source, progress=_in_steps(job), cancelled=lambda: job.cancelled
        )
    except (SourceError, StorageError) as error:
        return _Answer(number, message=error.message)
    except package.RecognitionCancelled:
        return _Answer(number)
    return _Answer(number, prepare(found) if prepare else found)


def _in_steps(job: Job) -> Callable[[float], None]:
    """Return a `progress` that passes on to the window's thread what makes a visible difference."""
    told = 0.0

    def progress(share: float) -> None:
        nonlocal told
        if not job.cancelled and (share - told >= _STEP or share >= 1.0 > told):
            told = share
            job.progressed.emit(share)

    return progress


def _source_of_file(path: Path) -> Source:
    source = read_text(read_limited(path, MAX_SOURCE_BYTES), path.name)
    if looks_like_record(source.text):
        raise SourceError(
            f"「{path.name}」は保存された座談会の記録です。取り込みではなく「記録を開く」から開いてください。"
        )
    return source


def _source_of_text(text: str, name: str) -> Source:
    source = text_source(text, name)
    if looks_like_record(source.text):
        raise SourceError(
            f"「{name}」は保存された座談会の記録（YAML）の中身です。"
            "テキストとして貼り付けず、そのファイルを「記録を開く」から開いてください。"
        )
    return source
