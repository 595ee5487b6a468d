"""Marks and lines of Japanese text: brackets, colons, the ends of sentences, separating lines.

What is called `line` here is folded (`folding.folded`): of the same length as its text, so that a place found in it
is the place in the source, whose characters the record keeps.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zadankai_editor.japanese.folding import folded

_SHORT = 40
_TRAILING_ASIDE = re.compile(r"\((?:笑い?|会場笑い?|一同笑い?|拍手|会場拍手|爆笑|苦笑)\)$")
_SENTENCE_ENDS = frozenset("。.!?…‥♪")
_LONG_RULE = 5
"""So often any sign parts what stands above and below it; fewer may stand for a name that nobody is to know."""
_LONG_RULES = {"・": 8}
_SILENT = frozenset("。.!?…‥、,ー~")
"""Signs by which somebody says nothing, however many they are."""
_RULE = frozenset("―-=*~_#◇◆■□☆★ー")
_CLOSERS = "」』)】》>]”’\"' "
_BEHIND_END = frozenset(_CLOSERS)
_BRACKETS = {"(": ")", "[": "]", "【": "】", "「": "」", "『": "』", "《": "》", "<": ">"}
_BEGINS_NO_SENTENCE = re.compile(
    "(?:さん|さま|様|氏|くん|殿)(?:[はがのをにとへもで]|だ(?!い)|から|まで|って|方|たち|ら)|"
    "を(?=[^ ])|[がはにのもへ](?=[一-鿿ァ-ヶ0-9])|と(?![言思申])(?=[一-鿿ァ-ヶ])"
)
"""Honorifics and particles, which stand behind a word: what begins with one goes on from it."""
_BRACKET_OR_COLON = re.compile(r"[][()【】「」『』《》<>:]")


def ends_sentence(line: str) -> bool:
    """Tell whether a folded line ends as a sentence does, closing brackets and `(笑)` aside."""
    last = line[-1:]
    if last in _SENTENCE_ENDS:  # most lines end so
        return True
    if last not in _BEHIND_END and not last.isspace():
        return False
    line = line.rstrip()
    if _TRAILING_ASIDE.search(line[-8:]):
        return True
    return line.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def begins_no_sentence(line: str) -> bool:
    """Tell whether a folded line begins with what only stands behind another word."""
    return _BEGINS_NO_SENTENCE.match(line) is not None


def sentences(line: str) -> int:
    """Return how many sentences a folded line holds; what stands in brackets belongs to the sentence around."""
    count, open_brackets = 0, 0
    for char in line.rstrip():
        if char in _BRACKETS:
            open_brackets += 1
        elif char in _BRACKETS.values():
            open_brackets = max(0, open_brackets - 1)
        elif char in "。!?" and not open_brackets:
            count += 1
    return count + (not ends_sentence(line))


def outer_colons(line: str) -> list[int]:
    """Return where colons stand in a folded line that are in no brackets."""
    return list(_outer_colons(line)) if ":" in line else []


def _outer_colons(line: str) -> Iterator[int]:
    waiting: list[str] = []
    for found in _BRACKET_OR_COLON.finditer(line):
        char = found[0]
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in _BRACKETS:
            waiting.append(_BRACKETS[char])
        elif char == ":" and not waiting:
            yield found.start()


def trailing_brackets(text: str) -> tuple[str, str] | None:
    """Split `A(B)` into what stands before a pair of brackets at the end and what is in it."""
    if text.rstrip()[-1:] not in _ENDS_IN_BRACKETS:
        return None
    line = folded(text).rstrip()
    closing = line[-1]
    opening, depth = _OPENING_OF[closing], 0
    for place in range(len(line) - 1, -1, -1):
        depth += (line[place] == closing) - (line[place] == opening)
        if depth == 0:
            return text[:place].rstrip(), text[place + 1 : len(line) - 1].strip()
    return None


_OPENING_OF = {")": "(", "]": "[", "》": "《", ">": "<"}
_ENDS_IN_BRACKETS = frozenset(")）⦆❩]］〕》≫»>〉⟩＞")
_ALL_OPENERS = frozenset("【[<《(「『（［〔〈⟨❨⦅≪«＜{｛｢")


def unwrapped(text: str, pairs: str = "【】[]<>《》()") -> str | None:
    """Return what stands inside, where brackets of one of `pairs` hold the whole text; else `None`."""
    if text[:1] not in _ALL_OPENERS:
        return None
    return _short_unwrapped(text, pairs) if len(text) <= _SHORT else _unwrapped(text, pairs)


def _unwrapped(text: str, pairs: str) -> str | None:
    line = folded(text)
    for begin, end in zip(pairs[::2], pairs[1::2], strict=True):
        if len(line) > 2 and line[0] == begin and line[-1] == end and _closes_last(line, begin, end):
            return text[1:-1].strip()
    return None


_short_unwrapped = lru_cache(maxsize=8192)(_unwrapped)


def _closes_last(line: str, begin: str, end: str) -> bool:
    """Tell whether the bracket that opens a folded line is closed at its end, not before."""
    depth = 0
    for place, char in enumerate(line):
        depth += (char == begin) - (char == end)
        if depth == 0:
            return place == len(line) - 1
    return False


def is_rule(line: str) -> bool:
    """Tell whether a folded line is a separating line and holds no words: `***`, `―――――`, `☻ ☻ ☻ ☻ ☻`."""
    if len(line) < 3 or line[0].isalnum():
        return False
    used = set(line) - {" "}
    if line[0] in _RULE and line[-1] in _RULE:
        return used <= _RULE and len(used) <= 3
    return (
        len(used) == 1
        and line.count(line[0]) >= _LONG_RULES.get(line[0], _LONG_RULE)
        and line[0] not in _SILENT
    )


def is_wordless(text: str) -> bool:
    """Tell whether a text holds neither letters nor digits."""
    return not any(char.isalnum() for char in text)
