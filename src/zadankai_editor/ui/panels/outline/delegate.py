"""How an entry of the outline is painted: on as many lines as its words need."""

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from zadankai_editor.ui.manuscript.utf16 import characters_before
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.rows import AnyIndex, RowDelegate, bold, line

_PAD = 7
_AROUND = 10


class EntryDelegate(RowDelegate):
    """Paints the entries of `tree` with all their words, however narrow it is."""

    def __init__(self, theme: Theme, tree: QTreeView) -> None:
        super().__init__(theme)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of the lines."""
        depth = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - depth * self._tree.indentation() - 2 * _PAD
        font = _font_of(option, index)
        lines = len(_lines(str(index.data()), font, room))
        return QSize(80, lines * QFontMetrics(font).lineSpacing() + _AROUND)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the words of an entry; faintly where it has no heading."""
        colour = self.theme.muted if index.data(Qt.ItemDataRole.UserRole) is None else self.theme.text
        font = _font_of(option, index)
        area: QRect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        lines = _lines(str(index.data()), font, area.width())
        height = QFontMetrics(font).lineSpacing()
        top = area.top() + (area.height() - len(lines) * height) // 2
        for number, words in enumerate(lines):
            line(
                painter, QRect(area.left(), top + number * height, area.width(), height), words, font, colour
            )


def _font_of(option: QStyleOptionViewItem, index: AnyIndex) -> QFont:
    entry_is_below = index.parent().isValid() or index.data(Qt.ItemDataRole.UserRole) is None
    return QFont(option.font) if entry_is_below else bold(option.font)


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Return `text` as the lines on which it is written."""
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    layout.beginLayout()
    ends = [0]
    while (made := layout.createLine()).isValid():
        made.setLineWidth(max(1, width))
        ends.append(characters_before(text, made.textStart() + made.textLength()))
    layout.endLayout()
    parts = (text[start:end].strip() for start, end in pairwise(ends))
    return [part for part in parts if part]
