"""In which folder a file dialog begins: where the last file was, and never the program's own folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from zadankai_editor.session.background import Job
from zadankai_editor.storage.settings import IMPORT_FOLDER, RECORD_FOLDER, Setting, Settings
from zadankai_editor.ui.actions import key_of


def documents() -> Path:
    """Return the user's folder for documents, the home folder where the system knows none."""
    return _standard(QStandardPaths.StandardLocation.DocumentsLocation)


def pictures() -> Path:
    """Return the user's folder for pictures, the home folder where the system knows none."""
    return _standard(QStandardPaths.StandardLocation.PicturesLocation)


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    name = QStandardPaths.writableLocation(location)
    return Path(name) if name else Path.home()


class Folders:
    """The folders of the last record and of the last import, as the settings remember them.

    Those of an earlier session count once `look` has found that they are still there: a share that
    does not answer must not hold up a dialog, and Qt takes the program's folder for one that is gone.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._there: set[str] = set()
        self._job: Job | None = None

    @property
    def records(self) -> Path:
        """Where a dialog for records begins."""
        return self._of(RECORD_FOLDER)

    @property
    def imports(self) -> Path:
        """Where a dialog for files to import begins."""
        return self._of(IMPORT_FOLDER)

    def note_record(self, path: Path) -> None:
        """Remember where a record was opened or saved."""
        self._note(RECORD_FOLDER, path)

    def note_import(self, path: Path) -> None:
        """Remember where a file was imported from."""
        self._note(IMPORT_FOLDER, path)

    def look(self) -> None:
        """Find out in the background which of the remembered folders are there."""
        names = {self._settings.get(setting) for setting in (RECORD_FOLDER, IMPORT_FOLDER)} - {""}
        if names:
            # No parent: whoever is put away does not wait for a disk.
            self._job = Job(_looking_for(names))
            self._job.done.connect(self._there.update)
            self._job.start()

    def _of(self, setting: Setting[str]) -> Path:
        name = self._settings.get(setting)
        return Path(name) if name in self._there else documents()

    def _note(self, setting: Setting[str], path: Path) -> None:
        folder = str(path.parent)
        if path.is_absolute():
            self._settings.set(setting, folder)
            self._there.add(folder)


def _looking_for(names: set[str]) -> Callable[[Job], set[str]]:
    return lambda _job: {name for name in names if _is_there(Path(name))}


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


class FolderOpener(QObject):
    """Shows a folder in the system's own window for files."""

    said = Signal(str)
    """Something to be said for a moment."""

    def open_folder_of(self, path: Path | None) -> None:
        """Show the folder of the record at `path`; say why not where it has no file."""
        if path is None:
            self.said.emit(
                "まだ保存していない記録なので、フォルダーがありません。"
                f"{key_of('save')}で保存すると、開けるようになります。"
            )
            return
        self.open(path.parent)

    def open(self, folder: Path) -> None:
        """Show `folder`, or say that the system did not."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.say_not_opened(folder)

    def say_not_opened(self, folder: Path) -> None:
        """Say where the folder is, since it could not be opened."""
        self.said.emit(f"フォルダーを開けませんでした。場所は「{folder}」です。")
