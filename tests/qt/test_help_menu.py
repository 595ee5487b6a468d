"""The manual, the licences, the folders and the version, as the help menu shows them."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from zadankai_editor import __version__
from zadankai_editor.storage.paths import data_folder, settings_folder
from zadankai_editor.ui.helping.licence_window import LicenceWindow
from zadankai_editor.ui.helping.licences import licences
from zadankai_editor.ui.helping.manual import heading_of, read_manual, without_web_links
from zadankai_editor.ui.helping.manual_window import ManualWindow
from zadankai_editor.ui.main_window import MainWindow

Key = Qt.Key
IMAGE = QTextDocument.ResourceType.ImageResource.value


class Opened(QObject):
    """Stands for whatever the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def opened() -> Iterator[Opened]:
    found = Opened()
    for scheme in ("file", "http", "https"):
        QDesktopServices.setUrlHandler(scheme, found, "open_url")  # type: ignore[arg-type]
    yield found
    for scheme in ("file", "http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def manual(qtbot: QtBot, window: MainWindow) -> Iterator[ManualWindow]:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.start_page, Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    (found,) = window.findChildren(ManualWindow)
    with qtbot.waitActive(found):
        found.activateWindow()
    qtbot.waitUntil(lambda: found.contents.count() > 0)
    yield found
    if shiboken6.isValid(found):
        found.close()


def _top(manual: ManualWindow) -> str:
    """Return the first line that is seen of the manual."""
    return manual.page.cursorForPosition(QPoint(40, 16)).block().text()


class TestManual:
    def test_opens_by_a_key_and_shows_what_is_written(self, manual: ManualWindow) -> None:
        assert manual.contents.hasFocus()
        assert _top(manual) == "座談会エディタの使い方"
        shown = manual.page.toPlainText()
        assert "読み込んでいます" not in shown
        assert "保存するまでの手引きです。すべてキーボードだけで" in shown

    def test_going_through_the_contents_shows_each_heading(self, manual: ManualWindow) -> None:
        for row in range(1, manual.contents.count() - 3):
            QTest.keyClick(manual.contents, Key.Key_Down)
            assert manual.contents.currentRow() == row
            assert _top(manual) == manual.contents.item(row).text().strip()
        QTest.keyClick(manual.contents, Key.Key_Return)
        assert manual.page.hasFocus()

    def test_a_link_within_the_manual_is_followed(self, manual: ManualWindow) -> None:
        link = manual.page.document().find("問題を順に片付ける")
        at = manual.page.cursorRect(link).center() - QPoint(20, 0)
        QTest.mouseClick(manual.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert _top(manual) == "5. 問題を順に片付ける"
        manual.page.anchorClicked.emit(QUrl("structuring.md"))
        assert _top(manual) == "見本をキーだけで形にする"

    def test_nothing_else_is_opened_or_read(self, manual: ManualWindow, opened: Opened) -> None:
        for address in ("https://example.com/", "file:///etc/hostname", "other.md", "images/start.png"):
            manual.page.anchorClicked.emit(QUrl(address))
        assert opened.urls == []
        assert manual.page.loadResource(IMAGE, QUrl("file:///etc/hostname")) is None
        assert manual.page.loadResource(IMAGE, QUrl("images/../images/start.png")) is None
        assert _top(manual) == "座談会エディタの使い方"

    def test_every_picture_is_there_and_fits(self, manual: ManualWindow, root: Path) -> None:
        text = "".join(
            (root / "docs" / page).read_text("utf-8") for page in ("manual.md", "structuring.md", "checks.md")
        )
        names = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
        assert len(names) > 10
        for name in names:
            picture = manual.page.loadResource(IMAGE, QUrl(name))
            assert isinstance(picture, QImage)
            assert 0 < picture.deviceIndependentSize().width() < manual.page.width()

    def test_searching(self, manual: ManualWindow) -> None:
        QTest.keyClick(manual.page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert manual.search.hasFocus()
        manual.search.insert("公開用に確定")
        QTest.keyClick(manual.search, Key.Key_Return)
        first = manual.page.textCursor()
        assert first.selectedText() == "公開用に確定"
        QTest.keyClick(manual.search, Key.Key_F3)
        second = manual.page.textCursor()
        assert (second.selectedText(), second.position() > first.position()) == ("公開用に確定", True)
        QTest.keyClick(manual.search, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
        assert manual.page.textCursor().position() == first.position()

    def test_what_is_not_there_is_said(self, manual: ManualWindow) -> None:
        manual.search.setText("<b>ばななのかわ")
        QTest.keyClick(manual.search, Key.Key_Return)
        assert manual.message.text() == "「<b>ばななのかわ」は手引きの中に見つかりません。"

    def test_esc_ends_the_search_and_then_the_window(self, qtbot: QtBot, manual: ManualWindow) -> None:
        QTest.keyClick(manual.page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(manual.search, "banana")
        QTest.keyClick(manual.search, Key.Key_Return)
        QTest.keyClick(manual.search, Key.Key_Escape)
        assert manual.isVisible()
        assert (manual.search.text(), manual.message.text()) == ("", "")
        assert manual.page.hasFocus()
        QTest.keyClick(manual.page, Key.Key_Escape)
        qtbot.waitUntil(lambda: not shiboken6.isValid(manual) or not manual.isVisible())

    def test_the_contents_follow_what_is_shown(self, qtbot: QtBot, manual: ManualWindow) -> None:
        def shown() -> str:
            item = manual.contents.currentItem()
            return item.text().strip()

        wheel = manual.page.verticalScrollBar()
        manual.contents.setCurrentRow(6)
        there, chosen = wheel.value(), shown()
        assert _top(manual) == chosen
        manual.contents.setCurrentRow(0)
        wheel.setValue(there)
        qtbot.waitUntil(lambda: shown() == chosen)
        assert wheel.value() == there, "it is followed, and does not lead"
        # A hit further down, and back at the beginning.
        manual.search.setText("校正ファイル")
        QTest.keyClick(manual.search, Key.Key_Return)
        hit = manual.page.textCursor().position()
        row = manual.contents.currentRow()
        headings = [manual._blocks[heading].position() for heading in manual._headings]
        assert headings[row] <= hit
        assert row + 1 == len(headings) or hit < headings[row + 1]
        wheel.setValue(0)
        qtbot.waitUntil(lambda: manual.contents.currentRow() == 0)

    def test_the_last_headings_can_be_chosen(self, qtbot: QtBot, manual: ManualWindow) -> None:
        last = manual.contents.count() - 1
        manual.contents.setCurrentRow(last)
        QTest.qWait(50)
        assert manual.contents.currentRow() == last

    def test_it_is_opened_once(self, window: MainWindow, manual: ManualWindow) -> None:
        window.actions_book["manual"].trigger()
        assert window.findChildren(ManualWindow) == [manual]

    def test_esc_closes_it(self, manual: ManualWindow) -> None:
        QTest.keyClick(manual.contents, Key.Key_Escape)
        assert not manual.isVisible()


def test_an_address_on_the_network_is_text() -> None:
    assert without_web_links("[設計](https://example.com/a) と [表](#b)") == (
        "設計（`https://example.com/a`） と [表](#b)"
    )
    assert without_web_links("![図](images/a.png)") == "![図](images/a.png)"


def test_every_link_of_the_manual_leads_to_a_heading() -> None:
    manual = read_manual()
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", manual.text)
    assert [link for link in links if heading_of(link, manual.headings) is None] == []


def test_licences_of_all_that_comes_along(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_book["licences"].trigger()
    (found,) = window.findChildren(LicenceWindow)
    qtbot.waitUntil(lambda: found.list.count() > 0)
    rows = {found.list.item(row).text().split()[0]: row for row in range(found.list.count())}
    assert {"座談会エディタ", "Python", "pydantic", "lxml", "PyYAML", "SudachiPy"} <= rows.keys()
    texts = {}
    for name, row in rows.items():
        found.list.setCurrentRow(row)
        texts[name] = found.text.toPlainText()
    assert [name for name, text in texts.items() if len(text) < 500] == []
    assert "MIT License" in texts["座談会エディタ"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["PySide6_Essentials"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["PySide6_Essentials"]
    found.close()


def test_qt_is_named_where_no_part_tells_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("zadankai_editor.ui.helping.licences.distribution", missing)
    texts = {found.name: found.text for found in licences()}
    assert set(texts) == {"座談会エディタ", "Python", "PySide6"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["PySide6"]


def test_the_licence_that_is_shown_is_the_projects(root: Path) -> None:
    shown = root / "resources" / "licences" / "zadankai-editor.txt"
    assert shown.read_text("utf-8") == (root / "LICENSE").read_text("utf-8")


def _box(window: MainWindow) -> QMessageBox:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def _press(box: QMessageBox, words: str) -> None:
    (button,) = [b for b in box.findChildren(QPushButton) if b.text().startswith(words)]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("words", "which"), [("自動バックアップを開く", 0), ("設定を開く", 1)])
def test_the_folders_are_shown_and_opened_though_nothing_is_in_them_yet(
    qtbot: QtBot, window: MainWindow, opened: Opened, words: str, which: int
) -> None:
    folder = (data_folder(), settings_folder())[which]
    window.actions_book["data_folder"].trigger()
    box = _box(window)
    assert str(data_folder()) in box.text()
    assert str(settings_folder()) in box.text()
    _press(box, words)
    qtbot.waitUntil(lambda: bool(opened.urls))
    assert opened.urls == [QUrl.fromLocalFile(str(folder))]
    assert folder.is_dir()


def test_the_version_can_be_copied(window: MainWindow) -> None:
    window.actions_book["about"].trigger()
    box = _box(window)
    assert "Python 3." in box.text()
    _press(box, "コピー")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"座談会エディタ {__version__}\nPython ")
    assert "\nQt 6." in copied
