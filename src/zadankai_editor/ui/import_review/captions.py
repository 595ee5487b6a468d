"""The captions above the parts of the review, and what stands beside them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from zadankai_editor.ui.widgets.plain_text import PlainLabel, plain_tip

_CAPTION_LINES = 1.3


class LeftOutToggle(QCheckBox):
    """「除外した行だけ」: shows of the source only what does not go into the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("除外した行だけ(&L)", parent)
        self.setToolTip("記録に入れない行、または一部を入れない行だけを表示します")


class QuietLabel(PlainLabel):
    """One line of second rank, cut with an ellipsis where it has no room; its tool tip says all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    @property
    def whole(self) -> str:
        """All that it says."""
        return self._whole

    def say(self, text: str) -> None:
        """Say `text`."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def captioned(
    caption: str, view: QWidget, aside: QLabel | None = None, tool: QWidget | None = None
) -> QWidget:
    """Return `view` below its caption, what is said beside that, and a `tool` at the end of the line."""
    holder = QWidget()
    label = PlainLabel(caption)
    bold = QFont(label.font())
    bold.setBold(True)
    label.setFont(bold)
    label.setBuddy(view)
    row = QHBoxLayout()
    row.setSpacing(12)
    # As high as one with a tool, so that neighbours stand on one line.
    row.addStrut(int(label.fontMetrics().height() * _CAPTION_LINES))
    row.addWidget(label)
    if aside is not None:
        row.addWidget(aside, 1)
    else:
        row.addStretch(1)
    if tool is not None:
        row.addWidget(tool)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addLayout(row)
    column.addWidget(view, 1)
    return holder
