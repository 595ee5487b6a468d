"""The manuscript: Qt's plain-text editor, with every change of structure made by the core."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from zadankai_editor.record.commands import paste
from zadankai_editor.record.commands import text as commands
from zadankai_editor.record.nodes import Block
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.session.undo import Swap, Typing
from zadankai_editor.ui.manuscript import clipboard
from zadankai_editor.ui.manuscript.composition import Composition
from zadankai_editor.ui.manuscript.keys import Intent, intent_of
from zadankai_editor.ui.manuscript.layout import KindHighlighter, ManuscriptLayout
from zadankai_editor.ui.manuscript.projection import Projection
from zadankai_editor.ui.manuscript.reconcile import difference_of, paragraphs_changed
from zadankai_editor.ui.theme import Theme

GUTTER_WIDTH = 176
"""Width of the gutter beside the text (pixels)."""

_MARGIN = 28
_MEASURE_EM = 44
"""Lines are not longer than so many characters: longer ones are hard to proofread."""


class ManuscriptEditor(QPlainTextEdit):
    """Shows the flow of blocks as one text and turns what is typed into transactions.

    Within one paragraph Qt edits and the record follows; whatever touches a border, and every
    paste, cut and drop, is a core command, and the text follows.
    """

    block_changed = Signal(int)
    """The caret has come to another block of the record, at this index."""
    speaker_wanted = Signal()
    """A new utterance was begun: ask who speaks."""
    record_pasted = Signal(QMimeData)
    """Something was pasted or dropped into an empty record: it may be a whole record."""
    menu_wanted = Signal(QPoint)
    """The context menu is wanted at this place on the screen."""

    def __init__(self, session: Session, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = -1
        self._reconciling = False
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setCenterOnScroll(False)
        self.setAccessibleName("原稿")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        document = self.document()
        document.setDefaultFont(font)
        self.setFont(font)
        self._layout = ManuscriptLayout(document)
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(12)
        self.highlighter = KindHighlighter(document, theme)
        self.projection = Projection(document, self.highlighter.restyle)
        self.composition = Composition(session)
        document.contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        session.before_interruption(self.finish_composition)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.highlighter.set_theme(theme)
        self.highlighter.rehighlight()

    def set_manuscript_font(self, font: QFont, theme: Theme) -> None:
        """Show the text in `font`."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.measure()
        self.set_theme(theme)
        self._fit_measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that can be read."""
        super().resizeEvent(event)
        self._fit_measure()

    def _fit_measure(self) -> None:
        text = self.fontMetrics().horizontalAdvance("国") * _MEASURE_EM
        spare = self.width() - GUTTER_WIDTH - text - self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(GUTTER_WIDTH, 0, max(_MARGIN, spare), 0)

    def _on_reset(self) -> None:
        self.projection.show(self._session.record.blocks)
        self._current = -1
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._on_cursor_moved()

    def _on_swapped(self, swap: Swap) -> None:
        if self._reconciling:
            self.projection.show(swap.after.record.blocks)
        elif swap.initiator is self:
            self.projection.adopt(swap.after.record.blocks)
        else:
            self.projection.patch(swap.after.record.blocks, swap.change)
        if swap.selection is not None and swap.initiator is not self:
            self.select(swap.selection)
        self._on_cursor_moved()

    # Where the caret is

    @property
    def selection(self) -> Selection:
        """What is selected, as places in the record."""
        return self.projection.selection_of(self.textCursor())

    @property
    def current_index(self) -> int:
        """The index of the block with the caret."""
        return max(0, self._current)

    @property
    def current_block(self) -> Block | None:
        """The block with the caret; `None` in an empty record."""
        blocks = self._session.record.blocks
        return blocks[self.current_index] if self.current_index < len(blocks) else None

    def select(self, selection: Selection) -> None:
        """Select, and scroll there."""
        self.setTextCursor(self.projection.cursor_of(selection))
        self.ensureCursorVisible()

    def go_to_block(self, index: int, offset: int = 0) -> None:
        """Put the caret into the block at `index`, shown in the middle, and take the focus."""
        self.select(Selection.caret(index, offset))
        self.centerCursor()
        self.setFocus()

    def go_into(self, index: int) -> None:
        """Put the caret into the block at `index`, unless it is there or the block is selected."""
        if index not in self.selection.indexes:
            self.select(Selection.caret(index, 0))
        self.setFocus()

    def _on_cursor_moved(self) -> None:
        if self.projection.patching:
            return
        index = self.projection.index_of(self.textCursor().block())
        if index != self._current:
            self._current = index
            self.block_changed.emit(index)

    # What Qt has typed

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self.projection.patching or self._reconciling:
            return
        document = self.document()
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        if document.blockCount() != self.projection.paragraph_count:
            self._reconcile()
            return
        while first.isValid() and first.blockNumber() <= last.blockNumber():
            self._follow(first)
            first = first.next()

    def _follow(self, text_block: QTextBlock) -> None:
        """Make a transaction of the difference between the paragraph shown and the record's."""
        shown, held = text_block.text(), self.projection.paragraph(text_block)
        if shown == held:
            return
        difference = difference_of(held, shown)
        start = self.projection.paragraph_start(text_block)
        at = start.offset + difference.at
        outcome = commands.edit_text(
            self._session.state, start.index, at, difference.removed, difference.inserted
        )
        was_empty = not self.projection.blocks
        self._session.dispatch(
            outcome,
            initiator=None if was_empty else self,
            before=Selection.caret(start.index, at + len(difference.removed)),
            after=Selection.caret(start.index, at + len(difference.inserted)),
            typing=self.composition.typing(),
        )
        if self.projection.paragraph(text_block) != text_block.text():
            self.projection.restore(text_block)

    def _reconcile(self) -> None:
        """Take over an edit of several paragraphs that Qt made by a way that nobody foresaw."""
        selection, texts = paragraphs_changed(self._session.record.blocks, self._shown_paragraphs())
        outcome = (
            commands.insert_paragraphs(self._session.state, selection, texts, "編集")
            if texts
            else commands.delete(self._session.state, selection)
        )
        self._reconciling = True
        try:
            if not self._session.dispatch(outcome, before=selection):
                self.projection.show(self._session.record.blocks)
        finally:
            self._reconciling = False

    def _shown_paragraphs(self) -> list[str]:
        found = []
        block = self.document().firstBlock()
        while block.isValid():
            found.append(block.text())
            block = block.next()
        return found

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys that touch the structure to the core, others to Qt."""
        cursor = self.textCursor()
        intent = intent_of(event, cursor)
        if intent is Intent.IGNORE:
            event.ignore()
            return
        handler = self._handlers().get(intent)
        if handler is not None:
            handler()
            event.accept()
            return
        if intent is Intent.TYPE and cursor.hasSelection():
            self.composition.begin_burst()
            self.delete_selection()
        super().keyPressEvent(event)
        self.composition.end_burst()

    def _handlers(self) -> dict[Intent, Callable[[], object]]:
        return {
            Intent.ENTER: self.begin_paragraph,
            Intent.NEXT_UTTERANCE: self.begin_next_utterance,
            Intent.DELETE_SELECTION: self.delete_selection,
            Intent.BACKSPACE_AT_EDGE: self._backspace_at_edge,
            Intent.DELETE_AT_EDGE: self._delete_at_edge,
            Intent.UNDO: self._session.undo,
            Intent.REDO: self._session.redo,
            Intent.COPY: self.copy,
            Intent.CUT: self.cut,
            Intent.PASTE: self.paste,
            Intent.NEXT_BLOCK: lambda: self.go_by_block(1),
            Intent.PREVIOUS_BLOCK: lambda: self.go_by_block(-1),
        }

    def dispatch(self, outcome: Outcome, after: Position | None = None, typing: Typing | None = None) -> bool:
        """Carry out a command; the caret goes to `after`, or stays."""
        selection = self.selection
        there = selection if after is None else Selection(after, after)
        return self._session.dispatch(outcome, before=selection, after=there, typing=typing)

    def delete_selection(self) -> bool:
        """Delete what is selected; every border between speakers stays."""
        selection = self.selection
        outcome = commands.delete(self._session.state, selection)
        return self.dispatch(outcome, selection.start, self.composition.deletion())

    def begin_paragraph(self) -> None:
        """Enter: the next paragraph, or the next utterance where the paragraph is empty."""
        if self.textCursor().hasSelection():
            self.delete_selection()
        at = self.selection.head
        block = self.current_block
        if block is not None and not self.textCursor().block().text() and block.text:
            self.begin_next_utterance()
            return
        outcome = commands.split_paragraph(self._session.state, at)
        same = block is None or block.kind.has_paragraphs
        self.dispatch(outcome, Position(at.index, at.offset + 1) if same else Position(at.index + 1, 0))

    def begin_next_utterance(self) -> None:
        """Ctrl+Enter: go on to the next utterance, and ask who speaks."""
        if self.textCursor().hasSelection():
            self.delete_selection()
        at = self.selection.head
        outcome = commands.next_utterance(self._session.state, at)
        begun = commands.begun_at(outcome) if isinstance(outcome, Transaction) else None
        if self.dispatch(outcome, begun or Position(at.index, 0)):
            self.speaker_wanted.emit()

    def _backspace_at_edge(self) -> None:
        at = self.selection.head
        if at.offset > 0:
            outcome = commands.edit_text(
                self._session.state, at.index, at.offset - 1, "\n", "", "段落をつなぐ"
            )
            self.dispatch(outcome, Position(at.index, at.offset - 1))
            return
        blocks = self._session.record.blocks
        outcome = commands.delete_backward_at_start(self._session.state, at.index)
        if at.index < len(blocks) and not blocks[at.index].text and at.index > 0:
            self.dispatch(outcome, Position(at.index - 1, len(blocks[at.index - 1].text)))
        else:
            self.dispatch(outcome, Position(max(0, at.index - 1), 0))

    def _delete_at_edge(self) -> None:
        at = self.selection.head
        blocks = self._session.record.blocks
        if at.index < len(blocks) and at.offset < len(blocks[at.index].text):
            outcome = commands.edit_text(self._session.state, at.index, at.offset, "\n", "", "段落をつなぐ")
        else:
            outcome = commands.delete_forward_at_end(self._session.state, at.index)
        self.dispatch(outcome, at)

    def go_by_block(self, step: int) -> None:
        """Tab and Shift+Tab: the caret goes to the start of the next or previous block."""
        target = self.current_index + step
        if 0 <= target < len(self._session.record.blocks):
            self.select(Selection.caret(target, 0))

    # Clipboard, drag and drop

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection, with ids and speakers for ourselves."""
        return clipboard.mime_of(self._session.record, self.selection)

    def copy(self) -> None:
        """Copy the selection."""
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())

    def cut(self) -> None:
        """Copy the selection, then delete it by the core's rules."""
        if self.textCursor().hasSelection():
            self.copy()
            self.delete_selection()

    def paste(self) -> None:
        """Paste what the clipboard holds."""
        self.insertFromMimeData(QGuiApplication.clipboard().mimeData())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether there is text to be had."""
        return source.hasText() or source.hasFormat(clipboard.BLOCKS_FORMAT)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, drop and input of several lines: one way for all, and into the core."""
        record = self._session.record
        if not any(b.text for b in record.blocks) and "\n" in source.text().strip():
            self.record_pasted.emit(source)
            return
        self.finish_composition()
        blocks = clipboard.blocks_in(source)
        if blocks and record.blocks:
            self._paste_blocks(blocks)
        elif source.hasText():
            self._paste_text(source.text())

    def _paste_text(self, text: str) -> None:
        selection = self.selection
        paragraphs = text.removesuffix("\n").split("\n") if text.strip("\n") else [text]
        outcome = commands.insert_paragraphs(self._session.state, selection, paragraphs)
        self.dispatch(outcome, paste.end_of_paste(self._session.state, selection, outcome))

    def _paste_blocks(self, blocks: tuple[Block, ...]) -> None:
        if self.textCursor().hasSelection():
            self.delete_selection()
        at = self.selection.head
        outcome = paste.paste_blocks(self._session.state, at, blocks)
        self.dispatch(outcome, paste.end_of_paste(self._session.state, Selection(at, at), outcome))

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a drop as a paste; what was dragged inside of the text moves."""
        cursor = self.cursorForPosition(event.position().toPoint())
        place = self.projection.place_of(cursor.position())
        mime = event.mimeData()
        if event.source() in {self, self.viewport()} and self.textCursor().hasSelection():
            self._move_selection_to(place)
        else:
            self.select(Selection(place, place))
            self.insertFromMimeData(mime)
        # A move would make Qt delete the selection by itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        with QSignalBlocker(self):
            self.setFocus()

    def _move_selection_to(self, place: Position) -> None:
        selection = self.selection
        if selection.start <= place <= selection.end:
            return
        outcome = paste.move_text(self._session.state, selection, place)
        self.dispatch(outcome, None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu: Qt's own would edit past the core."""
        self.menu_wanted.emit(event.globalPos())

    # Composition

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed text. One that begins over a selection deletes it by the core's rules."""
        if event.preeditString() or event.commitString():
            starts = not self.composition.active
            self.composition.begin()
            if starts and self.textCursor().hasSelection():
                self.composition.deleted_selection = self.delete_selection()
        if event.commitString():
            self.composition.committed = True
        super().inputMethodEvent(event)
        if self.composition.active and not event.preeditString():
            self.composition.end()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the caret is in the widget, so that candidates do not cover the text."""
        value = super().inputMethodQuery(query)
        if query in {Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle}:
            return value.translated(self.viewport().pos())
        return value

    def finish_composition(self) -> None:
        """Commit what is being composed, before anything interrupts it."""
        if self.composition.active:
            QGuiApplication.inputMethod().commit()
