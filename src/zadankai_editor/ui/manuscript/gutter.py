"""The gutter beside the text: who speaks, what each block is, and where to look."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.manuscript.editor import ManuscriptEditor
from zadankai_editor.ui.manuscript.layout import THUMBNAIL_HEIGHT
from zadankai_editor.ui.manuscript.mentions import Mentions
from zadankai_editor.ui.manuscript.projection import FIRST
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip

_BAR = 4
_PAD = 8
_CHIP_LEFT = 28
_BADGE = 18
_TIP = "クリックすると発言者や種類を選べます"
_SIGNS = {Severity.ERROR: "！", Severity.DOUBT: "？", Severity.WARNING: "△"}

PictureOf = Callable[[str, QSize], QPixmap | None]
"""Returns the thumbnail of a picture file of the record, or `None` while there is none."""


@dataclass(frozen=True)
class Chip:
    """What is written beside a block: a name in its colour, or the word for a kind."""

    text: str
    colour: QColor | None
    digit: int | None = None
    sure: bool = True
    """Whether it names a participant."""


class Gutter(QWidget):
    """Paints beside the visible blocks. Repainted when the geometry or its content changes only."""

    clicked = Signal(int, QPoint)
    """A block's chip was clicked: its index, and the place on the screen for a menu."""

    def __init__(self, editor: ManuscriptEditor, session: Session, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._session = session
        self._theme = theme
        self._worst: Mapping[str, Severity] = {}
        self._positions: dict[str, int] = {}
        self._digits: dict[str, int] = {}
        self._lines = 0.0
        self._picture_of: PictureOf | None = None
        self._measure()
        self._index_people()
        self.setAccessibleName("発言者と種類")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(_TIP))
        self.mentions = Mentions(session, self)
        self.mentions.changed.connect(self._on_mentions)
        editor.updateRequest.connect(self._on_update_request)
        editor.document().documentLayout().documentSizeChanged.connect(self._on_document_size)
        editor.block_changed.connect(lambda _index: self.update())
        session.swapped.connect(self._on_swapped)
        session.reset.connect(self._on_reset)

    def _on_mentions(self) -> None:
        self._editor.projection.show_mentions(self.mentions.blocks)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme` and the editor's font."""
        self._theme = theme
        self._measure()
        self.update()

    def set_picture_source(self, picture_of: PictureOf) -> None:
        """Show thumbnails from `picture_of`."""
        self._picture_of = picture_of

    def set_worst(self, worst: Mapping[str, Severity]) -> None:
        """Show beside the block of each id the sign of the worst that was found in it."""
        if worst != self._worst:
            self._worst = dict(worst)
            self.update()

    def _measure(self) -> None:
        font = QFont(self._editor.font())
        font.setPointSizeF(max(8.0, font.pointSizeF() - 2))
        self._font = font
        self._metrics = QFontMetrics(font)
        self._small = QFont(font)
        self._small.setPointSizeF(max(7.5, font.pointSizeF() - 1.5))
        self._small_metrics = QFontMetrics(self._small)

    def _on_reset(self) -> None:
        self._worst = {}
        self._index_people()
        self.update()

    def _on_swapped(self, swap: Swap) -> None:
        if swap.change.fields & {"participants", "digits"}:
            self._index_people()
        if swap.change.fields - {"lines"} or swap.initiator is not self._editor:
            self.update()

    def _index_people(self) -> None:
        self._positions = {p.id: i for i, p in enumerate(self._session.record.participants)}
        self._digits = {d.participant: d.digit for d in self._session.review.digits}

    def _on_document_size(self, size: QSizeF) -> None:
        # Told at each key; its height is the number of lines, and only those move the chips.
        if size.height() != self._lines:
            self._lines = size.height()
            self.update()

    def _on_update_request(self, _rect: QRect, dy: int) -> None:
        if dy:
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._editor.wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which block was clicked; below the last one there is none."""
        index = self._index_at(event.position().y())
        if index is not None:
            self.clicked.emit(index, event.globalPosition().toPoint())

    def _index_at(self, y: float) -> int | None:
        editor = self._editor
        text_block = editor.cursorForPosition(QPoint(4, round(y))).block()
        area = editor.blockBoundingGeometry(text_block).translated(editor.contentOffset())
        index = editor.projection.index_of(text_block)
        return index if index < len(self._session.record.blocks) and y <= area.bottom() else None

    def event(self, event: QEvent) -> bool:
        """Explain what is written beside the block below the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_of(index)), self)
            return True
        return super().event(event)

    def tip_of(self, index: int | None) -> str:
        """Return the tool tip beside the block at `index`, or below all of them."""
        text = self.mentions.text(self._session.record.blocks[index].id) if index is not None else ""
        if not text:
            return _TIP
        return f"初めて名前が出る箇所なので、公開するときは「{text}」と入ります。\n{_TIP}"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the click from the text, which lies behind."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint beside each visible paragraph."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.fillRect(event.rect(), self._theme.gutter)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.line)
        blocks = self._session.record.blocks
        text_block = self._editor.firstVisibleBlock()
        projection = self._editor.projection
        if not blocks:
            return
        top = self._editor.blockBoundingGeometry(text_block).translated(self._editor.contentOffset()).top()
        while text_block.isValid() and top <= event.rect().bottom():
            height = self._editor.blockBoundingRect(text_block).height()
            index = projection.index_of(text_block)
            area = QRectF(0, top, self.width() - 1, height)
            self._paint_background(painter, area, index, blocks[index])
            if text_block.userState() >= 0 and text_block.userState() & FIRST:
                self._paint_block(painter, area, index, blocks[index])
            top += height
            text_block = text_block.next()

    def _paint_background(self, painter: QPainter, area: QRectF, index: int, block: Block) -> None:
        # On whole pixels: between the paragraphs of a block there would be a seam.
        top = round(area.top())
        whole = QRect(0, top, round(area.width()), round(area.bottom()) - top)
        if index == self._editor.current_index:
            painter.fillRect(whole, self._theme.gutter_current)
            painter.fillRect(QRect(0, top, _BAR, whole.height()), self._theme.accent)
        elif block.kind.part is not Part.BODY:
            painter.fillRect(whole, self._theme.gutter_lead)

    def _paint_block(self, painter: QPainter, area: QRectF, index: int, block: Block) -> None:
        line = self._metrics.height() + 4
        top = area.top() + 1
        severity = self._worst.get(block.id)
        if severity in _SIGNS:
            self._paint_sign(painter, QRectF(_BAR + 3, top, _BADGE, line), severity)
        chip = self.chip_of(index, block)
        if chip.text:
            self._paint_chip(painter, QRectF(_CHIP_LEFT, top, self.width() - _CHIP_LEFT - _PAD, line), chip)
        mention = self.mentions.text(block.id)
        if mention:
            below = QRectF(
                _BAR + _PAD, top + line + 1, self.width() - _BAR - 2 * _PAD, area.height() - line - 3
            )
            self._paint_mention(painter, below, mention)
        if block.kind is BlockKind.PHOTO and block.file and self._picture_of is not None:
            room = QSize(self.width() - _CHIP_LEFT - _PAD, THUMBNAIL_HEIGHT - line - 6)
            picture = self._picture_of(block.file, room)
            if picture is not None and not picture.isNull():
                left = self.width() - _PAD - picture.deviceIndependentSize().width()
                painter.drawPixmap(QPointF(left, top + line + 4), picture)

    def _paint_mention(self, painter: QPainter, area: QRectF, text: str) -> None:
        """Paint how somebody is introduced, on as many lines as there is room for."""
        metrics, width = self._small_metrics, int(area.width())
        # Where one line is too short, the short form begins the next.
        parts = (
            text.replace("(以下", "\n(以下").split("\n")
            if metrics.horizontalAdvance(text) > width
            else [text]
        )
        lines = max(1, int(area.height() / metrics.lineSpacing()))
        if sum(1 + metrics.horizontalAdvance(part) // width for part in parts) > lines:
            room = lines * (width - metrics.horizontalAdvance("国"))
            parts = [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)]
        painter.setFont(self._small)
        painter.setPen(self._theme.muted)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), "\n".join(parts))
        painter.setFont(self._font)

    def _paint_sign(self, painter: QPainter, area: QRectF, severity: Severity) -> None:
        painter.setPen(self._theme.severity[severity])
        font = QFont(self._font)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _SIGNS[severity])
        painter.setFont(self._font)

    def _paint_chip(self, painter: QPainter, area: QRectF, chip: Chip) -> None:
        if chip.colour is None:
            painter.setPen(self._theme.muted)
            text = self._metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            return
        digit_width = _BADGE if chip.digit is not None else 0
        room = int(area.width()) - digit_width - 2 * _PAD
        text = self._metrics.elidedText(chip.text, Qt.TextElideMode.ElideMiddle, room)
        width = self._metrics.horizontalAdvance(text) + 2 * _PAD
        right = QRectF(area.right() - width, area.top(), width, area.height())
        sure, theme = chip.sure, self._theme
        outlined = theme.contrast and not sure
        painter.setPen(QPen(theme.text, 1, Qt.PenStyle.DashLine) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(chip.colour)
        painter.drawRoundedRect(right, area.height() / 2, area.height() / 2)
        painter.setPen(theme.chip_text if sure else theme.text)
        painter.drawText(right, Qt.AlignmentFlag.AlignCenter, text)
        if chip.digit is not None:
            painter.setPen(self._theme.muted)
            badge = QRectF(right.left() - _BADGE - 2, area.top(), _BADGE, area.height())
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(chip.digit))

    def chip_of(self, index: int, block: Block) -> Chip:
        """Return what is shown beside the block at `index`."""
        if block.kind is not BlockKind.UTTERANCE:
            blocks = self._session.record.blocks
            repeats = block.kind.part is not Part.BODY and index > 0 and blocks[index - 1].kind is block.kind
            return Chip("" if repeats else KIND_NAMES[block.kind], None)
        record = self._session.record
        if block.speaker is None:
            written = f"「{block.written}」？" if block.written else "発言者なし"
            return Chip(written, self._theme.hover, sure=False)
        labels = [record.label_of(ref) or "？" for ref in (block.speaker, *block.with_speakers)]
        text = "・".join(labels) + ("（続き）" if block.continued else "")
        if isinstance(block.speaker, str) and block.speaker in self._positions:
            position = self._positions[block.speaker]
            return Chip(text, self._theme.chip_of(position), self._digits.get(block.speaker))
        return Chip(text + "？", self._theme.hover, sure=False)


class Manuscript(ManuscriptEditor):
    """The manuscript with its gutter."""

    def __init__(self, session: Session, theme: Theme, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, font, parent)
        self.gutter = Gutter(self, session, theme)
        self.projection.show_mentions(self.gutter.mentions.blocks)
        self._place_gutter()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.gutter.set_theme(theme)

    def _fit_measure(self) -> None:
        super()._fit_measure()
        if hasattr(self, "gutter"):
            self._place_gutter()

    def _place_gutter(self) -> None:
        area = self.contentsRect()
        self.gutter.setGeometry(QRect(area.left(), area.top(), self.gutter_width, area.height()))
