"""How the window parts its room: the outline holds its words, wider where there is room, until somebody says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Block, Participant, Record
from zadankai_editor.record.nodes import BlockKind as K
from zadankai_editor.storage.settings import WINDOW_STATE
from zadankai_editor.ui.import_review.candidate_delegate import Columns
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.panels.outline.delegate import _lines
from zadankai_editor.ui.theme import interface_font
from zadankai_editor.ui.widgets.rows import bold, smaller
from zadankai_editor.ui.widths import widths_for

SMALL = QSize(1366 * 2 // 3, 768 * 2 // 3 - 60)
"""What a screen of 1366×768 at 150 % leaves to a window."""
USUAL, LARGE = QSize(1280, 800), QSize(1920, 1040)
SECTION, HEADING = "これからの図書館の役割", "貸出だけではない図書館へ"
LONG = "スケールメリットを生かすために近隣の市と一緒に進める仕組みの課題、𠮷野の例から"


@pytest.fixture
def at(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Callable[[QSize], MainWindow]:
    blocks = (
        Block(id="b1", kind=K.SECTION, text=SECTION),
        Block(id="b2", kind=K.HEADING, text=HEADING),
        Block(id="b3", kind=K.HEADING, text=LONG),
        *(Block(id=f"c{n}", kind=K.UTTERANCE, speaker="p1", text="はい。") for n in range(1200)),
    )
    path = tmp_path / "record.yaml"
    path.write_bytes(write_record(Record(participants=(Participant(id="p1", label="早瀬"),), blocks=blocks)))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)

    def resized(size: QSize) -> MainWindow:
        window.resize(size)
        QApplication.processEvents()
        assert window.size() == size
        return window

    return resized


def sizes(window: MainWindow) -> list[int]:
    return list(window.workspace.sizes())


@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE], ids=["small", "usual", "large"])
def test_the_outline_holds_its_words(at: Callable[[QSize], MainWindow], size: QSize) -> None:
    window = at(size)
    tree = window.workspace.outline.tree
    QTest.qWait(1)
    section = tree.model().index(0, 0)
    for index in (section, tree.model().index(0, 0, section), tree.model().index(1, 0, section)):
        area = tree.visualRect(index).adjusted(7, 0, -7, 0)
        font = tree.font() if index.parent().isValid() else bold(tree.font())
        lines = _lines(index.data(), font, area.width())
        metrics = QFontMetrics(font)
        assert "".join(lines) == index.data()
        assert max(map(metrics.horizontalAdvance, lines)) <= area.width()
        assert area.height() >= len(lines) * metrics.lineSpacing()


def test_what_is_to_spare_makes_it_wider(at: Callable[[QSize], MainWindow]) -> None:
    usual, large = sizes(at(USUAL)), sizes(at(LARGE))
    assert large[0] > usual[0] + 60
    assert large[1] > usual[1]
    assert large[2] > usual[2]
    assert sizes(at(USUAL)) == usual


def test_whoever_moves_a_border_has_it_there(at: Callable[[QSize], MainWindow]) -> None:
    window = at(USUAL)
    handle = window.workspace.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    moved = sizes(window)[0]
    assert moved > 240
    assert sizes(at(LARGE))[0] == moved
    window.close()
    assert window._settings.get(WINDOW_STATE)


def test_widths_that_nobody_chose_are_not_kept(at: Callable[[QSize], MainWindow]) -> None:
    window = at(USUAL)
    window.close()
    assert not window._settings.get(WINDOW_STATE)


def test_what_is_hidden_leaves_its_room_to_the_manuscript(at: Callable[[QSize], MainWindow]) -> None:
    window = at(USUAL)
    before = sizes(window)
    window.actions_book["outline"].trigger()
    QApplication.processEvents()
    assert sizes(window)[2] == before[2]
    assert sizes(window)[1] >= before[1] + before[0]
    window.actions_book["outline"].trigger()
    QApplication.processEvents()
    assert sizes(window) == before


@pytest.mark.parametrize("room", range(400, 3000, 83))
def test_all_the_room_is_given(room: int) -> None:
    found = widths_for(room, 13, 420, 980)
    assert abs(sum(found) - room) <= 2
    assert found.outline >= 169
    assert found.side >= 292


@pytest.mark.parametrize("width", [260, 340, 600])
def test_counts_of_four_figures_are_not_cut(qapp: QApplication, width: int) -> None:
    font = interface_font(qapp.font())
    metrics = QFontMetrics(smaller(font))
    _left, room = Columns.of(width, font).count
    for words in ("1000回", "4444回", "8888回", "9999回"):
        assert metrics.elidedText(words, Qt.TextElideMode.ElideRight, room) == words
