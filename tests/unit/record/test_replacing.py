"""What comes in the place of a selection, and typing that goes on behind it."""

import pytest

from tests.record_states import K, block, carried_out, ids, refusal, state_of, texts
from zadankai_editor.record.commands import paste, text
from zadankai_editor.record.merging import merged
from zadankai_editor.record.nodes import Block, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Applied, Transaction

TALK = state_of(
    block("b1", text="あいう", speaker="p1"),
    block("b2", text="かきく", speaker="p2"),
    block("b3", text="さしす", speaker="p1"),
)


def between(start: tuple[int, int], end: tuple[int, int]) -> Selection:
    return Selection(Position(*start), Position(*end))


def test_a_command_in_the_place_of_a_selection_is_one_transaction() -> None:
    outcome = text.in_place_of(TALK, between((0, 0), (1, 1)), text.split_paragraph)
    after = carried_out(TALK, outcome)
    assert texts(after) == ["\n", "きく", "さしす"]
    assert ids(after) == ["b1", "b2", "b3"]


def test_without_a_selection_the_command_alone_is_carried_out() -> None:
    outcome = text.in_place_of(TALK, Selection.caret(0, 1), text.split_paragraph)
    assert texts(carried_out(TALK, outcome)) == ["あ\nいう", "かきく", "さしす"]


def test_a_command_that_is_refused_deletes_nothing() -> None:
    def refuse(_state: State, _at: Position) -> Refusal:
        return Refusal(message="できません。")

    assert refusal(TALK, text.in_place_of(TALK, between((0, 0), (1, 1)), refuse)) == "できません。"


def typed(state: State, index: int, at: int, inserted: str) -> Transaction:
    outcome = text.edit_text(state, index, at, "", inserted)
    assert isinstance(outcome, Transaction)
    return outcome.demoting(state)


def after(state: State, transaction: Transaction) -> State:
    applied = transaction.apply(state)
    assert isinstance(applied, Applied)
    return applied.state


@pytest.mark.parametrize("status", list(Status))
def test_typing_joins_what_replaced_a_selection(status: Status) -> None:
    start = TALK.model_copy(update={"record": TALK.record.replaced(status=status)})
    first = text.insert_paragraphs(start, between((0, 1), (2, 2)), ["x"], "入力")
    assert isinstance(first, Transaction)
    first = first.demoting(start)
    middle = after(start, first)
    second = typed(middle, 0, 2, "y")
    joined = merged(first, second)
    assert joined is not None
    assert after(start, joined) == after(middle, second)
    assert texts(carried_out(start, joined)) == ["あxy", "す"]


def test_typing_joins_what_began_an_empty_record() -> None:
    start = State()
    first = text.edit_text(start, 0, 0, "", "は")
    assert isinstance(first, Transaction)
    middle = after(start, first)
    joined = merged(first, typed(middle, 0, 1, "い"))
    assert joined is not None
    assert texts(carried_out(start, joined)) == ["はい"]


def test_what_follows_a_text_edit_with_more_than_an_edit_stays_apart() -> None:
    first = typed(TALK, 0, 0, "x")
    middle = after(TALK, first)
    second = text.insert_paragraphs(middle, between((0, 1), (1, 1)), ["y"])
    assert isinstance(second, Transaction)
    assert merged(first, second) is None


def pieces(state: State, selection: Selection) -> tuple[Block, ...]:
    found = []
    for index in selection.indexes:
        held = state.record.blocks[index]
        low = selection.start.offset if index == selection.start.index else 0
        high = selection.end.offset if index == selection.end.index else len(held.text)
        found.append(held.model_copy(update={"text": held.text[low:high]}))
    return tuple(found)


@pytest.mark.parametrize("start", [(0, 0), (0, 1), (0, 3), (1, 0)])
@pytest.mark.parametrize("end", [(2, 0), (2, 1), (2, 3)])
def test_a_cut_that_is_pasted_where_it_was_is_as_before(start: tuple[int, int], end: tuple[int, int]) -> None:
    selection = between(start, end)
    copied = pieces(TALK, selection)
    cut = carried_out(TALK, text.delete(TALK, selection))
    back = carried_out(cut, paste.paste_blocks(cut, selection.start, copied))
    assert back.record == TALK.record


def test_borders_that_were_copied_along_are_not_pasted() -> None:
    copied = pieces(TALK, between((0, 3), (2, 0)))
    assert [b.text for b in copied] == ["", "かきく", ""]
    pasted = carried_out(TALK, paste.paste_blocks(TALK, Position(2, 3), copied))
    assert texts(pasted) == ["あいう", "かきく", "さしす", "かきく"]


@pytest.mark.parametrize(
    ("start", "end", "to", "where"),
    [
        ((0, 0), (0, 2), (0, 3), (0, 3)),
        ((0, 1), (0, 3), (0, 0), (0, 2)),
        ((0, 0), (0, 2), (2, 1), (2, 3)),
        ((1, 1), (2, 2), (0, 3), (2, 2)),
    ],
)
def test_where_a_move_ends(
    start: tuple[int, int], end: tuple[int, int], to: tuple[int, int], where: tuple[int, int]
) -> None:
    selection, place = between(start, end), Position(*to)
    moved = carried_out(TALK, paste.move_text(TALK, selection, place))
    words = "".join(p.text for p in pieces(TALK, selection))
    found = paste.end_of_move(TALK, selection, place)
    assert found == Position(*where)
    before = "".join(b.text for b in moved.record.blocks[: found.index])
    assert (before + moved.record.blocks[found.index].text[: found.offset]).endswith(words)


def test_where_a_refused_move_ends() -> None:
    assert paste.end_of_move(TALK, between((0, 3), (1, 0)), Position(2, 1)) is None


def test_what_qt_takes_for_borders_is_no_text() -> None:
    assert clean("a\ufdd0b\ufdd1c\ufdefd\ufdf0") == "abcd\ufdf0"
    assert K.UTTERANCE.has_paragraphs
