"""A list model over a tuple of values."""

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Value = TypeVar("Value", bound=Hashable)

VALUE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class ValuesModel(QAbstractListModel, Generic[Value]):
    """Shows values, one a row; a subclass says what text stands for one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: tuple[Value, ...] = ()
        self._keys: list[object] = []

    def show(self, values: Sequence[Value]) -> bool:
        """Show `values`; tell whether rows came, went or moved, so that the selection is gone."""
        new = tuple(values)
        keys = [self.key(value) for value in new]
        if keys != self._keys:
            self.beginResetModel()
            self.values, self._keys = new, keys
            self.endResetModel()
            return True
        if new == self.values:
            return False
        self.values = new
        self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
        return False

    def key(self, value: Value) -> object:
        """Return what makes the value the same row as before."""
        return value

    def text(self, value: Value) -> str:
        """Return the text that stands for `value`, for assistive tools at least."""
        raise NotImplementedError

    def row_of(self, key: object) -> int | None:
        """Return the row of the value with this key."""
        return self._keys.index(key) if key in self._keys else None

    def value_at(self, index: QModelIndex | QPersistentModelIndex) -> Value | None:
        """Return the value in the row of `index`; `None` where there is none."""
        return self.values[index.row()] if index.isValid() and index.row() < len(self.values) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.values)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        value = self.value_at(index)
        if value is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(value)
        return value if role == VALUE_ROLE else None
