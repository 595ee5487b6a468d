"""The record as immutable values.

A record in memory differs from the file in three ways, so that editing it is simple and nobody
can be confused with anybody: lead, body and closing are one flow of blocks; speakers and agenda
items are referred to by an id that lives in memory only; and what the file refers to but does
not define is kept as an `UnknownSpeaker` or `UnknownAgenda`, to be written back as it was.
"""

from collections.abc import Container
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Node(BaseModel):
    """A frozen, validated value. Sequences in it are tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def replaced(self, **changes: Any) -> Self:
        """Return a validated copy with the fields in `changes` replaced; itself where nothing changes."""
        held = self.__dict__
        for key, value in changes.items():
            if key not in held or held[key] != value:
                return type(self).model_validate({**held, **changes})
        return self


class UnknownSpeaker(Node):
    """A label in the file that no participant bears, or more than one."""

    label: str


class UnknownAgenda(Node):
    """A number in the file that no agenda item bears, or more than one."""

    number: int


SpeakerRef = str | UnknownSpeaker
"""The `id` of a `Participant`, or the label that could not be resolved."""

AgendaRef = str | UnknownAgenda
"""The `id` of an `AgendaItem`, or the number that could not be resolved."""


class Status(StrEnum):
    """Whether the record may be published."""

    DRAFT = "draft"
    READY = "ready"


class Series(Node):
    """The series as the source names it and this record's number in it."""

    name: str | None = None
    number: int | None = None


class Held(Node):
    """When the event was: `date` as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, `text` as printed."""

    date: str | None = None
    text: str | None = None


class Cover(Node):
    """The header image; `file` is relative to the record's folder, with `/`."""

    file: str | None = None
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None


class Note(Node):
    """A footnote: `※term:text`; `mark` where the source numbers it."""

    term: str = ""
    text: str = ""
    mark: str | None = None


class Participant(Node):
    """Somebody at the table. `id` lives in memory only; `label` is the short form."""

    id: str
    label: str
    name: str | None = None
    title: str | None = None
    post: str | None = None
    reading: str | None = None
    organization: str | None = None
    moderator: bool = False

    @property
    def family_name(self) -> str | None:
        """The part of `name` before its space; `None` where no name is known."""
        return self.name.split(" ")[0] if self.name else None


class AgendaItem(Node):
    """An item of the agenda with its printed number. `id` lives in memory only."""

    id: str
    number: int
    text: str = ""


class Part(StrEnum):
    """The three stretches of the flow, in this order."""

    LEAD = "lead"
    BODY = "body"
    CLOSING = "closing"

    @property
    def rank(self) -> int:
        """The place of the stretch in the flow, counted from 0."""
        return _RANKS[self]


_RANKS = {part: rank for rank, part in enumerate(Part)}


class BlockKind(StrEnum):
    """What a block is. `LEAD` and `CLOSING` are the paragraphs before and after the body."""

    LEAD = "lead"
    SECTION = "section"
    HEADING = "heading"
    PROMPT = "prompt"
    UTTERANCE = "utterance"
    PHOTO = "photo"
    TEXT = "text"
    CLOSING = "closing"

    @property
    def part(self) -> Part:
        """The stretch of the flow in which blocks of this kind stand."""
        if self is BlockKind.LEAD:
            return Part.LEAD
        if self is BlockKind.CLOSING:
            return Part.CLOSING
        return Part.BODY

    @property
    def has_paragraphs(self) -> bool:
        """Whether its text may hold several paragraphs, separated by one line break."""
        return self in _WITH_PARAGRAPHS


_WITH_PARAGRAPHS = frozenset({BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.TEXT})

BlockId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,15}$")]

Seconds = Annotated[float, Field(allow_inf_nan=False)]


class Block(Node):
    """One block of the flow.

    `text` is the text of every kind, a photo's caption included. The other fields mean something
    for some kinds only (see `record-format.md`): `speaker`, `with_speakers`, `role` (`as` in the
    file), `written`, `continued`, `start` and `end` (seconds) for utterances; `agenda` for
    sections; `file`, `alt`, `credit`, `people` for photos. A block that changes its kind keeps
    them, so that changing it back loses nothing; only those of its kind are written.
    """

    id: BlockId
    kind: BlockKind
    text: str = ""
    speaker: SpeakerRef | None = None
    with_speakers: tuple[SpeakerRef, ...] = ()
    role: str | None = None
    written: str | None = None
    continued: bool = False
    start: Seconds | None = None
    end: Seconds | None = None
    agenda: AgendaRef | None = None
    file: str | None = None
    alt: str | None = None
    credit: str | None = None
    people: tuple[SpeakerRef, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of `text`; at least one, which may be empty."""
        return self.text.split("\n")

    @property
    def has_picture(self) -> bool:
        """Whether it is a photo of which more than the caption is known."""
        return self.kind is BlockKind.PHOTO and bool(self.file or self.alt or self.credit or self.people)

    def refers_only_to(self, participants: Container[str], agenda: Container[str]) -> bool:
        """Tell whether every id that the block refers to is in `participants` or `agenda`."""
        if isinstance(self.speaker, str) and self.speaker not in participants:
            return False
        if isinstance(self.agenda, str) and self.agenda not in agenda:
            return False
        # Few blocks have any of these, and thousands are asked at once.
        if not self.with_speakers and not self.people:
            return True
        others = (*self.with_speakers, *self.people)
        return all(ref in participants for ref in others if isinstance(ref, str))


class Record(Node):
    """One roundtable record. `blocks` holds lead, body and closing, in this order."""

    status: Status = Status.DRAFT
    title: str = ""
    series: Series | None = None
    held: Held | None = None
    cover: Cover | None = None
    notes: tuple[Note, ...] = ()
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    blocks: tuple[Block, ...] = Field(default=())

    def participant(self, ref: SpeakerRef | None) -> Participant | None:
        """Return the participant whose `id` is `ref`, or `None`."""
        return next((p for p in self.participants if p.id == ref), None)

    def agenda_item(self, ref: AgendaRef | None) -> AgendaItem | None:
        """Return the agenda item whose `id` is `ref`, or `None`."""
        return next((a for a in self.agenda if a.id == ref), None)

    def label_of(self, ref: SpeakerRef | None) -> str | None:
        """Return the label that the file would show for `ref`."""
        if isinstance(ref, UnknownSpeaker):
            return ref.label
        found = self.participant(ref)
        return found.label if found else None

    def blocks_of(self, part: Part) -> tuple[Block, ...]:
        """Return the blocks of one stretch of the flow."""
        return tuple(b for b in self.blocks if b.kind.part is part)
