"""Stretches of a document that may list who takes part, with or without a heading.

All of them are candidates: a table of replaced members looks as good as the list of those present. Which of
them is the list, the labels of the talk say (`cast.choosing`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.comma_rows import listed_row
from zadankai_editor.recognize.cast.list_lines import (
    ABSENT,
    ABSENT_ASIDE,
    INITIALS_ROW,
    LONGEST_HEADING,
    LONGEST_POST,
    NOBODY,
    PART_ROW,
    ROLE_ROW,
    goes_with,
    heading_kind,
    is_alike,
    is_as_far,
    is_clear_row,
    is_double_spaced,
    is_marked,
    is_post,
    is_sentence,
    is_short_name,
    looks,
    may_be,
    parted,
    parts_in_two,
    profiled,
    row_like,
)
from zadankai_editor.recognize.cast.row_lines import (
    credits_somebody,
    is_group,
    is_table_heading,
    may_be_row,
    names_somebody,
    tells_part,
)
from zadankai_editor.recognize.cast.table import LONGEST_ROW, plain_rows
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import (
    PARTICIPANTS_RUN_IN,
    TIMED,
    TITLE_TAILS,
)

_MOST_LOOSE = 60
_LONGEST_LOOSE = 60


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

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines that belong to it."""
        return (*self.headings, *self.rows, *self.absentees)

    @property
    def start(self) -> int:
        """The index of its first line."""
        return min(line.index for line in self.lines)

    @property
    def end(self) -> int:
        """The index behind its last line."""
        return max(line.index for line in self.lines) + 1


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


@dataclass
class _Below:
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

    def ends_in_heading(self) -> bool:
        """Tell whether a heading is last that heads nothing."""
        if not self.headings or not self.rows or NOBODY.fullmatch(self.headings[-1].folded):
            return False
        return self.headings[-1].index > self.rows[-1].index


