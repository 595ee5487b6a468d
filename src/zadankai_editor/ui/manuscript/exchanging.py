"""What the manuscript exchanges with others: the clipboard, drag and drop, and the context menu."""

import secrets

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from zadankai_editor.record.selection import Selection
from zadankai_editor.record.texts import clean
from zadankai_editor.session.incoming import Brought, named
from zadankai_editor.session.session import Session
from zadankai_editor.ui.brought import brought_by, dropped_by, holds_files_or_picture, holds_things
from zadankai_editor.ui.manuscript import clipboard
from zadankai_editor.ui.manuscript.caret_commands import CaretCommands
from zadankai_editor.ui.manuscript.keeping import DROPPING, EDITING, PASTING
from zadankai_editor.ui.manuscript.pasted import Pasted, Reader
from zadankai_editor.ui.manuscript.view import ManuscriptView
from zadankai_editor.ui.theme import Theme


class ExchangingView(ManuscriptView):
    """Turns cuts, pastes and drops into core commands; Qt's own would edit past the core."""

    speaker_wanted = Signal()
    """A new utterance was begun: ask who speaks."""
    record_pasted = Signal(QMimeData)
    """Something was pasted or dropped into an empty record: it may be a whole record."""
    brought = Signal(object, str)
    """Files or a picture were pasted or dropped (`Brought`), at the block with this id."""
    menu_wanted = Signal(QPoint)
    """The context menu is wanted at this place on the screen."""
    said = Signal(str)
    """Something to be said for a moment."""

    _reader: Reader | None = None
    _dropping = False

    def __init__(self, session: Session, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, font, parent)
        self._drag_from: QPoint | None = None
        self._origin = secrets.token_hex(8)
        self._commands = CaretCommands(
            session, lambda: self.selection, self.speaker_wanted.emit, lambda: self.refuses(EDITING)
        )

    def _on_reset(self) -> None:
        self._origin = secrets.token_hex(8)
        super()._on_reset()

    def finish_composition(self) -> None:
        """Commit what is being composed, before anything interrupts it."""
        raise NotImplementedError

    def _say(self, text: str) -> None:
        if text:
            self.said.emit(text)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection, with ids and speakers for ourselves."""
        return clipboard.mime_of(self._session.record, self.selection, self._origin)

    def copy(self) -> None:
        """Copy the selection."""
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    def cut(self) -> None:
        """Copy the selection, then delete it by the core's rules."""
        if self.refuses("切り取り"):
            return
        if self.textCursor().hasSelection():
            self.copy()
            self._commands.delete_selection()

    def paste(self) -> None:
        """Paste what the clipboard holds."""
        source = QGuiApplication.clipboard().mimeData()
        if self.canInsertFromMimeData(source):
            self.insertFromMimeData(source)
        else:
            self.said.emit("クリップボードに貼り付けられるものがありません。")

    def canInsertFromMimeData(self, source: QMimeData | None) -> bool:
        """Tell whether there is anything to be had: text, blocks, files or a picture."""
        # An empty clipboard is None, whatever Qt's stubs say.
        if source is None:
            return False
        if holds_files_or_picture(source):
            return True
        return clipboard.holds_words(source) or source.hasFormat(clipboard.BLOCKS_FORMAT)

    def _take_text(self, pasted: Pasted) -> None:
        if self._reader is None or not self._reader.take(pasted):
            self.insert_text(pasted.text)

    def set_reader(self, reader: Reader) -> None:
        """Let `reader` look at every text that comes from elsewhere."""
        self._reader = reader

    def insert_text(self, text: str) -> None:
        """Put text, of one line or several, in the place of the selection."""
        self._commands.paste_text(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, drop and input of several lines: one way for all, and into the core."""
        if self.refuses(_way_of(brought_by(source), PASTING) if holds_files_or_picture(source) else PASTING):
            return
        self.finish_composition()
        if holds_files_or_picture(source):
            self._hand_on(brought_by(source), self.current_index)
            return
        record = self._session.record
        blocks = clipboard.blocks_in(source, record, self._origin)
        if blocks:
            self._say(self._commands.paste_blocks(blocks))
            return
        words = clipboard.words_in(source)
        empty = not any(b.text or b.has_picture for b in record.blocks)
        if words.long or (empty and "\n" in clean(words.text).strip()):
            self.record_pasted.emit(source)
        elif words.text:
            html = source.html() if source.hasHtml() else ""
            self._take_text(Pasted(words.text, html, self._dropping))
        self._say(words.dropped)

    def _hand_on(self, brought: Brought, index: int) -> None:
        """Leave files, pictures and links to the window, for the block at `index`."""
        blocks = self._session.record.blocks
        self.brought.emit(brought, blocks[index].id if index < len(blocks) else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note whether what is selected may be dragged from here."""
        selected = self.textCursor() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)
        # Qt leaves a selection alone that was pressed upon, and drops any other.
        kept = selected is not None and selected.hasSelection() and selected == self.textCursor()
        self._drag_from = event.position().toPoint() if kept and not event.modifiers() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is selected; Qt's own drag would cut it out past the core."""
        if self._drag_from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._drag_from
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._drag_from = None
            drag = QDrag(self.viewport())
            drag.setMimeData(self.createMimeDataFromSelection())
            # Inside, the drop moves; whoever takes it outside gets a copy.
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget a drag that has not begun."""
        self._drag_from = None
        super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a drop as a paste; what was dragged inside of the text moves, with Ctrl a copy does."""
        # Lets Qt end its part of the drag; its own drop would edit past the core.
        super().dragLeaveEvent(QDragLeaveEvent())
        mime = event.mimeData()
        things = dropped_by(mime) if holds_things(mime) else None
        way = DROPPING if things is None else _way_of(things, DROPPING)
        if not self.canInsertFromMimeData(mime) or self.refuses(way):
            event.ignore()
            return
        self.finish_composition()
        place = self.projection.place_of(self.cursorForPosition(event.position().toPoint()).position())
        inside = event.source() in {self, self.viewport()} and self.textCursor().hasSelection()
        if things is not None:
            self._hand_on(things, place.index)
        elif inside and event.dropAction() == Qt.DropAction.MoveAction:
            self._commands.move_selection_to(place)
        else:
            self.select(Selection(place, place))
            self._dropping = True
            self.insertFromMimeData(mime)
            self._dropping = False
        # After a move the source would delete what it gave.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu: Qt's own would edit past the core.

        It is about what was clicked: the caret goes there, unless that is selected.
        """
        self.finish_composition()
        place = self.projection.place_of(self.cursorForPosition(event.pos()).position())
        selection = self.selection
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and (selection.empty or not selection.start <= place <= selection.end):
            self.select(Selection(place, place))
        self.menu_wanted.emit(event.globalPos())


def _way_of(brought: Brought, otherwise: str) -> str:
    """Return in words what is done where files, a picture or a link come; `otherwise` of a text."""
    if brought.files:
        return f"ファイル{named(brought.files)}の取り込み"
    if brought.picture is not None:
        return "画像の取り込み"
    return "ウェブのリンクの取り込み" if brought.links else otherwise
