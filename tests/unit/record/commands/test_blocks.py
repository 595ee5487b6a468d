"""Who speaks, what belongs to a block, and deleting blocks."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.record_states import K, agenda, block, carried_out, ids, kinds, refusal, state_of, texts
from zadankai_editor.record.commands.blocks import delete_blocks, set_block_fields, set_speaker
from zadankai_editor.record.nodes import Block, UnknownSpeaker
from zadankai_editor.record.review import State

TALK = state_of(
    block("b1", K.UTTERANCE, "一", "p1", role="座長", continued=True, with_speakers=("p2",)),
    block("b2", K.UTTERANCE, "二", written="乙"),
    block("b3", K.TEXT, "三"),
    block("b4", K.SECTION, "四", agenda="a1"),
    block("b5", K.PROMPT, "五\n六"),
    block("b6", K.PHOTO, "七"),
    agenda=agenda("窓口"),
)


def said(state: State, speaker: Any, *indexes: int) -> tuple[Block, ...]:
    return carried_out(state, set_speaker(state, indexes, speaker)).record.blocks


class TestSpeaker:
    def test_another_one_does_not_speak_in_the_role_of_the_first(self) -> None:
        assert said(TALK, "p2", 0)[0] == block("b1", K.UTTERANCE, "一", "p2")

    def test_the_label_as_written_is_no_longer_needed(self) -> None:
        assert said(TALK, "p2", 1)[1] == block("b2", K.UTTERANCE, "二", "p2")

    def test_a_role_that_was_read_stays_when_it_turns_out_who_speaks(self) -> None:
        state = state_of(block("b1", K.UTTERANCE, "一", role="市長として"))
        assert said(state, "p1", 0)[0].role == "市長として"

    def test_alone_and_still_the_same(self) -> None:
        assert said(TALK, "p1", 0)[0] == block("b1", K.UTTERANCE, "一", "p1", role="座長")

    def test_a_mark_that_counts_stays_and_one_that_does_not_goes(self) -> None:
        first, second = (
            block("b1", K.UTTERANCE, "一", "p1"),
            block("b2", K.UTTERANCE, "二", "p1", continued=True),
        )
        aside = block("b3", K.TEXT, "(笑)")
        going_on = state_of(first, aside, second)
        refusal(going_on, set_speaker(going_on, [2], "p1"))
        astray = state_of(first.replaced(speaker="p2"), second)
        assert not said(astray, "p1", 1)[1].continued

    def test_nobody(self) -> None:
        assert said(TALK, None, 0)[0] == block("b1", K.UTTERANCE, "一")

    def test_the_label_as_written_stays_while_nobody_speaks(self) -> None:
        refusal(TALK, set_speaker(TALK, [1], None))

    def test_other_kinds_among_utterances_are_left_alone(self) -> None:
        found = said(TALK, "p2", 0, 1, 2, 3, 4, 5)
        assert [b.speaker for b in found[:2]] == ["p2", "p2"]
        assert found[2:] == TALK.record.blocks[2:]

    def test_words_of_nobody_become_an_utterance(self) -> None:
        found = said(TALK, "p2", 2, 3, 4)
        assert [b.kind for b in found[2:5]] == [K.UTTERANCE, K.SECTION, K.UTTERANCE]
        assert (found[4].speaker, found[4].text) == ("p2", "五\n六")

    @pytest.mark.parametrize("indexes", [(3,), (5,), (3, 5), (), (9,)])
    def test_what_cannot_be_said(self, indexes: tuple[int, ...]) -> None:
        refusal(TALK, set_speaker(TALK, indexes, "p1"))

    def test_somebody_who_is_not_there(self) -> None:
        refusal(TALK, set_speaker(TALK, [0], "p9"))

    def test_a_label_that_could_not_be_resolved(self) -> None:
        unknown = UnknownSpeaker(label="丙山")
        assert said(TALK, unknown, 1)[1].speaker == unknown

    def test_so_already(self) -> None:
        state = state_of(block("b1", K.UTTERANCE, "一", "p1"))
        refusal(state, set_speaker(state, [0], "p1"))

    def test_an_empty_record_begins_with_an_utterance(self) -> None:
        empty = state_of()
        assert [(b.kind, b.speaker) for b in said(empty, "p1", 0)] == [(K.UTTERANCE, "p1")]
        refusal(empty, set_speaker(empty, [0], None))


class TestFields:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"file": "images/a.png"}, {"file": "images/a.png"}),
            ({"alt": " 庁舎\n正面 "}, {"alt": "庁舎正面"}),
            ({"credit": "広報課", "people": ("p1",)}, {"credit": "広報課", "people": ("p1",)}),
            ({"agenda": "a1", "start": 3}, {"agenda": "a1", "start": 3.0}),
        ],
    )
    def test_set(self, fields: dict[str, Any], expected: dict[str, Any]) -> None:
        found = carried_out(TALK, set_block_fields(TALK, 5, "写真の変更", **fields))
        assert found.record.blocks[5] == TALK.record.blocks[5].model_copy(update=expected)

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"alt": ""},
            {"alt": "\u3000"},
            {"file": None},
            {"file": "../a.png"},
            {"file": "/tmp/a.png"},
            {"file": "C:\\a.png"},
            {"people": ("p9",)},
            {"speaker": "p9"},
            {"agenda": "a9"},
        ],
    )
    def test_refused(self, fields: dict[str, Any]) -> None:
        refusal(TALK, set_block_fields(TALK, 5, "写真の変更", **fields))

    @pytest.mark.parametrize("name", ["id", "kind", "text", "colour"])
    def test_what_is_no_detail_is_a_mistake_of_the_program(self, name: str) -> None:
        with pytest.raises(ValueError, match=name):
            set_block_fields(TALK, 5, "変更", **{name: "x"})

    def test_so_is_another_type(self) -> None:
        with pytest.raises(ValidationError):
            set_block_fields(TALK, 5, "変更", start="soon")


class TestDeleting:
    def test_several(self) -> None:
        assert ids(carried_out(TALK, delete_blocks(TALK, 1, 3))) == ["b1", "b5", "b6"]

    def test_all(self) -> None:
        assert carried_out(TALK, delete_blocks(TALK, 0, 6)).record.blocks == ()

    @pytest.mark.parametrize(("start", "count"), [(0, 0), (6, 1)])
    def test_none(self, start: int, count: int) -> None:
        refusal(TALK, delete_blocks(TALK, start, count))
        refusal(State(), delete_blocks(State(), 0, 1))

    def test_what_is_left_is_left_alone(self) -> None:
        found = carried_out(TALK, delete_blocks(TALK, 2, 1))
        assert texts(found) == ["一", "二", "四", "五\n六", "七"]
        assert kinds(found)[:2] == [K.UTTERANCE, K.UTTERANCE]
