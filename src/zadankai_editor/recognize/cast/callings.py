"""What somebody may be called: by names, titles, both together, and the part in the talk."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import (
    EVERYBODYS_OFFICES,
    is_short_enough,
    is_title,
    may_be_office,
    tails_of,
)
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.words import NUMBERED_SEAT
from zadankai_editor.recognize.vocabulary import MODERATORS, WEAK_TAILS

_FOREIGN = re.compile("[・=＝]")
"""What parts the names of people from abroad, of whom one part serves as the short form."""

_FOREIGN_PARTS = re.compile(
    r"(?:[ァ-ヶー]+|[A-Za-z][A-Za-z.'-]*)(?:[ ・=](?:[ァ-ヶー]+|[A-Za-z][A-Za-z.'-]*))+"
)
"""A name of which every part is printed in katakana, or in Latin letters: which is the family name, no order tells."""


class Form(IntEnum):
    """In which way a label names somebody, the surest first."""

    FULL = 1
    ALIAS = 2
    FAMILY = 3
    TITLED = 4
    TITLE = 5
    END_OF_TITLE = 6
    ROLE = 7


Calling = tuple[str, Form]


def callings(person: Person) -> Iterator[Calling]:
    """Yield all that a person may be called, some of it several times."""
    titles = person.titles
    for office in _offices(titles):
        yield office, Form.TITLE
    for name, form in _names_of(person):
        yield from _with_titles(name, form, titles)
    for title in (*titles, *_offices_alone(person)):
        yield title, Form.TITLE
        yield from ((tail, Form.END_OF_TITLE) for tail in tails_of(title) - WEAK_TAILS)
    yield "".join(titles), Form.TITLE
    yield from ((seat, Form.TITLE) for seat in _seats(titles))
    if person.part:
        yield person.part, Form.ROLE
    if person.moderator:
        yield from ((role, Form.ROLE) for role in MODERATORS)


def callings_of_namesakes(people: Sequence[Person]) -> Iterator[tuple[int, Calling]]:
    """Yield what tells people apart who share a family name, and what nobody else but the others is called.

    `甲野(洋)`: the family name with the beginning of the given name. Where two are called the same in full
    (委員① and 委員1), neither is meant before the other.
    """
    families = Counter(key(person.family) for person in people if person.family)
    wholes = Counter(key(_whole(person)) for person in people if _whole(person))
    for index, person in enumerate(people):
        given = person.name.given if person.name else None
        if person.family and given and families[key(person.family)] > 1:
            for length in range(1, len(given)):
                yield index, (person.family + given[:length], Form.FAMILY)
        if wholes[key(_whole(person))] > 1:
            yield index, (_whole(person), Form.FULL)


def _whole(person: Person) -> str:
    return person.name.full if person.name else person.printed


def is_from_abroad(full: str) -> bool:
    """Tell whether every part of a name is printed in katakana or in Latin letters."""
    return _FOREIGN_PARTS.fullmatch(folded(full)) is not None


def name_and_office(who: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a label as a name and an office: `A(B)`, `A:B`, `A B`, each both ways."""
    read = folded(who)
    inside = trailing_brackets(who)
    if inside and all(inside):
        for name, office in (inside[::-1], inside):
            if is_short_enough(office):
                yield name, office
    spaces = (place for place, char in enumerate(read) if char == " ")
    for place in (*outer_colons(read), *spaces):
        one, other = who[:place].strip(), who[place + 1 :].strip()
        if one and other:
            if may_be_office(one):
                yield other, one
            if may_be_office(other):
                yield one, other


def _offices_alone(person: Person) -> Sequence[str]:
    """Return the two offices by which alone a list knows somebody: `会長（市長）`."""
    inside = trailing_brackets(person.printed) if person.name is None else None
    return inside if inside and all(map(may_be_office, inside)) else ()


def _with_titles(name: str, form: Form, titles: Sequence[str]) -> Iterator[Calling]:
    """Yield a name by itself, and with titles before or behind it."""
    with_title = form if form is Form.FULL else Form.TITLED
    yield name, form
    yield "".join([*titles, name]), with_title
    for title in titles:
        yield title + name, with_title
        yield name + title, with_title
        yield from ((name + tail, Form.TITLED) for tail in tails_of(title))


def _seats(titles: Sequence[str]) -> Iterator[str]:
    """Yield the number of a seat that titles hold, alone and with the offices that all have: `３番`, `３番委員`."""
    for seat in (part for title in titles for part in title.split("、")):
        if NUMBERED_SEAT.fullmatch(folded(seat)):
            yield seat
            yield from (seat + office for office in EVERYBODYS_OFFICES)


def _offices(titles: Sequence[str]) -> list[str]:
    """Return the offices that one title names together: `港市CIO・副市長`."""
    parts = [part.strip() for title in titles for part in re.split("[・、]", title)]
    return [part for part in parts if part not in titles and is_title(part)]


def _names_of(person: Person) -> Iterator[Calling]:
    """Yield the names that somebody bears without any title."""
    name = person.name
    if name is None:
        if person.printed:
            yield person.printed, Form.FAMILY
            yield without_honorific(person.printed), Form.FAMILY
        return
    yield name.full, Form.FULL
    if name.family:
        yield name.family, Form.FAMILY
    parts = _parts_from_abroad(name.full)
    if len(parts) > 1:
        yield from (("".join(order), Form.FULL) for order in (parts, parts[::-1]))
    yield from ((part, Form.FAMILY) for part in parts if len(part) > 1)


def _parts_from_abroad(full: str) -> list[str]:
    """Return the parts of a name of somebody from abroad: each may be what they are called."""
    if is_from_abroad(full):
        return re.split("[ ・=]", folded(full))
    return _FOREIGN.split(full) if _FOREIGN.search(full) else []
