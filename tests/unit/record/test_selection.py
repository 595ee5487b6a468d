"""Places in the flow."""

from zadankai_editor.record.selection import Position, Selection


def test_places_are_ordered_by_block_then_offset() -> None:
    assert Position(0, 9) < Position(1, 0) < Position(1, 2)


def test_a_selection_made_backwards_has_the_same_ends() -> None:
    low, high = Position(1, 2), Position(3, 0)
    for selection in (Selection(low, high), Selection(high, low)):
        assert (selection.start, selection.end) == (low, high)
        assert list(selection.indexes) == [1, 2, 3]
        assert not selection.empty


def test_a_caret_selects_nothing() -> None:
    caret = Selection.caret(2, 5)
    assert caret.empty
    assert caret.start == caret.end == Position(2, 5)
    assert list(caret.indexes) == [2]
