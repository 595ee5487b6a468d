"""Reading the marks of a record without regard to their width.

`reading(text)` has the same length as `text`, so that a place found in the reading is the place in
the source, whose characters the record keeps.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache


def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    alike = {
        " ": "\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t",
        "~": "〜∼˜",
        ":": "︰∶ː：",
        "―": "—–‒─━⸺⸻",
        "-": "−‐‑﹣",
        "(": "⦅❨",
        ")": "⦆❩",
        "[": "〔",
        "]": "〕",
        "<": "〈⟨",
        ">": "〉⟩",
        "《": "≪«",
        "》": "≫»",
        "○": "◯",
        "。": "｡",
        "、": "､",
        "「": "｢",
        "」": "｣",
        "・": "･",
    }
    for mark, variants in alike.items():
        table.update(dict.fromkeys(variants, mark))
    return table


_WIDTH = _table()
# A search for what few characters of a text are: several times as fast as `str.translate`.
_IN_TABLE = re.compile(f"[{re.escape(''.join(_WIDTH))}]")
_SHORT = 40
_NOT_IN_KEYS = re.compile(r"[\s\ufe00-\ufe0f\U000e0100-\U000e01ef:()\[\]{}<>【】《》「」『』○●◎・,、。.]+")
_TRAILING_ASIDE = re.compile(r"\((?:笑い?|会場笑い?|一同笑い?|拍手|会場拍手|爆笑|苦笑)\)$")
_SENTENCE_END = re.compile(r"[。.!?…‥♪]$")
_RULE = frozenset("―-=*~_#◇◆■□☆★ー")
_CLOSERS = "」』)】》>]”’\"' "
_BRACKETS = {"(": ")", "[": "]", "【": "】", "「": "」", "『": "』", "《": "》", "<": ">"}
_BRACKET_OR_COLON = re.compile(r"[][()【】「」『』《》<>:]")


def reading(text: str) -> str:
    """Return `text` with marks, digits and Latin letters in their half-width form, character by character."""
    if len(text) <= _SHORT:
        return _short_reading(text)
    return _IN_TABLE.sub(_half_width, text)


@lru_cache(maxsize=8192)
def _short_reading(text: str) -> str:
    return _IN_TABLE.sub(_half_width, text)


def _half_width(found: "re.Match[str]") -> str:
    return _WIDTH[found[0]]


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return what stays of a label or name for looking it up: no width, white space, brackets or marks."""
    return _NOT_IN_KEYS.sub("", unicodedata.normalize("NFKC", reading(text))).casefold()


def ends_sentence(read: str) -> bool:
    """Tell whether a reading ends as a sentence does, closing brackets and `(笑)` aside."""
    read = read.rstrip()
    if _TRAILING_ASIDE.search(read[-8:]):
        return True
    return _SENTENCE_END.search(read.rstrip(_CLOSERS)[-1:]) is not None


def sentences(read: str) -> int:
    """Return how many sentences a reading holds; what stands in brackets belongs to the sentence around."""
    count, open_brackets = 0, 0
    for char in read.rstrip():
        if char in _BRACKETS:
            open_brackets += 1
        elif char in _BRACKETS.values():
            open_brackets = max(0, open_brackets - 1)
        elif char in "。!?" and not open_brackets:
            count += 1
    return count + (not ends_sentence(read))


def outer_colons(read: str) -> list[int]:
    """Return where colons stand in a reading that are in no brackets."""
    return list(_outer_colons(read)) if ":" in read else []


def _outer_colons(read: str) -> Iterator[int]:
    waiting: list[str] = []
    for found in _BRACKET_OR_COLON.finditer(read):
        char = found[0]
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in _BRACKETS:
            waiting.append(_BRACKETS[char])
        elif char == ":" and not waiting:
            yield found.start()


def trailing_brackets(text: str) -> tuple[str, str] | None:
    """Split `A(B)` into what stands before a pair of round brackets at the end and what is in it."""
    if text.rstrip()[-1:] not in (")", "）", "⦆", "❩"):
        return None
    read = reading(text).rstrip()
    depth = 0
    for place in range(len(read) - 1, -1, -1):
        depth += (read[place] == ")") - (read[place] == "(")
        if depth == 0:
            return text[:place].rstrip(), text[place + 1 : len(read) - 1].strip()
    return None


_ALL_OPENERS = frozenset("【[<《(「『（［〔〈⟨❨⦅≪«＜{｛｢")


def unwrapped(text: str, pairs: str = "【】[]<>《》()") -> str | None:
    """Return what stands inside, where brackets of one of `pairs` hold the whole text; else `None`."""
    if text[:1] not in _ALL_OPENERS:
        return None
    return _short_unwrapped(text, pairs) if len(text) <= _SHORT else _unwrapped(text, pairs)


def _unwrapped(text: str, pairs: str) -> str | None:
    read = reading(text)
    for begin, end in zip(pairs[::2], pairs[1::2], strict=True):
        if len(read) > 2 and read[0] == begin and read[-1] == end and _closes_last(read, begin, end):
            return text[1:-1].strip()
    return None


_short_unwrapped = lru_cache(maxsize=8192)(_unwrapped)


def _closes_last(read: str, begin: str, end: str) -> bool:
    """Tell whether the bracket that opens a reading is closed at its end, not before."""
    depth = 0
    for place, char in enumerate(read):
        depth += (char == begin) - (char == end)
        if depth == 0:
            return place == len(read) - 1
    return False


def is_rule(read: str) -> bool:
    """Tell whether a reading is a separating line and holds no words: `***`, `―――――`."""
    if len(read) < 3 or read[0] not in _RULE or read[-1] not in _RULE:
        return False
    used = set(read) - {" "}
    return used <= _RULE and len(used) <= 3


def is_wordless(text: str) -> bool:
    """Tell whether a text holds neither letters nor digits."""
    return not any(char.isalnum() for char in text)
