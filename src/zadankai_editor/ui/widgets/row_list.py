"""Rows of fields, one for each item of a short list, edited in place."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.lists import Keys, combination, overrides
from zadankai_editor.ui.widgets.themed import IconButton, Themed

MOST_AT_ONCE = 60
"""How many rows are made before somebody asks for more: each is several widgets."""

_BAR = 3


class Row(QWidget, Themed):
    """One row; a subclass fills it. A bar at its left says that it is the one at hand."""

    def __init__(self, theme: Theme, position: int, keys: Keys) -> None:
        super().__init__()
        self._theme = theme
        self._keys = keys
        self._current = False
        self.position = position

    @property
    def first_field(self) -> QWidget:
        """The field that gets the focus when the row is gone to."""
        raise NotImplementedError

    def set_current(self, current: bool) -> None:
        """Show whether this is the row at hand."""
        if current != self._current:
            self._current = current
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        super().paintEvent(event)
        if self._current:
            QPainter(self).fillRect(0, 0, _BAR, self.height(), self._theme.accent)

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the list for every field in the row."""
        if overrides(event, self._keys):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the list do."""
        act = self._keys.get(combination(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)


AnyRow = TypeVar("AnyRow", bound=Row)


class RowList(QWidget, Generic[AnyRow]):
    """Makes rows when they are needed and uses them again; knows which one is at hand."""

    current_changed = Signal(int)

    def __init__(self, make_row: Callable[[int], AnyRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self._rows: list[AnyRow] = []
        self._count = 0
        self._most = MOST_AT_ONCE
        self.current = -1
        self._column = column(self)
        self.more = QPushButton()
        self.more.clicked.connect(self._on_more)
        self._wanted: Callable[[], object] = _nothing
        self._column.addWidget(self.more)
        self._column.addStretch()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_count(self, count: int, refresh: Callable[[], object]) -> list[AnyRow]:
        """Have `count` rows, or as many as are shown at once, and return them to be filled.

        `refresh` is called when somebody wants to see the others.
        """
        self._count, self._wanted = count, refresh
        shown = min(count, self._most)
        while len(self._rows) < shown:
            row = self._make_row(len(self._rows))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for position, row in enumerate(self._rows):
            row.setVisible(position < shown)
        self.more.setVisible(count > shown)
        self.more.setText(f"さらに表示する（残り{count - shown}件）")
        self._set_current(min(self.current, count - 1))
        return self._rows[:shown]

    def focus(self, position: int) -> None:
        """Put the focus into the row at `position`."""
        if position >= self._most:
            self._most = position + MOST_AT_ONCE
            self._wanted()
        if 0 <= position < min(self._count, len(self._rows)):
            self._set_current(position)
            self._rows[position].first_field.setFocus()

    def make_current(self, position: int) -> None:
        """Let the row at `position` be at hand, with the focus in the field in which it was."""
        row = self._rows[self.current] if 0 <= self.current < len(self._rows) else None
        within = QApplication.focusWidget()
        fields = row.findChildren(QWidget) if row is not None else []
        self._set_current(position)
        if within in fields and 0 <= position < len(self._rows):
            self._rows[position].findChildren(QWidget)[fields.index(within)].setFocus()

    def forget(self) -> None:
        """Let no row be at hand."""
        self._most = MOST_AT_ONCE
        self._set_current(-1)

    def _set_current(self, position: int) -> None:
        if position == self.current:
            return
        self.current = position
        for row in self._rows:
            row.set_current(row.position == position)
        self.current_changed.emit(position)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        widget = new
        while widget is not None and widget is not self:
            if isinstance(widget, Row) and widget.parentWidget() is self:
                self._set_current(widget.position)
                return
            widget = widget.parentWidget()

    def _on_more(self) -> None:
        self._most += max(MOST_AT_ONCE, self._count // 4)
        self._wanted()


def _nothing() -> None:
    return None


class RowTools(QWidget):
    """The buttons above a list of rows: add at the left, move and remove at the right."""

    def __init__(self, theme: Theme, what: str) -> None:
        super().__init__()
        self.add = IconButton("add", f"{what}を加える", theme, text="追加")
        self.up = IconButton("up", f"{what}を上へ", theme, key="Alt+↑")
        self.down = IconButton("down", f"{what}を下へ", theme, key="Alt+↓")
        self.remove = IconButton("remove", f"{what}を消す", theme, key="Alt+Delete")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.add)
        layout.addStretch()
        for button in (self.up, self.down, self.remove):
            layout.addWidget(button)

    def enable(self, position: int, count: int) -> None:
        """Enable what can be done with the row at `position` of `count`."""
        there = 0 <= position < count
        self.up.setEnabled(there and position > 0)
        self.down.setEnabled(there and position < count - 1)
        self.remove.setEnabled(there)
