"""Coalesced typing does exactly what its pieces did."""

from hypothesis import given
from hypothesis import strategies as st

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
