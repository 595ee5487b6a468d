"""Where the next block is that somebody looks for."""

from collections.abc import Callable, Sequence

from zadankai_editor.record.commands.doubts import open_doubts
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.review import State

Wanted = Callable[[Block], bool]


def next_block(blocks: Sequence[Block], index: int, wanted: Wanted, *, forward: bool = True) -> int | None:
    """Return the index of the next block that is wanted, from behind `index` on, round the end to it.

    The block at `index` itself comes last. `None` where there is none.
    """
    count = len(blocks)
    step = 1 if forward else -1
    order = ((index + step * distance) % count for distance in range(1, count + 1))
    return next((i for i in order if wanted(blocks[i])), None) if count else None


def without_speaker(block: Block) -> bool:
    """Tell whether nobody is asserted to have said an utterance."""
    return block.kind is BlockKind.UTTERANCE and block.speaker is None


def spoken_by(person: str) -> Wanted:
    """Return what tells whether somebody, by the `id`, says a block, alone or with others."""
    return lambda block: block.kind is BlockKind.UTTERANCE and person in (block.speaker, *block.with_speakers)


def doubted(state: State) -> Wanted:
    """Return what tells whether there is an unsettled doubt about a block."""
    about = {doubt.block for doubt in open_doubts(state)}
    return lambda block: block.id in about


def offset_of_line(state: State, block: Block, line: int | None) -> int:
    """Return where in the text of `block` the words of a line of the source begin; 0 where they do not stand in it."""
    source = state.review.source
    if line is None or source is None:
        return 0
    lines = source.text.split("\n")
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return max(0, block.text.find(words)) if words else 0
