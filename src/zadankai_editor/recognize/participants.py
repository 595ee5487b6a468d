"""The rows of a list of participants.

A row is `title(post):name`, `title:post:name`, `title name`, `name(title)` or a name alone, with a
reading in kana in brackets; a seat may stand before it, an honorific behind it. People may also be
printed as profiles (a name, and below it what they are) or in a table with a row of headings. Where
people run together in one row it is parted and doubted; a row that is not understood is kept whole
as a name.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, outer_colons, trailing_brackets
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.joined_rows import parted, parted_by_titles
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.names import is_title, parse_name
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.row_people import (
    LEADS,
    Row,
    listed_row,
    names_group,
    not_understood,
    row_of,
    says_who_leads,
    single_row,
    tells_role,
    with_one_part,
)
from zadankai_editor.recognize.rows import is_role, people_in
from zadankai_editor.recognize.vocabulary import (
    CREDITS,
    OTHER_ROLES,
    TABLE_HEADINGS,
)

__all__ = [
    "Row",
    "credits_somebody",
    "is_group",
    "is_table_heading",
    "looks_like_row",
    "mark_leaders",
    "may_be_row",
    "names_somebody",
    "read_rows",
    "tells_part",
]

_BULLET = re.compile(r"^[・○●◎■□◆◇▶*\-―>〇] *")
INITIALS_AT_END = re.compile(r"[A-Z]\.$")
_HONORIFIC_LAST = re.compile(r"(?<=[)）]) ?(さん|氏|君|様|先生)$")
_TITLES_LOOKED_AT = 200
_ENOUGH_PROFILES = 2
_LONGEST_DETAIL = 60
_LONGEST_ROW = 120


def read_rows(lines: Sequence[Line], printed: Callable[[], Collection[str]] = frozenset) -> list[Row]:
    """Return the people in the rows `lines`, in order; no row is dropped but headings of tables.

    `printed` gives, where it is asked for, the keys of the names that stand beside utterances.
    """
    table = _table(lines)
    if table is not None:
        return table
    titles = _titles(lines)
    rows: list[Row] = []
    for group in _people_of_profiles(lines):
        rows += _profile(group) if len(group) > 1 else _read_row(group[0], titles, printed)
    return rows


def looks_like_row(line: Line) -> bool:
    """Tell whether a line is, beyond doubt, a row of such a list: a title and a name of two parts."""
    return len(line.text) <= _LONGEST_ROW and _looks_like_row(line.text)


@lru_cache(maxsize=4096)
def _looks_like_row(text: str) -> bool:
    bare = _BULLET.sub("", text) if _BULLET.match(folded(text)) else text
    bare = _HONORIFIC_LAST.sub("", bare)
    rows = single_row(bare, 0)
    if not rows or (ends_sentence(folded(text)) and rows[-1].person.name is not None):
        return False
    if any(row.doubt for row in rows):
        return False
    colons = bool(outer_colons(folded(bare)))
    people = [row.person for row in rows]
    if len(people) > 1:
        return all(person.title or person.honorific for person in people)
    person = people[0]
    if person.name is not None and person.name.kana and person.family:
        return True
    if person.honorific and person.family and not colons:
        return True
    named = person.family or (person.name is None and person.printed)
    return bool(named and person.title and (tells_role(person.title) or person.post or person.moderator))


def may_be_row(line: Line) -> bool:
    """Tell whether a line can be read as a row, be it with a doubt."""
    text = _BULLET.sub("", line.text) if _BULLET.match(line.folded) else line.text
    if ends_sentence(line.folded) and not INITIALS_AT_END.search(line.folded):
        return False
    if outer_colons(folded(text)):
        return single_row(text, line.number) is not None or len(parted(text, [])) > 1
    rows = single_row(text, line.number) or listed_row(text, line.number) or []
    people = [row.person for row in rows]
    return bool(people) and all(
        p.family or p.title or p.honorific or (p.name and p.name.kana) for p in people
    )


def names_somebody(line: Line) -> bool:
    """Tell whether a line is nothing but the name of somebody, of two parts or with its reading."""
    found = people_in(line.text)
    return bool(
        found and len(found) == 1 and found[0].title is None and (found[0].name.family or found[0].name.kana)
    )


def credits_somebody(line: Line) -> bool:
    """Tell whether a line gives what is done for the article, and by whom: `文:甲野 洋`."""
    rows = single_row(_BULLET.sub("", line.text), line.number)
    person = rows[0].person if rows and len(rows) == 1 else None
    return bool(person and person.family and person.title and folded(person.title) in CREDITS)


def mark_leaders(rows: Sequence[Row], headings: Sequence[Line]) -> None:
    """Let those lead the talk who are listed under a heading that says so: `【モデレーター】`."""
    for heading in headings:
        if not says_who_leads(heading.text):
            continue
        behind = min((other.number for other in headings if other.number > heading.number), default=None)
        for row in rows:
            first = min(row.person.lines, default=0)
            if heading.number < first and (behind is None or first < behind):
                row.person.moderator = True


def tells_part(line: Line) -> bool:
    """Tell whether a row begins with a part in the talk or a group, which those set in below it share."""
    first = line.folded.split(" ", 1)[0]
    return names_group(first) or says_who_leads(first) or first in OTHER_ROLES


def is_table_heading(line: Line) -> bool:
    """Tell whether a line names the columns of a table of participants: `区分 氏名 所属`."""
    words = line.folded.split()
    return len(words) >= 2 and all(TABLE_HEADINGS.fullmatch(word) for word in words)


def is_group(line: Line) -> bool:
    """Tell whether a line names a group of participants, whose rows follow: `事務局`, `【パネリスト】`."""
    return names_group(line.folded)


def _titles(lines: Sequence[Line]) -> list[str]:
    """Return, folded, what stands before the first colon, or the first space, of each row."""
    found = []
    for line in lines[:_TITLES_LOOKED_AT]:
        bare = _BULLET.sub("", line.folded)
        colons = outer_colons(bare)
        if colons:
            found.append(bare[: colons[0]])
        elif is_title(bare.split(" ", 1)[0]):
            found.append(bare.split(" ", 1)[0])
    return found


# Rows


def _read_row(
    line: Line, titles: Sequence[str], printed: Callable[[], Collection[str]] = frozenset
) -> list[Row]:
    text = _BULLET.sub("", line.text) if _BULLET.match(line.folded) else line.text
    alias = None
    honoured = _HONORIFIC_LAST.search(text)
    if honoured:
        text = text[: honoured.start(1)]
    defined = definition(text, folded(text))
    if defined and not defined.rest:
        text, alias = defined.who, defined.alias
    listed = with_one_part(text, line.number)
    if listed is None and not LEADS.match(folded(text)) and not _says_much(text):
        listed = listed_row(text, line.number)
    if listed:
        return listed
    pieces = parted(text, titles) if outer_colons(folded(text)) else [text]
    if len(pieces) > 1:
        return _joined(pieces, line.number)
    rows = single_row(text, line.number)
    if rows is None or any(_may_hold_others(row.person) for row in rows):
        joined = _run_together(text, titles, printed, line.number, needed=rows is None)
        if joined:
            return joined
    rows = rows or [not_understood(text, line.number)]
    rows[0].alias = alias
    if folded(rows[0].person.title or "") in CREDITS and rows[0].doubt is None:
        message = f"参加者の行{quoted(text)}が、参加者か、記事を作った人の名前か確かめてください。"
        rows[0].doubt = DoubtNote(Uncertain.PARTICIPANT, message, line.number)
    parted_names = all(row.person.family for row in rows)
    if len(rows) > 1 and not parted_names and not all(row.person.honorific for row in rows):
        rows[0].doubt = _joined_doubt(rows, line.number)
    return rows


def _says_much(text: str) -> bool:
    """Tell whether commas stand only in what a row says of somebody: `大学卒、会社員：甲野`."""
    read = folded(text)
    colons = outer_colons(read)
    return len(colons) == 1 and "、" in read[: colons[0]] and not re.search("[、,/]", read[colons[0] :])


def _may_hold_others(person: Person) -> bool:
    """Tell whether what a row without colons was read as may be several people who run together."""
    return person.title is not None and (person.family is None or not is_role(person.title))


def _run_together(
    text: str,
    titles: Sequence[str],
    printed: Callable[[], Collection[str]],
    number: int,
    *,
    needed: bool,
) -> list[Row] | None:
    """Read people who run together in a row; where this is not `needed`, only if each has a title and a full name."""
    if not needed and outer_colons(folded(text)):
        return None
    for pieces in _ways_to_part(text, titles, printed):
        rows = _joined(pieces, number) if len(pieces) > 1 else []
        if rows and (needed or (len(rows) == len(pieces) and all(_is_plain(row.person) for row in rows))):
            return rows
    return None


def _ways_to_part(
    text: str, titles: Sequence[str], printed: Callable[[], Collection[str]]
) -> Iterator[list[str]]:
    yield parted(text, titles)
    if not outer_colons(folded(text)):
        yield parted_by_titles(text, printed())


def _is_plain(person: Person) -> bool:
    return bool(person.family and person.title and is_role(person.title))


def _joined(pieces: Sequence[str], number: int) -> list[Row]:
    rows: list[Row] = []
    for piece in pieces:
        rows += single_row(piece, number) or [not_understood(piece, number)]
    rows[0].doubt = _joined_doubt(rows, number)
    return rows


def _joined_doubt(rows: Sequence[Row], number: int) -> DoubtNote:
    names = "と".join(row.person.shown for row in rows)
    said = f"一行に続けて書かれた参加者を{len(rows)}人（{names}）に分けました。"
    message = f"{said}肩書と氏名の切れ目を確かめてください。"
    return DoubtNote(Uncertain.PARTICIPANTS_JOINED, message, number)


# Profiles: a name and, on the lines below or above, what somebody is


def _people_of_profiles(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of one person each; where no profiles are printed, every line by itself."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap_before and line.index == groups[-1][-1].index + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    profiles = [g for g in groups if len(g) > 1 and sum(map(names_somebody, g)) == 1]
    offices = _office_lines(lines)
    if len(profiles) >= _ENOUGH_PROFILES and 2 * len(profiles) > len(groups):
        yield from groups
        return
    waiting: list[Line] = []
    for line in lines:
        waiting.append(line)
        if line.index not in offices:
            yield waiting
            waiting = []
    for line in waiting:
        yield [line]


def _office_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of lines that hold a title alone, with the name on the next: `政府参考人`."""
    found = set()
    for line, after in itertools.pairwise(lines):
        if _is_reading_line(after) and not names_somebody(line) and not looks_like_row(line):
            found.add(line.index)
            continue
        names = re.fullmatch(r"\([^()]+\) *(?P<name>.+)", after.folded)
        if listed_row(line.text, line.number) or listed_row(after.text, after.number):
            continue
        if is_role(line.text) and people_in(line.text) is None and names and people_in(names["name"]):
            found.add(line.index)
    return found


