"""A record whose every field is markup is shown as it was typed, and no file is read that it names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMetaType,
    QMimeData,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QMessageBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.opened_files import OpenedFiles
from zadankai_editor.formats import write_record
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
)
from zadankai_editor.record.nodes import BlockKind as K
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.storage.recent import remember_record
from zadankai_editor.ui.brought import picture_on
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.panels.outline.model import OutlineModel
from zadankai_editor.ui.panels.photos import PhotosPanel
from zadankai_editor.ui.side import TABS
from zadankai_editor.ui.theme import LIGHT
from zadankai_editor.ui.unused_pictures import UnusedPicturesDialog
from zadankai_editor.ui.widgets.decoding import decoded_bytes, decoded_file
from zadankai_editor.ui.widgets.message_boxes import ask_for_text, tell
from zadankai_editor.ui.widgets.thumbnails import PictureState, Thumbnails

Key = Qt.Key
ROLE = Qt.ItemDataRole
PATIENCE_MS = 20_000
"""How long work in a thread may take on a busy machine (milliseconds)."""


@pytest.fixture
def bait(tmp_path: Path) -> Path:
    """A picture that nobody has any reason to open."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    path = tmp_path / "bait.png"
    image.save(str(path))
    return path


@pytest.fixture
def opened(bait: Path) -> Iterator[OpenedFiles]:
    found = OpenedFiles()
    found.watch(bait)
    yield found
    found.close()


def hostile(bait: Path) -> Record:
    """Return a record whose every text names `bait` as a picture."""

    def text(what: str) -> str:
        return f'<img src="{bait.as_uri()}"><b>{what}&amp;</b>'

    people = tuple(
        Participant(
            id=f"p{n}", label=text(f"札{n}"), name=text("氏名"), title=text("肩書"), reading=text("よみ"),
            post=text("役職"), organization=text("所属"),
        )
        for n in (1, 2)
    )  # fmt: skip
    blocks = (
        Block(id="b1", kind=K.LEAD, text=text("リード")),
        Block(id="b2", kind=K.SECTION, text=text("見出し"), agenda="a1"),
        Block(id="b3", kind=K.UTTERANCE, speaker="p1", text=text("発言")),
        Block(id="b4", kind=K.UTTERANCE, written=text("だれか"), text=text("発言")),
        Block(
            id="b5", kind=K.PHOTO, text=text("写真"), alt=text("代替"), credit=text("撮影"), people=("p2",)
        ),
        Block(id="b6", kind=K.SECTION, text=text("議題のない見出し")),
        Block(id="b7", kind=K.CLOSING, text=text("結び")),
    )
    return Record(
        title=text("題名"), series=Series(name=text("シリーズ")), held=Held(text=text("日付")),
        cover=Cover(caption=text("表紙"), alt=text("代替"), credit=text("撮影")),
        notes=(Note(term=text("用語"), text=text("説明"), mark=text("1")),),
        participants=people, agenda=(AgendaItem(id="a1", number=1, text=text("議題")),), blocks=blocks,
    )  # fmt: skip


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, bait: Path, tmp_path: Path) -> MainWindow:
    path = tmp_path / "<b>hostile&.yaml"
    path.write_bytes(write_record(hostile(bait)))
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.checker.check_now()
    window.workspace.manuscript.go_to_block(2)
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def may_be_rich(text: str) -> bool:
    return bool(QtGui.Qt.mightBeRichText(text))  # type: ignore[attr-defined]


def is_as_typed(tip: str) -> bool:
    """Tell whether a tool tip shows no picture, whether Qt takes it for HTML or not."""
    return not may_be_rich(tip) or ("<img" not in tip and "<b>" not in tip)


