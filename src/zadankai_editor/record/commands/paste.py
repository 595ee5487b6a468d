"""Pasting and dragging whole blocks and pieces of them."""

from collections.abc import Callable

from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands.inheriting import Piece, doubts_of_pieces
from zadankai_editor.record.commands.kinds import fitted
from zadankai_editor.record.commands.references import Resolver
from zadankai_editor.record.commands.text import delete, divide, insert_paragraphs
from zadankai_editor.record.commands.voices import said_alike
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import EditText, Refusal, SpliceBlocks, Step
from zadankai_editor.record.texts import clean, leads_outside, one_line
from zadankai_editor.record.transactions import Transaction

_NOTHING = Refusal(message="貼り付けるものがありません。")


def paste_blocks(state: State, at: Position, blocks: tuple[Block, ...]) -> Transaction | Refusal:
    """Put `blocks` at a place, each with its kind and speaker.

    A block whose id is gone keeps it, others get new ones. A piece of the very block at the
    caret, as a cut leaves it on the clipboard, joins it again; otherwise the block at the caret
    is divided, and what stands behind keeps its speaker.
    """
    if not blocks:
        return _NOTHING
    record = state.record
    if not record.blocks:
        return insert_blocks(state, 0, blocks)
    here = record.blocks[at.index]
    head, tail = here.text[: at.offset], here.text[at.offset :]
    if len(blocks) > 1 and not tail and _belongs_to(blocks[0], here):
        return _rejoined(state, at, blocks)
    if len(blocks) > 1 and not head and tail and _belongs_to(blocks[-1], here):
        end = _text_step(at.index, here, 0, clean(blocks[-1].text))
        steps = () if not end.inserted else (end,)
        return _then(state, steps, lambda after: insert_blocks(after, at.index, blocks[:-1]))
    return put_blocks(state, at, _without_empty_ends(blocks))


def put_blocks(state: State, at: Position, blocks: tuple[Block, ...]) -> Transaction | Refusal:
    """Put whole blocks at a place in a block, which is divided; an empty one goes."""
    here = state.record.blocks[at.index]
    head, tail = here.text[: at.offset], here.text[at.offset :]
    if not here.text and not here.has_picture:
        gone = SpliceBlocks(at=at.index, old=(here,))
        return _then(state, (gone,), lambda after: insert_blocks(after, at.index, blocks))
    if not head:
        return insert_blocks(state, at.index, blocks)
    if not tail:
        return insert_blocks(state, at.index + 1, blocks)
    divided = divide(state, at)
    return _then(state, divided, lambda after: insert_blocks(after, at.index + 1, blocks))


