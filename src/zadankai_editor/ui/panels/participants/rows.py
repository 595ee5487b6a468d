"""The list of participants: its rows, and how they are painted."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from zadankai_editor.record.nodes import BlockKind, SpeakerRef
from zadankai_editor.record.review import State
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, bold, chip, line, smaller
from zadankai_editor.ui.widgets.values_model import VALUE_ROLE, ValuesModel

_CHIP = QSize(26, 22)


@dataclass(frozen=True)
class PersonRow:
    """One participant as the list shows them; `place` is the index in the record's list."""

    id: str
    place: int
    digit: int | None
    label: str
    name: str | None
    title: str | None
    moderator: bool
    count: int

    @property
    def count_text(self) -> str:
        """How many utterances there are, in words."""
        return f"発言{self.count}件" if self.count else "発言なし"


def person_rows(state: State) -> tuple[PersonRow, ...]:
    """Return the rows for `state`; one pass over its blocks."""
    digits = {d.participant: d.digit for d in state.review.digits}
    spoken: Counter[SpeakerRef] = Counter()
    for block in state.record.blocks:
        if block.kind is BlockKind.UTTERANCE:
            if block.speaker is not None:
                spoken[block.speaker] += 1
            if block.with_speakers:
                spoken.update(block.with_speakers)
    return tuple(
        PersonRow(p.id, place, digits.get(p.id), p.label, p.name, p.title, p.moderator, spoken[p.id])
        for place, p in enumerate(state.record.participants)
    )


class PeopleModel(ValuesModel[PersonRow]):
    """The participants in printed order."""

    def key(self, value: PersonRow) -> object:
        return value.id

    def text(self, value: PersonRow) -> str:
        digit = "" if value.digit is None else f"数字{value.digit}"
        parts = (
            digit,
            value.label,
            value.name,
            value.title,
            "司会" if value.moderator else "",
            value.count_text,
        )
        return "、".join(part for part in parts if part)


class PersonDelegate(RowDelegate):
    """A chip with digit and colour, label and name, the title below, and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(120, 2 * QFontMetrics(option.font).height() + PAD + 2)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: PersonRow = index.data(VALUE_ROLE)
        theme = self.theme
        area = option.rect.adjusted(PAD, PAD // 2, -PAD, -PAD // 2)
        small = smaller(option.font)
        place = QRect(area.left() + 2, area.top() + 1, _CHIP.width(), _CHIP.height())
        digit = "" if row.digit is None else str(row.digit)
        chip(painter, place, digit, theme.chip_of(row.place), bold(option.font), theme.chip_text)
        wide = QFontMetrics(small).horizontalAdvance(row.count_text)
        top = QRect(place.right() + PAD, area.top(), area.right() - place.right() - PAD, area.height() // 2)
        bottom = top.translated(0, area.height() // 2)
        right = QRect(top.right() - wide, top.top(), wide + 1, top.height())
        line(painter, right, row.count_text, small, theme.muted)
        room = top.adjusted(0, 0, -wide - PAD, 0)
        used = line(painter, room, row.label or "（表示名なし）", bold(option.font), theme.text)
        line(painter, room.adjusted(used + PAD, 0, 0, 0), row.name or "", option.font, theme.text)
        about = "　".join(part for part in ("司会" if row.moderator else "", row.title or "") if part)
        line(painter, bottom, about, small, theme.muted)
