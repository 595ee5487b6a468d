"""Every control has a name, is reached by keys, and shows that it has the focus."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QGroupBox,
    QLabel,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Note, Participant, Record
from zadankai_editor.storage.recent import remember_record
from zadankai_editor.ui.actions import ACTIONS
from zadankai_editor.ui.beginning.window import BeginWindow
from zadankai_editor.ui.counting import CountWindow
from zadankai_editor.ui.help_page import HelpPage
from zadankai_editor.ui.helping.licence_window import LicenceWindow
from zadankai_editor.ui.helping.manual_window import ManualWindow
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.preferences import Preferences
from zadankai_editor.ui.side import TABS
from zadankai_editor.ui.theme import ThemeChoice
from zadankai_editor.ui.unused_pictures import UnusedPicturesDialog

Key = Qt.Key
_MOST_TABS = 120
_RING = 3
"""How far outside of a control its ring may be (pixels)."""
_LEAST_CHANGE = 12
"""How many pixels must change where the focus comes: the caret alone has as many."""

SOURCE = """座談会の記録

参加者：甲野花子(市長)、乙川健(図書館長)

甲野：おはようございます。
乙川：よろしくお願いします。
丙山：(拍手)
"""


def rich() -> Record:
    """Return a record that fills every panel."""
    return Record(
        title="湊の座談会",
        participants=(
            Participant(id="p1", label="早瀬", name="早瀬 文", title="市長"),
            Participant(id="p2", label="桐生"),
        ),
        agenda=(AgendaItem(id="a1", number=1, text="図書館"), AgendaItem(id="a2", number=2, text="バス")),
        notes=(Note(term="CIO", text="最高情報責任者"),),
        blocks=(
            Block(id="b1", kind=BlockKind.SECTION, text="図書館"),
            Block(id="b2", kind=BlockKind.UTTERANCE, speaker="p1", text="おはようございます。"),
            Block(id="b3", kind=BlockKind.PHOTO, text="外観", file="images/a.png"),
            Block(id="b4", kind=BlockKind.UTTERANCE, text="誰の言葉か分かりません。"),
        ),
    )


def focusable(root: QWidget) -> list[QWidget]:
    """Return the controls within `root` that the focus can come to now."""
    return [
        w
        for w in (root, *root.findChildren(QWidget))
        if w.window() is root.window()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isVisibleTo(root.window())
        and w.isEnabled()
        and w.focusProxy() is None
        and not isinstance(w, (QMenu, QMenuBar))
        and not _inside_of_another(w)
    ]


def _inside_of_another(widget: QWidget) -> bool:
    """Whether the focus that comes here is that of a control around this widget."""
    parent = widget.parentWidget()
    return (
        parent is not None
        and parent.focusProxy() is widget
        and parent.focusPolicy() != Qt.FocusPolicy.NoFocus
    )


def name_of(widget: QWidget) -> str:
    """Return what assistive tools call a control."""
    if widget.accessibleName():
        return str(widget.accessibleName())
    if isinstance(widget, (QAbstractButton,)) and widget.text():
        return str(widget.text())
    if isinstance(widget, QGroupBox) and widget.title():
        return str(widget.title())
    labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return str(labels[0].text()) if labels else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget)!r} in {type(widget.parentWidget()).__name__}"


def assert_named(root: QWidget) -> None:
    found = focusable(root)
    assert found
    assert [described(w) for w in found if not name_of(w).strip()] == []


_KEY_OF_ROW = re.compile(r"（(Alt\+↑|Alt\+↓|Alt\+Delete)）$")
"""Buttons that are about the row with the caret: going to them leads past other rows, so they have keys."""


def walked(start: QWidget, key: Qt.Key) -> set[QWidget]:
    """Press Tab (or Backtab) from `start` until the focus has been there before; return where it was."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    assert start.window().isActiveWindow()
    seen: set[QWidget] = set()
    for _ in range(_MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            return seen
        seen.add(focused)
        modifiers = (
            Qt.KeyboardModifier.ShiftModifier if key == Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        )
        QTest.keyClick(focused, key, modifiers)
    raise AssertionError("Tab never comes back")


def assert_reached(root: QWidget, start: QWidget) -> None:
    """Assert that Tab or Shift+Tab leads to every control from `start`."""
    reached = walked(start, Key.Key_Tab) | walked(start, Key.Key_Backtab)
    left = [described(w) for w in focusable(root) if w not in reached and not _KEY_OF_ROW.search(w.toolTip())]
    assert left == []


def picture(window: QWidget, around: QRect) -> QImage:
    QApplication.processEvents()
    return window.grab(around.intersected(window.rect())).toImage()


def changed_pixels(one: QImage, other: QImage) -> int:
    assert one.size() == other.size()
    pixels = (memoryview(i.convertToFormat(QImage.Format.Format_RGB32).constBits()) for i in (one, other))
    return sum(a != b for a, b in zip(*(p.cast("I") for p in pixels), strict=True))


def assert_focus_seen(root: QWidget, controls: list[QWidget]) -> None:
    """Assert that each control looks otherwise with the focus than with the focus elsewhere."""
    window = root.window()
    unseen = []
    for control in controls:
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        around = QRect(control.mapTo(window, QPoint(0, 0)), control.size()).adjusted(
            -_RING, -_RING, _RING, _RING
        )
        with_focus = picture(window, around)
        control.clearFocus()
        if changed_pixels(with_focus, picture(window, around)) < _LEAST_CHANGE:
            unseen.append(described(control))
    assert unseen == []


def mnemonics_of(root: QWidget) -> list[str]:
    """Return the letters that Alt takes to a control of `root`."""
    texts = [w.text() for w in root.findChildren(QAbstractButton) if w.isVisibleTo(root)]
    texts += [w.text() for w in root.findChildren(QLabel) if w.buddy() is not None and w.isVisibleTo(root)]
    letters = [text.replace("&&", "").partition("&")[2][:1].upper() for text in texts]
    return [letter for letter in letters if letter]


_KEY_IN_TIP = re.compile(r"[(（][^()（）]*(?:F\d+|Ctrl|Alt)[^()（）]*[)）]$")


def assert_keyed(root: QWidget) -> None:
    """Assert that a key presses each button of `root` that has words on it: its letter, or the one it names."""
    buttons = [w for w in root.findChildren(QPushButton) if w.isVisibleTo(root) and w.text()]
    assert buttons
    without = [
        described(w)
        for w in buttons
        if not re.search(r"&[A-Z]", w.text().replace("&&", "")) and not _KEY_IN_TIP.search(w.toolTip())
    ]
    assert without == []
    letters = mnemonics_of(root)
    assert len(letters) == len(set(letters))


@pytest.fixture(
    params=[ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST], ids=["light", "dark", "contrast"]
)
def shown(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> Iterator[MainWindow]:
    """The window in each theme, without a blinking caret."""
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    qapp.setStyle("Fusion")
    window._appearance.choose(request.param)
    window.resize(1280, 900)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    qapp.setCursorFlashTime(flash)


@pytest.fixture
def at_work(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "rich.yaml"
    path.write_bytes(write_record(rich()))
    with qtbot.waitSignal(shown.desk.opened):
        shown.desk.open(path)
    shown.checker.check_now()
    shown.workspace.manuscript.go_to_block(0)
    return shown


def test_the_start_page(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("")
        remember_record(tmp_path / name)
    shown.starting.refresh(look_for_lost_work=False)
    page = shown.start_page
    qtbot.waitUntil(lambda: len(page.recent.rows) == 2)
    assert_named(page)
    assert_reached(page, page)
    assert_focus_seen(page, focusable(page))


@pytest.mark.parametrize("name", TABS)
def test_each_panel(at_work: MainWindow, name: str) -> None:
    at_work.actions_book[f"panel_{name}"].trigger()
    side = at_work.workspace.side
    assert_named(side)
    assert_reached(side, side.currentWidget())
    assert_focus_seen(side, focusable(side))


def test_outline_and_manuscript(at_work: MainWindow) -> None:
    workspace = at_work.workspace
    assert_named(workspace)
    controls = [*focusable(workspace.outline), *focusable(workspace.manuscript)]
    assert set(walked(workspace.outline, Key.Key_Tab)) >= {
        *focusable(workspace.outline),
        workspace.manuscript,
    }
    # From the last control of the panel Tab leads round to the outline.
    workspace.show_panel("problems")
    assert set(focusable(workspace.outline)) <= walked(workspace.side.currentWidget(), Key.Key_Tab)
    assert_focus_seen(workspace, controls)


def test_the_manuscript_is_reached_from_everywhere(at_work: MainWindow) -> None:
    for name in TABS:
        at_work.actions_book[f"panel_{name}"].trigger()
        at_work.actions_book["to_manuscript"].trigger()
        assert at_work.workspace.manuscript.hasFocus()


def test_palette_history_and_picker_keep_the_keys_in_their_field(at_work: MainWindow) -> None:
    for action in ("palette", "history", "speaker"):
        at_work.workspace.manuscript.setFocus()
        at_work.workspace.manuscript.go_to_block(1)
        at_work.actions_book[action].trigger()
        focused = QApplication.focusWidget()
        assert focused is not None
        panel = focused.parentWidget()
        assert panel is not None
        assert_named(panel)
        assert focusable(panel) == [focused]
        QTest.keyClick(focused, Key.Key_Escape)
        assert panel.isHidden()
        assert at_work.workspace.manuscript.hasFocus()


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Let the keys go to `window`, which has just been opened."""
    qtbot.waitUntil(window.isVisible)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def assert_dialog_fits(qtbot: QtBot, dialog: QWidget) -> None:
    activate(qtbot, dialog)
    assert dialog.windowTitle()
    assert_named(dialog)
    assert_reached(dialog, focusable(dialog)[0])
    assert_focus_seen(dialog, focusable(dialog))
    assert_keyed(dialog)


def test_help_about_and_questions(qtbot: QtBot, shown: MainWindow) -> None:
    HelpPage(shown.key_tools.keymap, shown).show()
    shown.help_tools.show_about()
    shown.tell_of_error("詳しい事情")
    shown.filing.tell("お知らせ", "読めません。")
    boxes = [w for w in shown.findChildren(QDialog) if w.isVisible()]
    assert len(boxes) == 4
    for box in reversed(boxes):
        if isinstance(box, QMessageBox):
            activate(qtbot, box)
            assert_named(box)
            assert_reached(box, focusable(box)[0])
            assert_keyed(box)
        else:
            assert_dialog_fits(qtbot, box)
        box.close()


def test_the_manual_the_licences_and_the_lengths(qtbot: QtBot, shown: MainWindow) -> None:
    shown.help_tools.show_manual()
    (manual,) = shown.findChildren(ManualWindow)
    qtbot.waitUntil(lambda: manual.contents.count() > 0)
    shown.help_tools.show_licences()
    (licences,) = shown.findChildren(LicenceWindow)
    qtbot.waitUntil(lambda: licences.list.count() > 0)
    lengths = CountWindow(shown.session, shown)
    lengths.show()
    for dialog in (lengths, licences, manual):
        assert_dialog_fits(qtbot, dialog)
        dialog.close()


def test_how_a_record_begins(qtbot: QtBot, shown: MainWindow) -> None:
    dialog = BeginWindow(shown.session, shown._appearance.theme, shown)
    dialog.open()
    assert_dialog_fits(qtbot, dialog)
    dialog.close()


def test_preferences(qtbot: QtBot, shown: MainWindow) -> None:
    shown.key_tools.show_preferences()
    (dialog,) = shown.findChildren(Preferences)
    assert_dialog_fits(qtbot, dialog)
    # The question whether a key is taken from another action has buttons of its own.
    page = dialog.keys_page
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Return)
    QTest.keyClick(page.recorder, Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert page.take_button.isVisible()
    assert_dialog_fits(qtbot, dialog)
    for index in range(1, dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(index)
        assert_dialog_fits(qtbot, dialog)
    dialog.close()


def test_unused_pictures(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    dialog = UnusedPicturesDialog(tmp_path, {"images/a.png": None, "images/b.png": 2048}, shown)
    dialog.open()
    assert_dialog_fits(qtbot, dialog)
    dialog.close()


def test_the_import_review(qtbot: QtBot, shown: MainWindow) -> None:
    dialog = ImportReview(shown._appearance.theme, shown)
    dialog.open()
    dialog.import_text(SOURCE)
    qtbot.waitUntil(dialog.review.isVisible)
    assert_dialog_fits(qtbot, dialog)
    dialog.reject()


def test_a_question_in_its_place_is_answered_by_a_letter(qtbot: QtBot, at_work: MainWindow) -> None:
    at_work.actions_book["panel_participants"].trigger()
    panel = at_work.workspace.side.participants
    for key, people in ((Key.Key_C, 2), (Key.Key_Y, 1)):
        panel.list.setFocus()
        QTest.keyClick(panel.list, Key.Key_Delete)
        QApplication.processEvents()
        assert panel.question.isVisible()
        assert_keyed(panel.question)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, Qt.KeyboardModifier.AltModifier)
        # Qt shows the button pressed for a moment.
        qtbot.waitUntil(panel.question.isHidden)
        assert len(at_work.session.record.participants) == people


def test_the_pages_of_waiting_and_failure(qtbot: QtBot, shown: MainWindow, tmp_path: Path) -> None:
    dialog = ImportReview(shown._appearance.theme, shown)
    dialog.open()
    dialog.import_file(tmp_path / "missing.txt")
    assert "&C" in dialog.progress.cancel_button.text()
    qtbot.waitUntil(dialog.failure.isVisible)
    assert_keyed(dialog)
    QTest.keyClick(dialog, Key.Key_C, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())


def test_every_action_is_in_a_menu(shown: MainWindow) -> None:
    menus = [action.menu() for action in shown.menuBar().actions()]
    inside = {a for menu in menus if isinstance(menu, QMenu) for a in menu.actions()}
    assert {spec.id for spec in ACTIONS if shown.actions_book[spec.id] not in inside} == set()
    letters = [
        action.text().replace("&&", "").partition("&")[2][:1]
        for menu in menus
        if isinstance(menu, QMenu)
        for action in menu.actions()
    ]
    assert all(shiboken6.isValid(menu) for menu in menus)
    assert len(letters) > len(ACTIONS)


def test_letters_of_the_menus_as_they_are_shown(at_work: MainWindow) -> None:
    at_work.actions_book["kind_heading"].trigger()
    at_work.actions_book["undo"].trigger()
    for bar_action in at_work.menuBar().actions():
        menu = bar_action.menu()
        assert isinstance(menu, QMenu)
        letters = [a.text().replace("&&", "").partition("&")[2][:1] for a in menu.actions()]
        found = [letter for letter in letters if letter]
        assert len(found) == len(set(found)), menu.title()
        assert found or menu.title().startswith("種類")
