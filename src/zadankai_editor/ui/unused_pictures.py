"""Pictures beside a record that nothing uses: shown, and removed where somebody says so."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.record.nodes import Record
from zadankai_editor.session.background import Job
from zadankai_editor.session.desk import Desk
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.pictures import picture_path, remove_picture, unused_pictures
from zadankai_editor.ui.widgets.message_boxes import tell
from zadankai_editor.ui.widgets.sizes import resize_within_screen
from zadankai_editor.ui.widgets.themed import WrappedLabel
from zadankai_editor.ui.widgets.thumbnails import PictureState, Thumbnails
from zadankai_editor.ui.widgets.tick_box import TickBoxDelegate

_THUMBNAIL = QSize(72, 54)
_SIZE = QSize(520, 480)
# Fusion outlines check boxes in a darker shade of the window, which nobody sees in a dark one.
_FILE = Qt.ItemDataRole.UserRole


class UnusedPictures(QObject):
    """Looks for unused pictures in the background, offers them, and removes those that were chosen.

    Whatever the record's file on the disk names counts as used, even where the record as it is
    open does not use it (any more, or yet).
    """

    said = Signal(str)
    """Something to be said for a moment."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._desk = desk
        self._job: Job | None = None
        self._then: Callable[..., None] = self._on_removed

    def look(self) -> None:
        """Look for pictures that nothing uses, and offer to remove them."""
        path = self._desk.session.path
        if path is None:
            self.said.emit("まだ保存していない記録です。保存すると、使っていない画像を調べられます。")
            return
        record, folder = self._desk.session.record, path.parent
        self._start(lambda _job: _found(record, folder), lambda files: self._offer(folder, files))

    def _offer(self, folder: Path, files: Mapping[str, int | None]) -> None:
        if self._desk.session.path is None or self._desk.session.path.parent != folder:
            return
        if not files:
            self.said.emit("使っていない画像はありません。")
            return
        dialog = UnusedPicturesDialog(folder, files, self._parent)
        dialog.removal_wanted.connect(lambda chosen: self._remove(folder, chosen))
        dialog.open()

    def _remove(self, folder: Path, files: tuple[str, ...]) -> None:
        record = self._desk.session.record
        self._start(lambda _job: _removed(record, folder, files), self._on_removed)

    def _on_removed(self, answer: tuple[int, str]) -> None:
        count, problem = answer
        self.said.emit(f"使っていない画像を{count}枚消しました。")
        if problem:
            self._tell(problem)

    def _start(self, work: Callable[[Job], object], done: Callable[..., None]) -> None:
        if self._job is not None:
            self.said.emit("使っていない画像を調べています。終わってから、もう一度選んでください。")
            return
        # Without a parent: it must outlive the window in its thread.
        self._then = done
        self._job = Job(work)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_done(self, answer: object) -> None:
        self._job = None
        self._then(answer)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, StorageError):
            raise error
        self._tell(error.message)

    def _tell(self, text: str) -> None:
        tell(self._parent, "使っていない画像", text)


def _found(record: Record, folder: Path) -> dict[str, int | None]:
    """Return the unused pictures and their sizes (bytes), `None` where nobody can tell."""
    sizes: dict[str, int | None] = {}
    for file in unused_pictures(record, folder):
        try:
            sizes[file] = (folder / file).stat().st_size
        except OSError:
            sizes[file] = None
    return sizes


def _removed(record: Record, folder: Path, files: Sequence[str]) -> tuple[int, str]:
    """Remove `files` as far as they are unused still; return how many, and why one could not be."""
    unused = set(unused_pictures(record, folder))
    count = 0
    for file in files:
        if file not in unused:
            continue
        try:
            remove_picture(folder, file)
        except StorageError as error:
            return count, error.message
        count += 1
    return count, ""


class UnusedPicturesDialog(QDialog):
    """A list of pictures with check boxes, none of them checked. Deletes itself when it is closed.

    `files` are their names as a record gives them, with their sizes (bytes) where those are known.
    """

    removal_wanted = Signal(object)
    """These files are to be removed (a tuple of names, as a record gives them)."""

    def __init__(self, folder: Path, files: Mapping[str, int | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使っていない画像")
        words = WrappedLabel(
            "この記録でも、同じフォルダーのほかの記録でも使っていない画像です。消すものを選んでください。"
            "消した画像は、「元に戻す」でも戻りません。"
        )
        self.list = QListWidget()
        self.list.setAccessibleName("使っていない画像")
        self.list.setIconSize(_THUMBNAIL)
        self.list.setItemDelegate(TickBoxDelegate(self.list))
        self._thumbnails = Thumbnails(lambda file: picture_path(folder, file), self)
        self._thumbnails.ready.connect(self._show_thumbnails)
        for file, size in files.items():
            self._add(file, size)
        self._show_thumbnails()
        self.all_button = QPushButton("すべて選ぶ(&A)")
        self.close_button = QPushButton("消さずに閉じる(&C)")
        self.remove_button = QPushButton()
        self.close_button.setDefault(True)
        self.all_button.setAutoDefault(False)
        self.remove_button.setAutoDefault(False)
        self._lay_out(words)
        self.list.itemChanged.connect(self._count)
        self.list.itemActivated.connect(_toggle)
        self.all_button.clicked.connect(self._choose_all)
        self.close_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self._remove)
        self._count()
        resize_within_screen(self, _SIZE)

    def _lay_out(self, words: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.all_button)
        row.addStretch()
        row.addWidget(self.remove_button)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.list.setFocus()

    def _add(self, file: str, size: int | None) -> None:
        shown = "" if size is None else f"\n{size / 1024:,.0f} KB"
        item = QListWidgetItem(PurePosixPath(file).name + shown, self.list)
        item.setData(_FILE, file)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The files that are checked."""
        checked = Qt.CheckState.Checked
        return tuple(str(item.data(_FILE)) for item in self._items() if item.checkState() == checked)

    def _count(self) -> None:
        count = len(self.chosen)
        self.remove_button.setText(f"{count}枚を消す(&D)" if count else "消す(&D)")
        self.remove_button.setEnabled(bool(count))
        self.all_button.setEnabled(count < self.list.count())

    def _choose_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    def _show_thumbnails(self) -> None:
        for item in self._items():
            if item.icon().isNull():
                found = self._thumbnails.get(str(item.data(_FILE)), _THUMBNAIL)
                if found.state is PictureState.READY:
                    item.setIcon(QIcon(found.pixmap))

    def _remove(self) -> None:
        self.removal_wanted.emit(self.chosen)
        self.accept()


def _toggle(item: QListWidgetItem) -> None:
    checked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
