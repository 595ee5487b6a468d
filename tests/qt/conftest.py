"""The window, and a small record for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.review import State
from zadankai_editor.storage.files import save_record
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
    # pytest-qt has closed it: nobody would wait for a search that begins now.
    found.show_start(look_for_lost_work=False)
    found.close()
    appearance.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    people = (Participant(id="p1", label="早瀬"), Participant(id="p2", label="桐生"))
    blocks = (
        Block(id="b1", kind=BlockKind.SECTION, text="図書館"),
        Block(id="b2", kind=BlockKind.UTTERANCE, speaker="p1", text="おはようございます。"),
        Block(id="b3", kind=BlockKind.UTTERANCE, speaker="p2", text="よろしくお願いします。"),
    )
    path = tmp_path / "saved.yaml"
    record = Record(title="湊の座談会", participants=people, blocks=blocks)
    return save_record(path, State(record=record), None).path
