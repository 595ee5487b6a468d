"""Agenda items that two sections treat apart from each other."""

from collections.abc import Iterator

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import AgendaRef, BlockKind, Record


def check_agenda(record: Record) -> Iterator[Finding]:
    """Yield the sections that come back to an item after another was treated."""
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
