"""Undo and redo belong to what has the focus, and what they do to the record is said. In the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.selection import Selection
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.widgets.fields import LineField, TextField

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
UNDO = (Key.Key_Z, CONTROL)
REDOS = [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)]
LAST = "よろしくお願いします。"


class Desk:
    """The window with a small record, driven where the focus is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session = window.session
        self.manuscript = window.workspace.manuscript

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def undo(self) -> None:
        self.key(*UNDO)

    def commit(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def type_in_manuscript(self, text: str) -> None:
        self.manuscript.setFocus()
        self.manuscript.select(Selection.caret(2, 0))
        self.commit(text)

    @property
    def last(self) -> str:
        return self.session.record.blocks[2].text

    @property
    def said(self) -> str:
        labels = self.window.statusBar().findChildren(QLabel)
        return next(label.text() for label in labels if label.accessibleName() == "記録の状態")

    def field(self, name: str, panel: str = "details") -> LineField | TextField:
        """Go into a field of a panel."""
        self.window.workspace.show_panel(panel)
        side = self.window.workspace.side
        fields: list[LineField | TextField] = [*side.findChildren(LineField), *side.findChildren(TextField)]
        (found,) = [f for f in fields if f.accessibleName() == name and f.isVisible()]
        found.setFocus()
        assert self.focus is found
        return found


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow, saved: Path) -> Desk:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.workspace.manuscript.setFocus()
    return Desk(window)


@pytest.mark.parametrize("name", ["題名", "開催日"])
@pytest.mark.parametrize("redo", REDOS)
def test_a_field_takes_its_own_typing_back_though_the_history_is_empty(
    desk: Desk, name: str, redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    field = desk.field(name)
    before = field.text()
    desk.commit("試し")
    assert "試し" in field.text()
    desk.undo()
    assert field.text() == before
    assert not desk.session.undo_stack.canUndo()
    desk.key(*redo)
    assert "試し" in field.text()
    assert field.draft.pending


def test_typing_in_a_field_goes_before_the_record(desk: Desk) -> None:
    desk.type_in_manuscript("どうぞ")
    field = desk.field("題名")
    desk.key(Key.Key_End)
    desk.commit("・秋")
    desk.undo()
    assert (field.text(), desk.last) == ("湊の座談会", f"どうぞ{LAST}")
    desk.undo()
    assert desk.last == LAST
    assert desk.said == "元に戻しました：入力"
    desk.key(Key.Key_Y, CONTROL)
    assert desk.last == f"どうぞ{LAST}"
    assert desk.said == "やり直しました：入力"


def test_what_is_in_the_record_is_undone_as_a_step_of_it(desk: Desk) -> None:
    field = desk.field("題名")
    desk.key(Key.Key_End)
    desk.commit("・秋")
    desk.key(Key.Key_Return)
    assert desk.session.record.title == "湊の座談会・秋"
    desk.undo()
    assert (desk.session.record.title, field.text()) == ("湊の座談会", "湊の座談会")
    assert desk.said.startswith("元に戻しました：")


def test_what_the_record_refuses_is_taken_back_in_the_field(desk: Desk) -> None:
    desk.type_in_manuscript("どうぞ")
    field = desk.field("開催日")
    desk.commit("いつか")
    desk.key(Key.Key_Return)
    assert field.draft.problem
    desk.undo()
    assert (field.text(), field.draft.problem) == ("", "")
    assert desk.last == f"どうぞ{LAST}"


def test_a_composition_in_a_field_is_taken_back_as_typing(desk: Desk) -> None:
    field = desk.field("題名")
    desk.key(Key.Key_End)
    QApplication.sendEvent(field, QInputMethodEvent("あき", []))
    desk.undo()
    assert field.text() == "湊の座談会"
    assert not field.draft.composing
    desk.key(Key.Key_Y, CONTROL)
    assert field.text() == "湊の座談会あき"


def test_other_typing_forgets_what_was_taken_back(desk: Desk) -> None:
    field = desk.field("題名")
    desk.key(Key.Key_End)
    desk.commit("・秋")
    desk.undo()
    desk.commit("・冬")
    desk.key(Key.Key_Y, CONTROL)
    assert field.text().endswith("・冬")
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Y, CONTROL)
    assert field.text() == "湊の座談会"


def search_field(desk: Desk) -> QLineEdit:
    desk.key(Key.Key_F, CONTROL)
    return desk.window.workspace.finding.bar.field


def replacement_field(desk: Desk) -> QLineEdit:
    desk.key(Key.Key_H, CONTROL)
    desk.key(Key.Key_Tab)
    return desk.window.workspace.finding.bar.new_field


def picker_field(desk: Desk) -> QLineEdit:
    desk.key(Key.Key_F2)
    (found,) = desk.window.workspace.picker.findChildren(QLineEdit)
    return found


