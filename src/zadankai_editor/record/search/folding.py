"""Texts as they are compared when something is searched, and the way back to the exact characters.

What a person sees as one character is never taken apart: a *cluster* is a character with all that
combines with it (dakuten, variation selectors, what a joiner ties on). Places in a folded text lead
back to places between clusters only.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

_NO_CHARACTER = 0xFFFF
"""Stands for what cannot be compared by itself: no record holds it."""
_JOINER = "\u200d"
_HALFWIDTH_MARKS = frozenset("ﾞﾟ")
_KANA_SHIFT = 0x60
_MEANS_MORE = ("<circle>", "<super>", "<sub>", "<fraction>")
"""Decompositions in which more than the width is lost: ① is not 1."""
_MIXED_UP = {"\N{WAVE DASH}": "~", "\N{MINUS SIGN}": "-", "\N{EM DASH}": "\N{HORIZONTAL BAR}"}
"""Characters for which encodings of Japanese have others: 〜 comes as ～ from one, as 〜 from another."""


@dataclass(frozen=True)
class Folding:
    """What does not matter when texts are compared.

    `width`: full-width, half-width and compatible forms are the same (ＡＢＣ, ｶﾞ, ㈱), and so are
    variants of a character (葛󠄀). `kana`: katakana and hiragana are. `case`: capital and small
    letters are. A composed character and its parts (が) are always the same.
    """

    width: bool = True
    kana: bool = True
    case: bool = True

    def fold(self, text: str) -> "Folded":
        """Return `text` for comparison."""
        plain = text.translate(_table(self))
        if _SENTINEL not in plain:
            return Folded(plain)
        pieces: list[str] = []
        starts: list[int] = []
        behind = 0
        for low, high in _intricate(text, plain):
            pieces.append(plain[behind:low])
            starts.extend(range(behind, low))
            for start, cluster in clusters(text[low:high]):
                piece = _folded(cluster, self)
                if piece:
                    pieces.append(piece)
                    starts.append(low + start)
                    starts.extend([_INSIDE] * (len(piece) - 1))
            behind = high
        pieces.append(plain[behind:])
        starts.extend(range(behind, len(text) + 1))
        return Folded("".join(pieces), tuple(starts))


_INSIDE = -1


@dataclass(frozen=True)
class Folded:
    """A folded text. `source_of` leads back to the text that it was made of."""

    text: str
    _starts: tuple[int, ...] | None = field(default=None, repr=False)

    def source_of(self, place: int) -> int | None:
        """Return which character of the source stands at `place`; `None` inside of a cluster."""
        if self._starts is None:
            return place
        start = self._starts[place]
        return None if start == _INSIDE else start

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the characters of the source from `start` to `end`; `None` where a cluster is cut."""
        first, last = self.source_of(start), self.source_of(end)
        return None if first is None or last is None else (first, last)


def _intricate(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of `text` that have to be folded cluster by cluster: few, and short.

    Each begins and ends between clusters. `plain` has the sentinel for what cannot be folded by
    itself; what stands before that may be what it combines with.
    """
    low = high = 0
    for run in _SENTINELS.finditer(plain):
        start = max(0, run.start() - 1)
        if start >= high:
            if low < high:
                yield low, high
            low = start
        # What is behind a joiner is tied on.
        high = min(len(text), run.end() + (text[run.end() - 1] == _JOINER))
    yield low, high


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
    if character in _HALFWIDTH_MARKS:
        return _is_kana(before)
    return before == _JOINER or _extends(character)


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
def _extends(character: str) -> bool:
    if character == _JOINER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return unicodedata.category(character)[0] == "M"


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9d"


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


@lru_cache(maxsize=4096)
def _folded(cluster: str, folding: Folding) -> str:
    """Return a cluster for comparison; nothing where it is not seen at all."""
    if folding.width:
        bare = "".join(c for c in cluster if not _is_variation(c))
        cluster = unicodedata.normalize("NFC", "".join(_unwidened(c) for c in bare))
    else:
        cluster = unicodedata.normalize("NFC", cluster)
    if folding.case:
        cluster = unicodedata.normalize("NFC", cluster.casefold())
    if folding.kana:
        # In parts: ヷ has no hiragana of its own.
        parts = unicodedata.normalize("NFD", cluster)
        cluster = unicodedata.normalize("NFC", "".join(_hiragana(c) for c in parts))
    return cluster


@lru_cache(maxsize=4096)
def _unwidened(character: str) -> str:
    """Return `character` as wide as it usually is."""
    if character in _HALFWIDTH_MARKS:
        return "\u3099" if character == "ﾞ" else "\u309a"
    if unicodedata.decomposition(character).startswith(_MEANS_MORE):
        return character
    if character in _MIXED_UP:
        return _MIXED_UP[character]
    plain = unicodedata.normalize("NFKC", character)
    # A mark that stands alone (゛) decomposes to a space with a mark, and is no space.
    return character if plain != " " and plain.startswith(" ") else plain


def _hiragana(character: str) -> str:
    if "\u30a1" <= character <= "\u30f6" or character in "ヽヾ":
        return chr(ord(character) - _KANA_SHIFT)
    return character


_SENTINEL = chr(_NO_CHARACTER)
_SENTINELS = re.compile(f"{_SENTINEL}+")


class _Table(dict[int, int]):
    """What each character becomes by itself, found out when it first comes.

    A character that joins others, or becomes several or none, becomes the sentinel: the text that
    holds it is folded cluster by cluster.
    """

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self._folding = folding

    def __missing__(self, code: int) -> int:
        character = chr(code)
        folded = _folded(character, self._folding)
        joining = _extends(character) or character in _HALFWIDTH_MARKS
        self[code] = _NO_CHARACTER if joining or len(folded) != 1 else ord(folded)
        return self[code]


@cache
def _table(folding: Folding) -> _Table:
    return _Table(folding)
