"""Carries out what becomes of what was pasted or dropped, once the program that it comes from is done."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from zadankai_editor.session.incoming import (
    Brought,
    ImportFiles,
    ImportText,
    InsertText,
    OpenRecord,
    PlacePictures,
    Refused,
    Where,
    plan,
)
from zadankai_editor.ui.brought import brought_by
from zadankai_editor.ui.filing import Filing
from zadankai_editor.ui.importer import Importer

_REFUSED = "取り込めません"

PlaceAt = Callable[[Sequence[Path | QImage], str], object]
"""Makes photos of pictures, at the block with this id; without one at the caret."""


class Incoming(QObject):
    """Opens, imports and places what comes in, or says in words why not. Never within the event that brought it."""

    def __init__(
        self,
        parent: QObject,
        filing: Filing,
        importer: Importer,
        place: PlaceAt,
    ) -> None:
        super().__init__(parent)
        self._filing = filing
        self._importer = importer
        self._place = place

    def take_clipboard(self, where: Where) -> None:
        """Take what is on the clipboard, as from the window itself."""
        self.take(brought_by(QGuiApplication.clipboard().mimeData()), where)

    def take(self, brought: Brought, where: Where, at: str = "") -> None:
        """Do what is planned for `brought`; `at` is the id of the block where it came down."""
        QTimer.singleShot(0, self, lambda: self._carry_out(brought, where, at))

    def _carry_out(self, brought: Brought, where: Where, at: str) -> None:
        match plan(brought, where):
            case OpenRecord(path):
                self._filing.open_path(path)
            case ImportFiles(paths):
                self._importer.take_files(paths)
            case ImportText() | InsertText():
                self._importer.take_text(brought.text, brought.html)
            case PlacePictures(paths):
                pictures: Sequence[Path | QImage] = paths
                if not paths and brought.picture is not None:
                    pictures = (brought.picture,)
                self._place(pictures, at)
            case Refused(message):
                self._filing.tell(_REFUSED, message)
