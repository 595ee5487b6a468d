"""The heads of a letter by mail above a record: who sent it to whom, when, and about what."""

import re
from collections.abc import Sequence

from zadankai_editor.recognize.lines import Line

LETTER_HEAD_REASON = "メールの見出し"
_MOST = 20
_HEAD = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,24}|[^ :。、]{2,6}): ?[^ ]")
_USUAL = frozenset(
    [
        "from",
        "to",
        "cc",
        "bcc",
        "date",
        "sent",
        "subject",
        "reply-to",
        "message-id",
        "差出人",
        "送信者",
        "送信元",
        "宛先",
        "送信日時",
        "受信日時",
        "件名",
    ]
)
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_FEWEST, _ENOUGH = 2, 3.0


def letter_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that are heads of a letter: the first ones, each a word and a colon.

    Two at least must stand below each other, and addresses or usual words among them say what they are.
    """
    heads: list[Line] = []
    weight = 0.0
    for line in lines[:_MOST]:
        match = _HEAD.match(line.folded)
        if match is None or (heads and line.gap_before):
            break
        heads.append(line)
        usual = match["name"].lower() in _USUAL
        weight += usual + 1.5 * (_ADDRESS.search(line.folded) is not None) - (not usual)
    if len(heads) < _FEWEST or weight < min(_ENOUGH, len(heads)):
        return frozenset()
    return frozenset(line.index for line in heads)
