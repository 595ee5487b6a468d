"""The window with the small record open, and the keys going to it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.main_window import MainWindow


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, saved: Path) -> MainWindow:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.workspace.manuscript.setFocus()
    window.workspace.manuscript.go_to_block(1)
    return window
