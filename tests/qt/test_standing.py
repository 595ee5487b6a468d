"""What the window says of a record's standing, and what it saves, follows from what is found in it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, Status
from zadankai_editor.record.review import Doubt, Review, SettledDoubt, Source, State
from zadankai_editor.storage.files import open_record, review_path, save_record
from zadankai_editor.ui.main_window import MainWindow

PEOPLE = (Participant(id="p1", label="早瀬"), Participant(id="p2", label="桐生"))
TALK = (
    Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text="図書館の時間を延ばします。"),
    Block(id="b2", kind=BlockKind.UTTERANCE, speaker="p2", text="港からのバスも増やします。"),
)
PHOTO = Block(id="b3", kind=BlockKind.PHOTO, text="閲覧室", file="images/a.png", alt="机を囲む人")
DOUBTS = tuple(
    Doubt(code="import.speaker.uncertain", message="発言者を確かめてください。", block=block)
    for block in ("b1", "b2")
)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> MainWindow:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)
    qtbot.waitUntil(lambda: window.checker.up_to_date)
    return window


def saved_as(path: Path, *blocks: Block, status: Status = Status.DRAFT, review: Review | None = None) -> Path:
    (path.parent / "images").mkdir(exist_ok=True)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(path.parent / "images" / "a.png"))
    record = Record(title="湊の座談会", participants=PEOPLE, blocks=blocks or TALK, status=status)
    return save_record(path, State(record=record, review=review or Review()), None).path


def shown(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.status.findChildren(QLabel) if not label.isHidden())


def questions(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    return saved_as(tmp_path / "記事.yaml", *TALK, PHOTO, status=Status.READY)


def test_ready_with_a_picture_that_is_gone_is_shown_as_wrong(
    qtbot: QtBot, window: MainWindow, ready: Path
) -> None:
    (ready.parent / "images" / "a.png").unlink()
    opened(qtbot, window, ready)
    assert "公開用（誤り1件）" in shown(window)
    window.actions_book["finalize"].trigger()
    qtbot.waitUntil(lambda: "公開できません" in shown(window))
    assert window.workspace.side.currentWidget() is window.workspace.side.problems


def test_saving_it_makes_it_a_draft_and_says_so(qtbot: QtBot, window: MainWindow, ready: Path) -> None:
    (ready.parent / "images" / "a.png").unlink()
    opened(qtbot, window, ready)
    said: list[str] = []
    window.filing.said.connect(said.append)
    with qtbot.waitSignal(window.desk.saved):
        window.desk.save(ready.with_name("写し.yaml"))
    assert "誤りが1件あるので、「写し.yaml」に下書きとして保存しました。" in said[-1]
    assert open_record(ready.with_name("写し.yaml")).state.record.status is Status.DRAFT
    assert (window.session.record.status, window.session.modified) == (Status.DRAFT, False)
    qtbot.waitUntil(lambda: window.checker.up_to_date)
    assert "下書き" in shown(window)


def test_a_ready_record_edited_by_hand_is_saved_as_a_draft(
    qtbot: QtBot, window: MainWindow, ready: Path
) -> None:
    text = ready.read_text("utf-8")
    ready.write_text(text.replace("speaker: 桐生", "speaker: 大槻"), "utf-8")
    opened(qtbot, window, ready)
    assert "公開用（誤り1件）" in shown(window)
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    assert "status: draft" in ready.read_text("utf-8")


def test_a_ready_record_without_errors_stays_ready(qtbot: QtBot, window: MainWindow, ready: Path) -> None:
    opened(qtbot, window, ready)
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    assert "status: ready" in ready.read_text("utf-8")
    assert "公開用" in shown(window)


def test_pictures_without_a_text_are_named_before_it_is_published(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = saved_as(tmp_path / "記事.yaml", *TALK, PHOTO.replaced(alt=None))
    opened(qtbot, window, path)
    assert any(f.code == "picture.alt.missing" and f.block == "b3" for f in window.checker.findings)
    window.show()
    window.actions_book["finalize"].trigger()
    qtbot.waitUntil(lambda: bool(questions(window)))
    (box,) = questions(window)
    assert "代替テキストのない画像が1枚あります" in box.text()
    assert "「閲覧室」" in box.text()
    (go_on,) = (b for b in box.buttons() if b.text() == "このまま確定する(&F)")
    go_on.click()
    assert window.session.record.status is Status.READY


def a_review(text: str) -> Review:
    settled = SettledDoubt(doubt=DOUBTS[1], at="2026-04-01T10:00:00+09:00")
    return Review(source=Source(name="原稿.txt", text=text), doubts=DOUBTS[:1], settled=(settled,))


SOURCE = "早瀬：図書館の時間を延ばします。\n桐生：港からのバスも増やします。\n"


def test_a_copy_without_its_review_says_so_and_reads_that_of_the_record_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = saved_as(tmp_path / "記事.yaml", review=a_review(SOURCE))
    copy = path.with_name("記事 (競合コピー 2026-04-02).yaml")
    shutil.copy(path, copy)
    opened(qtbot, window, copy)
    codes = [f.code for f in window.checker.findings]
    assert codes.count("review.missing") == 1
    assert codes.count("import.speaker.uncertain") == len(DOUBTS)  # settled there is not settled here
    assert "要確認 3件" in shown(window)
    assert window.session.review.source == Source(name="原稿.txt", text=SOURCE)
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    # Said once: from now on the copy has a review of its own, with the doubts that are open.
    assert review_path(copy).exists()


def test_it_is_settled_where_the_problems_are(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = saved_as(tmp_path / "記事.yaml")
    review_path(path).unlink()
    opened(qtbot, window, path)
    window.show()
    window.activateWindow()
    window.actions_book["next_problem"].trigger()
    assert "校正ファイル「記事.review.yaml」がない" in shown(window)
    window.actions_book["settle"].trigger()
    assert [d.doubt.code for d in window.session.review.settled] == ["review.missing"]
    QTest.qWait(0)
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    assert open_record(path).state.review.doubts == ()


def test_a_source_beside_it_is_read_again(tmp_path: Path) -> None:
    text = (
        "参加者\n早瀬 湊、桐生 誠\n\n早瀬：図書館の時間を延ばします。\n\n丙山：港からのバスも増やします。\n"
    )
    path = saved_as(tmp_path / "記事.yaml")
    review_path(path).unlink()
    path.with_suffix(".txt").write_text(text, "utf-8")
    review = open_record(path).state.review
    assert review.source is not None
    assert review.source.text == text
    assert "「記事.txt」から" in review.doubts[0].message
    assert any(doubt.block == "b2" for doubt in review.doubts)


def test_the_review_of_another_record_is_left_alone(tmp_path: Path) -> None:
    saved_as(tmp_path / "記事.yaml", review=a_review("別の会の記録です。\n"))
    other = saved_as(tmp_path / "記事2.yaml")
    review_path(other).unlink()
    review = open_record(other).state.review
    assert [d.code for d in review.doubts] == ["review.missing"]
    assert review.source is None


def test_a_ready_record_without_a_review_says_nothing(tmp_path: Path) -> None:
    path = saved_as(tmp_path / "記事.yaml", status=Status.READY)
    assert not review_path(path).exists()
    assert open_record(path).state.review == Review()
