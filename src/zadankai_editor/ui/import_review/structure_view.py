"""The recognised record as a list in reading order."""

from bisect import bisect_right
from itertools import takewhile

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
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zadankai_editor.record.alike import Kind
from zadankai_editor.ui.import_review.row_delegate import UNFOLDED_ROLE, RowDelegate
from zadankai_editor.ui.import_review.rows import Row, RowKind
from zadankai_editor.ui.import_review.source_view import is_menu_key
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_INDENT = 24
_CHOOSABLE = frozenset({RowKind.FIELD, RowKind.BLOCK, RowKind.DOUBT, RowKind.ALIKE})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FOLDING = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
"""What the arrow keys do with doubts that are alike: unfold them or not."""


class StructureModel(QAbstractListModel):
    """The rows of `rows_of`, but those that are folded away; `ROW_ROLE` gives the `Row`.

    A *place* counts all rows, as the sheet does. Doubts that are alike are folded until somebody unfolds them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._unfolded: set[Kind] = set()
        self._places: list[int] = []

    def show(self, rows: tuple[Row, ...], *, anew: bool) -> None:
        """Show other rows; `anew`: all folded, as nobody has unfolded anything yet."""
        self.beginResetModel()
        self.rows = rows
        if anew:
            self._unfolded.clear()
        self._places = [place for place, row in enumerate(rows) if self._is_shown(row)]
        self.endResetModel()

    def _is_shown(self, row: Row) -> bool:
        return row.alike is None or row.kind is RowKind.ALIKE or row.alike in self._unfolded

    def is_unfolded(self, row: Row) -> bool:
        """Tell whether those are shown that share this row."""
        return row.alike in self._unfolded

    def place_of(self, index: _Index) -> int:
        """Return the place of what is shown at `index`; -1 for none."""
        return self._places[index.row()] if index.isValid() else -1

    def index_of(self, place: int) -> QModelIndex:
        """Return where the row at `place` is shown, or the one that it shares with those alike."""
        return self.index(max(0, bisect_right(self._places, place) - 1))

    def fold(self, place: int, *, unfold: bool) -> None:
        """Show, or do not, those that share the row at `place`; nothing where it is no such row."""
        row = self.rows[place]
        if row.kind is not RowKind.ALIKE or row.alike is None or self.is_unfolded(row) is unfold:
            return
        below = range(place + 1, len(self.rows))
        alike = list(takewhile(lambda n: self.rows[n].alike == row.alike, below))
        at = bisect_right(self._places, place)
        if unfold:
            self.beginInsertRows(QModelIndex(), at, at + len(alike) - 1)
            self._unfolded.add(row.alike)
            self._places[at:at] = alike
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), at, at + len(alike) - 1)
            self._unfolded.discard(row.alike)
            del self._places[at : at + len(alike)]
            self.endRemoveRows()
        shown = self.index_of(place)
        self.dataChanged.emit(shown, shown)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[self._places[index.row()]]
        if role == UNFOLDED_ROLE:
            return self.is_unfolded(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.kind is RowKind.ALIKE:
                folded = "開いています" if self.is_unfolded(row) else "閉じています"
                return f"{row.sign} {row.aside} {row.text} {folded}"
            states = ("要確認" if row.doubtful else "", "指定済み" if row.decided else "")
            pieces = (*states, row.sign, row.chip, row.text, row.aside, row.found)
            return " ".join(piece for piece in pieces if piece)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is not RowKind.GROUP:
            found = f"発言者：{row.found}" if row.found else ""
            return plain_tip("\n".join(piece for piece in (row.text, row.aside, found) if piece))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Groups and what is missing cannot be chosen."""
        if not index.isValid() or self.rows[self._places[index.row()]].kind not in _CHOOSABLE:
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
        """All rows, those that are folded away among them."""
        return self._rows.rows

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.viewport().update()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; none is chosen."""
        self._quiet = True
        try:
            self._rows.show(rows, anew=True)
            self.scrollToTop()
            first = next((place for place, row in enumerate(rows) if row.kind in _CHOOSABLE), None)
            if first is not None:  # from here the arrow keys begin; Qt would choose it on getting the focus
                index = self._rows.index_of(first)
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
        height = place.top() if seen else self.visualRect(self._rows.index_of(self.top_row)).top()
        self._quiet = True
        try:
            self._rows.show(rows, anew=False)
            if anchor is not None:
                at = self._rows.index_of(anchor)
                self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(at).top() - height)
            if current is not None:
                flag = QItemSelectionModel.SelectionFlag
                scrolled = self.verticalScrollBar().value()
                self.selectionModel().setCurrentIndex(
                    self._rows.index_of(current), flag.ClearAndSelect if was_chosen else flag.NoUpdate
                )
                self.verticalScrollBar().setValue(scrolled)
        finally:
            self._quiet = False

    @property
    def top_row(self) -> int:
        """The place of the uppermost row that is seen."""
        return max(0, self._rows.place_of(self.indexAt(QPoint(1, 1))))

    @property
    def current_place(self) -> int:
        """The place of the row with the keys; -1 for none."""
        return self._rows.place_of(self.currentIndex())

    def choose(self, place: int | None) -> None:
        """Choose the row at `place` and show it, or none; nobody is told. A folded one is in the row of those alike."""
        self._quiet = True
        try:
            if place is None:
                self.selectionModel().clear()
                return
            index = self._rows.index_of(place)
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
        places = (*range(index.row() + 1, self._rows.rowCount()), *range(index.row() - 1, -1, -1))
        indexes = map(self._rows.index, places)
        return next((found for found in indexes if found.flags() & Qt.ItemFlag.ItemIsEnabled), index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the row at the mouse, or for the one that is chosen."""
        index = self.indexAt(event.pos())
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self.want_reading()
        elif index.isValid():
            self.reading_wanted.emit(self._rows.place_of(index), event.globalPos())
        event.accept()

    def want_reading(self) -> None:
        """Ask what the row that is chosen is."""
        index = self.currentIndex()
        if index.isValid():
            below = self.visualRect(index).bottomLeft() + QPoint(_INDENT, 0)
            self.reading_wanted.emit(self._rows.place_of(index), self.viewport().mapToGlobal(below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key and Shift+F10 ask what the row is; Enter and the arrow keys fold what is alike."""
        place = self.current_place
        row = self.rows[place] if place >= 0 else None
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_menu_key(event):
            self.want_reading()
        elif row is None or row.alike is None or not plain:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and row.kind is RowKind.ALIKE:
            self._rows.fold(place, unfold=not self._rows.is_unfolded(row))
        elif event.key() in _FOLDING:
            self._fold_here(place, row, unfold=_FOLDING[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _fold_here(self, place: int, row: Row, *, unfold: bool) -> None:
        """Unfold or fold the row at `place`; from one of those alike, folding goes to the row of all first."""
        if row.kind is RowKind.ALIKE:
            self._rows.fold(place, unfold=unfold)
        elif not unfold:
            above = next(n for n in range(place, -1, -1) if self.rows[n].kind is RowKind.ALIKE)
            self.setCurrentIndex(self._rows.index_of(above))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the row of what is alike unfolds it, or folds it again."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        place = self._rows.place_of(index)
        if index == self.currentIndex() and self.rows[place].kind is RowKind.ALIKE:
            self._rows.fold(place, unfold=not self._rows.is_unfolded(self.rows[place]))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(560, 520)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.row_chosen.emit(self._rows.place_of(current))
