"""The margin of the source: a bar in the colour of what each line became, the word for it, its number."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from zadankai_editor.ui.import_review.colours import bar_colour, doubt_colour, sign_colour
from zadankai_editor.ui.import_review.marks import Fate, Mark

if TYPE_CHECKING:
    from zadankai_editor.ui.import_review.source_view import SourceView

_BAR = 4
_PAD = 8
_WIDEST_SIGN = "見出し画像"
DOUBT_SIGN = "要確認"
DECIDED_SIGN = "✓"
"""Before the word for a line that somebody has said it is."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Margin(QWidget):
    """Stands beside the source and says what became of each line."""

    def __init__(self, view: "SourceView") -> None:
        super().__init__(view)
        self._view = view
        self.small_font = QFont(view.font())
        self._number_width = self._sign_width = 0
        self.setAccessibleName("行ごとの読み取り結果")

    def measure(self, digits: int) -> None:
        """Make room for line numbers of so many digits."""
        self.small_font = QFont(self._view.font())
        self.small_font.setPointSizeF(max(8.0, self.small_font.pointSizeF() - 1.5))
        metrics = QFontMetrics(self.small_font)
        self._number_width = metrics.horizontalAdvance("0" * digits)
        self._sign_width = metrics.horizontalAdvance(_WIDEST_SIGN)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width that number, word and bar take."""
        return QSize(self._number_width + self._sign_width + 4 * _PAD + _BAR, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint beside each line that is seen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._view.theme.gutter)
        painter.setFont(self.small_font)
        for line, block, area in self._view.visible_lines():
            self._paint_line(painter, line, block, QRectF(0, area.top(), self.width(), area.height()))

    def _paint_line(self, painter: QPainter, line: int, block: QTextBlock, area: QRectF) -> None:
        theme, mark = self._view.theme, self._view.mark_at(line)
        if self._view.is_highlighted(line):
            painter.fillRect(area, theme.gutter_current)
        layout = block.layout()
        height = layout.lineAt(0).height() if layout.lineCount() else area.height()
        numbers = QRectF(_PAD, area.top(), self._number_width, height)
        painter.setPen(theme.muted)
        painter.drawText(numbers, _RIGHT, str(line))
        if mark is None or mark.fate is Fate.BLANK:
            return
        if mark.fate is not Fate.LEFT_OUT:
            bar = QRectF(area.right() - _BAR - _PAD / 2, area.top() + 1, _BAR, area.height() - 2)
            painter.fillRect(bar, bar_colour(theme, mark))
        signs = QRectF(numbers.right() + _PAD, area.top(), self._sign_width, height)
        if mark.begins or mark.doubt or mark.decided:
            self._paint_sign(painter, signs, mark)

    def _paint_sign(self, painter: QPainter, area: QRectF, mark: Mark) -> None:
        theme = self._view.theme
        if mark.doubt:
            sign, colour = DOUBT_SIGN, doubt_colour(theme)
        else:
            sign, colour = mark.sign, sign_colour(theme, mark)
        if mark.decided:
            sign, colour = f"{DECIDED_SIGN}{sign}", theme.accent
        painter.setPen(colour)
        painter.drawText(area, _RIGHT, sign)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was clicked."""
        self._view.setTextCursor(self._view.cursorForPosition(QPoint(1, event.position().toPoint().y())))
        self._view.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let what the line at the mouse is be said."""
        self._view.want_reading_at(event.pos().y(), event.globalPos())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._view.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Explain a line where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._view.explain(event.pos(), event.globalPos())
            return True
        return bool(super().event(event))
