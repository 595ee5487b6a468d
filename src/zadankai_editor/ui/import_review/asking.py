"""From a wish to a decision: the menus and the question by which somebody says what a label or a line is."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from zadankai_editor.recognize import SpeakerChoice, Whom
from zadankai_editor.record.printed_labels import bare_label
from zadankai_editor.ui.import_review.candidates import CandidateRow, tick_of
from zadankai_editor.ui.import_review.deciding import Deciding
from zadankai_editor.ui.import_review.line_menu import LineMenu, line_words
from zadankai_editor.ui.import_review.readings import ReadingMenu
from zadankai_editor.ui.import_review.review_page import ReviewPage
from zadankai_editor.ui.import_review.speaker_menu import SpeakerMenu
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.message_boxes import ask_for_text


class Asking(QObject):
    """Asks where it must, and hands what was decided to `deciding`. Menus belong to the page's window."""

    def __init__(self, page: ReviewPage, deciding: Deciding, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._deciding = deciding
        self._theme = theme
        self._menu: QMenu | None = None
        page.candidates.tick_wanted.connect(self._on_tick_wanted)
        page.candidates.choice_wanted.connect(self._on_choice_wanted)
        page.candidates.back_wanted.connect(lambda key: deciding.decide_speaker(key, None))
        page.reading_wanted.connect(self._on_reading_wanted)
        page.readings_wanted.connect(self._on_readings_wanted)
        page.strip.reading_wanted.connect(deciding.decide_reading)
        page.strip.menu_wanted.connect(self.ask_for_reading)
        page.heading.readings_wanted.connect(self.ask_for_reading)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def _on_tick_wanted(self, key: str) -> None:
        tick = tick_of(self._row(key))
        if tick.asks:
            self._page.candidates.want_choice(key)
        else:
            self._deciding.decide_speaker(key, tick.choice)

    def _row(self, key: str) -> CandidateRow:
        return next(row for row in self._deciding.rows if row.key == key)

    def _on_choice_wanted(self, key: str, place: QPoint) -> None:
        sheet = self._deciding.sheet
        if sheet is None:
            return
        menu = SpeakerMenu(self._row(key), sheet.bearers, self._theme, self._page.window())
        menu.chosen.connect(lambda choice: self._deciding.decide_speaker(key, choice))
        menu.new_wanted.connect(lambda: self._ask_for_name(key))
        self._open(menu, place)

    def _ask_for_name(self, key: str) -> None:
        written = self._row(key).candidate.written
        ask_for_text(
            self._page.window(),
            "新しい参加者",
            f"「{written}」と書かれた人の名前（氏名は姓と名の間を空けてください）",
            bare_label(written),
            lambda name: self._name_anew(key, name),
        )

    def _name_anew(self, key: str, name: str) -> None:
        """Somebody of that name who is there already is that person, and nobody new."""
        sheet, name = self._deciding.sheet, " ".join(name.split())
        if sheet is None or not name:
            return
        known = next((b for b in sheet.bearers if name in (b.name, b.label)), None)
        choice = SpeakerChoice(Whom.PERSON, known.key) if known else SpeakerChoice(Whom.NEW, name)
        self._deciding.decide_speaker(key, choice)

    def _on_reading_wanted(self, line: int, place: QPoint) -> None:
        sheet = self._deciding.sheet
        lines = sheet.source.split("\n") if sheet is not None else []
        if not 0 < line <= len(lines) or not lines[line - 1].strip():
            return
        what = line_words(line, lines[line - 1])
        menu = LineMenu(what, self._deciding.decisions.lines.get(line), self._page.window())
        menu.chosen.connect(lambda role: self._deciding.decide_line(line, role))
        self._open(menu, place)

    def _on_readings_wanted(self, lines: tuple[int, ...], place: QPoint) -> None:
        """Ask once of several lines: what is chosen holds for all of them, and is taken back at once."""
        decided = {self._deciding.decisions.lines.get(line) for line in lines}
        same = next(iter(decided)) if len(decided) == 1 else None
        menu = LineMenu(f"同じ形の{len(set(lines))}行", same, self._page.window(), back=decided != {None})
        menu.chosen.connect(lambda role: self._deciding.decide_lines(lines, role))
        self._open(menu, place)

    def ask_for_reading(self) -> None:
        """List the ways to read the labels of the source, below the button for it."""
        sheet = self._deciding.sheet
        if sheet is None or not sheet.may_read_otherwise:
            return
        menu = ReadingMenu(sheet.readings, self._deciding.decisions.reading, self._page.window())
        menu.chosen.connect(self._deciding.decide_reading)
        button = self._page.heading.readings_button
        self._open(menu, button.mapToGlobal(button.rect().bottomLeft()))

    def _open(self, menu: QMenu, place: QPoint) -> None:
        # Some platforms make both a key and an event of the menu key.
        if self._menu is not None:
            menu.deleteLater()
            return
        self._menu = menu
        menu.aboutToHide.connect(self._on_menu_closed)
        menu.popup(place)

    def _on_menu_closed(self) -> None:
        self._menu = None
