"""Whole blocks: who speaks, what belongs to them, deleting them."""

from collections.abc import Sequence
from typing import Any

from zadankai_editor.record.commands.details import OUTSIDE
from zadankai_editor.record.commands.fresh import first_block
from zadankai_editor.record.commands.paste import insert_blocks
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, SetBlock, SpliceBlocks
from zadankai_editor.record.texts import leads_outside, one_line_or_none
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.turns import unlabelled

_SPEAKABLE = frozenset({BlockKind.TEXT, BlockKind.PROMPT})
_DETAILS = frozenset(Block.model_fields) - {"id", "kind", "text"}
NOT_SPOKEN = Refusal(message="発言者を付けられるのは発言だけです。先に種類を「発言」にします。")
"""What `set_speaker` answers where there is nothing that somebody could have said."""

_UNKNOWN = Refusal(message="その参加者か議題はもうありません。")


def set_speaker(state: State, indexes: Sequence[int], speaker: SpeakerRef | None) -> Transaction | Refusal:
    """Give the utterances at `indexes` to `speaker`, or to nobody.

    Other kinds among them are left as they are; a single block of another kind, or several with
    no utterance among them, become utterances where the kind can hold their text. Who spoke along
    or in which role, and that nothing is printed before it, goes with the old speaker. A record
    without blocks begins with an utterance of `speaker`.
    """
    record = state.record
    name = record.label_of(speaker)
    if isinstance(speaker, str) and name is None:
        return _UNKNOWN
    label = f"発言者を「{name}」に" if name else "発言者なしに"
    if not record.blocks and speaker is not None:
        return first_block(record, label, speaker=speaker)
    concerned = to_be_spoken(record, indexes)
    if not concerned:
        return NOT_SPOKEN
    steps = []
    going_on = unlabelled(record) if any(record.blocks[i].continued for i in concerned) else frozenset()
    for i in concerned:
        current = record.blocks[i]
        fields = _speaker_fields(current, speaker)
        if current.id not in going_on:
            fields["continued"] = False
        changed = {key: value for key, value in fields.items() if getattr(current, key) != value}
        if changed:
            steps.append(SetBlock.of(i, current, **changed))
    if not steps:
        return Refusal(message="発言者は既にそのとおりです。")
    return Transaction(label=label, steps=tuple(steps))


def to_be_spoken(record: Record, indexes: Sequence[int]) -> list[int]:
    """Return which of the blocks at `indexes` `set_speaker` would give to somebody."""
    there = [i for i in sorted(set(indexes)) if i < len(record.blocks)]
    utterances = [i for i in there if record.blocks[i].kind is BlockKind.UTTERANCE]
    return utterances or [i for i in there if record.blocks[i].kind in _SPEAKABLE]


def _speaker_fields(block: Block, speaker: SpeakerRef | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": BlockKind.UTTERANCE, "speaker": speaker, "with_speakers": ()}
    if block.speaker != speaker:
        fields["continued"] = False
        if block.speaker is not None:
            fields["role"] = None
    if speaker is not None:
        fields["written"] = None
    return fields


def set_block_fields(state: State, index: int, label: str, **fields: Any) -> Transaction | Refusal:
    """Set `fields` of one block (a photo's file, its people, a section's agenda item, …).

    Texts come as somebody typed them; blank ones say nothing. A `file` that leads outside of the
    record's folder is refused, and so are references to what the record does not have. Other
    fields than these, `id`, `kind` and `text` among them, raise `ValueError`, as other types do.
    """
    unknown = fields.keys() - _DETAILS
    if unknown:
        raise ValueError(f"not a detail of a block: {', '.join(sorted(unknown))}")
    file = fields.get("file")
    if file and leads_outside(file):
        return OUTSIDE
    record = state.record
    block = record.blocks[index]
    tidied = {
        key: one_line_or_none(value) if key in _TEXTS and isinstance(value, str) else value
        for key, value in fields.items()
    }
    new = block.replaced(**tidied)
    if not new.refers_only_to({p.id for p in record.participants}, {a.id for a in record.agenda}):
        return _UNKNOWN
    changed = [key for key in tidied if getattr(new, key) != getattr(block, key)]
    if not changed:
        return Refusal(message="変更する箇所がありません。")
    step = SetBlock.of(index, block, **{key: getattr(new, key) for key in changed})
    return Transaction(label=label, steps=(step,))


_TEXTS = frozenset({"role", "written", "file", "alt", "credit"})


def delete_blocks(state: State, start: int, count: int) -> Transaction | Refusal:
    """Delete `count` blocks from index `start`."""
    old = state.record.blocks[start : start + count]
    if not old:
        return Refusal(message="削除するブロックがありません。")
    return Transaction(label="ブロックの削除", steps=(SpliceBlocks(at=start, old=old),))


def duplicate_blocks(state: State, start: int, count: int) -> Transaction | Refusal:
    """Put copies of `count` blocks from index `start` below them, under ids of their own.

    Everything else of them is the same; what is doubtful of a block is so of its copy.
    """
    originals = state.record.blocks[start : start + count]
    if not originals:
        return Refusal(message="複製するブロックがありません。")
    return insert_blocks(state, start + len(originals), originals, "ブロックの複製")
