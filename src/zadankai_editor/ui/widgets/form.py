"""Forms: a narrow column of labels, fields beside them, and problems right below the field."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import AnyField
from zadankai_editor.ui.widgets.themed import Caption, ProblemLabel

GAP = 8


def column(parent: QWidget | None = None, spacing: int = GAP) -> QVBoxLayout:
    """Return an empty column without margins."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def with_notes(field: AnyField, theme: Theme, *notes: QWidget) -> QWidget:
    """Return `field` with a line below that says why what stands in it cannot be taken, and `notes`."""
    holder = QWidget()
    layout = column(holder, 2)
    problem = ProblemLabel(theme, holder)
    layout.addWidget(field)
    layout.addWidget(problem)
    for note in notes:
        layout.addWidget(note)
    field.draft.problem_changed.connect(problem.say)
    holder.setFocusProxy(field)
    return holder


class Form(QWidget):
    """Rows of label and field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def add_field(self, text: str, field: AnyField) -> None:
        """Add a text field under the label `text`."""
        self.add(text, with_notes(field, self._theme), field)

    def add(self, text: str, widget: QWidget, focus: QWidget | None = None) -> None:
        """Add any widget under the label `text`; `focus` is what the label speaks of."""
        row = self._grid.rowCount()
        label = Caption(text)
        label.setBuddy(focus or widget)
        label.setContentsMargins(0, 4, 0, 0)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)


class VerticalScroll(QScrollArea):
    """Scrolls its content up and down, never sideways, and wants no more height than that has.

    Qt's own fitting of the content goes by a height for a width that the content never has.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height when the content does."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where lines wrap otherwise."""
        super().resizeEvent(event)
        self._fit()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fit(self) -> None:
        room = self.contentsRect()
        width, height = room.width(), self._height_at(room.width())
        if height > room.height():
            width -= self.verticalScrollBar().sizeHint().width()
            height = self._height_at(width)
        self._content.resize(width, max(height, room.height()))

    def _height_at(self, width: int) -> int:
        content = self._content
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return the height of the content at the width at hand."""
        width = self.contentsRect().width()
        return QSize(self._content.minimumSizeHint().width(), self._height_at(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least: a few rows."""
        return QSize(self._content.minimumSizeHint().width(), min(96, self.sizeHint().height()))
