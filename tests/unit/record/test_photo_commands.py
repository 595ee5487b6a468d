"""Photos are added to the body and move within it."""

import pytest

from zadankai_editor.record.commands.photos import add_photos, move_photo
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction


@pytest.fixture
def state() -> State:
    kinds = [BlockKind.LEAD, BlockKind.PHOTO, BlockKind.UTTERANCE, BlockKind.CLOSING]
    blocks = tuple(Block(id=f"b{n}", kind=kind, text=f"{n}") for n, kind in enumerate(kinds))
    return State(record=Record(blocks=blocks))


def after(state: State, outcome: Transaction | Refusal) -> State:
    assert isinstance(outcome, Transaction), outcome
    applied = outcome.apply(state)
    assert not isinstance(applied, Refusal)
    back = outcome.inverse().apply(applied.state)
    assert not isinstance(back, Refusal)
    assert back.state == state
    return applied.state


@pytest.mark.parametrize(("caret", "place"), [(0, 1), (1, 2), (2, 3), (3, 3), (None, 3)])
def test_photo_is_added_behind_the_caret_and_in_the_body(state: State, caret: int | None, place: int) -> None:
    found = after(state, add_photos(state, caret))
    known = {b.id for b in state.record.blocks}
    assert [i for i, b in enumerate(found.record.blocks) if b.id not in known] == [place]
    assert found.record.blocks[place].kind is BlockKind.PHOTO


def test_several_files_become_several_photos_in_one_step() -> None:
    empty = State()
    found = after(empty, add_photos(empty, None, ("images/a.png", "images/b.png")))
    assert [b.file for b in found.record.blocks] == ["images/a.png", "images/b.png"]
    assert len({b.id for b in found.record.blocks}) == 2


def test_photo_moves_past_its_neighbour_but_not_out_of_the_body(state: State) -> None:
    moved = after(state, move_photo(state, 1, down=True))
    assert [b.id for b in moved.record.blocks] == ["b0", "b2", "b1", "b3"]
    assert isinstance(move_photo(state, 1, down=False), Refusal)
    assert isinstance(move_photo(moved, 2, down=True), Refusal)
