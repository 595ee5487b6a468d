"""Who is heard going on: utterances before which no label is printed again."""

from zadankai_editor.record.nodes import Block, BlockKind, Record

_ASIDES = frozenset({BlockKind.PHOTO, BlockKind.TEXT})


def unlabelled(record: Record) -> frozenset[str]:
    """Return the ids of the utterances that go on with the speaker of the one before.

    They are marked `continued`, and between them and an utterance of the very same people stand
    at most photos and narration. A mark that is left over elsewhere, after blocks were moved or
    got another speaker, does not count: without a label the words would be read as another's.
    """
    found: set[str] = set()
    before: Block | None = None
    for block in record.blocks:
        if block.kind is BlockKind.UTTERANCE:
            if block.continued and before is not None and _same_people(before, block):
                found.add(block.id)
            before = block
        elif block.kind not in _ASIDES:
            before = None
    return frozenset(found)


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
