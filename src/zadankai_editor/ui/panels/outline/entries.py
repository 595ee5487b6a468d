"""What the outline consists of, as values, and the tree model over it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zadankai_editor.record.nodes import BlockKind, Record, UnknownAgenda
from zadankai_editor.ui.widgets.wording import circled, excerpt

AnyIndex = QModelIndex | QPersistentModelIndex

_NO_TEXT = "（文字がありません）"
_ROOT = QModelIndex()
_TOP = 0


@dataclass(frozen=True)
class Entry:
    """One line of the outline: the block that it leads to, and the entries below it."""

    block: str
    kind: BlockKind
    text: str
    children: tuple["Entry", ...] = ()


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


def outline_of(record: Record) -> Outline:
    """Return the outline of `record`; one pass over its blocks."""
    numbers = {item.id: item.number for item in record.agenda}
    found = Outline()
    top: list[tuple[str, BlockKind, str, list[Entry]]] = []
    before: BlockKind | None = None
    for index, block in enumerate(record.blocks):
        kind = block.kind
        if kind is BlockKind.SECTION:
            agenda = (
                block.agenda.number
                if isinstance(block.agenda, UnknownAgenda)
                else numbers.get(block.agenda or "")
            )
            number = f"{circled(agenda)} " if agenda is not None else ""
            top.append((block.id, kind, number + (excerpt(block.text) or _NO_TEXT), []))
        elif kind is BlockKind.HEADING:
            entry = Entry(block.id, kind, excerpt(block.text) or _NO_TEXT)
            if top and top[-1][1] is BlockKind.SECTION:
                top[-1][3].append(entry)
            else:
                top.append((entry.block, kind, entry.text, []))
        elif kind in (BlockKind.LEAD, BlockKind.CLOSING) and before is not kind:
            top.append((block.id, kind, "リード" if kind is BlockKind.LEAD else "結び", []))
        else:
            before = kind
            continue
        before = kind
        found.starts.append(index)
        found.blocks.append(block.id)
    found.entries = tuple(Entry(block, kind, text, tuple(below)) for block, kind, text, below in top)
    return found


class OutlineModel(QAbstractItemModel):
    """A tree of two levels. An index below the top carries the row of its parent, plus one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._places: dict[str, tuple[int, int]] = {}

    def show(self, entries: Sequence[Entry]) -> bool:
        """Show `entries`; tell whether that makes a difference."""
        if tuple(entries) == self.entries:
            return False
        self.beginResetModel()
        self.entries = tuple(entries)
        self._places = {}
        for row, entry in enumerate(self.entries):
            self._places[entry.block] = (-1, row)
            for below, child in enumerate(entry.children):
                self._places[child.block] = (row, below)
        self.endResetModel()
        return True

    def index_of(self, block: str) -> QModelIndex:
        """Return the index of the entry that leads to `block`; an invalid one where there is none."""
        if block not in self._places:
            return QModelIndex()
        parent, row = self._places[block]
        return self.createIndex(row, 0, parent + 1)

    def entry(self, index: AnyIndex) -> Entry | None:
        """Return the entry at `index`."""
        if not index.isValid():
            return None
        parent = index.internalId()
        if parent == _TOP:
            return self.entries[index.row()]
        return self.entries[parent - 1].children[index.row()]

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: AnyIndex = _ROOT) -> Any:  # type: ignore[override]
        above = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.createIndex(above - 1, 0, _TOP)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        if not parent.isValid():
            return len(self.entries)
        return len(self.entries[parent.row()].children) if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: AnyIndex = _ROOT) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index)
        if entry is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.text
        return None
