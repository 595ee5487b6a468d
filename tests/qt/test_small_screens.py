"""A low screen, as 1366×768 at 150 %: no window is larger than it, and fields and lists hold enough to work with."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.import_review.sources import DOUBTFUL, recognized, sample_text
from tests.record_states import K, block
from zadankai_editor import ui
from zadankai_editor.recognize.known import Known
from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.review import State
from zadankai_editor.ui.import_review import dialog as review_dialog
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.import_review.ways import Onto
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.theme import LIGHT
from zadankai_editor.ui.unused_pictures import UnusedPicturesDialog
from zadankai_editor.ui.widgets import sizes

SCREEN = QSize(1366 * 2 // 3, 768 * 2 // 3)
WITHOUT_BARS = SCREEN - QSize(0, 79)
"""What the task bar and the title of a window leave of it."""
WINDOWS = {
    "new": "BeginWindow",
    "preferences": "Preferences",
    "count": "CountWindow",
    "manual": "ManualWindow",
    "keys": "HelpPage",
    "licences": "LicenceWindow",
    "about": "MessageBox",
}
ELSEWHERE = {"ImportReview", "UnusedPicturesDialog"}


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sizes, review_dialog):
        monkeypatch.setattr(module, "room_on_screen", lambda _window: SCREEN)


@pytest.fixture
def small(qtbot: QtBot, window: MainWindow, screen: None) -> MainWindow:
    blocks = (block("s1", K.SECTION, "図書館と坂"), block("u1", K.UTTERANCE, "坂の上です。", "p1"))
    window.desk.new()
    window.session.open(State(record=Record(participants=(Participant(id="p1", label="林"),), blocks=blocks)))
    window.resize(WITHOUT_BARS)
    with qtbot.waitActive(window):
        window.activateWindow()
    QApplication.processEvents()
    return window


def fits(dialog: QWidget) -> bool:
    within = SCREEN - sizes.FRAME
    size, least = dialog.size(), dialog.minimumSizeHint()
    return all(some.width() <= within.width() and some.height() <= within.height() for some in (size, least))


@pytest.mark.parametrize("action", [name for name in WINDOWS if name != "new"])
def test_every_window_fits(qtbot: QtBot, small: MainWindow, action: str) -> None:
    small.actions_book[action].trigger()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not small)
    dialog = QApplication.activeWindow()
    assert dialog is not None
    assert type(dialog).__name__ == WINDOWS[action]
    assert fits(dialog)
    dialog.close()


def test_the_window_of_a_new_record_fits(qtbot: QtBot, window: MainWindow, screen: None) -> None:
    window.actions_book["new"].trigger()
    qtbot.waitUntil(lambda: type(QApplication.activeWindow()).__name__ == "BeginWindow")
    dialog = QApplication.activeWindow()
    assert dialog is not None
    assert fits(dialog)
    dialog.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_window_of_unused_pictures_fits(qtbot: QtBot, small: MainWindow, screen: None) -> None:
    dialog = UnusedPicturesDialog(Path(), {f"images/{n}.png": 2048 for n in range(40)}, small)
    qtbot.addWidget(dialog)
    dialog.open()
    assert fits(dialog)


def test_no_window_is_forgotten() -> None:
    kinds = {
        name
        for path in Path(ui.__path__[0]).rglob("*.py")
        for name in re.findall(r"^class (\w+)\(.*QDialog\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert kinds == (set(WINDOWS.values()) - {"MessageBox"}) | ELSEWHERE


# The find bar


def characters(field: QWidget) -> int:
    """Return how many characters of Japanese have room in a field."""
    return (field.width() - 16) // field.fontMetrics().horizontalAdvance("国")


def test_the_fields_of_the_find_bar_hold_words(qtbot: QtBot, small: MainWindow) -> None:
    bar, before = small.workspace.finding.bar, small.workspace.sizes()
    QTest.keyClick(small.workspace.manuscript, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bar.new_field.isVisible() and characters(bar.new_field) >= 12)
    qtbot.waitUntil(lambda: characters(bar.field) >= 12)
    QTest.mouseClick(bar.conditions_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.conditions.isVisible)
    QApplication.processEvents()
    assert small.workspace.sizes() == before
    parts = (bar.nothing_box, bar.conditions_button, bar.close_button, bar.conditions.kind_list)
    assert [part for part in parts if part.width() < part.minimumSizeHint().width()] == []
    assert all(bar.rect().contains(part.mapTo(bar, part.rect().bottomRight())) for part in parts)


def test_where_there_is_room_everything_stands_beside_the_fields(qtbot: QtBot, small: MainWindow) -> None:
    bar = small.workspace.finding.bar
    QTest.keyClick(small.workspace.manuscript, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bar.nothing_box.y() > bar.new_field.geometry().bottom())
    small.resize(1600, 800)
    qtbot.waitUntil(lambda: bar.nothing_box.geometry().center().y() <= bar.new_field.geometry().bottom())
    assert bar.nothing_box.text().startswith("空にする（見つかった言葉を消す）")
    small.resize(WITHOUT_BARS)
    qtbot.waitUntil(lambda: bar.nothing_box.y() > bar.new_field.geometry().bottom())


# The import review


@pytest.fixture
def review(qtbot: QtBot, screen: None) -> Callable[..., ImportReview]:
    def opened(text: str, size: QSize = WITHOUT_BARS) -> ImportReview:
        dialog = ImportReview(LIGHT, onto=Onto(Known(), blocks=24))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog)
        assert dialog.windowState() & Qt.WindowState.WindowMaximized
        # The screen of the tests is another one.
        dialog.setWindowState(Qt.WindowState.WindowNoState)
        dialog.resize(size)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        dialog.show_recognition(recognized(text))
        QApplication.processEvents()
        assert dialog.size() == size
        return dialog

    return opened


@pytest.mark.parametrize("text", [sample_text(), DOUBTFUL], ids=["decided", "doubtful"])
def test_the_review_takes_the_whole_screen_and_shows_rows(
    review: Callable[..., ImportReview], text: str
) -> None:
    dialog = review(text)
    page = dialog.review
    rows = {
        name: view.viewport().height() / view.sizeHintForRow(0)
        for name, view in (("candidates", page.candidates), ("record", page.structure))
    }
    assert min(rows.values()) >= 2.5, rows
    assert sum(rows.values()) >= 7, rows


def test_no_button_of_the_review_is_cut(review: Callable[..., ImportReview]) -> None:
    dialog = review(sample_text(), QSize(720, WITHOUT_BARS.height()))
    assert dialog.ways is not None
    buttons = [*dialog.ways.buttons.values(), dialog.refuse_button, dialog.accept_button]
    assert [b.text() for b in buttons if b.width() < b.sizeHint().width()] == []
    assert all(dialog.rect().contains(b.mapTo(dialog, b.rect().bottomRight())) for b in buttons)
