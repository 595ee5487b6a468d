"""The words of a row without colons, the names that may begin at each, and how unlikely these are.

Honorifics are taken off, brackets kept whole, and letters that stand apart told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.surnames import (
    ends_in_noun,
    is_common_noun,
    is_compound,
    is_family,
    is_full_name,
)
from zadankai_editor.recognize.cast.names import WHOLE_NAME, Name, gap_width, name_of_letters
from zadankai_editor.recognize.cast.offices import is_role, is_title, is_unit
from zadankai_editor.recognize.vocabulary import GROUPS, HAN, HONORIFICS, PSEUDONYM, ROLE_LABEL, TITLE_TAILS

_Found = tuple[Name, int, float]
"""A name, the word behind it, and how unlikely it is (0 and more)."""

_LETTER = re.compile("[A-Z]")
_HAN_LETTER = re.compile(rf"(?![注図表写文例])[{HAN}]")
_TITLED_PSEUDONYM = re.compile(r"[A-Z][子美男夫郎太]?[^A-Za-z0-9()]{1,6}")
NUMBERED_SEAT = re.compile("(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})番")
_PARTICLES = ("について", "とは", "から", "まで", "など", "ほか")
_MIXED_NAME = re.compile(rf"[ァ-ヶー]{{2,6}}[・=][{HAN}]{{1,4}}|[{HAN}]{{1,4}}[・=][ァ-ヶー]{{2,6}}")
_PART = re.compile(
    rf"[{HAN}][{HAN}ノツ之]{{0,4}}|[{HAN}]{{1,3}}[ぁ-んァ-ヶー]{{1,4}}|[ぁ-ん]{{1,3}}[{HAN}]{{1,2}}|[ァ-ヶー]{{2,3}}[{HAN}]"
    r"|[ァ-ヶー・=]{2,24}|[ぁ-ん]{1,6}|[A-Z][A-Za-z.'-]{0,14}"
)
_WORD = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|[^ ()\[\]]+|[()\[\]]")
_FOREIGN = re.compile("[ァ-ヶー]{2,12}")
_LONGEST_PART, _LONGEST_SOLID, _LONGEST_FOREIGN = 6, 8, 24
_TITLE_BEFORE = re.compile(
    rf"(?:{'|'.join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True))})(?=[{HAN}]{{1,3}}$)"
)
"""An office that nothing parts from the family name behind it: `委員長甲野　洋`."""
_MOST_LETTERS = 7
_SHORTEST_FULL, _LONGEST_FULL = 3, 8
_TWO_WHOLE = 4.0
"""How unlikely it is that two words, the first a full name, are the name of one."""
_AMID = 1.0
"""How unlikely it is that a name ends amid letters that stand equally far apart."""
_NARROW = 0.5
_CLOSE = 2
_ODD = 0.4
_NO_FAMILY = 2.2
"""How unlikely it is that a family name ends as a unit does: in 課, and not in 部 or 室."""
_THING = 1.4
"""How unlikely it is that a word for things, or a unit, and a family name are the name of one: `会計 甲野`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a row: `text` as printed without its honorific, folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int
    honorific: bool = False

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets."""
        return self.folded[:1] in "([" and len(self.folded) > 1

    @property
    def lettered(self) -> bool:
        """Whether it is one letter of a name."""
        read = WIDTH.of(self.folded)
        return len(read) == 1 and read.isalpha()


class Words:
    """The words of a row, and what is printed from one to another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _with_attached(_words(text))

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, place: int) -> Word:
        return self._words[place]

    def at(self, place: int) -> Word | None:
        """Return the word at `place`, if there is one."""
        return self._words[place] if 0 <= place < len(self._words) else None

    def part(self, begin: int, end: int | None = None) -> Sequence[Word]:
        """Return the words from `begin` on, before `end`."""
        return self._words[begin:end]

    def span(self, begin: int, end: int) -> str:
        """Return the words as printed; an office set apart (`市　　長`) without the gaps, also behind a unit."""
        words = self._words[begin:end]
        if len(words) > 1 and all(len(word.folded) == 1 for word in words):
            return "".join(word.text for word in words)
        if (
            len(words) > 2
            and _is_unit_alone(words[0].folded)
            and all(len(word.folded) == 1 for word in words[1:])
        ):
            office = "".join(word.text for word in words[1:])
            return f"{words[0].text}{office}" if is_role(office) else self._printed(words)
        return self._printed(words)

    def _printed(self, words: Sequence[Word]) -> str:
        return self._text[words[0].start : words[-1].end].strip()

    def letters(self, begin: int) -> int:
        """Return how many words from `begin` on are single letters of one name."""
        run = 0
        for place in range(begin, min(begin + _MOST_LETTERS, len(self._words))):
            if not self._words[place].lettered or (run and "\t" in self._gap(place)):
                break
            run += 1
            if self._words[place].honorific:
                break
        return run

    def are_close(self, begin: int, end: int, beside: int) -> bool:
        """Tell whether no two of some words stand further apart than these and the word at `beside`."""
        gaps = {gap_width(self._gap(place)) for place in range(begin + 1, end)}
        return len(gaps) == 1 and max(gaps) <= gap_width(self._gap(max(begin, beside)))

    def widest_gap(self, begin: int, end: int) -> int:
        """Return how wide the widest gap between the words from `begin` on, before `end`, is."""
        return max((gap_width(self._gap(place)) for place in range(begin + 1, end)), default=0)

    def are_uneven(self, begin: int, end: int) -> bool:
        """Tell whether letters stand differently far from each other, or one is the first of longer words."""
        if not self._words[begin].lettered or end - begin < 2:
            return False
        gaps = {gap_width(self._gap(place)) for place in range(begin + 1, end)}
        return len(gaps) > 1 or not all(word.lettered for word in self._words[begin:end])

    def are_amid(self, begin: int, end: int) -> bool:
        """Tell whether letters go on behind `end` with no wider gap than among them, or before with a narrower one."""
        narrowest = min(gap_width(self._gap(place)) for place in range(begin + 1, end))
        return any(
            0 < place < len(self._words)
            and self._words[place - 1].lettered
            and self._words[place].lettered
            and gap_width(self._gap(place)) < narrowest + (place == end)
            for place in (begin, end)
        )

    def belongs_behind(self, place: int) -> bool:
        """Tell whether a letter is closer to the word behind it than to the one before."""
        if not self._words[place].lettered:
            return False
        return gap_width(self._gap(place)) > gap_width(self._gap(place + 1))

    def _gap(self, place: int) -> str:
        """Return what stands between a word and the one before it."""
        return self._text[self._words[place - 1].end : self._words[place].start]

    def name_of_letters(self, begin: int, end: int) -> Name:
        """Return the name whose letters are the words from `begin` on, before `end`."""
        gaps = [self._gap(place) for place in range(begin + 1, end)]
        return name_of_letters([word.text for word in self._words[begin:end]], gaps)


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(folded(text)):
        start, end = match.span()
        bare = _without_honorific(match[0])
        glued = _TITLE_BEFORE.match(bare) if end < len(text) else None
        if glued is not None and not is_title(bare):
            middle = start + glued.end()
            yield Word(text[start:middle], glued[0], start, middle)
            start, bare = middle, bare[glued.end() :]
        yield Word(text[start : start + len(bare)], bare, start, end, honorific=not match[0].endswith(bare))


