"""Where a record's lists stand: participants and agenda."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless, unwrapped
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.participants import (
    credits_somebody,
    is_group,
    is_table_heading,
    looks_like_row,
    may_be_row,
    names_somebody,
    tells_part,
)
from zadankai_editor.recognize.row_people import names_group
from zadankai_editor.recognize.rows import people_in
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    AGENDA_RUN_IN,
    EVENT_DETAIL,
    OPENING_HEADING,
    PARTICIPANTS_HEADING,
    PARTICIPANTS_RUN_IN,
    TIMED,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

_DECORATION = "■□◆◇●○◎▼▽★☆▶#~-―=*・〇◯ "
_LONGEST_ROW = 120
_LONGEST_DETAIL = 60
_LONGEST_HEADING = 48
_ABSENT = re.compile(r"^[【\[](?:欠席|傍聴)[^【】\[\]]*[】\]]|\((?:[^()]*[、, ])?欠席[^()]*\)|^\(?欠席 ?[: ]")
_BRACKETED_HEADING = re.compile(r"[【\[<《](?P<text>[^【】\[\]<>《》]{1,20})[】\]>》] ?(?P<aside>\([^()]*\))")
_ENDS_IN_INITIAL = re.compile(r"[A-Z]\.$")
_GROUP_MARKS = frozenset("○◯〇■□◆◇●◎▼・")
_LONGEST_GROUP = 16
_FEW_LINES = 10
_ALMOST_ALL = 0.9
_MARK = re.compile(r"[0-9]{1,2}[.、) ] *|[一二三四五六七八九十]{1,2}[.、] *|\([0-9]{1,2}\) *")


@dataclass
class Zone:
    """A list: its headings, and the lines that are its rows (none of them blank)."""

    headings: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)

    @property
    def heading(self) -> Line | None:
        """The first heading; `None` where none is printed."""
        return self.headings[0] if self.headings else None

    @property
    def start(self) -> int:
        """The index of the first line; -1 where there is no such list."""
        return min((line.index for line in (*self.headings, *self.rows)), default=-1)

    @property
    def end(self) -> int:
        """The index behind the last line; 0 where there is no such list."""
        return max((line.index + 1 for line in (*self.headings, *self.rows)), default=0)

    @property
    def found(self) -> bool:
        """Whether there is such a list."""
        return bool(self.rows)

    def add(self, other: "Zone") -> None:
        """Take in a further list of the same kind."""
        self.headings += other.headings
        self.rows += other.rows


def find_zones(lines: Sequence[Line]) -> tuple[Zone, Zone]:
    """Return where participants and agenda are listed in `lines`, which are not blank.

    Lists of participants that follow each other (those present, those who explain, the secretariat)
    are one; of the agenda the first heading that has items under it counts. Participants are also
    found without a heading, where two rows or more of titles and names follow each other.
    """
    participants, agenda = Zone(), Zone()
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if len(line.text) > _LONGEST_HEADING:
            if len(line.text) <= _LONGEST_ROW and _runs_in(line, PARTICIPANTS_RUN_IN):
                participants.add(_participants(lines, place - 1))
            continue
        if _heads_nothing(line.folded):
            continue
        heads = _is_heading(line, PARTICIPANTS_HEADING) or (
            is_group(line) and line.gap_before and place < len(lines) and looks_like_row(lines[place])
        )
        if heads or _runs_in(line, PARTICIPANTS_RUN_IN):
            found = _participants(lines, place - 1)
            if found.found and _goes_on_from(participants, found, lines):
                participants.add(found)
                place += len(found.rows) + len(found.headings) - 1
        elif not agenda.found and (_is_heading(line, AGENDA_HEADING) or _runs_in(line, AGENDA_RUN_IN)):
            agenda = _agenda(lines, place - 1)
            place += len(agenda.rows)
    if not participants.found:
        participants = _without_heading(lines)
    return participants, agenda


@lru_cache(maxsize=8192)
def _heads_nothing(read: str) -> bool:
    """Tell whether a folded line, which may stand again and again, is no heading of a list wherever it stands."""
    heading = _heading_text(read)
    if PARTICIPANTS_HEADING.fullmatch(heading) or AGENDA_HEADING.fullmatch(heading) or names_group(read):
        return False
    return not (PARTICIPANTS_RUN_IN.match(read) or AGENDA_RUN_IN.match(read))


def heading_text(line: Line) -> str:
    """Return a folded heading without its decoration, and without its own number."""
    return _heading_text(line.folded)


@lru_cache(maxsize=8192)
def _heading_text(read: str) -> str:
    bare = read.strip(_DECORATION).rstrip(": ")
    bracketed = _BRACKETED_HEADING.fullmatch(bare)
    if bracketed:
        bare = f"{bracketed['text']}{bracketed['aside']}"
    bare = folded(unwrapped(bare) or bare).strip(_DECORATION)
    mark = _MARK.match(bare)
    return re.sub(r"(?<=[一-鿿]) (?=[一-鿿](?: |$|\())", "", bare[mark.end() :] if mark else bare)


def _is_heading(line: Line, pattern: "re.Pattern[str]") -> bool:
    return len(line.text) <= _LONGEST_HEADING and pattern.fullmatch(heading_text(line)) is not None


def _runs_in(line: Line, pattern: "re.Pattern[str]") -> bool:
    """Tell whether a list begins in the line of its heading: `出席者：甲野委員、乙川委員`."""
    match = pattern.match(line.folded)
    return match is not None and match.end() < len(line.folded) and not ends_sentence(line.folded)


def _goes_on_from(zone: Zone, found: Zone, lines: Sequence[Line]) -> bool:
    """Tell whether a list belongs to those before it: nothing that is said stands between them."""
    if not zone.found:
        return True
    begin, end = zone.end, found.start
    between = [line for line in lines if begin <= line.index < end]
    return not any(ends_sentence(line.folded) or len(line.text) > _LONGEST_ROW for line in between)


# Participants


def _participants(lines: Sequence[Line], at: int) -> Zone:
    zone = Zone([lines[at]])
    if _runs_in(lines[at], PARTICIPANTS_RUN_IN):
        zone = Zone([], [_cut_behind_heading(lines[at], PARTICIPANTS_RUN_IN)])
    profiles = _profiled(lines, at + 1)
    double = _is_double_spaced(lines)
    for place in range(at + 1, len(lines)):
        line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
        if _ends_participants(line, zone, after):
            break
        if _ABSENT.search(line.folded) and not line.gap_before:
            continue
        if is_table_heading(line) or is_rule(line.folded) or is_wordless(line.text):
            if is_table_heading(line):
                zone.rows.append(line)
                continue
            if zone.rows and not _row_like(after):
                break
            zone.headings.append(line)
        elif _heads_group(lines[place : place + 3], begun=bool(zone.rows)):
            zone.headings.append(line)
        elif _stands_with(line, zone, double=double) or place in profiles:
            if not _may_be_row(line):
                break
            zone.rows.append(line)
        else:
            break
    return zone


def _heads_group(lines: Sequence[Line], *, begun: bool) -> bool:
    """Tell whether the first line names a group of those below: by its words, or, once some are listed, its mark."""
    line, after = lines[0], lines[1] if len(lines) > 1 else None
    if not _row_like(after) or looks_like_row(line):
        return False
    if is_group(line):
        return True
    speaks = len(lines) > 2 and ends_sentence(lines[2].folded) and not lines[2].gap_before
    if is_event(heading_text(line)) or (speaks and line.gap_before):
        return False
    if ":" in line.folded.rstrip(":") or may_be_row(line) or line.gap_after:
        return False
    marked = line.folded[:1] in _GROUP_MARKS or unwrapped(line.text) is not None
    return (
        marked
        and len(line.text) <= _LONGEST_GROUP
        and not names_somebody(line)
        and (begun or line.gap_before)
    )


def _row_like(line: Line | None) -> bool:
    return line is not None and (may_be_row(line) or is_table_heading(line))


def _ends_participants(line: Line, zone: Zone, after: Line | None) -> bool:
    if _is_heading(line, PARTICIPANTS_HEADING) or _is_heading(line, ABSENT_HEADING):
        return not is_group(line) or line.gap_before
    credited = not (zone.rows and line.gap_before) and credits_somebody(line)
    if (_ends_list(line) and not credited) or line.folded.startswith("※") or line.has_picture:
        return True
    if line.has_role(HintRole.HEADING) and not is_group(line):
        return True
    if _is_heading(line, OPENING_HEADING):
        return True
    if (numbered(line.text) and not may_be_row(line)) or TIMED.search(line.folded):
        return True
    defined = definition(line.text, line.folded)
    speaks = after is not None and ends_sentence(after.folded) and not looks_like_row(after)
    return bool(defined and (defined.rest or line.gap_before or speaks))


def _stands_with(line: Line, zone: Zone, *, double: bool) -> bool:
    """Tell whether a line goes on with a list: no blank line parts it, or it is a row beyond doubt."""
    if double:
        return may_be_row(line) or (not zone.rows and not _is_sentence(line))
    return not zone.rows or not line.gap_before or looks_like_row(line)


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line stands between all lines, so that none says anything."""
    return len(lines) > _FEW_LINES and sum(line.gap_before for line in lines) >= _ALMOST_ALL * len(lines)


