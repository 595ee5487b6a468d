"""Backspace, Delete and what they do at borders."""

import pytest
from PySide6.QtCore import Qt

from tests.qt.manuscript.support import CONTROL, NO_MODIFIER, SHIFT, Bench, Key
from tests.record_states import K, block, state_of

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)

BACKWARD = [(Key.Key_Backspace, NO_MODIFIER), (Key.Key_Backspace, SHIFT), (Key.Key_Backspace, CONTROL)]
FORWARD = [(Key.Key_Delete, NO_MODIFIER), (Key.Key_Delete, CONTROL)]
Press = tuple[Qt.Key, Qt.KeyboardModifier]


@pytest.mark.parametrize("press", BACKWARD)
@pytest.mark.parametrize("index", [S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1])
def test_backward_at_the_start_of_a_block_leaves_the_border(bench: Bench, press: Press, index: int) -> None:
    bench.put(index, 0)
    bench.key(*press)
    assert bench.session.state == bench.start
    assert bench.steps == 0
    assert bench.refusals
    assert bench.caret == (index, 0)


@pytest.mark.parametrize("press", FORWARD)
@pytest.mark.parametrize("index", [L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4])
def test_forward_at_the_end_of_a_block_leaves_the_border(bench: Bench, press: Press, index: int) -> None:
    end = len(bench.texts[index])
    bench.put(index, end)
    bench.key(*press)
    assert bench.session.state == bench.start
    assert bench.refusals
    assert bench.caret == (index, end)


def test_the_borders_of_the_flow_stay(bench: Bench) -> None:
    bench.put(L1, 0)
    bench.key(Key.Key_Backspace)
    bench.key(Key.Key_Backspace, CONTROL)
    bench.put(C1, len(bench.texts[C1]))
    bench.key(Key.Key_Delete)
    bench.key(Key.Key_Delete, CONTROL)
    assert bench.session.state == bench.start


@pytest.mark.parametrize("press", BACKWARD)
def test_backward_joins_paragraphs_of_one_utterance(bench: Bench, press: Press) -> None:
    bench.put(U2, len("夜も開いています。\n"))
    bench.key(*press)
    assert bench.texts[U2] == "夜も開いています。日曜も開けます。"
    assert bench.caret == (U2, len("夜も開いています。"))
    bench.check_undo_and_redo()


@pytest.mark.parametrize("press", FORWARD)
def test_forward_joins_paragraphs_of_one_utterance(bench: Bench, press: Press) -> None:
    bench.put(U2, len("夜も開いています。"))
    bench.key(*press)
    assert bench.texts[U2] == "夜も開いています。日曜も開けます。"
    assert bench.caret == (U2, len("夜も開いています。"))
    bench.check_undo_and_redo()


def test_backspace_in_an_empty_utterance_takes_it_away(bench: Bench) -> None:
    bench.put(U1, len(bench.texts[U1]))
    bench.key(Key.Key_Return, CONTROL)
    assert len(bench.texts) == 12
    bench.key(Key.Key_Backspace)
    assert bench.session.record == bench.start.record
    assert bench.caret == (U1, len(bench.texts[U1]))
    bench.check_undo_and_redo()


def test_delete_takes_an_empty_utterance_behind_away(bench: Bench) -> None:
    bench.put(U1, len(bench.texts[U1]))
    bench.key(Key.Key_Return, CONTROL)
    bench.put(U1, len(bench.texts[U1]))
    bench.key(Key.Key_Delete)
    assert bench.session.record == bench.start.record


def test_backspace_behind_an_empty_utterance_takes_that_away_and_stays(bench: Bench) -> None:
    bench.put(U2, 0)
    bench.key(Key.Key_Return, CONTROL)
    assert bench.texts[U2] == ""
    bench.put(U2 + 1, 0)
    bench.key(Key.Key_Backspace)
    assert bench.session.record == bench.start.record
    assert bench.caret == (U2, 0)


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_a_deletion_across_utterances_leaves_each_its_rest(bench: Bench, key: Qt.Key) -> None:
    bench.select((U1, 3), (U4, 2))
    bench.key(key)
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家", "がとうございました。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p3"]
    assert bench.ids[U1 : U1 + 2] == ["u1", "u4"]
    assert bench.caret == (U1, 3)
    bench.undo()
    assert bench.session.state == bench.start
    assert bench.manuscript.selection.indexes == range(U1, U4 + 1)
    bench.redo()
    assert bench.caret == (U1, 3)
    bench.check_undo_and_redo()


def test_a_selection_of_a_border_alone_deletes_nothing(bench: Bench) -> None:
    bench.select((U1, len(bench.texts[U1])), (U2, 0))
    bench.key(Key.Key_Delete)
    assert bench.session.state == bench.start
    assert bench.refusals


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_select_all_and_delete_leaves_one_empty_block(bench: Bench, key: Qt.Key) -> None:
    bench.key(Key.Key_A, CONTROL)
    bench.key(key)
    assert bench.texts == [""]
    bench.type("あ")
    bench.undo()
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


def test_ctrl_backspace_and_ctrl_delete_stop_at_the_paragraph(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="ab cd", speaker="p1"), block("b2", text="  ef gh", speaker="p2")))
    bench.put(1, 2)
    bench.key(Key.Key_Backspace, CONTROL)
    assert bench.texts == ["ab cd", "ef gh"]
    bench.key(Key.Key_Backspace, CONTROL)
    assert bench.texts == ["ab cd", "ef gh"]
    bench.put(0, 3)
    for _ in range(3):
        bench.key(Key.Key_Delete, CONTROL)
    assert bench.texts == ["ab ", "ef gh"]
    assert bench.speakers == ["p1", "p2"]
    bench.check_undo_and_redo()


def test_a_photo_with_a_picture_is_not_deleted_with_its_last_character(bench: Bench) -> None:
    bench.select((F1, 0), (F1, len(bench.texts[F1])))
    bench.key(Key.Key_Delete)
    assert bench.texts[F1] == ""
    bench.key(Key.Key_Backspace)
    assert bench.session.record.blocks[F1].file == "images/a.png"
    assert bench.session.record.blocks[F1].kind is K.PHOTO


def test_cut_of_words_is_a_deletion(bench: Bench) -> None:
    bench.select((U1, 0), (U1, 3))
    bench.key(Key.Key_X, CONTROL)
    assert bench.texts[U1] == "の隣に図書館があります。"
    bench.put(U4, 0)
    bench.paste()
    assert bench.texts[U4] == "𠮷野家ありがとうございました。"
    bench.check_undo_and_redo()
