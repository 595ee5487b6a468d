"""The tree model of the outline, from which whole sections can be dragged."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.panels.outline.entries import Entry
from zadankai_editor.ui.widgets.plain_text import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex

SECTION_FORMAT = "application/x-zadankai-section"
_ROOT = QModelIndex()
_TOP = 0
_NAMED = frozenset({BlockKind.SECTION, BlockKind.HEADING})
"""Kinds that only the look of the row tells apart."""
_MOVABLE = frozenset({BlockKind.SECTION, BlockKind.HEADING})
_DROP = Qt.ItemFlag.ItemIsDropEnabled


class OutlineModel(QAbstractItemModel):
    """A tree of two levels. An index below the top carries the row of its parent, plus one."""

    dropped = Signal(str, object, object)
    """A section (its block's id) was dropped: into, and before, which `Entry`; `None` where there is none."""

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
            self._places[entry.key] = (-1, row)
            for below, child in enumerate(entry.children):
                self._places[child.key] = (row, below)
        self.endResetModel()
        return True

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of the entry with this key (a block's id); an invalid one where there is none."""
        if key not in self._places:
            return QModelIndex()
        parent, row = self._places[key]
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
        if entry is not None and role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if entry is not None and role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(entry.text)
        if entry is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            kind = KIND_NAMES[entry.kind] if entry.kind in _NAMED else ""
            return f"{kind}：{entry.text}" if kind else entry.text
        if entry is not None and role == Qt.ItemDataRole.UserRole:
            return entry.kind
        return None

    # Dragging

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        entry = self.entry(index)
        if entry is None:
            return _DROP
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if entry.kind in _MOVABLE:
            found |= Qt.ItemFlag.ItemIsDragEnabled
        return found | _DROP if entry.kind is BlockKind.SECTION else found

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [SECTION_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        entry = self.entry(indexes[0]) if indexes else None
        if entry is not None and entry.block is not None:
            mime.setData(SECTION_FORMAT, entry.block.encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """Tell what was dropped where; whoever hears of it changes the record, and not the rows."""
        if not data.hasFormat(SECTION_FORMAT):
            return False
        block = bytes(data.data(SECTION_FORMAT).data()).decode()
        before = self.entry(self.index(row, 0, parent)) if row >= 0 else None
        self.dropped.emit(block, self.entry(parent), before)
        return True
