"""Fields of a table above the talk that tell who takes part: `市側　甲野市長、乙川部長`, `役員　会長 丙田 香`."""

from collections.abc import Sequence
from itertools import takewhile

from zadankai_editor.recognize.cast.list_candidate import ListCandidate
from zadankai_editor.recognize.cast.row_lines import (
    lists_people,
    looks_like_row,
    parted_rows,
    tells_absent,
    tells_date,
)
from zadankai_editor.recognize.lines import Line


def list_among_fields(lines: Sequence[Line], plain: Sequence[Line]) -> ListCandidate | None:
    """Return the list, its rows in `plain` form, that fields at the beginning of `lines` are: the labels must say.

    Each row is of several people, or of one of whom it says beyond doubt what they are; fields between rows may tell
    who was absent.
    """
    rows: list[Line] = []
    absentees: list[Line] = []
    fields = takewhile(lambda line: line.is_field and not tells_date(line), lines)
    for line, row in zip(fields, plain, strict=False):
        if rows and line.gap_before:
            break
        if rows and tells_absent(line):
            absentees.append(line)
        elif looks_like_row(row) or lists_people(row):
            rows.append(row)
        else:
            break
    return ListCandidate((), parted_rows(rows), 0.0, tuple(absentees), loose=True) if rows else None
