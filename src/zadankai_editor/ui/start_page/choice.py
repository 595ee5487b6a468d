"""A large button that says what it does."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from zadankai_editor.ui.icons import pixmap
from zadankai_editor.ui.theme import Theme

_PAD = 16
_ICON = 24
_RADIUS = 8
_GAP = 2
_RING = 4


class Choice(QAbstractButton):
    """Icon, title, below it a description, and at the right something short (`hint`).

    `main` sets off the one that most people want. Enter presses it as the space bar does.
    """

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        title: str,
        description: str = "",
        hint: str = "",
        parent: QWidget | None = None,
        *,
        main: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._main = main
        self._description = description
        self._hint = hint
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription("　".join(piece for piece in (self._description, self._hint) if piece))

    @property
    def hint(self) -> str:
        """What stands at the right."""
        return self._hint

    def set_hint(self, hint: str) -> None:
        """Say something else at the right."""
        self._hint = hint
        self._name()
        self.update()

    def set_main(self, *, main: bool) -> None:
        """Set it off, or no longer."""
        self._main = main
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height that title and description take."""
        height = QFontMetrics(self._title_font).height() + _PAD + 4
        if self._description:
            height += QFontMetrics(self._small_font).height() + _GAP
        return QSize(320, height)

    @property
    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() + 1)
        font.setBold(self._main)
        return font

    @property
    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(8.0, font.pointSizeF() - 1))
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        strong, quiet = self._colours()
        left = float(_PAD)
        if self._icon_name:
            picture = pixmap(self._icon_name, strong, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - _ICON) / 2), picture)
            left += _ICON + _PAD
        right = self.width() - _PAD - self._paint_hint(painter, quiet)
        self._paint_words(painter, left, right, strong, quiet)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        fill = theme.accent if self._main else theme.base
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = theme.accent.darker(112) if self._main else theme.hover
        edge = QPen(theme.accent if self._main else theme.line, 1)
        if self.hasFocus():
            edge = QPen(theme.text if self._main else theme.accent, 2)
        painter.setPen(edge if self.isEnabled() else Qt.PenStyle.NoPen)
        painter.setBrush(fill if self.isEnabled() else Qt.BrushStyle.NoBrush)
        area = QRectF(self.rect())
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self.hasFocus() and self._main:
            # A dark edge on a dark fill is seen by few: a light line within it is seen by all.
            painter.setPen(QPen(theme.accent_text, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(_RING, _RING, -_RING, -_RING), _RADIUS - 2, _RADIUS - 2)

    def _colours(self) -> tuple[QColor, QColor]:
        """Return the colours of what is important and of what is less so."""
        if not self.isEnabled():
            return self._theme.muted, self._theme.muted
        if self._main:
            return self._theme.accent_text, self._theme.accent_text
        return self._theme.text, self._theme.muted

    def _paint_hint(self, painter: QPainter, colour: QColor) -> float:
        if not self._hint:
            return 0
        font = self._small_font
        width = QFontMetrics(font).horizontalAdvance(self._hint) + 2
        painter.setFont(font)
        painter.setPen(colour)
        area = QRectF(self.width() - _PAD - width, 0, width, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._hint)
        return width + _PAD

    def _paint_words(
        self, painter: QPainter, left: float, right: float, strong: QColor, quiet: QColor
    ) -> None:
        title, small = QFontMetrics(self._title_font), QFontMetrics(self._small_font)
        below = small.height() + _GAP if self._description else 0
        top = (self.height() - title.height() - below) / 2
        room = int(right - left)
        painter.setFont(self._title_font)
        painter.setPen(strong)
        shown = title.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room, title.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if self._description:
            painter.setFont(self._small_font)
            painter.setPen(quiet)
            shown = small.elidedText(self._description, Qt.TextElideMode.ElideMiddle, room)
            area = QRectF(left, top + title.height() + _GAP, room, small.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
