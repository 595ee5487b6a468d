"""Joining several blocks at once."""

from zadankai_editor.record.commands.inheriting import doubts_of_joined
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.commands.text import DIFFERENT, PICTURE_STAYS, appended, may_join_silently
from zadankai_editor.record.commands.voices import forgotten_speakers
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import EditText, Refusal, SetBlock, SpliceBlocks, Step
from zadankai_editor.record.transactions import Transaction

_ALONE = Refusal(message="結合するブロックを二つ以上選びます。")


def join_blocks(
    state: State, start: int, count: int, *, across_speakers: bool = False
) -> Transaction | Refusal:
    """Join `count` blocks from index `start` into the first, which keeps its kind, speaker and id.

    Where that gives words to another speaker, or makes them another kind of block, it is refused
    unless `across_speakers` says that this is meant. Doubts about any of them are about the one.
    Where the first is no utterance, and others had been said by somebody else, it forgets by whom.
    """
    first, *others = state.record.blocks[start : start + count] or (None,)
    if first is None or not others:
        return _ALONE
    if any(other.has_picture for other in others):
        return PICTURE_STAYS
    silently = all(may_join_silently(first, other) for other in others)
    if not silently and not across_speakers:
        return DIFFERENT
    steps: list[Step] = [SpliceBlocks(at=start + 1, old=tuple(others))]
    pieces: list[str] = []
    whole = first.text
    for other in others:
        if other.text:
            pieces.append(appended(whole, other.text, paragraphs=first.kind.has_paragraphs))
            # The end alone decides how the next piece is put behind it.
            whole = (whole + pieces[-1])[-1:]
            steps += doubts_of_joined(state.review, other.id, first.id)
    if pieces:
        at, inserted = len(first.text), "".join(pieces)
        steps.append(EditText(index=start, block=first.id, at=at, removed="", inserted=inserted))
    forgotten = forgotten_speakers(first, others)
    if forgotten:
        steps.append(SetBlock.of(start, first, **forgotten))
    spoken = [b for b in others if b.text and b.kind is BlockKind.UTTERANCE]
    if first.kind is BlockKind.UTTERANCE and spoken and spoken[-1].end not in {None, first.end}:
        steps.append(SetBlock.of(start, first, end=spoken[-1].end))
    label = "ブロックの結合" if silently else f"「{whose_words(state.record, start)}」の発言として結合"
    return Transaction(label=label, steps=tuple(steps))


def whose_words(record: Record, index: int) -> str:
    """Return whose words, in the interface's own, those of the block at `index` are."""
    block = record.blocks[index]
    if block.kind is not BlockKind.UTTERANCE:
        return KIND_NAMES[block.kind]
    return record.label_of(block.speaker) or block.written or "発言者なし"
