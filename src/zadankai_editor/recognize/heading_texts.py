"""A heading without what decorates it, and the lines of a header that begin with one: `３ 出 席 者　甲野委員、…`."""

import re
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    EVENT_DETAIL,
    OPENING_HEADING,
    PARTICIPANTS_HEADING,
    PRESENT,
    TIMED,
)

_DECORATION = "■□◆◇●○◎▼▽★☆▶#~-―=*・〇◯ "
_BRACKETED = re.compile(r"[【\[<《](?P<text>[^【】\[\]<>《》]{1,20})[】\]>》] ?(?P<aside>\([^()]*\))")
_MARK = re.compile(r"[0-9]{1,2}[.、) ] *|[一二三四五六七八九十]{1,2}[.、] *|\([0-9]{1,2}\) *")
BEFORE_KEY = rf"[{re.escape(_DECORATION)}|]*(?:{_MARK.pattern}|[0-9]{{1,2}} +)?[【\[<《〔(]? *"
_BEFORE_KEY = re.compile(BEFORE_KEY)
_BEHIND_KEY = re.compile(r" *(?:[】\]>》〕)]|\*\*?)? *[:/=|] ?(?:\*\*? ?)?| *(?:[】\]>》〕]|\*\*?) *| +|$")
_ASIDE = re.compile(r"\([^()]{1,20}\)$")
_LONGEST_KEY = 24
_KINDS = {
    "present": PRESENT,
    "people": PARTICIPANTS_HEADING,
    "absent": ABSENT_HEADING,
    "agenda": AGENDA_HEADING,
    "opening": OPENING_HEADING,
    "detail": EVENT_DETAIL,
}


class Entry(NamedTuple):
    """A line of a header: the kind of what it tells, and where in the line that begins (its end where it is below).

    The kinds are `present` and `people` for participants (only behind the first a list may begin in the same line),
    `absent`, `agenda`, `opening` for what stands right before the talk, and `detail` for when and where.
    """

    kind: str
    begin: int


@lru_cache(maxsize=8192)
def entry_of(read: str) -> Entry | None:
    """Return what a folded line of a header tells by the words with which it begins.

    A number or a mark may stand before these, and spaces between their letters; `None` where it begins otherwise.
    """
    before = _BEFORE_KEY.match(read)
    start = before.end() if before is not None else 0
    ends = [m for m in _BEHIND_KEY.finditer(read, start, start + _LONGEST_KEY + 2) if m.start() > start]
    for behind in reversed(ends):
        end = behind.start() + (behind[0].startswith(")") and "(" in read[start : behind.start()])
        words = _ASIDE.sub("", read[start:end].replace(" ", ""))
        for kind, known in _KINDS.items():
            if known.fullmatch(words):
                return Entry(kind, behind.end())
    return None


@lru_cache(maxsize=8192)
def heading_text(read: str) -> str:
    """Return a folded heading without its decoration, its own number, and spaces between its letters."""
    bare = read.strip(_DECORATION).rstrip(": ")
    bracketed = _BRACKETED.fullmatch(bare)
    if bracketed:
        bare = f"{bracketed['text']}{bracketed['aside']}"
    bare = folded(unwrapped(bare) or bare).strip(_DECORATION)
    mark = _MARK.match(bare)
    return re.sub(r"(?<=[一-鿿]) +(?=[一-鿿](?: |$|\())", "", bare[mark.end() :] if mark else bare)


def without_time(text: str) -> str:
    """Return a heading without the time at its end from which on a recording treats it."""
    read = folded(text)
    found = TIMED.search(read) if ":" in read else None
    return text[: found.start()].rstrip() if found and found.start() else text
