"""Small versions of the record's pictures, made off the GUI thread and kept."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from zadankai_editor.session.background import Job
from zadankai_editor.storage.pictures import is_linked_outside
from zadankai_editor.ui.widgets.decoding import decoded_file

_MOST_KEPT = 400
_Stamp = tuple[int, int]


class PictureState(Enum):
    """What is known of a picture file."""

    LOADING = auto()
    READY = auto()
    MISSING = auto()
    UNREADABLE = auto()


@dataclass(frozen=True)
class Thumbnail:
    """A small picture, or why there is none; `pixmap` is null unless the state is `READY`."""

    state: PictureState
    pixmap: QPixmap


class _Key(NamedTuple):
    path: Path
    file: str
    width: int
    height: int


class _Loaded(NamedTuple):
    key: _Key
    state: PictureState
    image: QImage | None
    stamp: _Stamp | None


_Entry = tuple[Thumbnail, _Stamp | None]


class Thumbnails(QObject):
    """Makes and keeps thumbnails. `locate` says where a file of the record is, if anywhere."""

    ready = Signal()
    """A thumbnail that was asked for is there now, or it is known why there is none."""

    def __init__(self, locate: Callable[[str], Path | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locate = locate
        self._kept: OrderedDict[_Key, _Entry] = OrderedDict()
        self._waiting: dict[_Key, None] = {}
        self._unsure: set[_Key] = set()
        self._job: Job | None = None
        self._nothing = QPixmap()

    def get(self, file: str, size: QSize) -> Thumbnail:
        """Return the picture `file` of the record so that it fits into `size` (pixels of the window).

        Where it is not there yet, it is being loaded, and `ready` comes.
        """
        path = self._locate(file)
        if path is None:
            return Thumbnail(PictureState.MISSING, self._nothing)
        ratio = _application().devicePixelRatio()
        key = _Key(path, file, round(size.width() * ratio), round(size.height() * ratio))
        entry = self._kept.get(key)
        if entry is None or key in self._unsure:
            self._unsure.discard(key)
            self._waiting[key] = None
            self._next()
        if entry is None:
            return Thumbnail(PictureState.LOADING, self._nothing)
        self._kept.move_to_end(key)
        return entry[0]

    def recheck(self) -> None:
        """Look at the files again when they are asked for next: they may have changed on disk."""
        self._unsure.update(self._kept)

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        key, _ = self._waiting.popitem()  # what was asked for last is what is seen now
        known = self._kept.get(key)
        stamp = known[1] if known else None
        # Without a parent: it must outlive the window in its thread.
        self._job = Job(lambda _job: _load(key, stamp))
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, loaded: _Loaded | None) -> None:
        self._job = None
        if loaded is not None:
            self._keep(loaded)
            self.ready.emit()
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error

    def _keep(self, loaded: _Loaded) -> None:
        pixmap = self._nothing
        if loaded.image is not None:
            pixmap = QPixmap.fromImage(loaded.image)
            pixmap.setDevicePixelRatio(_application().devicePixelRatio())
        self._kept[loaded.key] = (Thumbnail(loaded.state, pixmap), loaded.stamp)
        self._kept.move_to_end(loaded.key)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise TypeError("thumbnails need the application")
    return app


def _load(key: _Key, known: _Stamp | None) -> _Loaded | None:
    """Read the picture; `None` where it is as it was when it had the stamp `known`."""
    try:
        # To whoever publishes the folder, what a link leads out of it to is missing.
        found = None if is_linked_outside(key.path, key.file) else key.path.stat()
    except (OSError, ValueError):
        found = None
    if found is None:
        return _Loaded(key, PictureState.MISSING, None, None)
    stamp = (found.st_mtime_ns, found.st_size)
    if stamp == known:
        return None
    image = decoded_file(key.path, QSize(key.width, key.height))
    return _Loaded(key, PictureState.READY if image else PictureState.UNREADABLE, image, stamp)
