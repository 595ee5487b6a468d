"""Checks whether what is said twice is worded alike."""

from collections.abc import Iterator

from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.record.wording import difference


def check_wording(record: Record) -> Iterator[Finding]:
    """Yield the sections whose heading differs from the agenda item in more than width and spaces."""
    items = {item.id: item for item in record.agenda}
    for block in record.blocks:
        if block.kind is not BlockKind.SECTION or not isinstance(block.agenda, str):
            continue
        item = items.get(block.agenda)
        if item is None or not item.text.strip() or not block.text.strip():
            continue
        message = difference(item.number, item.text, block.text)
        if message:
            yield finding("agenda.wording.differs", message, block=block.id)