class _Finder:
    """Finds where lists may begin and end; rows are looked at in plain form, headings as printed."""

    def __init__(self, lines: Sequence[Line], speaks: Callable[[Line], bool]) -> None:
        self._lines = lines
        self._plain = plain_rows(lines)
        self._speaks = speaks
        self._double = is_double_spaced(lines)

    def at(self, place: int) -> ListCandidate | None:
        """Return the candidate that begins at `place`."""
        line = self._lines[place]
        if len(line.text) > LONGEST_ROW or self._speaks(line):
            return None
        kind = heading_kind(line.folded)
        if kind == "run-in":
            return self._behind(place)
        if kind in ("people", "absent"):
            return self._headed(place, known=True, absent=kind == "absent")
        if kind == "other" or place + 1 >= len(self._lines):
            return None
        row, after = self._plain[place], self._plain[place + 1]
        if looks(row) or self._hangs_together(row, after):
            return self._unheaded(place) or self._loose(place)
        headed = self._headed(place, known=is_group(line)) if self._may_head(place) else None
        return headed or self._loose(place) or self._several(place)

    def _may_head(self, place: int) -> bool:
        """Tell whether a line of any words may be the heading of a row right below it."""
        line, after = self._lines[place], self._plain[place + 1]
        if place == 0 or len(line.text) > LONGEST_HEADING:
            return False
        apart = not self._double and (line.gap_after or after.gap_after)
        return not apart and is_clear_row(after) and not self._speaks(self._lines[place + 1])

    def _behind(self, place: int) -> ListCandidate | None:
        """Return a list that begins in the line of its heading: `出席者：甲野委員、乙川委員`."""
        line = self._lines[place]
        match = PARTICIPANTS_RUN_IN.match(line.folded)
        text = line.text[match.end() if match else 0 :].strip()
        first = replace(line, text=text, folded=folded(text))
        below = self._below(place + 1, begun=True)
        people = parted([first, *below.rows])
        return ListCandidate(tuple(below.headings), people, 3.0, tuple(below.absentees), headed=True)

    def _headed(self, place: int, *, known: bool, absent: bool = False) -> ListCandidate | None:
        below = self._below(place + 1, begun=False)
        rows = below.rows
        if not rows:
            return None
        clear = sum(map(is_clear_row, rows))
        if not known and (2 * clear < len(rows) or (clear < 2 and self._double)):
            return None
        worth = (3.0 if known else 0.5) + min(2.0, 0.5 * clear)
        headings = (self._lines[place], *below.headings)
        return ListCandidate(headings, parted(rows), worth, tuple(below.absentees), absent, headed=known)

    def _unheaded(self, place: int) -> ListCandidate | None:
        """Return rows that no heading announces: two at least, beyond doubt, right below each other."""
        rows: list[Line] = []
        for at in range(place, len(self._lines)):
            line, row = self._lines[at], self._plain[at]
            fits = not self._speaks(line) and (looks(row) or goes_with(row, rows) or is_alike(row, rows))
            if not fits or (rows and row.gap_before and not self._double and not is_as_far(row, rows)):
                break
            rows.append(row)
        people = parted(rows)
        return ListCandidate((), people, min(2.0, 0.5 * len(people))) if len(people) >= 2 else None

    def _loose(self, place: int) -> ListCandidate | None:
        """Return short lines below each other, of which only the labels of the talk can say that they list people."""
        after = self._after(place)
        if after is None or is_sentence(after) or len(after.text) > _LONGEST_LOOSE:
            return None  # one row is no list
        if place and not self._begins(place):
            return None
        rows: list[Line] = []
        for at in range(place, min(place + _MOST_LOOSE, len(self._lines))):
            if not self._may_be_loose(at, begun=bool(rows)):
                break
            rows.append(self._plain[at])
        if not 2 <= len(rows) < _MOST_LOOSE:
            return None
        headings = () if parts_in_two(rows[0]) or not parts_in_two(rows[1]) else (self._lines[place],)
        return ListCandidate(headings, parted(rows[len(headings) :]), 0.0, loose=True)

    def _several(self, place: int) -> ListCandidate | None:
        """Return rows that each list several people, below headings of any words: the labels of the talk must say."""
        headings: list[Line] = []
        rows: list[Line] = []
        for at in range(place, len(self._lines)):
            row, after = self._plain[at], self._after(at)
            if self._ends(self._lines[at], after, begun=bool(rows)) or is_sentence(row):
                break
            if _lists_several(row):
                rows.append(row)
            elif after is not None and _lists_several(after) and len(row.text) <= LONGEST_HEADING:
                headings.append(self._lines[at])
            else:
                break
        return ListCandidate(tuple(headings), parted(rows), 0.0, loose=True) if headings and rows else None

    def _may_be_loose(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line may stand in a list whose form says nothing; one that has begun needs more."""
        row = self._plain[place]
        if (
            self._ends(self._lines[place], None, begun=begun)
            or is_sentence(row)
            or len(row.text) > _LONGEST_LOOSE
        ):
            return False
        if not begun:
            return True
        return (self._double or not row.gap_before) and (parts_in_two(row) or is_short_name(row))

    def _begins(self, place: int) -> bool:
        """Tell whether a line stands otherwise than the one above, so that a list may begin with it."""
        line, before = self._lines[place], self._plain[place - 1]
        alike = parts_in_two(before) == parts_in_two(self._plain[place])
        return line.gap_before or is_sentence(before) or not alike

    def _hangs_together(self, row: Line, after: Line) -> bool:
        """Tell whether two lines begin a list in which a part in the talk or initials stand before what people are."""
        if is_sentence(row) or (after.gap_before and not self._double) or len(row.text) > LONGEST_HEADING:
            return False
        begins = INITIALS_ROW.fullmatch(row.folded) or ROLE_ROW.fullmatch(row.folded)
        return bool(begins or (PART_ROW.fullmatch(row.folded) and tells_part(row)))

    # The rows below a heading

    def _below(self, begin: int, *, begun: bool) -> "_Below":
        """Return the headings of groups, the rows in plain form, and who was absent, from `begin` on."""
        found = _Below([], [], [])
        profiles, marked = profiled(self._plain, begin), False
        for place in range(begin, len(self._lines)):
            line, row = self._lines[place], self._plain[place]
            started = begun or bool(found.rows)
            if self._ends(line, self._after(place), begun=started):
                break
            if is_table_heading(line):
                found.rows.append(line)
            elif started and not line.gap_before and ABSENT.search(line.folded):
                found.absentees.append(line)
            elif self._is_heading(place, begun=started):
                found.headings.append(line)
            elif self._is_row(place, found.rows, begun=started, known=place in profiles, marked=marked):
                marked = is_marked(line)
                found.add(row)
            else:
                break
        while found.ends_in_heading():
            found.headings.pop()
        return found

    def _is_row(self, place: int, above: Sequence[Line], *, begun: bool, known: bool, marked: bool) -> bool:
        """Tell whether a line is one more row, `known` as one or not; `marked`: a mark stood before the last."""
        line, row = self._lines[place], self._plain[place]
        if _is_line(line) or not (known or self._goes_on(row, above, begun=begun)):
            return False
        return not above or looks(row) or is_marked(line) == marked

    def _after(self, place: int) -> Line | None:
        return self._plain[place + 1] if place + 1 < len(self._plain) else None

    def _is_heading(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line among rows is none: a rule, nobody, the heading of a group."""
        line = self._lines[place]
        if _is_line(line):
            return not begun or row_like(self._after(place))
        return NOBODY.fullmatch(line.folded) is not None or self._heads_group(place, begun=begun)

    def _ends(self, line: Line, after: Line | None, *, begun: bool) -> bool:
        """Tell whether a line can stand in no list, so that one ends before it."""
        if len(line.text) > LONGEST_ROW or self._speaks(line):
            return True
        if line.has_picture or line.folded.startswith("※"):
            return True
        kind = heading_kind(line.folded)
        if kind in ("people", "run-in", "other", "absent") and not (is_group(line) and not line.gap_before):
            return not (kind == "other" and credits_somebody(line) and not (begun and line.gap_before))
        return _is_no_row(line) or _introduces(line, after)

    def _heads_group(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line names the group or the post of those in the rows below it."""
        line, row, after = self._lines[place], self._plain[place], self._after(place)
        bare = row.folded.replace(" ", "")
        if not row_like(after) or (looks(row) and bare not in TITLE_TAILS):
            return False
        if is_group(line) or bare in TITLE_TAILS or (begun and _is_nobody(after)):
            return True
        if len(line.text) > LONGEST_POST or ":" in bare.rstrip(":"):
            return False
        if names_somebody(line) or self._speaks_below(place) or ends_sentence(line.folded):
            return False
        post = is_post(row.folded)
        return post or ((begun or line.gap_before) and not may_be_row(row) and is_marked(line))

    def _speaks_below(self, place: int) -> bool:
        """Tell whether a line apart from those above it has speech two lines below: it is a label and no heading."""
        behind = self._lines[place + 2] if place + 2 < len(self._lines) else None
        apart = self._lines[place].gap_before
        return apart and behind is not None and ends_sentence(behind.folded) and not behind.gap_before

    def _goes_on(self, row: Line, above: Sequence[Line], *, begun: bool) -> bool:
        """Tell whether a line goes on with a list: no blank line parts it, or it is a row beyond doubt."""
        if not may_be(row):
            return False
        if self._double:
            return may_be_row(row) or (not begun and not is_sentence(row))
        return not begun or not row.gap_before or looks(row) or is_as_far(row, above)


def _lists_several(row: Line) -> bool:
    """Tell whether commas list several people in a row."""
    return (
        len(row.text) <= LONGEST_ROW
        and "、" in row.folded
        and len(listed_row(row.text, row.number) or ()) > 1
    )


def _is_nobody(line: Line | None) -> bool:
    return line is not None and NOBODY.fullmatch(line.folded) is not None


def _is_line(line: Line) -> bool:
    """Tell whether a line holds no words: a rule, a row of signs."""
    return is_rule(line.folded) or is_wordless(line.text)


def _is_no_row(line: Line) -> bool:
    """Tell whether a line is a heading, a question, a time or an item of an agenda by its form."""
    if line.has_role(HintRole.HEADING) and not is_group(line):
        return True
    if (line.folded[:1] == "―" and not is_wordless(line.folded)) or TIMED.search(line.folded):
        return True
    return numbered(line.text) is not None and not may_be_row(line)


def _introduces(line: Line, after: Line | None) -> bool:
    """Tell whether a line introduces somebody who speaks in it or below it."""
    defined = definition(line.text, line.folded)
    if not defined:
        return False
    said = after is not None and ends_sentence(after.folded) and not looks(after)
    return bool(defined.rest or line.gap_before or said)
