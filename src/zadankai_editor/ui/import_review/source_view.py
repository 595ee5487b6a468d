"""The source with its line numbers, and beside each line what became of it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QToolTip, QWidget

from zadankai_editor.ui.import_review.colours import bar_colour, doubt_colour, doubt_tint, sign_colour
from zadankai_editor.ui.import_review.marks import Fate, Mark
from zadankai_editor.ui.theme import Theme

_BAR = 4
_PAD = 8
_SPACE = 6
_WIDEST_SIGN = "見出し画像"
DOUBT_SIGN = "要確認"
# What Qt would take for the end of a text block: shown as a sign, so that lines keep their numbers.
_LINE_ENDS = "\r\u2028\u2029\ufdd0\ufdd1\0"
_NO_LINE_ENDS = str.maketrans(dict.fromkeys(_LINE_ENDS, "␤"))


class AiryLayout(QPlainTextDocumentLayout):
    """Leaves a little room below each line of the source."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return Qt's rectangle, a little higher."""
        area = super().blockBoundingRect(block)
        area.setHeight(area.height() + _SPACE)
        return area


class SourceView(QPlainTextEdit):
    """Shows the source, read-only; one text block a line.

    `line_chosen` tells of a line (from 1) to which the user has moved the caret.
    """

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._highlighted: frozenset[int] = frozenset()
        self._line = 0
        self._quiet = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName("元のテキスト")
        self.setObjectName("importSource")
        document = self.document()
        document.setDocumentLayout(AiryLayout(document))
        document.setDocumentMargin(6)
        self.margin = Margin(self)
        self.updateRequest.connect(self._on_update_request)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.set_theme(theme)
        self._measure()

    @property
    def theme(self) -> Theme:
        """The colours shown."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        line, accent, base = theme.line.name(), theme.accent.name(), theme.base.name()
        self.setStyleSheet(
            f"#importSource {{ background: {base}; border: 1px solid {line}; border-radius: 4px; }}"
            f"#importSource:focus {{ border-color: {accent}; }}"
        )
        self._fade_left_out()
        self._repaint()

    def show_source(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Show `text` with a mark for each of its lines."""
        self._quiet = True
        try:
            self._marks = marks
            self._highlighted = frozenset()
            self._line = 0
            if any(char in text for char in _LINE_ENDS):
                text = text.translate(_NO_LINE_ENDS)
            self.setPlainText(text)
            self._fade_left_out()
        finally:
            self._quiet = False
        self._measure()

    def mark_at(self, line: int) -> Mark | None:
        """Return the mark of a line (from 1)."""
        return self._marks[line - 1] if 0 < line <= len(self._marks) else None

    def is_highlighted(self, line: int) -> bool:
        """Whether a line (from 1) belongs to what is chosen."""
        return line in self._highlighted

    def highlight(self, lines: tuple[int, ...]) -> None:
        """Set off `lines` (from 1)."""
        self._highlighted = frozenset(lines)
        self._repaint()

    def reveal(self, line: int) -> None:
        """Put the caret at the beginning of a line (from 1) and show it; nobody is told."""
        cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
        self._quiet = True
        try:
            seen = self._is_seen(cursor)
            self.setTextCursor(cursor)
            if not seen:
                self.centerCursor()
            self._line = line
        finally:
            self._quiet = False

    def _is_seen(self, cursor: QTextCursor) -> bool:
        place = self.cursorRect(cursor)
        return bool(self.viewport().rect().adjusted(0, 0, 0, -place.height()).contains(place))

    def visible_lines(self) -> Iterator[tuple[int, QTextBlock, QRectF]]:
        """Yield the number (from 1), text block and place in the viewport of each line that is seen."""
        block = self.firstVisibleBlock()
        offset, bottom = self.contentOffset(), self.viewport().height()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > bottom:
                return
            yield block.blockNumber() + 1, block, area
            block = block.next()

    # Layout

    def _measure(self) -> None:
        digits = max(3, len(str(max(1, self.document().blockCount()))))
        self.margin.measure(digits)
        self._place_margin()

    def _place_margin(self) -> None:
        width = self.margin.sizeHint().width()
        self.setViewportMargins(width, 0, 0, 0)
        area = self.contentsRect()
        self.margin.setGeometry(QRect(area.left(), area.top(), width, area.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "margin"):
            self._measure()

    def _on_update_request(self, area: QRect, dy: int) -> None:
        if dy or area.height() >= self.viewport().height():
            self.margin.update()

    def _repaint(self) -> None:
        self.viewport().update()
        self.margin.update()

    def _fade_left_out(self) -> None:
        faded = QTextCharFormat()
        faded.setForeground(self._theme.muted)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for index, mark in enumerate(self._marks):
            if mark.fate is Fate.LEFT_OUT:
                block = self.document().findBlockByNumber(index)
                cursor.setPosition(block.position())
                cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(faded)
        cursor.endEditBlock()

    # What is chosen

    def _on_cursor_moved(self) -> None:
        if self._quiet:
            return
        line = self.textCursor().blockNumber() + 1
        if line != self._line and self._marks:
            self._line = line
            self.line_chosen.emit(line)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind the lines, the lines, and what is said beside them."""
        painter = QPainter(self.viewport())
        for line, _block, area in self.visible_lines():
            colour = self._background(line)
            if colour is not None:
                painter.fillRect(QRectF(0, area.top(), self.viewport().width(), area.height()), colour)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.setFont(self.margin.small_font)
        for line, block, area in self.visible_lines():
            mark = self.mark_at(line)
            if mark is not None and mark.note:
                self._paint_note(painter, mark, block, area)
        painter.end()

    def _background(self, line: int) -> QColor | None:
        if line in self._highlighted:
            return self._theme.gutter_current
        mark = self.mark_at(line)
        return doubt_tint(self._theme) if mark is not None and mark.doubt else None

    def _paint_note(self, painter: QPainter, mark: Mark, block: QTextBlock, area: QRectF) -> None:
        layout = block.layout()
        if not layout.lineCount():
            return
        last = layout.lineAt(layout.lineCount() - 1)
        left = area.left() + last.x() + last.naturalTextWidth() + 2 * _PAD
        room = self.viewport().width() - left - _PAD
        metrics = painter.fontMetrics()
        text = metrics.elidedText(f"― {mark.note}", Qt.TextElideMode.ElideRight, int(room))
        if room < 4 * metrics.height():
            return
        painter.setPen(self._theme.muted)
        place = QRectF(left, area.top() + last.y(), room, last.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a line where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self.explain(event.pos(), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def explain(self, place: QPoint, on_screen: QPoint) -> None:
        """Show what is to be said of the line at `place` in the viewport."""
        mark = self.mark_at(self.cursorForPosition(QPoint(1, place.y())).blockNumber() + 1)
        QToolTip.showText(on_screen, mark.explanation if mark else "", self)


class Margin(QWidget):
    """Beside the source: a bar in the colour of what each line became, the word for it, its number."""

    def __init__(self, view: SourceView) -> None:
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
        theme = self._view.theme
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.gutter)
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
        painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))
        if mark is None or mark.fate is Fate.BLANK:
            return
        if mark.fate is not Fate.LEFT_OUT:
            bar = QRectF(area.right() - _BAR - _PAD / 2, area.top() + 1, _BAR, area.height() - 2)
            painter.fillRect(bar, bar_colour(theme, mark))
        signs = QRectF(numbers.right() + _PAD, area.top(), self._sign_width, height)
        sign, colour = (
            (DOUBT_SIGN, doubt_colour(theme)) if mark.doubt else (mark.sign, sign_colour(theme, mark))
        )
        if mark.begins or mark.doubt:
            painter.setPen(colour)
            painter.drawText(signs, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, sign)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line that was clicked."""
        self._view.setTextCursor(self._view.cursorForPosition(QPoint(1, event.position().toPoint().y())))
        self._view.setFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._view.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Explain a line where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._view.explain(event.pos(), event.globalPos())
            return True
        return bool(super().event(event))
