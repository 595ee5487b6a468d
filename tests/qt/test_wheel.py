"""The wheel: with Ctrl it changes the size as the keys do, and it never changes what is chosen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import AgendaItem, Block, Record
from zadankai_editor.record.nodes import BlockKind as K
from zadankai_editor.ui.appearance import LEAST_STEP
from zadankai_editor.ui.help_page import key_page
from zadankai_editor.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
NOTCH = 120


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    record = Record(
        title="湊の座談会",
        agenda=tuple(AgendaItem(id=f"a{n}", number=n, text=f"議題{n}") for n in (1, 2, 3)),
        blocks=(
            Block(id="b1", kind=K.SECTION, text="図書館", agenda="a1"),
            *(Block(id=f"c{n}", kind=K.TEXT, text=f"段落{n}。") for n in range(120)),
        ),
    )
    path = tmp_path / "record.yaml"
    path.write_bytes(write_record(record))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def turn(widget: QWidget, by: int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    """Turn the wheel over `widget`, as the system tells the window of it."""
    window, place = widget.window(), widget.mapTo(widget.window(), widget.rect().center())
    event = QWheelEvent(
        QPointF(place), QPointF(window.mapToGlobal(place)), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window.windowHandle(), event)
    QApplication.processEvents()


def test_it_changes_the_size_as_the_keys_do(at_work: MainWindow) -> None:
    manuscript, look = at_work.workspace.manuscript, at_work._appearance
    before = manuscript.font().pointSizeF()
    at_work.actions_book["larger"].trigger()
    larger = manuscript.font().pointSizeF()
    at_work.actions_book["smaller"].trigger()
    assert manuscript.font().pointSizeF() == before < larger
    turn(manuscript.viewport(), NOTCH)
    assert manuscript.font().pointSizeF() == larger
    assert look.font_step == 1
    turn(manuscript.viewport(), -NOTCH)
    assert manuscript.font().pointSizeF() == before
    assert not at_work.session.modified


def test_it_does_so_over_every_part_of_the_window(at_work: MainWindow) -> None:
    workspace, look = at_work.workspace, at_work._appearance
    at_work.actions_book["panel_agenda"].trigger()
    parts = (
        workspace.manuscript.gutter,
        workspace.outline.tree.viewport(),
        workspace.side.currentWidget(),
        at_work.status,
    )
    for count, part in enumerate(parts, 1):
        turn(part, NOTCH)
        assert look.font_step == count


def test_it_does_so_in_a_dialog(qtbot: QtBot, at_work: MainWindow) -> None:
    at_work.actions_book["preferences"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    turn(dialog, NOTCH)
    assert at_work._appearance.font_step == 1
    dialog.close()


def test_small_turns_of_a_touchpad_add_up(at_work: MainWindow) -> None:
    view, look = at_work.workspace.manuscript.viewport(), at_work._appearance
    for _ in range(5):
        turn(view, NOTCH // 6)
    assert look.font_step == 0
    turn(view, NOTCH // 6)
    assert look.font_step == 1


def test_there_is_a_least_size(at_work: MainWindow) -> None:
    turn(at_work.workspace.manuscript.viewport(), -20 * NOTCH)
    assert at_work._appearance.font_step == LEAST_STEP


def test_without_ctrl_it_scrolls(at_work: MainWindow) -> None:
    manuscript, look = at_work.workspace.manuscript, at_work._appearance
    manuscript.go_to_block(0)
    turn(manuscript.viewport(), -3 * NOTCH, NONE)
    assert manuscript.verticalScrollBar().value() > 0
    assert look.font_step == 0


def test_scrolling_past_a_choice_changes_no_record(at_work: MainWindow) -> None:
    at_work.workspace.manuscript.go_to_block(0)
    at_work.actions_book["panel_agenda"].trigger()
    QApplication.processEvents()
    choice = at_work.workspace.side.agenda.links.choice
    assert choice.isEnabled()
    before = at_work.session.state
    turn(choice, -NOTCH, NONE)
    assert at_work.session.state == before
    assert choice.currentIndex() == 1


def test_the_help_page_tells_it(window: MainWindow) -> None:
    assert "Ctrl+ホイール" in key_page(window.key_tools.keymap)
