"""Stretches of a document that may list who takes part, with or without a heading.

All of them are candidates: a table of replaced members looks as good as the list of those present. Which of
them is the list, the labels of the talk say (`cast.choosing`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.table import LONGEST_ROW, cells, joins_people, plain_rows
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import parse_name
from zadankai_editor.recognize.participants import (
    credits_somebody,
    is_group,
    is_table_heading,
    looks_like_row,
    may_be_row,
    names_somebody,
    tells_part,
)
from zadankai_editor.recognize.rows import is_role, people_in
from zadankai_editor.recognize.spans.label_spans import mark_end, mate
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    EVENT_DETAIL,
    OPENING_HEADING,
    PARTICIPANTS_HEADING,
    PARTICIPANTS_RUN_IN,
    TIMED,
    TITLE_TAILS,
)
from zadankai_editor.recognize.zones import heading_text
from zadankai_editor.record.printed_labels import NO_SPEAKER

_MOST_LOOSE = 60
_LONGEST_LOOSE = 60
_LONGEST_HEADING = 48
_LONGEST_POST = 16
_ENDS_IN_INITIAL = re.compile(r"[A-Z]\.$")
_NOBODY = re.compile(r"[(]?(?:なし|無し|該当(?:者)?なし|ありません)[)]?。?")
_ABSENT_ASIDE = re.compile(r" ?\([^()]{2,}[はがも、][^()]*欠席[^()]*\)$")
"""A remark behind those present that somebody else was not there."""
_ABSENT = re.compile(
    r"^[【\[(]?欠席[^】\])]{0,4}[】\])]|^欠席 ?[: ]|(?:[(※・、 ]|所用[^()]{0,6}|都合[^()]{0,6})(?:ご?欠席)[)。]?$"
)
"""What stands at a row of somebody who was not there."""
_POINTS_TO_LIST = re.compile(
    r"[^。]{2,24}(?:は|を)(?:次|左|右|下|以下|下記|別紙)?(?:の|記の)?(?:とおり|通り|方々|皆さん|メンバー)[^。]{0,12}[。:]?"
)
"""How a sentence announces a list: it ends as sentences do, and the rows stand below it."""


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
        aside = _ABSENT_ASIDE.search(row.folded)
        if aside is not None and aside.start() > 0:
            cut = aside.start()
            self.absentees.append(replace(row, text=row.text[cut:].strip(), folded=row.folded[cut:].strip()))
            row = replace(row, text=row.text[:cut], folded=row.folded[:cut])
        self.rows.append(row)

    def ends_in_heading(self) -> bool:
        """Tell whether a heading is last that heads nothing."""
        if not self.headings or not self.rows or _NOBODY.fullmatch(self.headings[-1].folded):
            return False
        return self.headings[-1].index > self.rows[-1].index


class _Finder:
    """Finds where lists may begin and end; rows are looked at in plain form, headings as printed."""

    def __init__(self, lines: Sequence[Line], speaks: Callable[[Line], bool]) -> None:
        self._lines = lines
        self._plain = plain_rows(lines)
        self._speaks = speaks
        self._double = _is_double_spaced(lines)

    def at(self, place: int) -> ListCandidate | None:
        """Return the candidate that begins at `place`."""
        line = self._lines[place]
        if len(line.text) > LONGEST_ROW or self._speaks(line):
            return None
        kind = _heading_kind(line.folded)
        if kind == "run-in":
            return self._behind(place)
        if kind in ("people", "absent"):
            return self._headed(place, known=True, absent=kind == "absent")
        if kind == "other" or place + 1 >= len(self._lines):
            return None
        row, after = self._plain[place], self._plain[place + 1]
        if _looks(row) or self._hangs_together(row, after):
            return self._unheaded(place) or self._loose(place)
        may_head = 0 < place and len(line.text) <= _LONGEST_HEADING
        apart = not self._double and (line.gap_after or after.gap_after)
        if may_head and not apart and _is_clear_row(after) and not self._speaks(self._lines[place + 1]):
            return self._headed(place, known=is_group(line)) or self._loose(place)
        return self._loose(place)

    def _behind(self, place: int) -> ListCandidate | None:
        """Return a list that begins in the line of its heading: `出席者：甲野委員、乙川委員`."""
        line = self._lines[place]
        match = PARTICIPANTS_RUN_IN.match(line.folded)
        text = line.text[match.end() if match else 0 :].strip()
        first = replace(line, text=text, folded=folded(text))
        below = self._below(place + 1, begun=True)
        people = _parted([first, *below.rows])
        return ListCandidate(tuple(below.headings), people, 3.0, tuple(below.absentees), headed=True)

    def _headed(self, place: int, *, known: bool, absent: bool = False) -> ListCandidate | None:
        below = self._below(place + 1, begun=False)
        rows = below.rows
        if not rows:
            return None
        clear = sum(map(_is_clear_row, rows))
        if not known and (2 * clear < len(rows) or (clear < 2 and self._double)):
            return None
        worth = (3.0 if known else 0.5) + min(2.0, 0.5 * clear)
        headings = (self._lines[place], *below.headings)
        return ListCandidate(headings, _parted(rows), worth, tuple(below.absentees), absent, headed=known)

    def _unheaded(self, place: int) -> ListCandidate | None:
        """Return rows that no heading announces: two at least, beyond doubt, right below each other."""
        rows: list[Line] = []
        for line, row in zip(self._lines[place:], self._plain[place:], strict=True):
            fits = not self._speaks(line) and (_looks(row) or _goes_with(row, rows) or _is_alike(row, rows))
            if not fits or (rows and row.gap_before and not self._double and not _is_as_far(row, rows)):
                break
            rows.append(row)
        people = _parted(rows)
        return ListCandidate((), people, min(2.0, 0.5 * len(people))) if len(people) >= 2 else None

    def _loose(self, place: int) -> ListCandidate | None:
        """Return short lines below each other, of which only the labels of the talk can say that they list people."""
        if place and not self._begins(place):
            return None
        rows: list[Line] = []
        for line, row in zip(self._lines[place : place + _MOST_LOOSE], self._plain[place:], strict=False):
            if (
                self._ends(line, None, begun=bool(rows))
                or _is_sentence(row)
                or len(row.text) > _LONGEST_LOOSE
            ):
                break
            if rows and (
                (row.gap_before and not self._double) or not (_parts_in_two(row) or _is_short_name(row))
            ):
                break
            rows.append(row)
        if not 2 <= len(rows) < _MOST_LOOSE:
            return None
        headings = () if _parts_in_two(rows[0]) or not _parts_in_two(rows[1]) else (self._lines[place],)
        return ListCandidate(headings, _parted(rows[len(headings) :]), 0.0, loose=True)

    def _begins(self, place: int) -> bool:
        """Tell whether a line stands otherwise than the one above, so that a list may begin with it."""
        line, before = self._lines[place], self._plain[place - 1]
        alike = _parts_in_two(before) == _parts_in_two(self._plain[place])
        return line.gap_before or _is_sentence(before) or not alike

    def _hangs_together(self, row: Line, after: Line) -> bool:
        """Tell whether two lines begin a list in which a part in the talk or initials stand before what people are."""
        if _is_sentence(row) or (after.gap_before and not self._double) or len(row.text) > _LONGEST_HEADING:
            return False
        begins = _INITIALS_ROW.fullmatch(row.folded) or _ROLE_ROW.fullmatch(row.folded)
        return bool(begins or (_PART_ROW.fullmatch(row.folded) and tells_part(row)))

    # The rows below a heading

    def _below(self, begin: int, *, begun: bool) -> "_Below":
        """Return the headings of groups, the rows in plain form, and who was absent, from `begin` on."""
        found = _Below([], [], [])
        profiles, marked = _profiled(self._plain, begin), False
        for place in range(begin, len(self._lines)):
            line, row = self._lines[place], self._plain[place]
            started = begun or bool(found.rows)
            if self._ends(line, self._after(place), begun=started):
                break
            if is_table_heading(line):
                found.rows.append(line)
            elif started and not line.gap_before and _ABSENT.search(line.folded):
                found.absentees.append(line)
            elif self._is_heading(place, begun=started):
                found.headings.append(line)
            elif is_rule(line.folded) or is_wordless(line.text):
                break
            elif place in profiles or (self._stands_with(row, found.rows, begun=started) and _may_be(row)):
                if found.rows and not _looks(row) and _is_marked(line) != marked:
                    break
                marked = _is_marked(line)
                found.add(row)
            else:
                break
        while found.ends_in_heading():
            found.headings.pop()
        return found

    def _after(self, place: int) -> Line | None:
        return self._plain[place + 1] if place + 1 < len(self._plain) else None

    def _is_heading(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line among rows is none: a rule, nobody, the heading of a group."""
        line = self._lines[place]
        if is_rule(line.folded) or is_wordless(line.text):
            return not begun or _row_like(self._after(place))
        return _NOBODY.fullmatch(line.folded) is not None or self._heads_group(place, begun=begun)

    def _ends(self, line: Line, after: Line | None, *, begun: bool) -> bool:
        if (
            len(line.text) > LONGEST_ROW
            or self._speaks(line)
            or line.has_picture
            or line.folded.startswith("※")
        ):
            return True
        kind = _heading_kind(line.folded)
        if kind in ("people", "run-in", "other", "absent") and not (is_group(line) and not line.gap_before):
            return not (kind == "other" and credits_somebody(line) and not (begun and line.gap_before))
        if line.has_role(HintRole.HEADING) and not is_group(line):
            return True
        if (line.folded[:1] == "―" and not is_wordless(line.folded)) or TIMED.search(line.folded):
            return True
        if numbered(line.text) and not may_be_row(line):
            return True
        defined = definition(line.text, line.folded)
        said = after is not None and ends_sentence(after.folded) and not _looks(after)
        return bool(defined and (defined.rest or line.gap_before or said))

    def _heads_group(self, place: int, *, begun: bool) -> bool:
        """Tell whether a line names the group or the post of those in the rows below it."""
        line, row, after = self._lines[place], self._plain[place], self._after(place)
        bare = row.folded.replace(" ", "")
        if not _row_like(after) or (_looks(row) and bare not in TITLE_TAILS):
            return False
        if is_group(line) or bare in TITLE_TAILS:
            return True
        if len(line.text) > _LONGEST_POST or ":" in bare.rstrip(":") or names_somebody(line):
            return False
        behind = self._lines[place + 2] if place + 2 < len(self._lines) else None
        if behind is not None and line.gap_before and ends_sentence(behind.folded) and not behind.gap_before:
            return False
        post = _is_post(row.folded)
        fits = (begun or line.gap_before or post) and not ends_sentence(line.folded)
        return fits and (post or (not may_be_row(row) and _is_marked(line)))

    def _stands_with(self, row: Line, above: Sequence[Line], *, begun: bool) -> bool:
        """Tell whether a line goes on with a list: no blank line parts it, or it is a row beyond doubt."""
        if self._double:
            return may_be_row(row) or (not begun and not _is_sentence(row))
        return not begun or not row.gap_before or _looks(row) or _is_as_far(row, above)


