"""What is not certain, collected while a source is read."""

from dataclasses import dataclass
from enum import StrEnum


class Uncertain(StrEnum):
    """The codes of doubts that the recogniser raises (registered in `record.findings`)."""

    PARTICIPANTS_JOINED = "import.participants.joined"
    PARTICIPANT = "import.participant.uncertain"
    SPEAKER = "import.speaker.uncertain"
    KIND = "import.kind.uncertain"
    CAPTION = "import.caption.uncertain"
    AGENDA = "import.agenda.uncertain"
    FIELD = "import.field.uncertain"


@dataclass(frozen=True)
class DoubtNote:
    """A doubt before its block has an id: code, what to tell, source line."""

    code: Uncertain
    message: str
    line: int


@dataclass(frozen=True)
class FieldDoubt:
    """A doubt about the field at `path`."""

    path: str
    note: DoubtNote


_LONGEST = 30


def quoted(text: str) -> str:
    """Return `text` in Japanese quotation marks, cut after 30 characters."""
    return f"「{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}」"
