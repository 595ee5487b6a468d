"""Settling doubts, marks of reviewers, and taking over what was recognised."""

from tests.record_states import K, agenda, block, carried_out, doubt, refusal, state_of
from zadankai_editor.record.commands.blocks import delete_blocks
from zadankai_editor.record.commands.doubts import doubts_at, open_doubts, settle, toggle_mark
from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.nodes import Note, Series, Status
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    LineUse,
    Mark,
    SettledDoubt,
    Source,
    SourceLine,
    State,
)

NOW = "2026-04-01T10:00:00+09:00"
FIELD = Doubt(code="import.field.uncertain", message="題を確かめてください。", path="title")
STATE = state_of(
    block("b1", K.UTTERANCE, "一", "p1"),
    block("b2", K.UTTERANCE, "二", "p2"),
    doubts=(doubt("b1"), FIELD, doubt("b2"), doubt("b1", "import.kind.uncertain")),
)


def test_settled_doubts_stay_recorded_in_order() -> None:
    about = doubts_at(STATE, "b1")
    found = carried_out(STATE, settle(STATE, about, NOW))
    assert found.review.doubts == (FIELD, doubt("b2"))
    assert found.review.settled == tuple(SettledDoubt(doubt=d, at=NOW) for d in about)
    again = carried_out(found, settle(found, [FIELD], NOW))
    assert [s.doubt for s in again.review.settled] == [*about, FIELD]


def test_nothing_to_settle() -> None:
    refusal(STATE, settle(STATE, [], NOW))
    refusal(STATE, settle(STATE, [doubt("b9")], NOW))


def test_a_doubt_about_a_block_that_is_gone_waits_for_it() -> None:
    assert open_doubts(STATE) == STATE.review.doubts
    without = carried_out(STATE, delete_blocks(STATE, 0, 1))
    assert open_doubts(without) == (FIELD, doubt("b2"))
    assert without.review == STATE.review


def test_a_mark_is_put_and_taken_away() -> None:
    marked = carried_out(STATE, toggle_mark(STATE, "b1", "校"))
    assert marked.review.marks == (Mark(block="b1", reviewer="校"),)
    both = carried_out(marked, toggle_mark(marked, "b1", "正"))
    assert [m.reviewer for m in both.review.marks] == ["校", "正"]
    assert [m.reviewer for m in carried_out(both, toggle_mark(both, "b1", "校")).review.marks] == ["正"]
    refusal(STATE, toggle_mark(STATE, "b9", "校"))


def test_taking_over_replaces_record_and_review_and_can_be_undone() -> None:
    found = state_of(
        block("l1", K.LEAD, "始"),
        block("b1", K.UTTERANCE, "一", "p3"),
        block("b2", K.SECTION, "二", agenda="a1"),
        labels=("丙山", "丁田", "戊井"),
        agenda=agenda("窓口"),
        title="記録",
        series=Series(name="街の声", number=3),
        notes=(Note(term="語"),),
        doubts=(doubt("b1"),),
    )
    review = found.review.replaced(
        source=Source(name="元.txt", text="始\n一"),
        lines=(SourceLine(number=1, use=LineUse.BLOCK, target="l1"),),
        digits=(Digit(participant="p3", digit=1),),
        marks=(Mark(block="b1", reviewer="校"),),
        settled=(SettledDoubt(doubt=FIELD, at=NOW),),
    )
    found = found.model_copy(update={"review": review})
    for state in (STATE, State(), state_of(block("b1", K.TEXT), status=Status.READY)):
        assert carried_out(state, take_over(state, found)) == found
    assert carried_out(found, take_over(found, State())) == State()


def test_taking_over_names_only_what_differs() -> None:
    other = STATE.model_copy(update={"record": STATE.record.replaced(title="題")})
    made = take_over(STATE, other)
    assert carried_out(STATE, made) == other
    assert len(getattr(made, "steps", ())) == 1
    refusal(STATE, take_over(STATE, STATE))


def test_a_warning_is_settled_though_no_list_holds_it_and_only_once() -> None:
    warning = Doubt(code="utterance.answer.other", message="発言者を確かめてください。", block="b2")
    found = carried_out(STATE, settle(STATE, [warning, warning], NOW))
    assert [s.doubt for s in found.review.settled] == [warning]
    assert found.review.doubts == STATE.review.doubts
    refusal(found, settle(found, [warning], NOW))


def test_an_error_is_not_settled() -> None:
    wrong = Doubt(code="block.text.empty", message="本文がありません。", block="b2")
    refusal(STATE, settle(STATE, [wrong], NOW))
