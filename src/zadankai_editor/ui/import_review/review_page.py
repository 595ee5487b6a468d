"""Source and recognised record side by side."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from zadankai_editor.record.review import Doubt
from zadankai_editor.ui.icons import icon
from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.colours import doubt_colour
from zadankai_editor.ui.import_review.doubts_bar import DoubtsBar
from zadankai_editor.ui.import_review.marks import left_out_count, marks_of
from zadankai_editor.ui.import_review.rows import RowKind, rows_of
from zadankai_editor.ui.import_review.source_view import SourceView
from zadankai_editor.ui.import_review.structure_view import StructureView
from zadankai_editor.ui.import_review.targets import Keys, Trace, trace_of
from zadankai_editor.ui.theme import Theme

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition

_ICON = 22
_NOTHING = Trace({}, {})


class ReviewPage(QWidget):
    """Shows a recognition; choosing on one side leads to the same place on the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trace = _NOTHING
        self._doubts: tuple[tuple[str | None, Doubt], ...] = ()
        self._places: dict[str, int] = {}
        self._doubt_places: dict[int, int] = {}
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

    def show_recognition(self, recognition: "Recognition") -> None:
        """Show what was recognised, from its beginning."""
        record, review = recognition.state.record, recognition.state.review
        keys = Keys(record)
        self._trace = trace_of(review, keys)
        self._doubts = tuple(self._placed(doubt, keys) for doubt in review.doubts)
        marks = marks_of(record, review, self._trace, self._doubts, recognition.findings)
        rows = rows_of(record, self._doubts)
        self._places, self._doubt_places = {}, {}
        for place, row in enumerate(rows):
            if row.doubt is not None:
                self._doubt_places[row.doubt] = place
            elif row.key is not None and row.kind is not RowKind.MISSING:
                self._places.setdefault(row.key, place)
        self._doubt_order = sorted(self._doubt_places, key=lambda doubt: self._doubt_places[doubt])
        self.source.show_source(review.source.text if review.source else "", marks)
        self.structure.show_rows(rows)
        self.bar.show_doubts(tuple(self._doubts[doubt][1] for doubt in self._doubt_order))
        self.sentence.setText(
            summary.found_sentence(recognition) + summary.doubts_sentence(len(self._doubts))
        )
        self._source_caption.setText(summary.source_sentence(len(marks), left_out_count(marks)))
        self._show_sign()

    def _placed(self, doubt: Doubt, keys: Keys) -> tuple[str | None, Doubt]:
        """Return the key that a doubt is about, and the doubt with the line where that was read."""
        key = keys.of(doubt.block) or keys.of(doubt.path)
        if doubt.line is not None:
            return key or self._trace.key_of.get(doubt.line), doubt
        line = self._trace.first_line(key) if key else None
        return key, doubt if line is None else doubt.replaced(line=line)

    def _show_sign(self) -> None:
        name = "doubt" if self._doubts else "ok"
        colour = doubt_colour(self._theme) if self._doubts else self._theme.accent
        self._sign.setPixmap(icon(name, self._theme, colour).pixmap(QSize(_ICON, _ICON)))

    # From one side to the other

    def _on_line_chosen(self, line: int) -> None:
        key = self._trace.key_of.get(line)
        self.source.highlight(self._trace.lines_of.get(key, ()) if key else ())
        self.structure.choose(self._places.get(key) if key else None)

    def _on_row_chosen(self, place: int) -> None:
        row = self.structure.rows[place]
        if row.doubt is not None:
            self._on_doubt(row.doubt)
        else:
            self._show_lines(row.key, None)

    def _on_doubt_wanted(self, place: int) -> None:
        self._on_doubt(self._doubt_order[place])

    def _on_doubt(self, doubt: int) -> None:
        key, found = self._doubts[doubt]
        self.bar.choose(self._doubt_order.index(doubt))
        self.structure.choose(self._doubt_places[doubt])
        self._show_lines(key, found.line)

    def _show_lines(self, key: str | None, line: int | None) -> None:
        lines = self._trace.lines_of.get(key, ()) if key else ()
        self.source.highlight(lines or ((line,) if line else ()))
        first = line or (lines[0] if lines else None)
        if first is not None:
            self.source.reveal(first)


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
