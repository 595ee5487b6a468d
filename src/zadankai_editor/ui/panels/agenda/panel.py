"""The agenda: items edited in place, and which section treats which item."""

import re
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from zadankai_editor.japanese.numerals import number_of
from zadankai_editor.record.commands import agenda as commands
from zadankai_editor.record.commands.blocks import set_block_fields
from zadankai_editor.record.nodes import AgendaItem, AgendaRef, Block, BlockKind
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.panels.agenda.linking import LinkBox
from zadankai_editor.ui.panels.agenda.row import AgendaRow
from zadankai_editor.ui.panels.agenda.sections import Section, sections_of, without_item
from zadankai_editor.ui.panels.panel import Panel, concerns
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import VerticalScroll
from zadankai_editor.ui.widgets.lists import ALT_DELETE, ALT_DOWN, ALT_UP
from zadankai_editor.ui.widgets.row_list import RowList, RowTools
from zadankai_editor.ui.widgets.themed import MutedLabel


class AgendaPanel(Panel):
    """Agenda items with the sections that treat them. `set_current` tells where the caret is."""

    FIELDS: ClassVar[frozenset[str]] = frozenset({"agenda"})
    PATHS: ClassVar[frozenset[str]] = frozenset({"agenda"})

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAccessibleName("議題")
        self._current = 0
        self._sections: tuple[Section, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._keys = {ALT_UP: self.move_up, ALT_DOWN: self.move_down, ALT_DELETE: self.remove_item}
        self.tools = RowTools(theme, "議題")
        self.rows: RowList[AgendaRow] = RowList(self._make_row)
        self.empty = MutedLabel("まだ議題がありません。「追加」で加えます。")
        self.links = LinkBox(theme)
        scroll = VerticalScroll(self.rows)
        self.column.addWidget(self.tools)
        self.column.addWidget(self.empty)
        self.column.addWidget(scroll, 1)
        self.column.addWidget(self.links)
        self.setFocusProxy(self.tools.add)
        self.tools.add.clicked.connect(self.add_item)
        self.tools.up.clicked.connect(self.move_up)
        self.tools.down.clicked.connect(self.move_down)
        self.tools.remove.clicked.connect(self.remove_item)
        self.rows.current_changed.connect(self._enable)
        self.links.link_wanted.connect(self._on_link)
        self.links.block_wanted.connect(self.block_wanted)

    def _make_row(self, position: int) -> AgendaRow:
        row = AgendaRow(self._theme, position, self._keys, self._submit)
        row.block_wanted.connect(self.block_wanted)
        return row

    @property
    def _items(self) -> tuple[AgendaItem, ...]:
        return self._session.record.agenda

    # Showing

    def set_current(self, index: int) -> None:
        """Take note that the caret is in the block at `index` of the record."""
        self._current = index
        if self.isVisible():
            self._show_section()

    def depends_on_blocks(self, swap: Swap) -> bool:
        return concerns(swap, _section_of)

    def restart(self) -> None:
        self._current, self._shown = 0, ()
        self.rows.forget()

    def refresh(self) -> None:
        record = self._session.record
        self._sections = sections_of(record)
        treating: dict[AgendaRef | None, list[Section]] = {}
        for section in self._sections:
            treating.setdefault(section.agenda, []).append(section)
        ids = tuple(item.id for item in record.agenda)
        for row, item in zip(self.rows.show_count(len(ids), self.refresh), record.agenda, strict=False):
            if ids[row.position : row.position + 1] != self._shown[row.position : row.position + 1]:
                row.replace(item)
            row.show_item(item, treating.get(item.id, []))
        self._shown = ids
        self.empty.setVisible(not ids)
        self.links.setVisible(bool(ids))
        self.links.show_unlinked(without_item(record, self._sections))
        self._show_section()
        self._enable()

    def _section_at_hand(self) -> Section | None:
        found = None
        for section in self._sections:
            if section.index > self._current:
                break
            found = section
        return found

    def _show_section(self) -> None:
        self.links.show_section(self._section_at_hand(), self._items)

    def _enable(self, _position: int = 0) -> None:
        self.tools.enable(self.rows.current, len(self._items))

    def go_to_field(self, path: str) -> None:
        """Put the focus where `agenda[1].text` or `agenda[1].number` is edited."""
        match = re.fullmatch(r"agenda\[(\d+)\](?:\.(\w+))?", path)
        if not match or int(match[1]) >= len(self._items):
            self.tools.add.setFocus()
            return
        self.rows.focus(int(match[1]))
        if match[2] == "number":
            self.rows.show_count(len(self._items), self.refresh)[int(match[1])].number.setFocus()

    # Changing

    def _submit(self, position: int, name: str, text: str) -> str | None:
        if position >= len(self._items):
            return None
        item = self._items[position]
        if name == "text":
            return self.carry_out(commands.change_agenda_item(self._session.state, item.id, text=text))
        number = number_of(text.strip("（）() .．"))
        if number is None:
            return "番号は1、2、①のような数で入れてください。"
        if number == item.number:
            return None
        return self.carry_out(commands.change_agenda_item(self._session.state, item.id, number=number))

    def add_item(self) -> None:
        """Add an item at the end and put the caret into it."""
        self.commit_pending()
        if self.try_out(commands.add_agenda_item(self._session.state, "")):
            self.rows.focus(len(self._items) - 1)

    def move_up(self) -> None:
        """Move the item at hand up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the item at hand down."""
        self._move(1)

    def _move(self, by: int) -> None:
        self.commit_pending()
        position = self.rows.current
        if not 0 <= position < len(self._items):
            return
        outcome = commands.move_agenda_item(self._session.state, self._items[position].id, position + by)
        if self.try_out(outcome):
            self.rows.make_current(position + by)

    def remove_item(self) -> None:
        """Remove the item at hand; its sections stay, without one."""
        self.commit_pending()
        position = self.rows.current
        if 0 <= position < len(self._items):
            self.try_out(commands.remove_agenda_item(self._session.state, self._items[position].id))

    def _on_link(self, agenda: AgendaRef | None) -> None:
        section = self._section_at_hand()
        blocks = self._session.record.blocks
        if section is None or section.index >= len(blocks) or blocks[section.index].id != section.block:
            return
        if blocks[section.index].agenda != agenda:
            label = "見出しと議題の対応"
            self.try_out(set_block_fields(self._session.state, section.index, label, agenda=agenda))


def _section_of(block: Block) -> object:
    return (block.text, block.agenda) if block.kind is BlockKind.SECTION else None
