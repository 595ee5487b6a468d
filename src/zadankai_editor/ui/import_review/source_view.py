"""The source with its line numbers, and beside each line what became of it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QToolTip, QWidget

from zadankai_editor.ui.import_review.colours import doubt_tint
from zadankai_editor.ui.import_review.margin import Margin
from zadankai_editor.ui.import_review.marks import Fate, Mark
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.announcing import announce
from zadankai_editor.ui.widgets.plain_text import plain_tip

_PAD = 8
_SPACE = 6
# What Qt would take for the end of a text block: shown as a sign, so that lines keep their numbers.
_LINE_ENDS = "\r\u2028\u2029\ufdd0\ufdd1\0"
_NO_LINE_ENDS = str.maketrans(dict.fromkeys(_LINE_ENDS, "␤"))


def is_menu_key(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the menu; not every platform makes an event of its own of it."""
    shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shifted)


class AiryLayout(QPlainTextDocumentLayout):
    """Leaves a little room below each line of the source."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return Qt's rectangle, a little higher."""
        area = super().blockBoundingRect(block)
        if not block.isVisible():
            return area
        area.setHeight(area.height() + _SPACE)
        return area


class SourceView(QPlainTextEdit):
    """Shows the source, read-only; one text block a line.

    `line_chosen` tells of a line (from 1) to which the user has moved the caret, `reading_wanted`
    of one about which somebody wants to say what it is, and where on the screen a menu may open.
    """

    line_chosen = Signal(int)
    reading_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._highlighted: frozenset[int] = frozenset()
        self._line = 0
        self._quiet = False
        self._only_left_out = False
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
        # Not from within a call of Qt's that moves the cursor.
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_line)
        self.cursorPositionChanged.connect(self._telling.start)
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
            if self._only_left_out:
                self._hide_lines()
        finally:
            self._quiet = False
        self._measure()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks beside the same text; what is seen of it stays where it is."""
        before, self._marks = self._marks, marks
        changed = [
            number
            for number, (old, new) in enumerate(zip(before, marks, strict=True))
            if (old.fate is Fate.LEFT_OUT) is not (new.fate is Fate.LEFT_OUT)
        ]
        self._quiet = True
        try:
            self._colour_lines(changed)
            if self._only_left_out:
                self._hide_lines()
        finally:
            self._quiet = False
        self._repaint()

    def show_only_left_out(self, on: bool) -> None:
        """Show only the lines that do not go into the record, as a whole or in part; or all again."""
        if on is not self._only_left_out:
            self._only_left_out = on
            self._hide_lines()
            self.centerCursor()

    def _hide_lines(self) -> None:
        block = self.document().begin()
        for mark in self._marks:
            shown = not self._only_left_out or mark.left_out
            block.setVisible(shown)
            # The scroll bar counts these.
            block.setLineCount(max(1, block.layout().lineCount()) if shown else 0)
            block = block.next()
        layout = self.document().documentLayout()
        layout.documentSizeChanged.emit(layout.documentSize())
        self._repaint()

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
        block = self.document().findBlockByNumber(line - 1)
        self._line = line
        if not block.isVisible():
            return
        cursor = QTextCursor(block)
        self._quiet = True
        try:
            seen = self._is_seen(cursor)
            self.setTextCursor(cursor)
            if not seen:
                self.centerCursor()
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
            if block.isVisible():
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
        self._telling.start()

    def _tell_line(self) -> None:
        """Let screen readers know what the line with the caret was read as."""
        mark = self.mark_at(self.textCursor().blockNumber() + 1)
        words = "。".join(mark.explanation.split("\n")) if mark else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                announce(self, words)

    def _fade_left_out(self) -> None:
        self._colour_lines([n for n, mark in enumerate(self._marks) if mark.fate is Fate.LEFT_OUT])

    def _colour_lines(self, numbers: list[int]) -> None:
        """Give lines (from 0) the colour that their marks ask for."""
        faded = QTextCharFormat()
        faded.setForeground(self._theme.muted)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in numbers:
            block = self.document().findBlockByNumber(number)
            cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            left_out = self._marks[number].fate is Fate.LEFT_OUT
            cursor.setCharFormat(faded if left_out else QTextCharFormat())
        cursor.endEditBlock()

    # What is chosen

    def _on_cursor_moved(self) -> None:
        if self._quiet:
            return
        line = self.textCursor().blockNumber() + 1
        if line != self._line and self._marks:
            self._line = line
            self.line_chosen.emit(line)

    # What somebody says that a line is

    def want_reading_at(self, y: int, on_screen: QPoint) -> None:
        """Ask what the line at a height of the viewport is."""
        cursor = self.cursorForPosition(QPoint(1, y))
        if not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
        self.reading_wanted.emit(cursor.blockNumber() + 1, on_screen)

    def want_reading(self) -> None:
        """Ask what the line with the caret is."""
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.reading_wanted.emit(self.textCursor().blockNumber() + 1, below)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu for the line at the mouse, or with the caret."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.want_reading_at(event.pos().y(), event.globalPos())
        else:
            self.want_reading()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key and Shift+F10 ask what the line is."""
        if is_menu_key(event):
            self.want_reading()
        else:
            super().keyPressEvent(event)

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
        QToolTip.showText(on_screen, plain_tip(mark.explanation if mark else ""), self)
