"""The outline: lead, sections with their agenda numbers, headings below them, closing."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.panels.outline.entries import Outline, OutlineModel, outline_of
from zadankai_editor.ui.panels.panel import Panel, concerns
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import ChoiceTree
from zadankai_editor.ui.widgets.rows import RowDelegate, bold, line
from zadankai_editor.ui.widgets.themed import MutedLabel

_INDENT = 14
_HEADINGS = frozenset({BlockKind.SECTION, BlockKind.HEADING})


class OutlinePanel(Panel):
    """Follows the caret (`set_current`); a click or Enter leads to a heading."""

    FIELDS: ClassVar[frozenset[str]] = frozenset({"agenda"})

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("見出し一覧")
        self._current = 0
        self._outline = Outline()
        self._closed: set[str] = set()
        self.model = OutlineModel(self)
        self._delegate = _Delegate(theme)
        self.tree = ChoiceTree("見出し一覧", self.model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setIndentation(_INDENT)
        self.empty = MutedLabel("見出しを付けると、ここに並びます。")
        self.column.addWidget(self.empty)
        self.column.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.collapsed.connect(self._on_collapsed)
        self.tree.expanded.connect(self._on_expanded)

        self._colour_branches()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        super().set_theme(theme)
        self._colour_branches()

    def _colour_branches(self) -> None:
        """What is left of a row is painted by the style, in the colour of selected text."""
        palette = self.tree.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.gutter_current)
        self.tree.setPalette(palette)

    def set_current(self, index: int) -> None:
        """Show where the caret is: in the block at `index` of the record."""
        self._current = index
        if self.isVisible():
            self._follow()

    def depends_on_blocks(self, swap: Swap) -> bool:
        return concerns(swap, _heading_of)

    def restart(self) -> None:
        self._current = 0
        self._closed.clear()

    def refresh(self) -> None:
        self._outline = outline_of(self._session.record)
        scrolled = self.tree.verticalScrollBar().value()
        closed = self._closed.copy()
        if self.model.show(self._outline.entries):
            self.tree.expandAll()
            for block in closed:
                self.tree.collapse(self.model.index_of(block))
            self.tree.verticalScrollBar().setValue(scrolled)
        self.empty.setVisible(not self._outline.entries)
        self._follow()

    def _follow(self) -> None:
        block = self._outline.block_at(self._current)
        index = self.model.index_of(block) if block else QModelIndex()
        if index == self.tree.currentIndex():
            return
        above = index.parent()
        if above.isValid() and not self.tree.isExpanded(above):
            index = above
        self.tree.setCurrentIndex(index)

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self.block_wanted.emit(entry.block)

    def _on_collapsed(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._closed.add(entry.block)

    def _on_expanded(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._closed.discard(entry.block)


class _Delegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, QFontMetrics(option.font).height() + 10)

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        top = not index.parent().isValid()
        font = bold(option.font) if top else option.font
        line(painter, option.rect.adjusted(4, 0, -4, 0), str(index.data()), font, self.theme.text)


def _heading_of(block: Block) -> object:
    return (block.kind, block.text, block.agenda) if block.kind in _HEADINGS else block.kind
