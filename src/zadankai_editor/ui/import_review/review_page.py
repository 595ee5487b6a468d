"""Source, candidates for speakers and recognised record, side by side."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.candidate_list import CandidateList
from zadankai_editor.ui.import_review.candidates import CandidateRow
from zadankai_editor.ui.import_review.captions import LeftOutToggle, QuietLabel, captioned
from zadankai_editor.ui.import_review.doubts_bar import DoubtsBar
from zadankai_editor.ui.import_review.dropped_list import DroppedList
from zadankai_editor.ui.import_review.heading import Heading
from zadankai_editor.ui.import_review.marks import left_out_count
from zadankai_editor.ui.import_review.readings import ReadingStrip
from zadankai_editor.ui.import_review.sheet import Sheet
from zadankai_editor.ui.import_review.source_view import SourceView
from zadankai_editor.ui.import_review.structure_view import StructureView
from zadankai_editor.ui.theme import Theme

_CANDIDATES_SHARE = (45, 55)
_DOUBTFUL_SHARE, _DECIDED_SHARE = (58, 42), (42, 58)
"""On a low screen: whoever has no candidate to decide wants to see the record."""


class ReviewPage(QWidget):
    """Shows a recognition; choosing on one side leads to the same place on the other.

    `reading_wanted` tells of a line of the source (from 1) about which somebody wants to say what
    it is, and of the place on the screen where a menu may open.
    """

    reading_wanted = Signal(int, QPoint)
    readings_wanted = Signal(object, QPoint)
    """The same of several lines at once (a tuple), about which there are doubts that are alike."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self.known = 0
        """How many of the participants were in the record before, to which this is added."""
        self._occurrence = -1
        self.heading = Heading(theme)
        self.sentence = self.heading.sentence
        self.strip = ReadingStrip(theme)
        self.dropped = DroppedList(theme)
        self.bar = DoubtsBar(theme)
        self.source = SourceView(theme)
        self.candidates = CandidateList(theme)
        self.structure = StructureView(theme)
        self.left_out = LeftOutToggle()
        self._source_caption = QuietLabel()
        self._candidates_caption = QuietLabel()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        left = captioned("元のテキスト", self.source, self._source_caption, self.left_out)
        self._candidates_holder = captioned("発言者の候補", self.candidates, self._candidates_caption)
        right = self._right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._candidates_holder)
        self._record = captioned("読み取った記録", self.structure)
        right.addWidget(self._record)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        for splitter, sizes in ((right, [10 * n for n in _CANDIDATES_SHARE]), (self.splitter, [1000, 1000])):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.setSizes(sizes)
        for n, share in enumerate(_CANDIDATES_SHARE):
            right.setStretchFactor(n, share)
            self.splitter.setStretchFactor(n, 1)
        left.setContentsMargins(0, 0, 8, 0)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.set_close(on=False)
        column.addWidget(self.heading)
        column.addWidget(self.strip)
        column.addWidget(self.dropped)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        order = (self.candidates, self.source, self.left_out, self.structure)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.source.line_chosen.connect(self._on_line_chosen)
        self.source.reading_wanted.connect(self.reading_wanted)
        self.structure.row_chosen.connect(self._on_row_chosen)
        self.structure.reading_wanted.connect(self._on_row_reading_wanted)
        self.candidates.candidate_chosen.connect(self._on_candidate_chosen)
        self.bar.doubt_wanted.connect(self._on_doubt_wanted)
        self.dropped.line_wanted.connect(self._go_to_line)
        self.heading.dropped_button.toggled.connect(self.dropped.setVisible)
        self.left_out.toggled.connect(self.source.show_only_left_out)

    def set_close(self, *, on: bool) -> None:
        """Leave less room between the parts, for a low screen."""
        self._close = on
        self._column.setSpacing(6 if on else 10)
        self._candidates_holder.setContentsMargins(8, 0, 0, 2 if on else 8)
        self._record.setContentsMargins(8, 2 if on else 4, 0, 0)
        self.bar.set_close(on=on)
        self.strip.set_close(on=on)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        views = (self.source, self.candidates, self.structure)
        for part in (self.heading, self.strip, self.dropped, self.bar, *views):
            part.set_theme(theme)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was recognised, from its beginning."""
        self._sheet = sheet
        self._occurrence = -1
        self.left_out.setChecked(False)
        self.source.show_source(sheet.source, sheet.marks)
        self.structure.show_rows(sheet.rows)
        self.bar.show_doubts(tuple(place.doubt for place in sheet.doubts))
        self.dropped.show_findings(sheet.dropped)
        self.show_candidates(sheet.candidates)
        self.heading.begin(len(sheet.dropped))
        if self._close:
            doubtful = any(row.doubtful for row in sheet.candidates)
            self._right.setSizes([10 * n for n in (_DOUBTFUL_SHARE if doubtful else _DECIDED_SHARE)])
        self._tell(sheet)

    def replace_sheet(self, sheet: Sheet) -> None:
        """Show what was read again of the same source; what is seen and chosen stays."""
        before = self._sheet
        if before is None:
            self.show_sheet(sheet)
            return
        current, top = self.structure.current_place, self.structure.top_row
        self._sheet = sheet
        self.source.show_marks(sheet.marks)
        self.structure.replace_rows(sheet.rows, _again(before, current, sheet), _again(before, top, sheet))
        self.bar.replace_doubts(tuple(place.doubt for place in sheet.doubts))
        self._tell(sheet)

    def show_candidates(self, rows: tuple[CandidateRow, ...]) -> None:
        """Show the candidates for speakers; nothing where there are none."""
        self.candidates.show_rows(rows)
        self._candidates_holder.setVisible(bool(rows))
        doubtful = sum(row.doubtful for row in rows)
        self._candidates_caption.say(summary.candidates_sentence(len(rows), doubtful))

    def _tell(self, sheet: Sheet) -> None:
        self._show_readings(sheet)
        count = len(sheet.doubts)
        self.heading.say(
            summary.found_sentence(sheet.recognition, self.known) + summary.doubts_sentence(count),
            doubtful=bool(count),
        )
        outside = left_out_count(sheet.marks)
        self._source_caption.say(summary.source_sentence(len(sheet.marks), outside))
        anything = any(mark.left_out for mark in sheet.marks)
        self.left_out.setEnabled(anything or self.left_out.isChecked())

    def _show_readings(self, sheet: Sheet) -> None:
        focused = QApplication.focusWidget()
        within = focused is not None and (
            self.strip.isAncestorOf(focused) or focused is self.heading.readings_button
        )
        self.strip.show_readings(sheet.implausible, sheet.readings)
        self.heading.readings_button.setVisible(sheet.may_read_otherwise)
        # The button that was pressed is gone, and with it the place of the keys.
        if within:
            self.first_view.setFocus()

    @property
    def first_view(self) -> QWidget:
        """Where the keys go first: to the candidates while somebody should look at one of them."""
        doubtful = any(row.doubtful for row in self.candidates.rows)
        return self.candidates if doubtful else self.structure

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

    def _on_row_reading_wanted(self, row: int, place: QPoint) -> None:
        if self._sheet is None:
            return
        alike = self._sheet.lines_alike(row)
        line = self._sheet.line_of_row(row)
        if alike:
            self.readings_wanted.emit(alike, place)
        elif line is not None:
            self.reading_wanted.emit(line, place)

    def _go_to_line(self, line: int) -> None:
        self.source.reveal(line)
        self._on_line_chosen(line)

    # From occurrence to occurrence

    def _on_candidate_chosen(self, _key: str) -> None:
        self._occurrence = -1
        self.go_to_occurrence(1)

    def go_to_occurrence(self, by: int) -> None:
        """Go on by so many occurrences of the candidate that is chosen, round at the ends."""
        row = self.candidates.current
        if row is None or not row.candidate.lines or self._sheet is None:
            return
        lines = row.candidate.lines
        start = self._occurrence if self._occurrence >= 0 else (-1 if by > 0 else 0)
        self._occurrence = (start + by) % len(lines)
        line = lines[self._occurrence]
        self.source.reveal(line)
        self.source.highlight(lines)
        self.structure.choose(self._sheet.row_of_line(line))
        words = f"「{row.candidate.written}」{self._occurrence + 1} / {len(lines)}か所目（{line}行目）"
        self._candidates_caption.say(words)


def _again(before: Sheet, row: int, after: Sheet) -> int | None:
    """Return where a row is after reading again: what the same line of the source became.

    A row that no line became, such as a caption, is known by standing at the same place.
    """
    if not 0 <= row < len(before.rows):
        return None
    line = before.line_of_row(row)
    found = None if line is None else after.row_of_line(line)
    return min(row, len(after.rows) - 1) if found is None else found
