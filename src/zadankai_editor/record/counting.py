"""How long an article is, as staff count it: characters as people see them, by kind, person and section."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zadankai_editor.japanese.length import Length, length_of
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record, SpeakerRef


@dataclass(frozen=True)
class Share:
    """What several pieces of the article have in common (a kind, people, a section), and how long they are."""

    name: str
    pieces: int
    length: Length


@dataclass(frozen=True)
class Counted:
    """The length of an article: title, notes and `kinds` add up to `total`, `people` to what is said.

    The lists of participants and of the agenda and the labels beside utterances are no part of it.
    """

    total: Length
    title: Length
    notes: Share
    kinds: dict[BlockKind, Share]
    people: tuple[Share, ...]
    sections: tuple[Share, ...]

    @property
    def said(self) -> Length:
        """How long all that is said is."""
        return _sum(share.length for share in self.people)


NOBODY = "発言者なし"
BEFORE_SECTIONS = "最初の見出しの前"
NAMELESS_SECTION = "（空の見出し）"
LEAD, CLOSING = "リード", "結び"


def counted(record: Record) -> Counted:
    """Return how long the article is, and how that is made up."""
    lengths = [length_of(block.text) for block in record.blocks]
    measured = list(zip(record.blocks, lengths, strict=True))
    title = length_of(record.title)
    notes = [length_of(note.term) + length_of(note.text) for note in record.notes]
    return Counted(
        total=_sum([title, *lengths, *notes]),
        title=title,
        notes=Share("注", len(notes), _sum(notes)),
        kinds=_kinds(measured),
        people=tuple(_people(record, measured)),
        sections=tuple(_sections(measured)),
    )


Measured = list[tuple[Block, Length]]


def _sum(lengths: Iterable[Length]) -> Length:
    return sum(lengths, Length())


def _kinds(measured: Measured) -> dict[BlockKind, Share]:
    found: dict[BlockKind, list[Length]] = defaultdict(list)
    for block, length in measured:
        found[block.kind].append(length)
    return {
        kind: Share(kind.value, len(found[kind]), _sum(found[kind])) for kind in BlockKind if kind in found
    }


def _people(record: Record, measured: Measured) -> Iterator[Share]:
    """Yield who says how much, in the order of the list; those who speak together are one of their own."""
    said: dict[tuple[SpeakerRef | None, ...], list[Length]] = {(p.id,): [] for p in record.participants}
    for block, length in measured:
        if block.kind is BlockKind.UTTERANCE:
            said.setdefault((block.speaker, *block.with_speakers), []).append(length)
    for speakers, lengths in said.items():
        name = "・".join(record.label_of(speaker) or NOBODY for speaker in speakers)
        yield Share(name, len(lengths), _sum(lengths))


def _sections(measured: Measured) -> Iterator[Share]:
    """Yield the sections in order, with their headings; `pieces` are the utterances."""
    place: tuple[Part, str] | None = None
    name, lengths, pieces = "", Length(), 0
    for block, length in measured:
        here = _place(block, place)
        if here != place:
            if place is not None:
                yield Share(name, pieces, lengths)
            place, name, lengths, pieces = here, _section_name(block), Length(), 0
        lengths += length
        pieces += block.kind is BlockKind.UTTERANCE
    if place is not None:
        yield Share(name, pieces, lengths)


def _place(block: Block, before: tuple[Part, str] | None) -> tuple[Part, str]:
    """Return the stretch and the section's id of `block`, where the block before is in `before`."""
    part = block.kind.part
    if block.kind is BlockKind.SECTION:
        return part, block.id
    return before if before is not None and before[0] is part else (part, "")


def _section_name(first: Block) -> str:
    if first.kind is BlockKind.SECTION:
        return first.text.strip() or NAMELESS_SECTION
    return {Part.LEAD: LEAD, Part.CLOSING: CLOSING}.get(first.kind.part, BEFORE_SECTIONS)
