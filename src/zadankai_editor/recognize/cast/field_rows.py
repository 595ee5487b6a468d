"""Fields of a table above the talk that tell who takes part: `市側　甲野市長、乙川部長`, `役員　会長 丙田 香`."""

from collections.abc import Sequence
from itertools import takewhile

from zadankai_editor.recognize.cast.row_lines import lists_people, looks_like_row, tells_absent, tells_date
from zadankai_editor.recognize.lines import Line


def rows_among_fields(lines: Sequence[Line], plain: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the rows, in `plain` form, that fields at the beginning of `lines` are, and who was absent.

    Each is of several people, or of one of whom it says beyond doubt what they are.
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
    return rows, absentees
