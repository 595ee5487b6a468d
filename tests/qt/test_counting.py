"""The window that says how long the article is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from zadankai_editor.ui.counting import CountWindow
from zadankai_editor.ui.main_window import MainWindow


def _opened(qtbot: QtBot, window: MainWindow, saved: Path) -> CountWindow:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(saved)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(
        window.workspace.manuscript,
        Qt.Key.Key_G,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    found = window.findChild(CountWindow)
    assert isinstance(found, CountWindow)
    return found


def _rows(found: CountWindow) -> dict[str, tuple[str, ...]]:
    tops = found.list.findItems("*", Qt.MatchFlag.MatchWildcard)
    items = [*tops, *(item.child(i) for item in tops for i in range(item.childCount()))]
    return {item.text(0): tuple(item.text(column) for column in range(1, 5)) for item in items if item}


def test_a_key_shows_who_says_how_much(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    found = _opened(qtbot, window, saved)
    rows = _rows(found)
    assert rows["記事全体"] == ("", "29", "29", "100.0%")
    assert rows["早瀬"] == ("1", "10", "10", "47.6%")
    assert rows["桐生"] == ("1", "11", "11", "52.4%")
    assert rows["図書館"] == ("2", "24", "24", "82.8%")
    QTest.keyClick(found.list, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_it_follows_what_is_typed(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    found = _opened(qtbot, window, saved)
    window.workspace.manuscript.go_to_block(1)
    QTest.keyClicks(window.workspace.manuscript, "abc de")
    qtbot.waitUntil(lambda: _rows(found)["早瀬"][:3] == ("1", "15", "16"))
    found.close()


def test_the_table_goes_to_a_spreadsheet(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    found = _opened(qtbot, window, saved)
    found.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "区分\t名前\t件数\t文字数\t空白・改行を含む\t割合"
    assert "発言者（件数は発言の数）\t桐生\t1\t11\t11\t52.4%" in lines
    assert all(line.count("\t") == 5 for line in lines)
    found.close()
