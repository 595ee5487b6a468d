"""Whose words a transaction gives to whom."""

import time

from tests.record_states import K, block, state_of
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.joining import join_blocks
from zadankai_editor.record.commands.kinds import move_blocks, set_kind
from zadankai_editor.record.commands.participants import add_participant, change_participant
from zadankai_editor.record.commands.paste import paste_blocks
from zadankai_editor.record.commands.speakers import give_passage
from zadankai_editor.record.commands.text import edit_text, next_utterance
from zadankai_editor.record.nodes import UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.speaker_changes import SpeakerChange, counted, question_about, speaker_changes
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Applied, Transaction

U = K.UTTERANCE
LABELS = ("早瀬", "桐生", "大槻", "真鍋", "榊")


def changes_of(state: State, outcome: Transaction | Refusal) -> tuple[SpeakerChange, ...]:
    """Return what a command's answer changes of speakers."""
    assert isinstance(outcome, Transaction), outcome
    applied = outcome.apply(state)
    assert isinstance(applied, Applied), applied
    return speaker_changes(outcome, state, applied)


def said(state: State, outcome: Transaction | Refusal) -> list[tuple[str, str, str]]:
    """Return by block, in words, from whom its words come and to whom."""
    return [(c.block, c.old.of, c.new.to) for c in changes_of(state, outcome)]


def many(*speakers: str) -> State:
    """Return a state in which each of these speaks twelve times."""
    blocks = (block(f"{who}x{n}", U, f"{n}回目。", who) for who in speakers for n in range(12))
    return state_of(*blocks, labels=LABELS)


STATE = state_of(
    block("b1", U, "一つ目です。二つ目です。", "p1"),
    block("b2", U, "三つ目です。", "p2"),
    block("b3", K.TEXT, "地の文です。", speaker="p2"),
    block("b4", U, "", "p1"),
    labels=LABELS,
)


def test_a_passage_is_one_block_more_and_that_alone_changes() -> None:
    outcome = give_passage(STATE, Selection(Position(0, 6), Position(0, 12)), "p2")
    ((_, old, new),) = said(STATE, outcome)
    assert (old, new) == ("「早瀬」の", "「桐生」に")


def test_words_that_are_typed_divided_pasted_or_moved_stay_with_who_says_them() -> None:
    for outcome in (
        edit_text(STATE, 0, 0, "", "はい、"),
        next_utterance(STATE, Position(0, 6)),
        paste_blocks(STATE, Position(1, 0), STATE.record.blocks[:1]),
        move_blocks(STATE, 0, 1, 1),
    ):
        assert said(STATE, outcome) == []


def test_what_is_narration_before_and_after_has_no_speaker() -> None:
    assert said(STATE, set_kind(STATE, [2], K.HEADING)) == []
    # It remembers who had said it.
    assert said(STATE, set_kind(STATE, [2], U)) == [("b3", "「地の文」の", "「桐生」に")]


def test_an_empty_block_has_no_words_to_lose() -> None:
    assert said(STATE, set_kind(STATE, [3], K.PROMPT)) == []
    assert said(STATE, set_speaker(STATE, [3], "p2")) == [("b4", "「早瀬」の", "「桐生」に")]
    assert said(STATE, set_speaker(STATE, [3], None)) == [("b4", "「早瀬」の", "発言者なしに")]


def test_joined_words_are_told_also_where_their_paragraphs_become_one_line() -> None:
    state = state_of(block("b1", K.HEADING, "見出し"), block("b2", U, "一。\n二。", "p1"), labels=LABELS)
    outcome = join_blocks(state, 0, 2, across_speakers=True)
    assert said(state, outcome) == [("b2", "「早瀬」の", "「小見出し」に")]


def test_a_name_that_somebody_comes_to_bear_is_told_and_not_asked_about() -> None:
    blocks = [block(f"b{n}", U, "文。", UnknownSpeaker(label="葛西")) for n in range(12)]
    state = state_of(*blocks, labels=LABELS)
    for outcome in (add_participant(state, "葛西"), change_participant(state, "p1", label="葛西")):
        changes = changes_of(state, outcome)
        assert len(changes) == 12
        assert question_about(changes) == ""
        assert isinstance(outcome, Transaction)
        assert counted(outcome.label, changes).endswith("（12件）")


def test_the_question_names_all_as_long_as_they_are_few() -> None:
    state = many("p1", "p2", "p3")
    asked = question_about(changes_of(state, set_speaker(state, range(36), "p4")))
    assert (
        asked
        == "「早瀬」の12件と「桐生」の12件と「大槻」の12件、合わせて36件の発言を「真鍋」の発言にします。"
    )
    state = many("p1", "p2", "p3", "p4")
    asked = question_about(changes_of(state, set_speaker(state, range(48), "p5")))
    assert asked == (
        "「早瀬」の12件と「桐生」の12件と「大槻」の12件とほか1人、合わせて48件の発言を「榊」の発言にします。"
    )
    asked = question_about(changes_of(state, set_speaker(state, range(12), None)))
    assert asked == "「早瀬」の12件の発言を発言者なしにします。"
    asked = question_about(changes_of(state, set_kind(state, range(12), K.TEXT)))
    assert asked == "「早瀬」の12件の発言を「地の文」にします。"


def test_thousands_that_are_joined_are_told_without_a_wait() -> None:
    blocks = [block(f"b{n}", U, f"{n}番目の話をします。" * 10, "p2" if n else "p1") for n in range(5000)]
    state = state_of(*blocks, labels=LABELS)
    outcome = join_blocks(state, 0, len(blocks), across_speakers=True)
    assert isinstance(outcome, Transaction)
    applied = outcome.apply(state)
    assert isinstance(applied, Applied)
    began = time.process_time()
    assert len(speaker_changes(outcome, state, applied)) == 4999
    assert time.process_time() - began < 2