def _may_be_row(line: Line) -> bool:
    if len(line.text) > _LONGEST_ROW:
        return False
    return not _is_sentence(line) or looks_like_row(line)


def _is_sentence(line: Line) -> bool:
    return ends_sentence(line.folded) and not _ENDS_IN_INITIAL.search(line.folded)


def _profiled(lines: Sequence[Line], begin: int) -> set[int]:
    """Return the places of lines that belong to profiles: a name, and below it what somebody is."""
    groups: list[list[int]] = []
    for place in range(begin, min(len(lines), begin + 80)):
        if lines[place].gap_before or not groups:
            groups.append([])
        groups[-1].append(place)
    found: list[list[int]] = []
    for group in groups:
        names = sum(names_somebody(lines[place]) for place in group)
        if len(group) < 2 or len(group) > 4 or names != 1:
            break
        if any(ends_sentence(lines[p].folded) or len(lines[p].text) > _LONGEST_DETAIL for p in group):
            break
        found.append(group)
    return {place for group in found for place in group} if len(found) >= 2 else set()


def _cut_behind_heading(line: Line, pattern: "re.Pattern[str]") -> Line:
    match = pattern.match(line.folded)
    begin = match.end() if match else 0
    return Line(
        line.number,
        line.index,
        line.text[begin:].strip(),
        folded(line.text[begin:].strip()),
        line.indented,
        line.gap_before,
        line.gap_after,
        line.group,
        line.hint,
    )


