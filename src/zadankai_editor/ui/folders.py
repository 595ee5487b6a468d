"""In which folder a file dialog begins: where the last file was, and never the program's own folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from zadankai_editor.session.background import first_reachable
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


def begin_in(then: Callable[[Path], object], owner: QObject, *wanted: Path | None) -> None:
    """Call `then`, soon, with the first of `wanted` in which a file dialog can begin; else where documents are.

    Only a folder that has answered just now counts: a share that does not answer would hold up the
    window inside of Qt's dialog, and of a name that is no folder Qt makes the name of a file. The home
    folder is taken at its word.
    """
    home = Path.home()
    folders = [folder for folder in (*wanted, documents()) if folder is not None and folder != home]
    first_reachable(folders, home, then, owner)


class Folders:
    """The folders of the last record and of the last import, as the settings remember them.

    Nobody knows whether they are still there: that is for `begin_in`.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def records(self) -> Path | None:
        """Where the last record was."""
        return self._of(RECORD_FOLDER)

    @property
    def imports(self) -> Path | None:
        """Where the last file was imported from."""
        return self._of(IMPORT_FOLDER)

    def note_record(self, path: Path) -> None:
        """Remember where a record was opened or saved."""
        self._note(RECORD_FOLDER, path)

    def note_import(self, path: Path) -> None:
        """Remember where a file was imported from."""
        self._note(IMPORT_FOLDER, path)

    def _of(self, setting: Setting[str]) -> Path | None:
        name = self._settings.get(setting)
        return Path(name) if name else None

    def _note(self, setting: Setting[str], path: Path) -> None:
        if path.is_absolute():
            self._settings.set(setting, str(path.parent))


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
