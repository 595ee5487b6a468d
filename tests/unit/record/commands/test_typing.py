"""Typing, deleting and pasting text."""

import pytest

from tests.record_states import K, block, carried_out, doubt, ids, kinds, refusal, state_of, texts, words
from zadankai_editor.record.commands.text import delete, edit_text, insert_paragraphs
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import SpliceBlocks
from zadankai_editor.record.transactions import Transaction

TALK = state_of(
    block("l1", K.LEAD, "はじめに"),
    block("b1", K.UTTERANCE, "甲の言葉", "p1"),
    block("b2", K.UTTERANCE, "乙の言葉\n続き", "p2"),
    block("b3", K.PHOTO, "庁舎", file="images/a.png"),
    block("b4", K.UTTERANCE, "甲の結び", "p1"),
    block("c1", K.CLOSING, "おわりに"),
)


def between(start: tuple[int, int], end: tuple[int, int]) -> Selection:
    return Selection(Position(*start), Position(*end))


def deleted(
    start: tuple[int, int], end: tuple[int, int], state: State = TALK, *, keep_first: bool = False
) -> State:
    return carried_out(state, delete(state, between(start, end), keep_first=keep_first))


def left(state: State) -> dict[str, str]:
    return {b.id: b.text for b in state.record.blocks}


class TestEditing:
    @pytest.mark.parametrize(
        ("at", "removed", "inserted", "expected"),
        [
            (0, "", "𠮷", "𠮷甲の言葉"),
            (4, "", "。", "甲の言葉。"),
            (1, "の言", "か\u3099", "甲か\u3099葉"),
            (0, "甲の言葉", "", ""),
            (4, "", "\r\n次", "甲の言葉\n次"),
            (4, "", "\u2028次\x00", "甲の言葉\n次"),
            (4, "", "\ud842\udfb7", "甲の言葉𠮷"),
        ],
    )
    def test_text(self, at: int, removed: str, inserted: str, expected: str) -> None:
        found = carried_out(TALK, edit_text(TALK, 1, at, removed, inserted))
        assert found.record.blocks[1] == TALK.record.blocks[1].model_copy(update={"text": expected})

    @pytest.mark.parametrize(("index", "at"), [(0, 4), (3, 2), (5, 4)])
    def test_a_kind_of_one_line_takes_no_paragraph(self, index: int, at: int) -> None:
        assert "一行" in refusal(TALK, edit_text(TALK, index, at, "", "あ\nい"))

    @pytest.mark.parametrize(
        ("at", "removed", "inserted"),
        [(0, "甲", "甲"), (2, "", ""), (2, "", "\x00"), (0, "乙", "丙"), (9, "", "あ")],
    )
    def test_what_changes_nothing_or_does_not_fit_is_refused(
        self, at: int, removed: str, inserted: str
    ) -> None:
        refusal(TALK, edit_text(TALK, 1, at, removed, inserted))

    def test_the_first_characters_of_an_empty_record(self) -> None:
        found = carried_out(State(), edit_text(State(), 0, 0, "", "𠮷"))
        assert texts(found) == ["𠮷"]
        assert kinds(found) == [K.UTTERANCE]
        assert words(found) == [(None, "𠮷")]
        refusal(State(), edit_text(State(), 0, 0, "", "\x00"))


class TestDeleting:
    def test_within_a_block(self) -> None:
        assert left(deleted((1, 1), (1, 3)))["b1"] == "甲葉"

    def test_all_of_a_block_leaves_it_empty(self) -> None:
        found = deleted((1, 0), (1, 4))
        assert left(found)["b1"] == ""
        assert found.record.blocks[1].speaker == "p1"

    def test_across_a_border_each_keeps_what_remains(self) -> None:
        found = deleted((1, 2), (2, 2))
        assert left(found) == {**left(TALK), "b1": "甲の", "b2": "言葉\n続き"}
        assert [b.speaker for b in found.record.blocks[1:3]] == ["p1", "p2"]

    def test_what_is_between_goes(self) -> None:
        assert left(deleted((1, 2), (4, 2))) == {
            "l1": "はじめに",
            "b1": "甲の",
            "b4": "結び",
            "c1": "おわりに",
        }

    def test_from_the_start_the_first_goes_too(self) -> None:
        assert list(left(deleted((1, 0), (2, 2)))) == ["l1", "b2", "b3", "b4", "c1"]

    def test_up_to_the_end_the_last_goes_too(self) -> None:
        assert list(left(deleted((1, 2), (2, 7)))) == ["l1", "b1", "b3", "b4", "c1"]

    def test_an_end_before_the_first_character_touches_nothing_of_that_block(self) -> None:
        found = deleted((1, 0), (2, 0))
        assert list(left(found)) == ["l1", "b2", "b3", "b4", "c1"]
        assert found.record.blocks[1] is TALK.record.blocks[2]

    def test_an_empty_block_before_the_border_goes(self) -> None:
        state = state_of(block("b1", K.UTTERANCE, "", "p1"), block("b2", K.UTTERANCE, "はい", "p2"))
        assert list(left(deleted((0, 0), (1, 0), state))) == ["b2"]

    def test_everything_leaves_the_first_empty(self) -> None:
        found = deleted((0, 0), (5, 4))
        assert left(found) == {"l1": ""}

    def test_everything_backwards(self) -> None:
        assert left(deleted((5, 4), (0, 0))) == {"l1": ""}

    def test_a_photo_within_goes_with_its_file(self) -> None:
        assert "b3" not in left(deleted((2, 4), (4, 0)))

    def test_a_photo_that_is_touched_in_part_keeps_the_rest(self) -> None:
        found = deleted((3, 1), (4, 2))
        assert found.record.blocks[3] == TALK.record.blocks[3].model_copy(update={"text": "庁"})

    def test_a_border_alone_stays(self) -> None:
        assert "境目" in refusal(TALK, delete(TALK, between((1, 4), (2, 0))))

    def test_a_border_between_paragraphs_of_the_lead_goes(self) -> None:
        state = state_of(block("l1", K.LEAD, "一"), block("l2", K.LEAD, "二"))
        assert left(deleted((0, 1), (1, 0), state)) == {"l1": "一二"}

    def test_nothing_selected(self) -> None:
        refusal(TALK, delete(TALK, Selection.caret(1, 2)))
        refusal(State(), delete(State(), Selection.caret(0, 0)))

    @pytest.mark.parametrize(("end", "second"), [((2, 0), "乙の言葉\n続き"), ((2, 2), "言葉\n続き")])
    def test_with_keep_first_the_block_where_it_began_stays(self, end: tuple[int, int], second: str) -> None:
        found = deleted((1, 0), end, keep_first=True)
        assert (left(found)["b1"], left(found)["b2"]) == ("", second)

    def test_doubts_about_what_is_gone_wait_for_it(self) -> None:
        state = state_of(*TALK.record.blocks, doubts=(doubt("b2"),))
        assert deleted((1, 0), (4, 0), state).review == state.review


