"""The panel of photos: files from everywhere, captions, people, thumbnails off the GUI thread."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import EXAMPLES, large_state
from zadankai_editor.record.commands import text
from zadankai_editor.record.nodes import Block, BlockKind, Cover
from zadankai_editor.record.review import State
from zadankai_editor.session.background import Background
from zadankai_editor.session.pictures import ImportedPictures, ImportPictures, Picture, copy_pictures
from zadankai_editor.session.session import Session
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.pictures import copy_picture
from zadankai_editor.ui.panels.photos import PhotosPanel
from zadankai_editor.ui.panels.photos.rows import COVER, PictureRow
from zadankai_editor.ui.theme import DARK, LIGHT
from zadankai_editor.ui.widgets.thumbnails import PictureState

ALT = Qt.KeyboardModifier.AltModifier
SMALL = QSize(72, 54)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the record, with the pictures of the sample."""
    (tmp_path / "images").mkdir()
    for picture in (EXAMPLES / "images").glob("*.png"):
        (tmp_path / "images" / picture.name).write_bytes(picture.read_bytes())
    return tmp_path


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A picture that the record does not have yet."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    path = tmp_path / "新しい写真.png"
    image.save(str(path))
    return path


def importing(folder: Path, copy: Callable[[Path, Path], str] = copy_picture) -> ImportPictures:
    """What the desk does: one order after the other, in a thread."""
    disk = Background()

    def carry_out(pictures: Sequence[Picture], done: Callable[[ImportedPictures], object]) -> None:
        disk.run("画像", lambda: copy_pictures(pictures, folder, copy), done)

    return carry_out


@pytest.fixture
def panel(session: Session, folder: Path, show: Callable[[QWidget], None]) -> PhotosPanel:
    panel = PhotosPanel(session, LIGHT, importing(folder), lambda file: folder / file)
    show(panel)
    return panel


def select(panel: PhotosPanel, row: int) -> PictureRow:
    panel.list.setCurrentIndex(panel.model.index(row))
    return panel.model.values[row]


def block(session: Session, block_id: str) -> Block:
    return next(b for b in session.record.blocks if b.id == block_id)


def index_of(session: Session, block_id: str) -> int:
    return next(i for i, b in enumerate(session.record.blocks) if b.id == block_id)


def cover(session: Session) -> Cover | None:
    return session.record.cover


