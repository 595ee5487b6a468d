"""The candidates for speakers as a list: one decision settles all occurrences."""

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
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from zadankai_editor.ui.import_review.candidate_delegate import CandidateDelegate, CandidateHeader
from zadankai_editor.ui.import_review.candidates import CandidateRow
from zadankai_editor.ui.import_review.source_view import is_menu_key
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_CHOOSING = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TAKING_BACK = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class CandidateModel(QAbstractListModel):
    """The rows of `candidate_rows`, each with a box; `Qt.UserRole` gives the `CandidateRow`."""

    tick_wanted = Signal(str)
    """The box of the candidate with this key was used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[CandidateRow, ...] = ()

    def show(self, rows: tuple[CandidateRow, ...]) -> bool:
        """Show other rows; return whether they stand for the same candidates as before."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return same

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.candidate.written
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            head = f"「{row.candidate.written}」（{row.candidate.count}か所）→ {row.chip}"
            return plain_tip("\n".join(piece for piece in (head, row.sure, row.problem) if piece))
        return None

    def setData(self, index: _Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Let assistive tools use the box as Space does; what comes of it is decided elsewhere."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick_wanted.emit(self.rows[index.row()].key)
        return True

    def flags(self, _index: _Index) -> Qt.ItemFlag:
        """Every row has a box."""
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        )


class CandidateList(QListView):
    """Shows the candidates, and tells what somebody wants of one, by its key.

    Space ticks, F2 and Enter open the choice, Delete and Backspace take the decision back.
    """

    candidate_chosen = Signal(str)
    """Somebody has gone to this candidate."""
    tick_wanted = Signal(str)
    choice_wanted = Signal(str, QPoint)
    """Whom the candidate means is to be chosen, in a menu at this place of the screen."""
    back_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = CandidateModel(self)
        self._delegate = CandidateDelegate(theme, self)
        self._quiet = False
        self.header = CandidateHeader(theme, self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName("発言者の候補")
        self.setAccessibleDescription(
            "スペースで決定・未決定を切り替え、F2で人を選び、Deleteで決定を取り消します。"
        )
        self.setViewportMargins(0, self.header.sizeHint().height(), 0, 0)
        self._rows.tick_wanted.connect(self.tick_wanted)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def rows(self) -> tuple[CandidateRow, ...]:
        """The rows shown."""
        return self._rows.rows

    @property
    def current(self) -> CandidateRow | None:
        """The candidate that is chosen."""
        index = self.currentIndex()
        return self.rows[index.row()] if index.isValid() else None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.set_theme(theme)
        self.header.set_theme(theme)
        self.viewport().update()

    def show_rows(self, rows: tuple[CandidateRow, ...]) -> None:
        """Show other rows; the candidate that is chosen stays so where it still is. Nobody is told."""
        current = self.current
        chosen = bool(self.selectionModel().selectedIndexes())
        place = self.verticalScrollBar().value()
        self._quiet = True
        try:
            if self._rows.show(rows):
                self.doItemsLayout()
            elif rows:
                key = current.key if current else None
                found = next((n for n, row in enumerate(rows) if row.key == key), 0)
                flag = QItemSelectionModel.SelectionFlag
                keep = chosen and rows[found].key == key
                self.selectionModel().setCurrentIndex(
                    self._rows.index(found), flag.ClearAndSelect if keep else flag.NoUpdate
                )
            self.verticalScrollBar().setValue(place)
        finally:
            self._quiet = False

    def place_of(self, key: str) -> QPoint:
        """Return where on the screen a menu about the candidate `key` opens: below its chip."""
        number = next(n for n, row in enumerate(self.rows) if row.key == key)
        area = self._delegate.chip_area(self.visualRect(self._rows.index(number)), self.font())
        return self.viewport().mapToGlobal(area.bottomLeft())

    # Keys and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide about the candidate that is chosen."""
        row, key = self.current, event.key()
        if row is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.tick_wanted.emit(row.key)
        elif key in _CHOOSING or is_menu_key(event):
            self.want_choice(row.key)
        elif key in _TAKING_BACK:
            self.back_wanted.emit(row.key)
        else:
            super().keyPressEvent(event)

    def want_choice(self, key: str) -> None:
        """Ask whom the candidate `key` means."""
        number = next(n for n, row in enumerate(self.rows) if row.key == key)
        self.scrollTo(self._rows.index(number))
        self.choice_wanted.emit(key, self.place_of(key))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, one on the chip opens the choice."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        area, key = self.visualRect(index), self.rows[index.row()].key
        if self._delegate.box_area(area).contains(place):
            self.tick_wanted.emit(key)
        elif self._delegate.chip_area(area, self.font()).contains(place):
            self.want_choice(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the choice."""
        mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.want_choice(self.rows[index.row()].key)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns' names above them, and let problems wrap anew."""
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        area = self.contentsRect()
        height = self.header.sizeHint().height()
        self.setViewportMargins(0, height, 0, 0)
        self.header.setGeometry(area.left(), area.top(), self.viewport().width(), height)

    def sizeHint(self) -> QSize:
        """Return room for a few rows."""
        return QSize(560, 220)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.candidate_chosen.emit(self.rows[current.row()].key)