def _with_attached(words: Iterator[Word]) -> list[Word]:
    """Let an honorific that stands by itself (`洋 君`) belong to the word before."""
    joined: list[Word] = []
    for word in words:
        if joined and word.folded in HONORIFICS and not joined[-1].bracketed:
            joined[-1] = replace(joined[-1], end=word.end, honorific=True)
        else:
            joined.append(word)
    return joined


def _without_honorific(read: str) -> str:
    if is_title(read):
        return read
    for honorific in HONORIFICS:
        rest = read.removesuffix(honorific)
        if rest and rest != read:
            return rest
    return read


# Names


def names_at(words: Words, at: int) -> Iterator[_Found]:
    """Yield the names that may begin at the word `at`, where they end, and how unlikely they are."""
    yield from _in_two_words(words, at)
    for run in range(2, words.letters(at) + 1):
        yield from _of_letters(words, at, at + run)
    yield from _half_lettered(words, at)
    yield from _of_foreign_parts(words, at)
    cost = _in_one_word(words, at)
    if cost is not None:
        yield Name(words[at].text, None, None), at + 1, cost


def _of_letters(words: Words, at: int, end: int) -> Iterator[_Found]:
    """Yield the name whose letters are the words from `at` on, before `end`: `山　田　洋`, or a family name alone."""
    name = words.name_of_letters(at, end)
    amid = _AMID * words.are_amid(at, end)
    if end - at > 2:
        odd = max(0, len(name.given or "") - 3) + is_title((name.family or "")[:-1])
        yield name, end, 0.3 + amid + _ODD * odd
    elif is_family(folded(f"{words[at].text}{words[at + 1].text}")):
        yield Name(f"{words[at].text}{words[at + 1].text}", None, None), end, 0.4 + amid


def may_be_family(read: str) -> bool:
    """Tell whether a folded word may be a family name."""
    if not _is_name_part(read, _LONGEST_PART) or (len(read) > 3 and is_compound(read)):
        return False
    if NUMBERED_SEAT.fullmatch(read):
        return False
    if len(read) == 1:
        return True
    return read not in TITLE_TAILS and not (len(read) > 2 and (is_title(read) or GROUPS.fullmatch(read)))


def may_be_given(read: str) -> bool:
    """Tell whether a folded word may be a given name."""
    if read.endswith(_PARTICLES) or is_unit(read):
        return False
    return _is_name_part(read, _LONGEST_PART) and not is_title(read)


def are_name(one: Word, two: Word) -> bool:
    """Tell whether two words may be a family name and a given name."""
    return may_be_family(one.folded) and may_be_given(two.folded)


