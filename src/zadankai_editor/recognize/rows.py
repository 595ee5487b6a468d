"""A row of a list of participants without colons, read word by word.

Such a row is a sequence of people; each is a seat (`１２番`), a title of one or several words, a name
of one or two words or of single letters set apart, an honorific, and what stands in brackets. All
ways to part the row are weighed, and the one that is most like lists of participants is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.names import Name, is_title
from zadankai_editor.recognize.vocabulary import (
    GROUPS,
    HAN,
    HONORIFICS,
    MODERATORS,
    OTHER_ROLES,
    PERSON_NAME,
    PSEUDONYM,
    ROLE_LABEL,
    TITLE_TAILS,
    UNIT_END,
)

_WORD = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|[^ ()\[\]]+|[()\[\]]")
_SEAT = re.compile(r"(?:第|議席)?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})番(?:議員|委員)?|[0-9]{1,3}")
_KANA = re.compile(r"[ぁ-んァ-ヶー・ ]+")
_MOST_WORDS = 40
_LONGEST_TITLE = 14
_COSTLIEST = 2.4


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


@dataclass(frozen=True, slots=True)
class RowPerson:
    """One person of a row. `cost` tells how far this is from what such lists look like (0 and more)."""

    name: Name
    title: str | None
    aside: str | None
    cost: float
    honorific: bool = False
    titled: bool = False


def people_in(text: str) -> list[RowPerson] | None:
    """Return the people in a row, in order; `None` where it cannot be parted into people."""
    words = _words(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    best = _Parting(text, words).best(0)
    if best is None or best[0] > _COSTLIEST * max(1, len(best[1])):
        return None
    return list(best[1])


def _words(text: str) -> list[Word]:
    read = folded(text)
    words = []
    for match in _WORD.finditer(read):
        start, end = match.span()
        bare = _without_honorific(match[0])
        words.append(Word(text[start : start + len(bare)], bare, start, end, honorific=bare != match[0]))
    return _with_attached(words)


def _with_attached(words: Sequence[Word]) -> list[Word]:
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


class _Parting:
    """All ways to part the words of one row into people, weighed."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text = text
        self._words = words
        self._known: dict[int, tuple[float, tuple[RowPerson, ...]] | None] = {}

    def best(self, at: int) -> tuple[float, tuple[RowPerson, ...]] | None:
        """Return the cheapest people from the word `at` on, with what they cost together."""
        if at == len(self._words):
            return 0.0, ()
        if at not in self._known:
            self._known[at] = self._best(at)
        return self._known[at]

    def _best(self, at: int) -> tuple[float, tuple[RowPerson, ...]] | None:
        best: tuple[float, tuple[RowPerson, ...]] | None = None
        for person, end in self._people(at):
            rest = self.best(end)
            if rest is None:
                continue
            if rest[1] and not self._may_part(person, rest[1][0]):
                continue
            cost = person.cost + rest[0] + (0.7 if rest[1] else 0.0)
            if best is None or cost < best[0]:
                best = cost, (person, *rest[1])
        return best

    @staticmethod
    def _may_part(person: RowPerson, following: RowPerson) -> bool:
        """Tell whether a row may go on with somebody else: an honorific or a title says so."""
        if person.honorific or (following.titled and person.titled):
            return True
        return (
            person.name.family is not None and following.name.family is not None and following.title is None
        )

    def _people(self, at: int) -> Iterator[tuple[RowPerson, int]]:
        seat = at if _SEAT.fullmatch(self._words[at].folded) else None
        begin = at if seat is None else at + 1
        for name_at in range(begin, min(len(self._words), begin + _LONGEST_TITLE)):
            if name_at > begin and self._words[name_at - 1].honorific:
                break
            for name, name_end, cost in self._names(name_at):
                yield from self._person(seat, begin, name_at, name, name_end, cost)

    def _person(
        self, seat: int | None, begin: int, name_at: int, name: Name, name_end: int, cost: float
    ) -> Iterator[tuple[RowPerson, int]]:
        honorific = any(word.honorific for word in self._words[name_at:name_end])
        title, titled, weight = self._title(seat, begin, name_at, honorific=honorific)
        if name_at > begin and not titled and len(self._words[name_at - 1].folded) == 1:
            weight += 0.8
        aside, end = self._aside(name_end)
        if aside is not None and _KANA.fullmatch(folded(aside)) and folded(aside) not in MODERATORS:
            name, aside, cost = replace(name, kana=" ".join(folded(aside).split())), None, cost - 0.5
        total = max(0.0, cost + weight - (0.3 if honorific else 0.0))
        yield RowPerson(name, title, aside, total, honorific, titled), end
        if titled and aside is None and name.family and self._may_be_post(end):
            post = self._span(end, len(self._words))
            yield RowPerson(name, title, post, total + 0.5, honorific, titled), len(self._words)
        if seat is not None or title is None:
            yield from self._titles_behind(name, end, cost, aside, honorific=honorific)

    def _may_be_all(self, begin: int, end: int) -> bool:
        """Tell whether what stands from `begin` to the end, brackets aside, may be one title that ends unusually."""
        rest = self._words[end:]
        if len(rest) > 1 or (rest and not rest[0].bracketed):
            return False
        words = self._words[begin:end]
        return not any(
            _may_be_family(one.folded) and _may_be_given(two.folded) for one, two in pairwise(words)
        )

    def _may_be_post(self, begin: int) -> bool:
        """Tell whether all words from `begin` on may be one post, and no further people."""
        words = self._words[begin:]
        if not 1 <= len(words) <= 4 or any(word.honorific or word.bracketed for word in words):
            return False
        last = words[-1].folded
        return len(words) == 1 or is_role(words[-1].text) or _is_unit(last)

    def _titles_behind(
        self, name: Name, begin: int, cost: float, before: str | None, *, honorific: bool
    ) -> Iterator[tuple[RowPerson, int]]:
        """Yield `甲野 洋 A市長`: the title stands behind the name. `before` is what brackets hold between them."""
        for end in range(begin + 1, min(len(self._words), begin + _LONGEST_TITLE) + 1):
            word = self._words[end - 1]
            if word.honorific or word.bracketed or _SEAT.fullmatch(word.folded):
                return
            title = self._span(begin, end)
            if end > begin + 1 and len(self._words[begin].folded) == 1 and title not in TITLE_TAILS:
                continue
            if is_role(title):
                weight = 0.2 + self._names_inside(begin, end)
            elif (name.family or "・" in name.full) and self._may_be_all(begin, end):
                weight = 0.6 if _is_unit(folded(title)) else 0.95
            else:
                continue
            aside, after = self._aside(end)
            aside = "、".join(filter(None, (before, aside))) or None
            yield RowPerson(name, title, aside, cost + weight, honorific, titled=is_role(title)), after

    def _title(
        self, seat: int | None, begin: int, end: int, *, honorific: bool
    ) -> tuple[str | None, bool, float]:
        if begin == end:
            if seat is None:
                return None, False, 0.4 if honorific else 0.6
            word = self._words[seat]
            return (word.text if "番" in word.folded else None), True, 0.1
        title = self._span(begin, end)
        if is_role(title):
            return title, True, self._names_inside(begin, end)
        unit = UNIT_END.search(WIDTH.of(title)) is not None
        names = sum(
            _may_be_family(one.folded) and _may_be_given(two.folded)
            for one, two in pairwise(self._words[begin:end])
        )
        return title, False, 1.2 * names + (0.6 if unit else 0.9 if len(title) > 1 else 1.8)

    def _names_inside(self, begin: int, end: int) -> float:
        """Return what speaks against words as one title: a title in them, and a name behind it."""
        found = 0.0
        for place in range(begin, end - 1):
            one, two = self._words[place], self._words[place + 1]
            titled = len(one.folded) > 1 and is_role(one.text)
            if titled and place < end - 2:
                found += 1.0
                if (
                    _may_be_family(two.folded)
                    and not _is_unit(two.folded)
                    and is_role(self._words[place + 2].text)
                ):
                    found += 1.5
            glued = _GLUED_TITLE.match(two.folded)
            if (glued and _may_be_family(one.folded)) or (titled and glued):
                found += 1.5
            if place < end - 2 and is_family(one.folded) and _may_be_given(two.folded):
                found += 1.2
        return found

    def _span(self, begin: int, end: int) -> str:
        """Return the words as printed; letters that are set apart (`市　　長`) without the gaps."""
        words = self._words[begin:end]
        if len(words) > 1 and all(len(word.folded) == 1 for word in words):
            return "".join(word.text for word in words)
        return self._text[words[0].start : words[-1].end].strip()

    def _aside(self, at: int) -> tuple[str | None, int]:
        if at < len(self._words) and self._words[at].bracketed:
            word = self._words[at]
            return word.text[1:-1].strip() or None, at + 1
        return None, at

    def _names(self, at: int) -> Iterator[tuple[Name, int, float]]:
        """Yield the names that may begin at the word `at`, where they end, and how unlikely they are."""
        one = self._words[at]
        two = self._words[at + 1] if at + 1 < len(self._words) else None
        parted = two and not one.honorific and not PSEUDONYM.fullmatch(two.folded)
        if two and parted and _may_be_family(one.folded) and _may_be_given(two.folded):
            strange = len(one.folded) > 2 and _is_unit(one.folded) and not is_family(one.folded)
            yield Name(f"{one.text} {two.text}", one.text, two.text), at + 2, 0.7 if strange else 0.0
        for run in range(3, self._letters(at) + 1):
            letters = "".join(word.text for word in self._words[at : at + run])
            yield self._lettered(at, run, letters), at + run, 0.3
        yield from self._half_lettered(at)
        if ROLE_LABEL.fullmatch(one.folded) and len(one.folded) > 2:
            yield Name(one.text, None, None), at + 1, 0.5
        ends = two is None or (
            len(two.folded) > 1 and is_role(two.text) and is_role(self._words[at - 1].text)
        )
        if len(one.folded) == 1 and at > 0 and ends and _is_name_part(one.folded, 1):
            yield Name(one.text, None, None), at + 1, 1.2
        if at == 0 and two and two.bracketed and len(self._words) == 2 and _HAN_LETTER.fullmatch(one.folded):
            yield Name(one.text, None, None), at + 1, 1.2
        if _LETTER.fullmatch(one.folded) and (one.honorific or (two is not None and two.bracketed)):
            yield Name(one.text, None, None), at + 1, 0.6
        if (two is None or two.bracketed) and _is_mixed(one.folded):
            yield Name(one.text, None, None), at + 1, 0.8
        pseudonym = _TITLED_PSEUDONYM.fullmatch(one.folded)
        if pseudonym and is_title(one.folded):
            yield Name(one.text, None, None), at + 1, 0.6
        if _may_be_whole(one.folded):
            unparted = 0.8 if len(one.folded) > 2 else 1.4
            yield Name(one.text, None, None), at + 1, unparted

    def _half_lettered(self, at: int) -> Iterator[tuple[Name, int, float]]:
        """Yield `大久保 智 子` and `鬼 頭 大地`: one part of the name is set apart, the other is a word."""
        words = [word.folded for word in self._words[at : at + 4]]
        whole = len(words) > 2 and len(words[0]) > 1 and not self._words[at].honorific
        if whole and _may_be_family(words[0]) and self._letters(at + 1) >= 2:
            given = "".join(word.text for word in self._words[at + 1 : at + 3])
            family = self._words[at].text
            yield Name(f"{family} {given}", family, given), at + 3, 0.2
        if len(words) > 2 and self._letters(at) == 2 and len(words[2]) > 1 and _may_be_given(words[2]):
            family = "".join(word.text for word in self._words[at : at + 2])
            given = self._words[at + 2].text
            yield Name(f"{family} {given}", family, given), at + 3, 0.2

    def _letters(self, at: int) -> int:
        """Return how many words from `at` on are single letters of one name."""
        run = 0
        for word in self._words[at : at + 6]:
            if len(WIDTH.of(word.folded)) != 1 or not PERSON_NAME.fullmatch(WIDTH.of(word.folded)):
                break
            run += 1
            if word.honorific:
                break
        return run

    def _lettered(self, at: int, run: int, letters: str) -> Name:
        """Part `甲 野　洋` at its widest gap; the family name stays unknown where no gap is wider."""
        words = self._words[at : at + run]
        widths = [_width(self._text[a.end : b.start]) for a, b in pairwise(words)]
        widest = max(widths)
        if widths.count(widest) != 1:
            return Name(letters, None, None)
        cut = widths.index(widest) + 1
        return Name(f"{letters[:cut]} {letters[cut:]}", letters[:cut], letters[cut:])