def _is_reading_line(line: Line) -> bool:
    """Tell whether a line is a name with its reading, and nothing else."""
    found = people_in(line.text)
    return bool(found and len(found) == 1 and found[0].title is None and found[0].name.kana)


def _profile(group: Sequence[Line]) -> list[Row]:
    names = [line for line in group if names_somebody(line)]
    if len(names) != 1:
        office, last = group[0], group[-1]
        named = re.fullmatch(r"\((?P<post>[^()]+)\) *(?P<name>.+)", last.folded)
        found = people_in(last.text[named.start("name") :]) if named else None
        if len(group) == 2 and named and found and len(found) == 1:
            row = row_of(found[0], last.text, last.number)
            row.person.title = last.text[named.start("post") : named.end("post")]
            row.person.post = office.text
            row.person.lines = [office.number, last.number]
            return [row]
        return [row for line in group for row in _read_row(line, [])]
    named_line = names[0]
    rows = single_row(named_line.text, named_line.number) or [
        not_understood(named_line.text, named_line.number)
    ]
    person = rows[0].person
    details = [line.text for line in group if line is not named_line]
    if details:
        inside = trailing_brackets(details[0])
        person.title, person.post = inside if inside and inside[0] else (details[0], None)
        person.post = "、".join(filter(None, (person.post, *details[1:]))) or None
    person.lines = [line.number for line in group]
    return rows[:1]


