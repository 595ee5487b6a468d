"""What the typed name of a new participant means."""

import pytest

from tests.record_states import K, block, carried_out, refusal, state_of
from zadankai_editor.record.commands.participants import add_participant
from zadankai_editor.record.nodes import Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import State


def added(state: State, typed: str, name: str | None = None) -> Participant:
    """Return whom `typed` brings to the participants; `name` is what stands in the field for it."""
    outcome = add_participant(state, typed) if name is None else add_participant(state, typed, name=name)
    return carried_out(state, outcome).record.participants[-1]


@pytest.mark.parametrize("typed", ["真鍋　洋子", "真鍋 洋子", " 真鍋\u3000 洋子 ", "真鍋\t洋子"])
def test_a_space_parts_family_and_given_name(typed: str) -> None:
    person = added(state_of(), typed)
    assert (person.label, person.name) == ("真鍋", "真鍋 洋子")


@pytest.mark.parametrize(
    "typed",
    [
        *("真鍋", "真鍋洋子", "Speaker 1", "参加者 甲", "市民 甲", "真鍋 市長", "真鍋 さん", "真鍋 図書館長"),
        *("ジョン スミス", "真鍋 洋子 大槻", "A社 真鍋", "司会 真鍋"),
    ],
)
def test_what_is_not_certain_stays_as_it_was_typed(typed: str) -> None:
    person = added(state_of(), typed)
    assert (person.label, person.name) == (typed, None)


@pytest.mark.parametrize("typed", ["佐々木 茂", "さくら ももこ", "四ヶ所 渉", "𠮷野 葵"])
def test_names_in_all_scripts(typed: str) -> None:
    assert added(state_of(), typed).name == typed


def test_a_name_that_was_typed_beside_it_counts() -> None:
    person = added(state_of(), "真鍋 洋子", name="眞鍋 洋子")
    assert (person.label, person.name) == ("真鍋", "眞鍋 洋子")


def test_where_the_family_name_means_somebody_already_the_label_is_the_full_name() -> None:
    assert added(state_of(labels=("真鍋",)), "真鍋　洋子").label == "真鍋洋子"
    person = Participant(id="p1", label="真鍋(太)", name="真鍋 太郎")
    assert added(State(record=Record(participants=(person,))), "真鍋　洋子").label == "真鍋洋子"


def test_words_beside_which_the_family_name_stands_are_not_taken_in_silence() -> None:
    state = state_of(
        block("b1", K.UTTERANCE, "一。", UnknownSpeaker(label="真鍋")),
        block("b2", K.UTTERANCE, "二。", written="大槻"),
    )
    after = carried_out(state, add_participant(state, "真鍋　洋子"))
    assert after.record.participants[-1].label == "真鍋洋子"
    assert after.record.blocks == state.record.blocks
    assert added(state, "大槻　渉").label == "大槻渉"


def test_somebody_of_that_name_who_is_there_is_not_added_again() -> None:
    person = Participant(id="p1", label="市長", name="真鍋 洋子")
    state = State(record=Record(participants=(person,)))
    assert "「市長」" in refusal(state, add_participant(state, "真鍋　洋子"))
