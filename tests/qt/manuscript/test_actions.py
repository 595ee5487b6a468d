"""What the menus do to the manuscript."""

import pytest
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Bench, Key
from tests.record_states import K, state_of
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import State
from zadankai_editor.ui import theme
from zadankai_editor.ui.manuscript_actions import ManuscriptActions
from zadankai_editor.ui.speaker_picker import SpeakerPicker
from zadankai_editor.ui.speaking import Speaking

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


class Desk:
    """The manuscript in a window with its actions and the picker."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self.bench = bench
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.resize(1000, 800)
        self.window.setCentralWidget(bench.manuscript)
        self.picker = SpeakerPicker(theme.LIGHT, self.window)
        self.speaking = Speaking(bench.session, bench.manuscript, self.picker)
        self.actions = ManuscriptActions(bench.session, bench.manuscript, self.speaking)
        self.handlers = {**self.actions.handlers(), **self.speaking.handlers()}
        self.window.show()
        qtbot.waitActive(self.window)
        bench.manuscript.setFocus()

    def do(self, action: str) -> None:
        self.handlers[action]()
        self.bench.check()

    def pick(self, text: str) -> None:
        (field,) = (f for f in self.picker.findChildren(QLineEdit) if f.parent() is self.picker)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
        QTest.keyClick(field, Key.Key_Return)
        self.bench.check()


@pytest.fixture
def desk(bench: Bench, qtbot: QtBot) -> Desk:
    return Desk(bench, qtbot)


def test_a_speaker_by_digit(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 3)
    desk.do("speaker_2")
    assert bench.speakers[U1] == "p2"
    assert bench.caret == (U1, 3)
    desk.do("speaker_9")
    assert bench.refusals[-1].startswith("数字 9 の参加者はいません")
    desk.do("no_speaker")
    assert bench.speakers[U1] is None
    bench.check_undo_and_redo()


def test_a_speaker_for_all_that_is_selected_and_no_more(desk: Desk, bench: Bench) -> None:
    bench.select((U1, 3), (U3, 0))
    desk.do("speaker_3")
    assert bench.speakers[U1 : U3 + 1] == ["p3", "p3", None, "p1"]
    assert bench.session.record.blocks[H1].kind is K.HEADING
    bench.check_undo_and_redo()


def test_the_picker_gives_the_block_that_was_asked_for_its_speaker(desk: Desk, bench: Bench) -> None:
    bench.put(U2, 0)
    desk.do("speaker")
    assert desk.picker.isVisible()
    desk.pick("丙山")
    assert bench.speakers[U2] == "p3"
    assert bench.manuscript.hasFocus()
    assert bench.caret == (U2, 0)


@pytest.mark.parametrize("kind", ["heading", "text"])
def test_nobody_means_nobody_for_what_somebody_has_said_before(desk: Desk, bench: Bench, kind: str) -> None:
    bench.put(U1, 3)
    desk.do(f"kind_{kind}")
    desk.do("speaker")
    desk.pick("なし")
    block = bench.session.record.blocks[U1]
    assert (block.kind, block.speaker) == (K.UTTERANCE, None)
    bench.check_undo_and_redo()


def test_enter_enter_begins_an_utterance_and_the_picker_names_its_speaker(desk: Desk, bench: Bench) -> None:
    bench.put(U4, len(bench.texts[U4]))
    bench.key(Key.Key_Return)
    bench.key(Key.Key_Return)
    assert desk.picker.isVisible()
    desk.pick("甲野")
    assert bench.speakers[U4 + 1] == "p1"
    bench.type("はい")
    assert bench.texts[U4 + 1] == "はい"
    bench.check_undo_and_redo()


def test_somebody_new_from_the_picker(desk: Desk, bench: Bench) -> None:
    bench.put(U2, 0)
    desk.do("speaker")
    desk.pick("丁田")
    record = bench.session.record
    assert record.label_of(bench.session.record.blocks[U2].speaker) == "丁田"
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_a_dismissed_picker_gives_the_keys_back(desk: Desk, bench: Bench) -> None:
    bench.put(U2, 0)
    desk.do("speaker")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Escape)
    assert bench.manuscript.hasFocus()
    assert bench.session.state == bench.start


@pytest.mark.parametrize("kind", list(BlockKind))
def test_every_block_becomes_every_kind_and_the_caret_goes_along(
    desk: Desk, bench: Bench, kind: BlockKind
) -> None:
    for index, held in enumerate(bench.start.record.blocks):
        bench.open(bench.start)
        bench.put(index, 2)
        desk.do(f"kind_{kind.value}")
        if held.kind is kind or held.file:
            assert bench.refusals
            continue
        at = bench.ids.index(held.id)
        assert bench.session.record.blocks[at].kind is kind
        assert bench.caret == (at, 2)
        bench.undo()
        assert bench.caret == (index, 2)
        bench.redo()
        assert bench.caret == (at, 2)


def test_several_blocks_become_another_kind_in_one_step_and_stay_selected(desk: Desk, bench: Bench) -> None:
    bench.select((U1, 2), (U2, 3))
    desk.do("kind_heading")
    assert bench.texts[U1 : U1 + 3] == [
        "𠮷野家の隣に図書館があります。",
        "夜も開いています。",
        "日曜も開けます。",
    ]
    assert {b.kind for b in bench.session.record.blocks[U1 : U1 + 3]} == {K.HEADING}
    assert bench.manuscript.selection.indexes == range(U1, U1 + 3)
    assert (bench.steps, bench.session.undo_stack.undoText()) == (1, "「小見出し」にする（2件）")
    desk.do("kind_utterance")
    assert bench.speakers[U1 : U1 + 3] == ["p1", "p2", None]
    bench.undo()
    bench.undo()
    assert bench.session.state == bench.start
    assert bench.manuscript.selection.indexes == range(U1, U1 + 2)
    bench.check_undo_and_redo()


def test_several_blocks_change_their_kind_around_a_picture(desk: Desk, bench: Bench) -> None:
    bench.select((U3, 0), (T1, 2))
    desk.do("kind_prompt")
    assert [b.kind for b in bench.session.record.blocks[U3 : T1 + 1]] == [K.PROMPT, K.PHOTO, K.PROMPT]
    bench.select((U1, 0), (U3, 0))
    desk.do("kind_lead")
    assert [b.kind for b in bench.session.record.blocks[:6]] == [K.LEAD] * 5 + [K.SECTION]
    bench.check_undo_and_redo()


def test_a_block_moves_and_the_caret_goes_along(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 3)
    desk.do("move_down")
    assert bench.caret == (U1 + 1, 3)
    assert bench.ids[U1 + 1] == "u1"
    desk.do("move_up")
    desk.do("move_up")
    assert bench.caret == (Q1, 3)
    bench.undo()
    assert bench.caret == (U1, 3)
    bench.check_undo_and_redo()


def test_several_blocks_move_together(desk: Desk, bench: Bench) -> None:
    bench.select((U1, 2), (U2, 3))
    desk.do("move_down")
    assert bench.ids[U1 : U1 + 3] == ["h1", "u1", "u2"]
    assert bench.manuscript.selection.indexes == range(U1 + 1, U1 + 3)
    desk.do("move_down")
    assert bench.ids[U1 + 2 : U1 + 4] == ["u1", "u2"]
    bench.check_undo_and_redo()


def test_a_block_that_moves_into_the_lead_is_followed(desk: Desk, bench: Bench) -> None:
    bench.put(S1, 1)
    desk.do("move_up")
    assert bench.session.record.blocks[S1].kind is K.LEAD
    assert bench.caret == (S1, 1)
    desk.do("move_up")
    assert bench.caret[0] == L1
    desk.do("move_up")
    assert bench.refusals
    bench.check_undo_and_redo()


def test_split_and_join(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 3)
    desk.do("split")
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家", "の隣に図書館があります。"]
    assert bench.caret == (U1 + 1, 0)
    desk.do("join")
    assert bench.texts[U1] == "𠮷野家\nの隣に図書館があります。"
    assert bench.caret == (U1, 3)
    bench.check_undo_and_redo()


def test_joining_different_people_takes_a_command_of_its_own(desk: Desk, bench: Bench) -> None:
    bench.put(U2, 0)
    desk.do("join")
    assert bench.refusals
    assert bench.session.state == bench.start
    desk.do("join_across")
    assert bench.texts[U1].endswith("。\n夜も開いています。\n日曜も開けます。")
    assert bench.speakers[U1] == "p1"
    bench.check_undo_and_redo()


def test_all_that_is_selected_is_joined(desk: Desk, bench: Bench) -> None:
    bench.put(U2, 9)
    desk.do("split")
    bench.select((U2, 3), (U2 + 1, 2))
    desk.do("join")
    assert bench.texts == [b.text for b in bench.start.record.blocks]
    assert bench.caret == (U2, 9)
    bench.select((U1, 1), (U2, 2))
    desk.do("join")
    assert "別の人の発言と結合" in bench.refusals[-1]
    bench.check_undo_and_redo()


def test_joining_several_people_says_whose_words_they_become(desk: Desk, bench: Bench) -> None:
    said: list[str] = []
    desk.actions.said.connect(said.append)
    bench.select((U1, 1), (U2, 2))
    desk.do("join_across")
    assert said == ["「甲野」の発言として結合しました。"]
    assert bench.session.undo_stack.undoText() == "「甲野」の発言として結合（1件）"
    assert bench.ids[U1 : U1 + 2] == ["u1", "h1"]
    bench.check_undo_and_redo()


def test_a_copy_stands_below_and_has_the_caret(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 3)
    desk.do("duplicate")
    assert bench.texts[U1] == bench.texts[U1 + 1]
    assert bench.speakers[U1 + 1] == "p1"
    assert bench.caret == (U1 + 1, 3)
    bench.select((U1, 2), (U2 + 1, 1))
    desk.do("duplicate")
    assert bench.texts[U1 : U1 + 3] == bench.texts[U1 + 3 : U1 + 6]
    assert bench.caret == (U1 + 3, 0)
    bench.check_undo_and_redo()


def test_a_section_moves_with_caret_and_selection(desk: Desk, bench: Bench) -> None:
    bench.put(U4, 2)
    desk.do("kind_section")
    bench.select((U2, 1), (U2, 4))
    desk.do("section_down")
    assert bench.ids == ["l1", "u4", "s1", "q1", "u1", "u2", "h1", "u3", "f1", "t1", "c1"]
    at = bench.ids.index("u2")
    selection = bench.manuscript.selection
    assert (selection.start.index, selection.start.offset, selection.end.offset) == (at, 1, 4)
    bench.undo()
    assert bench.manuscript.selection.indexes == range(U2, U2 + 1)
    bench.redo()
    desk.do("section_up")
    assert bench.ids == [b.id for b in bench.start.record.blocks]
    desk.do("section_up")
    assert bench.refusals
    bench.check_undo_and_redo()


def test_blocks_are_deleted(desk: Desk, bench: Bench) -> None:
    bench.put(U4, 2)
    desk.do("delete_block")
    assert "u4" not in bench.ids
    assert bench.caret == (U4, 0)
    bench.select((L1, 0), (C1 - 1, 3))
    desk.do("delete_block")
    assert bench.ids == []
    desk.do("delete_block")
    bench.check_undo_and_redo()


@pytest.mark.parametrize("action", ["split", "speaker_2", "kind_heading", "move_down", "delete_block", "cut"])
def test_an_action_finds_what_was_composed_in_the_record(desk: Desk, bench: Bench, action: str) -> None:
    bench.put(U1, 3)
    bench.compose("幹事")
    desk.do(action)
    assert bench.preedit == ""
    assert "記録の今の内容に合わない操作です。" not in bench.refusals
    if action != "cut":  # where nothing is selected it does nothing
        bench.undo()
    assert bench.texts[U1].startswith("𠮷野家幹事")
    bench.check_undo_and_redo()


def test_the_menu_cuts_and_pastes_where_the_focus_is(desk: Desk, bench: Bench) -> None:
    field = QLineEdit(desk.window)
    field.show()
    field.setText("題名")
    field.setFocus()
    bench.put(U1, 0)
    field.setFocus()
    desk.do("select_all")
    desk.do("cut")
    assert field.text() == ""
    desk.do("paste")
    assert field.text() == "題名"
    bench.manuscript.setFocus()
    desk.do("paste")
    assert bench.texts[U1].startswith("題名𠮷野家")
    desk.do("select_all")
    desk.do("copy")
    assert bench.manuscript.selection.indexes == range(11)


def test_every_action_copes_with_an_empty_record(desk: Desk, bench: Bench) -> None:
    for action in desk.handlers:
        bench.open(State())
        desk.do(action)
        desk.picker.hide()
        bench.check_undo_and_redo()


def test_a_kind_or_speaker_begins_an_empty_record(desk: Desk, bench: Bench) -> None:
    bench.open(State())
    desk.do("kind_lead")
    assert [b.kind for b in bench.session.record.blocks] == [K.LEAD]
    bench.open(state_of())
    desk.do("no_speaker")
    assert bench.ids == []
    desk.speaking.set_speaker("p2")
    assert bench.speakers == ["p2"]


def menu_at(bench: Bench, place: tuple[int, int], reason: QContextMenuEvent.Reason) -> None:
    at = bench.point_of(*place)
    viewport = bench.manuscript.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    bench.check()


def test_the_context_menu_is_about_what_was_clicked(desk: Desk, bench: Bench) -> None:
    wanted: list[object] = []
    bench.manuscript.menu_wanted.connect(wanted.append)
    mouse, keyboard = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
    bench.put(U1, 3)
    menu_at(bench, (U4, 2), mouse)
    assert bench.caret == (U4, 2)
    bench.select((U1, 1), (U3, 2))
    menu_at(bench, (U2, 2), mouse)
    assert bench.manuscript.selection.indexes == range(U1, U3 + 1)
    menu_at(bench, (C1, 2), mouse)
    assert bench.caret == (C1, 2)
    bench.put(U1, 3)
    menu_at(bench, (U4, 2), keyboard)
    assert bench.caret == (U1, 3)
    assert len(wanted) == 4
    bench.compose("幹")
    menu_at(bench, (U4, 2), mouse)
    assert bench.texts[U1].startswith("𠮷野家幹")


def test_next_utterance_from_the_menu(desk: Desk, bench: Bench) -> None:
    bench.put(U4, len(bench.texts[U4]))
    desk.do("next_utterance")
    assert bench.texts[U4 + 1] == ""
    assert desk.picker.isVisible()


def test_undo_and_redo_from_the_menu(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 0)
    bench.type("あ")
    desk.do("undo")
    assert bench.session.state == bench.start
    desk.do("redo")
    assert bench.texts[U1].startswith("あ𠮷")


def test_a_passage_is_given_to_somebody_else_exactly_at_the_caret(desk: Desk, bench: Bench) -> None:
    whole = bench.texts[U1]
    bench.put(U1, 3)
    desk.do("passage_speaker")
    desk.pick("丙山")
    assert bench.texts[U1 : U1 + 2] == [whole[:3], whole[3:]]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p3"]
    assert bench.caret == (U1 + 1, 0)
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_a_selected_passage_is_given_to_somebody_new(desk: Desk, bench: Bench) -> None:
    whole = bench.texts[U1]
    bench.select((U1, 1), (U1, 3))
    desk.do("passage_speaker")
    desk.pick("丁田")
    assert bench.texts[U1 : U1 + 3] == [whole[:1], whole[1:3], whole[3:]]
    labels = [bench.session.record.label_of(b.speaker) for b in bench.session.record.blocks[U1 : U1 + 3]]
    assert labels == ["甲野", "丁田", "甲野"]
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_all_utterances_of_somebody_change_hands_and_the_number_is_said_before(
    desk: Desk, bench: Bench
) -> None:
    mine = [i for i, who in enumerate(bench.speakers) if who == "p1"]
    bench.put(U1, 0)
    desk.do("speaker_of_all")
    (title, *_) = desk.picker.findChildren(QLabel)
    assert f"{len(mine)} 件" in title.text()
    desk.pick("丙山")
    assert [bench.speakers[i] for i in mine] == ["p3"] * len(mine)
    bench.check_undo_and_redo()


def test_two_people_are_swapped(desk: Desk, bench: Bench) -> None:
    before = bench.speakers
    bench.put(U1, 0)
    desk.do("swap_speakers")
    desk.pick("乙川")
    exchange = {"p1": "p2", "p2": "p1"}
    assert bench.speakers == [exchange.get(str(who), who) for who in before]
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_the_caret_goes_to_what_is_open(desk: Desk, bench: Bench) -> None:
    bench.put(U1, 0)
    open_ones = [
        i for i, b in enumerate(bench.session.record.blocks) if b.kind is K.UTTERANCE and b.speaker is None
    ]
    desk.do("no_speaker")
    bench.put(L1, 0)
    desk.do("next_without_speaker")
    assert bench.caret == (min([U1, *open_ones]), 0)
    bench.put(U4, 0)
    mine = [i for i, who in enumerate(bench.speakers) if who == bench.speakers[U4]]
    desk.do("next_of_speaker")
    assert bench.caret[0] in {*mine}
    desk.do("next_doubt")
    assert bench.refusals[-1].startswith("要確認はありません")


def test_what_does_not_fit_is_said(desk: Desk, bench: Bench) -> None:
    bench.put(S1, 0)
    for action in ("speaker_of_all", "swap_speakers", "next_of_speaker"):
        desk.do(action)
        assert bench.refusals[-1].startswith("カーソルを、発言者の決まっている発言に")
    desk.do("passage_speaker")
    assert bench.refusals[-1].startswith("分けて発言者を変えられるのは")
    assert desk.picker.isHidden()
    assert bench.steps == 0
