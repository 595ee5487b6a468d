"""Tagging a bare text, paragraph by paragraph."""

from tests.record_states import K, agenda, block, carried_out, state_of
from zadankai_editor.record.commands.tagging import (
    Tagged,
    paragraph_before,
    paragraph_behind,
    tag_as_before,
    tag_kind,
    tag_speaker,
    text_of,
)
from zadankai_editor.record.nodes import Block
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import Refusal

BARE = state_of(
    block("b1", K.TEXT, "窓口の話\n一つ目です。\n続きです。\n駅前の様子\nまだあります。\n二つ目です。"),
    agenda=agenda("窓口", "防災"),
)


def after(state: State, outcome: Tagged | Refusal) -> tuple[State, Position | None]:
    """Return the state that tagging leads to, and where the next paragraph begins."""
    assert isinstance(outcome, Tagged), outcome
    done = state if outcome.transaction is None else carried_out(state, outcome.transaction)
    following = outcome.following
    return done, None if following is None else following.start


def shown(state: State) -> list[tuple[str, str | None, str]]:
    return [(b.kind.value, state.record.label_of(b.speaker), b.text) for b in state.record.blocks]


def test_a_bare_text_is_structured_with_one_step_a_paragraph() -> None:
    state, at = after(BARE, tag_kind(BARE, Position(0, 0), K.SECTION))
    for tag in ("p1", "as before", K.PHOTO, "as before", "p2"):
        assert at is not None
        if tag == "as before":
            state, at = after(state, tag_as_before(state, at))
        elif isinstance(tag, K):
            state, at = after(state, tag_kind(state, at, tag))
        else:
            state, at = after(state, tag_speaker(state, at, tag))
    assert at is None
    names = {p.id: p.label for p in state.record.participants}
    assert shown(state) == [
        ("section", None, "窓口の話"),
        ("utterance", names["p1"], "一つ目です。\n続きです。"),
        ("photo", None, "駅前の様子"),
        ("utterance", names["p1"], "まだあります。"),
        ("utterance", names["p2"], "二つ目です。"),
    ]
    assert state.record.blocks[0].agenda == "a1"
    assert state.record.blocks[3].continued


def test_what_is_so_already_is_left_and_the_next_comes() -> None:
    state = state_of(block("b1", K.UTTERANCE, "一\n二", "p1"), block("b2", K.TEXT, "三"))
    outcome = tag_speaker(state, Position(0, 0), "p1")
    assert isinstance(outcome, Tagged)
    assert outcome.transaction is None
    assert outcome.following is not None
    assert text_of(state.record, outcome.following) == "二"


def test_a_paragraph_amid_an_utterance_gets_another_speaker_and_the_rest_keeps_its_own() -> None:
    state = state_of(block("b1", K.UTTERANCE, "一\n二\n三", "p1"))
    done, at = after(state, tag_speaker(state, Position(0, 2), "p2"))
    assert [(b.speaker, b.text) for b in done.record.blocks] == [("p1", "一"), ("p2", "二"), ("p1", "三")]
    assert at == Position(2, 0)


def test_behind_a_heading_nothing_goes_on() -> None:
    state = state_of(block("b1", K.HEADING, "一"), block("b2", K.TEXT, "二"))
    assert isinstance(tag_as_before(state, Position(1, 0)), Refusal)


def test_a_paragraph_of_the_lead_is_followed_by_what_came_behind_it() -> None:
    state = state_of(block("b1", K.TEXT, "はじめに"), block("b2", K.TEXT, "一つ目です。"))
    done, at = after(state, tag_kind(state, Position(0, 0), K.LEAD))
    assert [b.kind for b in done.record.blocks] == [K.LEAD, K.TEXT]
    assert at == Position(1, 0)
    done, at = after(done, tag_as_before(done, Position(1, 0)))
    assert [b.kind for b in done.record.blocks] == [K.LEAD, K.LEAD]
    assert at is None


def test_no_word_is_lost_and_no_other_word_touched() -> None:
    for offset in range(len(BARE.record.blocks[0].text)):
        for outcome in (
            tag_speaker(BARE, Position(0, offset), "p1"),
            tag_kind(BARE, Position(0, offset), K.PROMPT),
        ):
            done, _ = after(BARE, outcome)
            assert "\n".join(b.text for b in done.record.blocks) == BARE.record.blocks[0].text
            assert _tagged_texts(done.record.blocks) == [_paragraph(offset)]


def _tagged_texts(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text for b in blocks if b.kind is not K.TEXT]


def _paragraph(offset: int) -> str:
    text = BARE.record.blocks[0].text
    begin = text.rfind("\n", 0, offset) + 1
    return text[begin:].split("\n")[0]


def test_neighbours_with_words_are_found_past_empty_paragraphs() -> None:
    record = state_of(
        block("b1", K.TEXT, "一\n\n二"), block("b2", K.TEXT, ""), block("b3", K.TEXT, "三")
    ).record
    behind = paragraph_behind(record, Position(0, 0))
    assert behind is not None
    assert behind.start == Position(0, 3)
    last = paragraph_behind(record, behind.start)
    assert last is not None
    assert last.start == Position(2, 0)
    assert paragraph_behind(record, last.start) is None
    before = paragraph_before(record, behind.start)
    assert before is not None
    assert before.start == Position(0, 2)
