"""What accompanies a record and is never published: its source, doubts, marks and digits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict

from zadankai_editor.record.attribution import Attribution, Confidence, Strategy
from zadankai_editor.record.nodes import Node, Record


class Source(Node):
    """The text as it came in (line feeds as its line ends), its name, and how its bytes were read."""

    name: str
    text: str
    encoding: str | None = None


class LineUse(StrEnum):
    """What became of a line of the source."""

    BLOCK = "block"
    FIELD = "field"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The fate of one line of the source.

    `number` counts from 1. `target` is a block's id for `BLOCK`, the field's path
    (`participants[2]`, `lead[0]`) for `FIELD`. `text` is the part of the line that is not in the
    record, whatever became of the rest; `reason` says in Japanese why. For `LEFT_OUT` without a
    `text` that is the whole line. Where an utterance begins, `strategy` and `confidence` say how
    its speaker was found.

    No `Node`: there is one for every line, and a dataclass is made in half the time. Wherever one is
    read from a file it is validated as a part of a node is.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    number: int
    use: LineUse
    target: str | None = None
    reason: str | None = None
    text: str | None = None
    strategy: Strategy | None = None
    confidence: Confidence | None = None


IMPLAUSIBLE = "import.reading.implausible"
"""The doubt about a record as a whole: the way in which its source was read explains too little of it."""


class Doubt(Node):
    """Something that the recogniser was not sure of, or a warning that is settled. Stays until somebody has looked.

    `code` is one of the registered finding codes of severity `doubt` or `warning`; it is about the block with
    id `block`, or about the field at `path`, or about the whole; `line` is the 1-based line of the source.
    """

    code: str
    message: str
    block: str | None = None
    path: str | None = None
    line: int | None = None


class SettledDoubt(Node):
    """A doubt that somebody has looked at, and when (ISO 8601, local time with offset)."""

    doubt: Doubt
    at: str


class Mark(Node):
    """A reviewer's mark on a block: looked at by `reviewer`, with a `note` where there is one."""

    block: str
    reviewer: str
    note: str | None = None


class Digit(Node):
    """The digit key (0 to 9) that assigns the participant with id `participant`."""

    participant: str
    digit: int


class Review(Node):
    """The review of one record."""

    source: Source | None = None
    lines: tuple[SourceLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    settled: tuple[SettledDoubt, ...] = ()
    marks: tuple[Mark, ...] = ()
    digits: tuple[Digit, ...] = ()

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """How the speakers of the utterances were found, those that came from the source."""
        return tuple(
            Attribution(block=line.target, strategy=line.strategy, confidence=line.confidence)
            for line in self.lines
            if line.target is not None and line.strategy is not None and line.confidence is not None
        )

    def digit_of(self, participant: str) -> int | None:
        """Return the digit of the participant with this id, or `None`."""
        return next((d.digit for d in self.digits if d.participant == participant), None)


class State(Node):
    """The working state: what one undo takes back, record and review as one value."""

    record: Record = Record()
    review: Review = Review()