def _width(gap: str) -> int:
    return sum(2 if char in "\u3000\t" else 1 for char in gap)


@lru_cache(maxsize=2048)
def is_role(text: str) -> bool:
    """Tell whether `text` is a title or a part in the talk, a post in brackets behind it aside."""
    read = folded(text).strip()
    bare = re.sub(r"\([^()]*\)$", "", read).strip()
    joined = bare.replace(" ", "")
    return is_title(bare) or is_title(joined) or joined in MODERATORS or joined in OTHER_ROLES


def _may_be_family(read: str) -> bool:
    return (
        _is_name_part(read, 5)
        and (len(read) == 1 or read not in TITLE_TAILS)
        and not (len(read) > 2 and (is_title(read) or GROUPS.fullmatch(read)))
    )


def _may_be_given(read: str) -> bool:
    if read.endswith(_PARTICLES) or _is_unit(read):
        return False
    return _is_name_part(read, 6) and not is_title(read)


def _is_mixed(read: str) -> bool:
    """Tell whether a word is a name of two scripts: `リタ・甲野`."""
    parts = re.split("[・=]", read)
    return _MIXED_NAME.fullmatch(WIDTH.of(read)) is not None and not any(
        is_role(part) or GROUPS.fullmatch(part) for part in parts
    )


