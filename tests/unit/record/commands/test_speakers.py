"""Speakers of passages, of all utterances of somebody, of two who were taken for each other; typed labels."""

import pytest

from tests.record_states import K, block, carried_out, state_of
from zadankai_editor.record.called import speaker_called
from zadankai_editor.record.commands.speakers import (
    give_passage,
    passage_at,
    reassign_all,
    swap_speakers,
    take_typed_label,
    utterances_of,
)
from zadankai_editor.record.likely import likely_speakers
from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import State
from zadankai_editor.record.seeking import next_block, spoken_by, without_speaker
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal

TALK = state_of(
    block("b1", K.UTTERANCE, "一つ目です。\n二つ目です。", "p1"),
    block("b2", K.UTTERANCE, "はい。", "p2", with_speakers=("p1",)),
    block("b3", K.UTTERANCE, "まだです。"),
)


def said(state: State) -> list[tuple[object, str]]:
    return [(b.speaker, b.text) for b in state.record.blocks]


class TestPassage:
    def test_from_the_caret_on(self) -> None:
        at = Selection.caret(0, 7)
        done = carried_out(TALK, give_passage(TALK, at, "p2"))
        assert said(done)[:2] == [("p1", "一つ目です。"), ("p2", "二つ目です。")]
        assert passage_at(TALK.record, at) == Position(1, 0)

    def test_exactly_at_the_caret_amid_a_sentence(self) -> None:
        done = carried_out(TALK, give_passage(TALK, Selection.caret(0, 2), "p2"))
        assert said(done)[:2] == [("p1", "一つ"), ("p2", "目です。\n二つ目です。")]

    def test_a_passage_amid_an_utterance_leaves_both_sides_with_their_speaker(self) -> None:
        chosen = Selection(Position(0, 3), Position(0, 9))
        done = carried_out(TALK, give_passage(TALK, chosen, "p2"))
        assert said(done)[:3] == [("p1", "一つ目"), ("p2", "です。\n二つ"), ("p1", "目です。")]

    def test_the_whole_of_it_is_not_divided(self) -> None:
        done = carried_out(TALK, give_passage(TALK, Selection.caret(0, 0), "p2"))
        assert said(done)[0] == ("p2", "一つ目です。\n二つ目です。")

    def test_words_of_two_blocks_are_refused(self) -> None:
        assert isinstance(give_passage(TALK, Selection(Position(0, 1), Position(1, 1)), "p2"), Refusal)

    def test_nothing_behind_the_caret_is_refused(self) -> None:
        assert isinstance(give_passage(TALK, Selection.caret(1, 3), "p1"), Refusal)


def test_all_utterances_of_somebody_change_hands() -> None:
    assert utterances_of(TALK.record, "p1") == [0]
    assert said(carried_out(TALK, reassign_all(TALK, "p1", "p2")))[0][0] == "p2"


def test_two_people_are_swapped_everywhere() -> None:
    done = carried_out(TALK, swap_speakers(TALK, "p1", "p2")).record.blocks
    assert [(b.speaker, b.with_speakers) for b in done] == [("p2", ()), ("p1", ("p2",)), (None, ())]
    assert isinstance(swap_speakers(TALK, "p1", "p1"), Refusal)


PEOPLE = (
    Participant(id="a", label="甲野", name="甲野 洋", title="霞野市長"),
    Participant(id="b", label="乙川望", name="乙川 望", title="霞野市課長"),
    Participant(id="c", label="乙川学", name="乙川 学", title="霞野市課長"),
)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("甲野", "a"),
        ("甲野さん", "a"),
        ("甲 野", "a"),
        ("甲野洋", "a"),
        ("霞野市長", "a"),
        ("甲野霞野市長", "a"),
        ("乙川", None),
        ("乙川　望", "b"),
        ("霞野市課長", None),
        ("丙山", None),
        ("", None),
    ],
)
def test_a_name_means_exactly_one_or_nobody(typed: str, who: str | None) -> None:
    record = state_of().record.replaced(participants=PEOPLE)
    assert speaker_called(record, typed) == who


def test_a_typed_label_becomes_the_speaker_and_goes() -> None:
    state = state_of(block("b1", K.UTTERANCE, "甲野：よろしく。", "p2", with_speakers=("p1",)))
    done = carried_out(state, take_typed_label(state, Position(0, 0), 3, "p1"))
    assert done.record.blocks[0] == block("b1", K.UTTERANCE, "よろしく。", "p1")


def test_people_take_turns() -> None:
    state = state_of(
        block("b1", K.UTTERANCE, "一", "p3"),
        block("b2", K.SECTION, "二"),
        block("b3", K.UTTERANCE, "三", "p2"),
        block("b4", K.UTTERANCE, "四", "p1"),
        block("b5", K.UTTERANCE, "五"),
        labels=("甲野", "乙川", "丙山"),
    )
    assert likely_speakers(state.record, 4) == ["p2", "p1", "p3"]
    assert likely_speakers(state.record, 2) == ["p1", "p2", "p3"]


def test_the_next_block_is_found_round_the_end() -> None:
    blocks = TALK.record.blocks
    assert next_block(blocks, 0, without_speaker) == 2
    assert next_block(blocks, 2, spoken_by("p1")) == 0
    assert next_block(blocks, 0, spoken_by("p1"), forward=False) == 1
    assert next_block(blocks, 0, lambda _b: False) is None
    assert next_block((), 0, without_speaker) is None
