"""A record as the plain data that its file holds, and back."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from zadankai_editor.formats.container_types import MappingOf
from zadankai_editor.formats.record_fields import (
    AGENDA_ITEM,
    BLOCK,
    COVER,
    HELD,
    NOTE,
    PARTICIPANT,
    RECORD,
    RECORD_VERSION,
    SERIES,
)
from zadankai_editor.formats.references import Inward, Outward, id_by_position
from zadankai_editor.formats.scalar_types import stored_paragraphs
from zadankai_editor.record.ids import paragraph_id
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Part,
    Participant,
    Record,
    Series,
    Status,
)

Document = dict[str, Any]
"""What a parser would make of the file: `str`, `int`, `float`, `bool`, `list` and `dict`."""


def to_document(record: Record) -> Document:
    """Return what the file of `record` holds.

    Layout (white space at the ends of paragraphs, empty paragraphs), what says nothing, and the
    fields that a block keeps from another kind are not among it.
    """
    document: Document = RECORD.stored(record, _Stored(record).look)
    return document


class _Stored:
    """The attributes of the nodes of a record as its file holds them."""

    def __init__(self, record: Record) -> None:
        refs = Outward(record)
        self._of_block: dict[str, Callable[[Block], Any]] = {
            "speaker": lambda b: refs.label(b.speaker),
            "with_speakers": lambda b: refs.labels(b.with_speakers),
            "written": lambda b: b.written if refs.label(b.speaker) is None else None,
            "people": lambda b: refs.labels(b.people),
            "agenda": lambda b: refs.number(b.agenda),
        }
        self._of_record: dict[str, Callable[[Record], Any]] = {
            "format": lambda _: RECORD_VERSION,
            "lead": lambda r: paragraphs_of(r.blocks_of(Part.LEAD)),
            "body": lambda r: r.blocks_of(Part.BODY),
            "closing": lambda r: paragraphs_of(r.blocks_of(Part.CLOSING)),
        }

    def look(self, node: Any, attribute: str) -> Any:
        if node.__class__ is Block:
            convert = self._of_block.get(attribute)
            return convert(node) if convert else getattr(node, attribute)
        if node.__class__ is Record and attribute in self._of_record:
            return self._of_record[attribute](node)
        return getattr(node, attribute)


def paragraphs_of(blocks: Iterable[Block]) -> list[str]:
    """Return the paragraphs of lead or closing as the file lists them."""
    return [text for block in blocks for text in stored_paragraphs(block.text)]


def from_document(document: Document) -> Record:
    """Return the record whose file holds `document`, which has been read by `RECORD`."""
    participants = document["participants"]
    agenda = document.get("agenda", [])
    refs = Inward([p.get("label", "") for p in participants], [item["number"] for item in agenda])
    return Record(
        status=Status(document["status"]),
        title=document["title"],
        series=_node(Series, SERIES, document.get("series")),
        held=_node(Held, HELD, document.get("held")),
        cover=_node(Cover, COVER, document.get("cover")),
        notes=tuple(Note(**NOTE.attributes(note)) for note in document.get("notes", ())),
        participants=tuple(
            Participant(**{"id": id_by_position("p", i), "label": "", **PARTICIPANT.attributes(p)})
            for i, p in enumerate(participants)
        ),
        agenda=tuple(
            AgendaItem(id=id_by_position("a", i), **AGENDA_ITEM.attributes(item))
            for i, item in enumerate(agenda)
        ),
        blocks=_blocks(document, refs),
    )


def _node(node: type[Any], mapping: MappingOf, found: Document | None) -> Any:
    said = mapping.attributes(found or {})
    return node(**said) if said else None


def _blocks(document: Document, refs: Inward) -> tuple[Block, ...]:
    lead = [text for text in document.get("lead", ()) if text]
    closing = [text for text in document.get("closing", ()) if text]
    body = document["body"]
    # These paragraphs have no id in the file. What they get follows from what they are and from
    # the ids that are taken, so that one who moves into the body takes its id from all that stay.
    named = "\0".join((*lead, "", *closing, "", *(block["id"] for block in body)))
    digest = hashlib.blake2b(named.encode()).hexdigest()
    return (
        *(_paragraph(BlockKind.LEAD, i, text, digest) for i, text in enumerate(lead)),
        *(_body_block(block, refs) for block in body),
        *(_paragraph(BlockKind.CLOSING, i, text, digest) for i, text in enumerate(closing)),
    )


def _paragraph(kind: BlockKind, index: int, text: str, digest: str) -> Block:
    return Block(id=paragraph_id(kind, index, digest), kind=kind, text=text)


def _body_block(found: Document, refs: Inward) -> Block:
    said = BLOCK.kinds[found["type"]].attributes(found)
    speaker = found.get("speaker")
    if speaker is not None:  # even an empty label is somebody's
        said["speaker"] = refs.speaker(speaker)
    for several in ("with_speakers", "people"):
        if several in said:
            said[several] = tuple(map(refs.speaker, said[several]))
    if "agenda" in said:
        said["agenda"] = refs.agenda(said["agenda"])
    return Block(**said)