# Tables


def _table(lines: Sequence[Line]) -> list[Row] | None:
    """Read a table with a row that names its columns; `None` where there is none."""
    head = next((line for line in lines[:3] if is_table_heading(line)), None)
    if head is None or not any("\t" in line.text for line in lines):
        return None
    columns = [_column(word) for word in re.split(r"\t+| {2,}", head.text.strip())]
    if "name" not in columns:
        return None
    rows: list[Row] = []
    for line in lines:
        if line is not head:
            rows += _table_row(line, columns, rows)
    return rows


def _column(heading: str) -> str:
    if re.search("氏名|名前|出席者", heading):
        return "name"
    return "title" if re.search("区分|役職|職名|役|職", heading) else "post"


def _table_row(line: Line, columns: Sequence[str], above: Sequence[Row]) -> list[Row]:
    cells = [cell.strip() for cell in line.text.split("\t")]
    if line.indented and len(cells) < len(columns):
        cells = [""] * (len(columns) - len(cells)) + cells
    found = dict(zip(columns, cells, strict=False))
    name = parse_name(found.get("name", ""))
    if name is None:
        return _read_row(line, [])
    title = found.get("title") or (above[-1].person.title if above and "title" in found else None)
    person = Person(
        name=replace(name, aside=None), printed=name.full, title=title, post=found.get("post") or None
    )
    person.lines = [line.number]
    person.moderator = says_who_leads(title or "")
    if person.title is None:
        person.title, person.post = person.post, None
    return [Row(person)]
