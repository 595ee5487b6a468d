"""All that the import review shows of one recognition, worked out before it is shown.

With ten thousand utterances this takes longer than a blink, so it is done in the thread that
recognises.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from zadankai_editor.recognize import UNDECIDED, Decisions
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.review import IMPLAUSIBLE, Doubt
from zadankai_editor.ui.import_review.candidates import Bearer, CandidateRow, bearers_of, candidate_rows
from zadankai_editor.ui.import_review.marks import DROPPED, Mark, marks_of
from zadankai_editor.ui.import_review.rows import Row, RowKind, rows_of
from zadankai_editor.ui.import_review.targets import Keys, Trace, trace_of

if TYPE_CHECKING:
    from zadankai_editor.recognize import Reading, Recognition


_THINGS = frozenset({RowKind.FIELD, RowKind.BLOCK})


@dataclass(frozen=True)
class DoubtPlace:
    """A doubt, the row that says it, and the key that it is about."""

    doubt: Doubt
    row: int
    key: str | None


@dataclass(frozen=True)
class Sheet:
    """`source` with a mark for each line, and the `rows` of what was read from it.

    `trace` leads from lines to keys and back, `row_of` from keys to rows. `doubts` stand in the
    order of their rows. `decisions` are those by which it was read; `candidates` and `bearers` are
    for whoever goes on to decide. `dropped` says what of the source's formatting no record holds.
    """

    recognition: "Recognition"
    source: str
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    trace: Trace
    row_of: dict[str, int]
    doubts: tuple[DoubtPlace, ...]
    decisions: Decisions
    candidates: tuple[CandidateRow, ...]
    bearers: tuple[Bearer, ...]
    dropped: tuple[Finding, ...]

    @property
    def readings(self) -> "tuple[Reading, ...]":
        """The ways in which the labels of the source may be read."""
        return self.recognition.readings

    @property
    def implausible(self) -> str:
        """Why the source as a whole was probably read wrongly; empty where it was not."""
        doubts = self.recognition.state.review.doubts
        return next((doubt.message for doubt in doubts if doubt.code == IMPLAUSIBLE), "")

    @property
    def may_read_otherwise(self) -> bool:
        """Whether there is another reading to choose, or one that was chosen to go back from."""
        return len(self.readings) > 1 or self.decisions.reading is not None

    @property
    def doubtful(self) -> int:
        """How many candidates for speakers nobody has looked at who should."""
        return sum(row.doubtful for row in self.candidates)

    def line_of_row(self, row: int) -> int | None:
        """Return the line by which a row is known again after reading anew."""
        return next(iter(self.lines_of_row(row)), None)

    def row_of_line(self, line: int) -> int | None:
        """Return the row of what a line of the source became."""
        key = self.trace.key_of.get(line)
        return None if key is None else self.row_of.get(key)

    def lines_of_row(self, row: int) -> tuple[int, ...]:
        """Return the lines that a row was read from, the one that a doubt names first; of doubts alike all theirs."""
        found = self.rows[row]
        if found.kind is RowKind.ALIKE:
            return self.lines_alike(row)
        lines = self.trace.lines_of.get(found.key, ()) if found.key else ()
        at = self.doubt_of_row(row)
        doubt = None if at is None else self.doubts[at].doubt
        if doubt is None or doubt.line is None:
            return lines
        return (doubt.line, *(line for line in lines if line != doubt.line))

    def doubt_of_row(self, row: int) -> int | None:
        """Return the place in `doubts` of the doubt that a row says, or of the first of those alike."""
        at = bisect_left(self.doubts, row, key=attrgetter("row"))
        said = row + 1 if self.rows[row].kind is RowKind.ALIKE else row
        return at if at < len(self.doubts) and self.doubts[at].row == said else None

    def lines_alike(self, row: int) -> tuple[int, ...]:
        """Return the lines that the doubts are about which share this row; none where it is no such row."""
        kind = self.rows[row].alike
        if self.rows[row].kind is not RowKind.ALIKE:
            return ()
        below = takewhile(
            lambda place: self.rows[place.row].alike == kind, self.doubts[self.doubt_of_row(row) or 0 :]
        )
        return tuple(place.doubt.line for place in below if place.doubt.line is not None)


def sheet_of(recognition: "Recognition", decisions: Decisions = UNDECIDED) -> Sheet:
    """Return what is to be shown of `recognition`, which was read by `decisions`."""
    record, review = recognition.state.record, recognition.state.review
    keys = Keys(record)
    trace = trace_of(review, keys)
    doubts = tuple(_placed(doubt, keys, trace) for doubt in review.doubts)
    decided = frozenset(trace.key_of[line] for line in decisions.lines if line in trace.key_of)
    rows = rows_of(record, doubts, review.attributions, decided)
    row_of: dict[str, int] = {}
    places: list[DoubtPlace] = []
    for number, row in enumerate(rows):
        if row.doubt is not None:
            places.append(DoubtPlace(doubts[row.doubt][1], number, row.key))
        elif row.key is not None and row.kind in _THINGS:
            row_of.setdefault(row.key, number)
    pictures = {block: picture.name for block, picture in recognition.pictures.items()}
    marks = marks_of(record, review, trace, doubts, recognition.findings, decisions.lines, pictures)
    return Sheet(
        recognition,
        review.source.text if review.source else "",
        marks,
        rows,
        trace,
        row_of,
        tuple(places),
        decisions,
        candidate_rows(recognition, decisions),
        bearers_of(recognition),
        tuple(finding for finding in recognition.findings if finding.code == DROPPED),
    )


def _placed(doubt: Doubt, keys: Keys, trace: Trace) -> tuple[str | None, Doubt]:
    """Return the key that a doubt is about, and the doubt with the line where that was read.

    One about the whole has no key, though it names the line that shows it first.
    """
    if doubt.code == IMPLAUSIBLE:
        return None, doubt
    key = keys.of(doubt.block) or keys.of(doubt.path)
    if doubt.line is not None:
        return key or trace.key_of.get(doubt.line), doubt
    line = trace.first_line(key) if key else None
    return key, doubt if line is None else doubt.replaced(line=line)
