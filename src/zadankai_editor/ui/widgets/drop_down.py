"""A choice that only somebody who means it changes."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

_ARROW = (-4.0, 4.0)
"""How far the arrow reaches to both sides of its middle."""
_FROM_RIGHT = 12


class DropDown(QComboBox):
    """A choice that the wheel leaves alone: whoever scrolls past it has chosen nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow in the colour of the words: the style draws it so that it is hard to see in the dark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Text), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = QPointF(self.width() - _FROM_RIGHT, self.height() / 2)
        left, right = _ARROW
        painter.drawPolyline(
            QPolygonF([middle + QPointF(left, -2), middle + QPointF(0, 2), middle + QPointF(right, -2)])
        )
