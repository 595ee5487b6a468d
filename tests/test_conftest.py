"""The nets that catch what a test leaves behind do catch it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.leaks import Ledger


def test_leftover_window_is_named(qapp: QCoreApplication) -> None:
    ledger = Ledger()
    window = QWidget()
    assert any("window" in left for left in ledger.leftovers())
    ledger.close_windows()
    assert ledger.leftovers() == []
    del window


def test_window_given_to_qtbot_is_no_leftover(qtbot: QtBot) -> None:
    window = QLabel("窓")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)


def test_running_timer_is_named(qapp: QCoreApplication) -> None:
    ledger = Ledger()
    timer = QTimer()
    timer.start(60_000)
    assert any("timer" in left for left in ledger.leftovers())
    timer.stop()
    assert ledger.leftovers() == []


def test_running_thread_is_named(qapp: QCoreApplication) -> None:
    ledger = Ledger()
    release = threading.Event()
    thread = threading.Thread(target=release.wait, name="straggler")
    thread.start()
    try:
        assert ledger.leftovers() == ["thread straggler"]
    finally:
        release.set()
        thread.join()
    assert ledger.leftovers() == []


LEAVES_A_WINDOW = """
from PySide6.QtWidgets import QWidget

kept = []

def test_it(qtbot):
    kept.append(QWidget())
"""

WARNS = """
from PySide6.QtCore import qWarning

def test_it(qapp):
    qWarning("unexpected")
"""


@pytest.mark.parametrize(
    ("source", "reason"), [(LEAVES_A_WINDOW, "left behind: window"), (WARNS, "unexpected")]
)
def test_leftovers_and_warnings_fail_a_test(tmp_path: Path, root: Path, source: str, reason: str) -> None:
    case = tmp_path / "test_case.py"
    case.write_text(source, encoding="utf-8")
    options = ["-p", "tests.conftest", "-c", str(root / "pyproject.toml"), "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(case)],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert reason in done.stdout


def test_user_folders_are_not_the_users() -> None:
    for name in ("ZADANKAI_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        assert "pytest" in Path(os.environ[name]).as_posix()