class TestInserting:
    def inserted(
        self, start: tuple[int, int], end: tuple[int, int], *paragraphs: str, state: State = TALK
    ) -> State:
        return carried_out(state, insert_paragraphs(state, between(start, end), list(paragraphs)))

    def test_paragraphs_of_the_same_utterance(self) -> None:
        found = self.inserted((1, 2), (1, 2), "あ", "い")
        assert found.record.blocks[1] == TALK.record.blocks[1].model_copy(update={"text": "甲のあ\nい言葉"})

    def test_line_ends_of_every_kind(self) -> None:
        assert left(self.inserted((1, 4), (1, 4), "\r\nあ\x0bい\u2029う"))["b1"] == "甲の言葉\nあ\nい\nう"

    def test_an_empty_line(self) -> None:
        assert left(self.inserted((1, 4), (1, 4), "", ""))["b1"] == "甲の言葉\n"

    @pytest.mark.parametrize("end", [(2, 0), (2, 2)])
    def test_in_the_place_of_a_whole_utterance_it_is_said_by_whoever_said_that(
        self, end: tuple[int, int]
    ) -> None:
        found = self.inserted((1, 0), end, "新しい言葉")
        assert found.record.blocks[1] == TALK.record.blocks[1].model_copy(update={"text": "新しい言葉"})
        assert found.record.blocks[2].speaker == "p2"
        assert found.record.blocks[2].text == TALK.record.blocks[2].text[end[1] :]

    def test_in_the_place_of_everything(self) -> None:
        found = self.inserted((0, 0), (5, 4), "新しい記録")
        assert left(found) == {"l1": "新しい記録"}

    def test_in_the_place_of_a_border_alone_it_comes_before_it(self) -> None:
        found = self.inserted((1, 4), (2, 0), "。")
        assert (left(found)["b1"], left(found)["b2"]) == ("甲の言葉。", "乙の言葉\n続き")

    def test_one_line_into_a_caption(self) -> None:
        assert left(self.inserted((3, 1), (3, 1), "合同"))["b3"] == "庁合同舎"

    def test_several_into_a_caption_leave_it_whole_and_nobody_is_asserted_to_have_said_them(self) -> None:
        found = self.inserted((3, 1), (3, 1), "合同", "あ", "", "い")
        assert texts(found)[3:6] == ["庁合同舎", "あ", "い"]
        assert kinds(found)[3:6] == [K.PHOTO, K.UTTERANCE, K.UTTERANCE]
        assert [b.speaker for b in found.record.blocks[4:6]] == [None, None]
        assert found.record.blocks[3].file == "images/a.png"

    @pytest.mark.parametrize(("index", "kind"), [(0, K.LEAD), (5, K.CLOSING)])
    def test_several_into_lead_and_closing_become_paragraphs_of_it(self, index: int, kind: K) -> None:
        text = TALK.record.blocks[index].text
        found = self.inserted((index, 1), (index, 1), "あ", "\u3000", "い")
        assert texts(found)[index : index + 2] == [text[0] + "あ", "い" + text[1:]]
        assert kinds(found)[index : index + 2] == [kind, kind]
        assert ids(found)[index] == ids(TALK)[index]

    def test_a_doubt_is_about_both_parts_of_a_paragraph_that_was_divided(self) -> None:
        state = state_of(*TALK.record.blocks, doubts=(doubt("l1"),))
        found = self.inserted((0, 1), (0, 1), "あ", "い", state=state)
        assert [d.block for d in found.review.doubts] == ids(found)[:2]

    def test_into_an_empty_record(self) -> None:
        found = self.inserted((0, 0), (0, 0), "あ", "い", state=State())
        assert (texts(found), kinds(found)) == (["あ\nい"], [K.UTTERANCE])

    @pytest.mark.parametrize("paragraphs", [[], [""], ["\x00"]])
    def test_nothing(self, paragraphs: list[str]) -> None:
        for state in (TALK, State()):
            refusal(state, insert_paragraphs(state, Selection.caret(0, 0), paragraphs))

    def test_no_empty_splice(self) -> None:
        made = insert_paragraphs(TALK, Selection.caret(3, 2), ["あ", "", ""])
        assert isinstance(made, Transaction)
        assert not any(isinstance(step, SpliceBlocks) for step in made.steps)
