"""What all tests share: isolation from the user's own files, the shared records, leaks that fail a test.

Unexpected Qt warnings fail a test by themselves (`qt_log_level_fail` in pyproject.toml). Tests that use Qt
take pytest-qt's `qtbot` or `qapp`; the others never touch it.
"""

import os
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from tests.breadth import examples

ROOT = Path(__file__).resolve().parents[1]

# Before the first QApplication; a platform chosen by hand is kept.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machines are shared: how long an example took says nothing about it.
hypothesis.settings.register_profile(
    "default",
    deadline=None,
    max_examples=examples(100),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("default")

# Nor does how long the window took to answer: a wait that ends in vain fails its test all the same.
PATIENCE_MS = 20_000
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitCallback):
    (_wait.__kwdefaults__ or {}).update(timeout=PATIENCE_MS)

_FAILED = pytest.StashKey[bool]()
_homes = count(1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a failed test: what it left behind is then no news."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with the records of others that this project is measured against, beside the project."""
    folder = Path(os.environ.get("ZADANKAI_SHARED") or ROOT.parent / "shared")
    if not (folder / "records").is_dir():
        pytest.skip(f"the shared records are not on this machine (no {folder / 'records'})")
    return folder


@pytest.fixture(autouse=True)
def _own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, journals and the like of a test go to folders of its own, never to the user's.

    Not the cache: fontconfig would read all fonts again in every process.
    """
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_homes))
    monkeypatch.setenv("ZADANKAI_HOME", str(home / "zadankai"))
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(autouse=True)
def _nothing_of_qt_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Windows, timers and threads that outlive a test which uses Qt fail it."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("qapp")
    from PySide6.QtGui import QGuiApplication

    from tests.leaks import Ledger

    ledger = Ledger()
    yield
    left = ledger.leftovers()
    ledger.close_windows()
    # The offscreen platform frees what is on its clipboard after Python is gone, and crashes there.
    QGuiApplication.clipboard().clear()
    if left and not request.node.stash.get(_FAILED, False):
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
