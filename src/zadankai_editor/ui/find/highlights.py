"""What was found, marked in the part of the manuscript that is in sight."""

from bisect import bisect_left

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from zadankai_editor.record.search.query import Match
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.ui.find.colours import found_tint, searched_tint
from zadankai_editor.ui.find.searching import Result
from zadankai_editor.ui.manuscript.view import ManuscriptView
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.next_turn import NextTurn

_BEYOND = 30
"""How many paragraphs above and below those in sight are marked too, for when the window grows."""


def selection_of(match: Match) -> Selection:
    """Return the selection of what was found, with the caret at its end."""
    return Selection(Position(match.at, match.start), Position(match.at, match.end))


class Highlights(QObject):
    """Marks matches where they are in sight; made anew when that changes, and not at each key.

    What is typed moves the marks with the text, by Qt itself, until the next search.
    """

    def __init__(self, manuscript: ManuscriptView, theme: Theme) -> None:
        super().__init__(manuscript)
        self._manuscript = manuscript
        self._theme = theme
        self._result: Result | None = None
        self._passage: QTextCursor | None = None
        self._marked: tuple[int, int] | None = None
        # The bar tells while Qt is scrolling, or is laying out what is being marked.
        self._soon = NextTurn(self._mark, self)
        bar = manuscript.verticalScrollBar()
        bar.valueChanged.connect(self._soon.ask)
        bar.rangeChanged.connect(self._soon.ask)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._marked = None
        self._mark()

    def show(self, result: Result, passage: QTextCursor | None) -> None:
        """Mark what was found, and faintly the `passage` that is searched where it is not all."""
        self._result, self._passage, self._marked = result, passage, None
        self._mark()

    def clear(self) -> None:
        """Mark nothing."""
        if self._result is not None:
            self._result = self._passage = None
            self._marked = None
            self._manuscript.setExtraSelections([])

    def _mark(self) -> None:
        result = self._result
        manuscript = self._manuscript
        projection = manuscript.projection
        if result is None or projection.patching or result.record.blocks is not projection.blocks:
            return
        first, last = self._in_sight()
        if self._marked == (first, last):
            return
        self._marked = first, last
        marks = []
        if self._passage is not None:
            marks.append(_mark(self._passage, searched_tint(self._theme)))
        matches = result.found.matches
        start = bisect_left(matches, first, key=lambda match: match.at)
        for match in matches[start:]:
            if match.at > last:
                break
            cursor = projection.cursor_of(selection_of(match))
            marks.append(_mark(cursor, found_tint(self._theme)))
        manuscript.setExtraSelections(marks)

    def _in_sight(self) -> tuple[int, int]:
        """Return the indexes of the first and the last block that are in sight, or nearly."""
        manuscript = self._manuscript
        corner = manuscript.viewport().rect().bottomLeft()
        last = manuscript.cursorForPosition(corner).block()
        index_of, number_of = manuscript.projection.index_of, manuscript.document().findBlockByNumber
        low = max(0, manuscript.firstVisibleBlock().blockNumber() - _BEYOND)
        high = min(manuscript.document().blockCount() - 1, last.blockNumber() + _BEYOND)
        return index_of(number_of(low)), index_of(number_of(high))


def _mark(cursor: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    # Of a tuple of attributes Qt's stubs know nothing: they are properties of the value.
    mark.cursor = cursor
    mark.format = QTextCharFormat()
    mark.format.setBackground(colour)
    return mark
