"""The status bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import sample_state
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.status import StatusLine


@pytest.fixture
def status(qtbot: QtBot, tmp_path: Path) -> Iterator[StatusLine]:
    parent = QWidget()
    qtbot.addWidget(parent)
    session = Session(parent)
    checker = Checker(session, lambda: tmp_path, parent)
    line = StatusLine(session, checker, parent)
    line.set_quiet(quiet=False)
    session.open(sample_state())
    checker.check_now()
    yield line
    checker.close()


def _words(status: StatusLine) -> str:
    return next(
        label.text() for label in status.findChildren(QLabel) if label.accessibleName() == "記録の状態"
    )


def test_what_is_being_done_is_said_no_longer_than_it_takes(status: StatusLine) -> None:
    status.set_busy("「記録.yaml」を保存しています…")
    assert _words(status) == "「記録.yaml」を保存しています…"
    status.set_busy("")
    assert "保存しています" not in _words(status)


def test_what_came_of_it_stays(status: StatusLine) -> None:
    status.set_busy("「記録.yaml」を保存しています…")
    status.say("「記録.yaml」に保存しました。")
    status.set_busy("")
    assert _words(status) == "「記録.yaml」に保存しました。"
