"""A box with a tick, as rows of lists have it: Qt's own is hardly seen in the dark."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from zadankai_editor.ui.theme import Theme

BOX = 16
"""How wide and high the box is (pixels)."""

_TICK = ((3.5, 7.5), (6.3, 10.5), (11.5, 4.5))
"""The strokes of the tick within its box (pixels)."""


def paint_box(painter: QPainter, left: float, top: float, theme: Theme, *, ticked: bool) -> None:
    """Paint a box whose corner is there."""
    box = QRectF(left, top, BOX, BOX).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.accent if ticked else theme.muted, 1))
    painter.setBrush(theme.accent if ticked else theme.base)
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        pen = QPen(theme.accent_text, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(box.left() + x, box.top() + y) for x, y in _TICK])
