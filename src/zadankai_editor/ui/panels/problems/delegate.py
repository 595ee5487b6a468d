"""How the rows of the list of problems are painted."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.moments import day_and_time
from zadankai_editor.ui.icons import pixmap
from zadankai_editor.ui.panels.problems.rows import (
    SEVERITY_NAMES,
    AlikeRow,
    FindingRow,
    GroupRow,
    PlaceOf,
    Row,
    SettledGroupRow,
    SettledRow,
    place_of_finding,
)
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, bold, line, smaller
from zadankai_editor.ui.widgets.values_model import VALUE_ROLE

_ICON = 18
_ICON_NAMES = {
    Severity.ERROR: "error",
    Severity.DOUBT: "doubt",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
_SET_IN = 20
_MOST_LINES = 6
_MOST_CACHED = 20_000
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class ProblemDelegate(RowDelegate):
    """A message as high as it is when wrapped, its place below, the icon of its severity before it."""

    def __init__(self, theme: Theme, place_of: PlaceOf) -> None:
        super().__init__(theme)
        self._place_of = place_of
        self._heights: dict[tuple[str, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: Row = index.data(VALUE_ROLE)
        metrics = QFontMetrics(option.font)
        if isinstance(row, GroupRow | SettledGroupRow):
            return QSize(80, metrics.height() + 12)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        room = width - _ICON - 3 * PAD - _indent(row)
        return QSize(80, self._height(_message(row), room, option.font) + metrics.height() + PAD)

    def _height(self, message: str, width: int, font: QFont) -> int:
        key = (message, width, font.key())
        if key not in self._heights:
            if len(self._heights) > _MOST_CACHED:
                self._heights.clear()
            metrics = QFontMetrics(font)
            wrapped = metrics.boundingRect(QRect(0, 0, width, 0), _WRAP, message).height()
            self._heights[key] = min(wrapped, _MOST_LINES * metrics.lineSpacing())
        return self._heights[key]

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(VALUE_ROLE)
        if isinstance(row, GroupRow | SettledGroupRow):
            self._paint_heading(painter, option, row)
            return
        theme, area = self.theme, option.rect.adjusted(PAD + _indent(row), PAD // 2, -PAD, -PAD // 2)
        settled = isinstance(row, SettledRow)
        severity = row.finding.severity if isinstance(row, FindingRow) else Severity.DOUBT
        name, colour = ("ok", theme.muted) if settled else (_ICON_NAMES[severity], theme.severity[severity])
        drawn = pixmap(name, colour, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left(), area.top() + 1, drawn)
        room = area.adjusted(_ICON + PAD, 0, 0, 0)
        metrics = QFontMetrics(option.font)
        painter.setPen(theme.muted if settled else theme.text)
        painter.setFont(option.font)
        painter.drawText(room.adjusted(0, 0, 0, -metrics.height()), _WRAP, _message(row))
        bottom = QRect(room.left(), room.bottom() - metrics.height() + 1, room.width(), metrics.height())
        if isinstance(row, AlikeRow):
            line(painter, bottom, self._where(row), bold(smaller(option.font)), theme.severity[severity])
        else:
            line(painter, bottom, self._where(row), smaller(option.font), theme.muted)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, row: GroupRow | SettledGroupRow
    ) -> None:
        area = option.rect.adjusted(PAD, 0, -PAD, 0)
        if isinstance(row, GroupRow):
            text, colour = f"{SEVERITY_NAMES[row.severity]} {row.count}", self.theme.severity[row.severity]
        else:
            text = f"{'▾' if row.unfolded else '▸'} 確認済み {row.count}件"
            colour = self.theme.muted
        line(painter, area, text, bold(option.font), colour)

    def _where(self, row: FindingRow | AlikeRow | SettledRow) -> str:
        if isinstance(row, AlikeRow):
            return f"{'▾' if row.unfolded else '▸'} {row.how_many}"
        if isinstance(row, FindingRow):
            return place_of_finding(row, self._place_of)
        doubt = row.settled.doubt
        return "　".join(p for p in (_when(row.settled.at), self._place_of(doubt.block, doubt.path)) if p)


def _indent(row: Row) -> int:
    """Return by how much a row is set in: what is alike stands below the row of all."""
    return _SET_IN if isinstance(row, FindingRow) and row.alike else 0


def _message(row: FindingRow | AlikeRow | SettledRow) -> str:
    if isinstance(row, AlikeRow):
        return row.message
    return row.finding.message if isinstance(row, FindingRow) else row.settled.doubt.message


def _when(at: str) -> str:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return day_and_time(when)
