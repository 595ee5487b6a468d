"""Names that stand beside utterances and are in no list: adding them, or saying who they are."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStyleOptionViewItem, QWidget

from zadankai_editor.record.commands.unlisted import Unlisted
from zadankai_editor.record.nodes import Participant
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.form import column
from zadankai_editor.ui.widgets.lists import ChoiceList
from zadankai_editor.ui.widgets.plain_text import add_entry, plain_tip
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, line
from zadankai_editor.ui.widgets.themed import Heading, Themed
from zadankai_editor.ui.widgets.values_model import ValuesModel

_MOST_ROWS = 4


class UnlistedModel(ValuesModel[Unlisted]):
    """The names, in the order in which they first occur."""

    def key(self, value: Unlisted) -> object:
        return value.label, value.written

    def text(self, value: Unlisted) -> str:
        if value.written:
            return f"「{value.label}」と書かれた発言 {value.count}件"
        if value.bearers > 1:
            return f"「{value.label}」{value.count}か所（この表示名は{value.bearers}人います）"
        return f"「{value.label}」{value.count}か所"


class _Delegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + PAD)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area = option.rect.adjusted(PAD, 0, -PAD, 0)
        line(painter, area, str(index.data()), option.font, self.theme.text)


class UnlistedBox(QWidget, Themed):
    """Shows the names, and what can be done about the selected one; hidden where there are none."""

    adopt_wanted = Signal(object)
    """This `Unlisted` is to become a participant."""
    assign_wanted = Signal(object, str)
    """This `Unlisted` is the participant with this id."""
    block_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Participant, ...] = ()
        self.model = UnlistedModel(self)
        self._delegate = _Delegate(theme)
        self.list = ChoiceList("参加者にいない名前", self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setToolTip("クリックすると、その名前の最初の発言へ移ります")
        self.adopt = QPushButton("参加者に加える")
        self.assign = QPushButton("この人の発言にする")
        self.menu = QMenu(self.assign)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.assign.setMenu(self.menu)
        buttons = QHBoxLayout()
        buttons.addWidget(self.adopt)
        buttons.addWidget(self.assign)
        layout = column(self, 4)
        layout.addWidget(Heading("参加者にいない名前"))
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        self.adopt.clicked.connect(self._on_adopt)
        self.list.chosen.connect(self._on_chosen)
        self.list.current_changed.connect(self._enable)
        self.hide()

    def show_names(self, names: tuple[Unlisted, ...], people: tuple[Participant, ...]) -> None:
        """Show `names`; `people` are those whom they may be."""
        self._people = people
        row = max(0, self.list.currentIndex().row())
        selected = self.model.value_at(self.list.currentIndex())
        if self.model.show(names) and names:
            again = self.model.row_of(self.model.key(selected)) if selected else None
            self.list.setCurrentIndex(self.model.index(min(row, len(names) - 1) if again is None else again))
        rows = min(len(names), _MOST_ROWS)
        self.list.setFixedHeight(
            rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() if rows else 0
        )
        self.setVisible(bool(names))
        self._enable()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme

    def _enable(self, _index: object = None) -> None:
        name = self.model.value_at(self.list.currentIndex())
        self.adopt.setEnabled(name is not None and not name.bearers)
        borne = name is not None and bool(name.bearers)
        self.adopt.setToolTip(
            plain_tip("この表示名の参加者が既にいます。誰のことか選んでください。" if borne else "")
        )
        self.assign.setEnabled(name is not None and bool(self._people))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for person in self._people:
            text = f"{person.label}　{person.name}" if person.name else person.label
            action = add_entry(self.menu, text)
            action.triggered.connect(lambda _checked=False, id=person.id: self._on_assign(id))  # noqa: A006

    def _on_adopt(self) -> None:
        name = self.model.value_at(self.list.currentIndex())
        if name is not None:
            self.adopt_wanted.emit(name)

    def _on_assign(self, participant_id: str) -> None:
        name = self.model.value_at(self.list.currentIndex())
        if name is not None:
            self.assign_wanted.emit(name, participant_id)

    def _on_chosen(self, _index: object) -> None:
        name = self.model.value_at(self.list.currentIndex())
        if name is not None:
            self.block_wanted.emit(name.block)
