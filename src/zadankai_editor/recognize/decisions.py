"""What somebody decided in the import review, by which a source is read again.

A decision about a label holds for all its occurrences; a decision about one line teaches the lines
like it (see `recognize.teaching`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class LineReading(StrEnum):
    """What a line may be said to be."""

    SECTION = "section"
    HEADING = "heading"
    CAPTION = "caption"
    LABEL = "label"
    NO_SPEAKER = "no_speaker"
    PROMPT = "prompt"
    SPEECH = "speech"
    TEXT = "text"
    NOTE = "note"
    LEFT_OUT = "left_out"
    TITLE = "title"
    PARTICIPANT = "participant"
    AGENDA = "agenda"
    HELD = "held"
    LEAD = "lead"
    CLOSING = "closing"

    @property
    def words(self) -> str:
        """What menus call it."""
        return _WORDS[self]


_WORDS = {
    LineReading.SECTION: "見出し",
    LineReading.HEADING: "小見出し",
    LineReading.CAPTION: "写真説明",
    LineReading.LABEL: "発言者の名前",
    LineReading.NO_SPEAKER: "発言者ではない",
    LineReading.PROMPT: "司会の言葉",
    LineReading.SPEECH: "前の発言の続き",
    LineReading.TEXT: "地の文",
    LineReading.NOTE: "注",
    LineReading.LEFT_OUT: "記録に入れない",
    LineReading.TITLE: "題名",
    LineReading.PARTICIPANT: "参加者",
    LineReading.AGENDA: "議題",
    LineReading.HELD: "開催日",
    LineReading.LEAD: "リード",
    LineReading.CLOSING: "結び",
}


NAMED_READINGS = frozenset(
    {
        *(LineReading.TITLE, LineReading.PARTICIPANT, LineReading.AGENDA),
        *(LineReading.HELD, LineReading.LEAD, LineReading.CLOSING),
    }
)
"""What a line is wherever it stands, and whatever stands around it."""

BODY_READINGS = (
    frozenset(LineReading) - NAMED_READINGS - {LineReading.LEFT_OUT, LineReading.NOTE, LineReading.NO_SPEAKER}
)
"""What a line can be said to be only as a part of the talk."""


class Whom(StrEnum):
    """What was decided about the bearer of a label.

    `PERSON`: the participant whom `SpeakerChoice.person` names; `NEW`: a participant of that name
    who is not in the list; `OPEN`: nobody is asserted, the label is kept as written; `NO_SPEAKER`:
    what looks like a label is none.
    """

    PERSON = "person"
    NEW = "new"
    OPEN = "open"
    NO_SPEAKER = "no_speaker"


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Whom a label means. `person` is a `Candidate.key_of_person`, or for `Whom.NEW` the new label."""

    whom: Whom
    person: str | None = None


@dataclass(frozen=True)
class Decisions:
    """`speakers` by `Candidate.key`, `lines` by number in the source (from 1), `reading` by `Reading.key`.

    `None` is the reading that the recogniser takes by itself.
    """

    speakers: Mapping[str, SpeakerChoice] = field(default_factory=dict)
    lines: Mapping[int, LineReading] = field(default_factory=dict)
    reading: str | None = None

    def with_reading(self, key: str | None) -> "Decisions":
        """Return the decisions with another way to read the labels of the whole document."""
        return replace(self, reading=key)

    def with_speaker(self, key: str, choice: SpeakerChoice | None) -> "Decisions":
        """Return the decisions with another one about a label, or without the one there was."""
        speakers = {k: v for k, v in self.speakers.items() if k != key}
        return replace(self, speakers=speakers if choice is None else {**speakers, key: choice})

    def with_line(self, number: int, reading: LineReading | None) -> "Decisions":
        """Return the decisions with another one about a line, or without the one there was."""
        return self.with_lines((number,), reading)

    def with_lines(self, numbers: Collection[int], reading: LineReading | None) -> "Decisions":
        """Return the decisions with the same one about several lines, or without those there were."""
        about = frozenset(numbers)
        lines = {k: v for k, v in self.lines.items() if k not in about}
        return replace(self, lines=lines if reading is None else {**lines, **dict.fromkeys(about, reading)})


UNDECIDED = Decisions()
"""Nobody has decided anything."""
