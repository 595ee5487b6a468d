"""The window with a record, driven by real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import NO_MODIFIER, assert_shown
from tests.record_states import K, assert_well_formed, block
from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.main_window import MainWindow

U1, U2, U3, F1, C1 = 3, 4, 6, 7, 8
"""Where the utterances, the photo and the closing stand."""


def talk() -> Record:
    """Return a record in which people are called 林 and 小林."""
    people = (
        Participant(id="p1", label="林", name="林 澄江"),
        Participant(id="p2", label="小林", name="小林 岳"),
    )
    blocks = (
        block("l1", K.LEAD, "坂の多いまちです。"),
        block("s1", K.SECTION, "図書館と坂"),
        block("q1", K.PROMPT, "林さんからどうぞ。"),
        block("u1", K.UTTERANCE, "坂の上のトショカンに、ｶﾞｲﾄﾞの小林さんがいます。", "p1"),
        block("u2", K.UTTERANCE, "としょかんは坂の上です。\n林さん、葛󠄀城の𠮷野家まで4月1日です。", "p2"),
        block("h1", K.HEADING, "坂道"),
        block("u3", K.UTTERANCE, "長い坂です。", "p1"),
        block("f1", K.PHOTO, "坂の写真"),
        block("c1", K.CLOSING, "おわり。"),
    )
    return Record(title="坂の座談会", participants=people, blocks=blocks)


class Driver:
    """The window, its keys and what they have come to."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.session = window.session
        self.finding = window.workspace.finding
        self.bar, self.preview = self.finding.bar, self.finding.preview
        self.manuscript = window.workspace.manuscript
        self.said: list[str] = []
        self._qtbot = qtbot
        window.workspace.said.connect(self.said.append)

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key, and wait until the search has come to rest."""
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def take_out(self) -> None:
        """Say by its key that nothing comes in the place of what was found."""
        QTest.keyClick(self.focus, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
        self._qtbot.waitUntil(self.bar.nothing_box.isChecked)
        self.settle()

    def type(self, text: str) -> None:
        """Type characters, each with a key of its own."""
        for character in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    self.focus, QKeyEvent(kind, Qt.Key.Key_unknown, NO_MODIFIER, character)
                )
        self.settle()

    def compose(self, preedit: str = "", commit: str = "") -> None:
        """Send what an input method sends."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.focus, event)

    def settle(self) -> None:
        """Wait until nothing is searched any more; what is shown is then the record."""
        self._qtbot.waitUntil(lambda: not self.finding.searching.busy)
        # What Qt told of while it was moving the caret is heeded in the next turn.
        QApplication.processEvents()
        assert_well_formed(self.session.state)
        assert_shown(self.manuscript, self.session)

    @property
    def selected(self) -> tuple[int, str]:
        """The block and the text that are selected."""
        selection = self.manuscript.selection
        start, end = selection.start, selection.end
        assert start.index == end.index
        return start.index, self.session.record.blocks[start.index].text[start.offset : end.offset]

    @property
    def marked(self) -> list[str]:
        """What is marked in the manuscript."""
        return [mark.cursor.selectedText() for mark in self.manuscript.extraSelections()]

    @property
    def rows(self) -> list[str]:
        """What the list of replacements says."""
        model = self.preview.list.rows
        return [model.text(value) for value in model.values]

    @property
    def told(self) -> str:
        """What is said to be about to happen."""
        return self.preview.told

    @property
    def texts(self) -> list[str]:
        """The texts of the record."""
        return [b.text for b in self.session.record.blocks]


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Driver]:
    """Return the window with the talk, the caret at its start."""
    settings = Settings()
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    appearance = Appearance(qapp, settings)
    window = MainWindow(settings, appearance)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    path = tmp_path / "talk.yaml"
    path.write_bytes(write_record(talk()))
    with qtbot.waitSignal(window.desk.opened):
        window.start(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    manuscript = window.workspace.manuscript
    manuscript.setFocus()
    qtbot.waitUntil(manuscript.hasFocus)
    yield Driver(window, qtbot)
    window.show_start(look_for_lost_work=False)
    window.close()
    appearance.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
