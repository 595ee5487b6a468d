"""The start page: what it offers, what it tells, and what can be dropped on it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.session.incoming import Brought
from zadankai_editor.ui.start_page import StartPage
from zadankai_editor.ui.start_page.choice import Choice
from zadankai_editor.ui.start_page.recent import MISSING
from zadankai_editor.ui.theme import DARK, LIGHT


@dataclass(frozen=True)
class Lost:
    title: str
    when: datetime
    path: Path | None = None


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(LIGHT)
    qtbot.addWidget(page)
    page.resize(1280, 740)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    return page


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    """Three records, of which the last has gone."""
    found = tuple(tmp_path / f"{name}.yaml" for name in ("春の座談会", "夏の座談会", "秋の座談会"))
    for path in found[:2]:
        path.write_text("", encoding="utf-8")
    last_year = datetime.now() - timedelta(days=400)  # noqa: DTZ005  files have local times
    os.utime(found[1], (last_year.timestamp(), last_year.timestamp()))
    return found


def _copy(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)


def _text(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def _file(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def _paste(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _drop(page: StartPage, mime: QMimeData) -> bool:
    """Drag over the page and let go; return whether the page took it."""
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, mime, button, none)
    entering.ignore()
    QApplication.sendEvent(page, entering)
    if entering.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), action, mime, button, none))
    return entering.isAccepted()


class TestChoices:
    @pytest.mark.parametrize(
        ("choice", "signal"),
        [
            ("import_choice", "import_wanted"),
            ("open_choice", "open_wanted"),
            ("new_choice", "new_wanted"),
            ("sample_choice", "sample_wanted"),
        ],
    )
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, None])
    def test_each_says_what_is_wanted(
        self, qtbot: QtBot, page: StartPage, choice: str, signal: str, key: Qt.Key | None
    ) -> None:
        button = getattr(page, choice)
        with qtbot.waitSignal(getattr(page, signal), timeout=1000):
            if key is None:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            else:
                button.setFocus()
                QTest.keyClick(button, key)

    def test_the_first_has_the_focus_and_tab_reaches_the_others_in_order(self, page: StartPage) -> None:
        assert page.paste_choice.hasFocus()
        order = [page.import_choice, page.open_choice, page.new_choice, page.sample_choice]
        for choice in order:
            QTest.keyClick(_focused(), Qt.Key.Key_Tab)
            assert choice.hasFocus()

    def test_each_has_a_name_for_screen_readers(self, page: StartPage) -> None:
        assert all(choice.accessibleName() for choice in page.findChildren(Choice))


class TestPasting:
    def test_text(self, qtbot: QtBot, page: StartPage) -> None:
        _copy(_text("甲野\nこんにちは。"))
        with qtbot.waitSignal(page.paste_wanted, timeout=1000):
            _paste(page.paste_choice)

    @pytest.mark.parametrize("mime", [QMimeData, lambda: _text(" \n　")])
    def test_nothing_to_paste_is_told(
        self, qtbot: QtBot, page: StartPage, mime: Callable[[], QMimeData]
    ) -> None:
        _copy(mime())
        with qtbot.assertNotEmitted(page.paste_wanted):
            QTest.mouseClick(page.paste_choice, Qt.MouseButton.LeftButton)
        assert page.message.isVisible()
        assert "文章がありません" in page.message.text()
        _copy(_text("甲野"))
        _paste(page.paste_choice)
        assert not page.message.isVisible()

    def test_empty_clipboard_is_told(self, page: StartPage) -> None:
        QGuiApplication.clipboard().clear()
        _paste(page.paste_choice)
        assert page.message.isVisible()
        QApplication.processEvents()
        assert page.message.height() >= page.message.heightForWidth(page.message.width())

    def test_a_copied_file_is_taken_as_a_file(
        self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]
    ) -> None:
        _copy(_file(files[0]))
        with qtbot.waitSignal(page.brought, timeout=1000) as dropped:
            _paste(page.paste_choice)
        assert dropped.args == [Brought(files=(files[0],))]

    def test_html_alone_is_no_empty_clipboard(self, qtbot: QtBot, page: StartPage) -> None:
        mime = QMimeData()
        mime.setHtml("<p>甲野</p>")
        _copy(mime)
        with qtbot.waitSignal(page.paste_wanted, timeout=1000):
            _paste(page.paste_choice)

    def test_the_keys_mean_the_page_although_a_menu_has_them(self, qtbot: QtBot) -> None:
        window, page = QMainWindow(), StartPage(LIGHT)
        qtbot.addWidget(window)
        window.setCentralWidget(page)
        action = window.menuBar().addMenu("編集").addAction("貼り付け")
        action.setShortcut("Ctrl+V")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.setFocus()
        _copy(_text("甲野"))
        with qtbot.assertNotEmitted(action.triggered), qtbot.waitSignal(page.paste_wanted, timeout=1000):
            _paste(page.import_choice)


class TestRecent:
    def test_none_leaves_no_heading(self, page: StartPage) -> None:
        page.set_recent(())
        assert not page.recent.isVisible()

    def test_name_folder_and_when(self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]) -> None:
        page.set_recent(files)
        rows = page.recent.rows
        qtbot.waitUntil(lambda: rows[2].choice.hint == MISSING)
        assert [row.choice.text() for row in rows] == ["春の座談会", "夏の座談会", "秋の座談会"]
        assert rows[0].choice.hint.startswith("今日")
        assert "年" in rows[1].choice.hint
        assert str(files[0].parent) in rows[0].choice.accessibleDescription()

    def test_missing_one_is_greyed_and_can_be_removed(
        self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]
    ) -> None:
        page.set_recent(files)
        gone = page.recent.rows[2]
        qtbot.waitUntil(lambda: not gone.choice.isEnabled())
        with qtbot.waitSignal(page.forget_wanted, timeout=1000) as forgotten:
            QTest.mouseClick(gone.forget, Qt.MouseButton.LeftButton)
        assert forgotten.args == [files[2]]

    def test_enter_opens_and_delete_removes(
        self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]
    ) -> None:
        page.set_recent(files)
        choice = page.recent.rows[1].choice
        choice.setFocus()
        with qtbot.waitSignal(page.recent_wanted, timeout=1000) as wanted:
            QTest.keyClick(choice, Qt.Key.Key_Return)
        with qtbot.waitSignal(page.forget_wanted, timeout=1000) as forgotten:
            QTest.keyClick(choice, Qt.Key.Key_Delete)
        assert wanted.args == forgotten.args == [files[1]]

    def test_the_focus_stays_in_the_list_when_one_goes(
        self, page: StartPage, files: tuple[Path, ...]
    ) -> None:
        page.set_recent(files)
        page.recent.rows[1].choice.setFocus()
        page.set_recent((files[0], files[2]))
        assert page.recent.rows[0].choice.hasFocus()

    def test_an_answer_that_comes_late_concerns_nobody(
        self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]
    ) -> None:
        page.set_recent((files[2],))
        page.set_recent(files[:2])
        qtbot.waitUntil(lambda: all(row.choice.hint for row in page.recent.rows))
        assert all(row.choice.isEnabled() for row in page.recent.rows)


class TestLostWork:
    def test_it_comes_first_and_says_what_and_when(
        self, qtbot: QtBot, page: StartPage, tmp_path: Path
    ) -> None:
        lost = Lost("春の座談会", datetime.now().astimezone(), tmp_path / "春.yaml")
        page.set_recoverable([lost])
        (choice,) = page.recover_choices
        assert choice.text() == "前回の作業を復元する"
        assert "春の座談会" in choice.accessibleDescription()
        assert choice.hint.startswith("今日")
        QApplication.processEvents()
        assert choice.mapTo(page, QPoint()).y() < page.paste_choice.mapTo(page, QPoint()).y()
        page.setFocus()
        with qtbot.waitSignal(page.recover_wanted, timeout=1000) as wanted:
            QTest.keyClick(_focused(), Qt.Key.Key_Return)
        assert wanted.args == [lost]

    def test_several_are_told_apart(self, qtbot: QtBot, page: StartPage) -> None:
        now = datetime.now().astimezone()
        items = [Lost("春の座談会", now), Lost("夏の座談会", now - timedelta(days=1))]
        page.set_recoverable(items)
        assert [choice.text() for choice in page.recover_choices] == [
            "「春の座談会」の作業を復元する",
            "「夏の座談会」の作業を復元する",
        ]
        with qtbot.waitSignal(page.recover_wanted, timeout=1000) as wanted:
            QTest.mouseClick(page.recover_choices[1], Qt.MouseButton.LeftButton)
        assert wanted.args == [items[1]]

    def test_work_without_a_name_is_not_named_twice(self, page: StartPage) -> None:
        now = datetime.now().astimezone()
        page.set_recoverable([Lost("まだ保存していない記録", now), Lost("夏の座談会", now)])
        first = page.recover_choices[0]
        shown = f"{first.text()}{first.accessibleDescription()}"
        assert shown.count("まだ保存していない記録") == 1

    def test_none_is_left_when_it_was_taken_up(self, page: StartPage) -> None:
        page.set_recoverable([Lost("春の座談会", datetime.now().astimezone())])
        page.set_recoverable([])
        assert page.recover_choices == []
        page.setFocus()
        assert page.paste_choice.hasFocus()


class TestDropping:
    def test_file(self, qtbot: QtBot, page: StartPage, files: tuple[Path, ...]) -> None:
        with qtbot.waitSignal(page.brought, timeout=1000) as dropped:
            assert _drop(page, _file(files[0]))
        assert dropped.args == [Brought(files=(files[0],))]

    def test_text(self, qtbot: QtBot, page: StartPage) -> None:
        with qtbot.waitSignal(page.brought, timeout=1000) as dropped:
            assert _drop(page, _text("甲野\nこんにちは。"))
        assert dropped.args == [Brought(text="甲野\nこんにちは。")]

    def test_what_is_neither_file_text_nor_picture_is_not_taken(self, page: StartPage) -> None:
        sound = QMimeData()
        sound.setData("audio/wav", b"RIFF")
        assert not _drop(page, sound)


class TestLook:
    @pytest.mark.parametrize("size", [(1920, 1020), (1280, 740), (700, 480), (420, 360)])
    def test_nothing_is_cut_off_sideways(
        self, page: StartPage, files: tuple[Path, ...], size: tuple[int, int]
    ) -> None:
        page.set_recent(files)
        page.resize(*size)
        QApplication.processEvents()
        for choice in page.findChildren(Choice):
            if choice.isVisible():
                left = choice.mapTo(page, QPoint()).x()
                assert left >= 0
                assert left + choice.width() <= page.width()

    def test_theme_can_change(self, page: StartPage) -> None:
        page.set_theme(DARK)
        picture = page.import_choice.grab().toImage()
        middle = picture.pixelColor(picture.width() // 2, 6)
        assert middle == DARK.base
