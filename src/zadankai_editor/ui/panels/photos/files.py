"""Pictures from outside: chosen, dropped or pasted, and copied to the record's off the GUI thread."""

import tempfile
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from zadankai_editor.session.background import Job
from zadankai_editor.storage.errors import StorageError, not_written
from zadankai_editor.ui.widgets.decoding import decoded_bytes

ImportPicture = Callable[[Path], str]
"""Copies a picture to the record's and returns its name there; called off the GUI thread.

Raises `StorageError`.
"""

Picture = Path | QImage

_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jfif"}
)
_PASTED = "pasted.png"
_CLIPBOARD = ("image/png", "image/jpeg", "image/gif", "image/webp")
_HARMLESS = frozenset({"image/bmp", "image/tiff", "image/x-bmp", "image/x-MS-bmp"})
"""What else the clipboard may offer a picture as; it names no file."""

FILE_FILTER = "画像 (*.png *.jpg *.jpeg *.gif *.webp);;すべてのファイル (*)"
"""What the file dialog offers."""


def pictures_in(data: QMimeData) -> list[Path]:
    """Return the files in `data` that look like pictures by their names, usable ones or not."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]


def picture_on(data: QMimeData) -> QImage | None:
    """Return the picture itself, where `data` holds one and not a file."""
    if not data.hasImage():
        return None
    offered = [name for name in data.formats() if name.startswith("image/")]
    for kind in (name for name in _CLIPBOARD if name in offered):
        found = decoded_bytes(bytes(data.data(kind).data()))
        if found is not None:
            return found
    if any(name not in _CLIPBOARD and name not in _HARMLESS for name in offered):
        # Asked for the picture, Qt might take a drawing (SVG), and read the files that it names.
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


class PictureImport(QObject):
    """Copies pictures one after the other and tells where they are now."""

    imported = Signal(str, object)
    """The pictures asked for on behalf of `target` are these files of the record (a tuple)."""
    failed = Signal(str)
    """One could not be copied; the sentence says why, and what was kept."""
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
    """Copy what was ordered; the first that cannot be copied is the last that is tried."""
    files: list[str] = []
    for picture in order.pictures:
        if job.cancelled:
            break
        try:
            files.append(_copy(import_picture, picture))
        except StorageError as error:
            return _Answer(order.target, tuple(files), error.message)
    return _Answer(order.target, tuple(files))


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
