"""Typing and Enter."""

import pytest

from tests.qt.manuscript.support import CONTROL, SHIFT, Bench, Key
from tests.record_states import K, block, state_of
from zadankai_editor.record.review import State

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


def test_typing_goes_into_the_record_as_one_step(bench: Bench) -> None:
    bench.put(U3, 0)
    bench.type("abか")
    assert bench.texts[U3] == "abか葛󠄀城の分館もです。"
    assert bench.steps == 1
    assert bench.session.undo_stack.undoText() == "入力"
    bench.undo()
    assert bench.session.state == bench.start
    assert bench.caret == (U3, 0)
    bench.redo()
    assert bench.caret == (U3, 3)
    bench.check_undo_and_redo()


def test_typing_among_equal_characters_is_where_it_was_typed(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="ああああ", speaker="p1")))
    bench.put(0, 1)
    bench.type("あ")
    step = bench.log.transactions[-1].steps[0]
    assert (step.at, step.inserted) == (1, "あ")  # type: ignore[union-attr]
    bench.undo()
    assert bench.caret == (0, 1)
    bench.put(0, 3)
    bench.key(Key.Key_Backspace)
    assert bench.log.transactions[-1].steps[0].at == 2  # type: ignore[union-attr]
    bench.undo()
    assert bench.caret == (0, 3)
    bench.put(0, 1)
    bench.key(Key.Key_Delete)
    bench.undo()
    assert bench.caret == (0, 1)


def test_enter_makes_the_next_paragraph_of_the_same_utterance(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.key(Key.Key_Return)
    assert bench.texts[U1] == "𠮷野家\nの隣に図書館があります。"
    assert len(bench.texts) == 11
    assert bench.caret == (U1, 4)
    assert bench.asked == 0
    bench.check_undo_and_redo()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_shift_enter_is_a_paragraph_too(bench: Bench, key: Key) -> None:
    bench.put(Q1, 2)
    bench.key(key, SHIFT)
    assert bench.texts[Q1] == "では\n始めます。"
    assert "\u2028" not in bench.manuscript.document().toRawText()


def test_enter_in_an_empty_paragraph_goes_on_to_the_next_utterance(bench: Bench) -> None:
    bench.put(U2, len(bench.texts[U2]))
    bench.key(Key.Key_Return)
    assert bench.asked == 0
    bench.key(Key.Key_Return)
    assert bench.asked == 1
    assert bench.texts[U2] == "夜も開いています。\n日曜も開けます。"
    assert (bench.texts[U2 + 1], bench.speakers[U2 + 1]) == ("", None)
    assert bench.caret == (U2 + 1, 0)
    bench.check_undo_and_redo()


def test_enter_in_an_utterance_that_waits_for_its_words_asks_again_and_begins_no_other(bench: Bench) -> None:
    bench.put(U3, len(bench.texts[U3]))
    bench.key(Key.Key_Return, CONTROL)
    steps = bench.steps
    bench.key(Key.Key_Return)
    assert bench.asked == 2
    assert bench.steps == steps


def test_ctrl_enter_inside_divides_and_the_words_behind_keep_their_speaker(bench: Bench) -> None:
    bench.put(U1, 3)
    bench.key(Key.Key_Return, CONTROL)
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家", "の隣に図書館があります。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p1"]
    assert bench.ids[U1] == "u1"
    assert bench.caret == (U1 + 1, 0)
    assert bench.asked == 1
    bench.check_undo_and_redo()


def test_ctrl_enter_at_the_end_begins_an_utterance_of_nobody_yet(bench: Bench) -> None:
    bench.put(U4, len(bench.texts[U4]))
    bench.key(Key.Key_Return, CONTROL)
    assert bench.session.record.blocks[U4 + 1].kind is K.UTTERANCE
    assert bench.speakers[U4 + 1] is None
    assert bench.caret == (U4 + 1, 0)
    bench.type("はい")
    assert bench.texts[U4 + 1] == "はい"


def test_ctrl_enter_at_the_start_begins_one_before_and_the_words_stay(bench: Bench) -> None:
    bench.put(U1, 0)
    bench.key(Key.Key_Return, CONTROL)
    assert bench.texts[U1 : U1 + 2] == ["", "𠮷野家の隣に図書館があります。"]
    assert bench.speakers[U1 : U1 + 2] == [None, "p1"]
    assert bench.caret == (U1, 0)


@pytest.mark.parametrize("index", [S1, H1, Q1])
def test_enter_behind_a_heading_or_prompt_begins_an_utterance_of_nobody_yet(bench: Bench, index: int) -> None:
    bench.put(index, len(bench.texts[index]))
    bench.key(Key.Key_Return)
    assert bench.asked == 1
    assert bench.session.record.blocks[index + 1].kind is K.UTTERANCE
    assert bench.speakers[index + 1] is None
    assert bench.caret == (index + 1, 0)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("index", [L1, C1])
def test_enter_in_lead_and_closing_makes_another_paragraph_there(bench: Bench, index: int) -> None:
    kind = bench.session.record.blocks[index].kind
    bench.put(index, 4)
    bench.key(Key.Key_Return)
    assert [b.kind for b in bench.session.record.blocks[index : index + 2]] == [kind, kind]
    assert bench.caret == (index + 1, 0)
    bench.key(Key.Key_Backspace)
    assert bench.texts == [b.text for b in bench.start.record.blocks]
    assert bench.caret == (index, 4)
    bench.check_undo_and_redo()


def test_typing_into_an_empty_record_begins_an_utterance(bench: Bench) -> None:
    bench.open(State())
    bench.type("こん")
    assert bench.texts == ["こん"]
    assert bench.session.record.blocks[0].kind is K.UTTERANCE
    assert bench.caret == (0, 2)
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_enter_in_an_empty_record_begins_an_utterance_and_asks(bench: Bench) -> None:
    bench.open(State())
    bench.key(Key.Key_Return)
    assert bench.texts == [""]
    assert bench.asked == 1
    bench.check_undo_and_redo()


def test_keys_that_find_nothing_do_nothing_in_an_empty_record(bench: Bench) -> None:
    bench.open(State())
    for key in (Key.Key_Backspace, Key.Key_Delete, Key.Key_Tab, Key.Key_Backtab):
        bench.key(key)
        bench.key(key, CONTROL)
    assert bench.session.state == State()
    assert bench.steps == 0


def test_enter_over_a_selection_is_one_step(bench: Bench) -> None:
    bench.select((U1, 3), (U3, 2))
    bench.key(Key.Key_Return)
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家\n", "城の分館もです。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p1"]
    assert bench.ids[U1 : U1 + 2] == ["u1", "u3"]
    assert bench.caret == (U1, 4)
    assert bench.steps == 1
    bench.undo()
    selection = bench.manuscript.selection
    assert (selection.start.index, selection.end.index) == (U1, U3)
    bench.check_undo_and_redo()


def test_ctrl_enter_over_a_selection_is_one_step(bench: Bench) -> None:
    bench.select((U1, 3), (U2, 2))
    bench.key(Key.Key_Return, CONTROL)
    assert bench.steps == 1
    assert bench.texts[U1 : U1 + 3] == ["𠮷野家", "", "開いています。\n日曜も開けます。"]
    assert bench.speakers[U1 : U1 + 3] == ["p1", None, "p2"]
    bench.check_undo_and_redo()


def test_what_is_typed_over_a_selection_is_said_by_whom_it_began_with(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 2))
    bench.type("xy")
    assert bench.texts[U1 : U1 + 2] == ["xy", "開いています。\n日曜も開けます。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p2"]
    assert bench.caret == (U1, 2)
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    bench.check_undo_and_redo()


