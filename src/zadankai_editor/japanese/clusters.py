"""What a person sees as one character: a *cluster*, a character with all that combines with it.

Dakuten (also the half-width ones), variation selectors and what a joiner ties on are never taken apart.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

JOINER = "\u200d"
HALFWIDTH_MARKS = frozenset("ﾞﾟ")


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each cluster of `text` begins, and the cluster."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not joins(text[place - 1], text[place]):
            yield start, text[start:place]
            start = place


def joins(before: str, character: str) -> bool:
    """Tell whether `character` belongs to the one `before` it: nothing may be put between."""
    if before == "\n":
        return False
    if character in HALFWIDTH_MARKS:
        return _is_kana(before)
    return before == JOINER or extends(character)


def snapped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the whole clusters that begin in `text` from `start` to `end` (exclusive).

    `None` where `start` is inside of one: what begins there is no character of its own.
    """
    if 0 < start < len(text) and joins(text[start - 1], text[start]):
        return None
    while start < end < len(text) and joins(text[end - 1], text[end]):
        end += 1
    return start, end


@lru_cache(maxsize=4096)
def extends(character: str) -> bool:
    """Tell whether `character` combines with whatever stands before it."""
    if character == JOINER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return unicodedata.category(character)[0] == "M"


def is_seen(cluster: str) -> bool:
    """Tell whether anything of `cluster` is seen: white space, format and control characters are not."""
    return any(not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc") for char in cluster)


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9d"
