"""A small panel over the window: what is typed filters a list, Enter takes a row, Esc goes back."""

from collections.abc import Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.announcing import announce
from zadankai_editor.ui.widgets.history_keys import OwnHistory
from zadankai_editor.ui.widgets.plain_text import PlainLabel
from zadankai_editor.ui.widgets.text_only import TextOnly

_WIDTH = 620
_ROWS = 12
_TOP = 56
_PAD, _GAP = 10, 16
_BESIDE = Qt.ItemDataRole.UserRole + 1
_QUIET = Qt.ItemDataRole.UserRole + 2
_MARKED = Qt.ItemDataRole.UserRole + 3
_DETAIL = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True)
class QuickRow:
    """A row: its text, what stands behind it and at the right, and what choosing it means.

    One that is not `enabled` is shown and cannot be chosen; a `quiet` one is of second rank; the
    `marked` one is set off by a dot and bold letters.
    """

    text: str
    detail: str
    beside: str
    value: object
    enabled: bool = True
    quiet: bool = False
    marked: bool = False


class QuickPanel(QFrame):
    """Over the window, with the focus in its field while it is open. A subclass gives the rows.

    Keys of a composition belong to the input method: Enter that confirms one chooses nothing.
    Wherever the focus was before, it is there again once the panel is closed, before anything that
    was chosen happens.
    """

    chosen = Signal(object)
    """The `value` of the row that was chosen."""

    def __init__(self, title: str, hint: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._composing = False
        self._came_from: QWidget | None = None
        self.setObjectName("quickPanel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(title)
        self.field = QLineEdit()
        OwnHistory(self.field)
        TextOnly(self.field)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(title)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(f"{title}の一覧")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self._delegate = _RowDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self._none = PlainLabel("見つかりません")
        self._none.setContentsMargins(_PAD, 4, _PAD, 4)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        for widget in (PlainLabel(title), self.field, self._none, self.list):
            layout.addWidget(widget)
        self.field.textChanged.connect(self.refill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._tell_row)
        self.hide()

    def rows(self, typed: str) -> Sequence[QuickRow]:
        """Return the rows for what is typed, the best first."""
        raise NotImplementedError

    def first_row(self, rows: Sequence[QuickRow], typed: str) -> int:
        """Return the row at which to begin: the first that can be chosen."""
        del typed
        return next((n for n, row in enumerate(rows) if row.enabled), -1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def open(self) -> None:
        """Show the panel with everything that there is."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._composing = False
        # The field may be cleared already, and then says nothing.
        self.field.clear()
        self.show()
        self.refill()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def refill(self) -> None:
        """Show the rows anew."""
        typed = self.field.text().strip()
        rows = self.rows(typed)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(Qt.ItemDataRole.UserRole, row.value)
            item.setData(_DETAIL, row.detail)
            item.setData(_BESIDE, row.beside)
            item.setData(_QUIET, row.quiet or not row.enabled)
            item.setData(_MARKED, row.marked)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text}　{row.detail}　{row.beside}")
            if not row.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setCurrentRow(self.first_row(rows, typed))
        self._place()

    def _place(self) -> None:
        area = self._window.rect()
        row = self.list.sizeHintForRow(0) if self.list.count() else 0
        room = area.height() - 2 * _TOP - 120
        self.list.setFixedHeight(max(row, min(row * min(_ROWS, self.list.count()), room)) + 8)
        width = min(_WIDTH, area.width() - 24)
        self._column.activate()
        self.setGeometry((area.width() - width) // 2, _TOP, width, self.sizeHint().height())

    def _tell_row(self, item: QListWidgetItem | None) -> None:
        """Let assistive tools, which follow the focus, hear of the row."""
        words = item.data(Qt.ItemDataRole.AccessibleTextRole) if item else ""
        self.field.setAccessibleDescription(words)
        if self.isVisible():
            announce(self.field, words)

    def _take(self, item: QListWidgetItem) -> None:
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.close_panel()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def close_panel(self) -> None:
        """Put the panel away, with the focus where it was before."""
        self.hide()
        before, self._came_from = self._came_from, None
        # Where it was may be gone by now: a row of a panel, say.
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._window.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the keys of the field; a composition keeps its own."""
        if watched is self.field:
            if isinstance(event, QInputMethodEvent):
                self._composing = bool(event.preeditString())
            elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
                self._on_focus_lost(event.reason())
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return not self._composing and self._key(event)
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        # Another window, or a popup of the field's own, gives the focus back; a click elsewhere does not.
        if reason not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
            Qt.Key.Key_PageDown: _ROWS - 1,
        }
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            item = self.list.currentItem()
            # Without a current row Qt answers None, whatever its stubs say.
            if item is not None:
                self._take(item)
        elif key in steps:
            self._step(steps[Qt.Key(key)])
        else:
            # Tab has nowhere to go: everything here is done from the field.
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _step(self, by: int) -> None:
        """Go on by so many rows that can be chosen: a single step round at the ends, others up to them."""
        usable = [
            n for n in range(self.list.count()) if self.list.item(n).flags() & Qt.ItemFlag.ItemIsEnabled
        ]
        if not usable:
            return
        at = usable.index(self.list.currentRow()) + by if self.list.currentRow() in usable else 0
        at = at % len(usable) if abs(by) == 1 else max(0, min(at, len(usable) - 1))
        self.list.setCurrentRow(usable[at])


class _RowDelegate(QStyledItemDelegate):
    """Paints a row: a dot where it is marked, its text, and what stands at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(100, QFontMetrics(option.font).height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & style.StateFlag.State_Selected)
        strong = self.theme.accent_text if selected else self.theme.text
        quiet = self.theme.accent_text if selected else self.theme.muted
        painter.save()
        area = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        beside = str(index.data(_BESIDE) or "")
        painter.setPen(quiet)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        room = QRect(area)
        room.setRight(area.right() - option.fontMetrics.horizontalAdvance(beside) - _GAP)
        bold = QFont(option.font)
        bold.setBold(bool(index.data(_MARKED)))
        painter.setFont(bold)
        painter.setPen(quiet if index.data(_QUIET) else strong)
        room.setLeft(_write(painter, room, text) + _GAP)
        painter.setFont(option.font)
        painter.setPen(quiet)
        _write(painter, room, str(index.data(_DETAIL) or ""))
        painter.restore()


def _write(painter: QPainter, room: QRect, text: str) -> int:
    """Write as much as there is room for; return where it ends."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return room.left() + painter.fontMetrics().horizontalAdvance(shown)