def _is_as_far(row: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line is one more of rows of which blank lines part each from the next."""
    return bool(above) and all(one.gap_before for one in above[-2:]) and _is_alike(row, above)


def _parted(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Return the rows with each person of those that stand apart by wide gaps as a row."""
    return tuple(cell for row in rows for cell in ([row] if is_table_heading(row) else cells(row)))


def _parts_in_two(row: Line) -> bool:
    """Tell whether a sign or a space parts a line in two, as rows of titles and names are."""
    return ":" in row.folded[1:-1] or " " in row.folded[1:-1]


def _is_short_name(row: Line) -> bool:
    return len(row.text) <= _LONGEST_POST and parse_name(row.text) is not None


def _is_alike(row: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line goes on with rows: a name alone, or `所属：名前` below `所属：名前`."""
    if not above or _is_sentence(row) or len(row.text) > LONGEST_ROW:
        return False
    if ":" not in row.folded[1:-1]:
        return names_somebody(row)
    return ":" in above[-1].folded and may_be_row(row)


def _looks(row: Line) -> bool:
    """Tell whether a line is a row beyond doubt, of one person or several."""
    if len(row.text) > LONGEST_ROW:
        return False
    return looks_like_row(row) or len(cells(row)) > 1 or joins_people(row.text)


@lru_cache(maxsize=8192)
def _heading_kind(read: str) -> str:
    """Return what a folded line says that it heads: `people`, `absent`, `run-in`, `other`, or nothing."""
    if len(read) > LONGEST_ROW:
        return ""
    if PARTICIPANTS_RUN_IN.match(read) and not ends_sentence(read):
        match = PARTICIPANTS_RUN_IN.match(read)
        if match and match.end() < len(read):
            return "run-in"
    if len(read) > _LONGEST_HEADING:
        return ""
    text = heading_text(Line(0, 0, read, read))
    if PARTICIPANTS_HEADING.fullmatch(text) or _POINTS_TO_LIST.fullmatch(read):
        return "people"
    if ABSENT_HEADING.fullmatch(text):
        return "absent"
    if AGENDA_HEADING.fullmatch(text) or OPENING_HEADING.fullmatch(text):
        return "other"
    before = re.split("[:/]", read, maxsplit=1)[0]
    if before != read and not before.startswith("司会"):
        return "other" if NO_SPEAKER.fullmatch(before) or EVENT_DETAIL.fullmatch(before) else ""
    return ""


# Single lines


_INITIALS_ROW = re.compile(r"[A-Z](?:[.・ ]?[A-Z])?\.?(?:さん|氏)? ?[(/][^()]{3,40}\)?")
_PART_ROW = re.compile(r"[^ :。]{2,12} +[^:。()]{2,24}\([^()。]{2,40}\)")
_ROLE_ROW = re.compile(r"(?:聞き手|語り手|話し手|司会|進行|構成) ?[:/] ?[^。]{2,20}")


def _goes_with(line: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line right below rows is one more: it hangs below a part, or says a title and a name."""
    if _is_sentence(line) or len(line.text) > LONGEST_ROW or ":" in line.folded:
        return bool(_ROLE_ROW.fullmatch(line.folded) or _INITIALS_ROW.fullmatch(line.folded))
    if _INITIALS_ROW.fullmatch(line.folded) or (_PART_ROW.fullmatch(line.folded) and tells_part(line)):
        return True
    if not above:
        return bool(_ROLE_ROW.fullmatch(line.folded))
    first = next((row for row in reversed(above) if not row.indented), None)
    if line.indented and first is not None and tells_part(first):
        return may_be_row(line)
    found = people_in(line.text) or []
    return len(line.text) <= _LONGEST_POST and len(found) == 1 and bool(found[0].title)


def _is_marked(line: Line) -> bool:
    """Tell whether a mark or a bracket stands before a line."""
    return mark_end(line.folded, 0) > 0 or mate(line.folded[:1] or "a") is not None


def _is_post(read: str) -> bool:
    """Tell whether a folded line holds a post and no more; its letters may stand apart."""
    words = read.split()
    bare = "".join(words)
    apart = all(len(word) == 1 for word in words)
    return is_role(bare) and (len(words) <= 2 or apart) and (people_in(read) is None or bare in TITLE_TAILS)


def _row_like(line: Line | None) -> bool:
    return line is not None and (
        may_be_row(line) or is_table_heading(line) or _NOBODY.fullmatch(line.folded) is not None
    )


def _is_clear_row(line: Line) -> bool:
    return _looks(line) or (len(line.text) <= LONGEST_ROW and names_somebody(line))


def _may_be(line: Line) -> bool:
    return not _is_sentence(line) or _looks(line)


def _is_sentence(line: Line) -> bool:
    return ends_sentence(line.folded) and not _ENDS_IN_INITIAL.search(line.folded)


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line stands between all lines, so that none says anything."""
    return len(lines) > 10 and sum(line.gap_before for line in lines[:200]) >= 0.9 * len(lines[:200])


def _profiled(lines: Sequence[Line], begin: int) -> set[int]:
    """Return the places of lines that belong to profiles: a name, and below it what somebody is."""
    groups: list[list[int]] = []
    for place in range(begin, min(len(lines), begin + 80)):
        if lines[place].gap_before or not groups:
            groups.append([])
        groups[-1].append(place)
    found: list[list[int]] = []
    for group in groups:
        texts = [lines[place] for place in group]
        if not 2 <= len(group) <= 4 or sum(map(names_somebody, texts)) != 1:
            break
        if any(ends_sentence(line.folded) or len(line.text) > 60 for line in texts):
            break
        found.append(group)
    return {place for group in found for place in group} if len(found) >= 2 else set()
