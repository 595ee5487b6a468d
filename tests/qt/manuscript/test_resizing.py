"""The window becomes wider or narrower: lines wrap anew, and what was looked at stays in sight."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.qt.manuscript.support import Bench
from tests.record_states import K, block
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State

_LAST = 199


@pytest.fixture
def long(bench: Bench) -> Bench:
    lines = tuple(block(f"b{n}", K.TEXT, "港の灯台と坂の上の図書館。" * (n % 30)) for n in range(_LAST + 1))
    bench.session.open(State(record=Record(blocks=lines)))
    bench.manuscript.resize(620, 500)
    settle()
    return bench


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("width", [616, 480, 900])
def test_the_caret_stays_in_sight(long: Bench, width: int) -> None:
    manuscript = long.manuscript
    manuscript.go_to_block(_LAST - 3)
    settle()
    assert manuscript.caret_in_sight
    manuscript.resize(width, 500)
    settle()
    assert manuscript.caret_in_sight


@pytest.mark.parametrize("width", [616, 480, 900])
def test_what_was_scrolled_to_stays_in_sight(long: Bench, width: int) -> None:
    manuscript = long.manuscript
    manuscript.go_to_block(_LAST - 3)
    settle()
    first = manuscript.firstVisibleBlock().blockNumber()
    long.put(0, 0)
    settle()
    bar = manuscript.verticalScrollBar()
    bar.setValue(manuscript.document().findBlockByNumber(first).firstLineNumber())
    settle()
    assert not manuscript.caret_in_sight
    seen = manuscript.firstVisibleBlock().blockNumber()
    manuscript.resize(width, 500)
    settle()
    assert manuscript.firstVisibleBlock().blockNumber() == seen
