"""Where a label may end in a line: the ways in which records part who speaks from what is said.

All is syntax: whether somebody is called so is asked elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from zadankai_editor.japanese.marks import outer_colons

LONGEST_LABEL = 60
_MOST_COLONS = 4
_MOST_SPACES = 8
MARKS = "○●◎・◇◆■□△▲▽〇★☆▶ "
"""What may stand before a label and is no part of it (in a folded line)."""

_MARK = re.compile(rf"[{MARKS}]*")
_BRACKETED = re.compile(
    r"(?:【(?P<a>[^【】]{1,40})】|\[(?P<b>[^\[\]]{1,40})\]|<(?P<c>[^<>]{1,40})>|\((?P<d>(?:[^()]|\([^()]{1,12}\)){1,40})\)"
    r"|《(?P<e>[^《》]{1,40})》)(?P<gap> *:? *)"
)
_OPENERS = frozenset("【[<(《")
_UNPARTED = re.compile(r"[^ (【\[「)。、!?]*")
_PARTING = re.compile(r"[ ()【】\[\]「。、!?]")
_ENDS = frozenset(["", *"。、!?"])


class Style(Enum):
    """How a label is parted from the text."""

    __hash__ = object.__hash__  # that of `Enum` is a call, and counts are kept by style

    OWN_LINE = auto()
    BRACKETS = auto()
    COLON = auto()
    SPACE = auto()
    QUOTE = auto()
    PARENTHESIS = auto()
    BOLD = auto()


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to part a line: `line[:end]` is the label, `line[begin:]` the text.

    `mark` is what stands before the label, or the brackets around it: with the style it tells how
    the labels of a document are printed.
    """

    style: Style
    mark: str
    start: int
    end: int
    begin: int


def cuts(read: str) -> Iterator[Cut]:
    """Yield the ways to part a folded line, the surest first: brackets, colons (the last first), spaces, quotes."""
    start = len(_MARK.match(read)[0]) if read[:1] in MARKS else 0  # type: ignore[index]
    mark = read[:start].strip()
    bracketed = _BRACKETED.match(read, start) if read[start : start + 1] in _OPENERS else None
    if bracketed and bracketed.end() < len(read):
        inside = next(g for g in "abcde" if bracketed[g])
        brackets = read[bracketed.start(inside) - 1] + read[bracketed.end(inside)]
        yield Cut(Style.BRACKETS, mark + brackets, start, bracketed.end(inside) + 1, bracketed.end())
    colons = list(islice(outer_colons(read[: LONGEST_LABEL + 1]), _MOST_COLONS)) if ":" in read else []
    for place in reversed(colons):
        if place > start:
            yield Cut(Style.COLON, mark, start, place, place + 1)
    yield from _loose(read, start, mark)


def _loose(read: str, start: int, mark: str) -> Iterator[Cut]:
    """Yield cuts before `「`, at spaces, the longest label first, and behind a lone `)`."""
    spaces, end = _spaces(read, start)
    if end > start and read[end] == "「":
        yield Cut(Style.QUOTE, mark, start, end, end)
    for place in reversed(spaces):
        begin = place + len(read[place:]) - len(read[place:].lstrip())
        if place > start and begin < len(read):
            yield Cut(Style.SPACE, mark, start, place, begin)
    if end <= start:
        return
    if read[end] == ")" and end + 1 < len(read):
        yield Cut(Style.PARENTHESIS, mark, start, end, end + 1)


def _spaces(read: str, start: int) -> tuple[list[int], int]:
    """Return where spaces stand before a sentence ends, and where `「` or a lone `)` does (-1: nowhere)."""
    begin = _UNPARTED.match(read, start, start + LONGEST_LABEL)
    if begin is not None and read[begin.end() : begin.end() + 1] in _ENDS:
        return [], -1
    spaces: list[int] = []
    depth = 0
    for mark in _PARTING.finditer(read, start, start + LONGEST_LABEL):
        char, place = mark[0], mark.start()
        if char in "(【[":
            depth += 1
        elif char in ")】]" and depth:
            depth -= 1
        elif depth:
            continue
        elif char in "「)":
            return spaces, place
        elif char in "。、!?":
            break
        elif char == " " and read[place - 1] != " " and len(spaces) < _MOST_SPACES:
            spaces.append(place)
    return spaces, -1
