"""Finding and replacing in the manuscript: what the fields, the keys and the list do."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from zadankai_editor.record.review import State
from zadankai_editor.record.search.query import Match, Query
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import Swap
from zadankai_editor.ui.find.bar import FindBar
from zadankai_editor.ui.find.field_undo import FieldUndo
from zadankai_editor.ui.find.highlights import Highlights, selection_of
from zadankai_editor.ui.find.preview import ReplacementPreview
from zadankai_editor.ui.find.replacing import Replacing
from zadankai_editor.ui.find.searching import Result, Searching
from zadankai_editor.ui.manuscript.view import ManuscriptView
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.next_turn import NextTurn

_LONGEST_TAKEN = 60
"""A selection of so many characters at most is taken for what is to be searched."""
_HEIGHTS = [440, 220]
"""Heights of manuscript and list of replacements at first (pixels)."""


class _Column(QWidget):
    """Takes Esc, wherever within it the keys go."""

    def __init__(self, on_escape: Callable[[], bool]) -> None:
        super().__init__()
        self._on_escape = on_escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._on_escape():
            super().keyPressEvent(event)


_SLOW_MS = 300
"""After so long (milliseconds) it is said that a search is still under way."""


class Finding(QObject):
    """Leads from match to match, and replaces those that are ticked.

    `around` puts the bar above the manuscript and the list below it.
    """

    said = Signal(str)

    def __init__(self, session: Session, manuscript: ManuscriptView, theme: Theme) -> None:
        super().__init__(manuscript)
        self._session = session
        self._manuscript = manuscript
        self._result: Result | None = None
        self._anew = True
        self._origin: Position | None = None
        self._steps = 0
        self._asked: Selection | None = None
        self._passage: QTextCursor | None = None
        self._selected = QTextCursor()
        self.bar = FindBar(theme)
        self._field_undo = FieldUndo(session, self.bar)
        self.preview = ReplacementPreview(theme)
        self._replacing = Replacing(session, self.bar, self.preview, lambda: manuscript.selection)
        self._highlights = Highlights(manuscript, theme)
        self.searching = Searching(session, self._query, self)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        # Qt tells of the caret while it moves it: the bar may grow by a line then, and leave the text less room.
        self._count_soon = NextTurn(self._show_count, self)
        # Less room is left for the manuscript, once all is arranged.
        self._fit_soon = NextTurn(self._keep_in_sight, self)
        self._wire()

    def around(self, middle: QWidget) -> QWidget:
        """Return a column of the bar, `middle`, which holds the manuscript, and the list below it."""
        column = _Column(self._on_escape)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(middle)
        halves.addWidget(self.preview)
        halves.setSizes(_HEIGHTS)
        halves.setStretchFactor(0, 1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(halves, 1)
        # The manuscript keeps Tab for itself: nothing behind it could be reached.
        self.preview.follow_in_tab_order(self.bar.conditions.kind_list)
        self.bar.hide()
        self.preview.hide()
        return column

    def _wire(self) -> None:
        self.bar.text_changed.connect(self._on_text_changed)
        self.bar.conditions.passage_wanted.connect(self._on_passage_wanted)
        self.bar.step_wanted.connect(self.go)
        self.bar.list_wanted.connect(self._go_to_list)
        self.bar.shown.connect(self.searching.search_soon)
        self.bar.hidden.connect(self._on_hidden)
        self.bar.replace_pressed.connect(self.replace_ticked)
        self.preview.replace_pressed.connect(self.replace_ticked)
        self.bar.closed.connect(self.close)
        self._field_undo.said.connect(self.said)
        self.preview.replace_button.clicked.connect(self.replace_ticked)
        self._replacing.said.connect(self.said)
        self._replacing.replaced.connect(self._on_replaced)
        self.preview.list.current_changed.connect(self._on_row)
        self.preview.list.chosen.connect(lambda _index: self._manuscript.setFocus())
        self.searching.found.connect(self._on_found)
        self._manuscript.cursorPositionChanged.connect(self._count_soon.ask)
        self._session.swapped.connect(self._on_swapped)
        self._session.reset.connect(self._on_reset)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of finding do, by the action's id."""
        return {
            "find": partial(self.open, replacing=False),
            "replace": partial(self.open, replacing=True),
            "find_next": partial(self.go, 1),
            "find_previous": partial(self.go, -1),
        }

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self.bar, self.preview, self._highlights):
            part.set_theme(theme)

    # Opening and closing

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with the list of replacements or without, and go to the field."""
        was_open = not self.bar.isHidden()
        words = self._selected_words() if self._manuscript.hasFocus() else ""
        if not was_open:
            self._passage = None
            self.bar.conditions.untick_passage()
        if self._manuscript.hasFocus():
            self._selected = self._manuscript.textCursor()
        self._show_bar(replacing=replacing)
        if words:
            self.bar.field.setText(words)
        known = replacing and was_open and self.bar.field.text()
        if known and not self.bar.new_field.isEnabled():
            self.bar.nothing_box.setFocus()
            return
        field = self.bar.new_field if known else self.bar.field
        field.setFocus()
        field.selectAll()

    def _show_bar(self, *, replacing: bool) -> None:
        self._session.settle_input()
        self.bar.set_replacing(replacing=replacing)
        self.bar.conditions.show_people(self._session.record)
        self.bar.show()
        self.preview.setVisible(replacing)
        self._replacing.show_template()
        self._fit_soon.ask()

    def _keep_in_sight(self) -> None:
        if not self._manuscript.caret_in_sight:
            self._manuscript.centerCursor()

    def _selected_words(self) -> str:
        """Return what is selected, where it may be what is to be searched: a few words of one line."""
        selection = self._manuscript.selection
        if selection.empty or selection.start.index != selection.end.index:
            return ""
        start, end = selection.start, selection.end
        words = self._session.record.blocks[start.index].text[start.offset : end.offset]
        return "" if self._on_match or "\n" in words or len(words) > _LONGEST_TAKEN else words

    def close(self) -> None:
        """Put the bar away and go back to the manuscript."""
        self.bar.hide()
        self.preview.hide()
        self._manuscript.setFocus()

    def _on_escape(self) -> bool:
        open_now = not self.bar.isHidden()
        if open_now:
            self.close()
        return open_now

    def _on_hidden(self) -> None:
        self.searching.rest()
        # Otherwise the window shows something else, and comes back to this.
        if self.bar.isHidden():
            self._highlights.clear()
            self._forget_result()
            self._origin = None
            self._steps = 0

    def _on_reset(self) -> None:
        self._passage = None
        self._selected = QTextCursor()
        self._forget_result()
        self._highlights.clear()
        self.bar.conditions.untick_passage()
        self.bar.conditions.show_people(self._session.record)
        self.bar.hide()
        self.preview.hide()

    def _forget_result(self) -> None:
        self._result = None
        self._replacing.forget()

    # What is searched

    def _query(self) -> Query:
        query = self.bar.conditions.query(self.bar.field.text())
        if self._passage is None:
            return query
        return replace(query, within=self._manuscript.projection.selection_of(self._passage))

    def _on_text_changed(self) -> None:
        if not self.bar.isHidden():
            self._steps = 0
            self._anew = True
            self._asked = self._manuscript.selection
            if self._origin is None:
                self._origin = self._asked.start
            self.searching.search_soon()
            self._slow.start()

    def _on_slow(self) -> None:
        # What is shown was found for other words.
        if self.searching.busy and not self.bar.isHidden():
            self.bar.show_searching()

    def _on_passage_wanted(self, wanted: bool) -> None:
        if not wanted:
            self._passage = None
            return
        cursor = self._manuscript.textCursor()
        if self._on_match or not cursor.hasSelection():
            # What was selected has given way to a match.
            cursor = self._selected
        if cursor.hasSelection():
            self._passage = cursor
            self._asked = self._manuscript.selection
            self._origin = self._manuscript.projection.selection_of(cursor).start
        else:
            self.bar.conditions.untick_passage()
            self.said.emit("先に、原稿で探す範囲を選びます。")

    def _on_swapped(self, swap: Swap) -> None:
        if not self.bar.isHidden() and swap.change.fields & {"participants"}:
            self.bar.conditions.show_people(self._session.record)

    # What was found

    def _on_found(self, result: Result) -> None:
        anew, self._anew = self._anew, False
        self._result = result
        self._highlights.show(result, self._passage)
        self._replacing.show(result, anew=anew)
        origin, self._origin = self._origin, None
        steps, self._steps = self._steps, 0
        if self._gone_on():
            origin, steps = None, 0
        if origin is not None and result.found.matches:
            self._show_match(self._first_from(origin) % len(result.found.matches))
        self._show_count()
        if steps:
            self.go(steps)

    def _gone_on(self) -> bool:
        """Whether somebody has gone on in the manuscript since the search was asked for.

        Nobody is led away from there: the next key would type over a match.
        """
        return self._asked != self._manuscript.selection

    def _current_result(self) -> Result | None:
        """Return what was found, where the places are still those of the record."""
        result = self._result
        return result if result is not None and result.record.blocks is self._session.record.blocks else None

    @property
    def matches(self) -> tuple[Match, ...]:
        """What was found last."""
        return self._result.found.matches if self._result else ()

    def _first_from(self, place: Position) -> int:
        return bisect_left(self.matches, (place.index, place.offset), key=_start)

    def _number_at(self, selection: Selection) -> int | None:
        """Return which match is selected, from 0."""
        number = self._first_from(selection.start)
        matches = self.matches
        if number < len(matches) and selection_of(matches[number]) == _forward(selection):
            return number
        return None

    @property
    def _on_match(self) -> bool:
        """Whether a match is selected."""
        return self._current_result() is not None and self._number_at(self._manuscript.selection) is not None

    def _show_count(self) -> None:
        if self.bar.isHidden() or self._result is None or self._manuscript.projection.patching:
            return
        if not self._result.query.text:
            self.bar.show_found(None, None)
            return
        number = self._number_at(self._manuscript.selection) if self._current_result() else None
        self.bar.show_found(self._result.found, number)
        if number is not None:
            self.preview.list.go_to(number)

    # From match to match

    def go(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1), round at the ends."""
        self._session.settle_input()
        if self.bar.isHidden():
            if not self.bar.field.text():
                self.open(replacing=False)
                return
            self._show_bar(replacing=False)
        if self._current_result() is None or self.searching.busy:
            # What is typed just now is searched first.
            self._steps += step
            self._asked = self._manuscript.selection
            self.searching.search_now()
            return
        matches = self.matches
        if not matches:
            return
        selection = self._manuscript.selection
        here = self._number_at(selection)
        if here is not None:
            number = here + step
        elif step > 0:
            number = self._first_from(selection.start)
        else:
            number = bisect_right(matches, _pair(selection.start), key=_end) - 1
        if not 0 <= number < len(matches):
            self.said.emit(
                "末尾まで探したので、先頭に戻りました。"
                if step > 0
                else "先頭まで探したので、末尾に移りました。"
            )
        self._show_match(number % len(matches))

    def _show_match(self, number: int) -> None:
        """Select a match, in the middle where it was out of sight; the focus stays where it is."""
        manuscript = self._manuscript
        bar = manuscript.verticalScrollBar()
        before = bar.value()
        manuscript.select(selection_of(self.matches[number]))
        if bar.value() != before:
            manuscript.centerCursor()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid() and self._current_result() is not None and self.preview.list.hasFocus():
            self._show_match(index.row())

    # Replacing

    def _go_to_list(self) -> None:
        if self.bar.replacing and self.matches:
            rows = self.preview.list
            rows.setFocus()
            if not rows.currentIndex().isValid():
                rows.setCurrentIndex(rows.rows.index(0))
            self._on_row(rows.currentIndex())

    def replace_ticked(self) -> None:
        """Replace what is ticked, where all is found that is to be searched."""
        if not self.searching.busy:
            self._replacing.replace_ticked()

    def _on_replaced(self, before: State) -> None:
        self._field_undo.note_replacement(before)
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self.searching.search_now()


def _forward(selection: Selection) -> Selection:
    return Selection(selection.start, selection.end)


def _pair(place: Position) -> tuple[int, int]:
    return place.index, place.offset


def _start(match: Match) -> tuple[int, int]:
    return match.at, match.start


def _end(match: Match) -> tuple[int, int]:
    return match.at, match.end
