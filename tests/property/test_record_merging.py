"""Coalesced typing does exactly what its pieces did."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.strategies import selection_in, states
from tests.record_states import carried_out
from zadankai_editor.record.commands.text import edit_text, insert_paragraphs
from zadankai_editor.record.merging import merged
from zadankai_editor.record.nodes import Block, BlockKind, Record, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import EditText
from zadankai_editor.record.transactions import Applied, Transaction

TEXTS = st.text(alphabet="あか𠮷が\n ", max_size=6)


def typed(state: State, data: st.DataObject, near: int | None) -> Transaction:
    """Draw an edit of the text, often at `near`, as typing does."""
    text = state.record.blocks[0].text
    at = data.draw(st.integers(0, len(text)))
    if near is not None and data.draw(st.booleans()):
        at = min(max(0, near + data.draw(st.integers(-1, 1))), len(text))
    removed = text[at : at + data.draw(st.integers(0, 2))]
    step = EditText(index=0, block="b1", at=at, removed=removed, inserted=data.draw(TEXTS))
    return Transaction(label="入力", steps=(step,)).demoting(state)


def applied(transaction: Transaction, state: State) -> Applied:
    result = transaction.apply(state)
    assert isinstance(result, Applied)
    return result


@given(text=TEXTS, status=st.sampled_from(Status), data=st.data())
def test_merged_equals_one_after_the_other(text: str, status: Status, data: st.DataObject) -> None:
    block = Block(id="b1", kind=BlockKind.UTTERANCE, text=text)
    start = State(record=Record(status=status, blocks=(block,)))
    state, near = start, None
    so_far: Transaction | None = None
    for _ in range(data.draw(st.integers(2, 6))):
        transaction = typed(state, data, near)
        after = applied(transaction, state).state
        joined: Transaction | None = merged(so_far, transaction) if so_far else None
        if joined is None:
            start, so_far = state, transaction
        else:
            so_far = joined
        whole = applied(so_far, start)
        assert whole.state == after
        assert whole.state != start or so_far == transaction
        assert applied(so_far.inverse(), after).state == start
        assert (whole.change.start, whole.change.removed, whole.change.inserted) == (0, 1, 1)
        edit = transaction.steps[0]
        assert isinstance(edit, EditText)
        state, near = after, edit.at + len(edit.inserted)


@given(start=states(), words=st.lists(st.sampled_from(["x", "𠮟"]), min_size=2, max_size=4), data=st.data())
def test_typing_over_a_selection_goes_on_as_one(start: State, words: list[str], data: st.DataObject) -> None:
    selection = selection_in(start, data)
    first = insert_paragraphs(start, selection, words[:1], "入力")
    assume(isinstance(first, Transaction))
    assert isinstance(first, Transaction)
    so_far = first.demoting(start)
    state = applied(so_far, start).state
    at = selection.start.offset if start.record.blocks else 0
    for typed_before, word in pairwise(words):
        at += len(typed_before)
        following = edit_text(state, selection.start.index, at, "", word)
        assert isinstance(following, Transaction)
        state = applied(following, state).state
        joined = merged(so_far, following)
        if joined is None:  # what was typed is just what was there
            return
        so_far = joined
    assert carried_out(start, so_far) == state
    assert so_far.label == "入力"
