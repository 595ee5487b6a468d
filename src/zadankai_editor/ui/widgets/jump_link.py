"""A line of text that leads somewhere."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.plain_text import plain_tip
from zadankai_editor.ui.widgets.themed import Themed


class JumpLink(QAbstractButton, Themed):
    """A button that looks like a link and cuts its text where its room ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def lead(self, text: str, name: str) -> None:
        """Show `text`; `name` says where it leads, to assistive tools and as the tool tip."""
        self.setText(text)
        # A & in what it names is no letter that presses it.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(40, self.fontMetrics().height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text, underlined below the mouse."""
        painter = QPainter(self)
        area = self.rect().adjusted(2, 0, -2, 0)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._theme.accent)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
