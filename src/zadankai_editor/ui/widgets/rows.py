"""Painting rows of lists: calm backgrounds, two lines of text, chips."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zadankai_editor.ui.theme import Theme

PAD = 8
_BAR = 3

AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the background of a row; what stands in it is for the subclass."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        painter.save()
        self.paint_background(painter, option)
        self.paint_row(painter, option, index)
        painter.restore()

    def paint_background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Show whether the row is selected, below the mouse, and where the keys go."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        area: QRect = option.rect
        if selected:
            painter.fillRect(area, self.theme.gutter_current)
            painter.fillRect(QRect(area.left(), area.top(), _BAR, area.height()), self.theme.accent)
            if self.theme.contrast:
                painter.setPen(QPen(self.theme.accent, 1, Qt.PenStyle.DotLine))
                painter.drawRect(area.adjusted(0, 0, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.theme.hover)
        if focused:
            painter.setPen(QPen(self.theme.accent, 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint what stands in the row."""
        raise NotImplementedError


def bold(font: QFont) -> QFont:
    """Return `font` in bold."""
    found = QFont(font)
    found.setBold(True)
    return found


def smaller(font: QFont) -> QFont:
    """Return `font` a little smaller."""
    found = QFont(font)
    found.setPointSizeF(max(8.0, font.pointSizeF() - 1))
    return found


def line(painter: QPainter, area: QRect, text: str, font: QFont, colour: QColor) -> int:
    """Paint one line, cut with an ellipsis; return how wide it is (pixels)."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)


def chip(painter: QPainter, area: QRect, text: str, fill: QColor, font: QFont, colour: QColor) -> None:
    """Paint a round chip with a text in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(area), 6, 6)
    painter.setPen(colour)
    painter.setFont(font)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
