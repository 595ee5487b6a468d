"""People who are printed over several lines: a name, and below or above it what somebody is."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.recognize.cast.comma_rows import listed_row, row_of_people
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.people import Member
from zadankai_editor.recognize.cast.row_lines import looks_like_row, names_somebody, reads_name
from zadankai_editor.recognize.cast.rows import not_understood, row_of
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.lines import Line

_ENOUGH_PROFILES = 2
_POST_AND_NAME = re.compile(r"\((?P<post>[^()]+)\) *(?P<name>.+)")


def lines_of_people(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of one person each; where no profiles are printed, every line by itself."""
    groups = _groups(lines)
    profiles = [g for g in groups if len(g) > 1 and sum(map(names_somebody, g)) == 1]
    if len(profiles) >= _ENOUGH_PROFILES and 2 * len(profiles) > len(groups):
        yield from groups
        return
    offices = _office_lines(lines)
    waiting: list[Line] = []
    for line in lines:
        waiting.append(line)
        if line.index not in offices:
            yield waiting
            waiting = []
    yield from ([line] for line in waiting)


def profile(group: Sequence[Line]) -> Member | None:
    """Read somebody of whom several lines tell; `None` where each line is to be read by itself."""
    names = [line for line in group if names_somebody(line)]
    if len(names) == 1:
        return _with_details(names[0], group)
    return _below_office(*group) if len(group) == 2 else None


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap_before and line.index == groups[-1][-1].index + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _office_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of lines that hold a title alone, with the name on the next: `政府参考人`."""
    return {line.index for line, after in itertools.pairwise(lines) if _is_office_of(line, after)}


def _is_office_of(line: Line, after: Line) -> bool:
    """Tell whether a line says what somebody is whom the next line names."""
    if reads_name(after) and not names_somebody(line) and not looks_like_row(line):
        return True
    if not is_role(line.text) or people_in(line.text) is not None:
        return False
    if listed_row(line.text, line.number) or listed_row(after.text, after.number):
        return False
    named = _POST_AND_NAME.fullmatch(after.folded)
    return named is not None and bool(people_in(named["name"]))


def _with_details(named: Line, group: Sequence[Line]) -> Member:
    """Return who is named in one line of a group, with what the others say of them."""
    rows = row_of_people(named.text, named.number) or [not_understood(named.text, named.number)]
    row = rows[0].having(lines=tuple(line.number for line in group))
    details = [line.text for line in group if line is not named]
    if not details:
        return row
    inside = trailing_brackets(details[0])
    title, post = inside if inside and inside[0] else (details[0], None)
    return row.having(title=title, post="、".join(filter(None, (post, *details[1:]))) or None)


def _below_office(office: Line, line: Line) -> Member | None:
    """Read `政府参考人` and below it `(厚生局長) 甲野 洋`."""
    named = _POST_AND_NAME.fullmatch(line.folded)
    found = people_in(line.text[named.start("name") :]) if named else None
    if named is None or not found or len(found) != 1:
        return None
    row = row_of(found[0], line.text, line.number)
    title = line.text[named.start("post") : named.end("post")]
    return replace(
        row, person=replace(row.person, title=title, post=office.text, lines=(office.number, line.number))
    )
