"""The heads of a letter by mail above a record: who sent it to whom, when, and about what."""

import re
from collections.abc import Iterator, Sequence

from zadankai_editor.recognize.lines import Line

LETTER_HEAD_REASON = "メールの見出し"
_MOST = 40
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
        "日付",
    ]
)
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ABOUT = re.compile(r"(?:(?i:subject)|件 *名) *: *(?:(?:(?i:re|fwd?)|転送|返信) *: *)*")
_ABOVE = re.compile(r"-{2,}[^-]{2,40}-{2,}")
_FEWEST, _ENOUGH = 2, 3.0


def letter_heads(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the heads of a letter, or of one that it hands on; and, apart, those that say what it is about.

    Each is a word and a colon. Two at least must stand below each other, and addresses or usual words among them say
    what they are.
    """
    heads: list[Line] = []
    about: list[Line] = []
    top = lines[:_MOST]
    for place, line in enumerate(top):
        above = [top[place - 1]] if place and _ABOVE.fullmatch(top[place - 1].folded) else []
        if line.gap_before or above:
            block = list(_block(top[place:]))
            if _are_heads(block):
                subjects = [head for head in block if _ABOUT.match(head.folded)]
                heads += [*above, *(head for head in block if head not in subjects)]
                about += subjects
    return heads, about


def _block(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first of `lines` as long as each is a word and a colon, and right below the one before."""
    for place, line in enumerate(lines):
        if _HEAD.match(line.folded) is None or (place and line.gap_before):
            return
        yield line


def subject_of(line: Line) -> str:
    """Return what a line says that a letter is about."""
    match = _ABOUT.match(line.folded)
    return line.text[match.end() if match is not None else 0 :]


def _are_heads(block: Sequence[Line]) -> bool:
    weight = 0.0
    for line in block:
        match = _HEAD.match(line.folded)
        usual = match is not None and match["name"].lower() in _USUAL
        weight += usual + 1.5 * (_ADDRESS.search(line.folded) is not None) - (not usual)
    return len(block) >= _FEWEST and weight >= min(_ENOUGH, len(block))
