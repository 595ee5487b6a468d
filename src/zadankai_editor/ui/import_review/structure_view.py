"""The recognised record as a list in reading order."""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zadankai_editor.ui.import_review.row_delegate import RowDelegate
from zadankai_editor.ui.import_review.rows import Row, RowKind
from zadankai_editor.ui.import_review.source_view import is_menu_key
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_INDENT = 24
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
            states = ("要確認" if row.doubtful else "", "指定済み" if row.decided else "")
            pieces = (*states, row.sign, row.chip, row.text, row.aside, row.found)
            return " ".join(piece for piece in pieces if piece)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is not RowKind.GROUP:
            found = f"発言者：{row.found}" if row.found else ""
            return plain_tip("\n".join(piece for piece in (row.text, row.aside, found) if piece))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Groups and what is missing cannot be chosen."""
        if self.rows[index.row()].kind not in _CHOOSABLE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class StructureView(QListView):
    """Shows the rows; stays quick at any number of them, because all have one height.

    `row_chosen` tells of a row that the user has chosen, by its place in the list,
    `reading_wanted` of one about which somebody wants to say what it is, and where on the screen a
    menu may open.
    """

    row_chosen = Signal(int)
    reading_wanted = Signal(int, QPoint)

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

    def replace_rows(self, rows: tuple[Row, ...], current: int | None, top: int | None) -> None:
        """Show what became of the rows after reading again; nobody is told.

        `current` is where the row that was chosen is now, `top` where that is which was uppermost:
        the first of the two that is seen keeps its height in the window.
        """
        was_chosen = bool(self.selectionModel().selectedIndexes())
        place = self.visualRect(self.currentIndex())
        seen = current is not None and self.viewport().rect().intersects(place)
        anchor = current if seen else top
        height = place.top() if seen else self.visualRect(self._rows.index(self.top_row)).top()
        self._quiet = True
        try:
            self._rows.show(rows)
            if anchor is not None:
                self.scrollTo(self._rows.index(anchor), QAbstractItemView.ScrollHint.PositionAtTop)
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(self._rows.index(anchor)).top() - height)
            if current is not None:
                flag = QItemSelectionModel.SelectionFlag
                scrolled = self.verticalScrollBar().value()
                self.selectionModel().setCurrentIndex(
                    self._rows.index(current), flag.ClearAndSelect if was_chosen else flag.NoUpdate
                )
                self.verticalScrollBar().setValue(scrolled)
        finally:
            self._quiet = False

    @property
    def top_row(self) -> int:
        """The uppermost row that is seen."""
        return max(0, self.indexAt(QPoint(1, 1)).row())

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the row at the mouse, or for the one that is chosen."""
        index = self.indexAt(event.pos())
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.want_reading()
        elif index.isValid():
            self.reading_wanted.emit(index.row(), event.globalPos())
        event.accept()

    def want_reading(self) -> None:
        """Ask what the row that is chosen is."""
        index = self.currentIndex()
        if index.isValid():
            below = self.visualRect(index).bottomLeft() + QPoint(_INDENT, 0)
            self.reading_wanted.emit(index.row(), self.viewport().mapToGlobal(below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key and Shift+F10 ask what the row is."""
        if is_menu_key(event):
            self.want_reading()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(560, 520)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.row_chosen.emit(current.row())