def _may_be_whole(read: str) -> bool:
    if not 2 <= len(read) <= 8 or is_title(read) or _is_unit(read):
        return False
    return WHOLE_NAME.fullmatch(WIDTH.of(read)) is not None or PSEUDONYM.fullmatch(read) is not None


_GLUED_TITLE = re.compile(
    rf"[{HAN}ぁ-ん]{{1,3}}(?:[{HAN}]{{1,6}}(?:都|道|府|県|市|区|町|村)|副?(?:市長|知事|町長|村長|区長))"
    r".*(?:長|員|事|役|官|監)$"
)
_LETTER = re.compile("[A-Z]")
_HAN_LETTER = re.compile(rf"(?![注図表写文例])[{HAN}]")
_TITLED_PSEUDONYM = re.compile(r"[A-Z][子美男夫郎太]?[^A-Za-z0-9()]{1,6}")
_PARTICLES = ("について", "とは", "から", "まで", "など", "ほか")

_MIXED_NAME = re.compile(rf"[ァ-ヶー]{{2,6}}[・=][{HAN}]{{1,4}}|[{HAN}]{{1,4}}[・=][ァ-ヶー]{{2,6}}")

WHOLE_NAME = re.compile(
    rf"[{HAN}]{{2,6}}|[{HAN}]{{1,4}}[ぁ-んァ-ヶー]{{1,5}}|[{HAN}][{HAN}ァ-ヶ]{{0,4}}[ぁ-ん]{{1,4}}|[ァ-ヶー・=]{{2,14}}"
    rf"|[ぁ-ん]{{2,6}}[{HAN}]{{0,3}}|[{HAN}][{HAN}ノツ]{{1,5}}"
)
"""A name of which nothing says where the family name ends."""


def _is_name_part(read: str, longest: int) -> bool:
    return len(read) <= longest and _PART.fullmatch(WIDTH.of(read)) is not None


_PART = re.compile(
    rf"[{HAN}][{HAN}ノツ之]{{0,4}}|[{HAN}]{{1,3}}[ぁ-んァ-ヶー]{{1,4}}|[ぁ-ん]{{1,3}}[{HAN}]{{1,2}}|[ァ-ヶー・=]{{2,12}}|[ぁ-ん]{{1,6}}"
    r"|[A-Z][A-Za-z.'-]{0,14}"
)


def _is_unit(read: str) -> bool:
    return len(read) > 1 and (UNIT_END.search(read) is not None or any(c.isdigit() for c in read))
