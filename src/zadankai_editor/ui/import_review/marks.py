"""What became of each line of the source, for the margin beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple

from zadankai_editor.recognize import LineRole
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.review import Doubt, LineUse, Review, SourceLine
from zadankai_editor.ui.import_review.rows import Cast, sign_of
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
DROPPED = "import.formatting.dropped"
"""The code of findings about formatting that no record can hold; they have a list of their own."""

_LISTS = ("participants", "agenda", "notes")
_LEFT_OUT = "記録に入れない行です"
_NOTHING: Mapping[int, LineRole] = MappingProxyType({})
_NO_PICTURES: Mapping[str, str] = MappingProxyType({})


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
    line, or a part of it, was left out, or what was replaced in it. `doubt` is the message of a
    doubt about it. `speaker` is whose words it is part of, as the record shows it; `decided` what
    somebody has said the line is, in words. `partly`: some of its words are not in the record;
    `signs` tells of colons, brackets and the like that are not.
    """

    fate: Fate
    key: str | None = None
    sign: str = ""
    begins: bool = False
    block_kind: BlockKind | None = None
    place: int | None = None
    note: str = ""
    doubt: str = ""
    speaker: str = ""
    decided: str = ""
    partly: bool = False
    signs: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the line, or a part of it, does not go into the record."""
        return self.fate is Fate.LEFT_OUT or self.partly

    @property
    def meaning(self) -> tuple[Fate, str, str]:
        """What the line is, by which what stands beside lines is compared: its looks do not matter."""
        return self.fate, self.sign, self.speaker

    @property
    def explanation(self) -> str:
        """What a tool tip says of the line."""
        of = f"（{self.speaker}）" if self.speaker else ""
        what = f"{self.sign}{of}として読み取りました" if self.fate in {Fate.BLOCK, Fate.FIELD} else ""
        decided = f"「{self.decided}」と指定した行です" if self.decided else ""
        doubt = f"要確認：{self.doubt}" if self.doubt else ""
        return "\n".join(piece for piece in (what, decided, self.note, self.signs, doubt) if piece)


_BLANK = Mark(Fate.BLANK)


def marks_of(
    record: Record,
    review: Review,
    trace: Trace,
    doubts: tuple[tuple[str | None, Doubt], ...],
    findings: tuple[Finding, ...],
    decided: Mapping[int, LineRole] = _NOTHING,
    pictures: Mapping[str, str] = _NO_PICTURES,
) -> tuple[Mark, ...]:
    """Return a mark for each line of the source, in order.

    `decided` says what lines were said to be; `pictures` has the names of those that came with the
    source, by the block that shows each: they stand on lines without text.
    """
    if review.source is None:
        return ()
    things = _Things(record)
    doubted = doubted_lines(doubts, trace)
    notes, partly, signs = _notes(review, findings), _words_left_out(review), _signs_left_out(review)
    marks: list[Mark] = []
    before: str | None = None
    thing = _Thing(Fate.LEFT_OUT, LEFT_OUT_SIGN)
    for number, text in enumerate(review.source.text.split("\n"), 1):
        key, blank = trace.key_of.get(number), not text.strip()
        if blank and key not in pictures:
            marks.append(_BLANK)
            continue
        begins = key is None or key != before
        if begins:
            before, thing = key, things.of(key)
        marks.append(
            Mark(
                thing.fate,
                key,
                thing.sign,
                begins,
                thing.kind,
                thing.place,
                f"画像「{pictures[key]}」"
                if blank and key
                else notes.get(number) or ("" if key else _LEFT_OUT),
                doubted.get(number, ""),
                thing.speaker,
                words(decided.get(number)),
                number in partly,
                signs.get(number, ""),
            )
        )
    return tuple(marks)


class _Thing(NamedTuple):
    """What stands beside all lines of one thing."""

    fate: Fate
    sign: str
    kind: BlockKind | None = None
    speaker: str = ""
    place: int | None = None


class _Things:
    """Says what the thing with a key is."""

    def __init__(self, record: Record) -> None:
        self._blocks = {block.id: block for block in record.blocks}
        self._cast = Cast(record)

    def of(self, key: str | None) -> _Thing:
        if key is None:
            return _Thing(Fate.LEFT_OUT, LEFT_OUT_SIGN)
        block = self._blocks.get(key)
        if block is None:
            return _Thing(Fate.FIELD, _FIELD_SIGNS.get(key.split("[")[0], "基本情報"))
        return _Thing(Fate.BLOCK, sign_of(block.kind), block.kind, *self._cast.chip(block))


def words(role: LineRole | None) -> str:
    """Return what a role is called; nothing for none."""
    return role.words if role else ""


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
    """Return what is to be said of lines: why they, or words of them, were left out, and what was done."""
    found: dict[int, list[str]] = {}
    for line in review.lines:
        if _lacks_words(line):
            found.setdefault(line.number, []).append(_part(line))
        elif not line.text and line.use is LineUse.LEFT_OUT and line.reason:
            found.setdefault(line.number, []).append(line.reason)
    notes = {number: "、".join(dict.fromkeys(pieces)) for number, pieces in found.items()}
    for finding in findings:
        said = finding.code == DROPPED or finding.line in notes
        if finding.severity is Severity.INFO and finding.line is not None and not said:
            notes[finding.line] = finding.message
    return notes


def _signs_left_out(review: Review) -> Mapping[int, str]:
    """Return what is said, for those who ask, of brackets, colons and the like that no record holds."""
    found: dict[int, list[str]] = {}
    for line in review.lines:
        if line.text and not _lacks_words(line):
            found.setdefault(line.number, []).append(_part(line))
    return {number: "、".join(pieces) for number, pieces in found.items()}


def _words_left_out(review: Review) -> frozenset[int]:
    return frozenset(line.number for line in review.lines if _lacks_words(line))


def _lacks_words(line: SourceLine) -> bool:
    """Tell whether something is left out of a line that somebody may miss.

    Signs and numbers are not, nor is the way in which a label or a row of a list is written: the
    record has the person, the item, the note.
    """
    is_form = line.strategy is not None or (line.target or "").startswith(_LISTS)
    return bool(line.text) and not is_form and any(char.isalpha() for char in line.text or "")


def _part(line: SourceLine) -> str:
    why = f"（{line.reason}）" if line.reason else ""
    return f"「{line.text}」は記録に入りません{why}"