def _without_empty_ends(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` without the ends of which a copied selection held the border alone."""
    low, high = 0, len(blocks)
    if high - low > 1 and not blocks[low].text and not blocks[low].has_picture:
        low += 1
    if high - low > 1 and not blocks[high - 1].text and not blocks[high - 1].has_picture:
        high -= 1
    return blocks[low:high]


def _belongs_to(piece: Block, block: Block) -> bool:
    """Tell whether `piece` was cut out of `block`, and both are still said by the same person."""
    same_words = piece.kind is block.kind and (said_alike(block, piece) or not piece.text)
    return piece.id == block.id and same_words and (block.kind.has_paragraphs or "\n" not in piece.text)


def _rejoined(state: State, at: Position, blocks: tuple[Block, ...]) -> Transaction | Refusal:
    """Put back a cut: its ends join the blocks that they were cut out of."""
    here = state.record.blocks[at.index]
    first, *middle = blocks
    steps: list[Step] = [_text_step(at.index, here, at.offset, clean(first.text))]
    following = state.record.blocks[at.index + 1 : at.index + 2]
    if following and _belongs_to(blocks[-1], following[0]):
        middle.pop()
        steps.append(_text_step(at.index + 1, following[0], 0, clean(blocks[-1].text)))
    steps = [s for s in steps if s != s.inverse()]
    if not middle:
        return Transaction(label="貼り付け", steps=tuple(steps)) if steps else _NOTHING
    return _then(state, tuple(steps), lambda after: insert_blocks(after, at.index + 1, tuple(middle)))


def _text_step(index: int, block: Block, at: int, inserted: str) -> EditText:
    return EditText(index=index, block=block.id, at=at, removed="", inserted=inserted)


def _then(
    state: State, steps: tuple[Step, ...], command: Callable[[State], Transaction | Refusal]
) -> Transaction | Refusal:
    """Return `steps` and what `command` makes of the state after them as one transaction."""
    first = Transaction(label="貼り付け", steps=steps).apply(state)
    if isinstance(first, Refusal):
        return first
    second = command(first.state)
    if isinstance(second, Refusal):
        return second
    return second.model_copy(update={"steps": (*steps, *second.steps)})


def insert_blocks(
    state: State, at: int, blocks: tuple[Block, ...], label: str = "貼り付け"
) -> Transaction | Refusal:
    """Insert whole blocks before index `at`; an id that is in the record is replaced by a new one.

    Blocks that do not fit there take the kind of their surroundings: in the lead they become
    paragraphs of the lead. Labels and numbers that the record has mean what they mean there;
    references to ids that it does not have stay open. A copy inherits the doubts.
    """
    taken = set(ids_of(state.record.blocks))
    resolver = Resolver(state.record)
    new: list[Block] = []
    pieces: list[Piece] = []
    for block in blocks:
        own = resolver.resolved(_cleaned(block))
        if own.id in taken:
            own = own.replaced(id=fresh_id("b", taken))
            pieces.append((block.id, own.id))
        taken.add(own.id)
        new.append(own)
    placed = fitted(state.record.blocks, at, new, taken)
    if isinstance(placed, Refusal):
        return placed
    if not placed.blocks:
        return _NOTHING
    step = SpliceBlocks(at=at, new=placed.blocks)
    doubts = doubts_of_pieces(state.review, _to_their_origin(pieces, placed.pieces))
    return Transaction(label=label, steps=(step, *doubts))


def _to_their_origin(copies: list[Piece], parts: tuple[Piece, ...]) -> list[Piece]:
    """Return copies, and parts of them, as pieces of what was copied."""
    origin = {copy: whole for whole, copy in copies}
    return [*copies, *((origin.get(whole, whole), part) for whole, part in parts)]


def _cleaned(block: Block) -> Block:
    """Return `block`, which may come from another program, with nothing that no record may hold."""
    text = clean(block.text)
    file = None if block.file and leads_outside(block.file) else block.file
    return block.replaced(text=text if block.kind.has_paragraphs else one_line(text), file=file)


def move_text(state: State, selection: Selection, to: Position) -> Transaction | Refusal:
    """Move what is selected to the place `to`, which lies outside of it."""
    moved = _moved(state, selection, to)
    if isinstance(moved, Refusal):
        return moved
    cut, _, _, put = moved
    return Transaction(label="文の移動", steps=(*cut.steps, *put.steps))


def end_of_move(state: State, selection: Selection, to: Position) -> Position | None:
    """Return where what `move_text` moves ends once it has been moved; `None` where it is refused."""
    moved = _moved(state, selection, to)
    if isinstance(moved, Refusal):
        return None
    _, after, place, put = moved
    return end_of_paste(after, Selection(place, place), put)


def _moved(
    state: State, selection: Selection, to: Position
) -> tuple[Transaction, State, Position, Transaction] | Refusal:
    """Return the cut, the state after it, the place in that, and what puts the words there."""
    pieces = []
    for index in selection.indexes:
        block = state.record.blocks[index]
        low = selection.start.offset if index == selection.start.index else 0
        high = selection.end.offset if index == selection.end.index else len(block.text)
        pieces.append(block.model_copy(update={"text": block.text[low:high]}))
    cut = delete(state, selection, "移動")
    if isinstance(cut, Refusal):
        return cut
    applied = cut.apply(state)
    if isinstance(applied, Refusal):
        return applied
    after = applied.state
    place = to if to < selection.start else _from_the_end(state.record, after.record, to)
    put = (
        insert_paragraphs(after, Selection(place, place), pieces[0].text.split("\n"))
        if len(pieces) == 1
        else paste_blocks(after, place, tuple(pieces))
    )
    return put if isinstance(put, Refusal) else (cut, after, place, put)


def end_of_paste(state: State, selection: Selection, outcome: Transaction | Refusal) -> Position | None:
    """Return where the pasted text ends once `outcome`, made for `selection`, is carried out."""
    applied = outcome if isinstance(outcome, Refusal) else outcome.apply(state)
    return None if isinstance(applied, Refusal) else end_in(applied.state.record, state.record, selection)


def end_in(record: Record, before: Record, selection: Selection) -> Position:
    """Return where what was pasted over `selection` in the record `before` ends in `record`."""
    if not before.blocks:
        last = len(record.blocks) - 1
        return Position(last, len(record.blocks[last].text))
    place = _from_the_end(before, record, selection.end)
    if place.offset == 0 and place.index > 0:
        return Position(place.index - 1, len(record.blocks[place.index - 1].text))
    return place


def _from_the_end(old: Record, new: Record, place: Position) -> Position:
    """Return the place in `new` that is as far from the end as `place` is in `old`."""
    index = max(0, len(new.blocks) - len(old.blocks) + place.index)
    behind = len(old.blocks[place.index].text) - place.offset
    return Position(index, max(0, len(new.blocks[index].text) - behind))
