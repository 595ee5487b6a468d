"""What somebody decided in the import review, by which a source is read again.

A decision about a label holds for all its occurrences; a decision about one line teaches the lines
like it (see `recognize.decode.decided`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class LineRole(StrEnum):
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
    LineRole.SECTION: "見出し",
    LineRole.HEADING: "小見出し",
    LineRole.CAPTION: "写真説明",
    LineRole.LABEL: "発言者の名前",
    LineRole.NO_SPEAKER: "発言者ではない",
    LineRole.PROMPT: "司会の言葉",
    LineRole.SPEECH: "前の発言の続き",
    LineRole.TEXT: "地の文",
    LineRole.NOTE: "注",
    LineRole.LEFT_OUT: "記録に入れない",
    LineRole.TITLE: "題名",
    LineRole.PARTICIPANT: "参加者",
    LineRole.AGENDA: "議題",
    LineRole.HELD: "開催日",
    LineRole.LEAD: "リード",
    LineRole.CLOSING: "結び",
}


NAMED_ROLES = frozenset(
    {
        *(LineRole.TITLE, LineRole.PARTICIPANT, LineRole.AGENDA),
        *(LineRole.HELD, LineRole.LEAD, LineRole.CLOSING),
    }
)
"""What a line is wherever it stands, and whatever stands around it."""


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
    lines: Mapping[int, LineRole] = field(default_factory=dict)
    reading: str | None = None

    def with_reading(self, key: str | None) -> "Decisions":
        """Return the decisions with another way to read the labels of the whole document."""
        return replace(self, reading=key)

    def with_speaker(self, key: str, choice: SpeakerChoice | None) -> "Decisions":
        """Return the decisions with another one about a label, or without the one there was."""
        speakers = {k: v for k, v in self.speakers.items() if k != key}
        return replace(self, speakers=speakers if choice is None else {**speakers, key: choice})

    def with_line(self, number: int, role: LineRole | None) -> "Decisions":
        """Return the decisions with another one about a line, or without the one there was."""
        return self.with_lines((number,), role)

    def with_lines(self, numbers: Collection[int], role: LineRole | None) -> "Decisions":
        """Return the decisions with the same one about several lines, or without those there were."""
        about = frozenset(numbers)
        lines = {k: v for k, v in self.lines.items() if k not in about}
        return replace(self, lines=lines if role is None else {**lines, **dict.fromkeys(about, role)})


UNDECIDED = Decisions()
"""Nobody has decided anything."""
