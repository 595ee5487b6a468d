"""Who is in a photo: a list to tick."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QKeyCombination, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from zadankai_editor.record.nodes import Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.lists import ChoiceList
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, line
from zadankai_editor.ui.widgets.themed import Themed
from zadankai_editor.ui.widgets.values_model import VALUE_ROLE, ValuesModel

_MOST_ROWS = 5
_BOX = 14
_SPACE = QKeyCombination(Qt.Key.Key_Space)


@dataclass(frozen=True)
class PersonTick:
    """Somebody who may be in the photo."""

    ref: SpeakerRef
    text: str
    ticked: bool


def ticks_of(record: Record, people: tuple[SpeakerRef, ...]) -> tuple[PersonTick, ...]:
    """Return whom the photo names but the record does not list, then all participants."""
    unknown = tuple(
        PersonTick(ref, f"{ref.label}（参加者にいません）", ticked=True)
        for ref in people
        if isinstance(ref, UnknownSpeaker)
    )
    known = tuple(
        PersonTick(p.id, f"{p.label}　{p.name}" if p.name else p.label, p.id in people)
        for p in record.participants
    )
    return unknown + known


class PeopleTicks(ValuesModel[PersonTick]):
    """The people with their ticks."""

    def key(self, value: PersonTick) -> object:
        return value.ref

    def text(self, value: PersonTick) -> str:
        return value.text

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self.value_at(index)
        if value is not None and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)


class PeopleList(ChoiceList, Themed):
    """The list of ticks, a few rows high. A click, Space or Enter sets a tick or takes it away."""

    ticked = Signal(object, bool)
    """The tick of this speaker is to be set, or taken away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.ticks = PeopleTicks()
        super().__init__("写っている人", self.ticks, parent)
        self.ticks.setParent(self)
        self._delegate = _TickDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.keys = {_SPACE: self._toggle}
        self.chosen.connect(self._toggle)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme

    def show_people(self, ticks: tuple[PersonTick, ...]) -> None:
        """Show `ticks`, keeping the place in the list."""
        row, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        if self.ticks.show(ticks) and row >= 0:
            self.setCurrentIndex(self.ticks.index(min(row, len(ticks) - 1)))
            self.verticalScrollBar().setValue(scrolled)
        rows = max(1, min(len(ticks), _MOST_ROWS))
        height = self.sizeHintForRow(0) if ticks else self.fontMetrics().height()
        self.setFixedHeight(rows * height + 2 * self.frameWidth())

    def _toggle(self, _index: object = None) -> None:
        person = self.ticks.value_at(self.currentIndex())
        if person is not None:
            self.ticked.emit(person.ref, not person.ticked)


class _TickDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(80, QFontMetrics(option.font).height() + 6)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        person: PersonTick = index.data(VALUE_ROLE)
        area = option.rect.adjusted(PAD, 0, -PAD, 0)
        box = QRect(area.left(), area.center().y() - _BOX // 2, _BOX, _BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.accent if person.ticked else self.theme.muted, 1.2))
        painter.setBrush(self.theme.accent if person.ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if person.ticked:
            painter.setPen(QPen(self.theme.accent_text, 2))
            painter.drawPolyline([box.topLeft() + QPoint(*p) for p in ((3, 7), (6, 10), (11, 4))])
        line(painter, area.adjusted(_BOX + PAD, 0, 0, 0), person.text, option.font, self.theme.text)