def palette_field(desk: Desk) -> QLineEdit:
    desk.window.actions_book["palette"].trigger()
    assert isinstance(desk.focus, QLineEdit)
    return desk.focus


def history_field(desk: Desk) -> QLineEdit:
    desk.window.actions_book["history"].trigger()
    assert isinstance(desk.focus, QLineEdit)
    return desk.focus


OpenField = Callable[[Desk], QLineEdit]
FIELDS: list[OpenField] = [search_field, replacement_field, picker_field, palette_field, history_field]


@pytest.mark.parametrize("open_field", FIELDS, ids=lambda f: str(f.__name__))
def test_a_field_that_is_no_part_of_the_record_leaves_it_alone(desk: Desk, open_field: OpenField) -> None:
    desk.type_in_manuscript("どうぞ")
    field = open_field(desk)
    assert desk.focus is field
    desk.commit("あ")
    desk.undo()
    assert (field.text(), desk.last) == ("", f"どうぞ{LAST}")
    for key, modifiers in (UNDO, UNDO, (Key.Key_Backspace, ALT)):
        desk.key(key, modifiers)
    assert desk.last == f"どうぞ{LAST}"
    desk.key(Key.Key_Y, CONTROL)
    assert field.text() == "あ"


@pytest.mark.parametrize("open_field", FIELDS, ids=lambda f: str(f.__name__))
@pytest.mark.parametrize("redo", [*REDOS, (Key.Key_Backspace, ALT | SHIFT)])
def test_nothing_is_redone_out_of_sight(
    desk: Desk, open_field: OpenField, redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    desk.type_in_manuscript("どうぞ")
    desk.undo()
    open_field(desk)
    desk.key(*redo)
    assert desk.last == LAST


def test_a_key_that_the_user_has_given_to_undo_is_of_the_focus_too(desk: Desk) -> None:
    keymap = desk.window.key_tools.keymap
    keymap.assign("undo", "Ctrl+Z", "Ctrl+Shift+F9")
    own = (Key.Key_F9, CONTROL | SHIFT)
    desk.type_in_manuscript("どうぞ")
    field = search_field(desk)
    desk.commit("坂")
    desk.key(*own)
    assert (field.text(), desk.last) == ("", f"どうぞ{LAST}")
    desk.key(*own)
    assert desk.last == f"どうぞ{LAST}"
    title = desk.field("題名")
    desk.commit("・秋")
    desk.key(*own)
    assert (title.text(), desk.last) == ("湊の座談会", f"どうぞ{LAST}")
    desk.key(*own)
    assert desk.last == LAST
    assert desk.said == "元に戻しました：入力"


def test_what_is_undone_is_said_wherever_it_was_asked_for(desk: Desk) -> None:
    desk.type_in_manuscript("どうぞ")
    desk.undo()
    assert desk.said == "元に戻しました：入力"
    desk.key(Key.Key_Z, CONTROL | SHIFT)
    assert desk.said == "やり直しました：入力"
    desk.window.statusBar().clearMessage()
    search_field(desk)
    # The menu names the step of the record.
    assert "入力" in desk.window.actions_book["undo"].text()
    desk.window.actions_book["undo"].trigger()
    assert (desk.last, desk.said) == (LAST, "元に戻しました：入力")
    desk.window.workspace.outline.setFocus()
    desk.window.actions_book["redo"].trigger()
    assert desk.said == "やり直しました：入力"


def test_several_steps_at_once_are_said_by_their_number(desk: Desk) -> None:
    for text in ("一", "二", "三"):
        desk.type_in_manuscript(text)
        desk.window.session.settle_input()
        desk.window.actions_book["duplicate"].trigger()
    count = desk.session.undo_stack.count()
    desk.session.go_to_step(0)
    assert desk.said == f"元に戻しました：{count}件の操作"
    desk.session.go_to_step(count - 1)
    assert desk.said == f"やり直しました：{count - 1}件の操作"
    desk.session.go_to_step(count)
    assert desk.said.startswith("やり直しました：")
    assert "件の操作" not in desk.said


def test_the_history_list_and_the_palette_say_it_too(desk: Desk) -> None:
    desk.type_in_manuscript("どうぞ")
    history_field(desk)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    assert (desk.last, desk.said) == (LAST, "元に戻しました：入力")
    palette_field(desk)
    desk.commit("やり直す")
    desk.key(Key.Key_Return)
    assert (desk.last, desk.said) == (f"どうぞ{LAST}", "やり直しました：入力")


def test_with_nothing_to_undo_that_is_said(desk: Desk) -> None:
    desk.undo()
    assert desk.said == "元に戻す操作はありません。"
    desk.key(Key.Key_Y, CONTROL)
    assert desk.said == "やり直す操作はありません。"
