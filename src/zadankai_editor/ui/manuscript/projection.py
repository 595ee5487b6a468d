"""The text document as a projection of the record: where each block stands, and patching it.

One text block a paragraph. The document's own undo is off; the record is the truth, and the
document is brought up to it by the smallest edit that does.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from zadankai_editor.record.changes import Change
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.ui.manuscript.utf16 import characters_before, units_before

_KIND_SHIFT = 8
_KINDS = list(BlockKind)
_MANY = 50
"""From how many edits on they are laid out together: all that is between them is then laid out too."""


# What a text block's user state says of its paragraph; the kind is in the bits above. Plain
# numbers: the layout asks some fifty times a key, and an enum's `&` would double what it takes.
FIRST, LAST, PICTURE, MENTION = 1, 2, 4, 8


def user_state(block: Block, number: int, count: int) -> int:
    """Return the user state of paragraph `number` of `count` of `block`."""
    flags = 0
    if number == 0:
        flags |= FIRST
    if number == count - 1:
        flags |= LAST
        if block.kind is BlockKind.PHOTO and block.file:
            flags |= PICTURE
    return flags | _KINDS.index(block.kind) << _KIND_SHIFT


def kind_of(state: int) -> BlockKind | None:
    """Return the kind that a user state holds; `None` for a text block that has none yet."""
    return None if state < 0 else _KINDS[state >> _KIND_SHIFT]


def _paragraph_counts(blocks: Sequence[Block]) -> list[int]:
    return [b.text.count("\n") for b in blocks]


def _same_ends(old: Sequence[Block], new: Sequence[Block]) -> tuple[int, int]:
    """Return how many blocks at the start, and at the end, of both have the same text."""
    most = min(len(old), len(new))
    low = 0
    while low < most and old[low].text == new[low].text:
        low += 1
    high = 0
    while high < most - low and old[-1 - high].text == new[-1 - high].text:
        high += 1
    return low, high


def _rotation(old: Sequence[Block], new: Sequence[Block]) -> int:
    """Return how many blocks at the start of `old` stand at the end of `new`, 0 where it is otherwise."""
    if len(old) != len(new) or not new:
        return 0
    shift = next((i for i, block in enumerate(old) if block is new[0]), 0)
    turned = (*old[shift:], *old[:shift])
    return shift if all(a is b for a, b in zip(turned, new, strict=True)) else 0


class Projection:
    """Keeps a `QTextDocument` equal to the blocks of a record, and translates places."""

    def __init__(self, document: QTextDocument, on_kind: Callable[[QTextBlock], None]) -> None:
        """Project into `document`; `on_kind` hears of paragraphs that have another look now."""
        self.document = document
        self._on_kind = on_kind
        self.blocks: tuple[Block, ...] = ()
        self._mentioning: frozenset[str] = frozenset()
        self._starts: list[int] = [0]
        self._depth = 0

    @property
    def patching(self) -> bool:
        """Whether the document is just being patched: its signals are then echoes."""
        return self._depth > 0

    @contextmanager
    def _patch(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def show(self, blocks: tuple[Block, ...]) -> None:
        """Show `blocks` from scratch."""
        with self._patch():
            self.blocks = blocks
            self._count()
            self.document.setPlainText("\n".join(b.text for b in blocks))
            # Nothing has been laid out yet, and nothing needs to be laid out anew.
            self._set_states(range(len(blocks)), self._on_kind)
            if not blocks:
                self.document.firstBlock().setUserState(-1)

    def resync(self, blocks: tuple[Block, ...]) -> None:
        """Show `blocks` where the document shows what neither they nor the blocks before say."""
        shown = list(self.paragraphs_shown())
        wanted = [p for block in blocks for p in block.paragraphs]
        most = min(len(shown), len(wanted))
        low = 0
        while low < most and shown[low] == wanted[low]:
            low += 1
        high = 0
        while high < most - low and shown[-1 - high] == wanted[-1 - high]:
            high += 1
        with self._patch():
            self._replace_text_blocks(low, len(shown) - high, wanted[low : len(wanted) - high])
            self.blocks = blocks
            self._count()
            self._mark(0, len(blocks))

    def paragraphs_shown(self) -> Iterator[str]:
        """Yield what the document shows, paragraph by paragraph."""
        text_block = self.document.firstBlock()
        while text_block.isValid():
            yield text_block.text()
            text_block = text_block.next()

    def show_mentions(self, blocks: frozenset[str]) -> None:
        """Make room beside the blocks with these ids, in which people are introduced."""
        changed = blocks ^ self._mentioning
        self._mentioning = blocks
        for index, block in enumerate(self.blocks):
            if block.id in changed:
                self._mark(index, index + 1)

    def _state_of(self, block: Block, number: int, count: int) -> int:
        state = user_state(block, number, count)
        return state | MENTION if count == 1 and block.id in self._mentioning else state

    def adopt(self, blocks: tuple[Block, ...]) -> None:
        """Take note of blocks whose texts the document shows already, paragraph for paragraph."""
        self.blocks = blocks

    def patch(self, blocks: tuple[Block, ...], change: Change) -> None:
        """Bring the document up to `blocks`, which differ from those shown by `change`."""
        if not change.touches_blocks:
            self.blocks = blocks
            return
        start, end = change.start, change.start + change.inserted
        old = self.blocks[start : start + change.removed]
        new = blocks[start:end]
        same_blocks = len(old) == len(new) and all(a.id == b.id for a, b in zip(old, new, strict=True))
        with self._patch():
            if same_blocks:
                self._patch_each(start, old, new)
                self.blocks = blocks
                if _paragraph_counts(old) != _paragraph_counts(new):
                    self._recount(start, len(old), new)
                self._mark(start, end, old)
            else:
                self._patch_range(start, old, new, blocks)

    def _patch_each(self, start: int, old: Sequence[Block], new: Sequence[Block]) -> None:
        pairs = [(i, b, a) for i, (b, a) in enumerate(zip(old, new, strict=True)) if b is not a]
        cursor = QTextCursor(self.document)
        if len(pairs) > _MANY:
            cursor.beginEditBlock()
        shift = 0
        for i, before, after in pairs:
            if before.text != after.text:
                first = self.document.findBlockByNumber(self._starts[start + i] + shift)
                self._replace_text(first.position(), before.text, after.text)
                shift += after.text.count("\n") - before.text.count("\n")
        if len(pairs) > _MANY:
            cursor.endEditBlock()

    def _replace_text(self, base: int, before: str, after: str) -> None:
        """Edit the text at position `base` from `before` to `after`, leaving alone what is equal."""
        low = 0
        most = min(len(before), len(after))
        while low < most and before[low] == after[low]:
            low += 1
        high = 0
        while high < most - low and before[-1 - high] == after[-1 - high]:
            high += 1
        cursor = QTextCursor(self.document)
        cursor.setPosition(base + units_before(before, low))
        end = base + units_before(before, len(before) - high)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(after[low : len(after) - high])

    def _patch_range(
        self, start: int, old: Sequence[Block], new: Sequence[Block], blocks: tuple[Block, ...]
    ) -> None:
        """Show `new` where the blocks `old` from index `start` are shown."""
        low, high = _same_ends(old, new)
        shift = _rotation(old[low : len(old) - high], new[low : len(new) - high])
        moved = self._take_out(start + low, len(old) - high - low, shift) if shift else None
        with self._at_once():
            if moved is not None:
                fresh = self._put_in(moved, start + low, len(old) - high - low)
            else:
                first = self._starts[start + low]
                # The one paragraph of a document without blocks; somebody may have typed into it.
                end = self._starts[start + len(old) - high] if self.blocks else 1
                texts = [b.text for b in new[low : len(new) - high]]
                self._replace_text_blocks(first, end, texts)
                fresh = range(start + low, start + len(new) - high)
            self.blocks = blocks
            self._recount(start, len(old), new)
            # Before the layout and the highlighter hear of the new paragraphs.
            self._set_states(fresh)
        self._mark(start, start + low, old[:low])
        self._mark(start + len(new) - high, start + len(new), old[len(old) - high :])
        # Where text blocks are joined or divided, Qt gives a neighbour's state away.
        borders = {start + low, start + len(new) - high, fresh.start, fresh.stop}
        for border in borders:
            self._mark(max(0, border - 1), min(border + 1, len(blocks)))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Let layout and highlighter hear of what is done now when all of it is done."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    # Of `count` blocks from index `start` the first `shift` come behind the others. The shorter of the
    # two stretches is taken out and put in again: the highlighter looks at no more than that.

    def _take_out(self, start: int, count: int, shift: int) -> range:
        """Take out the shorter stretch; return where it stood."""
        back = count - shift < shift
        moved = range(start + shift, start + count) if back else range(start, start + shift)
        self._replace_text_blocks(self._starts[moved.start], self._starts[moved.stop], [])
        return moved

    def _put_in(self, moved: range, start: int, count: int) -> range:
        """Put in the stretch that stood at `moved`; return where it stands then."""
        texts = [self.blocks[i].text for i in moved]
        size = self._starts[moved.stop] - self._starts[moved.start]
        if moved.start > start:
            to, stands = self._starts[start], range(start, start + len(moved))
        else:
            stands = range(start + count - len(moved), start + count)
            to = self._starts[start + count] - size
        self._replace_text_blocks(to, to, texts)
        return stands

    def _replace_text_blocks(self, first: int, end: int, texts: list[str]) -> None:
        """Replace the text blocks `first` to `end` (exclusive) by the paragraphs of `texts`."""
        document = self.document
        if end - first == 1 == len(texts) and document.findBlockByNumber(first).text() == texts[0]:
            return
        cursor = QTextCursor(document)
        keep = QTextCursor.MoveMode.KeepAnchor
        if first == end:
            if not texts:
                return
            if first < document.blockCount():
                cursor.setPosition(document.findBlockByNumber(first).position())
                cursor.insertText("\n".join(texts) + "\n")
            else:
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertText("\n" + "\n".join(texts))
            return
        from_block, last = document.findBlockByNumber(first), document.findBlockByNumber(end - 1)
        low, high = from_block.position(), last.position() + last.length() - 1
        if not texts:
            if end < document.blockCount():
                high += 1
            elif first > 0:
                low -= 1
        cursor.setPosition(low)
        cursor.setPosition(high, keep)
        cursor.insertText("\n".join(texts))

    def _count(self) -> None:
        self._starts = list(accumulate((b.text.count("\n") + 1 for b in self.blocks), initial=0))

    def _recount(self, start: int, removed: int, new: Sequence[Block]) -> None:
        """Count anew where paragraphs begin, once `removed` blocks from index `start` are `new`."""
        counts = (b.text.count("\n") + 1 for b in new)
        found = list(accumulate(counts, initial=self._starts[start]))
        behind = self._starts[start + removed :]
        shift = found[-1] - behind[0]
        if shift:
            behind = [number + shift for number in behind]
        self._starts[start:] = found[:-1] + behind

    def _set_states(self, indexes: range, and_then: Callable[[QTextBlock], None] | None = None) -> None:
        """Set the user states of blocks that nobody has laid out yet; `and_then` hears of each paragraph."""
        if not indexes or not self.blocks:
            return
        text_block = self.document.findBlockByNumber(self._starts[indexes.start])
        for index in indexes:
            block = self.blocks[index]
            count = self._starts[index + 1] - self._starts[index]
            for number in range(count):
                text_block.setUserState(self._state_of(block, number, count))
                if and_then:
                    and_then(text_block)
                text_block = text_block.next()

    def _mark(self, start: int, end: int, before: Sequence[Block] | None = None) -> None:
        """Set the user states of the record's blocks `start` to `end` (exclusive).

        Of the blocks `before`, the same number, those that are the same still have theirs.
        """
        if not self.blocks:
            self.document.firstBlock().setUserState(-1)
            return
        for index in range(start, end):
            block = self.blocks[index]
            if before is not None and before[index - start] is block:
                continue
            text_block = self.document.findBlockByNumber(self._starts[index])
            count = self._starts[index + 1] - self._starts[index]
            for number in range(count):
                self._set_state(text_block, self._state_of(block, number, count))
                text_block = text_block.next()

    def _set_state(self, text_block: QTextBlock, state: int) -> None:
        old = text_block.userState()
        if old == state:
            return
        text_block.setUserState(state)
        if old >> _KIND_SHIFT != state >> _KIND_SHIFT:
            self._on_kind(text_block)
        self.document.markContentsDirty(text_block.position(), text_block.length())

    @property
    def paragraph_count(self) -> int:
        """How many text blocks the document has when it shows the record."""
        return max(1, self._starts[-1])

    def restore(self, text_block: QTextBlock) -> None:
        """Show the record's paragraph again where `text_block` shows something else."""
        with self._patch():
            cursor = QTextCursor(text_block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.paragraph(text_block))

    def index_of(self, text_block: QTextBlock) -> int:
        """Return the index of the record's block whose paragraph `text_block` is."""
        return min(bisect_right(self._starts, text_block.blockNumber()), max(len(self.blocks), 1)) - 1

    def first_text_block(self, index: int) -> QTextBlock:
        """Return the text block of the first paragraph of the block at `index`."""
        return self.document.findBlockByNumber(self._starts[index])

    def paragraph_start(self, text_block: QTextBlock) -> Position:
        """Return the place in the record at which the paragraph of `text_block` begins."""
        index = self.index_of(text_block)
        if not self.blocks:
            return Position(0, 0)
        number = text_block.blockNumber() - self._starts[index]
        offset = sum(len(p) + 1 for p in self.blocks[index].paragraphs[:number]) if number else 0
        return Position(index, offset)

    def paragraph(self, text_block: QTextBlock) -> str:
        """Return what the record holds as the paragraph of `text_block`."""
        if not self.blocks:
            return ""
        index = self.index_of(text_block)
        return self.blocks[index].paragraphs[text_block.blockNumber() - self._starts[index]]

    def place_of(self, position: int) -> Position:
        """Translate a position in the document (UTF-16 units) to a place in the record."""
        text_block = self.document.findBlock(position)
        start = self.paragraph_start(text_block)
        if not self.blocks:
            return start
        units = position - text_block.position()
        return Position(start.index, start.offset + characters_before(self.paragraph(text_block), units))

    def position_of(self, place: Position) -> int:
        """Translate a place in the record to a position in the document (UTF-16 units)."""
        if not self.blocks:
            return 0
        index = min(place.index, len(self.blocks) - 1)
        text = self.blocks[index].text
        offset = min(place.offset, len(text))
        return self.first_text_block(index).position() + units_before(text, offset)

    def selection_of(self, cursor: QTextCursor) -> Selection:
        """Return what `cursor` selects, as places in the record."""
        head = self.place_of(cursor.position())
        if not cursor.hasSelection():
            return Selection(head, head)
        return Selection(self.place_of(cursor.anchor()), head)

    def cursor_of(self, selection: Selection) -> QTextCursor:
        """Return a cursor that selects what `selection` does."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(self.position_of(selection.anchor))
        cursor.setPosition(self.position_of(selection.head), QTextCursor.MoveMode.KeepAnchor)
        return cursor
