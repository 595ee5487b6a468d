"""Lines below each other of which each few tell of one person: a name, and what its bearer is."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.japanese.surnames import is_common_noun, is_family
from zadankai_editor.recognize.cast.fields import row_of_people
from zadankai_editor.recognize.cast.label_members import name_and_title
from zadankai_editor.recognize.cast.offices import is_role, is_unit
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.cast.words import is_solid_name
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import TITLE_TAILS

LONGEST_PROFILE = 6
_LONGEST_NAME = 40
_LONGEST_DETAIL = 40
_NEARLY_ALL = 0.75


def people_of_profiles(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each person, where all begin with a name, or all end in one; none where they do not.

    Several say what they are in further lines, and in none of these may somebody else be meant. Where blank lines
    part the people, these say whose a line is that stands between two names.
    """
    parted = _between_blank_lines(lines)
    if parted:
        return parted
    names = [place for place, line in enumerate(lines) if names_alone(line.text)]
    if len(names) < 2 or not _tell_of(lines, names):
        return []
    bounds = (*names, len(lines)) if names[0] == 0 else (0, *(place + 1 for place in names))
    people = [list(lines[begin:end]) for begin, end in pairwise(bounds)]
    more = sum(len(one) > 1 for one in people)
    if names[0] > 0 and (more < len(people) or bounds[-1] < len(lines) or _begins_too_early(people)):
        return []
    return people if more > 1 and 2 * more > len(people) else []


def _between_blank_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each person, where blank lines part them and several tell more than a name; else none."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap_before and line.index == groups[-1][-1].index + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    more = [one for one in groups if len(one) > 1]
    if len(more) < 2 or 2 * len(more) <= len(groups):
        return []
    named = [len(named_in(one)) for one in groups]
    if any(_names_in_parts(line.text) for one in groups for line in one if line not in named_in(one)):
        return []
    return groups if max(named) == 1 and _NEARLY_ALL * len(groups) <= sum(named) else []


@lru_cache(maxsize=4096)
def _names_in_parts(text: str) -> bool:
    """Tell whether a line holds a name of two parts, with whatever else."""
    return len(text) <= _LONGEST_NAME and any(row.person.family for row in row_of_people(text, 0) or ())


def named_in(lines: Sequence[Line]) -> list[Line]:
    """Return those of a few lines that name somebody: by a name alone, or else by one with an office."""
    alone = [line for line in lines if names_alone(line.text)]
    return alone or [line for line in lines if names_with_office(line.text)]


@lru_cache(maxsize=4096)
def names_with_office(text: str) -> bool:
    """Tell whether a line names one person by a name of two parts, and an office of theirs."""
    found = people_in(text) if len(text) <= _LONGEST_NAME else None
    return bool(found and len(found) == 1 and found[0].name.family and is_role(found[0].title or ""))


def without_what_follows(rows: Sequence[Line]) -> Sequence[Line]:
    """Return `rows` without those behind a blank line below the last name, where none stood there before."""
    names = [place for place, row in enumerate(rows) if names_alone(row.text)]
    last = names[-1] if names else 0
    apart = len(names) > 1 and rows[names[0] + 1].gap_before and names[1] > names[0] + 1
    end = last + 1 + apart
    while end < len(rows) and not rows[end].gap_before:
        end += 1
    return rows[:end]


def _tell_of(lines: Sequence[Line], names: Sequence[int]) -> bool:
    """Tell whether all lines but those at the places `names` may be about these, and each name stands once."""
    read = all(is_read(lines[place].text) for place in names)
    others = (line for place, line in enumerate(lines) if place not in names)
    return len({lines[place].folded for place in names}) == len(names) and all(
        _belongs(line, read=read) for line in others
    )


def are_sure(people: Sequence[Sequence[Line]]) -> bool:
    """Tell whether profiles are of people whatever the talk says: an office stands in each, or how the name is read."""
    return all(any(is_role(line.text) or is_read(line.text) for line in one) for one in people)


def is_read(text: str) -> bool:
    """Tell whether a row says how the name in it is read."""
    found = people_in(text) if "(" in folded(text) else None
    return bool(found and found[0].name.kana)


@lru_cache(maxsize=4096)
def names_alone(text: str) -> bool:
    """Tell whether a line names one person, says perhaps how that is read, and no more."""
    read = folded(text)
    if len(read) > _LONGEST_NAME or ends_sentence(read):
        return False
    found = people_in(text)
    one = found[0] if found and len(found) == 1 else None
    if one is None or one.title is not None:
        return is_solid_name(read)
    return bool(one.name.family or one.name.kana or is_solid_name(folded(one.name.full)))


@lru_cache(maxsize=4096)
def tells_more(text: str) -> bool:
    """Tell whether a line may say what somebody is whom another line names: it is short, and names nobody."""
    read = folded(text)
    if len(read) > _LONGEST_DETAIL or ends_sentence(read) or names_alone(text):
        return False
    return not _is_called(read) and not any(_is_somebody(row.person) for row in row_of_people(text, 0) or ())


def _is_somebody(person: Person) -> bool:
    titled = is_role(person.title or "")
    return bool(person.family or person.honorific or titled or is_family(person.printed))


def _is_called(read: str) -> bool:
    """Tell whether a folded word is a family name with an office behind it, and not what somebody is of a body."""
    name, title = (name_and_title(read) if " " not in read else None) or ("", "")
    of_body = (is_unit(name) and len(name) > 2) or (is_common_noun(name) and title not in TITLE_TAILS)
    return bool(name) and (is_family(name) or not of_body)


def _belongs(line: Line, *, read: bool) -> bool:
    """Tell whether a line may be about somebody named above or below; sentences are where names are `read`."""
    return tells_more(line.text) or (read and not line.gap_before and ends_sentence(line.folded))


def _begins_too_early(people: Sequence[Sequence[Line]]) -> bool:
    """Tell whether more stands before the first name than before any other, as where lines before the list do."""
    return len(people[0]) > max(map(len, people[1:]))
