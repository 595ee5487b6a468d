"""A digit chooses a speaker as the first key in the picker; whatever is typed behind it is text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, people
from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Record
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
NAMES = ("甲野", "乙川", "丙山", "丁田", "戊谷", "己斐", "庚申", "辛島", "壬生", "癸川", "子安", "丑山")
RECORD = Record(
    title="坂の座談会",
    participants=people(*NAMES),
    blocks=(block("b1", K.UTTERANCE, "はじめます。", "p2"),),
)


@pytest.fixture
def talk(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "talk.yaml"
    path.write_bytes(write_record(RECORD))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    window.activateWindow()
    window.workspace.manuscript.setFocus()
    QTest.keyClick(window.workspace.manuscript, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_text(text: str) -> None:
    """Type where the focus is, at each key anew."""
    for character in text:
        QTest.keyClicks(focused(), character)


def commit(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def begin_next() -> None:
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("text", ["2025 nen ni 30 nin", "0", "1111", "10 nin", "3"])
def test_what_is_typed_behind_a_digit_that_chose_is_text(talk: MainWindow, text: str) -> None:
    begin_next()
    type_text("1" + text)
    record = talk.session.record
    said = [(record.label_of(b.speaker), b.text) for b in record.blocks]
    assert said == [("乙川", "はじめます。"), ("甲野", text)]


def test_it_is_text_as_well_when_an_input_method_commits_it(talk: MainWindow) -> None:
    begin_next()
    type_text("1")
    for preedit in ("２", "２０"):
        QApplication.sendEvent(focused(), QInputMethodEvent(preedit, []))
    commit("２０")
    assert talk.session.record.blocks[-1].text == "２０"


def test_one_utterance_after_another_by_digits(talk: MainWindow) -> None:
    for digit, text in (("1", "1 kai"), ("0", "0 en"), ("2", "25 nin")):
        begin_next()
        type_text(digit + text)
    record = talk.session.record
    said = [(record.label_of(b.speaker), b.text) for b in record.blocks[1:]]
    assert said == [("甲野", "1 kai"), ("癸川", "0 en"), ("乙川", "25 nin")]


def test_who_has_no_digit_is_chosen_by_name_and_digits_behind_are_text(talk: MainWindow) -> None:
    begin_next()
    commit("子安")
    QTest.keyClick(focused(), Key.Key_Return)
    type_text("12 gatsu")
    record = talk.session.record
    assert (record.label_of(record.blocks[-1].speaker), record.blocks[-1].text) == ("子安", "12 gatsu")
