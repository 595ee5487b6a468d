"""Where the speaker picker stands: what it asks about stays in sight. In the real window, with real geometry."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from tests.record_states import K, block, people
from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SIZES = (QSize(1280, 800), QSize(911, 512), QSize(1920, 1080))
"""The last but one is 1366×768 at 150 %."""
NAMES = ("甲野", "乙川", "丙山", "丁田", "戊谷", "己斐", "庚申", "辛島", "壬生", "癸川", "子安", "丑山")
TALK = Record(
    title="坂の座談会",
    participants=people(*NAMES),
    blocks=tuple(
        block(
            f"b{n}",
            K.UTTERANCE,
            f"{n}番目の発言です。" + "坂の上の図書館のお話です。" * (n % 5),
            f"p{n % 12 + 1}",
        )
        for n in range(60)
    ),
)
LONG = "長い話です。" * 900


class Asking:
    """The window with a record, and its picker."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.manuscript = window.workspace.manuscript
        self.picker = window.workspace.picker

    def lines(self, start: Position, end: Position) -> QRect:
        """Return where a passage is in the window, whether in sight or not."""
        cursors = [self.manuscript.projection.cursor_of(Selection(place, place)) for place in (start, end)]
        seen = self.manuscript.cursorRect(cursors[0]).united(self.manuscript.cursorRect(cursors[1]))
        viewport = self.manuscript.viewport()
        seen.setRight(viewport.width())
        return QRect(viewport.mapTo(self.window, seen.topLeft()), seen.size())

    def block_lines(self, index: int) -> QRect:
        text = self.window.session.record.blocks[index].text
        return self.lines(Position(index, 0), Position(index, len(text)))

    def chip(self, index: int) -> QRect:
        """Return where the name of who speaks a block stands, beside its first line."""
        first = self.lines(Position(index, 0), Position(index, 0))
        gutter = self.manuscript.gutter
        return QRect(gutter.mapTo(self.window, QPoint(0, 0)).x(), first.y(), gutter.width(), first.height())

    def assert_in_sight(self, *areas: QRect) -> None:
        assert self.picker.isVisible()
        place = self.picker.geometry()
        assert self.window.rect().contains(place)
        assert place.width() >= 300
        assert place.height() >= min(150, 90 + 20 * len(self.rows))
        for area in areas:
            assert not place.intersects(area), (place, area)
            viewport = self.manuscript.viewport()
            sight = QRect(viewport.mapTo(self.window, QPoint(0, 0)), viewport.size())
            assert sight.united(self.chip(0)).intersects(area)

    @property
    def rows(self) -> list[str]:
        (found,) = self.picker.findChildren(QListWidget)
        return [found.item(row).text() for row in range(found.count())]

    def escape(self) -> None:
        (field,) = self.picker.findChildren(QLineEdit)
        QTest.keyClick(field, Key.Key_Escape)
        assert not self.picker.isVisible()


def shown(qtbot: QtBot, window: MainWindow, folder: Path, record: Record, size: QSize) -> Asking:
    path = folder / "talk.yaml"
    path.write_bytes(write_record(record))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    window.setMinimumSize(size)
    window.resize(size)
    qtbot.waitExposed(window)
    QApplication.processEvents()
    window.workspace.manuscript.setFocus()
    return Asking(window)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
def test_the_block_asked_about_stays_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: QSize
) -> None:
    asking = shown(qtbot, window, tmp_path, TALK, size)
    manuscript = asking.manuscript
    sides = set()
    for index in range(14):
        manuscript.select(Selection.caret(index, 0))
        QTest.keyClick(manuscript, Key.Key_F2)
        asking.assert_in_sight(asking.block_lines(index), asking.chip(index))
        sides.add(asking.picker.y() > asking.block_lines(index).y())
        asking.escape()
    # At the end of the record the block is at the bottom of the window.
    QTest.keyClick(manuscript, Key.Key_End, CONTROL)
    QTest.keyClick(manuscript, Key.Key_F2)
    asking.assert_in_sight(asking.block_lines(59), asking.chip(59))
    sides.add(asking.picker.y() > asking.block_lines(59).y())
    assert sides == {True, False}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
def test_a_new_utterance_at_the_bottom_stays_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: QSize
) -> None:
    asking = shown(qtbot, window, tmp_path, TALK, size)
    QTest.keyClick(asking.manuscript, Key.Key_End, CONTROL)
    QTest.keyClick(asking.manuscript, Key.Key_Return, CONTROL)
    assert asking.manuscript.current_index == 60
    asking.assert_in_sight(asking.block_lines(60), asking.chip(60))


def test_the_picker_keeps_its_side_while_somebody_is_searched(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    asking = shown(qtbot, window, tmp_path, TALK, SIZES[0])
    QTest.keyClick(asking.manuscript, Key.Key_End, CONTROL)
    QTest.keyClick(asking.manuscript, Key.Key_F2)
    bottom = asking.picker.geometry().bottom()
    (field,) = asking.picker.findChildren(QLineEdit)
    field.insert("甲野")
    assert asking.picker.geometry().bottom() == bottom
    asking.assert_in_sight(asking.block_lines(59))
    field.clear()
    assert asking.picker.geometry().bottom() == bottom
    asking.assert_in_sight(asking.block_lines(59))


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
def test_of_a_block_higher_than_the_window_the_line_at_the_caret_stays_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: QSize
) -> None:
    long = TALK.replaced(blocks=(block("b0", K.UTTERANCE, LONG, "p1"), *TALK.blocks[1:3]))
    asking = shown(qtbot, window, tmp_path, long, size)
    for offset in (0, 2000, len(LONG)):
        asking.manuscript.select(Selection.caret(0, offset))
        QTest.keyClick(asking.manuscript, Key.Key_F2)
        asking.assert_in_sight(asking.lines(Position(0, offset), Position(0, offset)))
        asking.escape()


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s.width()}x{s.height()}")
def test_while_tagging_the_paragraph_stays_in_sight(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, size: QSize
) -> None:
    text = "\n".join(b.text for b in TALK.blocks)
    bare = TALK.replaced(blocks=(block("t1", K.TEXT, text),))
    asking = shown(qtbot, window, tmp_path, bare, size)
    QTest.keyClick(asking.manuscript, Key.Key_F4)
    QApplication.processEvents()
    for _ in range(12):
        selection = asking.manuscript.selection
        QTest.keyClick(asking.manuscript, Key.Key_F)
        asking.assert_in_sight(asking.lines(selection.start, selection.end))
        asking.escape()
        QTest.keyClick(asking.manuscript, Key.Key_Down)
    asking.manuscript.setFocus()
    QTest.keyClick(asking.manuscript, Key.Key_Escape)
