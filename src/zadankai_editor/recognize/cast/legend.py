"""A legend: what the labels of the talk stand for, where they are letters or parts of names (`秋＝秋山 光、司＝…`).

It is found by what it explains: each short form is a label of the talk, and the names stand in a list elsewhere, or
by their form are names of which the legend itself is the list.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.label_members import member_of_label
from zadankai_editor.recognize.cast.offices import may_be_office
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.profiles import names_alone
from zadankai_editor.recognize.convention.signatures import Signatures, who_key
from zadankai_editor.recognize.lines import Line

_BEFORE_TALK = 300
_LONGEST = 400
_FEWEST = 2
_MOST_A_NAME = 2
"""How many names there may be for each whose short form stands before words."""
_HEADING = re.compile(r"[^ :=…、/()。0-9A-Za-z]{2,8}[ :] ?(?=[^ :=…、/()。]{1,8} ?[:=…])")
_PAIR = re.compile(
    r" ?(?P<short>[^ :=…、/()。]{1,8}) ?[:=…] ?(?P<name>[^:=…、/()。]{1,24}?) ?"
    r"(?:[、/]|$|(?= [^ :=…、/()。]{1,8} ?[:=…]))"
)


@dataclass(frozen=True)
class Legend:
    """The lines of a legend, and the name for each short form."""

    lines: tuple[Line, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def unlisted(self, listed: Sequence[Person]) -> list[Member]:
        """Return whom the legend alone names, in order."""
        directory = Directory(listed)
        named = {name: line.number for line in self.lines for _, name in _pairs(line.folded)}
        return [
            member_of_label(name, number, sure=True)
            for name, number in named.items()
            if not _bearers(name, directory)
        ]

    def teach(self, directory: Directory) -> None:
        """Let those who are listed be called by their short forms.

        A name that several bear is of whom no other short form means, where that is one, and none else has it.
        """
        bearers = {short: _bearers(name, directory) for short, name in self.names.items()}
        settled = frozenset[int]().union(*(who for who in bearers.values() if len(who) == 1))
        names = Counter(self.names.values())
        for short, who in bearers.items():
            left = who if len(who) == 1 or names[self.names[short]] > 1 else who - settled
            if len(left) == 1:
                directory.know(short, next(iter(left)), 0)


def legend_of(lines: Sequence[Line], signatures: Signatures) -> Legend:
    """Return the legend among the first of `lines`, an empty one where none explains the labels."""
    told = [(line, pairs) for line in islice(lines, _BEFORE_TALK) if (pairs := list(_pairs(line.folded)))]
    is_spoken = partial(_is_spoken, signatures, frozenset(line.index for line, _ in told))
    explained = {line.index for line, pairs in told if any(is_spoken(short) for short, _ in pairs)}
    kept = [(line, pairs) for line, pairs in told if explained & {line.index - 1, line.index, line.index + 1}]
    names = dict(chain.from_iterable(pairs for _, pairs in kept))
    if not _explains(names, is_spoken):
        return Legend()
    found = Legend(tuple(line for line, _ in kept), names)
    lists = all(map(is_spoken, names)) and _is_list(found)
    return found if lists or _are_listed(found, lines) else Legend()


def _explains(names: Mapping[str, str], is_spoken: Callable[[str], bool]) -> bool:
    """Tell whether the short forms speak, and not the names, too: those are listed there with an office."""
    called = ({name, name.split(" ")[0]} - {short} for short, name in names.items())
    by_name = sum(any(map(is_spoken, ways)) for ways in called)
    return _FEWEST <= len(names) <= _MOST_A_NAME * sum(map(is_spoken, names)) and 2 * by_name < len(names)


def _pairs(read: str) -> Iterator[tuple[str, str]]:
    """Yield the short forms and names of a folded line that holds nothing else; nothing where one may be an office."""
    text = (unwrapped(read, "()[]") or read) if len(read) <= _LONGEST else ""
    heading = _HEADING.match(text)
    place, pairs = heading.end() if heading is not None else 0, list[tuple[str, str]]()
    while place < len(text):
        match = _PAIR.match(text, place)
        if match is None or may_be_office(match["name"]):
            return
        if len(match["short"]) > 1 and may_be_office(match["short"]):
            return
        pairs.append((match["short"], match["name"]))
        place = match.end()
    yield from pairs


def _is_spoken(signatures: Signatures, but: AbstractSet[int], short: str) -> bool:
    """Tell whether a short form stands before what is said, on other lines than these."""
    entry = who_key(short)
    groups = (found[entry] for found in signatures.groups.values() if entry in found)
    return any(group.spoken and not set(group.lines) <= but for group in groups)


def _are_listed(legend: Legend, lines: Sequence[Line]) -> bool:
    """Tell whether most of the names stand in other lines before the talk."""
    own = {line.index for line in legend.lines}
    names = {key(name) for name in legend.names.values()}
    others = [key(line.text) for line in lines[:_BEFORE_TALK] if line.index not in own]
    return 2 * sum(any(name in other for other in others) for name in names) > len(names)


def _is_list(legend: Legend) -> bool:
    """Tell whether a legend stands together, and half of what it tells at least are names by their form."""
    together = legend.lines[-1].index - legend.lines[0].index < 2 * len(legend.lines)
    return together and 2 * sum(map(_may_be_name, legend.names.values())) >= len(legend.names)


def _may_be_name(text: str) -> bool:
    return is_family(text) or names_alone(text)


def _bearers(name: str, directory: Directory) -> frozenset[int]:
    """Return who of a list may bear a name: it may give the family name alone of whom the legend names in full."""
    found, family = directory.mention(name), name.split(" ", maxsplit=1)[0]
    if found is None and family != name:
        found = directory.mention(family)
        if found is None or any(directory.people[who].name for who in found.people):
            return frozenset()
    return frozenset(found.people) if found is not None and found.form <= Form.TITLED else frozenset()
