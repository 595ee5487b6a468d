"""A heading without what decorates it."""

import re
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.vocabulary import TIMED

_DECORATION = "■□◆◇●○◎▼▽★☆▶#~-―=*・〇◯ "
_BRACKETED = re.compile(r"[【\[<《](?P<text>[^【】\[\]<>《》]{1,20})[】\]>》] ?(?P<aside>\([^()]*\))")
_MARK = re.compile(r"[0-9]{1,2}[.、) ] *|[一二三四五六七八九十]{1,2}[.、] *|\([0-9]{1,2}\) *")


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
