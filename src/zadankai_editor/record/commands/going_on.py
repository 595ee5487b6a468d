"""Going on behind a block that is no utterance, as Enter does: see `typing_keys`."""

from zadankai_editor.record.commands.fresh import new_block
from zadankai_editor.record.footnotes import footnote_at
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import EditText, Refusal, SetBlock, SpliceBlocks, SpliceNotes
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.turns import goes_on

NOBODYS = {"speaker": None, "with_speakers": (), "role": None, "written": None, "continued": False}
"""The fields of an utterance that nobody is said to have made."""


def continue_utterance(state: State, index: int) -> Transaction | Refusal:
    """Go on with the utterance that a photo at `index` interrupts: the same people, no label again."""
    before = goes_on(state.record, index)
    if before is None:
        return Refusal(message="前に発言がないので、続きは書けません。")
    new = new_block(
        state.record,
        BlockKind.UTTERANCE,
        speaker=before.speaker,
        with_speakers=before.with_speakers,
        role=before.role,
        continued=True,
    )
    return Transaction(label="発言の続き", steps=(SpliceBlocks(at=index + 1, new=(new,)),))


def become_utterance(state: State, index: int) -> Transaction | Refusal:
    """Make the empty block at `index` the next utterance, whose speaker is open."""
    block = state.record.blocks[index]
    if block.text or block.has_picture:
        return Refusal(message="空のブロックではありません。")
    return Transaction(label="次の発言", steps=(as_open_utterance(index, block),))


def as_open_utterance(index: int, block: Block) -> SetBlock:
    """Return the step that makes a block without words an utterance of nobody yet."""
    return SetBlock.of(index, block, kind=BlockKind.UTTERANCE, **NOBODYS)


def move_to_footnotes(state: State, at: Position) -> Transaction | Refusal:
    """Move the line `※用語：説明` that ends at `at` to the footnotes; its paragraph stays, empty."""
    block = state.record.blocks[at.index]
    found = footnote_at(block.text, at.offset)
    if found is None:
        return Refusal(message="「※用語：説明」の形の行ではありません。")
    removed = block.text[found.start : found.end]
    return Transaction(
        label="注へ移す",
        steps=(
            EditText(index=at.index, block=block.id, at=found.start, removed=removed, inserted=""),
            SpliceNotes(at=len(state.record.notes), new=(found.note,)),
        ),
    )
