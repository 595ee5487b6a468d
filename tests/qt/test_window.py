"""The window as a whole: actions, menus, start page and record."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from zadankai_editor.record.nodes import Block, BlockKind, Held, Participant, Record, Status
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.record.steps import SpliceDoubts
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage.files import review_path, save_record
from zadankai_editor.storage.recent import recent_records
from zadankai_editor.ui.actions import ACTIONS, FILE
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.recent_menu import RecentMenu


def _open(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.desk.opened):
        window.desk.open(path)


def test_every_action_has_a_handler(window: MainWindow) -> None:
    handlers = window._handlers()
    in_workspace = window.workspace.handlers()
    own = {s.id for s in ACTIONS} - in_workspace.keys()
    assert handlers.keys() == {s.id for s in ACTIONS}
    assert not own & in_workspace.keys()


def test_a_record_opens_is_changed_saved_and_remembered(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    _open(qtbot, window, saved)
    assert window.windowTitle().startswith("湊の座談会")
    manuscript = window.workspace.manuscript
    manuscript.go_to_block(1)
    QTest.keyClicks(manuscript, "abc")
    assert window.session.modified
    window.actions_book["speaker_2"].trigger()
    assert window.session.record.blocks[1].speaker == "p2"
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    assert _saved_all(window)
    assert "abcおはよう" in saved.read_text("utf-8")
    assert recent_records() == (saved,)


def test_the_recent_records_are_in_the_menu(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    _open(qtbot, window, saved)
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    assert [a.toolTip() for a in menu.actions()] == [str(saved)]
    window.show_start()
    with qtbot.waitSignal(window.desk.opened):
        menu.actions()[0].trigger()


def test_finalising_shows_the_errors_or_sets_ready(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    _open(qtbot, window, saved)
    window.workspace.manuscript.go_to_block(1)
    window.actions_book["no_speaker"].trigger()
    window.actions_book["finalize"].trigger()
    qtbot.waitUntil(lambda: window.checker.up_to_date)
    assert _status(window) is Status.DRAFT
    assert window.workspace.side.currentWidget() is window.workspace.side.problems
    window.actions_book["undo"].trigger()
    window.actions_book["finalize"].trigger()
    qtbot.waitUntil(lambda: _status(window) is Status.READY)
    QTest.keyClicks(window.workspace.manuscript, "a")
    assert _status(window) is Status.DRAFT


@pytest.mark.parametrize("answer", ["確認に戻る(&B)", "やめる(&C)"])
def test_finalising_that_is_given_up_leaves_no_word_of_a_check_that_goes_on(
    qtbot: QtBot, window: MainWindow, saved: Path, answer: str
) -> None:
    _open(qtbot, window, saved)
    doubt = Doubt(code="import.kind.uncertain", message="発言か確かめてください。", block="b2")
    state = window.session.state
    window.session.open(state.replaced(review=state.review.replaced(doubts=(doubt,))))
    window.actions_book["finalize"].trigger()
    assert "確かめています" in window.status._line.words.text()
    qtbot.waitUntil(
        lambda: any(box.windowTitle() == "公開用に確定" for box in window.findChildren(QMessageBox))
    )
    (box,) = (box for box in window.findChildren(QMessageBox) if box.windowTitle() == "公開用に確定")
    next(button for button in box.buttons() if button.text() == answer).click()
    assert window.status._line.words.text() == "公開用に確定していません。記録は下書きのままです。"
    assert _status(window) is Status.DRAFT


def _saved_all(window: MainWindow) -> bool:
    return not window.session.modified


def _status(window: MainWindow) -> Status:
    return window.session.record.status


def test_closing_with_unsaved_work_asks(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    _open(qtbot, window, saved)
    window.workspace.manuscript.go_to_block(1)
    QTest.keyClick(window.workspace.manuscript, Qt.Key.Key_X)
    window.show()
    window.close()
    qtbot.waitUntil(lambda: window.isVisible() and bool(_questions(window)))
    question = _questions(window)[0]
    assert "保存していない変更" in question.windowTitle()
    question.reject()
    assert window.session.modified


@pytest.mark.parametrize("panel", ["participants", "details"])
def test_what_is_typed_in_a_field_is_asked_about_when_the_window_closes(
    qtbot: QtBot, window: MainWindow, saved: Path, panel: str
) -> None:
    _open(qtbot, window, saved)
    window.show()
    window.activateWindow()
    window.workspace.show_panel(panel)
    side = window.workspace.side
    if panel == "details":
        field: QWidget = side.details.title
    else:
        fields = side.participants.findChildren(QLineEdit)
        field = next(field for field in fields if field.accessibleName() == "氏名")
    field.setFocus()
    QTest.keyClicks(field, "x")
    window.close()
    qtbot.waitUntil(lambda: bool(_questions(window)))
    assert window.isVisible()
    _questions(window)[0].reject()
    assert window.session.modified


def test_a_review_that_cannot_be_saved_leaves_the_record_unsaved(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    _open(qtbot, window, saved)
    window.show()
    window.workspace.manuscript.go_to_block(1)
    QTest.keyClicks(window.workspace.manuscript, "x")
    review = review_path(saved)
    review.unlink()
    (review / "x").mkdir(parents=True)
    with qtbot.waitSignal(window.desk.saved):
        window.actions_book["save"].trigger()
    (box,) = _questions(window)
    assert "校正ファイル" in box.text()
    box.reject()
    qtbot.waitUntil(lambda: not _questions(window))
    assert window.isWindowModified()
    window.close()
    qtbot.waitUntil(lambda: bool(_questions(window)))
    assert window.isVisible()
    _questions(window)[0].reject()


def _questions(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_menus_have_titles_in_japanese(window: MainWindow) -> None:
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[0] == FILE
    assert all(not title.isascii() for title in titles)


def test_a_long_sentence_in_the_status_bar_does_not_widen_the_window(window: MainWindow) -> None:
    before = window.minimumSizeHint().width()
    window.status.say("とても長いお知らせです。" * 60)
    assert window.minimumSizeHint().width() == before


def test_what_nobody_says_becomes_an_utterance_of_whom_is_chosen(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    _open(qtbot, window, saved)
    before = window.session.state
    window.workspace.manuscript.go_to_block(0)
    window.actions_book["speaker"].trigger()
    picker = window.workspace.picker
    shown = " ".join(label.text() for label in picker.findChildren(QLabel))
    assert "「見出し」です。発言にするなら" in shown
    (field,) = picker.findChildren(QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_2)
    block = window.session.record.blocks[0]
    assert (block.kind, window.session.record.label_of(block.speaker)) == (BlockKind.UTTERANCE, "桐生")
    assert block.text == "図書館"
    window.session.undo()
    assert window.session.state == before


def test_a_doubt_clicked_among_the_problems_is_the_one_that_is_settled(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    _open(qtbot, window, saved)
    doubts = tuple(
        Doubt(
            code="import.participant.uncertain",
            message=f"{n}人目を確かめてください。",
            path=f"participants[{n}]",
        )
        for n in range(2)
    )
    added = Transaction(label="取り込み", steps=(SpliceDoubts(at=0, new=doubts),))
    window.session.dispatch(added)
    window.checker.check_now()
    side = window.workspace.side
    window.workspace.show_panel("problems")
    model = side.problems.model
    row = next(r for r in range(model.rowCount()) if "1人目" in model.text(model.values[r]))
    side.problems.list.chosen.emit(model.index(row))
    window.workspace.proofing.settle_here()
    assert [d.path for d in window.session.review.doubts] == ["participants[0]"]


def test_keys_put_the_record_in_order(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    _open(qtbot, window, saved)
    qtbot.waitActive(window)
    workspace = window.workspace
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    workspace.manuscript.go_to_block(2, 3)
    QTest.keyClick(workspace.manuscript, Qt.Key.Key_L, control | shift)
    texts = [b.text for b in window.session.record.blocks]
    assert texts[2] == texts[3]
    assert workspace.manuscript.current_index == 3
    QTest.keyClick(workspace.manuscript, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(workspace.manuscript, Qt.Key.Key_Up, alt_shift)
    kinds = [b.kind for b in window.session.record.blocks]
    assert kinds[:2] == [BlockKind.SECTION, BlockKind.SECTION]
    assert workspace.manuscript.current_index == 0
    QTest.keyClick(workspace.manuscript, Qt.Key.Key_0, control | Qt.KeyboardModifier.AltModifier)
    tree = workspace.outline.tree
    assert tree.hasFocus()
    qtbot.waitUntil(lambda: str(tree.currentIndex().data()) == "よろしくお願いします。")
    QTest.keyClick(tree, Qt.Key.Key_Down, alt_shift)
    assert workspace.manuscript.current_index == 3, "the caret goes along"
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    field = workspace.outline.field
    assert field is not None, "not the picker"
    QTest.keyClicks(field, "last")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.session.record.blocks[3].text == "last"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert workspace.manuscript.hasFocus()


def test_silent_members_are_one_problem_that_leads_to_the_participants(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    people = tuple(Participant(id=f"p{n}", label=f"委員{n}") for n in range(1, 25))
    blocks = (Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text="おはようございます。"),)
    record = Record(title="湊の議会", held=Held(date="2025-05-17"), participants=people, blocks=blocks)
    path = save_record(tmp_path / "council.yaml", State(record=record), None).path
    _open(qtbot, window, path)
    side = window.workspace.side
    side.show_tab("details")
    qtbot.waitUntil(lambda: side.tabText(side.indexOf(side.problems)) == "問題 1")
    window.actions_book["next_problem"].trigger()
    assert side.currentWidget() is side.participants
