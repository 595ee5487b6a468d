"""Source and recognised record side by side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.colours import doubt_colour
from zadankai_editor.ui.import_review.doubts_bar import DoubtsBar
from zadankai_editor.ui.import_review.marks import left_out_count
from zadankai_editor.ui.import_review.sheet import Sheet
from zadankai_editor.ui.import_review.source_view import SourceView
from zadankai_editor.ui.import_review.structure_view import StructureView
from zadankai_editor.ui.theme import Theme

_ICON = 22


class ReviewPage(QWidget):
    """Shows a recognition; choosing on one side leads to the same place on the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: Sheet | None = None
        self._sign = QLabel()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setFont(_larger(self.sentence.font()))
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar = DoubtsBar(theme)
        self.source = SourceView(theme)
        self.structure = StructureView(theme)
        self._source_caption = QLabel()
        self._arrange()
        self.source.line_chosen.connect(self._on_line_chosen)
        self.structure.row_chosen.connect(self._on_row_chosen)
        self.bar.doubt_wanted.connect(self._on_doubt_wanted)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.sentence, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        left = _captioned("元のテキスト", self.source, self._source_caption)
        right = _captioned("読み取った記録", self.structure)
        left.setContentsMargins(0, 0, 8, 0)
        right.setContentsMargins(8, 0, 0, 0)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([1000, 1000])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in (self.bar, self.source, self.structure):
            part.set_theme(theme)
        self._show_sign()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was recognised, from its beginning."""
        self._sheet = sheet
        self.source.show_source(sheet.source, sheet.marks)
        self.structure.show_rows(sheet.rows)
        self.bar.show_doubts(tuple(place.doubt for place in sheet.doubts))
        count = len(sheet.doubts)
        self.sentence.setText(summary.found_sentence(sheet.recognition) + summary.doubts_sentence(count))
        self._source_caption.setText(summary.source_sentence(len(sheet.marks), left_out_count(sheet.marks)))
        self._show_sign()

    def _show_sign(self) -> None:
        doubtful = self._sheet is not None and bool(self._sheet.doubts)
        name, colour = ("doubt", doubt_colour(self._theme)) if doubtful else ("ok", self._theme.accent)
        self._sign.setPixmap(icon(name, self._theme, colour).pixmap(QSize(_ICON, _ICON)))

    # From one side to the other

    def _on_line_chosen(self, line: int) -> None:
        if self._sheet is not None:
            row = self._sheet.row_of_line(line)
            self.source.highlight(() if row is None else self._sheet.lines_of_row(row))
            self.structure.choose(row)

    def _on_row_chosen(self, row: int) -> None:
        if self._sheet is None:
            return
        lines = self._sheet.lines_of_row(row)
        self.source.highlight(lines)
        if lines:
            self.source.reveal(lines[0])
        doubt = self._sheet.doubt_of_row(row)
        if doubt is not None:
            self.bar.choose(doubt)

    def _on_doubt_wanted(self, doubt: int) -> None:
        if self._sheet is not None:
            row = self._sheet.doubts[doubt].row
            self.structure.choose(row)
            self._on_row_chosen(row)


def _larger(font: QFont) -> QFont:
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() + 2)
    return larger


def _captioned(caption: str, view: QWidget, aside: QLabel | None = None) -> QWidget:
    """Return `view` below its caption, whose accelerator leads to it."""
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
        aside.setForegroundRole(aside.palette().ColorRole.PlaceholderText)
        row.addWidget(aside)
    row.addStretch(1)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addLayout(row)
    column.addWidget(view, 1)
    return holder