def _without_heading(lines: Sequence[Line]) -> Zone:
    zone = Zone()
    for line in lines:
        if len(line.text) <= _LONGEST_ROW and (
            _begins_with_role_or_row(line) or _hangs(line, zone) or _goes_with(line, zone)
        ):
            if zone.rows and line.gap_before:
                break
            zone.rows.append(line)
        elif len(zone.rows) >= 2:
            break
        else:
            zone.rows.clear()
    return zone if len(zone.rows) >= 2 else Zone()


def _hangs(line: Line, zone: Zone) -> bool:
    """Tell whether a line is set in below a row that begins further left: one more with the same part."""
    above = zone.rows[-1] if zone.rows else None
    if above is None or line.gap_before or not line.indented or _is_sentence(line) or ":" in line.folded:
        return False
    first = next((row for row in reversed(zone.rows) if not row.indented), None)
    return first is not None and tells_part(first) and may_be_row(line)


def _goes_with(line: Line, zone: Zone) -> bool:
    """Tell whether a line right below a row is one more: what somebody is, a family name, a given name."""
    if not zone.rows or line.gap_before or len(line.text) > _LONGEST_GROUP or _is_sentence(line):
        return False
    found = people_in(line.text) or []
    return len(found) == 1 and bool(found[0].title) and is_family(found[0].name.family or "")


