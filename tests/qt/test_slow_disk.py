"""A disk that does not answer: the window goes on, nothing is dropped, nothing typed meanwhile is lost."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.qt.slow_disk import SlowDisk, elsewhere, leave, watch
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, Status
from zadankai_editor.record.review import State
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.files import open_record, save_record
from zadankai_editor.storage.locks import lock_record
from zadankai_editor.storage.recent import remember_record
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.folders import documents
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.recent_menu import RecentMenu

SLOW = 0.15
"""Seconds that each look at a file on the share takes."""

PATIENCE = 20_000
"""Milliseconds for what is done on the share in the background."""


def picture(path: Path, colour: Qt.GlobalColor = Qt.GlobalColor.red) -> Path:
    """Draw a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(colour)
    assert image.save(str(path))
    return path


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with two records, one of them with a picture."""
    folder = tmp_path / "share"
    folder.mkdir()
    people = (Participant(id="p1", label="早瀬"), Participant(id="p2", label="桐生"))
    for name, title in (("a", "湊の座談会"), ("b", "丘の座談会")):
        blocks = (
            Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text=f"{title}です。"),
            Block(id="b2", kind=BlockKind.PHOTO, text="会場", alt="机と椅子", file=f"images/{name}.png"),
        )
        record = Record(title=title, participants=people, blocks=blocks)
        elsewhere(partial(save_record, folder / f"{name}.yaml", State(record=record), None))
        picture(folder / f"images/{name}.png")
    return folder


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    made = SlowDisk(monkeypatch)
    yield made
    leave(made)


class Desk:
    """The real window, and whether it answers."""

    def __init__(self, window: MainWindow, qtbot: QtBot, disk: SlowDisk) -> None:
        self.window = window
        self.session = window.session
        self.disk = disk
        self.said: list[str] = []
        for speaker in (window.filing, window.importer, window.starting, window.workspace):
            speaker.said.connect(self.said.append)
        self.longest = 0.0
        self._qtbot = qtbot
        self._last = monotonic()
        self._beat = QTimer(window, interval=10)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now = monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def until(self, found: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE)

    def do(self, action: str) -> None:
        self.window.actions_book[action].trigger()

    def open(self, path: Path) -> None:
        self.window.filing.open_path(path)
        self.until(lambda: self.session.path == path)

    def type(self, text: str) -> None:
        manuscript = self.window.workspace.manuscript
        manuscript.setFocus()
        QTest.keyClicks(manuscript, text)

    @property
    def box(self) -> QMessageBox | None:
        return next((b for b in self.window.findChildren(QMessageBox) if b.isVisible()), None)

    def wait_for_box(self) -> QMessageBox:
        self.until(lambda: self.box)
        box = self.box
        assert box is not None
        return box

    def answer(self, letter: str) -> None:
        """Press the button with that access key."""
        box = self.wait_for_box()
        button = next(b for b in box.buttons() if f"(&{letter})" in b.text())
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def words(self) -> str:
        """What the status line says."""
        return self.window.status._line.words.text()

    def drop(self, *files: Path) -> None:
        """Drop files on the list of pictures."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        panel = self.window.workspace.side.photos
        event = QDropEvent(
            QPointF(10, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        panel.dropEvent(event)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, disk: SlowDisk) -> Iterator[Desk]:
    settings = Settings()
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    appearance = Appearance(qapp, settings)
    window = MainWindow(settings, appearance)
    qtbot.addWidget(window)
    window.start(None)
    watch(disk)  # The program is there: from now on nothing may keep it waiting.
    yield Desk(window, qtbot, disk)
    leave(disk)
    disk.seconds = 0.0
    window.show_start(look_for_lost_work=False)
    window.close()
    assert window.finish(30)
    appearance.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def rename(path: Path, title: str) -> None:
    """Let somebody else change a record."""
    opened = open_record(path)
    state = opened.state.replaced(record=opened.state.record.replaced(title=title))
    save_record(path, state, opened.digest, review_expected=opened.review_digest)


def elsewhere_first() -> Path:
    """Where a dialog begins that has no better place."""
    return documents() if documents().is_dir() else Path.home()


def no_offence(disk: SlowDisk) -> None:
    assert not disk.offences, "\n\n".join(f"{place}\n{way}" for place, way in disk.offences.items())


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the file dialogs be answered with these, one after the other."""
    waiting = [str(path) for path in paths]

    def answer(*_arguments: object) -> tuple[str, str]:
        return waiting.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)


def test_nothing_that_is_done_in_the_window_touches_the_disk_on_its_thread(
    desk: Desk, disk: SlowDisk, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = desk.window, desk.session
    elsewhere(lambda: remember_record(share / "gone.yaml"))
    # From the start page: the sample, a new record, one of the last.
    window.start_page.sample_choice.click()
    desk.until(lambda: session.record.blocks)
    desk.do("close")
    desk.until(lambda: window.start_page.recent.rows)
    window.start_page.recent.rows[0].forget.click()
    desk.until(lambda: not window.start_page.recent.rows)
    window.start_page.new_choice.click()
    desk.until(lambda: window.record_shown)
    desk.type("hello")
    # A picture for a record without a file, then its first save.
    desk.drop(picture(share / "new.png", Qt.GlobalColor.green))
    desk.until(lambda: any(b.file for b in session.record.blocks))
    choosing(monkeypatch, share / "first.yaml", share / "a.yaml", share / "new.png", share / "other.yaml")
    desk.do("save")
    desk.until(lambda: session.path == share / "first.yaml" and not session.modified)
    # Another record, all its panels, a picture that is chosen, a look for unused ones.
    desk.do("open")
    desk.until(lambda: session.path == share / "a.yaml")
    for panel in ("participants", "agenda", "photos", "details", "problems"):
        window.workspace.show_panel(panel)
        QTest.qWait(20)
    window.workspace.side.photos.choose_file()
    desk.until(lambda: session.modified)
    desk.type("x")
    desk.do("finalize")
    desk.answer("F")
    desk.until(lambda: session.record.status is Status.READY)
    desk.do("save")
    desk.until(lambda: not session.modified)
    desk.do("unused_pictures")
    QTest.qWait(200)
    desk.do("theme_dark")
    desk.do("larger")
    # What others have saved meanwhile is taken in.
    elsewhere(lambda: rename(share / "a.yaml", "湊の座談会（改）"))
    desk.type("y")
    desk.do("save")
    desk.answer("M")
    desk.until(lambda: session.record.title == "湊の座談会（改）")
    desk.do("save_as")
    desk.until(lambda: session.path == share / "other.yaml")
    window.desk.open_copy(share / "b.yaml")
    desk.until(lambda: session.path is None and session.record.title == "丘の座談会")
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    desk.until(lambda: session.path == share / "other.yaml")
    desk.do("close")
    desk.until(lambda: not window.record_shown)
    window.close()
    leave(disk)
    assert window.finish(10)
    no_offence(disk)


def test_nor_do_the_tools_and_the_import(desk: Desk, disk: SlowDisk, share: Path) -> None:
    window = desk.window
    source = share / "会議.txt"
    source.write_text(
        "題：湊の話\n\n早瀬：図書館の話です。\n\n桐生：はい、よろしくお願いします。\n", encoding="utf-8"
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    desk.until(lambda: window.findChild(ImportReview) is not None)
    review = window.findChild(ImportReview)
    assert isinstance(review, ImportReview)
    desk.until(lambda: review.review.isVisible() and review.accept_button.isEnabled())
    QTest.mouseClick(review.accept_button, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.session.record.blocks)
    for action in ("palette", "preferences", "keys", "history", "find", "tagging", "about", "undo", "redo"):
        desk.do(action)
        QTest.qWait(30)
        top = QApplication.activeModalWidget()
        if top is not None:
            top.close()
    desk.do("tagging")
    QTest.qWait(30)
    for widget in window.findChildren(QDialog):
        widget.close()
    no_offence(disk)


class TestSlowShare:
    """Each look at a file below the share takes its time."""

    @pytest.fixture(autouse=True)
    def _slow(self, disk: SlowDisk, share: Path) -> None:
        disk.slow = (share,)

    def test_opening_a_recent_record_and_closing_do_not_hold_up_the_window(
        self, desk: Desk, disk: SlowDisk, share: Path
    ) -> None:
        window = desk.window
        elsewhere(lambda: remember_record(share / "a.yaml"))
        window.starting.refresh(look_for_lost_work=False)
        desk.until(lambda: window.start_page.recent.rows)
        disk.seconds, desk.longest = SLOW, 0.0
        row = window.start_page.recent.rows[0]
        QTest.mouseClick(row.choice, Qt.MouseButton.LeftButton)
        desk.until(lambda: desk.session.path == share / "a.yaml")
        desk.type("abc")
        desk.do("save")
        desk.until(lambda: not desk.session.modified)
        assert disk.calls > 10, "it was slow indeed"
        assert desk.longest < 0.75, "the window always went on"
        before = monotonic()
        window.close()
        assert monotonic() - before < SLOW
        assert not window.isVisible()
        no_offence(disk)
        leave(disk)
        assert window.finish(20)
        disk.seconds = 0
        assert "abc湊の座談会です。" in (share / "a.yaml").read_text("utf-8")

    def test_a_file_dialog_does_not_begin_where_nothing_answers(
        self, desk: Desk, disk: SlowDisk, share: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun: list[str] = []

        def choose(*arguments: object) -> tuple[str, str]:
            begun.append(str(arguments[2]))
            return "", ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        desk.open(share / "a.yaml")
        desk.do("save_as")
        desk.until(lambda: begun == [str(share / "a.yaml")])
        disk.seconds = 2.0
        desk.do("save_as")
        desk.do("open")
        desk.until(lambda: len(begun) == 3)
        assert set(begun[1:]) == {str(elsewhere_first() / "a.yaml"), str(elsewhere_first())}
        # Nor where the last record was, when none is open, nor the last import, nor the last picture.
        source = share / "会議.txt"
        desk.window.folders.note_import(source)
        desk.window.workspace.side.photos.choose_file()
        desk.do("import")
        desk.window.show_start(look_for_lost_work=False)
        desk.do("open")
        desk.until(lambda: len(begun) == 6)
        assert set(begun[4:]) == {str(elsewhere_first())}
        assert not begun[3].startswith(str(share))
        assert desk.longest < 0.75, "the window always went on"
        no_offence(disk)
        disk.seconds = 0

    def test_a_record_that_does_not_answer_holds_up_nothing(
        self, desk: Desk, disk: SlowDisk, share: Path, tmp_path: Path
    ) -> None:
        here = tmp_path / "here.yaml"
        elsewhere(partial(save_record, here, State(record=Record(title="手元")), None))
        desk.open(here)
        disk.seconds = 1.0
        desk.window.filing.open_path(share / "a.yaml")
        before = monotonic()
        desk.type("typed")
        desk.do("save")
        desk.until(lambda: not desk.session.modified)
        assert monotonic() - before < 3 * disk.seconds, "what is here is saved before that is read"
        desk.window.filing.open_path(share / "b.yaml")
        desk.until(lambda: "「a.yaml」を開くのを取りやめました。" in desk.said)
        desk.do("new")
        desk.until(lambda: desk.session.path is None)
        desk.until(lambda: "「b.yaml」を開くのを取りやめました。" in desk.said)
        # What was said of the record before has gone; this is about the one that has not come.
        assert "「b.yaml」を開くのを取りやめました。" in desk.words
        disk.seconds = 0
        for name in ("a.yaml", "b.yaml"):
            desk.until(lambda name=name: can_be_locked(share / name))  # type: ignore[misc]
        assert desk.session.path is None
        assert desk.session.record.title == ""

    def test_the_window_closes_while_a_record_does_not_answer(
        self, desk: Desk, disk: SlowDisk, share: Path, tmp_path: Path
    ) -> None:
        here = tmp_path / "here.yaml"
        elsewhere(partial(save_record, here, State(record=Record(title="手元")), None))
        desk.open(here)
        disk.seconds = 1.0
        desk.window.filing.open_path(share / "a.yaml")
        QTest.qWait(50)
        before = monotonic()
        desk.window.close()
        assert not desk.window.isVisible()
        assert monotonic() - before < disk.seconds / 2
        disk.seconds = 0

    def test_what_is_done_for_long_stays_said(self, desk: Desk, disk: SlowDisk, share: Path) -> None:
        desk.open(share / "a.yaml")
        disk.seconds = SLOW
        desk.type("one")
        desk.do("save")
        desk.do("finalize")  # says something else
        busy = desk.window.status._busy_words
        assert busy.isVisible()
        assert busy.text() == "「a.yaml」を保存しています…"
        desk.until(lambda: not desk.window.desk.busy)
        assert not busy.isVisible()
        disk.seconds = 0

    def test_saving_twice_saves_what_was_typed_last(self, desk: Desk, disk: SlowDisk, share: Path) -> None:
        desk.open(share / "a.yaml")
        disk.seconds = SLOW / 5
        desk.type("one")
        desk.do("save")
        desk.type("two")
        desk.do("save")
        desk.until(lambda: not desk.window.desk.busy)
        assert not desk.session.modified
        disk.seconds = 0
        assert "onetwo湊" in (share / "a.yaml").read_text("utf-8")

    def test_closing_while_saving_closes_when_it_is_saved(
        self, desk: Desk, disk: SlowDisk, share: Path
    ) -> None:
        desk.open(share / "a.yaml")
        disk.seconds = SLOW / 5
        desk.type("one")
        desk.do("save")
        desk.window.close()
        assert desk.window.isVisible()
        assert any("終わりしだい続けます" in words for words in desk.said)
        desk.until(lambda: not desk.window.isVisible())
        disk.seconds = 0
        assert "one湊" in (share / "a.yaml").read_text("utf-8")

    def test_what_is_typed_while_it_is_saved_before_closing_is_asked_about(
        self, desk: Desk, disk: SlowDisk, share: Path
    ) -> None:
        desk.open(share / "a.yaml")
        disk.seconds = SLOW / 5
        desk.type("one")
        desk.do("save")
        desk.window.close()
        desk.type("two")
        box = desk.wait_for_box()
        assert "保存していない変更" in box.text()
        assert desk.window.isVisible()
        box.reject()
        assert desk.session.record.blocks[0].text.startswith("onetwo")

    def test_of_two_wishes_the_later_counts_and_that_is_said(
        self, desk: Desk, disk: SlowDisk, share: Path
    ) -> None:
        desk.open(share / "a.yaml")
        disk.seconds = SLOW / 5
        desk.type("one")
        desk.do("save")
        desk.do("new")
        desk.window.filing.open_path(share / "b.yaml")
        assert "先に選んだ操作は取りやめました" in desk.said[-1]
        desk.until(lambda: desk.session.path == share / "b.yaml")
        assert desk.box is None


def can_be_locked(path: Path) -> bool:
    try:
        lock = lock_record(path)
    except StorageError:
        return False
    lock.release()
    return True


class TestTypedMeanwhile:
    """An unchanged record is open, another one is asked for, and somebody types before it is there."""

    @pytest.fixture
    def typing(self, desk: Desk, disk: SlowDisk, share: Path) -> Desk:
        desk.open(share / "a.yaml")
        disk.slow, disk.seconds = (share,), SLOW / 5
        desk.window.filing.open_path(share / "b.yaml")
        desk.type("typed n")
        return desk

    def test_it_stays_open_and_no_question_comes_up_under_the_hands(self, typing: Desk, share: Path) -> None:
        typing.until(lambda: any("「b.yaml」は開きませんでした。" in said for said in typing.said))
        assert typing.box is None
        assert typing.session.path == share / "a.yaml"
        typing.type("on")
        assert typing.session.record.blocks[0].text.startswith("typed non")
        typing.until(lambda: can_be_locked(share / "b.yaml"))

    def test_saved_it_gives_way(self, typing: Desk, disk: SlowDisk, share: Path) -> None:
        typing.until(lambda: any("開きませんでした" in said for said in typing.said))
        disk.seconds = 0
        typing.do("save")
        typing.until(lambda: not typing.session.modified)
        typing.window.filing.open_path(share / "b.yaml")
        typing.until(lambda: typing.session.path == share / "b.yaml")
        assert "typed n" in (share / "a.yaml").read_text("utf-8")

    def test_what_is_typed_after_giving_up_is_kept(self, desk: Desk, disk: SlowDisk, share: Path) -> None:
        desk.open(share / "a.yaml")
        desk.type("one")
        desk.window.filing.open_path(share / "b.yaml")
        disk.slow, disk.seconds = (share,), SLOW / 5
        desk.answer("N")
        desk.until(lambda: desk.box is None)
        desk.type("two")
        desk.until(lambda: any("「b.yaml」は開きませんでした。" in said for said in desk.said))
        assert desk.session.record.blocks[0].text.startswith("onetwo")
        assert desk.session.path == share / "a.yaml"


@pytest.mark.parametrize("typed", ["n", "w", "s", "2"])
def test_no_plain_letter_answers_a_question(desk: Desk, share: Path, typed: str) -> None:
    desk.open(share / "a.yaml")
    desk.type("one")
    desk.window.filing.open_path(share / "b.yaml")
    box = desk.wait_for_box()
    QTest.keyClicks(box, typed)
    assert box.isVisible()
    desk.answer("N")
    desk.until(lambda: desk.session.path == share / "b.yaml")
