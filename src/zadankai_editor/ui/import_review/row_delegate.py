"""Painting one row of what was recognised."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.ui.import_review.colours import (
    chip_fill,
    chip_ink,
    doubt_colour,
    doubt_tint,
    kind_colour,
)
from zadankai_editor.ui.import_review.margin import DECIDED_SIGN
from zadankai_editor.ui.import_review.rows import Row, RowKind
from zadankai_editor.ui.theme import Theme

UNFOLDED_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Whether those are shown that share a row because they are alike."""

_PAD = 8
_BAR = 3
_WIDEST_SIGN = "見出し画像"
_WIDEST_CHIP = "「発言者なし」"
_MOST_OF_ROW = 0.5

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Paints the word for the kind, the speaker's chip and the text, each in its column."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the one height of all rows."""
        return QSize(100, int(option.fontMetrics.height() * 1.8))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the `Row` that the model gives for the role `Qt.UserRole`."""
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = _RowPainter(painter, option, self._theme)
        if row.kind is RowKind.GROUP:
            brush.group(row)
        elif row.kind is RowKind.ALIKE:
            brush.alike(row, unfolded=bool(index.data(UNFOLDED_ROLE)))
        elif row.kind is RowKind.DOUBT:
            brush.doubt(row)
        else:
            brush.item(row)
        painter.restore()


class _RowPainter:
    """One row being painted."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self.area = QRectF(option.rect)
        self.font = QFont(option.font)
        self.small = QFont(option.font)
        self.small.setPointSizeF(max(8.0, self.font.pointSizeF() - 1))
        self.chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self.focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        metrics = QFontMetricsF(self.small)
        self.sign_width = metrics.horizontalAdvance(_WIDEST_SIGN)
        self.chip_width = metrics.horizontalAdvance(_WIDEST_CHIP) + 2 * _PAD

    @property
    def chip_left(self) -> float:
        return self.area.left() + _PAD + self.sign_width + _PAD

    @property
    def text_left(self) -> float:
        return self.chip_left + self.chip_width + _PAD

    def group(self, row: Row) -> None:
        """A quiet caption above what belongs together, on a thin line."""
        line = QRectF(self.area.left() + _PAD, self.area.bottom() - 1, self.area.width() - 2 * _PAD, 1)
        self.painter.fillRect(line, self.theme.line)
        font = QFont(self.small)
        font.setBold(True)
        caption = self.area.adjusted(_PAD, self.area.height() * 0.2, -_PAD, 0)
        self._text(caption, row.text, font, self.theme.muted)

    def doubt(self, row: Row) -> None:
        """What is to be looked at, and why, below what it is about."""
        self._background(doubt_tint(self.theme))
        colour = doubt_colour(self.theme)
        font = QFont(self.small)
        font.setBold(True)
        self._text(self._sign_area(), f"？{row.sign}", font, colour, _RIGHT)
        set_in = 2 * _PAD if row.alike else 0
        self._text(self._from(self.chip_left + set_in), row.text, self.font, colour)

    def alike(self, row: Row, *, unfolded: bool) -> None:
        """What is to be looked at in several places, how many there are, and whether they stand below."""
        self._background(doubt_tint(self.theme))
        colour = doubt_colour(self.theme)
        font = QFont(self.font)
        font.setBold(True)
        self._text(self._sign_area(), f"？{row.sign}", font, colour, _RIGHT)
        many = f"{'▾' if unfolded else '▸'} {row.aside}"
        area = self._from(self.chip_left)
        self._text(area, many, font, colour)
        used = QFontMetricsF(font).horizontalAdvance(many) + 2 * _PAD
        self._text(area.adjusted(used, 0, 0, 0), row.text, self.font, colour)

    def item(self, row: Row) -> None:
        """A field or a block."""
        self._background(doubt_tint(self.theme) if row.doubtful else None)
        sign_colour = kind_colour(self.theme, row.block_kind)
        if row.decided:
            self._text(self._sign_area(), f"{DECIDED_SIGN}{row.sign}", self.small, self.theme.accent, _RIGHT)
        else:
            self._text(self._sign_area(), row.sign, self.small, sign_colour, _RIGHT)
        if row.chip:
            self._chip(row)
        font = QFont(self.font)
        font.setBold(row.block_kind in {BlockKind.SECTION, BlockKind.HEADING})
        left = self.text_left if row.chip else self.chip_left
        area = self._from(left)
        # How a speaker was found is said where it is not sure; the rest is for the tool tip.
        aside = row.aside or (row.found if row.unsure else "")
        if aside:
            metrics = QFontMetricsF(self.small)
            room = min(metrics.horizontalAdvance(aside) + 1, area.width() * _MOST_OF_ROW)
            colour = self.theme.muted if row.aside else doubt_colour(self.theme)
            self._text(area.adjusted(area.width() - room, 0, 0, 0), aside, self.small, colour, _RIGHT)
            area = area.adjusted(0, 0, -room - _PAD, 0)
        self._text(area, row.text, font, self._text_colour(row))

    def _text_colour(self, row: Row) -> QColor:
        if row.kind is RowKind.MISSING:
            return self.theme.muted
        if row.block_kind is None:
            return self.theme.text
        return self.theme.kind_text.get(row.block_kind, self.theme.text)

    def _chip(self, row: Row) -> None:
        height = QFontMetricsF(self.small).height() + 4
        area = QRectF(self.chip_left, self.area.center().y() - height / 2, self.chip_width, height)
        metrics = QFontMetricsF(self.small)
        text = metrics.elidedText(row.chip, Qt.TextElideMode.ElideMiddle, self.chip_width - 2 * _PAD)
        area.setWidth(metrics.horizontalAdvance(text) + 2 * _PAD)
        place = row.chip_place
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(chip_fill(self.theme, place))
        self.painter.drawRoundedRect(area, height / 2, height / 2)
        self._text(area, text, self.small, chip_ink(self.theme, place), Qt.AlignmentFlag.AlignCenter)

    def _background(self, colour: QColor | None) -> None:
        if self.chosen:
            self.painter.fillRect(self.area, self.theme.gutter_current)
            bar = QRectF(self.area.left(), self.area.top(), _BAR, self.area.height())
            self.painter.fillRect(bar, self.theme.accent)
        elif colour is not None:
            self.painter.fillRect(self.area, colour)

    def _sign_area(self) -> QRectF:
        return QRectF(self.area.left() + _PAD, self.area.top(), self.sign_width, self.area.height())

    def _from(self, left: float) -> QRectF:
        return QRectF(left, self.area.top(), self.area.right() - left - _PAD, self.area.height())

    def _text(
        self,
        area: QRectF,
        text: str,
        font: QFont,
        colour: QColor,
        alignment: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if area.width() <= 0:
            return
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.drawText(area, alignment, shown)
