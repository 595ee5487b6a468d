"""Whole sections: where they begin and end, moving them, renaming their headings."""

from collections.abc import Sequence

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import EditText, MoveBlocks, Refusal
from zadankai_editor.record.texts import one_line
from zadankai_editor.record.transactions import Transaction

_BEGINNINGS = frozenset({BlockKind.SECTION, BlockKind.HEADING})
_NO_FURTHER = Refusal(message="これより先へは動かせません。")
_NO_SECTION = Refusal(message="見出しの中ではありません。見出しか、その下の文で使います。")
_INTO_ITSELF = Refusal(message="見出しは、自分の中へは動かせません。")
_OUTSIDE = Refusal(message="見出しは本文の中だけで動かせます。")
_NAMELESS = Refusal(message="見出しには文字が要ります。消すには「ブロックを削除」を使います。")
_GONE = Refusal(message="その見出しはもうありません。")


def section_at(blocks: Sequence[Block], index: int) -> range | None:
    """Return the indexes of the section that the block at `index` belongs to; `None` in none.

    The innermost one: under a heading that is the heading with its blocks, up to the next heading
    or section; otherwise the section, with its headings, up to the next section.
    """
    start = index if index < len(blocks) else -1
    while start >= 0 and blocks[start].kind.part is Part.BODY:
        if blocks[start].kind in _BEGINNINGS:
            return range(start, _end(blocks, start))
        start -= 1
    return None


def _end(blocks: Sequence[Block], start: int) -> int:
    """Return the index behind the section or heading that begins at `start`."""
    if blocks[start].kind is not BlockKind.SECTION:
        return _next(blocks, start, _BEGINNINGS)
    return _next(blocks, start, _SECTION)


_SECTION = frozenset({BlockKind.SECTION})


def _next(blocks: Sequence[Block], start: int, kinds: frozenset[BlockKind]) -> int:
    """Return the index of the first block behind `start` that is of `kinds` or of the closing."""
    for index in range(start + 1, len(blocks)):
        kind = blocks[index].kind
        if kind in kinds or kind is BlockKind.CLOSING:
            return index
    return len(blocks)


def move_section(state: State, start: int, before: int) -> Transaction | Refusal:
    """Move the section or heading that begins at index `start`, with all that belongs to it.

    It comes to stand before the block that is at index `before` now (behind the last one where
    that is their number). All blocks stay the same: sections treat the agenda item that they did.
    """
    blocks = state.record.blocks
    if not 0 <= start < len(blocks) or blocks[start].kind not in _BEGINNINGS:
        return _GONE
    end = _end(blocks, start)
    if start < before < end:
        return _INTO_ITSELF
    if not 0 <= before <= len(blocks) or before in (start, end):
        return _NO_FURTHER
    in_lead = before < len(blocks) and blocks[before].kind is BlockKind.LEAD
    if in_lead or (before and blocks[before - 1].kind is BlockKind.CLOSING):
        return _OUTSIDE
    count = end - start
    to = before if before < start else before - count
    step = MoveBlocks(start=start, count=count, to=to, first=blocks[start].id)
    return Transaction(label=f"「{KIND_NAMES[blocks[start].kind]}」ごと移動", steps=(step,))


def place_for(blocks: Sequence[Block], start: int, *, into: int | None, before: int | None) -> int:
    """Return the index before which `move_section` puts what begins at `start` when it is dropped.

    Dropped before the block at index `before`, or at the end of the section that begins at `into`,
    or else at the end of the body. A section that is dropped within another one goes behind that.
    """
    if before is not None:
        place = before
    elif into is not None:
        place = _end(blocks, into)
    else:
        place = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.CLOSING), len(blocks))
    if blocks[start].kind is BlockKind.SECTION and blocks[place : place + 1]:
        within = blocks[place].kind not in {BlockKind.SECTION, BlockKind.CLOSING}
        above = (i for i in range(place - 1, -1, -1) if blocks[i].kind is BlockKind.SECTION)
        around = next(above, None) if within else None
        if around is not None:
            place = _end(blocks, around)
    return place


def move_section_by_one(state: State, index: int, *, down: bool) -> Transaction | Refusal:
    """Move the section at `index` (see `section_at`) past the one above or below it.

    A heading that is the first of its section goes to the end of the one above; the last one goes
    below, to the head of the next section's headings.
    """
    blocks = state.record.blocks
    section = section_at(blocks, index)
    if section is None:
        return _NO_SECTION
    kinds = _SECTION if blocks[section.start].kind is BlockKind.SECTION else _BEGINNINGS
    if down:
        if section.stop == len(blocks) or blocks[section.stop].kind not in kinds:
            return _NO_FURTHER
        return move_section(state, section.start, _next(blocks, section.stop, kinds))
    above = next((i for i in range(section.start - 1, -1, -1) if blocks[i].kind in kinds), None)
    if above is None:
        return _NO_FURTHER
    crosses = blocks[above].kind is BlockKind.SECTION and kinds is _BEGINNINGS
    if crosses and not any(b.kind is BlockKind.SECTION for b in blocks[:above]):
        return _NO_FURTHER
    return move_section(state, section.start, above)


def selection_after(selection: Selection, moved: Transaction) -> Selection:
    """Return where what is selected stands once the blocks have `moved`."""
    for step in moved.steps:
        if isinstance(step, MoveBlocks):
            anchor, head = (_followed(place, step) for place in (selection.anchor, selection.head))
            selection = Selection(anchor, head)
    return selection


def _followed(place: Position, move: MoveBlocks) -> Position:
    index, end = place.index, move.start + move.count
    if move.start <= index < end:
        index += move.to - move.start
    elif end <= index < move.to + move.count:
        index -= move.count
    elif move.to <= index < move.start:
        index += move.count
    return Position(index, place.offset)


def rename_section(state: State, index: int, text: str) -> Transaction | Refusal:
    """Give the section or heading at `index` another text; one without any letters is refused."""
    blocks = state.record.blocks
    if not 0 <= index < len(blocks) or blocks[index].kind not in _BEGINNINGS:
        return _GONE
    block, new = blocks[index], one_line(text)
    if not new:
        return _NAMELESS
    if new == block.text:
        return Refusal(message="変更する箇所がありません。")
    step = EditText(index=index, block=block.id, at=0, removed=block.text, inserted=new)
    return Transaction(label=f"「{KIND_NAMES[block.kind]}」の変更", steps=(step,))
