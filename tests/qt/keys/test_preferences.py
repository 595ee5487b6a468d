"""The preferences, driven by keys."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import State
from zadankai_editor.storage.settings import CHECK_LEVEL, Settings
from zadankai_editor.ui.actions import ACTIONS
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.preferences import Preferences

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> Iterator[Preferences]:
    window.key_tools.show_preferences()
    (found,) = window.findChildren(Preferences)
    with qtbot.waitActive(found):
        found.activateWindow()
    yield found
    if shiboken6.isValid(found):
        found.close()


@pytest.fixture
def keymap(window: MainWindow) -> Keymap:
    return window.key_tools.keymap


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    # Not QTest.keyClick, which does not know the keys of Japanese keyboards.
    for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, key, modifiers))


def choose(dialog: Preferences, typed: str) -> None:
    """Look for an action and go to where its key is recorded."""
    page = dialog.keys_page
    page.search.setFocus()
    page.search.clear()
    QTest.keyClicks(page.search, typed)
    press(Key.Key_Return)
    assert page.list.hasFocus()
    press(Key.Key_Return)
    assert page.recorder.hasFocus()


def test_it_opens_by_its_key(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.start_page, Key.Key_Comma, CONTROL)
    (found,) = window.findChildren(Preferences)
    assert found.isVisible()
    found.close()


def test_all_actions_are_there_and_can_be_searched(dialog: Preferences) -> None:
    page = dialog.keys_page
    assert page.list.topLevelItemCount() == len(ACTIONS)
    QTest.keyClicks(page.search, "hozon")
    first = page.list.topLevelItem(0)
    assert first is not None
    assert [first.text(n) for n in range(4)] == ["保存", "ファイル", "Ctrl+S", ""]


def test_a_free_key_is_recorded_at_once(dialog: Preferences, keymap: Keymap) -> None:
    choose(dialog, "komidashi")
    press(Key.Key_B, CONTROL)
    assert keymap.keys("kind_heading") == ("Ctrl+B",)
    page = dialog.keys_page
    assert page.message.text() == "「小見出しにする」を Ctrl+B にしました。"
    assert page.list.hasFocus()
    item = page.list.currentItem()
    assert item is not None
    assert [item.text(n) for n in (2, 3)] == ["Ctrl+B", "変更"]
    page.reset_button.click()
    assert keymap.keys("kind_heading") == ("Alt+4",)
    assert not page.reset_button.isEnabled()


def test_a_key_of_another_action_is_asked_about(dialog: Preferences, keymap: Keymap) -> None:
    page = dialog.keys_page
    choose(dialog, "komidashi")
    press(Key.Key_J, CONTROL)
    assert keymap.keys("kind_heading") == ("Alt+4",)
    assert page.problem.text().startswith("Ctrl+J は「前のブロックと結合」のキーです。")
    assert page.cancel_button.hasFocus()
    press(Key.Key_Escape)
    assert dialog.isVisible()
    assert keymap.keys("join") == ("Ctrl+J",)
    assert page.take_button.isHidden()
    press(Key.Key_Return)
    press(Key.Key_J, CONTROL)
    page.take_button.setFocus()
    press(Key.Key_Space)
    assert keymap.keys("kind_heading") == ("Ctrl+J",)
    assert keymap.keys("join") == ()
    assert "「前のブロックと結合」のキーから外しました。" in page.message.text()


@pytest.mark.parametrize(
    ("key", "modifiers", "why"),
    [
        (Key.Key_Return, NONE, "原稿のキー"),
        (Key.Key_A, NONE, "文字を入力するキー"),
        (Key.Key_C, CONTROL, "文字の入力のキー"),
        (Key.Key_Henkan, NONE, "かな漢字変換のキー"),
        (Key.Key_F, Qt.KeyboardModifier.AltModifier, "メニューを開くキー"),
    ],
)
def test_reserved_keys_are_refused_with_the_reason(
    dialog: Preferences, keymap: Keymap, key: Qt.Key, modifiers: Qt.KeyboardModifier, why: str
) -> None:
    choose(dialog, "komidashi")
    press(key, modifiers)
    assert why in dialog.keys_page.problem.text()
    assert keymap.keys("kind_heading") == ("Alt+4",)
    assert dialog.keys_page.recorder.hasFocus()
    assert dialog.keys_page.recorder.keySequence().isEmpty()
    press(Key.Key_B, CONTROL)
    assert keymap.keys("kind_heading") == ("Ctrl+B",)
    assert dialog.keys_page.problem.isHidden()


def test_escape_stops_recording_and_then_closes(dialog: Preferences, keymap: Keymap) -> None:
    choose(dialog, "komidashi")
    press(Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.keys_page.list.hasFocus()
    assert keymap.keys("kind_heading") == ("Alt+4",)
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_are_taken_away_and_all_reset(dialog: Preferences, keymap: Keymap) -> None:
    page = dialog.keys_page
    choose(dialog, "komidashi")
    page.remove_button.click()
    assert keymap.keys("kind_heading") == ()
    assert not page.remove_button.isEnabled()
    assert page.reset_all_button.isEnabled()
    page.reset_all_button.click()
    assert all(keymap.keys(spec.id) == spec.keys for spec in ACTIONS)
    assert not page.reset_all_button.isEnabled()


def test_looking_for_nothing_leaves_nothing_to_change(dialog: Preferences) -> None:
    page = dialog.keys_page
    QTest.keyClicks(page.search, "banana")
    assert page.current is None
    assert not page.recorder.isEnabled()
    page.search.clear()
    press(Key.Key_Down)
    assert page.list.hasFocus()
    assert page.recorder.isEnabled()


def test_colours_and_size_show_at_once(dialog: Preferences, window: MainWindow) -> None:
    dialog.tabs.setCurrentIndex(1)
    page = dialog.look_page
    page.theme.setFocus()
    press(Key.Key_End)
    assert window._appearance.theme.contrast
    press(Key.Key_Up)
    assert window._appearance.theme.dark
    assert window.actions_book["theme_dark"].isChecked()
    size = window._appearance.manuscript_font.pointSizeF()
    page.size_step.setFocus()
    press(Key.Key_Down)
    assert window._appearance.manuscript_font.pointSizeF() == size + 1
    window.actions_book["smaller"].trigger()
    assert page.size_step.currentText() == "標準"
    window.actions_book["theme_light"].trigger()
    assert page.theme.currentText() == "明るい"


def test_how_closely_records_are_checked_is_chosen_by_keys(
    qtbot: QtBot, window: MainWindow, dialog: Preferences
) -> None:
    window.desk.session.open(_record_that_a_closer_look_finds_more_in())
    checker = window.checker
    qtbot.waitUntil(lambda: checker.up_to_date)
    usual = {found.code for found in checker.findings}
    dialog.tabs.setCurrentWidget(dialog.check_page)
    level = dialog.check_page.level
    level.setFocus()
    press(Key.Key_Down)
    assert level.currentText() == "疑わしいものも"
    assert "使われない略称" in dialog.check_page.told.text()
    qtbot.waitUntil(lambda: checker.up_to_date)
    assert {found.code for found in checker.findings} - usual == {"short_form.unused"}
    for _ in range(2):
        press(Key.Key_Up)
    assert level.currentText() == "確かなものだけ"
    qtbot.waitUntil(lambda: checker.up_to_date)
    assert usual - {found.code for found in checker.findings} == {"utterance.speaker.again"}
    qtbot.waitUntil(lambda: Settings().get(CHECK_LEVEL) == "light")


def _record_that_a_closer_look_finds_more_in() -> State:
    people = (Participant(id="p1", label="甲野"), Participant(id="p2", label="乙川"))
    said = (("p1", "健康増進館（以下「館」）です。"), ("p2", "はい。"), ("p2", "いいえ。"))
    blocks = tuple(
        Block(id=f"b{number}", kind=BlockKind.UTTERANCE, text=text, speaker=speaker)
        for number, (speaker, text) in enumerate(said)
    )
    return State(record=Record(participants=people, blocks=blocks))
