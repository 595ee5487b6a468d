"""Participants: labels that can be told apart, digits, and what becomes of their words."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.record_states import K, block, carried_out, people, refusal, state_of
from zadankai_editor.record.commands.participants import (
    add_participant,
    change_participant,
    label_problem,
    move_participant,
    remove_participant,
    utterance_count,
)
from zadankai_editor.record.nodes import Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import Digit, Review, State

UNKNOWN = UnknownSpeaker(label="丙山")
TALK = state_of(
    block("b1", K.UTTERANCE, "一", "p1"),
    block("b2", K.UTTERANCE, "二", "p2", with_speakers=("p1",)),
    block("b3", K.UTTERANCE, "三", UNKNOWN),
    block("b4", K.PHOTO, "四", people=("p1", UNKNOWN)),
    block("b5", K.TEXT, "五", "p1"),
)


def added(state: State, label: str, **fields: Any) -> State:
    return carried_out(state, add_participant(state, label, **fields))


class TestLabels:
    @pytest.mark.parametrize(
        "label",
        ["甲野", " 甲野\u3000", "甲 野", "甲\u3000野", "甲野\n", "甲\u200b野", "甲野\ufe00", "甲\x00野"],
    )
    def test_one_that_people_cannot_tell_apart_from_another_is_refused(self, label: str) -> None:
        for outcome in (add_participant(TALK, label), change_participant(TALK, "p2", label=label)):
            assert "甲野" in refusal(TALK, outcome)

    def test_width_does_not_tell_them_apart(self) -> None:
        state = state_of(labels=("A社", "ﾀﾞﾝ"))
        for label in ("Ａ社", "ダン"):
            refusal(state, add_participant(state, label))

    @pytest.mark.parametrize("label", ["", " ", "\u3000", "\n", "\u200b", "\x00"])
    def test_blank(self, label: str) -> None:
        for outcome in (add_participant(TALK, label), change_participant(TALK, "p2", label=label)):
            assert "表示名" in refusal(TALK, outcome)

    def test_their_own(self) -> None:
        assert label_problem(TALK, "甲野", "p1") is None
        assert label_problem(TALK, "甲野", "p2") is not None
        found = carried_out(TALK, change_participant(TALK, "p1", label="甲 野"))
        assert found.record.participants[0].label == "甲 野"

    def test_where_two_came_in_with_one_label_the_rest_can_still_be_changed(self) -> None:
        state = state_of(labels=("甲野", "甲野"))
        found = carried_out(state, change_participant(state, "p2", label="甲野", title="市長"))
        assert found.record.participants[1].title == "市長"


class TestAdding:
    def test_at_the_end_with_the_next_free_digit(self) -> None:
        review = Review(digits=(Digit(participant="p1", digit=1), Digit(participant="p2", digit=3)))
        state = TALK.model_copy(update={"review": review})
        found = added(state, " 丁田 ")
        new = found.record.participants[2]
        assert new.label == "丁田"
        assert found.review.digit_of(new.id) == 2

    def test_the_tenth_has_zero_and_the_next_none(self) -> None:
        state = State()
        for number in range(11):
            state = added(state, f"委員{number}")
        digits = [state.review.digit_of(p.id) for p in state.record.participants]
        assert digits == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, None]

    @pytest.mark.parametrize(("at", "place"), [(0, 0), (1, 1), (9, 2), (-1, 0)])
    def test_at_a_place(self, at: int, place: int) -> None:
        assert added(TALK, "丁田", at=at).record.participants[place].label == "丁田"

    def test_texts_as_somebody_typed_them(self) -> None:
        found = added(
            TALK, "丁田", name=" 丁田\u3000\u3000花子 ", title="丘上市\nCIO", post="", reading="\u3000"
        )
        assert found.record.participants[2] == Participant(
            id=found.record.participants[2].id, label="丁田", name="丁田 花子", title="丘上市CIO"
        )

    def test_words_under_this_label_are_theirs(self) -> None:
        found = added(TALK, "丙山")
        new = found.record.participants[2].id
        assert found.record.blocks[2].speaker == new
        assert found.record.blocks[3].people == ("p1", new)
        assert found.review.doubts == ()

    def test_words_under_another_are_not(self) -> None:
        assert added(TALK, "丙").record.blocks == TALK.record.blocks

    @pytest.mark.parametrize("fields", [{"colour": "red"}, {"moderator": "perhaps"}, {"name": 3}])
    def test_another_field_or_type_is_a_mistake_of_the_program(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            add_participant(TALK, "丁田", **fields)
        with pytest.raises(ValidationError):
            change_participant(TALK, "p1", **fields)


class TestChanging:
    def test_a_new_label_changes_no_utterance(self) -> None:
        found = carried_out(TALK, change_participant(TALK, "p1", label="甲田"))
        assert found.record.blocks is TALK.record.blocks
        assert found.record.label_of("p1") == "甲田"

    def test_fields(self) -> None:
        found = carried_out(TALK, change_participant(TALK, "p1", name="甲野\u3000洋", moderator=True))
        assert found.record.participants[0] == Participant(
            id="p1", label="甲野", name="甲野 洋", moderator=True
        )
        back = carried_out(found, change_participant(found, "p1", name=" ", moderator=False))
        assert back == TALK

    def test_nothing_changes_or_nobody_is_there(self) -> None:
        refusal(TALK, change_participant(TALK, "p1", label=" 甲野 "))
        refusal(TALK, change_participant(TALK, "p9", label="丁田"))

    def test_nobody_becomes_somebody_else(self) -> None:
        with pytest.raises(TypeError):
            change_participant(TALK, "p1", id="p2")

    def test_a_label_that_utterances_bear_already_makes_them_theirs(self) -> None:
        """What the file would say after saving and opening again."""
        found = carried_out(TALK, change_participant(TALK, "p2", label="丙山"))
        assert found.record.blocks[2].speaker == "p2"

    def test_of_two_with_one_label_nobody_gets_what_either_may_have_said(self) -> None:
        one = UnknownSpeaker(label="甲野")
        state = state_of(
            block("b1", K.UTTERANCE, "一", one),
            block("b2", K.UTTERANCE, "二", "p1"),
            block("b3", K.UTTERANCE, "三", "p2", with_speakers=(one,)),
            block("b4", K.PHOTO, "四", people=(one, "p2")),
            labels=("甲野", "甲野"),
        )
        for outcome in (change_participant(state, "p2", label="甲野（洋）"), remove_participant(state, "p2")):
            found = carried_out(state, outcome)
            first, second, third, fourth = found.record.blocks
            assert (first.speaker, first.written) == (None, "甲野")
            assert second == state.record.blocks[1]
            assert third.with_speakers == ("p1",)
            assert fourth.people[0] == "p1"
            assert {d.block for d in found.review.doubts} >= {"b3", "b4"}
            assert all("甲野" in d.message for d in found.review.doubts)


class TestMoving:
    @pytest.mark.parametrize(
        ("who", "to", "expected"), [("p1", 2, "231"), ("p3", 0, "312"), ("p2", 2, "132")]
    )
    def test_move(self, who: str, to: int, expected: str) -> None:
        state = state_of(labels=("一", "二", "三"))
        found = carried_out(state, move_participant(state, who, to))
        assert "".join(p.id[1] for p in found.record.participants) == expected

    @pytest.mark.parametrize(("who", "to"), [("p1", 0), ("p1", 2), ("p1", -1), ("p9", 0)])
    def test_nowhere_to_go(self, who: str, to: int) -> None:
        refusal(TALK, move_participant(TALK, who, to))


class TestRemoving:
    def test_what_they_said_keeps_the_label_as_written(self) -> None:
        found = carried_out(TALK, remove_participant(TALK, "p1"))
        gone = UnknownSpeaker(label="甲野")
        assert [p.id for p in found.record.participants] == ["p2"]
        assert found.record.blocks == (
            block("b1", K.UTTERANCE, "一", written="甲野"),
            block("b2", K.UTTERANCE, "二", "p2", with_speakers=(gone,)),
            TALK.record.blocks[2],
            block("b4", K.PHOTO, "四", people=(gone, UNKNOWN)),
            block("b5", K.TEXT, "五", written="甲野"),
        )

    def test_whoever_bears_the_same_label_gets_none_of_it(self) -> None:
        state = state_of(
            block("b1", K.UTTERANCE, "一", "p1"),
            block("b2", K.UTTERANCE, "二", "p2", with_speakers=("p1",)),
            labels=("甲野", "甲野"),
        )
        found = carried_out(state, remove_participant(state, "p1"))
        assert found.record.blocks == (
            block("b1", K.UTTERANCE, "一", written="甲野"),
            block("b2", K.UTTERANCE, "二", "p2"),
        )
        assert [d.block for d in found.review.doubts] == ["b2"]

    def test_their_digits_are_free(self) -> None:
        digits = (
            Digit(participant="p1", digit=1),
            Digit(participant="p2", digit=2),
            Digit(participant="p1", digit=3),
        )
        state = State(record=Record(participants=people("甲野", "乙川")), review=Review(digits=digits))
        found = carried_out(state, remove_participant(state, "p1"))
        assert found.review.digits == digits[1:2]
        assert added(found, "丙山").review.digits[1].digit == 1

    def test_nobody(self) -> None:
        refusal(TALK, remove_participant(TALK, "p9"))


def test_utterances_are_counted_alone_and_with_others() -> None:
    assert utterance_count(state_of(*TALK.record.blocks[:4]), "p1") == 2
    assert utterance_count(TALK, "p2") == 1
    assert utterance_count(TALK, "p9") == 0
