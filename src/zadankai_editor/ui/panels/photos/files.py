"""Pictures from outside: chosen, dropped or pasted, and copied to the record's off the GUI thread."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from zadankai_editor.session.pictures import ImportedPictures, ImportPictures, Picture

FILE_FILTER = "画像 (*.png *.jpg *.jpeg *.gif *.webp);;すべてのファイル (*)"
"""What the file dialog offers."""


class PictureImport(QObject):
    """Copies pictures one after the other and tells where they are now."""

    imported = Signal(str, object)
    """The pictures asked for on behalf of `target` are these files of the record (a tuple)."""
    failed = Signal(str)
    """Some could not be copied; the sentences say why, and what was kept."""
    busy_changed = Signal(bool)

    def __init__(self, import_pictures: ImportPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._import = import_pictures
        self._waiting: set[object] = set()

    @property
    def busy(self) -> bool:
        """Whether something is still to be told."""
        return bool(self._waiting)

    def forget(self) -> None:
        """Tell nothing any more of what was begun: another record is open."""
        self._waiting.clear()
        self.busy_changed.emit(False)

    def begin(self, pictures: Sequence[Picture], target: str) -> None:
        """Copy `pictures`; `target` is handed back with the answer."""
        order = object()
        self._waiting.add(order)
        self.busy_changed.emit(True)
        self._import(pictures, lambda answer: self._on_answer(order, target, answer))

    def _on_answer(self, order: object, target: str, answer: ImportedPictures) -> None:
        if order not in self._waiting:
            return
        self._waiting.discard(order)
        self.busy_changed.emit(self.busy)
        if answer.files:
            self.imported.emit(target, answer.files)
        if answer.problem:
            self.failed.emit(answer.problem)
