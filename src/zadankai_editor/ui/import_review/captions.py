"""The captions above the parts of the review, and what stands beside them."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget


class LeftOutToggle(QCheckBox):
    """「除外した行だけ」: shows of the source only what does not go into the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("除外した行だけ(&L)", parent)
        self.setToolTip("記録に入れない行、または一部を入れない行だけを表示します")


def quiet_label() -> QLabel:
    """Return a label of second rank that is cut rather than widening the dialog."""
    label = QLabel()
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def captioned(
    caption: str, view: QWidget, aside: QLabel | None = None, tool: QWidget | None = None
) -> QWidget:
    """Return `view` below its caption, what is said beside that, and a `tool` at the end of the line."""
    holder = QWidget()
    label = QLabel(caption)
    bold = QFont(label.font())
    bold.setBold(True)
    label.setFont(bold)
    label.setBuddy(view)
    row = QHBoxLayout()
    row.setSpacing(12)
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
