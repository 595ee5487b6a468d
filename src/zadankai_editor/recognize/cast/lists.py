"""Stretches of a document that may list who takes part, with or without a heading.

All of them are candidates: a table of replaced members looks as good as the list of those present. Which of
them is the list, the labels of the talk say (`cast.choosing`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import numbered
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

LONGEST_ROW = 120
_LONGEST_HEADING = 48
_LONGEST_POST = 16
_ENDS_IN_INITIAL = re.compile(r"[A-Z]\.$")
_NOBODY = re.compile(r"[(]?(?:なし|無し|該当(?:者)?なし|ありません)[)]?。?")
_ABSENT_ASIDE = re.compile(r"\((?:[^()]*[、, ])?欠席[^()]*\)|^\(?欠席 ?[: ]|^【欠席[^【】]*】")
_POINTS_TO_LIST = re.compile(
    r"[^。]{2,24}(?:は|を)(?:次|左|右|下|以下|下記|別紙)?(?:の|記の)?(?:とおり|通り|方々|皆さん|メンバー)[^。]{0,12}[。:]?"
)
"""How a sentence announces a list: it ends as sentences do, and the rows stand below it."""


@dataclass(frozen=True)
class ListCandidate:
    """A stretch that may be a list of people: headings (of groups, too), rows, and what says that it may be none.

    `worth` is how much its form and its heading speak for it, whatever it explains; `absent`: its heading says
    that they were not there.
    """

    headings: tuple[Line, ...]
    rows: tuple[Line, ...]
    worth: float
    absent: bool = False
    headed: bool = False

    @property
    def start(self) -> int:
        """The index of its first line."""
        return min(line.index for line in (*self.headings, *self.rows))

    @property
    def end(self) -> int:
        """The index behind its last line."""
        return max(line.index for line in (*self.headings, *self.rows)) + 1


def list_candidates(lines: Sequence[Line], speaks: Callable[[Line], bool]) -> list[ListCandidate]:
    """Return the candidates in `lines`, which are not blank, in order.

    `speaks` tells of a line whether somebody's label and words stand in it in a form that the document
    prints again and again: that is no row.
    """
    found: list[ListCandidate] = []
    place = 0
    while place < len(lines):
        candidate = _candidate(lines, place, speaks)
        if candidate is None:
            place += 1
            continue
        found.append(candidate)
        end = candidate.end
        while place < len(lines) and lines[place].index < end:
            place += 1
    return found


def _candidate(
    lines: Sequence[Line], place: int, speaks: Callable[[Line], bool]
) -> ListCandidate | None:
    line = lines[place]
    if len(line.text) > LONGEST_ROW or speaks(line):
        return None
    kind = _heading_kind(line.folded)
    if kind == "run-in":
        return _behind(line, lines, place, speaks)
    if kind in ("people", "absent"):
        return _headed(lines, place, speaks, known=True, absent=kind == "absent")
    if kind == "other" or place + 1 >= len(lines):
        return None
    after = lines[place + 1]
    if looks_like_row(line) or _hangs_together(line, after):
        return _unheaded(lines, place, speaks)
    may_head = len(line.text) <= _LONGEST_HEADING and line.gap_before
    if may_head and _is_clear_row(after) and not speaks(after) and not after.gap_after | line.gap_after:
        return _headed(lines, place, speaks, known=is_group(line))
    return None


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


def _behind(
    line: Line, lines: Sequence[Line], place: int, speaks: Callable[[Line], bool]
) -> ListCandidate | None:
    """Return a list that begins in the line of its heading: `出席者：甲野委員、乙川委員`."""
    match = PARTICIPANTS_RUN_IN.match(line.folded)
    begin = match.end() if match else 0
    text = line.text[begin:].strip()
    first = replace(line, text=text, read=folded(text))
    rest = _rows(lines, place + 1, speaks, begun=True)
    return ListCandidate(tuple(rest[0]), (first, *rest[1]), 3.0, headed=True)


def _headed(
    lines: Sequence[Line],
    place: int,
    speaks: Callable[[Line], bool],
    *,
    known: bool,
    absent: bool = False,
) -> ListCandidate | None:
    headings, rows = _rows(lines, place + 1, speaks, begun=False)
    if not rows:
        return None
    clear = sum(map(_is_clear_row, rows))
    if not known and clear < 2 and 2 * clear < len(rows):
        return None
    worth = (3.0 if known else 0.5) + min(2.0, 0.5 * clear)
    return ListCandidate((lines[place], *headings), tuple(rows), worth, absent, headed=known)


def _unheaded(lines: Sequence[Line], place: int, speaks: Callable[[Line], bool]) -> ListCandidate | None:
    """Return rows that no heading announces: two at least, beyond doubt, right below each other."""
    rows: list[Line] = []
    for line in lines[place:]:
        row = not speaks(line) and (looks_like_row(line) or _goes_with(line, rows))
        if not row or (rows and line.gap_before):
            break
        rows.append(line)
    return ListCandidate((), tuple(rows), min(2.0, 0.5 * len(rows))) if len(rows) >= 2 else None


def _hangs_together(line: Line, after: Line) -> bool:
    """Tell whether two lines begin a list in which a part in the talk or initials stand before what people are."""
    if _is_sentence(line) or after.gap_before or len(line.text) > _LONGEST_HEADING:
        return False
    begins = _INITIALS_ROW.fullmatch(line.folded) or _ROLE_ROW.fullmatch(line.folded)
    return bool(begins or (_PART_ROW.fullmatch(line.folded) and tells_part(line)))


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


# The rows below a heading


def _rows(
    lines: Sequence[Line], begin: int, speaks: Callable[[Line], bool], *, begun: bool
) -> tuple[list[Line], list[Line]]:
    """Return the headings of groups and the rows that follow each other from `begin` on."""
    headings: list[Line] = []
    rows: list[Line] = []
    profiles = _profiled(lines, begin)
    double = _is_double_spaced(lines)
    for place in range(begin, len(lines)):
        line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
        if _ends(line, after, speaks, begun=begun or bool(rows)):
            break
        if is_table_heading(line):
            rows.append(line)
        elif _ABSENT_ASIDE.search(line.folded) and not line.gap_before and not may_be_row(line):
            headings.append(line)
        elif is_rule(line.folded) or is_wordless(line.text):
            if (begun or rows) and not _row_like(after):
                break
            headings.append(line)
        elif _NOBODY.fullmatch(line.folded) or _heads_group(lines, place, begun=begun or bool(rows)):
            headings.append(line)
        elif place in profiles or (_stands_with(line, begun=begun or bool(rows), double=double) and _may_be(line)):
            rows.append(line)
        else:
            break
    while headings and rows and headings[-1].index > rows[-1].index and not _NOBODY.fullmatch(headings[-1].folded):
        headings.pop()
    return headings, rows


def _ends(line: Line, after: Line | None, speaks: Callable[[Line], bool], *, begun: bool) -> bool:
    if len(line.text) > LONGEST_ROW or speaks(line) or line.has_picture or line.folded.startswith("※"):
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
    said = after is not None and ends_sentence(after.folded) and not looks_like_row(after)
    return bool(defined and (defined.rest or line.gap_before or said))


def _heads_group(lines: Sequence[Line], place: int, *, begun: bool) -> bool:
    """Tell whether a line names the group or the post of those in the rows below it."""
    line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    bare = line.folded.replace(" ", "")
    if not _row_like(after) or (looks_like_row(line) and bare not in TITLE_TAILS):
        return False
    if is_group(line) or bare in TITLE_TAILS:
        return True
    if len(line.text) > _LONGEST_POST or ":" in bare.rstrip(":") or names_somebody(line):
        return False
    behind = lines[place + 2] if place + 2 < len(lines) else None
    if behind is not None and line.gap_before and ends_sentence(behind.folded) and not behind.gap_before:
        return False
    post = is_role(bare) and (people_in(line.text) is None or bare in TITLE_TAILS)
    return (begun or line.gap_before or post) and not ends_sentence(line.folded) and (post or not may_be_row(line)) and (
        post or line.folded[:1] in _GROUP_MARKS
    )


_GROUP_MARKS = frozenset("○◯〇■□◆◇●◎▼・【[<《")


def _row_like(line: Line | None) -> bool:
    return line is not None and (may_be_row(line) or is_table_heading(line) or _NOBODY.fullmatch(line.folded) is not None)


def _is_clear_row(line: Line) -> bool:
    return len(line.text) <= LONGEST_ROW and (looks_like_row(line) or names_somebody(line))


def _stands_with(line: Line, *, begun: bool, double: bool) -> bool:
    """Tell whether a line goes on with a list: no blank line parts it, or it is a row beyond doubt."""
    if double:
        return may_be_row(line) or (not begun and not _is_sentence(line))
    return not begun or not line.gap_before or looks_like_row(line)


def _may_be(line: Line) -> bool:
    return not _is_sentence(line) or looks_like_row(line)


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
