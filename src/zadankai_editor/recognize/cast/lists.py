"""Stretches of a document that may list who takes part, with or without a heading.

All of them are candidates: a table of replaced members looks as good as the list of those present. Which of
them is the list, the labels of the talk say (`cast.choosing`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.recognize.cast.field_rows import list_among_fields
from zadankai_editor.recognize.cast.list_candidate import Below, ListCandidate
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.profiles import (
    LONGEST_PROFILE,
    are_sure,
    is_read,
    names_alone,
    names_with_office,
    people_of_profiles,
    tells_more,
    without_what_follows,
)
from zadankai_editor.recognize.cast.row_lines import (
    LONGEST_HEADING,
    NOBODY,
    are_marked_alike,
    bare_row,
    bears_number,
    begins_list,
    credits_somebody,
    heading_kind,
    introduces_speaker,
    is_as_far,
    is_clear,
    is_group,
    is_marked,
    is_no_part,
    is_no_row,
    is_nobody,
    is_of_form,
    is_sentence,
    is_short_name,
    is_table_heading,
    is_wordless_line,
    lists_people,
    looks_like_row,
    may_be_post,
    may_be_row,
    may_be_short_row,
    names_somebody,
    only_name,
    parted_rows,
    parts_in_two,
    row_like,
    tells_absent,
    tells_date,
)
from zadankai_editor.recognize.cast.table import LONGEST_ROW, plain_rows
from zadankai_editor.recognize.heading_texts import entry_of
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import TITLE_TAILS

_MOST_LOOSE = 60
_FIRST_NAME = 2 * LONGEST_PROFILE
"""Within so many lines somebody is named where lines tell of people."""
_LONGEST_LOOSE = 60
_LONGEST_STRANGE = 32


def list_candidates(lines: Sequence[Line], speaks: Callable[[Line], bool]) -> list[ListCandidate]:
    """Return the candidates in `lines`, which are not blank, in order; their rows are in plain form (`table`).

    `speaks` tells of a line whether somebody's label and words stand in it in a form that the document
    prints again and again: that is no row.
    """
    finder = _Finder(lines, speaks)
    found: list[ListCandidate] = []
    place = 0
    while place < len(lines):
        candidate = finder.at(place)
        if candidate is None:
            place += 1
            continue
        found.append(candidate)
        end = candidate.end if not candidate.loose else lines[place].index + 1
        while place < len(lines) and lines[place].index < end:
            place += 1
    return found


class _Finder:
    """Finds where lists may begin and end; rows are looked at in plain form, headings as printed."""

    def __init__(self, lines: Sequence[Line], speaks: Callable[[Line], bool]) -> None:
        self._lines = lines
        self._plain = plain_rows(lines)
        self._speaks = speaks
        self._loose_rows: dict[int, bool] = {}
        self._ended: dict[tuple[int, bool], bool] = {}
        gaps = [line.gap_before for line in lines[:200]]
        # Where a blank line stands between all lines, none says anything.
        self._double = len(lines) > 10 and sum(gaps) >= 0.9 * len(gaps)
        self._below_headings: Mapping[str, Callable[[int], ListCandidate | None]] = {
            "run-in": self._behind,
            "people": partial(self._headed, known=True),
            "absent": partial(self._headed, known=True, absent=True),
        }

    def at(self, place: int) -> ListCandidate | None:
        """Return the candidate that begins at `place`."""
        line = self._lines[place]
        if len(line.text) > LONGEST_ROW or self._speaks(line) or tells_date(line):
            return None
        return next(filter(None, (way(place) for way in self._ways(place))), None)

    def _ways(self, place: int) -> Sequence[Callable[[int], ListCandidate | None]]:
        """Return how a list may begin at a line, the surest first: by its heading alone, where that is one."""
        line = self._lines[place]
        kind = heading_kind(line.folded)
        if kind in self._below_headings:
            return (self._below_headings[kind],)
        if kind == "other" or place + 1 >= len(self._lines):
            return ()
        if line.is_field and not is_role(re.split("[: ]", self._plain[place].folded)[0]):
            # Only the name of an office or of a part begins any other list there.
            return (lambda at: list_among_fields(self._lines[at:], self._plain[at:]),)
        return self._profiles, self._rows, self._loose, self._several

    def _rows(self, place: int) -> ListCandidate | None:
        """Return a list that begins with a row, or with a heading of any words above one."""
        row, after = self._plain[place], self._plain[place + 1]
        begins = begins_list(row) and len(row.text) <= LONGEST_HEADING and not is_sentence(row)
        goes_on = self._double or not after.gap_before or begins_list(after)
        if looks_like_row(row) or (begins and goes_on):
            return self._unheaded(place)
        return self._headed(place, known=is_group(self._lines[place])) if self._may_head(place) else None

    def _may_head(self, place: int) -> bool:
        """Tell whether a line of any words may be the heading of a row right below it."""
        line, after = self._lines[place], self._plain[place + 1]
        if place == 0 or len(line.text) > LONGEST_HEADING or ends_sentence(line.folded):
            return False
        apart = not self._double and (line.gap_after or after.gap_after)
        return not apart and is_clear(after) and not self._speaks(self._lines[place + 1])

    def _behind(self, place: int) -> ListCandidate | None:
        """Return a list that begins in the line of its heading: `出席者：甲野委員、乙川委員`."""
        line = self._lines[place]
        entry = entry_of(line.folded)
        text = line.text[entry.begin if entry else 0 :].strip()
        first = replace(line, text=text, folded=folded(text))
        below = self._below(place + 1, begun=True)
        people = parted_rows([first, *below.rows])
        return ListCandidate(tuple(below.headings), people, 3.0, tuple(below.absentees), headed=True)

    def _headed(self, place: int, *, known: bool, absent: bool = False) -> ListCandidate | None:
        counted = numbered(self._lines[place].text)
        below = self._below(place + 1, begun=False, next_heading=counted.number + 1 if counted else None)
        rows = below.rows
        if not rows:
            return None
        clear = sum(map(is_clear, rows))
        if not known and (2 * clear < len(rows) or (clear < 2 and self._double)):
            return None
        if ends_sentence(self._lines[place].folded) and not any(map(may_be_short_row, rows)):
            return None
        worth = (3.0 if known else 0.5) + min(2.0, 0.5 * clear)
        headings = (self._lines[place], *below.headings)
        return ListCandidate(headings, parted_rows(rows), worth, tuple(below.absentees), absent, headed=known)

    def _unheaded(self, place: int) -> ListCandidate | None:
        """Return rows that no heading announces: two at least, beyond doubt, right below each other."""
        rows: list[Line] = []
        for at in range(place, len(self._lines)):
            row = self._plain[at]
            fits = looks_like_row(row) or begins_list(row) or (rows and may_be_short_row(row))
            alike = bool(rows) and is_marked(self._lines[at]) == is_marked(self._lines[at - 1])
            apart = rows and self._stands_apart(at) and not (alike and is_as_far(row, rows))
            if not fits or apart or self._speaks(self._lines[at]) or heading_kind(row.folded) == "other":
                break
            rows.append(row)
        people = parted_rows(rows)
        return ListCandidate((), people, min(2.0, 0.5 * len(people))) if len(people) >= 2 else None

    def _profiles(self, place: int) -> ListCandidate | None:
        """Return lines of which each few tell of one person (`profiles`), perhaps with prose about them in between."""
        if self._stands_alone(place):
            return None
        near = self._plain[place : place + _FIRST_NAME]
        if not any(names_alone(row.text) or names_with_office(row.text) for row in near):
            return None
        headings, rows = self._about_people(place)
        people = people_of_profiles(without_what_follows(rows))
        if not people:
            return None
        rows = [row for one in people for row in one]
        within = tuple(line for line in headings if line.index < rows[-1].index)
        sure = are_sure(people)
        return ListCandidate(within, tuple(rows), min(2.0, 0.5 * len(people)) * sure, loose=not sure)

    def _stands_alone(self, place: int) -> bool:
        """Tell whether right below a line stands one, as most often what somebody says, that is in no list."""
        below = self._lines[place + 1]
        return not below.gap_before and (is_no_part(below) or self._speaks(below))

    def _about_people(self, place: int) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return the headings of groups and the lines from `place` on that name somebody or may say what they are."""
        headings: list[Line] = []
        rows: list[Line] = []
        told = place
        for at in range(place, min(place + _MOST_LOOSE, len(self._lines))):
            line, row = self._lines[at], self._plain[at]
            told = max(told, at if not line.gap_before else self._behind_profile(at, rows))
            if at < told:
                continue
            if self._ends(at, begun=bool(rows)):
                break
            if is_group(line) and line.gap_before:
                headings.append(line)
            elif (
                names_alone(row.text)
                or tells_more(row.text)
                or (rows and is_read(rows[0].text))
                or (rows and rows[-1].gap_before and not row.gap_before and names_with_office(row.text))
            ):
                rows.append(row)
            else:
                break
        return headings, rows

    def _loose(self, place: int) -> ListCandidate | None:
        """Return short lines below each other, of which only the labels of the talk can say that they list people."""
        after = self._after(place)
        if after is None or is_sentence(after) or len(after.text) > _LONGEST_LOOSE:
            return None  # one row is no list
        rows: list[Line] = []
        for at in range(place, min(place + _MOST_LOOSE, len(self._lines))):
            if not (self._goes_on_loose(at) if rows else self._may_be_loose(at, begun=False)):
                break
            rows.append(self._plain[at])
        if not 2 <= len(rows) < _MOST_LOOSE:
            return None
        headings = () if parts_in_two(rows[0]) or not parts_in_two(rows[1]) else (self._lines[place],)
        return ListCandidate(headings, parted_rows(rows[len(headings) :]), 0.0, loose=True)

    def _several(self, place: int) -> ListCandidate | None:
        """Return rows that each list several people, perhaps below headings: the labels of the talk must say."""
        if not any(map(lists_people, self._plain[place : place + 2])):
            return None
        headings: list[Line] = []
        rows: list[Line] = []
        for at in range(place, len(self._lines)):
            row, after = self._plain[at], self._after(at)
            if self._ends(at, begun=bool(rows)) or is_sentence(row):
                break
            if lists_people(row):
                rows.append(row)
            elif after is not None and lists_people(after) and len(row.text) <= LONGEST_HEADING:
                headings.append(self._lines[at])
            else:
                break
        return ListCandidate(tuple(headings), parted_rows(rows), 0.0, loose=True) if rows else None

    def _goes_on_loose(self, place: int) -> bool:
        """Tell whether a line may be one more of such a list; each of the lines above it asks."""
        if place not in self._loose_rows:
            self._loose_rows[place] = self._may_be_loose(place, begun=True)
        return self._loose_rows[place]

    def _may_be_loose(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line may stand in a list whose form says nothing; one that has begun needs more."""
        row = self._plain[place]
        if self._ends(place, begun=begun) or is_sentence(row) or len(row.text) > _LONGEST_LOOSE:
            return False
        if not begun:
            return True
        return not self._stands_apart(place) and (parts_in_two(row) or is_short_name(row))

    def _stands_apart(self, place: int) -> bool:
        """Tell whether a blank line that says something parts a line from the one above."""
        line = self._lines[place]
        return line.gap_before and not self._double and not are_marked_alike(line, self._lines[place - 1])

    # The rows below a heading

    def _below(self, begin: int, *, begun: bool, next_heading: int | None = None) -> Below:
        """Return the headings of groups, the rows in plain form, and who was absent, from `begin` on.

        `next_heading` is the number at which a numbered table goes on.
        """
        found = Below([], [], [])
        marked = False
        told = begin
        for place in range(begin, len(self._lines)):
            line, row = self._lines[place], self._plain[place]
            started = begun or bool(found.rows)
            told = max(told, self._behind_profile(place, found.rows))
            if place < told:
                continue
            if self._ends(place, begun=started) or (next_heading and bears_number(line, next_heading)):
                break
            if is_table_heading(line):
                found.rows.append(line)
            elif started and not line.gap_before and (tells_absent(line) or found.goes_on_absent(line)):
                found.absentees.append(line)
            elif self._is_heading(place, begun=started):
                found.headings.append(line)
            elif self._is_row(place, found.rows, begun=started, marked=marked):
                marked = is_marked(line)
                found.add(row)
            else:
                break
        while found.ends_in_heading():
            found.headings.pop()
        return found

    def _behind_profile(self, place: int, above: Sequence[Line]) -> int:
        """Return where the next row stands, if prose that tells of the one above parts it from somebody new.

        Of rows right below each other no prose tells: it announces the next list.
        """
        if not above or not is_sentence(self._lines[place]):
            return place
        if len(above) > 1 and self._plain[place - 2] is above[-2]:
            return place
        names = {line.folded for line in above}
        for after in range(place + 1, min(place + LONGEST_PROFILE, len(self._lines))):
            if self._speaks(self._lines[after]):
                break
            if not is_sentence(self._lines[after]):
                row = self._plain[after]
                fits = is_clear(row) or (parts_in_two(row) and may_be_row(row))
                return after if fits and row.folded not in names else place
        return place

    def _is_row(self, place: int, above: Sequence[Line], *, begun: bool, marked: bool) -> bool:
        """Tell whether a line is one more row; `marked`: a mark stood before the last."""
        line, row = self._lines[place], self._plain[place]
        if looks_like_row(row):
            return True
        if (
            is_wordless_line(line)
            or is_sentence(row)
            or (len(row.text) > _LONGEST_STRANGE and not may_be_row(row))
        ):
            return False
        if above and not line.indented and is_marked(line) != marked:
            return False
        if self._double:
            return not begun or may_be_row(row)
        return not begun or not self._stands_apart(place) or is_as_far(row, above)

    def _after(self, place: int) -> Line | None:
        return self._plain[place + 1] if place + 1 < len(self._plain) else None

    def _is_heading(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line among rows is none: a rule, nobody, the heading of a group."""
        line = self._lines[place]
        if is_wordless_line(line):
            return not begun or row_like(self._after(place))
        return NOBODY.fullmatch(line.folded) is not None or self._heads_group(place, begun=begun)

    def _ends(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line can stand in no list, so that one ends before it; asked of each from many places."""
        if (place, begun) not in self._ended:
            self._ended[place, begun] = self._is_end(place, begun=begun)
        return self._ended[place, begun]

    def _is_end(self, place: int, *, begun: bool) -> bool:
        line = self._lines[place]
        if is_no_part(line) or self._speaks(line):
            return True
        if begun and not line.gap_before and tells_absent(line):
            return False
        kind = heading_kind(line.folded)
        if kind and (line.gap_before or not is_group(line)):
            return kind != "other" or (begun and line.gap_before) or not credits_somebody(line)
        return is_no_row(line, self._plain[place]) or introduces_speaker(line, self._after(place))

    def _heads_group(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line names the group or the post of those in the rows below it."""
        line, row, after = self._lines[place], self._plain[place], self._after(place)
        bare = row.folded.replace(" ", "").rstrip(":")
        titled = bare in TITLE_TAILS
        if not row_like(after) or (looks_like_row(row) and not titled):
            return False
        if titled or is_group(line) or (begun and is_nobody(after) and not only_name(line)):
            return True
        apart = begun or line.gap_before or unwrapped(line.folded) is not None
        if not may_be_post(line) or names_somebody(bare_row(row.text)):
            return False
        return is_role(bare) or (apart and is_of_form(line, row))
