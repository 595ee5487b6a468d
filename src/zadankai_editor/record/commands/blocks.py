"""Whole blocks: who speaks, what belongs to them, deleting them."""

from collections.abc import Sequence
from typing import Any

from zadankai_editor.record.nodes import BlockKind, SpeakerRef
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, SetBlock, SpliceBlocks
from zadankai_editor.record.transactions import Transaction


def set_speaker(state: State, indexes: Sequence[int], speaker: SpeakerRef | None) -> Transaction | Refusal:
    """Give the utterances at `indexes` to `speaker`, or to nobody.

    Other kinds among them are left as they are; a single block of another kind, or several with
    no utterance among them, become utterances where the kind can hold their text.
    """
    blocks = state.record.blocks
    utterances = [i for i in indexes if blocks[i].kind is BlockKind.UTTERANCE]
    convert = [] if utterances else [i for i in indexes if blocks[i].kind in _SPEAKABLE]
    concerned = utterances or convert
    if not concerned:
        return Refusal(message="発言者を付けられるのは発言だけです。先に種類を「発言」にします。")
    name = state.record.label_of(speaker)
    label = f"発言者を「{name}」にする" if name else "発言者なしにする"
    steps = []
    for i in concerned:
        fields: dict[str, Any] = {"speaker": speaker, "continued": False, "with_speakers": ()}
        if speaker is not None:
            fields["written"] = None
        if i in convert:
            fields["kind"] = BlockKind.UTTERANCE
        current = blocks[i]
        if any(getattr(current, key) != value for key, value in fields.items()):
            steps.append(SetBlock.of(i, current, **fields))
    if not steps:
        return Refusal(message="発言者はもうそのとおりです。")
    return Transaction(label=label, steps=tuple(steps))


_SPEAKABLE = frozenset({BlockKind.TEXT, BlockKind.PROMPT})


def set_block_fields(state: State, index: int, label: str, **fields: Any) -> Transaction | Refusal:
    """Set `fields` of one block (a photo's file, its people, a section's agenda item, …)."""
    block = state.record.blocks[index]
    changed = {key: value for key, value in fields.items() if getattr(block, key) != value}
    if not changed:
        return Refusal(message="変わるところがありません。")
    return Transaction(label=label, steps=(SetBlock.of(index, block, **changed),))


def delete_blocks(state: State, start: int, count: int) -> Transaction | Refusal:
    """Delete `count` blocks from index `start`."""
    old = state.record.blocks[start : start + count]
    if not old:
        return Refusal(message="削除するブロックがありません。")
    return Transaction(label="ブロックの削除", steps=(SpliceBlocks(at=start, old=old),))
