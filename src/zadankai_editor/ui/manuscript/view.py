"""The text of the manuscript: it shows the record, and the record follows what is typed into it."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from zadankai_editor.record.nodes import Block
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.manuscript.composition import Composition
from zadankai_editor.ui.manuscript.following import Follower
from zadankai_editor.ui.manuscript.keeping import EDITING, Keeper
from zadankai_editor.ui.manuscript.layout import KindHighlighter, ManuscriptLayout
from zadankai_editor.ui.manuscript.projection import Projection
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.beside import About
from zadankai_editor.ui.widgets.next_turn import NextTurn

_GUTTER, _NARROW_GUTTER = 176, 144
_NARROW = 520
"""A view that is no wider than this (pixels) spares of gutter and margin what it can."""

PLACEHOLDER = "ここに記録を貼り付けるか、入力してください。"
"""What an empty manuscript shows."""

_MARGIN, _NARROW_MARGIN = 28, 12
_MEASURE_EM = 44
"""Lines are not longer than so many characters: longer ones are hard to proofread."""


class ManuscriptView(QPlainTextEdit):
    """Shows the flow of blocks as one text, and knows which place of it is which of the record."""

    block_changed = Signal(int)
    """The caret has come to another block of the record, at this index."""

    def __init__(self, session: Session, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = -1
        self._seen: tuple[int, bool] | None = None
        self._back_soon = NextTurn(self._back_to_seen, self)
        self.keeper: Keeper | None = None
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.setCenterOnScroll(False)
        self.setAccessibleName("原稿")
        self.setPlaceholderText(PLACEHOLDER)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        document = self.document()
        document.setDefaultFont(font)
        self.setFont(font)
        self._layout = ManuscriptLayout(document)
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(12)
        self.highlighter = KindHighlighter(document, theme)
        self.projection = Projection(document, self.highlighter.restyle)
        self.composition = Composition(session)
        self._follower = Follower(session, self.projection, self, self.textCursor, self.composition.typing)
        self._follower.refuses = lambda: self.refuses(EDITING)
        self._follower.taken_back = self._on_taken_back
        document.contentsChange.connect(self._follower.on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)
        self._show_from_scratch()

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.highlighter.set_theme(theme)
        self.highlighter.rehighlight()

    def set_manuscript_font(self, font: QFont, theme: Theme) -> None:
        """Show the text in `font`."""
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.measure()
        self.set_theme(theme)
        self._fit_measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that can be read."""
        # First the margins: before the first show Qt lays the text out once, as wide as it is then.
        self._fit_measure()
        if self.isVisible() and event.size().width() != event.oldSize().width():
            self._note_seen()
        super().resizeEvent(event)

    def _note_seen(self) -> None:
        """Note what is in sight: where lines wrap anew Qt forgets how many there are, and where it was."""
        if self._seen is None:
            self._seen = self.firstVisibleBlock().blockNumber(), self.caret_in_sight
            self._back_soon.ask()

    def _back_to_seen(self) -> None:
        seen, self._seen = self._seen, None
        if seen is None:
            return
        first, caret = seen
        if not caret:
            self.verticalScrollBar().setValue(self.document().findBlockByNumber(first).firstLineNumber())
        elif not self.caret_in_sight:
            self.centerCursor()

    @property
    def caret_in_sight(self) -> bool:
        """Whether the caret is within what is shown of the text."""
        return self.viewport().rect().contains(self.cursorRect().center())

    def _fit_measure(self) -> None:
        text = self.fontMetrics().horizontalAdvance("国") * _MEASURE_EM
        gutter, margin = self.gutter_width, _NARROW_MARGIN if self._is_narrow else _MARGIN
        spare = self.width() - gutter - text - self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(gutter, 0, max(margin, spare), 0)

    @property
    def _is_narrow(self) -> bool:
        return self.width() <= _NARROW

    @property
    def gutter_width(self) -> int:
        """The width of the gutter beside the text (pixels)."""
        return _NARROW_GUTTER if self._is_narrow else _GUTTER

    @property
    def ample_width(self) -> int:
        """The width at which lines are as long as they may be, with some space behind them (pixels)."""
        text = self.fontMetrics().horizontalAdvance("国") * _MEASURE_EM
        return _GUTTER + text + self.verticalScrollBar().sizeHint().width() + 2 * _MARGIN

    def keep(self, keeper: Keeper | None) -> None:
        """Let `keeper` keep the text as it is, whichever way it would be edited; nobody, where that is `None`.

        An input method is switched off meanwhile. That it heeds this is not to be relied upon.
        """
        self.keeper = keeper
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, keeper is None)
        # Qt's text widgets answer this query past the attribute: `ManuscriptEditor.inputMethodQuery`.
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def refuses(self, what: str) -> bool:
        """Tell whether the text is kept as it is; that `what` was not accepted is said then."""
        if self.keeper is not None:
            self.keeper.refuse(what)
        return self.keeper is not None

    def _on_reset(self) -> None:
        self.composition.forget()
        self._show_from_scratch()

    def _show_from_scratch(self) -> None:
        self.projection.show(self._session.record.blocks)
        self._current = -1
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._on_cursor_moved()

    def _on_swapped(self, swap: Swap) -> None:
        if self._follower.resyncing:
            self.projection.resync(swap.after.record.blocks)
            self._restyle_later()
        elif swap.initiator is self:
            self.projection.adopt(swap.after.record.blocks)
        else:
            self.projection.patch(swap.after.record.blocks, swap.change)
        if swap.selection is not None and swap.initiator is not self:
            self.select(swap.selection)
        self._on_cursor_moved()

    def _on_taken_back(self) -> None:
        self._on_cursor_moved()
        self._restyle_later()

    def _restyle_later(self) -> None:
        """Style the text anew: of what is set right while Qt tells of an edit, the highlighter does not hear."""
        QTimer.singleShot(0, self, self.highlighter.rehighlight)

    # Where the caret is

    @property
    def selection(self) -> Selection:
        """What is selected, as places in the record."""
        return self.projection.selection_of(self.textCursor())

    @property
    def current_index(self) -> int:
        """The index of the block with the caret."""
        return max(0, self._current)

    @property
    def current_block(self) -> Block | None:
        """The block with the caret; `None` in an empty record."""
        blocks = self._session.record.blocks
        return blocks[self.current_index] if self.current_index < len(blocks) else None

    def select(self, selection: Selection) -> None:
        """Select, and scroll there."""
        self.setTextCursor(self.projection.cursor_of(selection))
        self.ensureCursorVisible()

    def seen(self, passage: Selection) -> About:
        """Return where in the window a passage is seen, its speaker beside it; the caret is brought into sight.

        Where that leaves no room beside it, the paragraph with the caret is meant, then its line.
        """
        self.ensureCursorVisible()
        caret = self.textCursor()
        whole = self.projection.cursor_of(passage)
        first, last, here = QTextCursor(whole), QTextCursor(whole), QTextCursor(caret)
        first.setPosition(whole.selectionStart())
        last.setPosition(whole.selectionEnd())
        here.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        end = QTextCursor(caret)
        end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        lines = ((first, last), (here, end), (caret, caret))
        areas = (self._lines_seen(upper, lower) for upper, lower in lines)
        left = self.viewport().mapTo(self.window(), QPoint(0, 0)).x()
        return About(tuple(area for area in areas if not area.isEmpty()), left)

    def _lines_seen(self, first: QTextCursor, last: QTextCursor) -> QRect:
        """Return where in the window the lines from one place to another are in sight, gutter included."""
        sight = self.viewport().geometry()
        lines = self.cursorRect(first).united(self.cursorRect(last)).translated(sight.topLeft())
        lines.setLeft(0)
        lines.setRight(sight.right())
        sight.setLeft(0)
        seen = lines & sight
        return QRect(self.mapTo(self.window(), seen.topLeft()), seen.size())

    def go_to_block(self, index: int, offset: int = 0) -> None:
        """Put the caret into the block at `index`, shown in the middle, and take the focus."""
        self._session.settle_input()
        self.select(Selection.caret(index, offset))
        self.centerCursor()
        self.setFocus()

    def go_into(self, index: int) -> None:
        """Put the caret into the block at `index`, unless it is there or the block is selected."""
        self._session.settle_input()
        if index not in self.selection.indexes:
            self.select(Selection.caret(index, 0))
        self.setFocus()

    def _on_cursor_moved(self) -> None:
        if self.projection.patching:
            return
        index = self.projection.index_of(self.textCursor().block())
        if index != self._current:
            self._current = index
            self.block_changed.emit(index)
