"""All that a record prints, text by text, each with the place to which a finding about it belongs."""

from collections.abc import Iterator
from typing import NamedTuple

from zadankai_editor.record.nodes import Block, Record


class Printed(NamedTuple):
    """A text that is printed: of the block with id `block`, or at the field `path`."""

    text: str
    block: str | None
    path: str | None


def heads_of(record: Record) -> Iterator[Printed]:
    """Yield what is printed above the flow: the title, when it was held, the series."""
    yield Printed(record.title, None, "title")
    if record.held and record.held.text:
        yield Printed(record.held.text, None, "held.text")
    if record.series and record.series.name:
        yield Printed(record.series.name, None, "series.name")


def flow_of(record: Record) -> Iterator[Printed]:
    """Yield the texts of the blocks in reading order."""
    for block in record.blocks:
        yield of_block(block)


def of_block(block: Block) -> Printed:
    """Return the text of a block."""
    return Printed(block.text, block.id, None)


def all_of(record: Record) -> Iterator[Printed]:
    """Yield everything: the heads, the agenda, the flow and the notes."""
    yield from heads_of(record)
    for index, item in enumerate(record.agenda):
        yield Printed(item.text, None, f"agenda[{index}].text")
    yield from flow_of(record)
    for index, note in enumerate(record.notes):
        yield Printed(note.text, None, f"notes[{index}].text")
