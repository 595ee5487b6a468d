"""Who is heard going on: utterances before which no label is printed again."""

from collections.abc import Iterator

from zadankai_editor.record.nodes import Block, BlockKind, Record

_ASIDES = frozenset({BlockKind.PHOTO, BlockKind.TEXT})


def unlabelled(record: Record) -> frozenset[str]:
    """Return the ids of the utterances that go on with the speaker of the one before.

    They are marked `continued`, and between them and an utterance of the very same people stand
    at most photos and narration. A mark that is left over elsewhere, after blocks were moved or
    got another speaker, does not count: without a label the words would be read as another's.
    """
    return frozenset(block.id for _, block, goes_on in utterances(record) if goes_on)


def utterances(record: Record) -> Iterator[tuple[int, Block, bool]]:
    """Yield the utterances in reading order, each with its index and whether it is `unlabelled`."""
    before: Block | None = None
    for index, block in enumerate(record.blocks):
        if block.kind is BlockKind.UTTERANCE:
            yield index, block, block.continued and before is not None and _same_people(before, block)
            before = block
        elif block.kind not in _ASIDES:
            before = None


def goes_on(record: Record, index: int) -> Block | None:
    """Return the utterance that would go on behind the photo or narration at `index`.

    It stands before it, with at most others of these between; `None` where nobody is known to speak.
    """
    while index >= 0 and record.blocks[index].kind in _ASIDES:
        index -= 1
    before = record.blocks[index] if index >= 0 else None
    spoken = before is not None and before.kind is BlockKind.UTTERANCE and before.speaker is not None
    return before if spoken else None


def _same_people(one: Block, other: Block) -> bool:
    return (
        one.speaker is not None
        and one.speaker == other.speaker
        and one.with_speakers == other.with_speakers
        and one.role == other.role
    )