def rows_of(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = above or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        # PySide hides the methods of Qt's own flat models.
        if index.isValid() and isinstance(model, OutlineModel):
            yield from rows_of(model, index)


def tips_of(root: QWidget) -> Iterator[str]:
    """Yield every tool tip within `root`: of widgets, of actions, of rows."""
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.toolTip()
        yield from (action.toolTip() for action in widget.actions())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (str(i.data(ROLE.ToolTipRole) or "") for i in rows_of(widget.model()))


def assert_as_typed(root: QWidget) -> None:
    """Assert that no label and no tool tip within `root` takes what it shows for HTML; show all of them."""
    QApplication.processEvents()
    root.grab()
    automatic = [
        (type(label).__name__, label.text())
        for label in root.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.AutoText and label.text() and not label.inherits("QTipLabel")
    ]
    assert automatic == []
    rich = [w for w in root.findChildren(QLabel) if w.textFormat() == Qt.TextFormat.RichText]
    assert [w.text() for w in rich if "<img" in w.text()] == []
    tips = {tip for tip in tips_of(root) if tip}
    assert [tip for tip in tips if not is_as_typed(tip)] == []
    for tip in sorted(tips):
        QToolTip.showText(root.mapToGlobal(QPoint(4, 4)), tip, root)
        QApplication.processEvents()
    QToolTip.hideText()


def hover(widget: QWidget, place: QPoint) -> str:
    """Rest the mouse over a widget; return the tool tip that shows."""
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    QApplication.processEvents()
    found = QToolTip.text()
    QToolTip.hideText()
    return str(found)


def test_the_window_and_its_panels(at_work: MainWindow, opened: OpenedFiles) -> None:
    workspace = at_work.workspace
    for name in TABS:
        at_work.actions_book[f"panel_{name}"].trigger()
        assert_as_typed(at_work)
    for index in range(len(at_work.session.record.blocks)):
        workspace.manuscript.go_to_block(index)
        at_work.actions_book["panel_agenda"].trigger()
        assert_as_typed(at_work)
    for y in range(4, workspace.manuscript.height(), 12):
        assert is_as_typed(hover(workspace.manuscript.gutter, QPoint(40, y)))
    at_work.actions_book["find"].trigger()
    QTest.keyClicks(focused(), "<img")
    assert_as_typed(at_work)
    assert opened.names == set()


def test_the_status_bar_shows_who_speaks_as_typed(at_work: MainWindow, opened: OpenedFiles) -> None:
    at_work.workspace.manuscript.go_to_block(2)
    label = at_work.session.record.participants[0].label
    shown = [w for w in at_work.status.findChildren(QLabel) if label in w.text()]
    assert shown
    assert all(w.textFormat() == Qt.TextFormat.PlainText for w in shown)
    at_work.status.say(label)
    assert_as_typed(at_work)
    assert opened.names == set()


def test_picker_tagging_palette_history(at_work: MainWindow, opened: OpenedFiles) -> None:
    workspace = at_work.workspace
    for action in ("speaker", "palette", "history"):
        workspace.manuscript.setFocus()
        workspace.manuscript.go_to_block(3)
        at_work.actions_book[action].trigger()
        assert_as_typed(at_work)
        QTest.keyClick(focused(), Key.Key_Escape)
    at_work.actions_book["speaker"].trigger()
    QTest.keyClick(focused(), Key.Key_Return)
    assert "<img" in at_work.session.undo_stack.undoText() or at_work.session.record.blocks[3].speaker
    at_work.actions_book["history"].trigger()
    assert_as_typed(at_work)
    QTest.keyClick(focused(), Key.Key_Escape)
    at_work.actions_book["tagging"].trigger()
    assert_as_typed(at_work)
    QTest.keyClick(workspace.manuscript, Key.Key_Escape)
    assert opened.names == set()


def test_a_menu_of_people_shows_a_label_as_typed(at_work: MainWindow, opened: OpenedFiles) -> None:
    menu = at_work.workspace.editing.menu(at_work.actions_book)
    assert_as_typed(menu)
    label = at_work.session.record.participants[0].label
    people = next(m for m in menu.findChildren(QMenu) if m.title() == "発言者")
    assert people.actions()[0].text() == label.replace("&", "&&")
    menu.deleteLater()
    assert opened.names == set()


def test_boxes_and_the_start_page(
    qtbot: QtBot, at_work: MainWindow, bait: Path, tmp_path: Path, opened: OpenedFiles
) -> None:
    text = hostile(bait).title
    box = tell(at_work, "お知らせ", text, details=text)
    box.setInformativeText(text)
    assert_as_typed(box)
    box.close()
    at_work.tell_of_error(text)
    (error,) = [w for w in at_work.findChildren(QMessageBox) if w.isVisible() and w is not box]
    assert_as_typed(error)
    error.close()
    question = ask_for_text(at_work, "新しい参加者", text, text, lambda _name: None)
    assert_as_typed(question)
    assert [label.text().replace("&&", "&") for label in question.findChildren(QLabel)] == [text]
    question.close()
    pictures = UnusedPicturesDialog(tmp_path, {f"images/{text.replace('/', '')}.png": 2048}, at_work)
    pictures.open()
    assert_as_typed(pictures)
    pictures.close()
    remember_record(tmp_path / "<b>hostile&.yaml")
    at_work.show_start(look_for_lost_work=False)
    qtbot.waitUntil(lambda: any("hostile" in row.path.name for row in at_work.start_page.recent.rows))
    assert_as_typed(at_work)
    assert opened.names == set()


def test_the_import_review(qtbot: QtBot, window: MainWindow, bait: Path, opened: OpenedFiles) -> None:
    img = f'<img src="{bait.as_uri()}">'
    said = f"甲野：{img}おはよう。\n乙川：はい{img}。\n丙山：うん。\n{img}丙山：うん。\n甲野：{img}\n"
    source = f"{img}記録\n\n参加者：甲野花子({img}市長)、乙川健(館長)\n\n■{img}\n\n{said}"
    dialog = ImportReview(window._appearance.theme, window)
    dialog.open()
    dialog.import_text(source, name=f"{img}.txt")
    assert_as_typed(dialog)
    qtbot.waitUntil(dialog.review.isVisible, timeout=PATIENCE_MS)
    assert_as_typed(dialog)
    view = dialog.review.source
    assert all(is_as_typed(hover(view.viewport(), QPoint(20, y))) for y in range(4, view.height(), 12))
    dialog.reject()
    assert opened.names == set()


# Pictures


def drawing(bait: Path) -> bytes:
    """Return an SVG that shows `bait`."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'
        f'<rect width="40" height="40" fill="#00ff00"/><image xlink:href="{bait}" width="40" height="40"/></svg>'
    ).encode()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    found = tmp_path / "images"
    found.mkdir()
    return found


def shown_as(qtbot: QtBot, folder: Path, file: str) -> PictureState:
    from zadankai_editor.storage.pictures import picture_path

    thumbnails = Thumbnails(lambda name: picture_path(folder, name))
    size = QSize(40, 40)
    if thumbnails.get(file, size).state is PictureState.LOADING:
        with qtbot.waitSignal(thumbnails.ready, timeout=PATIENCE_MS):
            pass
    return thumbnails.get(file, size).state


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.jpg", "a.svgz", "a"])
def test_a_drawing_under_any_name_is_not_drawn(
    qtbot: QtBot, images: Path, bait: Path, opened: OpenedFiles, name: str
) -> None:
    (images / name).write_bytes(drawing(bait))
    assert shown_as(qtbot, images.parent, f"images/{name}") is PictureState.UNREADABLE
    assert decoded_file(images / name) is None
    assert decoded_bytes(drawing(bait)) is None
    assert opened.names == set()


@pytest.mark.parametrize("form", ["PNG", "JPG", "WEBP"])
def test_a_picture_is_shown_as_what_it_is_whatever_its_name(qtbot: QtBot, images: Path, form: str) -> None:
    image = QImage(300, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    image.save(str(images / "a.gif"), form)  # type: ignore[call-overload]
    assert shown_as(qtbot, images.parent, "images/a.gif") is PictureState.READY
    found = decoded_file(images / "a.gif", QSize(30, 30))
    assert found is not None
    assert found.size() == QSize(30, 2)


@pytest.mark.parametrize("form", ["BMP", "TIFF", "ICO", "XPM", "PPM"])
def test_other_pictures_are_not_decoded(qtbot: QtBot, images: Path, form: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    assert image.save(str(images / "a.png"), form)  # type: ignore[call-overload]
    assert shown_as(qtbot, images.parent, "images/a.png") is PictureState.UNREADABLE


def test_a_picture_of_absurd_size_is_broken(images: Path) -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    path = images / "a.png"
    image.save(str(path))
    data = bytearray(path.read_bytes())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    path.write_bytes(data)
    assert decoded_file(path) is None


@pytest.mark.parametrize(
    "file",
    ["{bait}", "../bait.png", "images/../../bait.png", "//host/share/a.png", "C:\\a.png", "file://{bait}"],
)
def test_a_name_that_leads_outside_is_never_looked_for(
    qtbot: QtBot, bait: Path, opened: OpenedFiles, tmp_path: Path, file: str
) -> None:
    folder = tmp_path / "record"
    (folder / "images").mkdir(parents=True)
    assert shown_as(qtbot, folder, file.format(bait=bait)) is PictureState.MISSING
    assert opened.names == set()


def test_a_link_that_leads_outside_is_not_followed(
    qtbot: QtBot, bait: Path, opened: OpenedFiles, tmp_path: Path
) -> None:
    folder = tmp_path / "record"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.png").symlink_to(bait)
    assert shown_as(qtbot, folder, "images/a.png") is PictureState.MISSING
    assert opened.names == set()


class ClipboardOfX11(QMimeData):
    """What Qt makes of a clipboard on X11: it offers a picture wherever one of its decoders takes a format."""

    def __init__(self, kind: str, data: bytes) -> None:
        super().__init__()
        self.setData(kind, QByteArray(data))

    def hasFormat(self, name: str) -> bool:
        return name == "application/x-qt-image" or super().hasFormat(name)

    def retrieveData(self, name: str, kind: QMetaType) -> object:
        if name != "application/x-qt-image":
            return super().retrieveData(name, kind)
        return QImage.fromData(self.data(self.formats()[0]))


def test_a_drawing_on_the_clipboard_is_not_drawn(
    qtbot: QtBot, bait: Path, tmp_path: Path, opened: OpenedFiles
) -> None:
    session = Session()
    session.open(State(record=Record(blocks=(Block(id="b1", kind=K.PHOTO, text="写真"),))))
    panel = PhotosPanel(session, LIGHT, lambda _pictures, _done: None, lambda file: tmp_path / file)
    qtbot.addWidget(panel)
    panel.show()
    QGuiApplication.clipboard().setMimeData(ClipboardOfX11("image/svg+xml", drawing(bait)))
    panel.paste()
    QApplication.processEvents()
    assert panel.trouble.text()
    assert opened.names == set()
    picture = ClipboardOfX11("image/png", bait.read_bytes())
    opened.names  # noqa: B018  the test itself has read it
    found = picture_on(picture)
    assert found is not None
    assert found.size() == QSize(8, 8)