def test_a_full_width_space_over_a_selection_keeps_the_border(bench: Bench) -> None:
    bench.select((U1, 3), (U2, 2))
    bench.type("\u3000")
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家\u3000", "開いています。\n日曜も開けます。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p2"]


def test_typing_over_a_border_alone_leaves_the_border(bench: Bench) -> None:
    end = len(bench.texts[U1])
    bench.select((U1, end), (U2, 0))
    bench.type("x")
    assert bench.texts[U1].endswith("。x")
    assert bench.ids == [b.id for b in bench.start.record.blocks]


def test_select_all_and_type_leaves_what_was_typed(bench: Bench) -> None:
    bench.key(Key.Key_A, CONTROL)
    bench.type("あ")
    assert bench.texts == ["あ"]
    assert bench.ids == ["l1"]
    bench.check_undo_and_redo()


def test_tab_goes_from_block_to_block(bench: Bench) -> None:
    bench.put(U1, 5)
    bench.key(Key.Key_Tab)
    assert bench.caret == (U2, 0)
    bench.key(Key.Key_Backtab, SHIFT)
    bench.key(Key.Key_Backtab, SHIFT)
    assert bench.caret == (Q1, 0)
    assert bench.session.state is bench.start


def test_the_caret_tells_of_another_block_only(bench: Bench) -> None:
    told: list[int] = []
    bench.manuscript.block_changed.connect(told.append)
    bench.put(U1, 0)
    bench.put(U1, 3)
    bench.type("あ")
    bench.put(U2, 0)
    assert told == [U1, U2]


@pytest.mark.parametrize("committed", [False, True])
def test_a_name_typed_at_a_later_paragraph_takes_that_paragraph_alone(bench: Bench, committed: bool) -> None:
    bench.open(
        state_of(
            block("u1", K.UTTERANCE, "一つ目。\n二つ目。\n三つ目。", "p1"),
            block("u2", K.UTTERANCE, "はい。", "p2"),
            labels=("甲野", "乙川", "丙山"),
        )
    )
    bench.put(0, len("一つ目。\n"))
    if committed:
        bench.compose(commit="丙山：")
    else:
        bench.type("丙山：")
    assert list(zip(bench.speakers, bench.texts, strict=True)) == [
        ("p1", "一つ目。"),
        ("p3", "二つ目。"),
        ("p1", "三つ目。"),
        ("p2", "はい。"),
    ]
    assert bench.caret == (1, 0)
    bench.undo()
    assert bench.texts[0] == "一つ目。\n丙山：二つ目。\n三つ目。"
    bench.redo()
    bench.check_undo_and_redo()


def test_a_name_that_goes_on_with_a_paragraph_of_its_own(bench: Bench) -> None:
    bench.open(state_of(block("u1", K.UTTERANCE, "一つ目。", "p1")))
    bench.put(0, len("一つ目。"))
    bench.key(Key.Key_Enter)
    bench.type("乙川:そうです。")
    assert list(zip(bench.speakers, bench.texts, strict=True)) == [("p1", "一つ目。"), ("p2", "そうです。")]
    bench.check_undo_and_redo()
