"""Pasting and dragging whole blocks and pieces of them."""

from zadankai_editor.record.commands.kinds import fitted
from zadankai_editor.record.commands.text import delete, insert_paragraphs
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import EditText, Refusal, SpliceBlocks, Step
from zadankai_editor.record.transactions import Transaction


def paste_blocks(state: State, at: Position, blocks: tuple[Block, ...]) -> Transaction | Refusal:
    """Put `blocks` at a place, each with its kind and speaker.

    A block whose id is gone keeps it, others get new ones. A piece of the very block at the
    caret, as a cut leaves it on the clipboard, joins it again; otherwise the block at the caret
    is divided, and what stands behind keeps its speaker.
    """
    if not blocks:
        return Refusal(message="貼り付けるものがありません。")
    record = state.record
    if not record.blocks:
        return _insert(state, 0, blocks, ())
    here = record.blocks[at.index]
    head, tail = here.text[: at.offset], here.text[at.offset :]
    steps: list[Step] = []
    if blocks[0].id == here.id and len(blocks) > 1 and not tail:
        steps.append(_text_step(at.index, here, at.offset, "", blocks[0].text))
        blocks = blocks[1:]
        following = record.blocks[at.index + 1 : at.index + 2]
        if following and following[0].id == blocks[-1].id:
            steps.append(_text_step(at.index + 1, following[0], 0, "", blocks[-1].text))
            blocks = blocks[:-1]
        return _insert(state, at.index + 1, blocks, tuple(steps))
    if not here.text and not here.file:
        steps.append(SpliceBlocks(at=at.index, old=(here,)))
        shorter = _without(state, at.index)
        return _insert(shorter, at.index, blocks, tuple(steps))
    if not head:
        return _insert(state, at.index, blocks, ())
    if tail:
        steps.append(_text_step(at.index, here, at.offset, tail, ""))
        rest = here.replaced(
            id=fresh_id("b", {b.id for b in record.blocks}),
            text=tail.removeprefix("\n"),
            file=None,
            continued=False,
        )
        return _insert(state, at.index + 1, (*blocks, rest), tuple(steps))
    return _insert(state, at.index + 1, blocks, tuple(steps))


def _text_step(index: int, block: Block, at: int, removed: str, inserted: str) -> EditText:
    return EditText(index=index, block=block.id, at=at, removed=removed, inserted=inserted)


def _without(state: State, index: int) -> State:
    blocks = state.record.blocks
    record = state.record.model_copy(update={"blocks": blocks[:index] + blocks[index + 1 :]})
    return state.model_copy(update={"record": record})


def _insert(
    state: State, at: int, blocks: tuple[Block, ...], before: tuple[Step, ...]
) -> Transaction | Refusal:
    record = state.record
    taken = {b.id for b in record.blocks}
    new: list[Block] = []
    for block in blocks:
        own = block if block.id not in taken else block.replaced(id=fresh_id("b", taken))
        taken.add(own.id)
        new.append(_known(record, own))
    placed = tuple(fitted(state, at, new, taken))
    steps = (*before, SpliceBlocks(at=at, new=placed)) if placed else before
    return Transaction(label="貼り付け", steps=steps)


def _known(record: Record, block: Block) -> Block:
    """Return `block` without references to whom or what the record does not have."""
    people = {p.id for p in record.participants}
    agenda = {a.id for a in record.agenda}
    return block.replaced(
        speaker=block.speaker if not isinstance(block.speaker, str) or block.speaker in people else None,
        with_speakers=tuple(r for r in block.with_speakers if not isinstance(r, str) or r in people),
        people=tuple(r for r in block.people if not isinstance(r, str) or r in people),
        agenda=block.agenda if not isinstance(block.agenda, str) or block.agenda in agenda else None,
    )


def move_text(state: State, selection: Selection, to: Position) -> Transaction | Refusal:
    """Move what is selected to the place `to`, which lies outside of it."""
    from_blocks = state.record.blocks
    pieces = []
    for index in selection.indexes:
        block = from_blocks[index]
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
    if isinstance(put, Refusal):
        return put
    return Transaction(label="文の移動", steps=(*cut.steps, *put.steps))


def end_of_paste(state: State, selection: Selection, outcome: Transaction | Refusal) -> Position | None:
    """Return where the pasted text ends once `outcome`, made for `selection`, is carried out."""
    if isinstance(outcome, Refusal):
        return None
    applied = outcome.apply(state)
    if isinstance(applied, Refusal):
        return None
    record = applied.state.record
    if not state.record.blocks:
        last = len(record.blocks) - 1
        return Position(last, len(record.blocks[last].text))
    place = _from_the_end(state.record, record, selection.end)
    if place.offset == 0 and place.index > 0:
        return Position(place.index - 1, len(record.blocks[place.index - 1].text))
    return place


def _from_the_end(old: Record, new: Record, place: Position) -> Position:
    """Return the place in `new` that is as far from the end as `place` is in `old`."""
    index = max(0, len(new.blocks) - len(old.blocks) + place.index)
    behind = len(old.blocks[place.index].text) - place.offset
    return Position(index, max(0, len(new.blocks[index].text) - behind))
