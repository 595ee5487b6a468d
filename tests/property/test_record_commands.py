"""Random sequences of commands: nothing breaks, nothing is lost, all of it can be taken back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.strategies import COMMANDS, states
from tests.record_states import assert_well_formed, carried_out
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Applied, Transaction


@settings(max_examples=examples(300))
@given(start=states(), data=st.data())
def test_any_sequence_stays_well_formed_and_leads_back(start: State, data: st.DataObject) -> None:
    assert_well_formed(start)
    state = start
    done: list[Transaction] = []
    for name in data.draw(st.lists(st.sampled_from(sorted(COMMANDS)), min_size=1, max_size=8)):
        outcome = COMMANDS[name](state, data)
        if isinstance(outcome, Refusal):
            assert outcome.message.endswith("。")
            continue
        assert outcome.steps
        assert outcome.label
        state = carried_out(state, outcome)
        done.append(outcome)
    for transaction in reversed(done):
        back = transaction.inverse().apply(state)
        assert isinstance(back, Applied)
        state = back.state
    assert state == start
