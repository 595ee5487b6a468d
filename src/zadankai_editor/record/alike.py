"""What is alike among doubts, as such or as findings: the same said of other words, in other places.

Each belongs to its line, however many there are; lists show what is alike as one row with a count.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from zadankai_editor.record.findings import CODES, Severity

ENOUGH_TO_GROUP = 3
"""Fewer that are alike are shown each by itself: a heading above them would only be one row more."""

_INNERMOST = re.compile(r"「[^「」]*」|『[^『』]*』")
_NUMBERS = re.compile(r"[0-9０-９]+(?:[.:,：．][0-9０-９]+)*")
_QUOTE = "\ufffc"
_MOST_NESTED = 4

Kind = tuple[str, str]
"""What two that are alike have in common: the code, and the message without what is its own."""


class Told(Protocol):
    """A finding or a doubt."""

    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def line(self) -> int | None: ...


AnyTold = TypeVar("AnyTold", bound=Told)


def kind_of(told: Told) -> Kind:
    """Return what `told` has in common with those that are like it; the second part can be read by people."""
    return told.code, _frame(told.message)


@lru_cache(maxsize=1 << 14)
def _frame(message: str) -> str:
    """Return a message with 「…」 for what it quotes and … for its numbers. A quotation may hold others."""
    for _ in range(_MOST_NESTED):
        shorter = _INNERMOST.sub(_QUOTE, message)
        if shorter == message:
            break
        message = shorter
    return _NUMBERS.sub("…", message.replace(_QUOTE, "「…」"))


def grouped(items: Sequence[AnyTold]) -> list[tuple[AnyTold, ...]]:
    """Return `items` with the doubts that are alike together, where the first of them stands.

    A tuple of one is no doubt, is alone, or has too few others like it.
    """
    kinds = [kind_of(item) if _is_doubt(item) else None for item in items]
    counts = Counter(kinds)
    groups: dict[object, list[AnyTold]] = {}
    for place, (kind, item) in enumerate(zip(kinds, items, strict=True)):
        together = kind is not None and counts[kind] >= ENOUGH_TO_GROUP
        groups.setdefault(kind if together else place, []).append(item)
    return [tuple(group) for group in groups.values()]


def _is_doubt(told: Told) -> bool:
    code = CODES.get(told.code)
    return code is not None and code.severity is Severity.DOUBT


def how_many(items: Sequence[Told]) -> str:
    """Say how many are alike and from which line to which they stand: `同じ形の行 207行（12〜340行）`."""
    lines = {item.line for item in items if item.line is not None}
    between = ""
    if lines:
        first, last = min(lines), max(lines)
        between = f"（{first}行目）" if first == last else f"（{first}〜{last}行）"
    if len(lines) == len(items):
        return f"同じ形の行 {len(items)}行{between}"
    return f"同じ形の箇所 {len(items)}か所{between}"


def in_one_line(alike: Sequence[Told]) -> str:
    """Say what is said of all that are alike, after how many they are; of one, what it says."""
    first = alike[0]
    return first.message if len(alike) == 1 else f"{how_many(alike)}。{kind_of(first)[1]}"
