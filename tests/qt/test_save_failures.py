"""Saving that fails, as somebody sees it: one sentence that holds together, and two ways on."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from zadankai_editor.formats import write_review
from zadankai_editor.record.review import Review
from zadankai_editor.storage.files import open_record, review_path
from zadankai_editor.storage.locks import lock_record
from zadankai_editor.ui.main_window import MainWindow

NOBODY_KNOWS = "元のファイルは変わっていません"
NOT_FOUND = "見つかりません"


class Typist:
    """Somebody who has typed into a record, and wants it saved."""

    def __init__(self, qtbot: QtBot, window: MainWindow, path: Path) -> None:
        self.window = window
        self.path = path
        self._qtbot = qtbot
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open(path)
        self.type("typed")

    def type(self, text: str) -> None:
        self.window.workspace.manuscript.go_to_block(1)
        QTest.keyClicks(self.window.workspace.manuscript, text)

    def save(self) -> None:
        self.window.actions_book["save"].trigger()

    def until(self, found: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(found()))

    @property
    def boxes(self) -> list[QMessageBox]:
        return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]

    def refused(self) -> QMessageBox:
        """Save, and return what is said."""
        self.save()
        self.until(lambda: self.boxes)
        (box,) = self.boxes
        assert self.window.session.modified
        return box

    def press(self, letter: str) -> None:
        (button,) = (b for b in self.boxes[0].buttons() if f"(&{letter})" in b.text())
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def typist(qtbot: QtBot, window: MainWindow, saved: Path) -> Typist:
    return Typist(qtbot, window, saved)


def failing(monkeypatch: pytest.MonkeyPatch, path: Path, number: int) -> None:
    """Let the file at `path` be refused with this number by the system."""
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise OSError(number, os.strerror(number), str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


@pytest.mark.parametrize(
    ("number", "cause", "kept"),
    [
        (errno.ENOSPC, "ディスクに空きがありません", True),
        (errno.EROFS, "読み取り専用の場所です", True),
        (errno.EACCES, "許可がないか、ほかのプログラムが使っています", True),
        (errno.EBUSY, "ほかのプログラムが使っています", True),
        (errno.EIO, "ディスクの読み書きに失敗しました", True),
        (errno.ENAMETOOLONG, "長すぎます", False),
        (errno.ENOENT, NOT_FOUND, False),
        (errno.ETIMEDOUT, "返事がありません", False),
        (errno.EHOSTDOWN, "つながらなくなっています", False),
        (errno.ESTALE, "つながらなくなっています", False),
        (errno.EXDEV, "システムのエラーです", True),
    ],
)
def test_each_cause_has_a_sentence_that_holds_together_and_two_ways_on(
    typist: Typist, monkeypatch: pytest.MonkeyPatch, number: int, cause: str, kept: bool
) -> None:
    failing(monkeypatch, typist.path, number)
    box = typist.refused()
    text = box.text()
    assert f"「{typist.path.name}」を保存できませんでした。" in text
    assert cause in text
    assert (NOBODY_KNOWS in text) is kept, "an old file is only spoken of where it was seen"
    assert "画面の内容は、そのまま残っています。" in text
    assert "。。" not in text
    assert {b.text() for b in box.buttons()} == {"別の名前で保存…(&A)", "もう一度保存(&R)", "閉じる(&C)"}
    box.reject()
    assert "typed" in typist.window.session.record.blocks[1].text


def test_a_folder_that_is_gone_is_named_and_nothing_is_said_of_an_old_file(typist: Typist) -> None:
    folder = typist.path.parent / "office"
    folder.mkdir()
    with typist._qtbot.waitSignal(typist.window.desk.saved):
        typist.window.desk.save(folder / "a.yaml")
    typist.type("more")
    shutil.rmtree(folder)
    box = typist.refused()
    assert f"保存先のフォルダー「{folder}」が見つかりません" in box.text()
    assert NOBODY_KNOWS not in box.text()
    box.reject()


def test_another_name_saves_it(typist: Typist, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    failing(monkeypatch, typist.path, errno.ENOSPC)
    typist.refused()
    other = tmp_path / "other.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    typist.press("A")
    typist.until(lambda: typist.window.session.path == other and not typist.window.session.modified)
    assert "typed" in other.read_text("utf-8")


def test_once_more_saves_what_is_there_by_then(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, typist.path, errno.EACCES)
    typist.refused()
    monkeypatch.undo()
    typist.press("R")
    typist.until(lambda: not typist.window.session.modified)
    assert "typed" in typist.path.read_text("utf-8")


def test_closing_goes_on_where_the_second_attempt_succeeds(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, typist.path, errno.ENOSPC)
    typist.window.close()
    typist.until(lambda: typist.boxes)
    typist.press("S")
    typist.until(lambda: any("保存できませんでした" in box.text() for box in typist.boxes))
    assert typist.window.isVisible()
    monkeypatch.undo()
    typist.press("R")
    typist.until(lambda: not typist.window.isVisible())
    assert "typed" in typist.path.read_text("utf-8")


def test_a_record_that_is_open_elsewhere_is_not_overwritten(
    typist: Typist, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(typist.path.read_bytes())
    lock = lock_record(other)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    typist.window.actions_book["save_as"].trigger()
    typist.until(lambda: typist.boxes)
    assert "ほかのウィンドウで開いているので、上書きしませんでした" in typist.boxes[0].text()
    assert "別の名前で保存…(&A)" in [b.text() for b in typist.boxes[0].buttons()]
    typist.boxes[0].reject()
    lock.release()
    assert other.read_bytes() == typist.path.read_bytes()


def test_a_review_that_cannot_be_saved_is_offered_again(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_record(typist.path)
    review_path(typist.path).write_bytes(write_review(Review(), opened.state.record, opened.digest))
    failing(monkeypatch, review_path(typist.path), errno.ENOSPC)
    typist.save()
    typist.until(lambda: typist.boxes)
    assert "記録は保存しましたが、校正ファイル" in typist.boxes[0].text()
    assert "もう一度保存(&R)" in [b.text() for b in typist.boxes[0].buttons()]
    monkeypatch.undo()
    with typist._qtbot.waitSignal(typist.window.desk.saved) as told:
        typist.press("R")
    assert told.args is not None
    assert told.args[0].problem is None
