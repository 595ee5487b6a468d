"""A stretch of a document that may list who takes part, and what it is put together from below a heading."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from zadankai_editor.recognize.cast.fields import names_group
from zadankai_editor.recognize.cast.row_lines import ABSENT_ASIDE, NOBODY
from zadankai_editor.recognize.lines import Line

_FIRST_WORD = re.compile("[: ]")


@dataclass(frozen=True)
class ListCandidate:
    """A stretch that may be a list of people: headings (of groups, too), rows, and what says that it may be none.

    `absentees` are lines, or what stands in brackets in one, that tell who was not there.
    `worth` is how much its form and its heading speak for it, whatever it explains; `absent`: its heading says
    that they were not there; `loose`: its form says nothing, so that only the labels of the talk can.
    """

    headings: tuple[Line, ...]
    rows: tuple[Line, ...]
    worth: float
    absentees: tuple[Line, ...] = ()
    absent: bool = False
    headed: bool = False
    loose: bool = False

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that belong to it."""
        return (*self.headings, *self.rows, *self.absentees)

    @cached_property
    def start(self) -> int:
        """The index of its first line."""
        return min(line.index for line in self.lines)

    @cached_property
    def end(self) -> int:
        """The index behind its last line."""
        return max(line.index for line in self.lines) + 1


@dataclass
class Below:
    """What stands below a heading: headings of groups, rows in plain form, and who was absent."""

    headings: list[Line]
    rows: list[Line]
    absentees: list[Line]

    def add(self, row: Line) -> None:
        """Add a row; a remark behind it that somebody was absent stands by itself."""
        aside = ABSENT_ASIDE.search(row.folded)
        if aside is not None and aside.start() > 0:
            cut = aside.start()
            self.absentees.append(replace(row, text=row.text[cut:].strip(), folded=row.folded[cut:].strip()))
            row = replace(row, text=row.text[:cut], folded=row.folded[:cut])
        self.rows.append(row)

    def goes_on_absent(self, line: Line) -> bool:
        """Tell whether a line goes on, indented, with those who were absent right above: it begins with no group."""
        below = bool(self.absentees) and line.indented and self.absentees[-1].index == line.index - 1
        return below and not names_group(_FIRST_WORD.split(line.folded)[0])

    def ends_in_heading(self) -> bool:
        """Tell whether a heading is last that heads nothing."""
        if not self.headings or not self.rows or NOBODY.fullmatch(self.headings[-1].folded):
            return False
        return self.headings[-1].index > self.rows[-1].index
