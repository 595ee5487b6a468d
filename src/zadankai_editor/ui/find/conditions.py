"""What does not matter in a search, and where is searched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from zadankai_editor.japanese.folding import Folding
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.commands.unlisted import unlisted
from zadankai_editor.record.nodes import BlockKind, Record, UnknownSpeaker
from zadankai_editor.record.search.query import Query, Who
from zadankai_editor.ui.widgets.drop_down import DropDown
from zadankai_editor.ui.widgets.plain_text import plain_tip

_EVERYBODY = "すべての発言者"
_NOBODY = "発言者なし"
_ALL_KINDS = "すべての種類"
_GAP = 12
_WIDE, _NARROW = ((0, 3), (1, 3)), ((2, 0, 1, 2), (2, 2))
"""Where the two choices stand: row, column, rows, columns."""


class Conditions(QWidget):
    """Boxes and choices. `changed` tells that something else is searched by them."""

    changed = Signal()
    passage_wanted = Signal(bool)
    """Whether what is selected alone is to be searched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.width_box = _box("全角＝半角", "全角と半角、異体字を区別しない", ticked=True)
        self.kana_box = _box("かな＝カナ", "ひらがなとカタカナを区別しない", ticked=True)
        self.case_box = _box("大文字＝小文字", "英字の大文字と小文字を区別しない", ticked=True)
        self.regular_box = _box("正規表現", "正規表現で探す。全角と半角、ひらがなとカタカナは区別されます")
        self.names_box = _box("名前の途中も", "長い名前の途中も探す。「林」で「小林」の林も見つかります")
        self.passage_box = _box("選択した範囲だけ", "原稿で選択した範囲だけを探す")
        self.who_list = _choice("誰の発言を探すか")
        self.kind_list = _choice("どの種類のブロックを探すか")
        self.kind_list.addItem(_ALL_KINDS)
        for kind in BlockKind:
            self.kind_list.addItem(KIND_NAMES[kind], kind)
        self._people: list[tuple[str, Who | None]] = []
        self.show_people(Record())
        self._arrange()
        for box in (self.width_box, self.kana_box, self.case_box, self.regular_box, self.names_box):
            box.toggled.connect(self._on_changed)
        self.passage_box.toggled.connect(self.passage_wanted)
        for choice in (self.who_list, self.kind_list):
            choice.currentIndexChanged.connect(self._on_changed)

    def _arrange(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(6)
        rows = (
            (self.width_box, self.kana_box, self.case_box),
            (self.regular_box, self.names_box, self.passage_box),
        )
        for row, boxes in enumerate(rows):
            for column, box in enumerate(boxes):
                grid.addWidget(box, row, column)
        grid.setColumnStretch(4, 1)
        self.set_narrow(on=False)

    def set_narrow(self, *, on: bool) -> None:
        """Put the two choices below the boxes, or beside them."""
        for choice, place in zip((self.who_list, self.kind_list), _NARROW if on else _WIDE, strict=True):
            self._grid.removeWidget(choice)
            self._grid.addWidget(choice, *place)

    def query(self, text: str) -> Query:
        """Return the search for `text`, in the whole record."""
        who: Who | None = self._people[max(0, self.who_list.currentIndex())][1]
        kind: BlockKind | None = self.kind_list.currentData()
        return Query(
            text,
            regular=self.regular_box.isChecked(),
            folding=Folding(self.width_box.isChecked(), self.kana_box.isChecked(), self.case_box.isChecked()),
            inside_names=self.names_box.isChecked(),
            who=who,
            kind=None if kind is None else BlockKind(kind),
        )

    @property
    def count(self) -> int:
        """How many of them are not as usual."""
        unusual = [not box.isChecked() for box in (self.width_box, self.kana_box, self.case_box)]
        unusual += [box.isChecked() for box in (self.regular_box, self.names_box, self.passage_box)]
        return sum(unusual) + sum(choice.currentIndex() > 0 for choice in (self.who_list, self.kind_list))

    def show_people(self, record: Record) -> None:
        """Offer the people of `record`; who is chosen stays so, while they are there."""
        people: list[tuple[str, Who | None]] = [(_EVERYBODY, None), (_NOBODY, Who(None))]
        people += [(person.label, Who(person.id)) for person in record.participants]
        names = [name.label for name in unlisted(record) if not name.written]
        people += [(f"{name}（一覧にない）", Who(UnknownSpeaker(label=name))) for name in names]
        if people == self._people:
            return
        chosen = self._people[self.who_list.currentIndex()][1] if self._people else None
        self._people = people
        place = next((n for n, (_, who) in enumerate(people) if who == chosen), 0)
        self.who_list.blockSignals(True)
        self.who_list.clear()
        self.who_list.addItems([label for label, _ in people])
        self.who_list.setCurrentIndex(place)
        self.who_list.blockSignals(False)
        if people[place][1] != chosen:
            self._on_changed()

    def untick_passage(self) -> None:
        """Search the whole record again; it is not asked for what is selected."""
        if self.passage_box.isChecked():
            self.passage_box.blockSignals(True)
            self.passage_box.setChecked(False)
            self.passage_box.blockSignals(False)
            self.changed.emit()

    def _on_changed(self) -> None:
        literal = self.regular_box.isChecked()
        for box in (self.width_box, self.kana_box):
            box.setEnabled(not literal)
        self.changed.emit()


def _box(text: str, tip: str, *, ticked: bool = False) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(ticked)
    box.setToolTip(plain_tip(tip))
    box.setAccessibleName(tip)
    return box


def _choice(name: str) -> QComboBox:
    choice = DropDown()
    choice.setAccessibleName(name)
    choice.setToolTip(plain_tip(name))
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(10)
    return choice
