"""Linking the section at hand with an agenda item, and the sections that have none."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionViewItem, QWidget

from zadankai_editor.japanese.numerals import circled
from zadankai_editor.record.nodes import AgendaItem, UnknownAgenda
from zadankai_editor.ui.panels.agenda.sections import Section, SectionsModel
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.drop_down import DropDown
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.lists import ChoiceList
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, line
from zadankai_editor.ui.widgets.themed import Heading, MutedLabel, Themed
from zadankai_editor.ui.widgets.wording import excerpt

_MOST_ROWS = 5
_NONE = "議題なし"


class LinkBox(QWidget, Themed):
    """Says which section is at hand, and lets choose the item that it treats."""

    link_wanted = Signal(object)
    """The section at hand is to treat the item with this id, or none (`None`)."""
    block_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = MutedLabel()
        self.choice = DropDown()
        self.choice.setAccessibleName("今の見出しが扱う議題")
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._unlinked = Heading("議題のない見出し")
        self.model = SectionsModel(self)
        self._delegate = _Delegate(theme)
        self.list = ChoiceList("議題のない見出し", self.model)
        self.list.setItemDelegate(self._delegate)
        layout = column(self, 4)
        layout.addWidget(Heading("今の見出しと議題"))
        layout.addWidget(self._title)
        layout.addWidget(self.choice)
        layout.addSpacing(4)
        layout.addWidget(self._unlinked)
        layout.addWidget(self.list)
        self.choice.activated.connect(self._on_activated)
        self.list.chosen.connect(self._on_chosen)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme

    def show_section(self, section: Section | None, items: Sequence[AgendaItem]) -> None:
        """Show the section at hand; `items` are what it can treat."""
        self._title.setText(
            section.title if section else "本文の見出しにカーソルを置くと、ここで議題を選べます。"
        )
        options: list[tuple[str, object]] = [(_NONE, None)]
        options += [(f"{circled(i.number)} {excerpt(i.text)}", i.id) for i in items]
        agenda = section.agenda if section else None
        if isinstance(agenda, UnknownAgenda):
            options.append((f"番号{agenda.number}（議題にありません）", agenda))
        if options != [
            (self.choice.itemText(n), self.choice.itemData(n)) for n in range(self.choice.count())
        ]:
            self.choice.clear()
            for text, data in options:
                self.choice.addItem(text, data)
        self.choice.setCurrentIndex(next((n for n, (_, data) in enumerate(options) if data == agenda), 0))
        self.choice.setEnabled(section is not None)

    def show_unlinked(self, sections: Sequence[Section]) -> None:
        """List the sections without an item."""
        self.model.show(sections)
        rows = min(len(sections), _MOST_ROWS)
        self.list.setFixedHeight(
            rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() if rows else 0
        )
        self._unlinked.setText(f"議題のない見出し {len(sections)}件")
        for widget in (self._unlinked, self.list):
            widget.setVisible(bool(sections))

    def _on_activated(self, row: int) -> None:
        self.link_wanted.emit(self.choice.itemData(row))

    def _on_chosen(self, index: AnyIndex) -> None:
        section = self.model.value_at(index)
        if section is not None:
            self.block_wanted.emit(section.block)


class _Delegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(80, QFontMetrics(option.font).height() + PAD)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line(painter, option.rect.adjusted(PAD, 0, -PAD, 0), str(index.data()), option.font, self.theme.text)
