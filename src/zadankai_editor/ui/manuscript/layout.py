"""White space between blocks, and how the text of each kind looks."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.manuscript.projection import LAST, MENTION, PICTURE, kind_of
from zadankai_editor.ui.theme import Theme

THUMBNAIL_HEIGHT = 84
"""Room that a photo with a file takes at least (pixels)."""

MENTION_LINES = 3
"""So many lines find room beside an utterance in which somebody is introduced: who, and how it is printed."""

_QT_RECT = QPlainTextDocumentLayout.blockBoundingRect
_SPACE_AFTER_BLOCK = 0.75
_SPACE_AFTER_PARAGRAPH = 0.2


class ManuscriptLayout(QPlainTextDocumentLayout):
    """A plain-text layout that adds height below paragraphs.

    It stays flat at any length: what it needs to know is in the text block's user state.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.measure()

    def measure(self) -> None:
        """Take the font of the document for the unit of white space."""
        line = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        self._after_block = line * _SPACE_AFTER_BLOCK
        self._after_paragraph = line * _SPACE_AFTER_PARAGRAPH
        # The white space behind the utterance is room as well, and the gutter's letters are smaller.
        self._mention = line * (MENTION_LINES - _SPACE_AFTER_BLOCK)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return Qt's rectangle, higher by the white space below the paragraph."""
        # Some forty calls a key: one call into Qt less is worth having.
        rect = _QT_RECT(self, block)
        state = block.userState()
        if state < 0:
            return rect
        if not state & LAST:
            rect.adjust(0, 0, 0, self._after_paragraph)
        elif state & MENTION:
            rect.setHeight(max(rect.height(), self._mention) + self._after_block)
        elif state & PICTURE:
            rect.setHeight(max(rect.height(), THUMBNAIL_HEIGHT) + self._after_block)
        else:
            rect.adjust(0, 0, 0, self._after_block)
        return rect


class KindHighlighter(QSyntaxHighlighter):
    """Shows sections and headings larger, and other kinds in their colour.

    A highlighter, because a character format of the document would be lost when paragraphs are
    joined and would report each change as one of the text.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._formats: dict[BlockKind | None, QTextCharFormat] = {}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme` and the size of the document's font."""
        size = self.document().defaultFont().pointSizeF()
        formats: dict[BlockKind | None, QTextCharFormat] = {}
        for kind in BlockKind:
            found = QTextCharFormat()
            colour = theme.kind_text.get(kind)
            if colour is not None:
                found.setForeground(colour)
            if kind is BlockKind.SECTION:
                found.setFontPointSize(size * 1.35)
                found.setFontWeight(QFont.Weight.Bold)
            elif kind is BlockKind.HEADING:
                found.setFontPointSize(size * 1.12)
                found.setFontWeight(QFont.Weight.Bold)
            if colour is not None or kind in {BlockKind.SECTION, BlockKind.HEADING}:
                formats[kind] = found
        self._formats = formats

    def restyle(self, text_block: QTextBlock) -> None:
        """Show a paragraph anew whose kind has changed, which Qt does not notice by itself."""
        kind = kind_of(text_block.userState())
        if kind in self._formats or text_block.layout().formats():
            self.rehighlightBlock(text_block)

    def highlightBlock(self, text: str) -> None:
        """Give the paragraph the look of its kind."""
        found = self._formats.get(kind_of(self.currentBlockState()))
        if found is not None:
            # A character is two UTF-16 units at most; Qt stops at the end.
            self.setFormat(0, len(text) * 2, found)

    def has_look(self, kind: BlockKind | None) -> bool:
        """Whether paragraphs of `kind` look different from plain text."""
        return kind in self._formats