def drop(panel: PhotosPanel, place: QPoint, *files: Path, image: QImage | None = None) -> bool:
    """Drop files, or a picture, onto the panel; tell whether they were taken."""
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    if image is not None:
        data.setImageData(image)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, action, data, button, none)
    QApplication.sendEvent(panel, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(panel, QDropEvent(QPointF(place), action, data, button, none))
    return True


def test_header_image_and_photos_are_listed_with_their_place(panel: PhotosPanel) -> None:
    assert [panel.model.title(row) for row in panel.model.values] == [
        "見出し画像",
        "写真1　湊が丘市CIO",
        "写真2　汐路県CIO",
        "写真3　円卓を囲む参加者の皆さん",
    ]
    assert panel.model.values[1].place.startswith("直前　早瀬：湊が丘市は坂の多い")


def test_caption_alt_and_credit_are_edited(qtbot: QtBot, session: Session, panel: PhotosPanel) -> None:
    select(panel, 1)
    for field, value in (
        (panel.form.caption, "CIO"),
        (panel.form.alt, "A portrait"),
        (panel.form.credit, "City"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, value)
    qtbot.keyClick(panel.form.credit, Qt.Key.Key_Return)
    found = block(session, "b5")
    assert (found.text, found.alt, found.credit) == ("CIO", "A portrait", "City")
    assert session.undo_stack.count() == 3
    session.undo()
    qtbot.waitUntil(lambda: panel.form.credit.text() == "イラスト:湊が丘市広報室")


def test_caption_typed_in_the_manuscript_is_followed(
    qtbot: QtBot, session: Session, panel: PhotosPanel
) -> None:
    select(panel, 1)
    session.dispatch(text.edit_text(session.state, index_of(session, "b5"), 0, "", "笑顔の"))
    qtbot.waitUntil(lambda: panel.form.caption.text() == "笑顔の湊が丘市CIO")
    session.dispatch(text.edit_text(session.state, index_of(session, "b6"), 0, "", "あ"))
    assert not panel._pause.isActive()


def test_header_image_is_edited_removed_and_made(
    qtbot: QtBot, session: Session, panel: PhotosPanel, drawn: Path
) -> None:
    select(panel, 0)
    assert not panel.form.people.isVisible()
    assert not panel.jump.isEnabled()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert cover(session) is None
    assert not panel.remove.isEnabled()
    drop(panel, panel.form.mapTo(panel, QPoint(5, 5)), drawn)
    qtbot.waitUntil(lambda: cover(session) == Cover(file="images/新しい写真.png"))
    session.undo()
    session.undo()
    assert cover(session) is not None
    assert panel.form.alt.text().startswith("坂道を")


def test_people_are_ticked_by_key_and_click(qtbot: QtBot, session: Session, panel: PhotosPanel) -> None:
    select(panel, 1)
    people = panel.form.people
    people.setFocus()
    people.setCurrentIndex(people.ticks.index(4))
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert block(session, "b5").people == ("p1", "p5")
    place = people.visualRect(people.ticks.index(0)).center()
    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert block(session, "b5").people == ("p5",)
    assert session.undo_stack.count() == 2


def test_photo_is_added_behind_the_caret(qtbot: QtBot, session: Session, panel: PhotosPanel) -> None:
    panel.set_current(index_of(session, "b3"))
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    new = session.record.blocks[index_of(session, "b3") + 1]
    assert new.kind is BlockKind.PHOTO
    assert panel.model.values[panel.list.currentIndex().row()].block == new.id
    assert panel.form.choose.hasFocus()
    panel.set_current(0)
    panel.add_photos((None,))
    assert session.record.blocks[2].kind is BlockKind.PHOTO, "the first place in the body"


def test_photo_with_the_caret_is_selected(session: Session, panel: PhotosPanel) -> None:
    panel.set_current(index_of(session, "b12"))
    assert panel.model.values[panel.list.currentIndex().row()].block == "b12"
    assert panel.form.caption.text() == block(session, "b12").text
    panel.set_current(index_of(session, "b13"))
    assert panel.model.values[panel.list.currentIndex().row()].block == "b12", "no photo: nothing changes"
    panel.hide()
    panel.set_current(index_of(session, "b5"))
    panel.show()
    assert panel.model.values[panel.list.currentIndex().row()].block == "b5"


def test_photo_moves_within_the_manuscript(qtbot: QtBot, session: Session, panel: PhotosPanel) -> None:
    select(panel, 1)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, ALT)
    assert index_of(session, "b5") == index_of(session, "b6") + 1
    assert panel.model.values[1].place.startswith("直前　椎葉")
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, ALT)
    assert index_of(session, "b5") == index_of(session, "b4") + 1


def test_photo_is_removed_and_the_next_one_selected(
    qtbot: QtBot, session: Session, panel: PhotosPanel
) -> None:
    select(panel, 1)
    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert panel.form.caption.text() == "汐路県CIO"
    assert [row.number for row in panel.model.values] == [0, 1, 2]
    session.undo()
    qtbot.waitUntil(lambda: len(panel.model.values) == 4)


