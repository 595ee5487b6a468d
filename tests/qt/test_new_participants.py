"""Somebody new, typed with family and given name, wherever a new participant can be named."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, people
from zadankai_editor.record.nodes import Record, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.storage.files import save_record
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
NAME = "真鍋　洋子"
ADDED = "参加者「真鍋」（真鍋 洋子）を加えました。"


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a record in which 早瀬 and somebody who is in no list speak."""
    blocks = (
        block("b1", K.UTTERANCE, "一つ目です。", "p1"),
        block("b2", K.UTTERANCE, "二つ目です。", UnknownSpeaker(label="大槻 渉")),
    )
    state = State(record=Record(participants=people("早瀬"), blocks=blocks))
    path = save_record(tmp_path / "record.yaml", state, None).path
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.workspace.manuscript.setFocus()
    return window


def said(window: MainWindow) -> str:
    """Return what the status line says."""
    return next(w.text() for w in window.status.findChildren(QLabel) if w.accessibleName() == "記録の状態")


def new_one(window: MainWindow) -> tuple[str, str | None]:
    """Return label and name of the participant who was added last."""
    person = window.session.record.participants[-1]
    return person.label, person.name


def type_name(key: Qt.Key = Key.Key_Return) -> None:
    """Type the name into the field with the focus, as an input method does, and press a key."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    event = QInputMethodEvent()
    event.setCommitString(NAME)
    QApplication.sendEvent(field, event)
    QTest.keyClick(field, key)


def test_in_the_picker(opened: MainWindow) -> None:
    QTest.keyClick(opened.workspace.manuscript, Key.Key_F2)
    type_name()
    assert new_one(opened) == ("真鍋", "真鍋 洋子")
    assert said(opened) == f"{ADDED}1件の発言の発言者を「真鍋」にしました。"
    assert opened.session.undo_stack.undoText() == "新しい発言者「真鍋」（1件）"


def test_while_tagging(opened: MainWindow) -> None:
    QTest.keyClick(opened.workspace.manuscript, Key.Key_F4)
    QTest.keyClick(opened.workspace.manuscript, Key.Key_F)
    type_name()
    assert new_one(opened) == ("真鍋", "真鍋 洋子")
    assert opened.session.record.blocks[0].speaker == opened.session.record.participants[-1].id
    assert said(opened) == f"{ADDED}1件の発言の発言者を「真鍋」にしました。"


def test_in_the_panel(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_book["panel_participants"].trigger()
    panel = opened.workspace.side.participants
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    type_name()
    assert new_one(opened) == ("真鍋", "真鍋 洋子")
    assert said(opened) == ADDED
    assert panel.form.fields["label"].text() == "真鍋"
    assert panel.form.fields["name"].text() == "真鍋 洋子"


def test_of_the_names_in_no_list(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_book["panel_participants"].trigger()
    box = opened.workspace.side.participants.unlisted
    qtbot.waitUntil(box.adopt.isVisible)
    qtbot.mouseClick(box.adopt, Qt.MouseButton.LeftButton)
    assert new_one(opened) == ("大槻", "大槻 渉")
    assert opened.session.record.blocks[1].speaker == opened.session.record.participants[-1].id
    assert said(opened) == "参加者「大槻」（大槻 渉）を加えました。1件の発言の発言者を「大槻」にしました。"
