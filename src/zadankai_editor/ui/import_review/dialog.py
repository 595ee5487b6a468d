"""The import review: what was recognised, beside its source, before it is taken over."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from zadankai_editor.readers.structure import SourceDocument
from zadankai_editor.session.importing import PASTED_NAME, Importing, Recognizer
from zadankai_editor.ui.import_review import summary
from zadankai_editor.ui.import_review.asking import Asking
from zadankai_editor.ui.import_review.colours import main_button_style
from zadankai_editor.ui.import_review.deciding import Deciding
from zadankai_editor.ui.import_review.readings import NEXT_READING_KEY
from zadankai_editor.ui.import_review.review_page import ReviewPage
from zadankai_editor.ui.import_review.sheet import Sheet, sheet_of
from zadankai_editor.ui.import_review.waiting import FailurePage, ProgressPage
from zadankai_editor.ui.import_review.ways import Onto, Way, WayChoice
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.message_boxes import afterwards, ask
from zadankai_editor.ui.widgets.sizes import resize_within_screen, room_on_screen

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition

KEYS = ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "F3", "Shift+F3", NEXT_READING_KEY)
"""Undo, redo (by either key), the next and the previous occurrence of a candidate, the next reading."""

_TITLE = "取り込みの確認"
_SIZE = QSize(1560, 960)
_SHARE = 0.94
_LOW = 620
"""A screen of less height (pixels) is low: 1366×768 at 150 % has 512."""
_MARGINS, _CLOSE_MARGINS = (24, 20, 24, 16), (12, 8, 12, 8)


class ImportReview(QDialog):
    """Reads a source in the background and shows what was recognised and what is doubtful.

    Each decision about a label or a line has the source read again at once. Nothing is taken over
    before somebody says so: then `accepted_recognition` carries the `Recognition`. `onto` is the record
    that is open, to which it is added or whose place it takes, as `way` says. Call `open()` and one of `import_file`,
    `import_text` and `show_recognition`; it deletes itself when it is closed.
    """

    accepted_recognition = Signal(object)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        onto: Onto | None = None,
        recognize: Recognizer | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._accepting = False
        self._way = Way.REPLACE if onto is None else onto.way
        self._importing = Importing(self, recognize=recognize, prepare=sheet_of)
        self.deciding = Deciding(self._importing, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setSizeGripEnabled(True)
        self.progress = ProgressPage()
        self.failure = FailurePage(theme)
        self.review = ReviewPage(theme)
        self._asking = Asking(self.review, self.deciding, theme, self)
        self._pages = QStackedWidget()
        for page in (self.progress, self.failure, self.review):
            self._pages.addWidget(page)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self._pages, 1)
        column.addWidget(self._make_foot(onto))
        self.accept_button.setDefault(True)
        self._connect()
        self.set_theme(theme)
        self._fit()
        self.setMinimumSize(720, 420)

    @property
    def unreadable(self) -> bool:
        """Whether the source could not be read, and nothing of it was shown."""
        return self._pages.currentWidget() is self.failure

    def _make_foot(self, onto: Onto | None) -> QWidget:
        self._foot = QWidget()
        self.ways = WayChoice(onto) if onto is not None else None
        self.refuse_button = QPushButton("取り込みを中止(&C)")
        self.accept_button = QPushButton("この内容で取り込む(&I)")
        self.accept_button.setToolTip("Ctrl+Enter")
        for button in (self.refuse_button, self.accept_button):
            button.setAutoDefault(False)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.refuse_button, self.accept_button):
            row.addWidget(button)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 4, 0, 0)
        if self.ways is None:
            column.addWidget(buttons)
        else:
            self.ways.set_beside_sentence(buttons)
            column.addWidget(self.ways)
        return self._foot

    def _connect(self) -> None:
        self._importing.progressed.connect(self.progress.set_progress)
        self._importing.recognized.connect(self._on_recognized)
        self._importing.failed.connect(self._on_failed)
        self._importing.cancelled.connect(self.reject)
        self.progress.cancel_wanted.connect(self._importing.cancel)
        self.failure.close_wanted.connect(self.reject)
        self.refuse_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.accept)
        self._connect_decisions()

        if self.ways is not None:
            self._importing.known = self.ways.known
            self.ways.chosen.connect(self._on_way_chosen)

    @property
    def way(self) -> Way:
        """How what was recognised is to come into the record."""
        return Way.REPLACE if self.ways is None else self.ways.way

    def _on_way_chosen(self, way: Way) -> None:
        """Read the source again where other people are known of it."""
        if self.ways is None or self._importing.known == self.ways.known:
            self._way = way
            return
        self._importing.known = self.ways.known
        self.deciding.read_again(f"「{way.value.partition('(')[0]}」を選びました。")

    def _connect_decisions(self) -> None:
        deciding, page = self.deciding, self.review
        deciding.shown.connect(self._on_read_again)
        deciding.candidates_changed.connect(page.show_candidates)
        deciding.said.connect(page.heading.tell)
        deciding.slow_changed.connect(lambda on: page.heading.set_slow(on=on))
        deciding.history_changed.connect(
            lambda: page.heading.show_history(deciding.undoable, deciding.redoable)
        )
        page.heading.undo_wanted.connect(deciding.undo)
        page.heading.redo_wanted.connect(deciding.redo)
        acts: tuple[Callable[[], object], ...] = (
            deciding.undo,
            deciding.redo,
            deciding.redo,
            lambda: page.go_to_occurrence(1),
            lambda: page.go_to_occurrence(-1),
            deciding.read_next,
        )
        for keys, act in zip(KEYS, acts, strict=True):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _fit(self) -> None:
        """Be a little smaller than the window behind; where the screen is low, take all of it and waste none."""
        parent, screen = self.parentWidget(), room_on_screen(self)
        low = screen.height() < _LOW
        column = self._column
        column.setContentsMargins(*(_CLOSE_MARGINS if low else _MARGINS))
        column.setSpacing(6 if low else 12)
        self.review.set_close(on=low)
        room = parent.window().size() if parent else screen
        resize_within_screen(self, _SIZE.boundedTo(room * _SHARE))
        if low:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.review.set_theme(theme)
        self._asking.set_theme(theme)
        self.failure.set_theme(theme)
        self.accept_button.setStyleSheet(main_button_style(theme))
        if self.ways is not None:
            self.ways.set_theme(theme)

    def import_file(self, path: Path) -> None:
        """Read and recognise the file at `path`, then show what was found."""
        self._wait(path.name)
        self._importing.start_file(path)

    def import_text(self, text: str, name: str = PASTED_NAME, html: str = "") -> None:
        """Recognise `text`, or the same as `html`, then show what was found."""
        self._wait(name)
        self._importing.start_text(text, name, html)

    def _wait(self, name: str) -> None:
        self._foot.hide()
        self._show_name(name)
        self.progress.begin(name)
        self._pages.setCurrentWidget(self.progress)
        self.progress.cancel_button.setFocus()

    def _show_name(self, name: str) -> None:
        self.setWindowTitle(f"{_TITLE} — {name}")

    def show_recognition(self, recognition: "Recognition") -> None:
        """Show what was recognised elsewhere, in plain text."""
        source = recognition.state.review.source
        if source is not None:
            self._show_name(source.name)
            self._importing.take_up(SourceDocument(source))
        self._show_sheet(sheet_of(recognition))

    def _on_recognized(self, sheet: Sheet) -> None:
        if self.deciding.reading:
            self.deciding.take(sheet)
        else:
            self._show_sheet(sheet)

    def _show_sheet(self, sheet: Sheet) -> None:
        self.progress.end()
        self.deciding.begin(sheet)
        self._tell_known()
        self.review.show_sheet(sheet)
        self._tell_found(sheet)
        self.accept_button.setEnabled(summary.may_take_over(sheet.recognition))
        self._foot.show()
        self._pages.setCurrentWidget(self.review)
        self.review.first_view.setFocus()

    def _tell_known(self) -> None:
        known = self._importing.known
        self.review.known = len(known.participants) if known is not None else 0

    def _tell_found(self, sheet: Sheet) -> None:
        self._way = self.way
        if self.ways is not None:
            self.ways.show_found(len(sheet.recognition.state.record.blocks))

    def _on_read_again(self, sheet: Sheet) -> None:
        self._tell_known()
        self.review.replace_sheet(sheet)
        self._tell_found(sheet)
        self.accept_button.setEnabled(summary.may_take_over(sheet.recognition))
        if self._accepting:
            self.accept()

    def _on_failed(self, message: str) -> None:
        self._accepting = False
        if self.deciding.reading:
            self.deciding.fail(message)
            if self.ways is not None:
                # What is shown was read by the way before.
                self.ways.set_way(self._way)
                self._importing.known = self.ways.known
            return
        self.progress.end()
        self._foot.hide()
        self._pages.setCurrentWidget(self.failure)
        self.failure.tell(message)

    # Ending

    def accept(self) -> None:
        """Hand the recognition on and close; nothing happens where there is none to take over.

        What was decided last counts: while the source is being read again, this waits for it.
        """
        sheet = self.deciding.sheet
        if sheet is None or not self.accept_button.isEnabled():
            return
        self._accepting = self.deciding.reading
        if self._accepting:
            self.review.heading.set_slow(on=True)
            return
        super().accept()
        self.accepted_recognition.emit(sheet.recognition)

    def reject(self) -> None:
        """Close without taking anything over; asked first where something was decided, which would be lost."""
        if self.deciding.undoable is None or self.unreadable:
            super().reject()
            return
        ask(
            self,
            "取り込みを中止",
            "ここで決めた発言者や行の読み方は残りません。取り込みを中止しますか。",
            [("取り込みを中止する(&S)", afterwards(self, super().reject))],
            cancel="確認に戻る(&B)",
        )

    def done(self, result: int) -> None:
        """Close; a reading that goes on is stopped."""
        self.progress.end()
        self.deciding.stop()
        self._importing.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus and no other; Ctrl+Enter takes over."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        elif isinstance(focused, QPushButton):
            focused.click()
