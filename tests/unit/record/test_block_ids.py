"""The index of ids is that of the blocks, however they came about."""

from hypothesis import given
from hypothesis import strategies as st

from tests.record_states import block
from zadankai_editor.record.block_ids import IdTally, ids_of
from zadankai_editor.record.nodes import Block

NAMES = st.sampled_from(["a1", "b1", "c1", "d1"])


def flow(names: list[str]) -> tuple[Block, ...]:
    return tuple(block(name) for name in names)


@given(
    st.lists(NAMES, unique=True),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.lists(NAMES, max_size=2)), max_size=4),
)
def test_a_tally_knows_which_ids_there_are(
    start: list[str], splices: list[tuple[int, int, list[str]]]
) -> None:
    blocks = flow(start)
    tally = IdTally(blocks)
    held = list(blocks)
    for at, count, names in splices:
        old, new = held[at : at + count], flow(names)
        held[at : at + count] = new
        tally.replace(old, new)
    assert tally.unique == (len({b.id for b in held}) == len(held))
    after = tuple(held)
    tally.hand_on(after)
    assert ids_of(after) == {b.id for b in after}
    assert ids_of(blocks) == set(start)
