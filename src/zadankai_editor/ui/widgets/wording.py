"""How panels speak of the record: excerpts, what a block is."""

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import Block, BlockKind, Record

_LONGEST = 60


def excerpt(text: str) -> str:
    """Return the begin of a text on one line; a list cuts it where its room ends."""
    return " ".join(text[: 2 * _LONGEST].split())[:_LONGEST]


def what_is(record: Record, block: Block) -> str:
    """Say in a few words which block it is: its kind, or who speaks, and how it begins."""
    who = KIND_NAMES[block.kind]
    if block.kind is BlockKind.UTTERANCE:
        who = record.label_of(block.speaker) or block.written or "発言者なし"
    begin = excerpt(block.text)
    return f"{who}：{begin}" if begin else who
