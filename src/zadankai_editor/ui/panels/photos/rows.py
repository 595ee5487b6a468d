"""The list of pictures: the header image, then the photos in reading order."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import BlockKind, Record
from zadankai_editor.ui.icons import pixmap
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.rows import PAD, AnyIndex, RowDelegate, bold, line, smaller
from zadankai_editor.ui.widgets.thumbnails import PictureState, Thumbnails
from zadankai_editor.ui.widgets.values_model import VALUE_ROLE, ValuesModel
from zadankai_editor.ui.widgets.wording import excerpt, what_is

COVER = ""
"""What stands for the header image where a photo has the id of its block."""

_SIZE = QSize(72, 54)
_ICON = 20
_WORDS = {
    PictureState.LOADING: "",
    PictureState.READY: "",
    PictureState.MISSING: "ファイルが見つかりません",
    PictureState.UNREADABLE: "画像として表示できません",
}


@dataclass(frozen=True)
class PictureRow:
    """One picture: `block` is the id of the photo's block or `COVER`; `number` counts photos from 1."""

    block: str
    number: int
    caption: str
    file: str | None
    place: str


def picture_rows(record: Record) -> tuple[PictureRow, ...]:
    """Return the rows for `record`; one pass over its blocks."""
    cover = record.cover
    there = "記事の先頭に出る画像" if cover else "なし"
    caption = (cover.caption if cover else None) or ""
    rows = [PictureRow(COVER, 0, excerpt(caption), cover.file if cover else None, there)]
    for index, block in enumerate(record.blocks):
        if block.kind is BlockKind.PHOTO:
            place = f"直前　{what_is(record, record.blocks[index - 1])}" if index else "本文の先頭"
            rows.append(PictureRow(block.id, len(rows), excerpt(block.text), block.file, place))
    return tuple(rows)


class PicturesModel(ValuesModel[PictureRow]):
    """The header image and the photos."""

    def key(self, value: PictureRow) -> object:
        return value.block

    def text(self, value: PictureRow) -> str:
        parts = (self.title(value), value.file or "画像なし", value.place)
        return "、".join(part for part in parts if part)

    @staticmethod
    def title(value: PictureRow) -> str:
        """Return what is written in bold: which picture it is, and its caption."""
        which = "見出し画像" if value.block == COVER else f"写真{value.number}"
        return f"{which}　{value.caption}" if value.caption else which


class PictureDelegate(RowDelegate):
    """The thumbnail at the left; caption, file and place beside it."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__(theme)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(120, max(_SIZE.height(), 3 * QFontMetrics(option.font).height()) + PAD)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: PictureRow = index.data(VALUE_ROLE)
        theme = self.theme
        area = option.rect.adjusted(PAD, PAD // 2, -PAD, -PAD // 2)
        frame = QRect(area.topLeft() + QPoint(2, (area.height() - _SIZE.height()) // 2), _SIZE)
        problem = self._paint_picture(painter, frame, row.file)
        room = area.adjusted(_SIZE.width() + PAD + 2, 0, 0, 0)
        height = room.height() // 3
        top = QRect(room.left(), room.top(), room.width(), height)
        small = smaller(option.font)
        line(painter, top, PicturesModel.title(row), bold(option.font), theme.text)
        file = row.file.rpartition("/")[2] if row.file else "画像が選ばれていません"
        missing = bool(problem) or (not row.file and row.block != COVER)
        colour = theme.severity[Severity.ERROR] if missing else theme.muted
        told = problem or ("" if not row.file and row.block == COVER else file)
        line(painter, top.translated(0, height), told, small, colour)
        line(painter, top.translated(0, 2 * height), row.place, small, theme.muted)

    def _paint_picture(self, painter: QPainter, frame: QRect, file: str | None) -> str:
        """Paint the thumbnail, or an empty frame; return what is wrong with the file, in words."""
        thumbnail = self._thumbnails.get(file, _SIZE) if file else None
        if thumbnail is not None and thumbnail.state is PictureState.READY:
            drawn = thumbnail.pixmap
            size = drawn.deviceIndependentSize().toSize()
            place = frame.center() - QPoint(size.width() // 2 - 1, size.height() // 2 - 1)
            painter.drawPixmap(place, drawn)
            return ""
        painter.setPen(self.theme.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        drawn = pixmap("picture", self.theme.muted, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(frame.center() - QPoint(_ICON // 2, _ICON // 2), drawn)
        return _WORDS[thumbnail.state] if thumbnail is not None else ""
