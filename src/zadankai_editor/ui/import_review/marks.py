"""What became of each line of the source, for the margin beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import Doubt, LineUse, Review
from zadankai_editor.ui.import_review.rows import sign_of
from zadankai_editor.ui.import_review.targets import Trace

_FIELD_SIGNS = {
    "title": "題名",
    "series": "シリーズ",
    "held": "開催日",
    "cover": "見出し画像",
    "participants": "参加者",
    "agenda": "議題",
    "notes": "注",
}
LEFT_OUT_SIGN = "除外"
_LEFT_OUT = "記録に入れない行です"


class Fate(Enum):
    """What became of a line, as far as it decides how the line looks."""

    BLANK = auto()
    BLOCK = auto()
    FIELD = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """The margin beside one line.

    `sign` is the word for what it became, on the first line of each thing only; `place` is the
    speaker's place among the participants, for the colour. `note` is said beside the text: why a
    line was left out, or what was replaced in it. `doubt` is the message of a doubt about it.
    """

    fate: Fate
    key: str | None = None
    sign: str = ""
    begins: bool = False
    block_kind: BlockKind | None = None
    place: int | None = None
    note: str = ""
    doubt: str = ""

    @property
    def explanation(self) -> str:
        """What a tool tip says of the line."""
        what = f"{self.sign}として読み取りました" if self.fate in {Fate.BLOCK, Fate.FIELD} else ""
        return "\n".join(
            piece for piece in (what, self.note, self.doubt and f"要確認：{self.doubt}") if piece
        )


def marks_of(
    record: Record,
    review: Review,
    trace: Trace,
    doubts: tuple[tuple[str | None, Doubt], ...],
    findings: tuple[Finding, ...],
) -> tuple[Mark, ...]:
    """Return a mark for each line of the source, in order."""
    if review.source is None:
        return ()
    blocks = {block.id: block for block in record.blocks}
    places = {person.id: place for place, person in enumerate(record.participants)}
    doubted = doubted_lines(doubts, trace)
    notes = _notes(review, findings)
    marks: list[Mark] = []
    before: str | None = None
    for number, text in enumerate(review.source.text.split("\n"), 1):
        if not text.strip():
            marks.append(Mark(Fate.BLANK))
            continue
        key = trace.key_of.get(number)
        note, doubt = notes.get(number, ""), doubted.get(number, "")
        if key is None:
            marks.append(Mark(Fate.LEFT_OUT, None, LEFT_OUT_SIGN, True, note=note or _LEFT_OUT, doubt=doubt))
            before = None
            continue
        block = blocks.get(key)
        begins = key != before
        before = key
        if block is None:
            sign = _FIELD_SIGNS.get(key.split("[")[0], "書誌")
            marks.append(Mark(Fate.FIELD, key, sign, begins, note=note, doubt=doubt))
            continue
        place = places.get(block.speaker) if isinstance(block.speaker, str) else None
        marks.append(Mark(Fate.BLOCK, key, sign_of(block.kind), begins, block.kind, place, note, doubt))
    return tuple(marks)


def doubted_lines(doubts: tuple[tuple[str | None, Doubt], ...], trace: Trace) -> dict[int, str]:
    """Return the message for each line that a doubt is about: its own, or the first of its thing."""
    found: dict[int, str] = {}
    for key, doubt in doubts:
        line = doubt.line or (trace.first_line(key) if key else None)
        if line is not None:
            found[line] = f"{found[line]}\n{doubt.message}" if line in found else doubt.message
    return found


def left_out_count(marks: tuple[Mark, ...]) -> int:
    """Return how many lines with text do not go into the record."""
    return sum(mark.fate is Fate.LEFT_OUT for mark in marks)


def _notes(review: Review, findings: tuple[Finding, ...]) -> Mapping[int, str]:
    """Return what is to be said of lines: why they were left out, and what was done to them."""
    notes = {
        line.number: line.reason for line in review.lines if line.use is LineUse.LEFT_OUT and line.reason
    }
    for finding in findings:
        if finding.severity is Severity.INFO and finding.line is not None and finding.line not in notes:
            notes[finding.line] = finding.message
    return notes
