"""What is said of first mentions at little cost is what looking again would say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.breadth import examples
from tests.property.strategies import COMMANDS, states
from zadankai_editor.record.first_mentions import Introduced, introductions
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal


@settings(max_examples=examples(300))
@given(start=states(), data=st.data())
def test_a_change_that_they_outlast_leaves_them_as_they_are(start: State, data: st.DataObject) -> None:
    titles = [p.replaced(title=data.draw(st.sampled_from(["市長", None]))) for p in start.record.participants]
    state = start.replaced(record=start.record.replaced(participants=tuple(titles)))
    found = Introduced.of(state.record)
    for name in data.draw(st.lists(st.sampled_from(sorted(COMMANDS)), min_size=1, max_size=6)):
        outcome = COMMANDS[name](state, data)
        applied = outcome if isinstance(outcome, Refusal) else outcome.apply(state)
        if isinstance(applied, Refusal):
            continue
        again = Introduced.of(applied.state.record)
        if found.outlasts(state.record, applied.state.record, applied.change):
            assert again.mentions == found.mentions
            assert again.heard == found.heard
        else:
            found = again
        state = applied.state
        assert [(b, m) for b, all_ in again.mentions.items() for m in all_] == list(
            introductions(state.record)
        )
