"""What single lines of a list of people look like: its heading, its rows, and what stands among these."""

import re
from collections.abc import Sequence
from functools import lru_cache

from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.row_lines import (
    is_table_heading,
    looks_like_row,
    may_be_row,
    names_somebody,
    tells_part,
)
from zadankai_editor.recognize.cast.table import LONGEST_ROW, cells, joins_people
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.heading_texts import entry_of, heading_text
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import mark_end, mate
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    EVENT_DETAIL,
    OPENING_HEADING,
    PARTICIPANTS_HEADING,
    TITLE_TAILS,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

LONGEST_HEADING = 48
LONGEST_POST = 16
_ENDS_IN_INITIAL = re.compile(r"[A-Z]\.$")
NOBODY = re.compile(
    r"[(]?(?:なし|無し|該当(?:者)?なし|ありません|[^、,]{0,12}(?:のとおり|の通り|参照|略)|"
    r"[^、,]{0,6}[0-9]+ ?[名人])[)]?。?"
)
_BETWEEN = re.compile(r"[、,/]|(?<=\))・")
ABSENT_ASIDE = re.compile(r" ?\([^()]{2,}[はがも、][^()]*欠席[^()]*\)$")
"""A remark behind those present that somebody else was not there."""
ABSENT = re.compile(
    r"^[【\[(]?欠席[^】\])]{0,4}[】\])]|^欠席 ?[: ]|(?:[(※・、 ]|所用[^()]{0,6}|都合[^()]{0,6})(?:ご?欠席)[)。]?$"
)
"""What stands at a row of somebody who was not there."""
_POINTS_TO_LIST = re.compile(
    r"[^。]{2,24}(?:は|を)(?:次|左|右|下|以下|下記|別紙)?(?:の|記の)?(?:とおり|通り|方々|皆さん|メンバー)[^。]{0,12}[。:]?"
)
"""How a sentence announces a list: it ends as sentences do, and the rows stand below it."""


def is_as_far(row: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line is one more of rows of which blank lines part each from the next."""
    return bool(above) and all(one.gap_before for one in above[-2:]) and is_alike(row, above)


def parted(rows: Sequence[Line]) -> tuple[Line, ...]:
    """Return the rows with each person of those that stand apart by wide gaps as a row."""
    return tuple(cell for row in rows for cell in ([row] if is_table_heading(row) else cells(row)))


def parts_in_two(row: Line) -> bool:
    """Tell whether a sign or a space parts a line in two, as rows of titles and names are."""
    return ":" in row.folded[1:-1] or " " in row.folded[1:-1]


def is_short_name(row: Line) -> bool:
    """Tell whether a line is short and may be a name alone."""
    return len(row.text) <= LONGEST_POST and parse_name(row.text) is not None


def is_alike(row: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line goes on with rows: a name alone, or `所属：名前` below `所属：名前`."""
    if not above or is_sentence(row) or len(row.text) > LONGEST_ROW:
        return False
    if ":" not in row.folded[1:-1]:
        return names_somebody(row)
    return ":" in above[-1].folded and may_be_row(row)


def looks(row: Line) -> bool:
    """Tell whether a line is a row beyond doubt, of one person or several."""
    if len(row.text) > LONGEST_ROW:
        return False
    return looks_like_row(row) or len(cells(row)) > 1 or joins_people(row.text)


@lru_cache(maxsize=8192)
def heading_kind(read: str) -> str:
    """Return what a folded line says that it heads: `people`, `absent`, `run-in`, `other`, or nothing."""
    if len(read) > LONGEST_ROW:
        return ""
    entry = entry_of(read)
    if entry is not None and entry.begin < len(read) and not ends_sentence(read):
        if entry.kind == "present" and _may_list(read[entry.begin - 1], read[entry.begin :]):
            return "run-in"
        if entry.kind in ("detail", "absent", "opening") or (
            entry.kind == "agenda" and numbered(read[entry.begin :])
        ):
            return "absent" if entry.kind == "absent" else "other"
    return _kind_of_whole(read) if len(read) <= LONGEST_HEADING else ""


def _may_list(sign: str, rest: str) -> bool:
    """Tell whether people may be listed behind a heading in its line: a colon says so, a space alone does not."""
    if NOBODY.fullmatch(rest):
        return False
    first = _BETWEEN.split(rest)[0]
    return sign != " " or first != rest or people_in(rest) is not None


def _kind_of_whole(read: str) -> str:
    """Return what a line heads that is a heading and no more."""
    text = heading_text(read)
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


INITIALS_ROW = re.compile(r"[A-Z](?:[.・ ]?[A-Z])?\.?(?:さん|氏)? ?[(/][^()]{3,40}\)?")
PART_ROW = re.compile(r"[^ :。]{2,12} +[^:。()]{2,24}\([^()。]{2,40}\)")
ROLE_ROW = re.compile(r"(?:聞き手|語り手|話し手|司会|進行|構成) ?[:/] ?[^。]{2,20}")


def goes_with(line: Line, above: Sequence[Line]) -> bool:
    """Tell whether a line right below rows is one more: it hangs below a part, or says a title and a name."""
    if is_sentence(line) or len(line.text) > LONGEST_ROW or ":" in line.folded:
        return bool(ROLE_ROW.fullmatch(line.folded) or INITIALS_ROW.fullmatch(line.folded))
    if INITIALS_ROW.fullmatch(line.folded) or (PART_ROW.fullmatch(line.folded) and tells_part(line)):
        return True
    if not above:
        return bool(ROLE_ROW.fullmatch(line.folded))
    if line.indented and _hangs_below_part(above):
        return may_be_row(line)
    found = people_in(line.text) or []
    return len(line.text) <= LONGEST_POST and len(found) == 1 and bool(found[0].title)


def _hangs_below_part(above: Sequence[Line]) -> bool:
    """Tell whether the last of some rows that is not set in begins with a part in the talk or a group."""
    first = next((row for row in reversed(above) if not row.indented), None)
    return first is not None and tells_part(first)


def is_marked(line: Line) -> bool:
    """Tell whether a mark or a bracket stands before a line."""
    return mark_end(line.folded, 0) > 0 or mate(line.folded[:1] or "a") is not None


def is_post(read: str) -> bool:
    """Tell whether a folded line holds a post and no more; its letters may stand apart."""
    words = read.split()
    bare = "".join(words)
    apart = all(len(word) == 1 for word in words)
    return is_role(bare) and (len(words) <= 2 or apart) and (people_in(read) is None or bare in TITLE_TAILS)


def row_like(line: Line | None) -> bool:
    """Tell whether a line may stand in a list below a heading: a row, the heading of a table, nobody."""
    return line is not None and (
        may_be_row(line) or is_table_heading(line) or NOBODY.fullmatch(line.folded) is not None
    )


def is_clear_row(line: Line) -> bool:
    """Tell whether a line is a row beyond doubt, or somebody by a full name."""
    return looks(line) or (len(line.text) <= LONGEST_ROW and names_somebody(line))


def may_be(line: Line) -> bool:
    """Tell whether nothing but a sentence speaks against a row."""
    return not is_sentence(line) or looks(line)


def is_sentence(line: Line) -> bool:
    """Tell whether a line ends as a sentence does, and not in somebody's initial."""
    return ends_sentence(line.folded) and not _ENDS_IN_INITIAL.search(line.folded)


def is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line stands between all lines, so that none says anything."""
    return len(lines) > 10 and sum(line.gap_before for line in lines[:200]) >= 0.9 * len(lines[:200])


def profiled(lines: Sequence[Line], begin: int) -> set[int]:
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
