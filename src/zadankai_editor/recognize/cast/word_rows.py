"""A row of a list of participants without colons, read word by word.

Such a row is a sequence of people; each is a seat (`１２番`), a title of one or several words, a name
of one or two words or of single letters set apart, an honorific, and what stands in brackets. All
ways to part the row are weighed, and the one that is most like lists of participants is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.cast.names import Name, is_reading_of
from zadankai_editor.recognize.cast.offices import is_body, is_role, is_unit
from zadankai_editor.recognize.cast.words import (
    NUMBERED_SEAT,
    Words,
    are_name,
    is_solid_name,
    is_whole_name,
    may_be_family,
    may_be_given,
    names_at,
)
from zadankai_editor.recognize.vocabulary import HAN, TITLE_TAILS, UNIT_END

_SEAT = re.compile(r"(?:第|議席)?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})番(?:議員|委員)?|[0-9]{1,3}")
_GLUED_TITLE = re.compile(
    rf"[{HAN}ぁ-ん]{{1,3}}(?:[{HAN}]{{1,6}}(?:都|道|府|県|市|区|町|村)|副?(?:市長|知事|町長|村長|区長))"
    r".*(?:長|員|事|役|官|監)$"
)
_SLASH = re.compile("[/／]")
_MOST_WORDS = 40
_LONGEST_TITLE = 14
_COSTLIEST = 2.4


@dataclass(frozen=True, slots=True)
class RowPerson:
    """What a row without colons says of one person. `cost`: how far this is from what such lists look like."""

    name: Name
    title: str | None
    aside: str | None
    cost: float
    honorific: bool = False
    titled: bool = False


_Best = tuple[float, tuple[RowPerson, ...]]


def people_in(text: str) -> list[RowPerson] | None:
    """Return the people in a row, in order; `None` where it cannot be parted into people."""
    words = Words(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    best = _Parting(words).best(0)
    if best is None or best[0] > _COSTLIEST * max(1, len(best[1])):
        return None
    return list(best[1])


def colons_for_slashes(text: str) -> str:
    """Return `パネリスト／甲野 洋氏／A大学教授` with colons: one field alone is a name, others offices or bodies."""
    fields = [field.strip() for field in folded(text).split("/")]
    if len(fields) < 2:
        return text
    others = [field for field in fields if is_role(field) or is_body(field)]
    single = (found[0] for found in map(people_in, fields) if found and len(found) == 1)
    named = [one for one in single if one.title is None and (one.name.family or one.name.kana)]
    return _SLASH.sub("：", text) if len(named) == 1 and len(others) == len(fields) - 1 else text


class _Parting:
    """All ways to part the words of one row into people, weighed."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[int, _Best | None] = {}
        self._seats_behind = self._begins_with_title_and_seat()

    def best(self, at: int) -> _Best | None:
        """Return the cheapest people from the word `at` on, with what they cost together."""
        if at == len(self._words):
            return 0.0, ()
        if at not in self._known:
            self._known[at] = self._best(at)
        return self._known[at]

    def _best(self, at: int) -> _Best | None:
        best: _Best | None = None
        for person, end in self._people(at):
            rest = self.best(end)
            if rest is None or (rest[1] and not _may_part(person, rest[1][0])):
                continue
            cost = person.cost + rest[0] + (0.7 if rest[1] else 0.0)
            if best is None or cost < best[0]:
                best = cost, (person, *rest[1])
        return best

    def _people(self, at: int) -> Iterator[tuple[RowPerson, int]]:
        seat = at if _SEAT.fullmatch(self._words[at].folded) else None
        begin = at if seat is None else at + 1
        for name_at in range(begin, min(len(self._words), begin + _LONGEST_TITLE)):
            before = self._words[name_at - 1]
            if name_at > begin and before.honorific:
                break
            title_end, number = self._seat_before(seat, begin, name_at)
            if title_end == begin < name_at:
                break
            for name, name_end, cost in names_at(self._words, name_at):
                honorific = any(word.honorific for word in self._words.part(name_at, name_end))
                title, titled, weight = self._title(seat, begin, title_end, honorific=honorific)
                number = None if number == title else number
                named = RowPerson(name, title, number, cost + weight, honorific, titled)
                yield from self._person(named, cost, name_end, behind=name_at == begin)
            if title_end < name_at:
                break

    def _begins_with_title_and_seat(self) -> bool:
        """Tell whether in this row seats stand behind titles: so does the first, if there is any."""
        seats = (
            place for place in range(len(self._words)) if NUMBERED_SEAT.fullmatch(self._words[place].folded)
        )
        first = next(seats, 0)
        return first > 0 and is_role(self._words.span(0, first))

    def _seat_before(self, seat: int | None, begin: int, name_at: int) -> tuple[int, str | None]:
        """Return where the title before a name ends, and the number of a seat before or behind it: `委員 １番 甲野`.

        The title is empty where words that are none stand before the seat.
        """
        last = name_at - 1
        if name_at > begin and NUMBERED_SEAT.fullmatch(self._words[last].folded):
            titled = self._seats_behind and last > begin and seat is None
            titled = titled and is_role(self._words.span(begin, last))
            return (last, self._words[last].text) if titled else (begin, None)
        number = self._words[seat].text if seat is not None and "番" in self._words[seat].folded else None
        return name_at, number

    def _person(
        self, named: RowPerson, name_cost: float, end: int, *, behind: bool
    ) -> Iterator[tuple[RowPerson, int]]:
        """Yield somebody with what may stand behind their name: brackets, a post, or (`behind`) the title."""
        aside, end = self._aside(end)
        if aside is not None and is_reading_of(named.name, folded(aside)):
            kana = " ".join(folded(aside).split())
            named = replace(named, name=replace(named.name, kana=kana), cost=named.cost - 0.5)
            name_cost, aside = name_cost - 0.5, None
        said = "、".join(filter(None, (named.aside, aside))) or None
        person = replace(named, aside=said, cost=max(0.0, named.cost - (0.3 if named.honorific else 0.0)))
        yield person, end
        family = person.name.family or is_family(folded(person.name.full))
        if person.titled and aside is None and family and self._may_be_post(end):
            post = self._words.span(end, len(self._words))
            yield replace(person, aside=post, cost=person.cost + 0.5), len(self._words)
        if behind:
            yield from self._titles_behind(replace(person, cost=name_cost), end)

    def _titles_behind(self, named: RowPerson, begin: int) -> Iterator[tuple[RowPerson, int]]:
        """Yield `甲野 洋 A市長`, `１番 甲野 洋 議員`: the title stands behind the name, perhaps behind brackets."""
        for end in range(begin + 1, min(len(self._words), begin + _LONGEST_TITLE) + 1):
            word = self._words[end - 1]
            if word.honorific or word.bracketed or _SEAT.fullmatch(word.folded):
                return
            title = self._words.span(begin, end)
            weight = self._title_behind(named.name, title, begin, end)
            if weight is None:
                continue
            aside, after = self._aside(end)
            both = "、".join(filter(None, (named.title, named.aside, aside))) or None
            cost = named.cost + weight
            yield replace(named, title=title, aside=both, cost=cost, titled=is_role(title)), after

    def _title_behind(self, name: Name, title: str, begin: int, end: int) -> float | None:
        """Return what speaks against words behind a name as its title; `None` where they are none."""
        if end > begin + 1 and len(self._words[begin].folded) == 1 and title not in TITLE_TAILS:
            return None
        if is_role(title):
            return 0.2 + self._names_inside(begin, end)
        if (name.family or "・" in name.full) and self._may_be_all(begin, end):
            return 0.6 if is_unit(folded(title)) else 0.95
        return None

    def _may_be_all(self, begin: int, end: int) -> bool:
        """Tell whether what stands from `begin` to the end, brackets aside, may be one title that ends unusually."""
        rest = self._words.part(end)
        if len(rest) > 1 or (rest and not rest[0].bracketed):
            return False
        return not any(are_name(one, two) for one, two in pairwise(self._words.part(begin, end)))

    def _may_be_post(self, begin: int) -> bool:
        """Tell whether all words from `begin` on may be one post, and no further people."""
        words = self._words.part(begin)
        if not 1 <= len(words) <= 4 or any(word.honorific or word.bracketed for word in words):
            return False
        return len(words) == 1 or is_role(words[-1].text) or is_unit(words[-1].folded)

    def _title(
        self, seat: int | None, begin: int, end: int, *, honorific: bool
    ) -> tuple[str | None, bool, float]:
        """Return the title before a name, whether it is one beyond doubt, and what speaks against it."""
        if begin == end:
            if seat is None:
                return None, False, 0.4 if honorific else 0.6
            word = self._words[seat]
            return (word.text if "番" in word.folded else None), True, 0.1
        title = self._words.span(begin, end)
        if is_role(title):
            letter = len(title) == 1 or (
                len(self._words[begin].folded) > 1 and self._words.belongs_behind(end - 1)
            )
            odd = 0.6 * letter + 0.9 * self._words.are_uneven(begin, end)
            return title, True, self._names_inside(begin, end) + odd
        names = sum(are_name(one, two) for one, two in pairwise(self._words.part(begin, end)))
        names += 2 * sum(is_whole_name(word.folded) for word in self._words.part(begin, end))
        unit = UNIT_END.search(WIDTH.of(title)) is not None
        alone = 0.8 if len(self._words[end - 1].folded) == 1 else 0.0
        return title, False, alone + 1.2 * names + (0.6 if unit else 0.9 if len(title) > 1 else 1.8)

    def _names_inside(self, begin: int, end: int) -> float:
        """Return what speaks against words as one title: a title in them, and a name behind it."""
        return sum(self._name_behind(place, end) for place in range(begin, end - 1))

    def _name_behind(self, place: int, end: int) -> float:
        one, two = self._words[place], self._words[place + 1]
        inner = place < end - 2
        titled = len(one.folded) > 1 and is_role(one.text)
        found = 1.0 if titled and inner else 0.0
        if found and may_be_family(two.folded) and not is_unit(two.folded):
            found += 1.5 * is_role(self._words[place + 2].text)
        if _GLUED_TITLE.match(two.folded) and (titled or may_be_family(one.folded)):
            found += 1.5
        lettered = one.lettered and two.lettered and is_family(one.folded + two.folded)
        if inner and (lettered or (is_family(one.folded) and may_be_given(two.folded))):
            found += 1.2
        return found

    def _aside(self, at: int) -> tuple[str | None, int]:
        word = self._words.at(at)
        if word is None or not word.bracketed:
            return None, at
        return word.text[1:-1].strip() or None, at + 1


def _may_part(person: RowPerson, following: RowPerson) -> bool:
    """Tell whether a row may go on with somebody else: an honorific or a title says so."""
    if person.honorific or (following.titled and person.titled):
        return True
    return _is_whole(person.name) and _is_whole(following.name) and following.title is None


def _is_whole(name: Name) -> bool:
    """Tell whether somebody is named by family name and given name, parted or not."""
    return name.family is not None or is_solid_name(folded(name.full))
