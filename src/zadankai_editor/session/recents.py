"""The last records as they were last seen on the disk, which is only looked at in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from zadankai_editor.session.background import Background
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.recent import forget_record, recent_records


class Recents(QObject):
    """Knows the last records, the latest first."""

    changed = Signal()
    failed = Signal(str)
    """The list could not be written; the sentence says why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = Background(self)
        self.paths: tuple[Path, ...] = ()

    def load(self) -> None:
        """Read the list again: another window may have changed it."""
        self._disk.run("", recent_records, self.take)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Take note of the list as it is on the disk now."""
        self.paths = paths
        self.changed.emit()

    def forget(self, path: Path) -> None:
        """Take `path` out of the list."""
        self._disk.run("", lambda: forget_record(path), self.take, self._on_failed)

    def finish(self, patience: float) -> bool:
        """Wait at most so many seconds for the disk; tell whether everything is done."""
        return self._disk.finish(patience)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self.failed.emit(error.message)
        self.changed.emit()
