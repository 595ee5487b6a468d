"""What tests of the whole window share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    settings = Settings()
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    appearance = Appearance(qapp, settings)
    found = MainWindow(settings, appearance)
    qtbot.addWidget(found)
    found.start(None)
    assert found.workspace is not None
    yield found
    found.show_start()
    found.close()
    appearance.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
