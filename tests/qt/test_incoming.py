"""What is pasted and dropped in the real window: pictures, records, sources, mixtures."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.incoming import (
    Brought,
    ImportFiles,
    ImportText,
    InsertText,
    OpenRecord,
    PlacePictures,
    Plan,
    Refused,
    Where,
    plan,
)
from zadankai_editor.ui.helping.manual_window import ManualWindow
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.preferences.keys_page import KeysPage
from zadankai_editor.ui.widgets.fields import LineField, TextField
from zadankai_editor.ui.widgets.quick_panel import QuickPanel

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND, PHOTO, LAST = range(4)


def picture(folder: Path, name: str, colour: str = "red") -> Path:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / name
    assert image.save(str(path))
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of somebody's files."""
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a record in which there is a photo without its picture."""
    people = (Participant(id="p1", label="早瀬"),)
    blocks = (
        Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text="おはようございます。"),
        Block(id="b2", kind=BlockKind.UTTERANCE, speaker="p1", text="よろしく。"),
        Block(id="b3", kind=BlockKind.PHOTO, text="港のようす"),
        Block(id="b4", kind=BlockKind.UTTERANCE, speaker="p1", text="では。"),
    )
    path = tmp_path / "record" / "港.yaml"
    path.parent.mkdir()
    path.write_bytes(write_record(Record(title="港の座談会", participants=people, blocks=blocks)))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    return window


def drop(on: QWidget, mime: QMimeData, at: QPoint | None = None) -> Qt.DropAction | None:
    """Drag something there and drop it; return what is done with it, `None` where it is not taken."""
    place = at or on.rect().center()
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, both, mime, button, none)
    QApplication.sendEvent(on, enter)
    if not enter.isAccepted():
        return None
    event = QDropEvent(QPointF(place), both, mime, button, none)
    QApplication.sendEvent(on, event)
    return event.dropAction() if event.isAccepted() else None


def drop_on_block(window: MainWindow, index: int, mime: QMimeData) -> None:
    manuscript = window.workspace.manuscript
    cursor = manuscript.projection.cursor_of(Selection.caret(index, 0))
    assert (
        drop(manuscript.viewport(), mime, manuscript.cursorRect(cursor).center()) is Qt.DropAction.CopyAction
    )


def paste(window: MainWindow, index: int, mime: QMimeData) -> None:
    manuscript = window.workspace.manuscript
    manuscript.go_to_block(index)
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(manuscript, Qt.Key.Key_V, CONTROL)


def words_said(window: MainWindow) -> str:
    return window.status._line.words.text()


def shown(window: MainWindow) -> list[str]:
    return [block.file or block.text for block in window.session.record.blocks]


@pytest.fixture
def told(qtbot: QtBot, window: MainWindow) -> Callable[[], str]:
    """Return what waits for the box that refuses something, reads and closes it."""

    def read() -> str:
        qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
        box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
        text = box.text() + box.informativeText()
        box.close()
        return text

    return read


@pytest.fixture
def told_anywhere(qtbot: QtBot) -> Callable[[], str]:
    """Return what waits for the box that refuses something over any window, reads and closes it."""

    def boxes() -> list[QMessageBox]:
        return [w for w in QApplication.allWidgets() if isinstance(w, QMessageBox) and w.isVisible()]

    def read() -> str:
        qtbot.waitUntil(lambda: bool(boxes()))
        (box,) = boxes()
        text = box.text()
        box.close()
        return text

    return read


class TestPictures:
    def test_an_image_pasted_on_a_photo_is_its_picture(self, qtbot: QtBot, opened: MainWindow) -> None:
        mime = QMimeData()
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("blue"))
        mime.setImageData(image)
        mime.setHtml('<meta charset="utf-8"><img src="https://example.org/a.png">')
        before = opened.session.state
        paste(opened, PHOTO, mime)
        qtbot.waitUntil(lambda: opened.session.record.blocks[PHOTO].file == "images/pasted.png")
        assert opened.desk.folder is not None
        assert QImage(str(opened.desk.folder / "images" / "pasted.png")).pixelColor(3, 3) == QColor("blue")
        assert opened.session.record.blocks[PHOTO].text == "港のようす"
        assert opened.session.undo_stack.count() == 1
        opened.session.undo()
        assert opened.session.state == before

    def test_an_image_pasted_elsewhere_is_a_new_photo_there(self, qtbot: QtBot, opened: MainWindow) -> None:
        mime = QMimeData()
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("blue"))
        mime.setImageData(image)
        paste(opened, FIRST, mime)
        qtbot.waitUntil(lambda: len(shown(opened)) == 5)
        assert shown(opened)[:3] == ["おはようございます。", "images/pasted.png", "よろしく。"]

    def test_a_cell_that_comes_with_its_image_is_text(self, opened: MainWindow) -> None:
        mime = QMimeData()
        mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
        mime.setText("甲")
        paste(opened, FIRST, mime)
        assert opened.session.record.blocks[FIRST].text == "甲おはようございます。"

    def test_a_file_dropped_on_a_photo_is_its_picture(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        drop_on_block(opened, PHOTO, files(picture(outside, "海.png")))
        qtbot.waitUntil(lambda: opened.session.record.blocks[PHOTO].file == "images/海.png")
        assert opened.desk.folder is not None
        assert (opened.desk.folder / "images" / "海.png").exists()
        assert (outside / "海.png").exists()
        assert opened.findChild(ImportReview) is None

    def test_the_block_under_the_mouse_counts_also_when_it_has_moved(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        drop_on_block(opened, PHOTO, files(picture(outside, "海.png")))
        opened.workspace.manuscript.go_to_block(FIRST)
        opened.actions_book["move_down"].trigger()
        opened.actions_book["move_down"].trigger()
        qtbot.waitUntil(lambda: "images/海.png" in shown(opened))
        assert next(b for b in opened.session.record.blocks if b.id == "b3").file == "images/海.png"

    def test_several_become_photos_in_their_order_in_one_step(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        before = opened.session.state
        names = ("c.png", "a.png", "b.png")
        colours = ("red", "green", "blue")
        made = [picture(outside, name, colour) for name, colour in zip(names, colours, strict=True)]
        drop_on_block(opened, PHOTO, files(*made))
        wanted = ["images/c.png", "images/a.png", "images/b.png"]
        qtbot.waitUntil(lambda: shown(opened)[PHOTO : PHOTO + 3] == wanted)
        drop_on_block(opened, FIRST, files(*made))
        qtbot.waitUntil(lambda: shown(opened)[1:4] == wanted)
        assert opened.session.undo_stack.count() == 2
        opened.session.undo()
        opened.session.undo()
        assert opened.session.state == before

    def test_what_is_no_picture_is_named_and_the_others_are_taken(
        self, qtbot: QtBot, opened: MainWindow, outside: Path, told: Callable[[], str]
    ) -> None:
        good, other = picture(outside, "a.png"), picture(outside, "b.png", "blue")
        drawing, broken = outside / "図.svg", outside / "壊れた.jpg"
        drawing.write_text("<svg/>", encoding="utf-8")
        broken.write_bytes(b"")
        drop_on_block(opened, FIRST, files(drawing, good, broken, other))
        message = told()
        assert "「図.svg」" in message
        assert "「壊れた.jpg」" in message
        assert shown(opened)[1:3] == ["images/a.png", "images/b.png"]

    def test_they_may_be_dropped_beside_the_manuscript(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        opened.workspace.manuscript.go_to_block(SECOND)
        assert drop(opened, files(picture(outside, "海.png"))) is Qt.DropAction.CopyAction
        qtbot.waitUntil(lambda: "images/海.png" in shown(opened))
        assert shown(opened)[SECOND + 1] == "images/海.png"

    def test_on_the_start_page_it_is_said_what_they_need(
        self, window: MainWindow, outside: Path, told: Callable[[], str]
    ) -> None:
        assert drop(window.start_page, files(picture(outside, "海.png")))
        message = told()
        assert "「海.png」" in message
        assert "記録を開いてから" in message


class TestMixtures:
    @pytest.mark.parametrize("where", ["manuscript", "window", "photos", "start"])
    def test_they_are_refused_by_name(
        self,
        window: MainWindow,
        opened: MainWindow,
        outside: Path,
        told: Callable[[], str],
        where: str,
    ) -> None:
        text = outside / "記録.txt"
        text.write_text("甲：はい。", encoding="utf-8")
        mime = files(picture(outside, "海.png"), text)
        if where == "start":
            window.show_start(look_for_lost_work=False)
            assert drop(window.start_page, mime)
            message = told()
        elif where == "photos":
            opened.workspace.show_panel("photos")
            panel = opened.workspace.side.photos
            assert drop(panel, mime)
            message = panel.trouble.text()
        elif where == "window":
            assert drop(opened, mime)
            message = told()
        else:
            drop_on_block(opened, FIRST, mime)
            message = told()
        assert "「海.png」" in message
        assert "「記録.txt」" in message
        assert "混ざっている" in message
        assert not window.session.modified
        assert window.findChild(ImportReview) is None


class TestRecords:
    @pytest.mark.parametrize("on_start", [True, False])
    def test_one_is_opened(
        self, qtbot: QtBot, window: MainWindow, opened: MainWindow, saved: Path, *, on_start: bool
    ) -> None:
        if on_start:
            window.show_start(look_for_lost_work=False)
        with qtbot.waitSignal(window.desk.opened):
            if on_start:
                assert drop(window.start_page, files(saved))
            else:
                drop_on_block(opened, FIRST, files(saved))
        assert window.session.record.title == "湊の座談会"

    def test_of_several_none_is_opened(
        self, opened: MainWindow, saved: Path, outside: Path, told: Callable[[], str]
    ) -> None:
        other = outside / "other.yaml"
        other.write_bytes(saved.read_bytes())
        assert drop(opened, files(saved, other))
        message = told()
        assert "「saved.yaml」「other.yaml」" in message
        assert opened.session.record.title == "港の座談会"


class TestSources:
    @pytest.fixture
    def texts(self, outside: Path) -> list[Path]:
        made = []
        for name, who in (("一.txt", "甲野"), ("二.txt", "乙川"), ("三.txt", "丙山")):
            path = outside / name
            path.write_text(f"座談会\n\n{who}：はい、そうです。\n{who}：いいえ。\n", encoding="utf-8")
            made.append(path)
        return made

    @staticmethod
    def review(qtbot: QtBot, window: MainWindow, words: str) -> ImportReview:
        def found() -> list[ImportReview]:
            return [
                review
                for review in window.findChildren(ImportReview)
                if review.isVisible() and words in review.review.source.toPlainText()
            ]

        qtbot.waitUntil(lambda: bool(found()))
        (review,) = found()
        return review

    def test_several_are_reviewed_one_after_the_other(
        self, qtbot: QtBot, window: MainWindow, texts: list[Path]
    ) -> None:
        assert drop(window.start_page, files(*texts))
        for who in ("甲野", "乙川", "丙山"):
            review = self.review(qtbot, window, who)
            with qtbot.waitSignal(review.finished):
                review.accept()
            assert who in [p.label for p in window.session.record.participants]
        qtbot.wait(50)
        assert not [r for r in window.findChildren(ImportReview) if r.isVisible()]

    def test_those_left_are_named_when_one_is_not_taken(
        self, qtbot: QtBot, opened: MainWindow, texts: list[Path], told: Callable[[], str]
    ) -> None:
        drop_on_block(opened, FIRST, files(*texts))
        self.review(qtbot, opened, "甲野").reject()
        message = told()
        assert "「二.txt」「三.txt」は取り込んでいません" in message
        assert not opened.session.modified

    def test_one_that_cannot_be_read_keeps_none_from_being_read(
        self, qtbot: QtBot, window: MainWindow, texts: list[Path]
    ) -> None:
        texts[0].write_bytes(b"\x00\x01\x02" * 50)
        assert drop(window.start_page, files(*texts[:2]))
        qtbot.waitUntil(lambda: any(r.failure.isVisible() for r in window.findChildren(ImportReview)))
        next(r for r in window.findChildren(ImportReview) if r.failure.isVisible()).reject()
        self.review(qtbot, window, "乙川").reject()

    def test_a_file_dropped_on_a_field_is_for_the_window(
        self, qtbot: QtBot, opened: MainWindow, texts: list[Path]
    ) -> None:
        opened.workspace.show_panel("participants")
        mime = files(texts[0])
        mime.setText(str(texts[0]))
        field = opened.workspace.side.participants.findChild(LineField)
        assert isinstance(field, LineField)
        before = field.text()
        assert drop(field, mime) is Qt.DropAction.CopyAction
        self.review(qtbot, opened, "甲野").reject()
        assert field.text() == before


class TestUnreadable:
    def test_what_nothing_can_be_taken_from_is_called_so(
        self, opened: MainWindow, outside: Path, told: Callable[[], str]
    ) -> None:
        report = outside / "資料.pdf"
        report.write_bytes(b"%PDF-1.7")
        drop_on_block(opened, FIRST, files(picture(outside, "海.png"), report))
        message = told()
        assert message.startswith("「資料.pdf」は、取り込めない種類のファイルです。")
        assert "「海.png」だけを" in message
        assert "文書" not in message


ADDRESS = "https://example.org/海.html"


def link(address: str = ADDRESS, html: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    mime.setText(address)
    if html:
        mime.setHtml(html)
    return mime


class TestLinks:
    @pytest.mark.parametrize(
        "html", ["", '<img src="https://example.org/a.png">', '<a href="x">海のページ</a>']
    )
    def test_one_that_is_dropped_is_no_text(
        self, opened: MainWindow, told: Callable[[], str], html: str
    ) -> None:
        before = opened.session.state
        drop_on_block(opened, FIRST, link(html=html))
        message = told()
        assert f"「{ADDRESS}」" in message
        assert "画像ファイルを保存してから" in message
        assert opened.session.state == before

    @pytest.mark.parametrize("where", ["window", "start", "photos", "field"])
    def test_nor_is_it_elsewhere(self, opened: MainWindow, told: Callable[[], str], where: str) -> None:
        target: QWidget = opened
        if where == "start":
            opened.show_start(look_for_lost_work=False)
            target = opened.start_page
        elif where == "photos":
            opened.workspace.show_panel("photos")
            target = opened.workspace.side.photos
        elif where == "field":
            opened.actions_book["find"].trigger()
            target = opened.workspace.finding.bar.field
        assert drop(target, link()) is Qt.DropAction.CopyAction
        assert "ウェブのリンク" in told()
        assert opened.workspace.finding.bar.field.text() == ""

    def test_a_picture_that_comes_with_its_address_is_taken(self, qtbot: QtBot, opened: MainWindow) -> None:
        mime = link()
        image = QImage(30, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("blue"))
        mime.setImageData(image)
        drop_on_block(opened, FIRST, mime)
        qtbot.waitUntil(lambda: "images/pasted.png" in shown(opened))

    def test_pasted_it_is_its_address(self, opened: MainWindow) -> None:
        paste(opened, FIRST, link())
        assert opened.session.record.blocks[FIRST].text == f"{ADDRESS}おはようございます。"


class TestFields:
    """No field types the path of a file, and none passes over a picture in silence."""

    @pytest.fixture(params=["search", "replacement", "picker", "palette", "line", "text", "keys", "manual"])
    def field(
        self, qtbot: QtBot, opened: MainWindow, request: pytest.FixtureRequest
    ) -> Iterator[QLineEdit | QPlainTextEdit]:
        workspace = opened.workspace
        found: QWidget | None = None
        match request.param:
            case "search" | "replacement":
                opened.actions_book["replace"].trigger()
                bar = workspace.finding.bar
                found = bar.field if request.param == "search" else bar.new_field
            case "picker":
                workspace.manuscript.go_to_block(FIRST)
                opened.actions_book["speaker"].trigger()
                found = workspace.picker._field
            case "palette":
                opened.actions_book["palette"].trigger()
                found = next(p.field for p in opened.findChildren(QuickPanel) if p.isVisible())
            case "line":
                workspace.show_panel("participants")
                found = workspace.side.participants.findChild(LineField)
            case "text":
                workspace.show_panel("details")
                found = next(f for f in workspace.side.findChildren(TextField) if f.isVisible())
            case "keys":
                opened.actions_book["preferences"].trigger()
                found = next(w.search for w in QApplication.allWidgets() if isinstance(w, KeysPage))
            case "manual":
                opened.actions_book["manual"].trigger()
                manual = opened.findChild(ManualWindow)
                assert manual is not None
                qtbot.waitUntil(lambda: manual.contents.count() > 0)
                found = manual.search
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        yield found
        for dialog in opened.findChildren(QDialog):
            dialog.close()

    @staticmethod
    def words(field: QLineEdit | QPlainTextEdit) -> str:
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    @pytest.mark.parametrize("way", ["key", "menu"])
    @pytest.mark.parametrize("what", ["file", "picture"])
    def test_what_is_pasted_there_is_refused_in_words(
        self,
        qtbot: QtBot,
        field: QLineEdit | QPlainTextEdit,
        outside: Path,
        told_anywhere: Callable[[], str],
        what: str,
        way: str,
    ) -> None:
        if isinstance(field, QPlainTextEdit) and (way == "menu" or what == "picture"):
            pytest.skip("Qt offers no paste there, and the panel takes the picture")
        mime = files(picture(outside, "海.png"))
        if what == "picture":
            mime = QMimeData()
            mime.setImageData(QImage(30, 20, QImage.Format.Format_RGB32))
        QGuiApplication.clipboard().setMimeData(mime)
        before = self.words(field)
        field.setFocus()
        if way == "key":
            QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        else:
            place = field.rect().center()
            reason = QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(field, QContextMenuEvent(reason, place, field.mapToGlobal(place)))
            menu = field.findChild(QMenu)
            assert menu is not None
            words = next(a.text() for a in menu.actions() if a.objectName() == "edit-paste")
            (paste,) = [a for a in menu.actions() if a.isVisible() and a.text() == words]
            assert paste.isEnabled()
            paste.trigger()
            menu.close()
        message = told_anywhere()
        assert "文字だけ" in message
        assert ("「海.png」" in message) == (what == "file")
        assert self.words(field) == before

    def test_what_is_dropped_there_types_nothing(
        self,
        opened: MainWindow,
        field: QLineEdit | QPlainTextEdit,
        outside: Path,
        told_anywhere: Callable[[], str],
    ) -> None:
        drawing, text = picture(outside, "海.png"), outside / "記録.txt"
        text.write_text("甲：はい。", encoding="utf-8")
        mime = files(drawing, text)
        mime.setText(f"file://{drawing}")
        before = self.words(field)
        target = field.viewport() if isinstance(field, QPlainTextEdit) else field
        assert drop(target, mime) is Qt.DropAction.CopyAction
        assert "「海.png」" in told_anywhere()
        assert self.words(field) == before

    def test_text_is_taken(self, field: QLineEdit | QPlainTextEdit) -> None:
        mime = QMimeData()
        mime.setText("湊")
        QGuiApplication.clipboard().setMimeData(mime)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
        assert "湊" in self.words(field)


class TestWhereItIs:
    """What was placed is said with its place, is in sight, and has the caret."""

    @pytest.fixture
    def long(self, opened: MainWindow) -> MainWindow:
        opened.workspace.manuscript.go_to_block(FIRST)
        text = "港の話をします。" * 400
        opened.workspace.manuscript.insert_text(text)
        return opened

    @pytest.mark.parametrize("dropped", [True, False])
    def test_behind_a_long_utterance(
        self, qtbot: QtBot, long: MainWindow, outside: Path, *, dropped: bool
    ) -> None:
        manuscript = long.workspace.manuscript
        manuscript.go_to_block(FIRST)
        mime = files(picture(outside, "海.png"))
        if dropped:
            drop(manuscript.viewport(), mime, manuscript.cursorRect().center())
        else:
            paste(long, FIRST, mime)
        qtbot.waitUntil(lambda: "「早瀬：港の話をします" in words_said(long))
        assert words_said(long).endswith("の後に入れました。")
        assert manuscript.current_index == FIRST + 1
        assert manuscript.caret_in_sight
        assert manuscript.current_block is not None
        assert manuscript.current_block.file == "images/海.png"

    def test_whoever_types_on_meanwhile_stays_there(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        manuscript, photos = opened.workspace.manuscript, opened.workspace.side.photos
        begun = photos._import.begin

        def begin_and_type(*arguments: Any) -> None:
            begun(*arguments)
            QTimer.singleShot(0, photos, type_on)

        def type_on() -> None:
            manuscript.go_to_block(FIRST)
            QTest.keyClicks(manuscript, "abc")

        with patch.object(photos._import, "begin", begin_and_type):
            drop_on_block(opened, LAST, files(picture(outside, "海.png")))
            qtbot.waitUntil(lambda: shown(opened)[FIRST].startswith("abc"))
        qtbot.waitUntil(lambda: "images/海.png" in shown(opened))
        QTest.keyClicks(manuscript, "d")
        assert opened.session.record.blocks[FIRST].text == "abcdおはようございます。"
        assert manuscript.current_index == FIRST

    def test_a_picture_in_the_place_of_another_is_called_so(
        self, qtbot: QtBot, opened: MainWindow, outside: Path
    ) -> None:
        drop_on_block(opened, PHOTO, files(picture(outside, "海.png")))
        qtbot.waitUntil(lambda: words_said(opened) == "写真「港のようす」に画像を入れました。")
        before = opened.session.state
        drop_on_block(opened, PHOTO, files(picture(outside, "山.png", "green")))
        qtbot.waitUntil(lambda: words_said(opened) == "写真「港のようす」の画像を置き換えました。")
        assert opened.session.record.blocks[PHOTO].file == "images/山.png"
        opened.actions_book["undo"].trigger()
        assert opened.session.state == before
        # By way of the panel, too.
        opened.workspace.show_panel("photos")
        QGuiApplication.clipboard().setMimeData(files(picture(outside, "山.png", "green")))
        opened.workspace.side.photos.paste()
        qtbot.waitUntil(lambda: words_said(opened) == "写真「港のようす」の画像を置き換えました。")


A, B, C, D = (Path(name) for name in ("a.yaml", "b.PNG", "c.txt", "d.pdf"))


@pytest.mark.parametrize(
    ("brought", "plans"),
    [
        (Brought(files=(A,)), {w: OpenRecord(A) for w in Where if w is not Where.PHOTOS}),
        (Brought(files=(B, B)), {w: PlacePictures((B, B)) for w in Where if w is not Where.START}),
        (Brought(files=(C, D)), {w: ImportFiles((C, D)) for w in Where if w is not Where.PHOTOS}),
        (Brought(picture=QImage(1, 1, QImage.Format.Format_RGB32)), {Where.MANUSCRIPT: PlacePictures()}),
        (Brought(text="甲"), {Where.START: ImportText(), Where.MANUSCRIPT: InsertText()}),
        (Brought(html="<p>甲"), {Where.START: ImportText(), Where.MANUSCRIPT: InsertText()}),
    ],
)
def test_what_becomes_of_it(brought: Brought, plans: dict[Where, Plan]) -> None:
    for where, expected in plans.items():
        assert plan(brought, where) == expected


@pytest.mark.parametrize("where", list(Where))
@pytest.mark.parametrize(
    ("brought", "names"),
    [
        (Brought(files=(A, B)), ("a.yaml", "b.PNG")),
        (Brought(files=(A, A)), ("a.yaml",)),
        (Brought(files=(B, C, D)), ("b.PNG", "c.txt", "d.pdf")),
        (Brought(files=tuple(Path(f"{n}.yaml") for n in range(7))), ("0.yaml", "ほか2件")),
        (Brought(), ()),
        (Brought(text=" \n"), ()),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    where: Where, brought: Brought, names: tuple[str, ...]
) -> None:
    found = plan(brought, where)
    assert isinstance(found, Refused)
    assert all(name in found.message for name in names)
