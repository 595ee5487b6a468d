"""The journal's lines: JSON objects, each with its own checksum, so that a torn one is noticed.

A journal is a header, the state from which it starts in several pieces, then one line for each
transaction. The whole state stands there, though it mostly came from a file: ids of participants
and paragraphs live in memory only and do not follow from a file that was saved in between.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from zadankai_editor.record.nodes import Block, Node, Record
from zadankai_editor.record.review import Review, SourceLine, State

VERSION = 1

_BLOCKS = TypeAdapter(tuple[Block, ...])
_SOURCE_LINES = TypeAdapter(tuple[SourceLine, ...])
_PIECE = 250
"""Blocks in one piece: a thread that writes a long record lets others run in between."""


class Kind(StrEnum):
    """What a line holds."""

    HEADER = "header"
    RECORD = "record"
    REVIEW = "review"
    BLOCKS = "blocks"
    LINES = "lines"
    TRANSACTION = "transaction"
    SAVING = "saving"


class Header(Node):
    """What the journal belongs to.

    `digest` is the SHA-256 of the record file at `path` as it was opened or last saved, and
    `review_digest` that of its review; they are `None` where there is no such file. `unsaved`
    counts the transactions that are in the journal's first state but not in the file; `pieces`
    the lines of that state; `last` is the number of the transaction after which it was the state.
    `started` is local time with its offset.
    """

    version: int = VERSION
    program: str
    process: int
    started: str
    path: str | None
    digest: str | None
    review_digest: str | None
    unsaved: int
    last: int
    pieces: int


class Entry(NamedTuple):
    """A line that is whole: its number, what it holds, and that as JSON."""

    number: int
    kind: str
    value: bytes


_LINE = re.compile(rb'\{"crc":"([0-9a-f]{8})",("n":([0-9]{1,15}),"([a-z]+)":(.*)\})', re.DOTALL)


def encode(number: int, kind: Kind, value: str) -> bytes:
    """Return the line for the JSON text `value`, which has no line break."""
    body = f'"n":{number},"{kind}":{value}}}'.encode()
    return b'{"crc":"%08x",%b\n' % (zlib.crc32(body), body)


def decode(data: bytes) -> Iterator[Entry | None]:
    """Yield the lines in `data`, `None` for each that is damaged."""
    for line in data.split(b"\n"):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found and int(found[1], 16) == zlib.crc32(found[2]):
            yield Entry(int(found[3]), found[4].decode(), found[5])
        else:
            yield None


def encode_state(state: State) -> list[bytes]:
    """Return the lines of a state.

    Raises `ValueError` for text that cannot be stored (half a surrogate pair).
    """
    record, review = state.record, state.review
    pieces = [(Kind.RECORD, record.model_copy(update={"blocks": ()}).model_dump_json(exclude_defaults=True))]
    pieces.append(
        (Kind.REVIEW, review.model_copy(update={"lines": ()}).model_dump_json(exclude_defaults=True))
    )
    pieces.extend(_pieces(Kind.BLOCKS, _BLOCKS, record.blocks))
    pieces.extend(_pieces(Kind.LINES, _SOURCE_LINES, review.lines))
    return [encode(number, kind, text) for number, (kind, text) in enumerate(pieces)]


def decode_state(entries: Iterable[Entry]) -> State | None:
    """Return the state that `encode_state` wrote, `None` where these are not its lines."""
    whole: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {Kind.BLOCKS: [], Kind.LINES: []}
    for number, entry in enumerate(entries):
        if entry.number != number:
            return None
        value = json.loads(entry.value)
        if entry.kind in lists:
            lists[entry.kind] += value
        else:
            whole[entry.kind] = value
    if whole.keys() != {Kind.RECORD, Kind.REVIEW}:
        return None
    try:
        return State(
            record=Record.model_validate({**whole[Kind.RECORD], "blocks": lists[Kind.BLOCKS]}),
            review=Review.model_validate({**whole[Kind.REVIEW], "lines": lists[Kind.LINES]}),
        )
    except ValidationError:
        return None


def _pieces(kind: Kind, adapter: TypeAdapter[Any], items: tuple[Any, ...]) -> Iterator[tuple[Kind, str]]:
    for start in range(0, len(items), _PIECE):
        yield kind, adapter.dump_json(items[start : start + _PIECE], exclude_defaults=True).decode()
