"""The import review, open and at work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.import_review.sources import DOUBTFUL, recognized, sample_text
from zadankai_editor.session.importing import Recognizer
from zadankai_editor.ui.import_review.candidates import CandidateRow
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.ways import Onto
from zadankai_editor.ui.theme import LIGHT

Open = Callable[..., ImportReview]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Return what opens a review of a text."""

    def open_review(
        text: str | None = None, *, onto: Onto | None = None, recognize: Recognizer | None = None
    ) -> ImportReview:
        dialog = ImportReview(LIGHT, onto=onto, recognize=recognize)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        dialog.resize(1200, 760)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        dialog.show_recognition(recognized(sample_text() if text is None else text))
        return dialog

    return open_review


class Reviewer:
    """Somebody who reviews the doubtful record with the keyboard."""

    def __init__(self, qtbot: QtBot, dialog: ImportReview) -> None:
        self._qtbot = qtbot
        self.dialog = dialog
        self.page = dialog.review
        self.candidates = dialog.review.candidates
        self.source = dialog.review.source
        self.structure = dialog.review.structure

    def row(self, written: str) -> CandidateRow:
        return next(row for row in self.candidates.rows if row.candidate.written == written)

    def go_to(self, written: str) -> None:
        """Go to a candidate by the arrow keys."""
        self.candidates.setFocus()
        wanted = self.candidates.rows.index(self.row(written))
        QTest.keyClick(self.candidates, Qt.Key.Key_Home)
        while self.candidates.currentIndex().row() < wanted:
            QTest.keyClick(self.candidates, Qt.Key.Key_Down)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        """Press a key where the focus is, and wait for what is read by it."""
        QTest.keyClick(on or self.dialog.focusWidget(), key, modifier)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.dialog.deciding.reading)

    def menu(self) -> QMenu:
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, key: Qt.Key) -> None:
        """Press a key in the menu that is open."""
        QTest.keyClick(self.menu(), key)
        # Window managers give the window its place back when a menu closes; this platform does not.
        with self._qtbot.waitActive(self.dialog):
            self.dialog.activateWindow()
        self.wait()

    def say_of_line(self, line: int, key: Qt.Key) -> None:
        """Say what a line of the source is, by a key of its menu."""
        self.source.setFocus()
        self.source.reveal(line)
        QTest.keyClick(self.source, Qt.Key.Key_Menu)
        self.choose(key)

    def speakers(self) -> dict[int, str]:
        """By line of the source, whose words it is part of."""
        sheet = self.dialog.deciding.sheet
        assert sheet is not None
        return {n: mark.speaker for n, mark in enumerate(sheet.marks, 1) if mark.speaker}

    @property
    def word(self) -> str:
        return self.page.heading.word.text()


@pytest.fixture
def reviewer(qtbot: QtBot, opened: Open) -> Reviewer:
    return Reviewer(qtbot, opened(DOUBTFUL))
