"""What a screen reader is told, through Qt's accessibility."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.record_states import K, agenda, block, people
from zadankai_editor.record.nodes import Record, UnknownSpeaker
from zadankai_editor.record.review import Doubt, Review, State
from zadankai_editor.storage.files import save_record
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.widgets.lists import ChoiceTree

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier

RECORD = Record(
    title="湊の座談会",
    participants=people("早瀬", "桐生"),
    agenda=agenda("図書館"),
    blocks=(
        block("b1", K.SECTION, "図書館", agenda="a1"),
        block("b2", K.UTTERANCE, "おはようございます。\n始めます。", "p1"),
        block("b3", K.UTTERANCE, "よろしくお願いします。", "p2", with_speakers=("p1",)),
        block("b4", K.UTTERANCE, "だれの話でしょう。", UnknownSpeaker(label="大槻")),
        block("b5", K.UTTERANCE, "だれも知りません。"),
        block("b6", K.TEXT, "（拍手）"),
    ),
)
ABOUT_B3 = Doubt(code="import.speaker.uncertain", message="発言者があいまいです。", block="b3")


class Listener:
    """Somebody who listens to the window."""

    def __init__(self, window: MainWindow, said: list[str], qtbot: QtBot) -> None:
        self.window = window
        self.manuscript = window.workspace.manuscript
        self.said = said
        self._qtbot = qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.manuscript, key, modifiers)

    def hears(self, act: Callable[[], object]) -> str:
        """Return what is said next once somebody does something."""
        self.said.clear()
        act()
        self._qtbot.waitUntil(lambda: bool(self.said))
        return self.said[0]

    def hears_nothing(self, act: Callable[[], object]) -> None:
        self.said.clear()
        act()
        self._qtbot.wait(60)
        assert self.said == []

    def described(self, widget: QWidget) -> str:
        """Return the description that assistive tools find at a widget."""
        interface = QAccessible.queryAccessibleInterface(widget)
        return str(interface.text(QAccessible.Text.Description))


@pytest.fixture
def listener(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Listener]:
    """The window with a record open, and somebody to whom announcements come."""
    said: list[str] = []
    sent = QAccessible.updateAccessibility

    def heard(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        sent(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(heard))
    state = State(record=RECORD, review=Review(doubts=(ABOUT_B3,)))
    path = save_record(tmp_path / "record.yaml", state, None).path
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: window.checker.up_to_date)
    window.workspace.manuscript.setFocus()
    qtbot.wait(60)
    QAccessible.setActive(True)
    yield Listener(window, said, qtbot)
    QAccessible.setActive(False)


def test_the_block_is_said_before_its_words_when_the_caret_comes_to_it(listener: Listener) -> None:
    assert listener.described(listener.manuscript) == "見出し、議題1。"
    assert listener.hears(lambda: listener.press(Key.Key_Tab)) == "発言、早瀬。おはようございます。"
    assert listener.described(listener.manuscript) == "発言、早瀬。"
    doubted = "発言、桐生・早瀬。要確認：発言者があいまいです。"
    assert listener.hears(lambda: listener.press(Key.Key_Tab)) == f"{doubted}よろしくお願いします。"
    assert listener.described(listener.manuscript) == doubted
    assert listener.described(listener.manuscript.gutter) == doubted
    unknown = listener.hears(lambda: listener.press(Key.Key_Down))
    assert unknown.startswith("発言、大槻（参加者にいない名前）。誤り：")
    assert listener.hears(lambda: listener.press(Key.Key_Down)).startswith("発言、発言者なし。誤り：")
    assert listener.hears(lambda: listener.press(Key.Key_Down)) == "地の文。（拍手）"


def test_within_a_block_and_at_keys_that_type_nothing_is_said(listener: Listener) -> None:
    listener.hears(lambda: listener.press(Key.Key_Tab))
    listener.hears_nothing(lambda: listener.press(Key.Key_Down))
    listener.hears_nothing(lambda: QTest.keyClicks(listener.manuscript, "abc"))


def test_who_speaks_now_is_said_and_how_many(listener: Listener) -> None:
    listener.hears(lambda: listener.press(Key.Key_Tab))
    words = listener.hears(lambda: listener.press(Key.Key_2, CONTROL))
    assert words == "1件の発言の発言者を「桐生」にしました。 発言、桐生。"
    assert listener.described(listener.manuscript) == "発言、桐生。"
    words = listener.hears(listener.window.actions_book["kind_prompt"].trigger)
    assert words.startswith("司会の言葉。")
    assert "発言、桐生。" in listener.hears(listener.window.actions_book["undo"].trigger)


def test_a_doubt_that_is_settled_is_described_no_more(listener: Listener, qtbot: QtBot) -> None:
    listener.hears(lambda: listener.press(Key.Key_F8))
    doubted = "発言、桐生・早瀬。要確認：発言者があいまいです。"
    assert listener.described(listener.manuscript) == doubted
    assert listener.hears(lambda: listener.press(Key.Key_F7)) == "確認済みにしました。"
    qtbot.waitUntil(lambda: listener.described(listener.manuscript) == "発言、桐生・早瀬。")


def test_what_a_problem_is_is_said_once_on_the_way_to_it(listener: Listener) -> None:
    words = listener.hears(lambda: listener.press(Key.Key_F8))
    assert words == "発言、桐生・早瀬。要確認：発言者があいまいです。よろしくお願いします。"


def test_what_a_check_has_found_at_the_caret_is_said(listener: Listener) -> None:
    listener.hears(lambda: listener.press(Key.Key_Tab))
    listener.hears(lambda: listener.press(Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier))
    found = listener.hears(lambda: None)
    assert found.startswith("誤り：")
    assert listener.described(listener.manuscript) == f"発言、発言者なし。{found}"


def test_a_caret_that_is_led_elsewhere_without_the_focus_is_not_talked_about(listener: Listener) -> None:
    listener.window.actions_book["panel_participants"].trigger()
    assert not listener.manuscript.hasFocus()
    listener.hears_nothing(lambda: listener.manuscript.select(listener.manuscript.selection))
    assert listener.described(listener.manuscript) == "見出し、議題1。"


def test_the_picker_says_what_it_asks_and_which_row_would_be_taken(listener: Listener) -> None:
    listener.hears(lambda: listener.press(Key.Key_Tab))
    listener.press(Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert listener.described(field).startswith("誰の発言ですか。")
    row = listener.hears(lambda: listener.press(Key.Key_Down))
    assert row in listener.described(field)
    assert "「zz」を新しい発言者にする" in listener.hears(lambda: QTest.keyClicks(field, "zz"))
    listener.press(Key.Key_Escape)


def accessible_rows(view: QWidget) -> list[str]:
    """Return the names of the rows that assistive tools find in a list or tree."""
    interface = QAccessible.queryAccessibleInterface(view)
    count = interface.childCount()
    return [str(interface.child(n).text(QAccessible.Text.Name)) for n in range(count)]


def test_rows_that_are_painted_say_all_that_they_show(listener: Listener, qtbot: QtBot) -> None:
    workspace = listener.window.workspace
    listener.window.actions_book["panel_problems"].trigger()
    problems = accessible_rows(workspace.side.problems.list)
    assert "要確認：発言者があいまいです。　桐生：よろしくお願いします。" in problems
    (outline,) = workspace.outline.findChildren(ChoiceTree)
    assert "見出し：① 図書館" in accessible_rows(outline)
    listener.window.actions_book["panel_participants"].trigger()
    rows = accessible_rows(workspace.side.participants.list)
    assert [row.split("、")[1:] for row in rows] == [["早瀬", "発言2件"], ["桐生", "発言1件"]]
