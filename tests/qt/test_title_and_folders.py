"""Which record a window shows, where it is, and where file dialogs begin."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from zadankai_editor.storage.settings import IMPORT_FOLDER, RECORD_FOLDER
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.window_title import window_title


class Shown(QObject):
    """Stands for the system's window for files."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def show_url(self, url: QUrl) -> None:
        self.urls.append(url)


@pytest.fixture
def shown() -> Iterator[Shown]:
    found = Shown()
    QDesktopServices.setUrlHandler("file", found, "show_url")  # type: ignore[arg-type]
    yield found
    QDesktopServices.unsetUrlHandler("file")


class Dialogs:
    """Answers for the system's file dialogs, and remembers where they began."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.began: list[str] = []
        self.answer = ""

    def wait_for(self, count: int) -> None:
        """Wait until so many have begun."""
        self._qtbot.waitUntil(lambda: len(self.began) == count)

    def __call__(self, _parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        self.began.append(start)
        return self.answer, ""


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Dialogs:
    found = Dialogs(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", found)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", found)
    return found


def _open(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)


class TestTitle:
    def test_of_a_record_with_a_file(self, qtbot: QtBot, window: MainWindow, saved: Path) -> None:
        _open(qtbot, window, saved)
        assert window.windowTitle() == "湊の座談会 — saved.yaml[*]"
        assert not window.isWindowModified()
        window.workspace.manuscript.go_to_block(1)
        QTest.keyClicks(window.workspace.manuscript, "a")
        assert window.isWindowModified()

    def test_of_a_copy_which_is_one_until_it_is_saved(
        self, qtbot: QtBot, window: MainWindow, saved: Path
    ) -> None:
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open_copy(saved)
        assert window.windowTitle() == "湊の座談会 — saved.yaml のコピー（未保存）[*]"
        with qtbot.waitSignal(window.desk.saved):
            window.desk.save(saved.with_name("別の名前.yaml"))
        assert window.windowTitle() == "湊の座談会 — 別の名前.yaml[*]"

    def test_of_the_sample(self, qtbot: QtBot, window: MainWindow) -> None:
        with qtbot.waitSignal(window.desk.opened):
            window.start_page.sample_choice.click()
        assert window.windowTitle().endswith(" — 見本 のコピー（未保存）[*]")

    def test_of_a_new_record(self, window: MainWindow) -> None:
        window.desk.new()
        assert window.windowTitle() == "新しい記録 — 未保存[*]"

    def test_of_a_record_after_a_copy(self, qtbot: QtBot, window: MainWindow, saved: Path) -> None:
        with qtbot.waitSignal(window.desk.opened):
            window.desk.open_copy(saved)
        window.desk.new()
        assert "コピー" not in window.windowTitle()

    def test_of_the_start_page(self, qtbot: QtBot, window: MainWindow, saved: Path) -> None:
        _open(qtbot, window, saved)
        window.show_start(look_for_lost_work=False)
        assert window.windowTitle() == "座談会エディタ"

    def test_what_looks_like_qts_mark_is_shown(self, qtbot: QtBot, window: MainWindow) -> None:
        window.setWindowTitle(window_title("案[*]\n第二", None))
        # Qt shows the mark twice as the mark, and puts nothing for the one at the end.
        assert window.windowTitle() == "案[*][*] 第二 — 未保存[*]"

    def test_the_state_tells_where_the_file_is(self, qtbot: QtBot, window: MainWindow, saved: Path) -> None:
        _open(qtbot, window, saved)
        assert str(saved) in window.status._status.toolTip()
        window.show_start(look_for_lost_work=False)
        window.desk.new()
        assert window.status._status.toolTip() == "まだ保存していません。"


class TestFolder:
    def test_is_opened(self, qtbot: QtBot, window: MainWindow, saved: Path, shown: Shown) -> None:
        _open(qtbot, window, saved)
        window.actions_book["open_folder"].trigger()
        assert shown.urls == [QUrl.fromLocalFile(str(saved.parent))]
        assert window.actions_book["open_folder"].text().startswith("フォルダーを開く：test_is_opened")

    def test_is_refused_in_words_without_a_file(self, window: MainWindow, shown: Shown) -> None:
        window.desk.new()
        window.actions_book["open_folder"].trigger()
        assert shown.urls == []
        assert "まだ保存していない記録" in window.status._line.words.text()

    def test_is_none_on_the_start_page(self, window: MainWindow) -> None:
        assert not window.actions_book["open_folder"].isEnabled()


class TestDialogs:
    @pytest.mark.parametrize("there", [True, False])
    def test_begin_among_the_documents_or_at_home(
        self,
        window: MainWindow,
        dialogs: Dialogs,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        *,
        there: bool,
    ) -> None:
        known = tmp_path / "書類"
        if there:
            known.mkdir()
        monkeypatch.setattr("zadankai_editor.ui.folders.documents", lambda: known)
        folder = known if there else Path.home()
        window.actions_book["import"].trigger()
        dialogs.wait_for(1)
        window.actions_book["open"].trigger()
        dialogs.wait_for(2)
        window.desk.new()
        window.actions_book["save_as"].trigger()
        dialogs.wait_for(3)
        assert dialogs.began == [str(folder), str(folder), str(folder / "座談会.yaml")]

    def test_import_begins_where_the_last_import_was(
        self, qtbot: QtBot, window: MainWindow, dialogs: Dialogs, tmp_path: Path
    ) -> None:
        source = tmp_path / "元の記録" / "記録.txt"
        source.parent.mkdir()
        source.write_text("甲野：おはようございます。\n", "utf-8")
        dialogs.answer = str(source)
        window.actions_book["import"].trigger()
        dialogs.wait_for(1)
        dialogs.answer = ""
        window.actions_book["import"].trigger()
        dialogs.wait_for(2)
        assert dialogs.began[1] == str(source.parent)
        assert window._settings.get(IMPORT_FOLDER) == str(source.parent)
        (review,) = window.findChildren(ImportReview)
        qtbot.waitUntil(review.review.isVisible)
        review.reject()

    def test_open_begins_where_the_last_record_was(
        self, qtbot: QtBot, window: MainWindow, dialogs: Dialogs, saved: Path
    ) -> None:
        _open(qtbot, window, saved)
        window.show_start(look_for_lost_work=False)
        window.actions_book["open"].trigger()
        dialogs.wait_for(1)
        assert dialogs.began == [str(saved.parent)]

    def test_a_picture_is_looked_for_beside_the_record(
        self, qtbot: QtBot, window: MainWindow, dialogs: Dialogs, saved: Path
    ) -> None:
        _open(qtbot, window, saved)
        window.workspace.side.photos.choose_file()
        dialogs.wait_for(1)
        assert dialogs.began == [str(saved.parent)]


class TestFoldersOfAnEarlierSession:
    def test_count_where_they_are_still_there(
        self, window: MainWindow, dialogs: Dialogs, tmp_path: Path
    ) -> None:
        window._settings.set(IMPORT_FOLDER, str(tmp_path))
        window._settings.set(RECORD_FOLDER, str(tmp_path / "消えたフォルダー"))
        window.actions_book["import"].trigger()
        dialogs.wait_for(1)
        window.actions_book["open"].trigger()
        dialogs.wait_for(2)
        assert dialogs.began[0] == str(tmp_path)
        assert "消えたフォルダー" not in dialogs.began[1]
        assert Path(dialogs.began[1]).is_dir()
