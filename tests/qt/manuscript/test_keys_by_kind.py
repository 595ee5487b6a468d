"""Enter and Tab by the kind of the block, what is said of them, and marks that convert a paragraph."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from tests.qt.manuscript.support import CONTROL, SHIFT, Bench, Key
from tests.record_states import K, block, state_of
from zadankai_editor.record.nodes import Note
from zadankai_editor.record.review import State
from zadankai_editor.record.typing_keys import TAB_CYCLE, Going, Keys
from zadankai_editor.ui.key_hints import hints

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


def kind_at(bench: Bench, index: int) -> K:
    return bench.session.record.blocks[index].kind


def end_of(bench: Bench, index: int) -> None:
    bench.put(index, len(bench.texts[index]))


# Enter


def test_behind_a_photo_whoever_spoke_goes_on(bench: Bench) -> None:
    end_of(bench, F1)
    bench.key(Key.Key_Return)
    new = bench.session.record.blocks[F1 + 1]
    assert (new.kind, new.speaker, new.continued, new.text) == (K.UTTERANCE, "p1", True, "")
    assert bench.caret == (F1 + 1, 0)
    assert bench.asked == 0
    assert bench.session.undo_stack.undoText() == "発言の続き"
    bench.check_undo_and_redo()


def test_words_behind_the_caret_in_a_caption_are_put_into_nobodys_mouth(bench: Bench) -> None:
    bench.put(F1, 3)
    bench.key(Key.Key_Return)
    assert bench.texts[F1 : F1 + 2] == ["図書館", "の外観"]
    assert bench.speakers[F1 + 1] is None
    assert bench.asked == 1
    bench.check_undo_and_redo()


def test_a_prompt_is_followed_by_an_utterance_and_divided_by_paragraphs(bench: Bench) -> None:
    bench.put(Q1, 2)
    bench.key(Key.Key_Return)
    assert bench.texts[Q1] == "では\n始めます。"
    assert bench.asked == 0
    end_of(bench, Q1)
    bench.key(Key.Key_Return, SHIFT)
    assert bench.texts[Q1] == "では\n始めます。\n"
    bench.key(Key.Key_Return)
    assert bench.texts[Q1 : Q1 + 2] == ["では\n始めます。", ""]
    assert kind_at(bench, Q1 + 1) is K.UTTERANCE
    assert bench.asked == 1
    bench.check_undo_and_redo()


@pytest.mark.parametrize("kind", [K.PROMPT, K.SECTION, K.HEADING, K.TEXT])
def test_enter_in_an_empty_block_makes_it_an_utterance(bench: Bench, kind: K) -> None:
    bench.open(state_of(block("b1", kind, "", speaker="p2"), block("b2", text="話", speaker="p1")))
    bench.put(0, 0)
    bench.key(Key.Key_Return)
    assert bench.session.record.blocks[0] == block("b1")
    assert len(bench.texts) == 2
    assert bench.asked == 1
    bench.check_undo_and_redo()


def test_at_the_start_of_a_heading_there_is_room_before_it(bench: Bench) -> None:
    bench.put(S1, 0)
    bench.key(Key.Key_Return)
    assert bench.texts[S1 : S1 + 2] == ["", "図書館について"]
    assert bench.caret == (S1 + 1, 0)
    assert bench.asked == 0
    bench.check_undo_and_redo()


def test_nobody_is_asked_for_where_nobody_can_speak(bench: Bench) -> None:
    bench.put(L1, 3)
    bench.key(Key.Key_Return, CONTROL)
    assert kind_at(bench, L1 + 1) is K.LEAD
    bench.put(len(bench.texts) - 1, 3)
    bench.key(Key.Key_Return, CONTROL)
    bench.key(Key.Key_Return)
    assert bench.asked == 0
    assert bench.refusals == []


def test_an_empty_paragraph_at_the_end_of_the_lead_leads_into_the_talk(bench: Bench) -> None:
    end_of(bench, L1)
    bench.key(Key.Key_Return)
    bench.key(Key.Key_Return)
    assert kind_at(bench, L1 + 1) is K.UTTERANCE
    assert len(bench.texts) == 12
    assert bench.asked == 1
    bench.check_undo_and_redo()


# Tab


def test_tab_in_an_empty_block_leads_once_round_the_kinds(bench: Bench) -> None:
    bench.open(state_of(block("b1"), block("b2", text="話", speaker="p1")))
    bench.put(0, 0)
    seen = []
    for _ in TAB_CYCLE:
        seen.append(kind_at(bench, 0))
        bench.key(Key.Key_Tab)
    assert seen == list(TAB_CYCLE)
    assert bench.session.state == bench.start
    bench.key(Key.Key_Backtab, SHIFT)
    assert kind_at(bench, 0) is TAB_CYCLE[-1]
    assert bench.session.undo_stack.undoText() == "「地の文」にする"
    assert bench.caret == (0, 0)
    bench.check_undo_and_redo()


def test_tab_elsewhere_goes_on(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="一\n", speaker="p1"), block("f1", K.PHOTO, file="images/a.png")))
    bench.put(0, 2)
    bench.key(Key.Key_Tab)
    assert bench.caret == (1, 0)
    bench.key(Key.Key_Tab)
    assert bench.caret == (1, 0)
    assert bench.session.state is bench.start


# What is said of the keys


def test_the_keys_are_told_when_they_change_and_not_at_every_key(bench: Bench) -> None:
    told: list[Keys | None] = []
    bench.manuscript.keys_changed.connect(told.append)
    in_words = Keys(Going.PARAGRAPH, Going.UTTERANCE, None)
    end_of(bench, U1)
    bench.type("あいう")
    bench.put(U4, 3)
    assert told == [in_words]
    end_of(bench, F1)
    bench.key(Key.Key_Return)
    assert told[1:] == [
        Keys(Going.CONTINUED, Going.UTTERANCE, None),
        Keys(Going.ASK, Going.UTTERANCE, K.PROMPT),
    ]
    bench.undo()
    bench.type("※")
    bench.put(U1, 3)
    assert told[3:] == [Keys(Going.CONTINUED, Going.UTTERANCE, None), in_words]


def test_where_the_keys_go_elsewhere_nothing_is_told(bench: Bench) -> None:
    told: list[Keys | None] = []
    field = QLineEdit(bench.manuscript)
    field.show()
    bench.put(U1, 3)
    bench.manuscript.keys_changed.connect(told.append)
    field.setFocus()
    bench.put(S1, 0)
    bench.manuscript.setFocus()
    assert told == [None, Keys(Going.BEFORE, Going.BEFORE, None)]


def test_a_menu_takes_nothing_away(bench: Bench) -> None:
    told: list[Keys | None] = []
    bench.put(U1, 3)
    bench.manuscript.keys_changed.connect(told.append)
    menu = QMenu(bench.manuscript)
    menu.addAction("一")
    menu.popup(bench.manuscript.mapToGlobal(bench.manuscript.rect().center()))
    menu.close()
    assert told == []


def test_hints_say_less_where_there_is_less_room() -> None:
    everyday = hints(Keys(Going.PARAGRAPH, Going.UTTERANCE, None))
    assert everyday == (
        "Enter：次の段落　Ctrl+Enter：次の発言　Tab：次のブロックへ",
        "Enter：次の段落　Ctrl+Enter：次の発言",
        "Enter：次の段落",
    )
    assert (
        hints(Keys(Going.ASK, Going.UTTERANCE, K.PROMPT))[1] == "Enter：発言者を選ぶ　Tab：司会の言葉にする"
    )
    assert hints(Keys(Going.UTTERANCE, Going.UTTERANCE, None))[1] == "Enter：次の発言　Tab：次のブロックへ"
    assert hints(None) == ()


# Marks


@pytest.mark.parametrize("by_commit", [False, True])
@pytest.mark.parametrize(
    ("mark", "kind"), [("■", K.SECTION), ("□", K.HEADING), ("▲", K.PHOTO), ("―", K.PROMPT)]
)
def test_a_mark_alone_converts_and_undo_gives_it_back(
    bench: Bench, mark: str, kind: K, by_commit: bool
) -> None:
    end_of(bench, U4)
    bench.key(Key.Key_Return, CONTROL)
    steps = bench.steps
    if by_commit:
        bench.compose("しかく")
        bench.compose(mark)
        bench.compose(commit=mark)
    else:
        bench.type(mark)
    assert (kind_at(bench, U4 + 1), bench.texts[U4 + 1]) == (kind, "")
    assert bench.caret == (U4 + 1, 0)
    assert bench.steps == steps + 2
    assert "」にする" in bench.session.undo_stack.undoText()
    bench.undo()
    assert (kind_at(bench, U4 + 1), bench.texts[U4 + 1]) == (K.UTTERANCE, mark)
    assert bench.caret == (U4 + 1, 1)
    bench.type("印")
    assert (kind_at(bench, U4 + 1), bench.texts[U4 + 1]) == (K.UTTERANCE, mark + "印")
    bench.check_undo_and_redo()


@pytest.mark.parametrize("by_commit", [False, True])
def test_a_circle_asks_who_speaks(bench: Bench, by_commit: bool) -> None:
    end_of(bench, T1)
    bench.key(Key.Key_Return)
    if by_commit:
        bench.compose("まる")
        bench.compose(commit="○")
        # Not within the event: the input method is at work yet.
        assert bench.asked == 0
        QApplication.processEvents()
    else:
        bench.type("○")
    assert bench.asked == 1
    assert bench.texts[T1 : T1 + 2] == ["(拍手)", ""]
    assert kind_at(bench, T1 + 1) is K.UTTERANCE
    bench.check_undo_and_redo()


@pytest.mark.parametrize("space", [" ", "\u3000"])
def test_before_words_a_mark_waits_for_a_space(bench: Bench, space: str) -> None:
    bench.put(U4, 0)
    bench.type("■")
    assert kind_at(bench, U4) is K.UTTERANCE
    bench.type(space)
    assert (kind_at(bench, U4), bench.texts[U4]) == (K.SECTION, "ありがとうございました。")
    bench.undo()
    assert (kind_at(bench, U4), bench.texts[U4]) == (K.UTTERANCE, f"■{space}ありがとうございました。")
    bench.check_undo_and_redo()


def test_hyphens_wait_for_a_space(bench: Bench) -> None:
    end_of(bench, U4)
    bench.key(Key.Key_Return, CONTROL)
    bench.type("--")
    assert kind_at(bench, U4 + 1) is K.UTTERANCE
    bench.type(" ")
    assert (kind_at(bench, U4 + 1), bench.texts[U4 + 1]) == (K.PROMPT, "")


def test_dashes_are_taken_one_after_another(bench: Bench) -> None:
    end_of(bench, U4)
    bench.key(Key.Key_Return, CONTROL)
    bench.type("――では")
    assert (kind_at(bench, U4 + 1), bench.texts[U4 + 1]) == (K.PROMPT, "では")
    bench.check_undo_and_redo()


def test_a_mark_in_the_midst_of_an_utterance_leaves_the_rest_to_who_spoke(bench: Bench) -> None:
    end = bench.texts[U2].index("\n")
    bench.put(U2, end)
    bench.key(Key.Key_Return)
    bench.compose(commit="■")
    assert bench.texts[U2 : U2 + 3] == ["夜も開いています。", "", "日曜も開けます。"]
    assert [kind_at(bench, i) for i in range(U2, U2 + 3)] == [K.UTTERANCE, K.SECTION, K.UTTERANCE]
    assert bench.speakers[U2] == bench.speakers[U2 + 2] == "p2"
    assert bench.caret == (U2 + 1, 0)
    bench.check_undo_and_redo()


def test_marks_within_text_or_with_words_are_text(bench: Bench) -> None:
    end_of(bench, U4)
    bench.compose(commit="■")
    bench.type(" ")
    bench.key(Key.Key_Return, CONTROL)
    bench.compose(commit="○○市では")
    bench.key(Key.Key_Return)
    bench.compose("続", commit="■")
    assert bench.texts[U4 : U4 + 2] == ["ありがとうございました。■ ", "○○市では\n■"]
    assert kind_at(bench, U4 + 1) is K.UTTERANCE
    bench.compose("")
    bench.check_undo_and_redo()


def test_a_mark_over_a_selection(bench: Bench) -> None:
    bench.select((U4, 0), (U4, len(bench.texts[U4])))
    bench.type("■")
    assert (kind_at(bench, U4), bench.texts[U4]) == (K.SECTION, "")
    bench.undo()
    assert bench.texts[U4] == "■"
    bench.undo()
    assert bench.session.state == bench.start


def test_deleting_up_to_a_mark_converts_nothing(bench: Bench) -> None:
    bench.open(state_of(block("b1", text="■一", speaker="p1")))
    bench.put(0, 2)
    bench.key(Key.Key_Backspace)
    assert (kind_at(bench, 0), bench.texts) == (K.UTTERANCE, ["■"])


def test_a_mark_begins_an_empty_record(bench: Bench) -> None:
    bench.open(State())
    bench.type("■")
    assert (kind_at(bench, 0), bench.texts) == (K.SECTION, [""])
    bench.check_undo_and_redo()


# Footnotes


def test_enter_moves_a_finished_footnote_to_the_notes(bench: Bench) -> None:
    said: list[str] = []
    bench.manuscript.said.connect(said.append)
    end_of(bench, U2)
    bench.key(Key.Key_Return)
    bench.compose(commit="※CIO：最高情報責任者")
    steps = bench.steps
    bench.key(Key.Key_Return)
    assert list(bench.session.record.notes) == [Note(term="CIO", text="最高情報責任者")]
    assert bench.texts[U2] == "夜も開いています。\n日曜も開けます。\n"
    assert bench.caret == (U2, len(bench.texts[U2]))
    assert bench.steps == steps + 1
    assert bench.session.undo_stack.undoText() == "注へ移す"
    assert said == ["「CIO」を注に移しました。基本情報のパネルで直せます。"]
    bench.undo()
    assert bench.texts[U2].endswith("\n※CIO：最高情報責任者")
    assert not bench.session.record.notes
    bench.key(Key.Key_Return, SHIFT)
    assert bench.texts[U2].endswith("\n※CIO：最高情報責任者\n")
    bench.check_undo_and_redo()


def test_enter_that_confirms_a_footnote_does_not_move_it(bench: Bench) -> None:
    bench.put(U4, 0)
    bench.key(Key.Key_Return, CONTROL)
    bench.compose("※CIO：責任者")
    bench.key(Key.Key_Return)
    assert bench.texts[U4] == "※CIO：責任者"
    assert not bench.session.record.notes
    bench.key(Key.Key_Return)
    assert len(bench.session.record.notes) == 1
    assert bench.texts[U4] == ""
