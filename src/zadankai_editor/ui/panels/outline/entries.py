"""What the outline consists of, as values."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from zadankai_editor.japanese.numerals import circled
from zadankai_editor.japanese.wording import same_wording
from zadankai_editor.record.nodes import AgendaItem, BlockKind, Record, UnknownAgenda
from zadankai_editor.ui.widgets.wording import excerpt

_NO_TEXT = "（文字がありません）"


@dataclass(frozen=True)
class Entry:
    """One line of the outline: the block that it leads to, and the entries below it.

    An entry of the agenda has the item's id in `item`; it leads to the first section that treats
    it, and to no block where there is none.
    """

    block: str | None
    kind: BlockKind | None
    text: str
    children: tuple["Entry", ...] = ()
    item: str | None = None

    @property
    def key(self) -> str:
        """What the entry is known by, whatever becomes of its text and place."""
        return f"#{self.item}" if self.item else self.block or ""


@dataclass
class Outline:
    """The entries, and at which index of the record's blocks each begins, in reading order."""

    entries: tuple[Entry, ...] = ()
    starts: list[int] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def block_at(self, index: int) -> str | None:
        """Return the block of the entry to which the block at `index` belongs."""
        place = bisect_right(self.starts, index) - 1
        return self.blocks[place] if place >= 0 else None


@dataclass
class _Draft:
    """An entry of the top level that is being made; `item` is what a section treats."""

    block: str
    kind: BlockKind
    text: str
    item: str | None = None
    plain: str = ""
    below: list[Entry] = field(default_factory=list)

    def entry(self) -> Entry:
        return Entry(self.block, self.kind, self.text, tuple(self.below))


def outline_of(record: Record) -> Outline:
    """Return the outline of `record`; one pass over its blocks."""
    numbers = {item.id: item.number for item in record.agenda}
    found = Outline()
    top: list[_Draft] = []
    before: BlockKind | None = None
    for index, block in enumerate(record.blocks):
        kind, previous = block.kind, before
        before = kind
        if kind is BlockKind.SECTION:
            item = block.agenda if isinstance(block.agenda, str) else None
            number = (
                block.agenda.number if isinstance(block.agenda, UnknownAgenda) else numbers.get(item or "")
            )
            text = (f"{circled(number)} " if number is not None else "") + (excerpt(block.text) or _NO_TEXT)
            top.append(_Draft(block.id, kind, text, item, block.text))
        elif kind is BlockKind.HEADING:
            text = excerpt(block.text) or _NO_TEXT
            if top and top[-1].kind is BlockKind.SECTION:
                top[-1].below.append(Entry(block.id, kind, text))
            else:
                top.append(_Draft(block.id, kind, text))
        elif kind in (BlockKind.LEAD, BlockKind.CLOSING) and previous is not kind:
            top.append(_Draft(block.id, kind, "リード" if kind is BlockKind.LEAD else "結び"))
        else:
            continue
        found.starts.append(index)
        found.blocks.append(block.id)
    found.entries = _with_agenda(top, record.agenda)
    return found


def _with_agenda(top: Sequence[_Draft], agenda: Sequence[AgendaItem]) -> tuple[Entry, ...]:
    """Return the entries with those of the agenda, each before the first section that treats it.

    A single section that bears the words of its item stands for both. An item that no section
    treats comes before the next one of the agenda.
    """
    end = len(top) - (bool(top) and top[-1].kind is BlockKind.CLOSING)
    treating: dict[str, list[int]] = {}
    for place, draft in enumerate(top):
        if draft.item is not None:
            treating.setdefault(draft.item, []).append(place)
    inserted: dict[int, list[Entry]] = {}
    place = end
    for item in reversed(agenda):
        sections = treating.get(item.id)
        text = f"議題{circled(item.number)} {excerpt(item.text) or _NO_TEXT}"
        if not sections:
            entry = Entry(None, None, f"{text}（見出しなし）", item=item.id)
        else:
            place = sections[0]
            if len(sections) == 1 and same_wording(top[place].plain, item.text):
                continue
            entry = Entry(top[place].block, None, text, item=item.id)
        inserted.setdefault(place, []).insert(0, entry)
    found: list[Entry] = []
    for place, draft in enumerate(top):
        found += [*inserted.get(place, ()), draft.entry()]
    return (*found, *inserted.get(len(top), ()))