def _begins_with_role_or_row(line: Line) -> bool:
    if _is_sentence(line):
        return False
    if _INITIALS_ROW.fullmatch(line.folded) or (_PART_ROW.fullmatch(line.folded) and tells_part(line)):
        return True
    return looks_like_row(line) or (_ROLE_ROW.fullmatch(line.folded) is not None and len(line.text) <= 24)


_INITIALS_ROW = re.compile(r"[A-Z](?:[.・ ]?[A-Z])?\.?(?:さん|氏)? ?\([^()]{3,40}\)")
"""Somebody by initials, and in brackets what they are: a row where no heading says so."""

_PART_ROW = re.compile(r"[^ :。]{2,12} +[^:。()]{2,24}\([^()。]{2,40}\)")
_ROLE_ROW = re.compile(r"(?:聞き手|語り手|話し手|司会|進行|構成) ?[:/] ?[^。]{2,20}")


# Agenda


def _agenda(lines: Sequence[Line], at: int) -> Zone:
    if _runs_in(lines[at], AGENDA_RUN_IN):
        first = _cut_behind_heading(lines[at], AGENDA_RUN_IN)
        return Zone([], [first, *_items(lines, at + 1, begun=True)])
    return Zone([lines[at]], _items(lines, at + 1))


def _items(lines: Sequence[Line], begin: int, *, begun: bool = False) -> list[Line]:
    rows: list[Line] = []
    with_numbers = begun
    double = _is_double_spaced(lines)
    for line in lines[begin:]:
        mark = numbered(line.text)
        if _ends_list(line) or line.folded.startswith("※") or len(line.text) > _LONGEST_ROW:
            break
        if rows and _is_heading(line, OPENING_HEADING):
            break
        if (rows and line.has_role(HintRole.HEADING)) or is_rule(line.folded) or is_wordless(line.text):
            break
        if not mark and (
            (rows and line.gap_before and not (double and _has_same_bullet(rows[0], line)))
            or definition(line.text, line.folded)
            or (ends_sentence(line.folded) and not line.folded.endswith(("?", "!")))
        ):
            break
        if begun and not mark:
            break
        if rows and not mark and with_numbers and not _goes_on(line):
            break
        if mark and rows and line.gap_before and not _counts_on(rows, mark.number):
            break
        with_numbers = with_numbers or mark is not None
        rows.append(line)
    return rows


def _has_same_bullet(first: Line, line: Line) -> bool:
    return first.folded[:1] in _DECORATION and line.folded[:1] == first.folded[:1]


def _counts_on(rows: Sequence[Line], number: int) -> bool:
    """Tell whether an item behind a blank line goes on counting: else the talk has begun with a heading."""
    last = next((mark.number for mark in map(numbered, (r.text for r in reversed(rows))) if mark), 0)
    return number > last


def _goes_on(line: Line) -> bool:
    """Tell whether a line without a number under numbered items may be the rest of one: it is set in."""
    return line.indented


def _ends_list(line: Line) -> bool:
    read = line.folded
    if (read[:1] == "―" and not is_wordless(read)) or _is_heading(line, ABSENT_HEADING):
        return True
    if _is_heading(line, AGENDA_HEADING) or _is_heading(line, PARTICIPANTS_HEADING):
        return True
    before = re.split("[:/]", read, maxsplit=1)[0]
    if before == read or before.startswith("司会"):
        return False
    return bool(NO_SPEAKER.fullmatch(before) or EVENT_DETAIL.fullmatch(before))
