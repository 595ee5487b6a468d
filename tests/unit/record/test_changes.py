"""What a transaction touched, as one range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.record.changes import Change, Hull


@pytest.mark.parametrize(
    ("splices", "expected"),
    [
        ([(3, 1, 1)], (3, 1, 1)),
        ([(3, 0, 2)], (3, 0, 2)),
        ([(3, 1, 1), (7, 1, 1)], (3, 5, 5)),
        ([(7, 1, 1), (3, 1, 1)], (3, 5, 5)),
        ([(7, 1, 0), (3, 0, 2)], (3, 5, 6)),
        ([(3, 0, 2), (3, 2, 0)], (3, 0, 0)),
        ([(3, 0, 2), (4, 3, 1)], (3, 2, 2)),
        ([(3, 4, 1), (2, 3, 0)], (2, 6, 0)),
    ],
)
def test_hull(splices: list[tuple[int, int, int]], expected: tuple[int, int, int]) -> None:
    hull = Hull()
    for splice in splices:
        hull.add(*splice)
    assert hull.change(frozenset()) == Change(*expected)


def test_nothing_noted_touches_no_block() -> None:
    change = Hull().change(frozenset({"title"}))
    assert not change.touches_blocks
    assert change == Change(fields=frozenset({"title"}))


@given(length=st.integers(0, 8), data=st.data())
def test_outside_of_the_hull_everything_is_the_same(length: int, data: st.DataObject) -> None:
    old = [object() for _ in range(length)]
    new = list(old)
    hull = Hull()
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(new)))
        removed = data.draw(st.integers(0, len(new) - start))
        inserted = data.draw(st.integers(0, 3))
        new[start : start + removed] = [object() for _ in range(inserted)]
        hull.add(start, removed, inserted)
    change = hull.change(frozenset())
    assert len(new) - len(old) == change.inserted - change.removed
    assert 0 <= change.start <= change.start + change.removed <= len(old)
    assert old[: change.start] == new[: change.start]
    assert old[change.start + change.removed :] == new[change.start + change.inserted :]
    assert change.inverse() == Change(change.start, change.inserted, change.removed)
