"""The start page in the window: nothing of a record beside it, and its first choice has the focus."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.main_window import MainWindow


def _shown_words(window: MainWindow) -> list[str]:
    """Return what the status bar says."""
    labels = window.status.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(window) and label.text()]


def _active(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def test_the_first_choice_has_the_focus_from_the_start(qtbot: QtBot, window: MainWindow) -> None:
    _active(qtbot, window)
    assert window.start_page.paste_choice.hasFocus()
    assert _shown_words(window) == []


def test_a_record_that_is_closed_leaves_nothing_behind(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    _active(qtbot, window)
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    window.workspace.manuscript.go_to_block(1)
    assert any("Enter" in words for words in _shown_words(window))
    QTest.keyClicks(window.workspace.manuscript, "a")
    window.actions_book["close"].trigger()
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    (leave,) = [b for b in box.findChildren(QPushButton) if b.text().startswith("保存しないで")]
    QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    _active(qtbot, window)
    assert not window.record_shown
    assert window.start_page.paste_choice.hasFocus()
    assert _shown_words(window) == []


def test_the_first_choice_has_the_focus_whatever_had_it_before(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    _active(qtbot, window)
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    window.show_start(look_for_lost_work=False)
    page = window.start_page
    qtbot.waitUntil(lambda: bool(page.recent.rows))
    with qtbot.waitSignal(window.desk.opened):
        QTest.mouseClick(page.recent.rows[0].choice, Qt.MouseButton.LeftButton)
    QTest.keyClicks(window.workspace.manuscript, "a")
    QTest.keyClick(window.workspace.manuscript, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    with qtbot.waitActive(box):
        box.activateWindow()
    (leave,) = [b for b in box.findChildren(QPushButton) if b.text().startswith("保存しないで")]
    leave.animateClick()  # as its access key does
    qtbot.waitUntil(lambda: not window.record_shown)
    _active(qtbot, window)
    QTest.qWait(200)  # the last records come anew
    assert page.paste_choice.hasFocus()


def test_the_hints_are_there_again_with_a_record(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open(saved)
        window.workspace.manuscript.go_to_block(1)
        assert any("Enter" in words for words in _shown_words(window))
        window.show_start(look_for_lost_work=False)
        assert _shown_words(window) == []


def test_the_focus_on_the_main_choice_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    _active(qtbot, window)
    choice = window.start_page.paste_choice
    focused = choice.grab().toImage()
    window.start_page.open_choice.setFocus()
    plain = choice.grab().toImage()
    changed = sum(
        focused.pixel(x, y) != plain.pixel(x, y)
        for x in range(focused.width())
        for y in range(focused.height())
    )
    # More than the edge: a ring all around, some pixels wide.
    assert changed > 3 * 2 * (choice.width() + choice.height())