def _in_two_words(words: Words, at: int) -> Iterator[_Found]:
    one, two = words[at], words.at(at + 1)
    if two is None or one.honorific or PSEUDONYM.fullmatch(two.folded) or not are_name(one, two):
        return
    cost = _cost_of_two(one.folded, two.folded)
    if cost is None:
        return
    if one.lettered and two.lettered:
        close = words.widest_gap(at, at + 2) <= _CLOSE and is_family(one.folded + two.folded)
        cost += _AMID * words.are_amid(at, at + 2) + _NARROW * close
    yield Name(f"{one.text} {two.text}", one.text, two.text), at + 2, cost


def _cost_of_two(one: str, two: str) -> float | None:
    """Return how unlikely two folded words are as family name and given name; `None` where they are none."""
    strange = len(one) > 2 and _is_unit_alone(one)
    if strange and _says_what_is_done(one, two):
        return None
    if is_whole_name(one) and len(two) >= _SHORTEST_FULL:
        return _TWO_WHOLE
    if len(one) > 1 and (strange or is_common_noun(one)) and is_family(two):
        return _THING
    return (_NO_FAMILY if one[-1] in "課係局" else 0.7) if strange else 0.0


def _says_what_is_done(unit: str, read: str) -> bool:
    """Tell whether a unit and a word for things say what somebody does where, and name nobody: `人事部 勤務`."""
    return is_compound(unit) and is_common_noun(read)


def is_whole_name(read: str) -> bool:
    """Tell whether a folded word is a family name and a given name that the dictionary knows: `甲野洋子`."""
    return _SHORTEST_FULL <= len(read) <= _LONGEST_FULL and is_full_name(read)


def is_solid_name(read: str) -> bool:
    """Tell whether a folded word may be a family name and a given name with nothing between."""
    return len(read) >= _SHORTEST_FULL and _may_be_whole(read) and not ends_in_noun(read)


def _half_lettered(words: Words, at: int) -> Iterator[_Found]:
    """Yield `大久保 智 子` and `鬼 頭 大地`: one part of the name is set apart, the other is a word."""
    one = words[at]
    if len(one.folded) > 1:
        run = words.letters(at + 1) if not one.honorific and may_be_family(one.folded) else 0
        if run > 1 and words.are_close(at + 1, at + 1 + run, at):
            given = words.span(at + 1, at + 1 + run)
            if not (is_role(given) or _is_unit_alone(one.folded)):
                yield Name(f"{one.text} {given}", one.text, given), at + 1 + run, 0.2
        return
    run = words.letters(at)
    last = words.at(at + run)
    if last is None or len(last.folded) < 2 or not may_be_given(last.folded):
        return
    family = words.span(at, at + run)
    if run > 1 and words.are_close(at, at + run, at + run) and not is_role(family):
        cost = _THING if is_family(last.folded) and at + run + 1 < len(words) else 0.2
        yield Name(f"{family} {last.text}", family, last.text), at + run + 1, cost


def _is_unit_alone(read: str) -> bool:
    """Tell whether a folded word is a unit, and not also a family name as 服部 is."""
    return is_unit(read) and not is_family(read)


def _of_foreign_parts(words: Words, at: int) -> Iterator[_Found]:
    """Yield `グエン ティ ラン`: which of three parts or more is the family name, no order tells."""
    parts = list(takewhile(lambda word: _FOREIGN.fullmatch(WIDTH.of(word.folded)), words.part(at)))
    if len(parts) > 2:
        yield Name(" ".join(part.text for part in parts), None, None), at + len(parts), 0.0


def _in_one_word(words: Words, at: int) -> float | None:
    """Return how unlikely it is that one word is a whole name; `None` where it is none."""
    read, two = words[at].folded, words.at(at + 1)
    if is_whole_name(read):
        return 0.1
    if ROLE_LABEL.fullmatch(read) and len(read) > 2:
        return 0.5
    if _is_pseudonym(words[at], two):
        return 0.6
    if is_family(read):
        return 0.7
    solid = _may_be_whole(read)
    if (solid and len(read) > 2) or ((two is None or two.bracketed) and _is_mixed(read)):
        return 0.8
    if _is_short(words, at):
        return 1.2
    return None if not solid else 2.0 if is_common_noun(read) else 1.4


def _is_pseudonym(one: Word, two: Word | None) -> bool:
    """Tell whether a word hides who somebody is: `Aさん`, `A (会長)`, `D課長`."""
    if _LETTER.fullmatch(one.folded):
        return one.honorific or (two is not None and two.bracketed)
    return _TITLED_PSEUDONYM.fullmatch(one.folded) is not None and is_title(one.folded)


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
    longest = _LONGEST_FOREIGN if 0 < read.count("・") < 3 else _LONGEST_SOLID
    if not 2 <= len(read) <= longest or is_title(read) or is_unit(read):
        return False
    return WHOLE_NAME.fullmatch(WIDTH.of(read)) is not None or PSEUDONYM.fullmatch(read) is not None


def _is_name_part(read: str, longest: int) -> bool:
    return (len(read) <= longest or read.isascii()) and _PART.fullmatch(WIDTH.of(read)) is not None
