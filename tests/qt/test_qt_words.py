"""Qt's own words are Japanese too."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.qt_words import use_japanese

_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def _in_japanese(qapp: QApplication) -> Iterator[None]:
    translators = use_japanese(qapp)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_file_dialog_speaks_japanese(qtbot: QtBot, mode: QFileDialog.AcceptMode) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    qtbot.waitExposed(dialog)
    texts: list[QLabel | QPushButton] = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    shown = [widget.text() for widget in texts if widget.isVisible()]
    assert len(shown) >= 5
    assert [text for text in shown if _LATIN_WORD.search(text)] == []


def test_menu_of_a_text_field_speaks_japanese(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    shown = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert "コピー(&C)" in shown
    assert [text for text in shown if _LATIN_WORD.search(text)] == []
