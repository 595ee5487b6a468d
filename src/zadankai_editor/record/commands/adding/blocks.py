"""Where added blocks go, and what they refer to there."""

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.commands.adding.moved import Moved
from zadankai_editor.record.commands.composing import Composition
from zadankai_editor.record.commands.paste import insert_blocks, put_blocks
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Part, Record
from zadankai_editor.record.selection import Position


def place_for(record: Record, at: Position | None) -> Position | int:
    """Return where what is added goes: a place inside of the block there, or the index before which.

    Without `at` that is behind the talk. In lead and closing nobody speaks: what is added there goes
    to the beginning or the end of the talk. Headings and photos are not divided.
    """
    ranks = [block.kind.part.rank for block in record.blocks]
    talk_ends = len(ranks) - ranks.count(Part.CLOSING.rank)
    if at is None or not ranks:
        return talk_ends
    here = record.blocks[at.index]
    if here.kind.part is not Part.BODY:
        return ranks.count(Part.LEAD.rank) if here.kind.part is Part.LEAD else talk_ends
    divisible = here.kind.has_paragraphs or not at.offset
    return at if divisible else at.index + 1


def with_references(block: Block, moved: Moved, items: tuple[AgendaItem, ...]) -> Block:
    """Return a block that was found with the id and the agenda item that it has in the record.

    A section that is worded like an item of the record treats that one.
    """
    agenda = moved.agenda.get(block.agenda, block.agenda) if isinstance(block.agenda, str) else block.agenda
    if block.kind is BlockKind.SECTION and agenda is None and block.text.strip():
        alike = [item.id for item in items if as_seen(item.text) == as_seen(block.text)]
        agenda = alike[0] if len(alike) == 1 else None
    return block.replaced(id=moved.blocks[block.id], agenda=agenda)


def put_found(work: Composition, blocks: tuple[Block, ...], at: Position | None) -> None:
    """Put the blocks into the record; a closing that was found ends the record where nothing is behind it."""
    place = place_for(work.state.record, at)
    talk = tuple(b for b in blocks if b.kind is not BlockKind.CLOSING)
    closing = tuple(b for b in blocks if b.kind is BlockKind.CLOSING)
    if at is not None:
        talk, closing = blocks, ()
    if talk:
        if isinstance(place, int):
            work.then(lambda state: insert_blocks(state, place, talk))
        else:
            work.then(lambda state: put_blocks(state, place, talk))
    if closing:
        work.then(lambda state: insert_blocks(state, len(state.record.blocks), closing))
