"""Painting one candidate for a speaker, in columns, and what stands above them."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zadankai_editor.ui.import_review.candidates import NOBODY, CandidateRow
from zadankai_editor.ui.import_review.colours import chip_fill, chip_ink, doubt_colour, doubt_tint
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.rows import smaller
from zadankai_editor.ui.widgets.tick_box import BOX, paint_box

_PAD = 8
_BAR = 3
_LINES = 1.65
_MOST_PROBLEM_LINES = 3
_BELOW_PROBLEM = 6
_WIDEST_COUNT = "9999回"
_WIDEST_SURE = "確実・何人か同時の発言"
_LEAST_WRITTEN = "発言者○"
_LEAST_SURE = 40
_TITLES = ("表記", "回数", "誰の発言か", "確かさ")

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True)
class Columns:
    """Where the columns of a list of this width begin, and how wide they are (pixels)."""

    box: int
    written: tuple[int, int]
    count: tuple[int, int]
    chip: tuple[int, int]
    sure: tuple[int, int]

    @classmethod
    def of(cls, width: int, font: QFont) -> "Columns":
        """Share out `width`: the chip and the label get what the others leave."""
        small = QFontMetrics(smaller(font))
        count = small.horizontalAdvance(_WIDEST_COUNT)
        left = _PAD + BOX + _PAD
        rest = max(80, width - left - count - 5 * _PAD)
        nobody = small.horizontalAdvance(NOBODY) + 2 * _PAD + 2
        least = QFontMetrics(font).horizontalAdvance(_LEAST_WRITTEN)
        sure = min(small.horizontalAdvance(_WIDEST_SURE), int(rest * 0.42), rest - nobody - least)
        sure = max(_LEAST_SURE, sure)
        chip = max(int((rest - sure) * 0.45), min(nobody, rest - sure - least))
        written = rest - sure - chip
        count_left = left + written + _PAD
        chip_left = count_left + count + 2 * _PAD
        return cls(
            _PAD, (left, written), (count_left, count), (chip_left, chip), (chip_left + chip + _PAD, sure)
        )


class CandidateHeader(QWidget):
    """Names the columns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line of small letters."""
        return QSize(100, int(QFontMetrics(smaller(self.font())).height() * 1.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names above their columns, and a thin line below."""
        columns = Columns.of(self.width(), self.font())
        painter = QPainter(self)
        painter.setFont(smaller(self.font()))
        painter.setPen(self._theme.muted)
        sides = (_LEFT, _RIGHT, _LEFT, _LEFT)
        spans = (columns.written, columns.count, columns.chip, columns.sure)
        for title, side, (left, width) in zip(_TITLES, sides, spans, strict=True):
            shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, 0, width, self.height()), int(side), shown)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.line)


