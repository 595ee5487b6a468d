"""A box with a tick, as rows of lists have it: Qt's own is hardly seen in the dark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zadankai_editor.ui.theme import Theme

BOX = 16
"""How wide and high the box is (pixels)."""

_TICK = ((3.5, 7.5), (6.3, 10.5), (11.5, 4.5))
"""The strokes of the tick within its box (pixels)."""


def paint_box(painter: QPainter, left: float, top: float, theme: Theme, *, ticked: bool) -> None:
    """Paint a box whose corner is there."""
    fill, edge = (theme.accent, theme.accent) if ticked else (theme.base, theme.muted)
    _paint(painter, left, top, fill, edge, theme.accent_text if ticked else None)


class TickBoxDelegate(QStyledItemDelegate):
    """Paints the boxes of a list so that they are seen in every look, also on the row that is chosen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row as the style does, and its box over that of the style."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        area = QRectF(shown.widget.style().subElementRect(element, shown, shown.widget))
        palette, ticked = shown.palette, shown.checkState == Qt.CheckState.Checked
        text = palette.color(QPalette.ColorRole.Text)
        corner = area.center() - QPointF(BOX / 2, BOX / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = palette.color(QPalette.ColorRole.Base)
        _paint(painter, round(corner.x()), round(corner.y()), base, text, text if ticked else None)
        painter.restore()


def _paint(
    painter: QPainter, left: float, top: float, fill: QColor, edge: QColor, tick: QColor | None
) -> None:
    box = QRectF(left, top, BOX, BOX).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(box, 3, 3)
    if tick is not None:
        pen = QPen(tick, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(box.left() + x, box.top() + y) for x, y in _TICK])
