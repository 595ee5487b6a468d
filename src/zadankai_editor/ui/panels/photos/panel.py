"""All pictures of the record: the header image and the photos."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from zadankai_editor.record.commands.blocks import delete_blocks, set_block_fields
from zadankai_editor.record.commands.details import set_cover
from zadankai_editor.record.commands.photos import add_photos, move_photo, place_photos
from zadankai_editor.record.commands.text import edit_text
from zadankai_editor.record.nodes import Block, BlockKind, Cover, SpeakerRef
from zadankai_editor.record.texts import one_line
from zadankai_editor.session.incoming import PICTURE_SUFFIXES, Brought, Refused, Where, plan
from zadankai_editor.session.pictures import ImportPictures, Picture
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.brought import brought_by, holds_files_or_picture, take_as_copy
from zadankai_editor.ui.folders import pictures
from zadankai_editor.ui.panels.panel import Panel, concerns
from zadankai_editor.ui.panels.photos.files import (
    FILE_FILTER,
    PictureImport,
)
from zadankai_editor.ui.panels.photos.form import PictureForm
from zadankai_editor.ui.panels.photos.rows import COVER, PictureDelegate, PicturesModel, picture_rows
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import VerticalScroll
from zadankai_editor.ui.widgets.lists import ALT_DOWN, ALT_UP, DELETE, ChoiceList
from zadankai_editor.ui.widgets.themed import IconButton, MutedLabel, ProblemLabel
from zadankai_editor.ui.widgets.thumbnails import PictureState, Thumbnails

_PASTE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_V)
_NEW = "+"
"""The target of an import that is to become new photos; no block has such an id."""

_AT = "@"
"""Begins the target of an import for where a block is, whose id follows; no id begins so."""


class PhotosPanel(Panel):
    """The pictures, and a form for the selected one. `set_current` tells where the caret is.

    `import_pictures` copies pictures to the record's and tells their names there; `picture_path` says
    where such a file is.
    """

    FIELDS: ClassVar[frozenset[str]] = frozenset({"cover", "participants"})
    PATHS: ClassVar[frozenset[str]] = frozenset({"cover"})

    thumbnail_ready = Signal()
    """A thumbnail that `thumbnail` was asked for is there now."""
    said = Signal(str)
    """Something to be said for a moment."""
    failed = Signal(str)
    """Pictures could not be taken, and the panel that says so is not in sight."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        import_pictures: ImportPictures,
        picture_path: Callable[[str], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("写真")
        self.setAcceptDrops(True)
        self._selected: str = COVER
        self._row = 0
        self._current: int | None = None
        self._restarts = 0
        self._chosen_in: Path | None = None
        self._thumbnails = Thumbnails(picture_path, self)
        self._import = PictureImport(import_pictures, self)
        self.add = IconButton("add", "カーソルのあるブロックの後に写真を加える", theme, text="追加")
        self.jump = IconButton("text", "選んだ写真を原稿で見る", theme, text="原稿で見る", key="Enter")
        self.up = IconButton("up", "原稿の中で一つ前へ", theme, key="Alt+↑")
        self.down = IconButton("down", "原稿の中で一つ後へ", theme, key="Alt+↓")
        self.remove = IconButton("remove", "選んだ写真を消す", theme, key="Delete")
        self.trouble = ProblemLabel(theme)
        self.busy = MutedLabel("画像を取り込んでいます…")
        self.busy.hide()
        self.model = PicturesModel(self)
        self._delegate = PictureDelegate(theme, self._thumbnails)
        self.list = ChoiceList("写真の一覧", self.model)
        self.form = PictureForm(theme, self._submit)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.add)
        tools.addWidget(self.jump)
        tools.addStretch()
        for button in (self.up, self.down, self.remove):
            tools.addWidget(button)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(130)
        self.list.click_chooses = False
        self.list.keys = {
            ALT_UP: lambda: self.move_photo(down=False),
            ALT_DOWN: lambda: self.move_photo(down=True),
            DELETE: self.remove_picture,
            _PASTE: self.paste,
        }
        self.column.addLayout(tools)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.busy)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(VerticalScroll(self.form))
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        self.add.clicked.connect(lambda: self.add_photos((None,)))
        self.jump.clicked.connect(self._on_jump)
        self.up.clicked.connect(lambda: self.move_photo(down=False))
        self.down.clicked.connect(lambda: self.move_photo(down=True))
        self.remove.clicked.connect(self.remove_picture)
        self.list.current_changed.connect(self._on_current)
        self.list.chosen.connect(self._on_jump)
        self.form.choose_wanted.connect(self.choose_file)
        self.form.paste_wanted.connect(self.paste)
        self.form.people.ticked.connect(self._on_ticked)
        self._thumbnails.ready.connect(self.list.viewport().update)
        self._thumbnails.ready.connect(self.thumbnail_ready)
        self._import.imported.connect(self._on_imported)
        self._import.failed.connect(self._on_failed)
        self._import.busy_changed.connect(self.busy.setVisible)

    # Showing

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        super().set_theme(theme)

    def set_current(self, index: int) -> None:
        """Take note that the caret is in the block at `index` of the record; a photo there is selected."""
        self._current = index
        blocks = self._session.record.blocks
        if index >= len(blocks) or blocks[index].kind is not BlockKind.PHOTO:
            return
        if blocks[index].id != self._selected:
            self.commit_pending()
            self._selected = blocks[index].id
            self._look_again()

    def thumbnail(self, file: str, size: QSize) -> QPixmap | None:
        """Return the picture `file` of the record, no larger than `size`; `None` while there is none.

        Where it is only being loaded, `thumbnail_ready` comes.
        """
        found = self._thumbnails.get(file, size)
        return found.pixmap if found.state is PictureState.READY else None

    def depends_on_blocks(self, swap: Swap) -> bool:
        return concerns(swap, _picture_of)

    def restart(self) -> None:
        self._selected, self._row, self._current = COVER, 0, None
        self._restarts += 1
        self._chosen_in = None
        self.trouble.say("")
        self._import.forget()
        self.form.show_nothing()

    def refresh(self) -> None:
        scrolled = self.list.verticalScrollBar().value()
        with QSignalBlocker(self.list):
            if self.model.show(picture_rows(self._session.record)):
                self.list.verticalScrollBar().setValue(scrolled)
        self._select(self._selected)

    def _select(self, key: str) -> None:
        """Select the picture; what has come into its place where it has gone."""
        row = self.model.row_of(key)
        if row is None:
            row = min(self._row, len(self.model.values) - 1)
        self._selected, self._row = self.model.values[row].block, row
        with QSignalBlocker(self.list):
            if self.list.currentIndex().row() != row:
                self.list.setCurrentIndex(self.model.index(row))
        self._show_selected()

    def _show_selected(self) -> None:
        place = self._index_of(self._selected)
        is_cover = self._selected == COVER
        if is_cover:
            self.form.show_cover(self._session.record.cover)
        elif place is not None:
            self.form.show_photo(self._session.record.blocks[place], self._session.record)
        self.jump.setEnabled(not is_cover)
        self.up.setEnabled(not is_cover)
        self.down.setEnabled(not is_cover)
        self.remove.setEnabled(not is_cover or self._session.record.cover is not None)

    def _index_of(self, block: str) -> int | None:
        return next((i for i, b in enumerate(self._session.record.blocks) if b.id == block), None)

    def go_to_field(self, path: str) -> None:
        """Select the header image and put the focus where `cover.file` and the like are edited."""
        self._select(COVER)
        name = path.partition(".")[2]
        fields: dict[str, QWidget] = {
            "caption": self.form.caption,
            "alt": self.form.alt,
            "credit": self.form.credit,
        }
        fields.get(name, self.form.choose).setFocus()

    def event(self, event: QEvent) -> bool:
        """Look at the files again when somebody comes back from another window."""
        if event.type() == QEvent.Type.WindowActivate:
            self._thumbnails.recheck()
            self.list.viewport().update()
        return super().event(event)

    def _on_current(self, index: QModelIndex) -> None:
        row = self.model.value_at(index)
        if row is None or row.block == self._selected:
            return
        self.commit_pending()
        self.trouble.say("")
        self._selected, self._row = row.block, index.row()
        self._show_selected()

    def _on_jump(self, _index: object = None) -> None:
        if self._selected != COVER:
            self.block_wanted.emit(self._selected)

    # Changing

    def _submit(self, name: str, text: str) -> str | None:
        return self.carry_out(self._with_text(name, text)) if self._is_there() else None

    def _is_there(self) -> bool:
        return self._selected == COVER or self._index_of(self._selected) is not None

    def _with_text(self, name: str, text: str) -> Outcome:
        state, value = self._session.state, one_line(text)
        index = self._index_of(self._selected)
        if self._selected == COVER or index is None:
            cover = (state.record.cover or Cover()).replaced(**{name: value or None})
            return set_cover(state, cover)
        if name == "caption":
            return edit_text(state, index, 0, state.record.blocks[index].text, value, "写真説明の変更")
        return set_block_fields(state, index, "写真の変更", **{name: value or None})

    def _on_ticked(self, ref: SpeakerRef, ticked: bool) -> None:
        index = self._index_of(self._selected)
        if index is None:
            return
        people = tuple(p for p in self._session.record.blocks[index].people if p != ref)
        if ticked:
            people = (*people, ref)
        self.try_out(set_block_fields(self._session.state, index, "写っている人の変更", people=people))

    def add_photos(self, files: Sequence[str | None]) -> None:
        """Add a photo for each of `files` behind the block with the caret, and select the first."""
        self.commit_pending()
        before = {b.id for b in self._session.record.blocks}
        if not self.try_out(add_photos(self._session.state, self._current, files)):
            return
        self._selected = next(b.id for b in self._session.record.blocks if b.id not in before)
        self._look_again()
        if files[0] is None:
            self.form.choose.setFocus()

    def move_photo(self, *, down: bool) -> None:
        """Move the selected photo past its neighbour in the manuscript."""
        self.commit_pending()
        index = self._index_of(self._selected)
        if index is not None:
            self.try_out(move_photo(self._session.state, index, down=down))

    def remove_picture(self) -> None:
        """Remove the selected photo, or the header image, from the record; the file stays."""
        self.commit_pending()
        index = self._index_of(self._selected)
        if self._selected == COVER and self._session.record.cover is not None:
            self.try_out(set_cover(self._session.state, None))
        elif index is not None:
            self.try_out(delete_blocks(self._session.state, index, 1))

    # Files

    def choose_file(self) -> None:
        """Let choose a file for the selected picture."""
        target, restarts, record = self._selected, self._restarts, self._session.path
        start = self._chosen_in or (record.parent if record else pictures())
        name, _ = QFileDialog.getOpenFileName(self, "画像を選ぶ", str(start), FILE_FILTER)
        if name and restarts != self._restarts:
            self.trouble.say("ほかの記録を開いたので、選んだ画像は入れていません。")
        elif name:
            self._chosen_in = Path(name).parent
            self._begin([Path(name)], target)

    def paste(self) -> None:
        """Take the picture on the clipboard, or the file copied there, for the selected picture."""
        self._take(brought_by(QGuiApplication.clipboard().mimeData()), self._selected)

    def place(self, pictures: Sequence[Picture], at: str = "") -> None:
        """Let pictures be shown at the block with the id `at`, or, without one, where the caret is now."""
        index, blocks = self._current, self._session.record.blocks
        if not at and index is not None and index < len(blocks):
            at = blocks[index].id
        self._begin(pictures, f"{_AT}{at}")

    def _take(self, brought: Brought, target: str) -> None:
        planned = plan(brought, Where.PHOTOS)
        if isinstance(planned, Refused):
            self.trouble.say(planned.message)
            return
        pictures: Sequence[Picture] = brought.files
        if brought.picture is not None:
            pictures = (brought.picture,)
        self._begin(pictures, target if len(pictures) == 1 else _NEW)

    def _begin(self, pictures: Sequence[Picture], target: str) -> None:
        self.commit_pending()
        self.trouble.say("")
        self._import.begin(pictures, target)

    def _on_imported(self, target: str, files: tuple[str, ...]) -> None:
        index = self._index_of(target)
        if target == _NEW:
            self.add_photos(files)
        elif target.startswith(_AT):
            self._place(files, self._index_of(target.removeprefix(_AT)))
        elif target == COVER:
            cover = self._session.record.cover or Cover()
            if cover.file != files[0]:
                self._set_file(set_cover(self._session.state, cover.replaced(file=files[0])))
        elif index is not None:
            if self._session.record.blocks[index].file != files[0]:
                self._set_file(set_block_fields(self._session.state, index, "画像の変更", file=files[0]))
        else:
            self.trouble.say(f"この画像の写真がもうありません。画像は「{files[0]}」に残っています。")
        self._thumbnails.recheck()

    def _place(self, files: tuple[str, ...], index: int | None) -> None:
        """Show pictures that are here now where they came down, or at the caret if that has gone."""
        blocks = self._session.record.blocks
        if index is None and self._current is not None and self._current < len(blocks):
            index = self._current
        if len(files) == 1 and index is not None and blocks[index].file == files[0]:
            self.said.emit("同じ画像が既に入っています。")
            return
        outcome = place_photos(self._session.state, index, files)
        if self.try_out(outcome):
            self.said.emit(f"画像を{len(files)}枚入れました。")

    def _on_failed(self, problem: str) -> None:
        self.trouble.say(problem)
        if not self.isVisible():
            self.failed.emit(problem)

    def _set_file(self, outcome: Outcome) -> None:
        problem = self.carry_out(outcome)
        if problem:
            self.trouble.say(problem)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures, and what comes with them; whatever else is dragged here is for the window."""
        files = brought_by(event.mimeData()).files
        pictures = any(path.suffix.lower() in PICTURE_SUFFIXES for path in files)
        if pictures or (not files and holds_files_or_picture(event.mimeData())):
            take_as_copy(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture dropped on a row is for that row; elsewhere in the list it is a new photo."""
        self._take(brought_by(event.mimeData()), self._target_at(event.position().toPoint()))
        take_as_copy(event)

    def _target_at(self, place: QPoint) -> str:
        viewport = self.list.viewport()
        within = viewport.mapFrom(self, place)
        if not viewport.rect().contains(within):
            return self._selected
        row = self.model.value_at(self.list.indexAt(within))
        return row.block if row is not None else _NEW


def _picture_of(block: Block) -> object:
    if block.kind is not BlockKind.PHOTO:
        return block.kind
    return block.text, block.file, block.alt, block.credit, block.people
