"""The rows of a list of participants.

A row is `title(post):name`, `title:post:name`, `title name`, `name(title)` or a name alone, with a
reading in kana in brackets; a seat may stand before it, an honorific behind it. People may also be
printed as profiles (a name, and below it what they are) or in a table with a row of headings. Where
people run together in one row it is parted and doubted; a row that is not understood is kept whole
as a name.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons
from zadankai_editor.recognize.cast.columns import columns_of, row_of_columns
from zadankai_editor.recognize.cast.comma_rows import listed_row, row_of_people, with_one_part
from zadankai_editor.recognize.cast.joined_rows import parted, parted_by_titles
from zadankai_editor.recognize.cast.offices import is_role, is_title, says_who_leads
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.profiles import lines_of_people, profile
from zadankai_editor.recognize.cast.row_lines import without_bullet, without_honorific_last
from zadankai_editor.recognize.cast.rows import LEADS, not_understood
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import CREDITS

_TITLES_LOOKED_AT = 200


def read_rows(lines: Sequence[Line], printed: Callable[[], Collection[str]] = frozenset) -> list[Member]:
    """Return the people in the rows `lines`, in order; no row is dropped but headings of tables.

    `printed` gives, where it is asked for, the keys of the names that stand beside utterances.
    """
    table = columns_of(lines)
    if table is not None:
        return _table(lines, *table)
    reader = _RowReader(_titles(lines), printed)
    rows: list[Member] = []
    for group in lines_of_people(lines):
        whole = profile(group) if len(group) > 1 else None
        if whole is not None:
            rows.append(whole)
            continue
        for line in group:
            rows += reader.read(line)
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


def _table(lines: Sequence[Line], head: Line, columns: Sequence[str]) -> list[Member]:
    reader = _RowReader((), frozenset)
    rows: list[Member] = []
    for line in lines:
        if line is not head:
            row = row_of_columns(line, columns, rows[-1].person.title if rows else None)
            rows += [row] if row is not None else reader.read(line)
    return rows


def _titles(lines: Sequence[Line]) -> list[str]:
    """Return, folded, what stands before the first colon, or the first space, of each row."""
    found = []
    for line in lines[:_TITLES_LOOKED_AT]:
        bare = without_bullet(line.folded)
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
        text, alias = _without_alias(without_honorific_last(without_bullet(line.text)))
        listed = with_one_part(text, line.number)
        if listed is None and not LEADS.match(folded(text)) and not _says_much(text):
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
        rows = rows or [not_understood(text, line.number)]
        return [replace(_doubted(rows, text, line.number), alias=alias), *rows[1:]]

    def _run_together(self, text: str, number: int, *, needed: bool) -> list[Member] | None:
        """Read people who run together; where this is not `needed`, only if each has a title and a full name."""
        if not needed and outer_colons(folded(text)):
            return None
        for pieces in self._ways_to_part(text):
            rows = _joined(pieces, number) if len(pieces) > 1 else []
            plain = len(rows) == len(pieces) and all(_is_plain(row.person) for row in rows)
            if rows and (needed or plain):
                return rows
        return None

    def _ways_to_part(self, text: str) -> Iterator[list[str]]:
        yield parted(text, self.titles)
        if not outer_colons(folded(text)):
            yield parted_by_titles(text, self.printed())


def _without_alias(text: str) -> tuple[str, str | None]:
    """Return a row without the short form that it defines at its end, and that."""
    defined = definition(text, folded(text))
    return (defined.who, defined.alias) if defined and not defined.rest else (text, None)


def _doubted(rows: Sequence[Member], text: str, number: int) -> Member:
    """Return the first of a row with a doubt, where it is not certain who they are or where their names part."""
    first = rows[0]
    if folded(first.person.title or "") in CREDITS and first.doubt is None:
        message = f"参加者の行{quoted(text)}が、参加者か、記事を作った人の名前か確かめてください。"
        first = replace(first, doubt=DoubtNote(Uncertain.PARTICIPANT, message, number))
    parted_names = all(row.person.family for row in rows)
    if len(rows) > 1 and not parted_names and not all(row.person.honorific for row in rows):
        first = replace(first, doubt=_joined_doubt(rows, number))
    return first


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
