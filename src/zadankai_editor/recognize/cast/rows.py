"""The rows of a list of participants.

A row is `title(post):name`, `title:post:name`, `title name`, `name(title)` or a name alone, with a
reading in kana in brackets; a seat may stand before it, an honorific behind it. What somebody is may also stand on
lines of its own above or below the name, or in the columns of a table with a row of headings. Where people run
together in one row it is parted and doubted; a row that is not understood is kept whole as a name.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets
from zadankai_editor.recognize.cast.fields import (
    PART_IN_TALK,
    called_row,
    listed_row,
    member_of,
    not_understood,
    row_of_people,
)
from zadankai_editor.recognize.cast.joined_rows import parted
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_role, is_title, may_be_office, says_who_leads
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.profiles import named_in, people_of_profiles
from zadankai_editor.recognize.cast.row_lines import bare_row, is_table_heading, looks_like_row, only_name
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import CREDITS

_TITLES_LOOKED_AT = 200
_LAST_FOR_HEADING = 3


def read_rows(lines: Sequence[Line], printed: Callable[[], Collection[str]] = frozenset) -> list[Member]:
    """Return the people in the rows `lines`, in order; no row is dropped but headings of tables.

    `printed` gives, where it is asked for, the keys of the names that stand beside utterances.
    """
    reader = _RowReader(_titles(lines), printed)
    columns = _columns(lines)
    rows: list[Member] = []
    for group in _lines_of_people(lines):
        above = rows[-1].person.title if rows else None
        whole = _of_columns(group[0], columns, above) if columns else _of_lines(group)
        if whole is not None:
            rows.append(whole)
        else:
            rows += [
                row for line in group if not (columns and is_table_heading(line)) for row in reader.read(line)
            ]
    return rows


def with_leaders(rows: Sequence[Member], headings: Sequence[Line]) -> list[Member]:
    """Return `rows`, of which those lead the talk who are listed under a heading that says so: `【モデレーター】`."""
    places = [heading.number for heading in headings]
    leading = {heading.number for heading in headings if says_who_leads(heading.text)}
    found = []
    for row in rows:
        first = min(row.person.lines, default=0)
        above = max((place for place in places if place <= first), default=first)
        found.append(row.having(moderator=True) if above < first and above in leading else row)
    return found


# Several lines of one person, and columns


def _lines_of_people(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of one person each: profiles between blank lines, an office above a name, else single lines."""
    built_alike = people_of_profiles(lines)
    if built_alike:
        yield from built_alike
        return
    waiting: list[Line] = []
    for place, line in enumerate(lines, 1):
        waiting.append(line)
        if place == len(lines) or not _is_office_of(line, lines[place]):
            yield waiting
            waiting = []


def _is_office_of(line: Line, after: Line) -> bool:
    """Tell whether a line says what somebody is whom the next line names: `政府参考人`, `(厚生局長) 甲野 洋`."""
    named = only_name(after)
    if named and named.name.kana and not only_name(line) and not looks_like_row(line):
        return True
    if not is_role(line.text) or row_of_people(line.text, 0) or listed_row(line.text, 0):
        return False
    return after.folded.startswith("(") and bool(row_of_people(after.text, 0))


def _of_lines(group: Sequence[Line]) -> Member | None:
    """Return whom one of several lines names, with what the others say; `None` where each is to be read by itself."""
    if len(group) == 1:
        return None
    named = named_in(group) or [line for line in group[-1:] if line.folded.startswith("(")]
    if len(named) != 1:
        return None
    row = (row_of_people(named[0].text, 0) or [not_understood(named[0].text, named[0].number)])[0]
    details = [line.text for line in group if line is not named[0]]
    details[:1] = filter(None, details[0].partition("。")[::2])
    title, *posts = [row.person.title, *details] if row.person.title else details
    inside = trailing_brackets(title)
    if inside and all(inside):
        title, posts = inside[0], [inside[1], *posts]
    lines = tuple(line.number for line in group)
    return row.having(title=title, post="、".join(posts) or None, lines=lines)


def _columns(lines: Sequence[Line]) -> list[str] | None:
    """Return what each column of a table holds, as a row says that names them; `None` where there is none."""
    head = next((line for line in lines[:_LAST_FOR_HEADING] if is_table_heading(line)), None)
    if head is None or not any("\t" in line.text for line in lines):
        return None
    columns = [_column(word) for word in re.split(r"\t+| {2,}", head.text.strip())]
    return columns if "name" in columns else None


def _column(heading: str) -> str:
    if re.search("氏名|名前|出席者", heading):
        return "name"
    return "title" if re.search("区分|役職|職名|役|職", heading) else "post"


