"""Saving under another name: pictures that go along, and the journal of what follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, state_of
from zadankai_editor.record.commands.details import set_title
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.pictures import ImportedPictures
from zadankai_editor.session.session import Session
from zadankai_editor.storage.files import open_record, save_record
from zadankai_editor.storage.journal.recovery import Recovered, recover_record
from zadankai_editor.storage.locks import lock_record

RECORD = state_of(block("b1", K.PHOTO, "会場", file="images/a.png"), title="題")


def picture(path: Path, colour: Qt.GlobalColor) -> Path:
    """Draw a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk on which a record with a picture is open."""
    picture(tmp_path / "one/images/a.png", Qt.GlobalColor.red)
    path = save_record(tmp_path / "one/a.yaml", RECORD, None).path
    session = Session()
    desk = Desk(session)
    with qtbot.waitSignal(desk.opened):
        desk.open(path)
    yield desk
    desk.close(discard=True)
    assert desk.finish(5)
    desk.deleteLater()
    session.deleteLater()


def test_a_picture_waits_while_the_pictures_move(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """It would stay in the folder that the record is about to leave."""
    new = picture(tmp_path / "new.png", Qt.GlobalColor.green)
    (tmp_path / "two").mkdir()
    told: list[ImportedPictures] = []
    desk.save(tmp_path / "two/b.yaml")
    desk.import_pictures([new], told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [ImportedPictures(("images/new.png",))]
    assert (tmp_path / "two/images/new.png").exists()
    assert not (tmp_path / "one/images/new.png").exists()


def test_work_after_a_save_that_renamed_pictures_is_found_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    picture(tmp_path / "two/images/a.png", Qt.GlobalColor.blue)
    target = tmp_path / "two/b.yaml"
    with qtbot.waitSignal(desk.saved):
        desk.save(target)
        desk.session.dispatch(set_title(desk.session.state, "保存の最中の題"))
    assert desk.session.record.blocks[0].file == "images/a-2.png"
    assert open_record(target).state.record.blocks[0].file == "images/a-2.png"
    state = desk.session.state
    desk.close(discard=False)
    assert desk.finish(5)
    lock = lock_record(target)
    found = recover_record(lock)
    lock.release()
    assert isinstance(found, Recovered)
    assert found.state == state
    assert found.saved is not None
    assert found.saved.record.title == "題"
