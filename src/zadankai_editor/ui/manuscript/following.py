"""Taking into the record what Qt has typed into the text document."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor

from zadankai_editor.record.commands import text as commands
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import clean
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Typing
from zadankai_editor.ui.manuscript.projection import Projection
from zadankai_editor.ui.manuscript.reconcile import difference_of, edit_across
from zadankai_editor.ui.manuscript.utf16 import characters_before, units_before


class Follower:
    """Makes a transaction of each difference between what a text document shows and the record.

    `contentsChange` only says where to look: it comes for compositions and new formats too.
    """

    def __init__(
        self,
        session: Session,
        projection: Projection,
        initiator: object,
        cursor: Callable[[], QTextCursor],
        typing: Callable[[], Typing],
    ) -> None:
        """`initiator` shows what is typed already; `cursor` and `typing` say where and how it is."""
        self._session = session
        self._projection = projection
        self._initiator = initiator
        self._cursor = cursor
        self._typing = typing
        self._caret_before: tuple[int, int] | None = None
        self.resyncing = False
        self.refuses: Callable[[], bool] = lambda: False
        """Whether the text is kept as it is; says so then."""
        self.taken_back: Callable[[], object] = lambda: None
        """Hears that an edit was taken back which may have moved the caret."""

    @contextmanager
    def caret_known(self, cursor: QTextCursor) -> Iterator[None]:
        """While Qt handles a key, know where the caret was, to come back there when it is undone."""
        self._caret_before = cursor.blockNumber(), cursor.positionInBlock()
        try:
            yield
        finally:
            self._caret_before = None

    def on_contents_change(self, position: int, removed: int, added: int) -> None:
        """Look at the paragraphs that Qt says have changed (UTF-16 units in the document)."""
        projection = self._projection
        if projection.patching:
            return
        document = projection.document
        if document.blockCount() != projection.paragraph_count:
            if self.refuses():
                projection.resync(self._session.record.blocks)
                self.taken_back()
            else:
                self._follow_across(position, removed, added)
            return
        text_block = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1)).blockNumber()
        while text_block.isValid() and text_block.blockNumber() <= last:
            self._follow(text_block)
            text_block = text_block.next()

    def _follow(self, text_block: QTextBlock) -> None:
        shown, held = text_block.text(), self._projection.paragraph(text_block)
        if text_block.length() - 1 != units_before(shown, len(shown)):
            # Half of a surrogate pair, which Python does not see.
            self._projection.restore(text_block)
            return
        if shown == held:
            return
        if self.refuses():
            self._projection.restore(text_block)
            self.taken_back()
            return
        caret = characters_before(shown, self._cursor().position() - text_block.position())
        difference = difference_of(held, shown, caret)
        start = self._projection.paragraph_start(text_block)
        at = start.offset + difference.at
        outcome = commands.edit_text(
            self._session.state, start.index, at, difference.removed, difference.inserted
        )
        if isinstance(outcome, Refusal):
            self._projection.restore(text_block)
            self._session.dispatch(outcome)
            return
        inserted = clean(difference.inserted)
        is_shown = inserted == difference.inserted
        with self._resync(needed=not is_shown):
            self._session.dispatch(
                outcome,
                # An empty record has no block yet whose kind could be shown.
                initiator=self._initiator if is_shown and self._projection.blocks else None,
                before=self._selection_before(text_block, start, at + len(difference.removed)),
                after=Selection.caret(start.index, at + len(inserted)),
                typing=self._typing(),
            )

    @contextmanager
    def _resync(self, *, needed: bool) -> Iterator[None]:
        self.resyncing = needed
        try:
            yield
        finally:
            self.resyncing = False

    def _selection_before(self, text_block: QTextBlock, start: Position, otherwise: int) -> Selection:
        number, units = self._caret_before or (-1, 0)
        if number != text_block.blockNumber():
            return Selection.caret(start.index, otherwise)
        before = characters_before(self._projection.paragraph(text_block), units)
        return Selection.caret(start.index, start.offset + before)

    def _follow_across(self, position: int, removed: int, added: int) -> None:
        """Take over an edit across paragraphs that Qt made by a way of its own (accessibility).

        Every border stays: the record's own deletion decides what remains, and that is shown.
        """
        blocks = self._session.record.blocks
        shown = list(self._projection.paragraphs_shown())
        selection, texts = edit_across(blocks, shown, position, removed, added)
        outcome = (
            commands.insert_paragraphs(self._session.state, selection, texts, "編集")
            if texts
            else commands.delete(self._session.state, selection, "編集")
        )
        with self._resync(needed=True):
            start = selection.start
            if not self._session.dispatch(outcome, before=selection, after=Selection(start, start)):
                self._projection.resync(blocks)
                self.taken_back()