def _of_columns(line: Line, columns: Sequence[str], above: str | None) -> Member | None:
    """Read a row of a table; `above` is the title in the row above it. `None` where it names nobody."""
    cells = [cell.strip() for cell in line.text.split("\t")]
    if line.indented and len(cells) < len(columns):
        cells = [""] * (len(columns) - len(cells)) + cells
    found = dict(zip(columns, cells, strict=False))
    name = None if is_table_heading(line) else parse_name(found.get("name", ""))
    if name is None:
        return None
    title = found.get("title") or (above if "title" in found else None)
    return member_of(name, [title, found.get("post")], line.text, line.number, aside=name.aside)


# Single rows


def _titles(lines: Sequence[Line]) -> list[str]:
    """Return, folded, what stands before the first colon, or the first space, of each row."""
    found = []
    for line in lines[:_TITLES_LOOKED_AT]:
        bare = bare_row(line.folded)
        colons = outer_colons(bare)
        if colons:
            found.append(bare[: colons[0]])
        elif is_title(bare.split(" ", 1)[0]):
            found.append(bare.split(" ", 1)[0])
    return found


@dataclass(frozen=True)
class _RowReader:
    """Reads rows of a list in which `titles` begin rows; `printed` as in `read_rows`."""

    titles: Sequence[str]
    printed: Callable[[], Collection[str]]

    def read(self, line: Line) -> list[Member]:
        """Return the people of one row."""
        text, alias = _without_alias(bare_row(line.text))
        if not PART_IN_TALK.match(folded(text)) and not _says_much(text):
            listed = listed_row(text, line.number)
            if listed:
                return listed
        pieces = parted(text, self.titles) if outer_colons(folded(text)) else [text]
        if len(pieces) > 1:
            return _joined(pieces, line.number)
        rows = row_of_people(text, line.number)
        if rows is None or any(_may_hold_others(row.person) for row in rows):
            joined = self._run_together(text, line.number, needed=rows is None)
            if joined:
                return joined
        rows = rows or [_without_name(text, line.number)]
        return [replace(_doubted(rows, text, line.number), alias=alias), *rows[1:]]

    def _run_together(self, text: str, number: int, *, needed: bool) -> list[Member] | None:
        """Read people who run together; where this is not `needed`, only if each has a title and a full name."""
        if not needed and outer_colons(folded(text)):
            return None
        pieces = parted(text, self.titles, self.printed)
        rows = _joined(pieces, number) if len(pieces) > 1 else []
        plain = len(rows) == len(pieces) and all(_is_plain(row.person) for row in rows)
        return rows if needed or plain else None


def _without_name(text: str, number: int) -> Member:
    """Read a row that gives nobody's whole name: what somebody is called, two offices of one, or what it may be."""
    called = called_row(text, number)
    offices = trailing_brackets(text) if called is None else None
    if offices and all(map(may_be_office, offices)):
        return Member(Person(printed=text, lines=(number,)))
    return called if called and called.person.title else not_understood(text, number)


def _without_alias(text: str) -> tuple[str, str | None]:
    """Return a row without the short form that it defines at its end, and that."""
    defined = definition(text, folded(text))
    return (defined.who, defined.alias) if defined and not defined.rest else (text, None)


def _doubted(rows: Sequence[Member], text: str, number: int) -> Member:
    """Return the first of a row with a doubt, where it is not certain who they are or where their names part."""
    first = rows[0]
    certain = all(row.person.family for row in rows) or all(row.person.honorific for row in rows)
    if len(rows) > 1 and not certain:
        return replace(first, doubt=_joined_doubt(rows, number))
    if folded(first.person.title or "") not in CREDITS:
        return first
    return first.doubted(f"参加者の行{quoted(text)}が、参加者か、記事を作った人の名前か確かめてください。")


def _says_much(text: str) -> bool:
    """Tell whether commas stand only in what a row says of somebody: `大学卒、会社員：甲野`."""
    read = folded(text)
    colons = outer_colons(read)
    return len(colons) == 1 and "、" in read[: colons[0]] and not re.search("[、,/]", read[colons[0] :])


def _may_hold_others(person: Person) -> bool:
    """Tell whether what a row without colons was read as may be several people who run together."""
    return person.title is not None and (person.family is None or not is_role(person.title))


def _is_plain(person: Person) -> bool:
    return bool(person.family and person.title and is_role(person.title))


def _joined(pieces: Sequence[str], number: int) -> list[Member]:
    rows: list[Member] = []
    for piece in pieces:
        rows += row_of_people(piece, number) or [not_understood(piece, number)]
    return [replace(rows[0], doubt=_joined_doubt(rows, number)), *rows[1:]]


def _joined_doubt(rows: Sequence[Member], number: int) -> DoubtNote:
    names = "と".join(row.person.shown for row in rows)
    said = f"一行に続けて書かれた参加者を{len(rows)}人（{names}）に分けました。"
    message = f"{said}肩書と氏名の切れ目を確かめてください。"
    return DoubtNote(Uncertain.PARTICIPANTS_JOINED, message, number)
