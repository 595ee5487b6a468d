"""The command palette, driven by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.actions import ACTIONS
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.palette import Palette

Key = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow) -> Palette:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_P, CONTROL_SHIFT)
    palette = window.key_tools.palette
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    return palette


def ids(palette: Palette) -> list[str]:
    return [str(palette.list.item(n).data(Qt.ItemDataRole.UserRole)) for n in range(palette.list.count())]


def compose(field: QLineEdit, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_it_lists_every_action_with_its_key(at_work: MainWindow) -> None:
    palette = opened(at_work)
    assert ids(palette) == [spec.id for spec in ACTIONS if spec.id != "palette"]
    save = palette.list.item(ids(palette).index("save"))
    assert save.data(Qt.ItemDataRole.AccessibleTextRole) == "保存　ファイル　Ctrl+S"


def test_typing_filters_and_enter_runs_with_the_focus_back(at_work: MainWindow) -> None:
    palette = opened(at_work)
    QTest.keyClicks(palette.field, "komidashi")
    assert ids(palette) == ["kind_heading"]
    QTest.keyClick(palette.field, Key.Key_Return)
    assert at_work.session.record.blocks[1].kind == "heading"
    assert palette.isHidden()
    assert at_work.workspace.manuscript.hasFocus()


def test_enter_of_a_composition_runs_nothing(at_work: MainWindow) -> None:
    palette = opened(at_work)
    compose(palette.field, "こみだ")
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Escape):
        QTest.keyClick(palette.field, key)
    assert palette.isVisible()
    compose(palette.field, "", "こみだし")
    assert ids(palette) == ["kind_heading"]
    assert at_work.session.record.blocks[1].kind == "utterance"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert at_work.session.record.blocks[1].kind == "heading"


def test_escape_gives_the_focus_back_wherever_it_was(at_work: MainWindow) -> None:
    at_work.workspace.show_panel("details")
    before = QApplication.focusWidget()
    assert before is not None
    assert before is not at_work.workspace.manuscript
    palette = opened(at_work)
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert palette.isHidden()
    assert QApplication.focusWidget() is before


def test_cut_and_paste_are_about_the_field_in_which_the_caret_was(at_work: MainWindow) -> None:
    at_work.workspace.show_panel("details")
    field = at_work.workspace.side.details.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText("秋の座談会")
    palette = opened(at_work)
    QTest.keyClicks(palette.field, "haritsuke")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert field.text() == "秋の座談会"


def test_arrows_go_round_and_over_what_cannot_be_used(at_work: MainWindow) -> None:
    palette = opened(at_work)
    compose(palette.field, "", "もとにもどす")
    assert ids(palette)[0] == "undo"
    assert not palette.list.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert palette.list.currentRow() == -1
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()
    palette.field.clear()
    QTest.keyClick(palette.field, Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.list.currentRow() == 0
    usable = [
        row
        for row in range(palette.list.count())
        if palette.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    # 元に戻す and やり直す, which cannot be used, are passed over.
    assert usable[22] == 22 + 2
    for _ in range(2):
        QTest.keyClick(palette.field, Key.Key_PageDown)
    assert palette.list.currentRow() == usable[22]
    for _ in range(2):
        QTest.keyClick(palette.field, Key.Key_PageUp)
    assert palette.list.currentRow() == 0
    QTest.keyClick(palette.field, Key.Key_Tab)
    assert palette.field.hasFocus()


def test_assistive_tools_hear_of_the_row(at_work: MainWindow) -> None:
    palette = opened(at_work)
    QTest.keyClicks(palette.field, "hozon")
    assert palette.field.accessibleDescription() == "保存　ファイル　Ctrl+S"
    palette.field.setText("ばなな")
    assert palette.field.accessibleDescription() == ""
    assert palette.list.isHidden()


def test_without_a_record_only_what_needs_none_can_be_run(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.start_page.setFocus()
    palette = opened(window)
    usable = [
        action
        for n, action in enumerate(ids(palette))
        if palette.list.item(n).flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    assert "open" in usable
    assert "preferences" in usable
    assert "save" not in usable
    assert "history" not in usable


def test_a_click_elsewhere_closes_it(at_work: MainWindow) -> None:
    palette = opened(at_work)
    at_work.workspace.manuscript.setFocus(Qt.FocusReason.MouseFocusReason)
    assert palette.isHidden()


@pytest.mark.parametrize("size", [(640, 320), (1280, 800)])
def test_it_stays_inside_of_the_window(at_work: MainWindow, size: tuple[int, int]) -> None:
    at_work.resize(*size)
    palette = opened(at_work)
    assert at_work.rect().contains(palette.geometry())
