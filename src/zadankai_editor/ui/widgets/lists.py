"""Lists to choose from: a click or Enter is one signal, and the keys of the panel come first."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QTreeView, QWidget

from zadankai_editor.ui.widgets.next_turn import NextTurn

AnyIndex = QModelIndex | QPersistentModelIndex

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT = Qt.KeyboardModifier.AltModifier

ALT_UP = QKeyCombination(_ALT, Qt.Key.Key_Up)
ALT_DOWN = QKeyCombination(_ALT, Qt.Key.Key_Down)
ALT_DELETE = QKeyCombination(_ALT, Qt.Key.Key_Delete)
DELETE = QKeyCombination(Qt.Key.Key_Delete)
F7 = QKeyCombination(Qt.Key.Key_F7)
LEFT = QKeyCombination(Qt.Key.Key_Left)
RIGHT = QKeyCombination(Qt.Key.Key_Right)

Keys = Mapping[QKeyCombination, Callable[[], object]]
"""What a key does within a widget, whatever it does in the window."""


def combination(event: QKeyEvent) -> QKeyCombination:
    """Return the key of an event, on the keypad or not."""
    return QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))


def overrides(event: QEvent, keys: Keys) -> bool:
    """Tell whether a key that the window may have a shortcut for is one of `keys`."""
    return isinstance(event, QKeyEvent) and (
        event.type() == QEvent.Type.ShortcutOverride and combination(event) in keys
    )


class _Choosing:
    """What the views below share. `chosen` tells of a row that was clicked, or Enter on it."""

    keys: Keys

    def prepare(self, view: QAbstractItemView) -> None:
        view.setFrameShape(QFrame.Shape.StyledPanel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        self.keys = {}

    def acts_on(self, event: QKeyEvent) -> bool:
        act = self.keys.get(combination(event))
        if act is not None:
            act()
        return act is not None


class ChoiceList(QListView, _Choosing):
    """A list; `name` is for assistive tools."""

    chosen = Signal(QModelIndex)
    current_changed = Signal(QModelIndex)

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare(self)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(model)
        self._keep_soon = NextTurn(self._keep_in_sight, self)
        self.click_chooses = True
        """Whether one click is enough to choose, as Enter is; otherwise it takes two."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the panel."""
        if overrides(event, self.keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if self.acts_on(event):
            event.accept()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        super().mouseReleaseEvent(event)
        if self.click_chooses:
            self._choose_at(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks choose."""
        super().mouseDoubleClickEvent(event)
        if not self.click_chooses:
            self._choose_at(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at hand in sight when the list becomes lower."""
        super().resizeEvent(event)
        if event.size().height() < event.oldSize().height():
            self._keep_soon.ask()

    def _keep_in_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _choose_at(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which row is at hand."""
        super().currentChanged(current, previous)
        self.current_changed.emit(current)


class ChoiceTree(QTreeView, _Choosing):
    """A tree; `name` is for assistive tools."""

    chosen = Signal(QModelIndex)

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare(self)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setModel(model)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the panel."""
        if overrides(event, self.keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if self.acts_on(event):
            event.accept()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the arrow chooses."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        inside = index.isValid() and self.visualRect(index).contains(place)
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.chosen.emit(index)
