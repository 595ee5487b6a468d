"""Who is likely to speak at a place, from the turns before it."""

from collections.abc import Iterator, Sequence

from zadankai_editor.record.nodes import Block, BlockKind, Record


def likely_speakers(record: Record, index: int) -> list[str]:
    """Return the ids of all participants, the likeliest first, for the block at `index`.

    People take turns: who spoke before the last one in this section comes first, then the last one,
    then the others who spoke in it, the latest first, then all others in printed order.
    """
    order = list(dict.fromkeys(_turns_before(record.blocks, index)))
    order[:2] = reversed(order[:2])
    listed = [person.id for person in record.participants]
    return [*(who for who in order if who in listed), *(who for who in listed if who not in order)]


def _turns_before(blocks: Sequence[Block], index: int) -> Iterator[str]:
    """Yield who spoke in the section before `index`, the latest first."""
    for block in reversed(blocks[:index]):
        if block.kind is BlockKind.SECTION:
            return
        if block.kind is BlockKind.UTTERANCE and isinstance(block.speaker, str):
            yield block.speaker
