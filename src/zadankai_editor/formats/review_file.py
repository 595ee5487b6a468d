"""Reading and writing the review of a record, `zadankai-review/1`."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from zadankai_editor.formats.events import read_document
from zadankai_editor.formats.places import ParticipantNames, paragraph_places
from zadankai_editor.formats.record_file import MAX_RECORD_BYTES
from zadankai_editor.formats.review_fields import (
    DOUBT,
    MARK,
    REVIEW,
    REVIEW_VERSION,
    SETTLED_DOUBT,
    SOURCE,
)
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    LineUse,
    Mark,
    Review,
    SettledDoubt,
    Source,
    SourceLine,
)

_SOURCE_LINE = TypeAdapter(SourceLine)

MAX_REVIEW_BYTES = 4 * MAX_RECORD_BYTES
"""A review holds the source, and says of each of its lines where it went."""


def write_review(review: Review, record: Record, record_hash: str) -> bytes:
    """Return the file of the review of `record`, whose own file has the hash `record_hash`.

    Ids that live in memory only become places in the file of `record`: `lead[0]`, and a
    participant's label. Digits of participants that are gone are left out.
    """
    document = REVIEW.stored(review, _Stored(record, record_hash).look)
    return ("\n".join(REVIEW.lines(document, 0)) + "\n").encode()


def read_review(data: bytes, name: str, record: Record) -> tuple[Review, str]:
    """Return the review in `data`, the bytes of the file called `name`, and its record's hash.

    `record` is the record as it was read from its file; its ids in memory stand for the places
    that the review names. Places that are not there (any more) stay as they are; digits of
    participants that are not there are left out. Strict: raises `FormatError`.
    """
    document = read_document(data, name, MAX_REVIEW_BYTES, REVIEW.read, REVIEW.stranger)
    return _Restored(record).review(document), document["record"]


class _Stored:
    """The attributes of the nodes of a review as its file holds them."""

    def __init__(self, record: Record, record_hash: str) -> None:
        self._hash = record_hash
        self._places = paragraph_places(record)
        self._names = ParticipantNames(record)

    def look(self, node: Any, attribute: str) -> Any:
        if isinstance(node, Review) and attribute in ("format", "record"):
            return REVIEW_VERSION if attribute == "format" else self._hash
        if isinstance(node, SettledDoubt) and attribute != "at":
            node = node.doubt
        value = getattr(node, attribute)
        if attribute == "block" or (attribute == "target" and node.use is LineUse.BLOCK):
            return self._places.get(value, value)
        if attribute == "participant":
            return self._names.name_of(value)
        if attribute == "digits":
            return [digit for digit in value if self._names.name_of(digit.participant) is not None]
        return value


class _Restored:
    """The nodes of a review, with the ids of `record`."""

    def __init__(self, record: Record) -> None:
        self._ids = {place: id_ for id_, place in paragraph_places(record).items()}
        self._names = ParticipantNames(record)

    def review(self, document: dict[str, Any]) -> Review:
        return Review(
            source=self._source(document.get("source")),
            lines=tuple(map(self._line, document.get("lines", ()))),
            doubts=tuple(self._doubt(DOUBT.attributes(d)) for d in document.get("doubts", ())),
            settled=tuple(self._settled(d) for d in document.get("settled", ())),
            marks=tuple(self._mark(m) for m in document.get("marks", ())),
            digits=tuple(d for d in map(self._digit, document.get("digits", ())) if d),
        )

    def _source(self, found: dict[str, Any] | None) -> Source | None:
        return Source(**{"name": "", "text": "", **SOURCE.attributes(found)}) if found else None

    def _line(self, found: dict[str, Any]) -> SourceLine:
        line = _SOURCE_LINE.validate_python(found)
        if line.use is LineUse.BLOCK and line.target in self._ids:
            return replace(line, target=self._ids[line.target])
        return line

    def _doubt(self, said: dict[str, Any]) -> Doubt:
        return Doubt(**{"code": "", "message": "", **self._with_id(said)})

    def _settled(self, found: dict[str, Any]) -> SettledDoubt:
        said = SETTLED_DOUBT.attributes(found)
        at = said.pop("at", "")
        return SettledDoubt(doubt=self._doubt(said), at=at)

    def _mark(self, found: dict[str, Any]) -> Mark:
        return Mark(**{"block": "", "reviewer": "", **self._with_id(MARK.attributes(found))})

    def _with_id(self, said: dict[str, Any]) -> dict[str, Any]:
        block = said.get("block")
        return {**said, "block": self._ids[block]} if block in self._ids else said

    def _digit(self, found: dict[str, Any]) -> Digit | None:
        participant = self._names.participant(found["participant"])
        return Digit(participant=participant, digit=found["digit"]) if participant else None
