"""The recognised record as a list in reading order."""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zadankai_editor.ui.import_review.row_delegate import RowDelegate
from zadankai_editor.ui.import_review.rows import Row, RowKind
from zadankai_editor.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_CHOOSABLE = frozenset({RowKind.FIELD, RowKind.BLOCK, RowKind.DOUBT})


class StructureModel(QAbstractListModel):
    """The rows of `rows_of`; `ROW_ROLE` gives the `Row`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            doubtful = "要確認" if row.doubtful else ""
            return " ".join(piece for piece in (doubtful, row.sign, row.chip, row.text, row.aside) if piece)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is not RowKind.GROUP:
            return "\n".join(piece for piece in (row.text, row.aside) if piece)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Groups and what is missing cannot be chosen."""
        if self.rows[index.row()].kind not in _CHOOSABLE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class StructureView(QListView):
    """Shows the rows; stays quick at any number of them, because all have one height.

    `row_chosen` tells of a row that the user has chosen, by its place in the list.
    """

    row_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = StructureModel(self)
        self._delegate = RowDelegate(theme, self)
        self._quiet = False
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("読み取った記録")
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows.rows

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; none is chosen."""
        self._quiet = True
        try:
            self._rows.show(rows)
            self.scrollToTop()
            first = next((place for place, row in enumerate(rows) if row.kind in _CHOOSABLE), None)
            if first is not None:  # from here the arrow keys begin; Qt would choose it on getting the focus
                index = self._rows.index(first)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        finally:
            self._quiet = False

    def choose(self, place: int | None) -> None:
        """Choose the row at `place` and show it, or none; nobody is told."""
        self._quiet = True
        try:
            if place is None:
                self.selectionModel().clear()
                return
            index = self._rows.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._show_in_view(index)
        finally:
            self._quiet = False

    def _show_in_view(self, index: QModelIndex) -> None:
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Stop at rows that can be chosen only: Home and Page Up would get stuck above a caption."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return index
        places = (*range(index.row() + 1, len(self.rows)), *range(index.row() - 1, -1, -1))
        found = next((place for place in places if self.rows[place].kind in _CHOOSABLE), None)
        return index if found is None else self._rows.index(found)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(560, 520)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.row_chosen.emit(current.row())