def test_photo_is_gone_to(qtbot: QtBot, panel: PhotosPanel) -> None:
    select(panel, 2)
    panel.list.setFocus()
    with qtbot.waitSignal(panel.block_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["b12"]
    place = panel.list.visualRect(panel.model.index(2)).center()
    with qtbot.assertNotEmitted(panel.block_wanted):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.block_wanted):
        qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_file_is_chosen_and_copied_off_the_gui_thread(
    qtbot: QtBot, session: Session, folder: Path, drawn: Path, show: Callable[[QWidget], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    threads = []

    def copied(source: Path, folder: Path) -> str:
        threads.append(threading.current_thread())
        return copy_picture(source, folder)

    panel = PhotosPanel(session, LIGHT, importing(folder, copied), lambda file: folder / file)
    show(panel)
    select(panel, 1)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(drawn), ""))
    qtbot.mouseClick(panel.form.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: block(session, "b5").file == "images/新しい写真.png")
    assert threads[0] is not threading.main_thread()
    assert (folder / "images" / "新しい写真.png").exists()
    assert not panel.busy.isVisible()
    with qtbot.waitSignal(panel.said) as told:
        panel.choose_file()
    assert told.args == ["同じ画像が既に入っています。"]
    assert session.undo_stack.count() == 1, "the same file again changes nothing"
    assert not panel.trouble.isVisible()


def test_file_that_cannot_be_used_is_refused_with_a_reason(
    qtbot: QtBot, session: Session, panel: PhotosPanel, tmp_path: Path
) -> None:
    wrong = tmp_path / "photo.heic"
    wrong.write_bytes(b"no picture")
    select(panel, 1)
    assert drop(panel, panel.form.mapTo(panel, QPoint(5, 5)), wrong)
    qtbot.waitUntil(panel.trouble.isVisible)
    assert "photo.heic" in panel.trouble.text()
    assert session.undo_stack.count() == 0
    select(panel, 2)
    assert not panel.trouble.isVisible()


def test_what_was_copied_before_the_failure_is_kept(
    qtbot: QtBot, session: Session, folder: Path, drawn: Path, show: Callable[[QWidget], None]
) -> None:
    def copied(source: Path, folder: Path) -> str:
        if source != drawn:
            raise StorageError("ディスクに空きがありません。")
        return copy_picture(source, folder)

    panel = PhotosPanel(session, LIGHT, importing(folder, copied), lambda file: folder / file)
    show(panel)
    panel._begin([drawn, folder / "images" / "header.png"], "+")
    qtbot.waitUntil(panel.trouble.isVisible)
    assert [b.file for b in session.record.blocks].count("images/新しい写真.png") == 1


def test_dropped_files_are_for_the_row_below_or_new_photos(
    qtbot: QtBot, session: Session, panel: PhotosPanel, drawn: Path, folder: Path
) -> None:
    place = panel.list.visualRect(panel.model.index(2)).center()
    assert drop(panel, panel.list.viewport().mapTo(panel, place), drawn)
    qtbot.waitUntil(lambda: block(session, "b12").file == "images/新しい写真.png")
    panel.set_current(index_of(session, "b36"))
    assert drop(panel, panel.list.viewport().mapTo(panel, place), drawn, folder / "images" / "header.png")
    qtbot.waitUntil(lambda: len(panel.model.values) == 6)
    added = session.record.blocks[index_of(session, "b36") + 1 : index_of(session, "b37")]
    assert [b.file for b in added] == ["images/新しい写真.png", "images/header.png"]
    assert session.undo_stack.count() == 2


def test_other_files_are_left_to_the_window(panel: PhotosPanel, tmp_path: Path) -> None:
    assert not drop(panel, QPoint(50, 300), tmp_path / "record.yaml")


