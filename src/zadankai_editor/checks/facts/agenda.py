"""Agenda items that two sections treat apart from each other, or whose section says them in other words."""

from collections.abc import Iterator, Mapping

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import AgendaItem, AgendaRef, Block, BlockKind, Record
from zadankai_editor.record.wording import difference


def check_agenda(record: Record) -> Iterator[Finding]:
    """Yield the sections that come back to an item after another was treated, and those that word it otherwise."""
    items = {item.id: item for item in record.agenda}
    treated: set[AgendaRef] = set()
    last: AgendaRef | None = None
    for block in record.blocks:
        if block.kind is not BlockKind.SECTION or block.agenda is None:
            continue
        if block.agenda in treated and block.agenda != last and isinstance(block.agenda, str):
            item = items.get(block.agenda)
            what = f"議題{item.number}{quoted(item.text)}" if item else "この議題"
            message = f"{what}が離れた二つの見出しで扱われています。見出しと議題の対応を確かめてください。"
            yield finding("agenda.twice", message, block=block.id)
        treated.add(block.agenda)
        last = block.agenda
        yield from _other_words(block, items)


def _other_words(block: Block, items: Mapping[str, AgendaItem]) -> Iterator[Finding]:
    """Yield a section whose heading differs from its item in more than width and spaces."""
    item = items.get(block.agenda) if isinstance(block.agenda, str) else None
    if item is None or not item.text.strip() or not block.text.strip():
        return
    message = difference(item.number, item.text, block.text)
    if message:
        yield finding("agenda.wording.differs", message, block=block.id)
