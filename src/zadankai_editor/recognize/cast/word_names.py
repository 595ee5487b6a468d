"""The names that may begin at a word of a row, and how unlikely each is."""

import re
from collections.abc import Iterator

from zadankai_editor.japanese.folding import WIDTH
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.cast.names import WHOLE_NAME, Name
from zadankai_editor.recognize.cast.offices import is_role, is_title, is_unit
from zadankai_editor.recognize.cast.words import Word, Words
from zadankai_editor.recognize.vocabulary import GROUPS, HAN, PSEUDONYM, ROLE_LABEL, TITLE_TAILS

_Found = tuple[Name, int, float]
"""A name, the word behind it, and how unlikely it is (0 and more)."""

_LETTER = re.compile("[A-Z]")
_HAN_LETTER = re.compile(rf"(?![注図表写文例])[{HAN}]")
_TITLED_PSEUDONYM = re.compile(r"[A-Z][子美男夫郎太]?[^A-Za-z0-9()]{1,6}")
_PARTICLES = ("について", "とは", "から", "まで", "など", "ほか")
_MIXED_NAME = re.compile(rf"[ァ-ヶー]{{2,6}}[・=][{HAN}]{{1,4}}|[{HAN}]{{1,4}}[・=][ァ-ヶー]{{2,6}}")
_PART = re.compile(
    rf"[{HAN}][{HAN}ノツ之]{{0,4}}|[{HAN}]{{1,3}}[ぁ-んァ-ヶー]{{1,4}}|[ぁ-ん]{{1,3}}[{HAN}]{{1,2}}|[ァ-ヶー・=]{{2,12}}|[ぁ-ん]{{1,6}}"
    r"|[A-Z][A-Za-z.'-]{0,14}"
)


def names_at(words: Words, at: int) -> Iterator[_Found]:
    """Yield the names that may begin at the word `at`, where they end, and how unlikely they are."""
    yield from _in_two_words(words, at)
    for run in range(3, words.letters(at) + 1):
        name = words.lettered(at, at + run)
        yield name, at + run, 0.3 if len(name.family or "") < 3 else 0.4
    yield from _half_lettered(words, at)
    name = Name(words[at].text, None, None)
    yield from ((name, at + 1, cost) for cost in _in_one_word(words, at))


def may_be_family(read: str) -> bool:
    """Tell whether a folded word may be a family name."""
    if not _is_name_part(read, 5):
        return False
    if len(read) == 1:
        return True
    return read not in TITLE_TAILS and not (len(read) > 2 and (is_title(read) or GROUPS.fullmatch(read)))


def may_be_given(read: str) -> bool:
    """Tell whether a folded word may be a given name."""
    if read.endswith(_PARTICLES) or is_unit(read):
        return False
    return _is_name_part(read, 6) and not is_title(read)


def are_name(one: Word, two: Word) -> bool:
    """Tell whether two words may be a family name and a given name."""
    return may_be_family(one.folded) and may_be_given(two.folded)


def _in_two_words(words: Words, at: int) -> Iterator[_Found]:
    one, two = words[at], words.at(at + 1)
    if two is None or one.honorific or PSEUDONYM.fullmatch(two.folded) or not are_name(one, two):
        return
    strange = len(one.folded) > 2 and is_unit(one.folded) and not is_family(one.folded)
    yield Name(f"{one.text} {two.text}", one.text, two.text), at + 2, 0.7 if strange else 0.0


def _half_lettered(words: Words, at: int) -> Iterator[_Found]:
    """Yield `大久保 智 子` and `鬼 頭 大地`: one part of the name is set apart, the other is a word."""
    if len(words) < at + 3:
        return
    one, two, three = words.part(at, at + 3)
    if len(one.folded) > 1 and not one.honorific and may_be_family(one.folded) and words.letters(at + 1) >= 2:
        given = f"{two.text}{three.text}"
        yield Name(f"{one.text} {given}", one.text, given), at + 3, 0.2
    if words.letters(at) == 2 and len(three.folded) > 1 and may_be_given(three.folded):
        family = f"{one.text}{two.text}"
        yield Name(f"{family} {three.text}", family, three.text), at + 3, 0.2


def _in_one_word(words: Words, at: int) -> Iterator[float]:
    """Yield how unlikely it is that one word is a whole name, for each way in which it may be one."""
    read, two = words[at].folded, words.at(at + 1)
    if ROLE_LABEL.fullmatch(read) and len(read) > 2:
        yield 0.5
    if _is_short(words, at):
        yield 1.2
    if _LETTER.fullmatch(read) and (words[at].honorific or (two is not None and two.bracketed)):
        yield 0.6
    if (two is None or two.bracketed) and _is_mixed(read):
        yield 0.8
    if _TITLED_PSEUDONYM.fullmatch(read) and is_title(read):
        yield 0.6
    if _may_be_whole(read):
        yield 0.8 if len(read) > 2 else 1.4


def _is_short(words: Words, at: int) -> bool:
    """Tell whether one letter is a name: behind a title at the end of a row, or before what brackets say."""
    one, two = words[at], words.at(at + 1)
    if len(one.folded) != 1:
        return False
    if at == 0:
        before_brackets = len(words) == 2 and two is not None and two.bracketed
        return before_brackets and _HAN_LETTER.fullmatch(one.folded) is not None
    ends = two is None or (len(two.folded) > 1 and is_role(two.text) and is_role(words[at - 1].text))
    return ends and _is_name_part(one.folded, 1)


def _is_mixed(read: str) -> bool:
    """Tell whether a word is a name of two scripts: `リタ・甲野`."""
    parts = re.split("[・=]", read)
    return _MIXED_NAME.fullmatch(WIDTH.of(read)) is not None and not any(
        is_role(part) or GROUPS.fullmatch(part) for part in parts
    )


def _may_be_whole(read: str) -> bool:
    if not 2 <= len(read) <= 8 or is_title(read) or is_unit(read):
        return False
    return WHOLE_NAME.fullmatch(WIDTH.of(read)) is not None or PSEUDONYM.fullmatch(read) is not None


def _is_name_part(read: str, longest: int) -> bool:
    return len(read) <= longest and _PART.fullmatch(WIDTH.of(read)) is not None
