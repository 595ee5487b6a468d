"""What is typed over a selection is said by whoever spoke where the selection began."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, ids, state_of, texts
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.editor import ManuscriptEditor
from zadankai_editor.ui.theme import LIGHT

START = state_of(
    block("b1", K.UTTERANCE, "甲野の言葉", "p1"),
    block("b2", K.UTTERANCE, "乙川の言葉", "p2"),
    block("b3", K.UTTERANCE, "甲野の結び", "p1"),
)


@pytest.fixture
def editor(qtbot: QtBot) -> ManuscriptEditor:
    session = Session()
    session.open(START)
    editor = ManuscriptEditor(session, LIGHT, QFont())
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    editor.setProperty("session", session)
    return editor


def select(editor: ManuscriptEditor, start: tuple[int, int], end: tuple[int, int]) -> None:
    editor.select(Selection(Position(*start), Position(*end)))


CASES = [
    pytest.param((0, 0), (1, 0), ["x", "乙川の言葉", "甲野の結び"], id="a whole utterance"),
    pytest.param((0, 0), (1, 3), ["x", "言葉", "甲野の結び"], id="into the next"),
    pytest.param((0, 3), (1, 3), ["甲野のx", "言葉", "甲野の結び"], id="across a border"),
    pytest.param((0, 0), (2, 5), ["x"], id="everything"),
    pytest.param((0, 5), (1, 0), ["甲野の言葉x", "乙川の言葉", "甲野の結び"], id="a border alone"),
]


@pytest.mark.parametrize(("start", "end", "expected"), CASES)
def test_typed(
    qtbot: QtBot, editor: ManuscriptEditor, start: tuple[int, int], end: tuple[int, int], expected: list[str]
) -> None:
    select(editor, start, end)
    qtbot.keyClick(editor, Qt.Key.Key_X)
    check(editor, expected)


@pytest.mark.parametrize(("start", "end", "expected"), CASES)
def test_composed(
    editor: ManuscriptEditor, start: tuple[int, int], end: tuple[int, int], expected: list[str]
) -> None:
    select(editor, start, end)
    QApplication.sendEvent(editor, QInputMethodEvent("k", []))
    commit = QInputMethodEvent("", [])
    commit.setCommitString("x")
    QApplication.sendEvent(editor, commit)
    check(editor, expected)


def check(editor: ManuscriptEditor, expected: list[str]) -> None:
    session: Session = editor.property("session")
    assert texts(session.state) == expected
    assert editor.toPlainText() == "\n".join(expected)
    speakers = {b.id: b.speaker for b in START.record.blocks}
    assert all(b.speaker == speakers[b.id] for b in session.state.record.blocks)
    assert ids(session.state)[0] == "b1"
    session.undo()
    assert session.state == START
    assert editor.toPlainText() == "\n".join(texts(START))
