"""Pictures from outside: chosen, dropped or pasted, and copied to the record's off the GUI thread."""

import tempfile
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from zadankai_editor.session.background import Job
from zadankai_editor.storage.errors import StorageError, not_written

ImportPicture = Callable[[Path], str]
"""Copies a picture to the record's and returns its name there; called off the GUI thread.

Raises `StorageError`.
"""

Picture = Path | QImage

_PASTED = "pasted.png"
_MOST_PROBLEMS = 5
"""So many pictures that could not be copied are named; of the others only the number is."""

FILE_FILTER = "画像 (*.png *.jpg *.jpeg *.gif *.webp);;すべてのファイル (*)"
"""What the file dialog offers."""


class PictureImport(QObject):
    """Copies pictures one after the other and tells where they are now."""

    imported = Signal(str, object)
    """The pictures asked for on behalf of `target` are these files of the record (a tuple)."""
    failed = Signal(str)
    """Some could not be copied; the sentences say why, and what was kept."""
    busy_changed = Signal(bool)

    def __init__(self, import_picture: ImportPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._import = import_picture
        self._waiting: deque[_Order] = deque()
        self._job: Job | None = None

    def forget(self) -> None:
        """Tell nothing any more of what was begun: another record is open."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def begin(self, pictures: Sequence[Picture], target: str) -> None:
        """Copy `pictures`; `target` is handed back with the answer."""
        self._waiting.append(_Order(target, tuple(pictures)))
        self._next()

    def _next(self) -> None:
        if self._job is not None:
            return
        self.busy_changed.emit(bool(self._waiting))
        if not self._waiting:
            return
        order, import_picture = self._waiting.popleft(), self._import
        # Without a parent: it must outlive the window in its thread.
        self._job = Job(lambda job: _carried_out(order, import_picture, job))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, answer: "_Answer") -> None:
        if self._job is not None and self._job.cancelled:
            answer = _Answer(answer.target, ())
        self._job = None
        if answer.files:
            self.imported.emit(answer.target, answer.files)
        if answer.problem:
            self.failed.emit(answer.problem)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._next()
        raise error


class _Order(NamedTuple):
    target: str
    pictures: tuple[Picture, ...]


class _Answer(NamedTuple):
    target: str
    files: tuple[str, ...]
    problem: str = ""


def _carried_out(order: _Order, import_picture: ImportPicture, job: Job) -> _Answer:
    """Copy what was ordered; what cannot be copied is named, and the others are tried."""
    files: list[str] = []
    problems: list[str] = []
    for picture in order.pictures:
        if job.cancelled:
            break
        try:
            files.append(_copy(import_picture, picture))
        except StorageError as error:
            if error.message not in problems:
                problems.append(error.message)
    more = len(problems) - _MOST_PROBLEMS
    shown = [*problems[:_MOST_PROBLEMS], *([f"ほかに{more}件あります。"] if more > 0 else [])]
    return _Answer(order.target, tuple(files), "\n".join(shown))


def _copy(import_picture: ImportPicture, picture: Picture) -> str:
    if isinstance(picture, Path):
        return import_picture(picture)
    try:
        with tempfile.TemporaryDirectory(prefix="zadankai-") as folder:
            path = Path(folder) / _PASTED
            if not picture.save(str(path)):
                raise StorageError(
                    "貼り付けた画像をPNGとして保存できませんでした。記録は変えていません。"
                    "画像をファイルに保存してから選んでください。"
                )
            return import_picture(path)
    except OSError as error:
        raise not_written(Path(_PASTED), error, "記録は変えていません。") from error
