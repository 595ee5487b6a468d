"""Tables in plain text: rows between bars, as Markdown prints them, and values parted by commas or tabs."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from zadankai_editor.japanese.folding import folded
from zadankai_editor.readers.structure import Hint, HintRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import seconds
from zadankai_editor.recognize.vocabulary import SAID_COLUMN, WHO_COLUMN

TABLE_REASON = "表の見出しと罫線"
_ROW = re.compile(r"\|.*\|")
_BETWEEN = re.compile(r"\|(?: *:?-+:? *\|)+")
_WHEN = re.compile(r"(?:開始)?(?:時刻|時間)|開始|(?i:start|time|timestamp)")
_CLOCK = re.compile(r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2}(?:[.,][0-9]{1,3})?")
_DITTO = ("〃", "″", "同上")
_FEWEST = 3
_LONGEST = 100_000


def open_tables(lines: Sequence[Line]) -> list[Line]:
    """Let the rows of tables among `lines` hold their cells as a source with markup does; return what only frames them.

    A row of values parted by commas or tabs is one where the first line names who speaks and what is said.
    """
    if not lines:
        return []
    return [*_barred(lines), *_valued(lines)]


def _barred(lines: Sequence[Line]) -> Iterator[Line]:
    for place, line in enumerate(lines):
        if not line.text.startswith("|") or _BETWEEN.fullmatch(line.folded) is None:
            continue
        yield line
        above = ""
        for row in (*islice(_rows(lines[:place][::-1]), 1), *_rows(lines[place + 1 :])):
            cells = [cell.strip() for cell in row.text.strip("|").split("|")]
            if _names_columns(cells):
                yield row
            else:
                above = _set(row, cells, above)


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if _ROW.fullmatch(line.folded) is None:
            return
        yield line


def _names_columns(cells: Sequence[str]) -> bool:
    return _column(cells, WHO_COLUMN) >= 0 and _column(cells, SAID_COLUMN) >= 0


def _column(cells: Sequence[str], names: re.Pattern[str]) -> int:
    found = (place for place, cell in enumerate(cells) if names.fullmatch(folded(cell).strip()))
    return next(found, -1)


def _set(line: Line, cells: Sequence[str], above: str) -> str:
    """Let a line hold `cells`, of which the first may say no more than that it is as `above`; return the first."""
    first = above if cells[0] in _DITTO else cells[0]
    line.hint = replace(line.hint or Hint(), role=HintRole.TABLE_ROW)
    line.say("\t".join(filter(None, [first, *cells[1:]])))
    return first


def _valued(lines: Sequence[Line]) -> Iterator[Line]:
    """Read what a program has written as values, in the order of the names in the first line."""
    sign = next((sign for sign in ("\t", ",") if _names_columns(_values(lines[0].text, sign))), "")
    if not sign or len(lines) < _FEWEST:
        return
    names = _values(lines[0].text, sign)
    who, said, when = (_column(names, words) for words in (WHO_COLUMN, SAID_COLUMN, _WHEN))
    yield lines[0]
    quoted, above = False, ""
    for line in lines[1:]:
        printed = line.text
        if quoted:
            line.say(printed.rstrip('"'))
        elif len(cells := _values(printed, sign)) > max(who, said):
            others = [cell for place, cell in enumerate(cells) if place not in (who, said, when)]
            above = _set(line, [cells[who], cells[said], *others], above)
            if when >= 0 and _CLOCK.fullmatch(cells[when]):
                line.hint = replace(line.hint or Hint(), start=seconds(cells[when]))
        quoted ^= printed.count('"') % 2 == 1


def _values(text: str, sign: str) -> list[str]:
    if len(text) > _LONGEST:  # the csv module takes no more in one field
        return [text]
    return [value.strip() for value in next(csv.reader([text], delimiter=sign), [])]