def test_picture_on_the_clipboard_is_kept_as_png(
    qtbot: QtBot, session: Session, panel: PhotosPanel, folder: Path
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    select(panel, 1)
    qtbot.mouseClick(panel.form.paste, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: block(session, "b5").file == "images/pasted.png")
    assert QImage(str(folder / "images" / "pasted.png")).size() == QSize(40, 30)
    QGuiApplication.clipboard().setText("文字だけ")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "クリップボードに画像がありません" in panel.trouble.text()
    QGuiApplication.clipboard().clear()


def test_picture_for_a_record_that_was_closed_changes_nothing(
    qtbot: QtBot, session: Session, folder: Path, drawn: Path, state: State, show: Callable[[QWidget], None]
) -> None:
    go_on = threading.Event()

    def copied(source: Path, folder: Path) -> str:
        go_on.wait(10)
        return copy_picture(source, folder)

    panel = PhotosPanel(session, LIGHT, importing(folder, copied), lambda file: folder / file)
    show(panel)
    panel._begin([drawn], "b5")
    assert panel.busy.isVisible()
    session.open(state)
    go_on.set()
    qtbot.waitUntil(lambda: not panel._import.busy)
    assert session.record == state.record
    assert not panel.busy.isVisible()


class TestThumbnails:
    def test_they_come_in_the_background_and_fit(self, qtbot: QtBot, panel: PhotosPanel) -> None:
        room = QSize(90, 40)
        with qtbot.waitSignal(panel.thumbnail_ready):
            assert panel.thumbnail("images/header.png", room) is None
        qtbot.waitUntil(lambda: panel.thumbnail("images/header.png", room) is not None)
        found = panel.thumbnail("images/header.png", room)
        assert found is not None
        assert found.height() <= 40
        assert found.width() <= 90
        assert max(found.width() / 90, found.height() / 40) > 0.95

    def test_missing_and_broken_files_are_told_apart(
        self, qtbot: QtBot, panel: PhotosPanel, folder: Path
    ) -> None:
        (folder / "images" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")

        def state(file: str) -> PictureState:
            return panel._thumbnails.get(f"images/{file}", SMALL).state

        qtbot.waitUntil(lambda: state("gone.png") is PictureState.MISSING)
        qtbot.waitUntil(lambda: state("broken.png") is PictureState.UNREADABLE)

    def test_file_that_has_come_is_found_when_the_window_is_back(
        self, qtbot: QtBot, panel: PhotosPanel, folder: Path, drawn: Path
    ) -> None:
        file = "images/later.png"
        panel.thumbnail(file, SMALL)
        missing = PictureState.MISSING
        qtbot.waitUntil(lambda: panel._thumbnails.get(file, SMALL).state is missing)
        (folder / file).write_bytes(drawn.read_bytes())
        panel._thumbnails.recheck()
        qtbot.waitUntil(lambda: panel.thumbnail(file, SMALL) is not None)

    def test_a_picture_too_large_to_read_does_no_harm(
        self, qtbot: QtBot, panel: PhotosPanel, folder: Path
    ) -> None:
        # A PNG that claims 100,000 × 100,000 points.
        header = b"\x00\x00\x00\rIHDR" + (100_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
        (folder / "images" / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + b"\x00" * 8)
        panel.thumbnail("images/huge.png", SMALL)
        unreadable = PictureState.UNREADABLE
        qtbot.waitUntil(lambda: panel._thumbnails.get("images/huge.png", SMALL).state is unreadable)


def test_nothing_is_shown_of_a_record_without_folder(
    session: Session, show: Callable[[QWidget], None]
) -> None:
    panel = PhotosPanel(session, LIGHT, lambda _pictures, _done: None, lambda _: None)
    show(panel)
    panel.grab()
    assert panel.thumbnail("images/header.png", SMALL) is None
    session.open(State())
    assert [row.block for row in panel.model.values] == [COVER]


def test_many_photos(qtbot: QtBot, session: Session, panel: PhotosPanel) -> None:
    session.open(large_state())
    assert len(panel.model.values) == 101
    select(panel, 80)
    panel.grab()
    assert len(panel.form.people.ticks.values) == 200


def test_cover_of_a_finding_is_found(panel: PhotosPanel) -> None:
    select(panel, 2)
    assert panel.shows_field("cover.file")
    panel.go_to_field("cover.file")
    assert panel.list.currentIndex().row() == 0
    assert panel.form.choose.hasFocus()
    panel.go_to_field("cover.alt")
    assert panel.form.alt.hasFocus()


def test_everything_fits(panel: PhotosPanel, fits: Callable[..., None]) -> None:
    select(panel, 1)
    fits(panel)
    panel.set_theme(DARK)
    panel.grab()
