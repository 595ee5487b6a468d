"""Unused pictures: offered, removed only where they are checked and still unused."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, state_of
from zadankai_editor.record.commands.blocks import delete_blocks
from zadankai_editor.session.desk import Desk
from zadankai_editor.session.session import Session
from zadankai_editor.storage.files import save_record
from zadankai_editor.ui.unused_pictures import UnusedPictures, UnusedPicturesDialog

RECORD = state_of(block("b1", K.PHOTO, "会場", file="images/used.png"), title="題")


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """The pictures beside the record `a.yaml`: one that it uses, two that nothing does."""
    folder = tmp_path / "images"
    folder.mkdir()
    for number, name in enumerate(("used", "old", "other")):
        image = QImage(40 + number, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkGreen)
        assert image.save(str(folder / f"{name}.png"))
    save_record(tmp_path / "a.yaml", RECORD, None)
    return folder


@pytest.fixture
def desk(qtbot: QtBot, images: Path) -> Iterator[Desk]:
    session = Session()
    desk = Desk(session)
    with qtbot.waitSignal(desk.opened):
        desk.open(images.parent / "a.yaml")
    yield desk
    desk.close(discard=True)
    assert desk.finish(5)
    desk.deleteLater()
    session.deleteLater()


class Stage:
    """The window, what is said in it, and what it tells."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.said: list[str] = []
        self.pictures = UnusedPictures(desk, self.window)
        self.pictures.said.connect(self.said.append)
        self._qtbot = qtbot

    def offered(self) -> UnusedPicturesDialog:
        """Look, and return the dialog that is shown."""
        self.pictures.look()
        self._qtbot.waitUntil(lambda: self.window.findChild(UnusedPicturesDialog) is not None)
        dialog = self.window.findChild(UnusedPicturesDialog)
        assert isinstance(dialog, UnusedPicturesDialog)
        return dialog

    def wait_for_word(self) -> str:
        self._qtbot.waitUntil(lambda: bool(self.said))
        return self.said.pop()


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk) -> Stage:
    return Stage(qtbot, desk)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_only_what_is_checked_goes(qtbot: QtBot, stage: Stage, images: Path) -> None:
    dialog = stage.offered()
    assert dialog.list.count() == 2
    assert not dialog.remove_button.isEnabled()
    assert dialog.close_button.isDefault()
    qtbot.waitUntil(lambda: not dialog.list.item(0).icon().isNull())
    assert dialog.list.hasFocus()
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.chosen == ("images/old.png",)
    assert dialog.remove_button.text() == "1枚を消す(&D)"
    dialog.remove_button.click()
    assert stage.wait_for_word() == "使っていない画像を1枚消しました。"
    assert names(images) == {"used.png", "other.png"}


def test_closing_it_removes_nothing(qtbot: QtBot, stage: Stage, images: Path) -> None:
    dialog = stage.offered()
    dialog.all_button.click()
    assert len(dialog.chosen) == 2
    assert not dialog.all_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stage.window.findChild(UnusedPicturesDialog) is None)
    assert len(names(images)) == 3


def test_what_the_saved_file_uses_is_used(stage: Stage, desk: Desk, images: Path) -> None:
    """The record on the screen has no photo any more, but it is not saved yet."""
    assert desk.session.dispatch(delete_blocks(desk.session.state, 0, 1))
    dialog = stage.offered()
    assert {dialog.list.item(row).text().split("\n")[0] for row in range(2)} == {"old.png", "other.png"}
    dialog.reject()


def test_what_came_into_use_meanwhile_stays(stage: Stage, images: Path) -> None:
    dialog = stage.offered()
    photo = block("b1", K.PHOTO, "別の会場", file="images/old.png")
    save_record(images.parent / "b.yaml", state_of(photo), None)
    dialog.all_button.click()
    dialog.remove_button.click()
    assert stage.wait_for_word() == "使っていない画像を1枚消しました。"
    assert names(images) == {"used.png", "old.png"}


def test_what_cannot_be_removed_is_told(
    qtbot: QtBot, stage: Stage, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    dialog = stage.offered()
    dialog.all_button.click()
    dialog.remove_button.click()
    assert stage.wait_for_word() == "使っていない画像を0枚消しました。"
    box = stage.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "「images/old.png」を消せませんでした。" in box.text()
    assert len(names(images)) == 3


def test_where_there_is_nothing_to_offer_it_says_so(stage: Stage, desk: Desk, images: Path) -> None:
    (images / "old.png").unlink()
    (images / "other.png").unlink()
    stage.pictures.look()
    assert stage.wait_for_word() == "使っていない画像はありません。"
    desk.new()
    stage.pictures.look()
    assert "まだ保存していない" in stage.wait_for_word()