class CandidateDelegate(QStyledItemDelegate):
    """Paints the box, the label, how often, the chip, how sure, and below them what is not certain."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.width = 0
        """How wide the list is: a problem wraps in it."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a line, and as many more as the problem takes."""
        row: CandidateRow = index.data(Qt.ItemDataRole.UserRole)
        height = _line_height(option.font)
        if row.problem:
            height += self._problem_height(row.problem, option.font) + _BELOW_PROBLEM
        return QSize(100, height)

    def _problem_height(self, problem: str, font: QFont) -> int:
        metrics = QFontMetrics(smaller(font))
        room = QRect(0, 0, self._problem_width(font), _MOST_PROBLEM_LINES * metrics.lineSpacing())
        return min(room.height(), metrics.boundingRect(room, _WRAPPED, problem).height())

    def _problem_width(self, font: QFont) -> int:
        return max(40, self.width - Columns.of(self.width, font).written[0] - _PAD)

    def box_area(self, area: QRect) -> QRect:
        """Return where the box stands in a row, with a little room around it for the mouse."""
        return QRect(area.left(), area.top(), _PAD + BOX + _PAD // 2, area.height())

    def chip_area(self, area: QRect, font: QFont) -> QRect:
        """Return where the chip stands in a row."""
        left, width = Columns.of(area.width(), font).chip
        return QRect(area.left() + left, area.top(), width, _line_height(font))

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Leave clicks to the list: Qt would look for the box where its style draws one."""
        return False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the `CandidateRow` that the model gives for the role `Qt.UserRole`."""
        row: CandidateRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _RowPainter(painter, option, self._theme).paint(row)
        painter.restore()


class _RowPainter:
    """One candidate being painted."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self.painter, self.theme = painter, theme
        self.area: QRect = option.rect
        self.font = QFont(option.font)
        self.small = smaller(self.font)
        self.columns = Columns.of(self.area.width(), self.font)
        self.height = _line_height(self.font)
        self.chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self.focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self.hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)

    def paint(self, row: CandidateRow) -> None:
        self._background(row)
        self._box(row.ticked)
        self._text(self.columns.written, row.candidate.written, self.font)
        self._text(self.columns.count, f"{row.candidate.count}回", self.small, muted=True, side=_RIGHT)
        self._chip(row)
        self._sure(row)
        if row.problem:
            self._problem(row.problem)
        if self.focused:
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self.painter.setPen(QPen(self.theme.accent, 1))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(self.area.adjusted(0, 0, -1, -1))

    def _background(self, row: CandidateRow) -> None:
        if self.chosen:
            self.painter.fillRect(self.area, self.theme.gutter_current)
            bar = QRect(self.area.left(), self.area.top(), _BAR, self.area.height())
            self.painter.fillRect(bar, self.theme.accent)
        elif row.doubtful:
            self.painter.fillRect(self.area, doubt_tint(self.theme))
        elif self.hovered:
            self.painter.fillRect(self.area, self.theme.hover)

    def _box(self, ticked: bool) -> None:
        top = self.area.top() + (self.height - BOX) / 2
        paint_box(self.painter, self.area.left() + self.columns.box, top, self.theme, ticked=ticked)

    def _chip(self, row: CandidateRow) -> None:
        left, width = self.columns.chip
        metrics = QFontMetrics(self.small)
        text = metrics.elidedText(row.chip, Qt.TextElideMode.ElideRight, width - 2 * _PAD)
        height = metrics.height() + 4
        top = self.area.top() + (self.height - height) / 2
        area = QRectF(self.area.left() + left, top, metrics.horizontalAdvance(text) + 2 * _PAD, height)
        asserted = row.place is not None or row.ticked
        self.painter.setPen(
            Qt.PenStyle.NoPen if asserted else QPen(self.theme.muted, 1, Qt.PenStyle.DashLine)
        )
        fill = chip_fill(self.theme, row.place)
        self.painter.setBrush(fill if asserted else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(area, height / 2, height / 2)
        self.painter.setFont(self.small)
        self.painter.setPen(chip_ink(self.theme, row.place) if asserted else self.theme.muted)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _sure(self, row: CandidateRow) -> None:
        self.painter.setFont(self.small)
        left, width = self.columns.sure
        text = self.painter.fontMetrics().elidedText(row.sure, Qt.TextElideMode.ElideRight, width)
        self.painter.setPen(doubt_colour(self.theme) if row.doubtful else self.theme.muted)
        self.painter.drawText(self._cell(left, width), int(_LEFT), text)

    def _problem(self, problem: str) -> None:
        self.painter.setFont(self.small)
        self.painter.setPen(doubt_colour(self.theme))
        left = self.area.left() + self.columns.written[0]
        top = self.area.top() + self.height
        room = QRect(
            left, top, self.area.right() - _PAD - left, self.area.bottom() - _BELOW_PROBLEM // 2 - top
        )
        self.painter.drawText(room, _WRAPPED, problem)

    def _text(
        self,
        span: tuple[int, int],
        text: str,
        font: QFont,
        *,
        muted: bool = False,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        self.painter.setFont(font)
        self.painter.setPen(self.theme.muted if muted else self.theme.text)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, span[1])
        self.painter.drawText(self._cell(*span), int(side), shown)

    def _cell(self, left: int, width: int) -> QRect:
        return QRect(self.area.left() + left, self.area.top(), width, self.height)


def _line_height(font: QFont) -> int:
    return int(QFontMetrics(font).height() * _LINES)
