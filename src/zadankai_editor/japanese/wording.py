"""Wording that is said twice: an item of a list, and the heading above what treats it.

Writers vary okurigana (手続き, 手続), particles and endings (の, について) between the two.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.folding import WORDING, Folding

_PRINTED = Folding(kana=False, case=False, numbers=True, unseen=True, spaces=True)
_MARKS = re.compile(r"[^\w]|_")
_HIRAGANA = re.compile("[ぁ-ん]+")
_ABOUT = re.compile("(?:について|に関して|に関する|に向けて|に向けた)$")
_LONGEST_COMPARED = 200
_SHORTEST_CORE = 3
_SHORTEST_HELD = 2


def same_wording(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for width, white space and what nobody sees."""
    return _PRINTED.of(one) == _PRINTED.of(other)


def core(text: str) -> str:
    """Return what carries the meaning of a heading: no marks, no case, no hiragana.

    Hiragana are the particles and the okurigana, in which wording varies. A heading that has next
    to nothing else is returned with them, but without について and the like at its end.
    """
    plain = _MARKS.sub("", WORDING.of(text[:_LONGEST_COMPARED]))
    plain = _ABOUT.sub("", plain) or plain
    bare = _HIRAGANA.sub("", plain)
    return bare if len(bare) >= _SHORTEST_CORE else plain


def similarity(one: str, other: str) -> float:
    """Return how alike two headings are: 1.0 where only okurigana, particles and marks differ, 0.0 at worst.

    It is the share of pairs of neighbouring characters that the cores have in common (Dice).
    """
    a, b = _worded(one), _worded(other)
    if not a.core or not b.core:
        return 0.0
    if a.core == b.core:
        return 1.0
    common = sum(min(a.pairs[pair], b.pairs[pair]) for pair in a.pairs.keys() & b.pairs.keys())
    return 2 * common / (len(a.core) + len(b.core) - 2) if common else 0.0


def one_holds_the_other(one: str, other: str) -> bool:
    """Tell whether the core of one of two headings holds that of the other: `予算` and `予算の確保`."""
    shorter, longer = sorted((core(one), core(other)), key=len)
    return len(shorter) >= _SHORTEST_HELD and shorter in longer


class _Worded(NamedTuple):
    """The core of a text and how often each pair of neighbouring characters stands in it."""

    core: str
    pairs: Counter[str]


@lru_cache(maxsize=1024)
def _worded(text: str) -> _Worded:
    bare = core(text)
    return _Worded(bare, Counter(map(str.__add__, bare, bare[1:])))
