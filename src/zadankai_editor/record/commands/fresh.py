"""New blocks."""

from collections.abc import Iterable

from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.steps import SpliceBlocks
from zadankai_editor.record.transactions import Transaction


def new_block(record: Record, kind: BlockKind, text: str = "", **fields: object) -> Block:
    """Return a block with an id that the record does not have."""
    block_id = fresh_id("b", ids_of(record.blocks))
    return Block.model_validate({"id": block_id, "kind": kind, "text": text, **fields})


def new_blocks(record: Record, kind: BlockKind, texts: Iterable[str]) -> tuple[Block, ...]:
    """Return a block for each of `texts`, each with an id that nobody else has."""
    taken = set(ids_of(record.blocks))
    found = []
    for text in texts:
        block = Block(id=fresh_id("b", taken), kind=kind, text=text)
        taken.add(block.id)
        found.append(block)
    return tuple(found)


def first_block(
    record: Record, label: str, text: str = "", kind: BlockKind = BlockKind.UTTERANCE, **fields: object
) -> Transaction:
    """Return the transaction that begins a record without blocks.

    Somebody who types into it sees an empty paragraph that is not there yet; whatever they do to
    it makes it a block, an utterance whose speaker is open unless they say otherwise.
    """
    block = new_block(record, kind, text, **fields)
    return Transaction(label=label, steps=(SpliceBlocks(at=0, new=(block,)),))
