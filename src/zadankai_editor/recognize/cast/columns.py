"""Tables of participants: cells parted by tabs, below a row that names the columns."""

import re
from collections.abc import Sequence
from dataclasses import replace

from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import says_who_leads
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.row_lines import is_table_heading
from zadankai_editor.recognize.lines import Line

_LAST_FOR_HEADING = 3


def columns_of(lines: Sequence[Line]) -> tuple[Line, list[str]] | None:
    """Return the row that names the columns of a table, and what each holds; `None` where there is none."""
    head = next((line for line in lines[:_LAST_FOR_HEADING] if is_table_heading(line)), None)
    if head is None or not any("\t" in line.text for line in lines):
        return None
    columns = [_column(word) for word in re.split(r"\t+| {2,}", head.text.strip())]
    return (head, columns) if "name" in columns else None


def row_of_columns(line: Line, columns: Sequence[str], above: str | None) -> Member | None:
    """Read a row of a table; `above` is the title in the row above it. `None` where it names nobody."""
    cells = [cell.strip() for cell in line.text.split("\t")]
    if line.indented and len(cells) < len(columns):
        cells = [""] * (len(columns) - len(cells)) + cells
    found = dict(zip(columns, cells, strict=False))
    name = parse_name(found.get("name", ""))
    if name is None:
        return None
    title = found.get("title") or (above if "title" in found else None)
    post = found.get("post") or None
    leads = says_who_leads(title or "")
    if title is None:
        title, post = post, None
    whole = replace(name, aside=None)
    return Member(Person(title, post, whole, name.full, moderator=leads, lines=(line.number,)))


def _column(heading: str) -> str:
    if re.search("氏名|名前|出席者", heading):
        return "name"
    return "title" if re.search("区分|役職|職名|役|職", heading) else "post"
