"""The outline: lead, agenda items, sections, headings below them, closing."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QWidget

from zadankai_editor.record.commands import sections
from zadankai_editor.record.commands.agenda import change_agenda_item
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import one_line
from zadankai_editor.session.session import Outcome, Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.panels.outline.delegate import EntryDelegate
from zadankai_editor.ui.panels.outline.entries import Entry, Outline, outline_of
from zadankai_editor.ui.panels.outline.model import OutlineModel
from zadankai_editor.ui.panels.outline.renaming import RenameField
from zadankai_editor.ui.panels.panel import Panel, concerns
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import ChoiceTree
from zadankai_editor.ui.widgets.themed import MutedLabel

_INDENT = 12
_HEADINGS = frozenset({BlockKind.SECTION, BlockKind.HEADING})
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_F2 = QKeyCombination(Qt.Key.Key_F2)

_HELP = "Enter：原稿へ\nF2：名前を変える\nAlt+Shift+↑↓：見出しごと移動"
_RENAMING = "見出しの文字を変えます。Enterで決定、Escでやめます。"
_RENAMING_ITEM = "議題の名前を変えます。本文の見出しはそのままです。Enterで決定、Escでやめます。"

_FIXED = Refusal(message="リードと結びには名前がありません。")
_ITEM_STAYS = Refusal(message="議題の順番は、議題のパネルで変えます。")
_NAMELESS_ITEM = "議題の文を入れてください。"


class OutlinePanel(Panel):
    """Follows the caret (`set_current`); a click or Enter leads to a heading.

    Entries are renamed in place, and whole sections are moved, by keys and by dragging them.
    """

    FIELDS: ClassVar[frozenset[str]] = frozenset({"agenda"})

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("見出し一覧")
        self._current = 0
        self._outline = Outline()
        self._closed: set[str] = set()
        self.model = OutlineModel(self)
        self.tree = ChoiceTree("見出し一覧", self.model)
        self.tree.setUniformRowHeights(False)
        self._delegate = EntryDelegate(theme, self.tree)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setIndentation(_INDENT)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.tree.keys = {
            _F2: self.rename,
            QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Up): partial(self.move, down=False),
            QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Down): partial(self.move, down=True),
        }
        self.field: RenameField | None = None
        self._renamed = ""
        self._selection: Callable[[], Selection] | None = None
        self.empty = MutedLabel("見出しを付けると、ここに並びます。")
        self.hint = MutedLabel()
        self.hint.hide()
        self.column.addWidget(self.empty)
        self.column.addWidget(self.tree, 1)
        self.column.addWidget(self.hint)
        self.setFocusProxy(self.tree)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.collapsed.connect(self._on_collapsed)
        self.tree.expanded.connect(self._on_expanded)
        self.tree.installEventFilter(self)
        # The rows are made anew by what is dropped, and Qt is still at work on them.
        self.model.dropped.connect(self._on_dropped, Qt.ConnectionType.QueuedConnection)
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

    def follow_selection(self, selection: Callable[[], Selection]) -> None:
        """Let `selection` say what is selected in the manuscript: it goes along with what is moved."""
        self._selection = selection

    def restart(self) -> None:
        self._end_renaming()
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
        if self.field is not None:
            self._place_field(self.field)

    def _follow(self) -> None:
        if self.field is not None:
            return
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
        if entry is not None and entry.block is not None:
            self.block_wanted.emit(entry.block)

    def _on_collapsed(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._closed.add(entry.key)

    def _on_expanded(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is not None:
            self._closed.discard(entry.key)

    # What the keys do is said while they go here

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what the keys do as long as the tree has them."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and self.field is None:
            self._say(_HELP if event.type() == QEvent.Type.FocusIn else "")
        elif event.type() == QEvent.Type.Resize:
            # Headings need more lines, or fewer.
            self.tree.scheduleDelayedItemsLayout()
            if self.field is not None:
                self._place_field(self.field)
        return super().eventFilter(watched, event)

    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    # Renaming

    def rename(self) -> None:
        """Open a field over the entry at hand, in which it gets another name."""
        entry = self.model.entry(self.tree.currentIndex())
        if entry is None:
            return
        text = self._text_of(entry)
        if text is None:
            self.try_out(_FIXED)
            return
        self._end_renaming()
        self._renamed = entry.key
        name = "議題の名前" if entry.item else "見出しの文字"
        self.field = RenameField(name, text, partial(self._submit, entry), self.tree.viewport())
        self._say(_RENAMING_ITEM if entry.item else _RENAMING)
        self.field.draft.problem_changed.connect(self._on_problem)
        self.field.closed.connect(self._end_renaming)
        self.tree.scrollTo(self.tree.currentIndex())
        self._place_field(self.field)
        self.field.show()
        self.field.setFocus()

    def _text_of(self, entry: Entry) -> str | None:
        record = self._session.record
        if entry.item is not None:
            item = record.agenda_item(entry.item)
            return item.text if item else None
        index = self._index_of(entry)
        return None if index is None or entry.kind not in _HEADINGS else record.blocks[index].text

    def _submit(self, entry: Entry, text: str) -> str | None:
        state = self._session.state
        if entry.item is not None:
            if not one_line(text):
                return _NAMELESS_ITEM
            return self.carry_out(change_agenda_item(state, entry.item, text=text))
        index = self._index_of(entry)
        return self.carry_out(sections.rename_section(state, -1 if index is None else index, text))

    def _on_problem(self, problem: str) -> None:
        if problem:
            self._say(problem)

    def _place_field(self, field: RenameField) -> None:
        index = self.model.index_of(self._renamed)
        if index.isValid():
            field.lie_over(self.tree.visualRect(index))

    def _end_renaming(self) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        if had_focus:
            self.tree.setFocus()
        self._say(_HELP if self.tree.hasFocus() else "")
        self._keep(self._renamed)

    # Moving

    def move(self, *, down: bool) -> None:
        """Move the section at hand, with all that belongs to it, past its neighbour."""
        entry = self.model.entry(self.tree.currentIndex())
        if entry is None:
            return
        index = self._index_of(entry)
        if entry.item is not None or index is None:
            self.try_out(_ITEM_STAYS)
            return
        self._carry_along(entry.key, sections.move_section_by_one(self._session.state, index, down=down))

    def _on_dropped(self, block: str, into: Entry | None, before: Entry | None) -> None:
        blocks = self._session.record.blocks
        start = next((i for i, b in enumerate(blocks) if b.id == block), None)
        if start is None:
            return
        target = self._index_of(into) if into else None
        place = sections.place_for(blocks, start, into=target, before=self._next_index(before))
        self._carry_along(block, sections.move_section(self._session.state, start, place))

    def _next_index(self, entry: Entry | None) -> int | None:
        """Return the index of the block of `entry`, or of the next one that has any."""
        entries = self._outline.entries
        if entry in entries:
            behind = entries[entries.index(entry) :]
            return next((self._index_of(e) for e in behind if e.block is not None), None)
        return self._index_of(entry) if entry else None

    def _index_of(self, entry: Entry) -> int | None:
        if entry.block is None:
            return None
        blocks = self._session.record.blocks
        return next((i for i, b in enumerate(blocks) if b.id == entry.block), None)

    def _carry_along(self, key: str, outcome: Outcome) -> None:
        """Carry out a move; what is selected in the manuscript goes along, and the entry stays at hand."""
        before = self._selection() if self._selection else None
        after = None
        if before is not None and not isinstance(outcome, Refusal):
            after = sections.selection_after(before, outcome)
        if self._session.dispatch(outcome, initiator=self, before=before, after=after):
            self._keep(key)

    def _keep(self, key: str) -> None:
        index = self.model.index_of(key)
        if index.isValid():
            self.tree.setCurrentIndex(index)


def _heading_of(block: Block) -> object:
    return (block.kind, block.text, block.agenda) if block.kind in _HEADINGS else block.kind
