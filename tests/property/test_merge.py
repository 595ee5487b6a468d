"""The three-way merge on random states and histories: nothing lost, nothing given away, nothing ill formed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import COMMANDS, states
from tests.record_states import K, assert_well_formed
from zadankai_editor.formats import normalized, read_review, write_review
from zadankai_editor.record.nodes import Block, Record
from zadankai_editor.record.review import Review, State
from zadankai_editor.record.transactions import Applied, Transaction
from zadankai_editor.storage.merge import Merged, merge
from zadankai_editor.storage.merge.tally import CODE
from zadankai_editor.storage.merge.units import SHOWN, stored

COMMAND_NAMES = st.lists(st.sampled_from(sorted(COMMANDS)), max_size=4)


def through_file(state: State) -> State:
    """Return the state as it is when it is read from what was written."""
    record = normalized(state.record)
    review, _ = read_review(write_review(state.review, state.record, "0" * 64), "r", record)
    return State(record=record, review=review)


def changed(state: State, data: st.DataObject) -> State:
    """Return the state after some random commands."""
    for name in data.draw(COMMAND_NAMES):
        outcome = COMMANDS[name](state, data)
        if isinstance(outcome, Transaction):
            applied = outcome.demoting(state).apply(state)
            assert isinstance(applied, Applied)
            state = applied.state
    return state


def in_file(state: State) -> tuple[Record, object]:
    """Return what a file would hold, without ids of paragraphs of lead and closing."""
    record = normalized(state.record)
    bare = [b.model_copy(update={"id": "x"}) if b.kind in {K.LEAD, K.CLOSING} else b for b in record.blocks]
    review = through_file(state).review
    places = {b.id: f"x{i}" for i, b in enumerate(record.blocks)}
    doubts = {(d.code, d.path, places.get(d.block or "", d.block)) for d in review.doubts}
    marks = {(places.get(m.block, m.block), m.reviewer) for m in review.marks}
    settled = {(s.doubt.code, s.doubt.path) for s in review.settled}
    return record.model_copy(update={"blocks": tuple(bare)}), (doubts, marks, settled, set(review.digits))


def histories(data: st.DataObject) -> tuple[State, State, State]:
    """Return a state, and what two people made of it; the second one's is read from a file."""
    base = through_file(data.draw(states()))
    return base, changed(base, data), through_file(changed(base, data))


@given(st.data())
def test_where_they_changed_nothing_mine_stays(data: st.DataObject) -> None:
    base = data.draw(states())
    mine = changed(base, data)
    assert merge(base, mine, base) == Merged(mine, 0, 0)
    kept = merge(base, mine, through_file(base))
    assert in_file(kept.state) == in_file(mine)


@given(st.data())
def test_where_i_changed_nothing_theirs_comes(data: st.DataObject) -> None:
    base = through_file(data.draw(states()))
    theirs = through_file(changed(base, data))
    found = merge(base, base, theirs)
    expected = theirs if theirs.review != Review() else State(record=theirs.record, review=base.review)
    assert in_file(found.state) == in_file(expected)
    assert found.conflicts == 0
    assert_well_formed(found.state)


@given(states(), states())
def test_where_both_did_the_same_it_stays(base: State, both: State) -> None:
    assert merge(base, both, both).state == both
