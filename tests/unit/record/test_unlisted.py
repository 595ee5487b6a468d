"""Who is named beside utterances and is in no list."""

import pytest

from zadankai_editor.record.commands.unlisted import (
    Unlisted,
    adopt_unknown,
    adopt_written,
    assign_unknown,
    assign_written,
    unlisted,
)
from zadankai_editor.record.nodes import Block, BlockKind, Participant, Record, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction

HOYA = UnknownSpeaker(label="穂谷")


@pytest.fixture
def state() -> State:
    said = BlockKind.UTTERANCE
    return State(
        record=Record(
            participants=(Participant(id="p1", label="早瀬"), Participant(id="p2", label="桐生")),
            blocks=(
                Block(id="b1", kind=said, text="一", speaker="p1"),
                Block(id="b2", kind=said, text="二", speaker=HOYA),
                Block(id="b3", kind=said, text="三", speaker="p2", with_speakers=(HOYA, "p1")),
                Block(id="b4", kind=said, text="四", written="市側"),
                Block(id="b5", kind=BlockKind.PHOTO, people=("p1", HOYA)),
                Block(id="b6", kind=said, text="六", written="市側"),
                Block(id="b7", kind=BlockKind.TEXT, text="七", written="市側"),
            ),
        )
    )


def after(state: State, outcome: Transaction | Refusal) -> State:
    """The state after a command; its inverse and its journal line are tried too."""
    assert isinstance(outcome, Transaction), outcome
    applied = outcome.apply(state)
    assert not isinstance(applied, Refusal)
    back = outcome.inverse().apply(applied.state)
    assert not isinstance(back, Refusal)
    assert back.state == state
    assert Transaction.from_json(outcome.to_json()) == outcome
    return applied.state


def test_names_are_counted_in_the_order_of_the_record(state: State) -> None:
    assert unlisted(state.record) == (
        Unlisted("穂谷", written=False, bearers=0, count=3, block="b2"),
        Unlisted("市側", written=True, bearers=0, count=2, block="b4"),
    )


def test_adopted_label_becomes_a_participant_with_everything_asserted_of_it(state: State) -> None:
    found = after(state, adopt_unknown(state, "穂谷"))
    new = found.record.participants[-1]
    assert new.label == "穂谷"
    by_id = {b.id: b for b in found.record.blocks}
    assert by_id["b2"].speaker == new.id
    assert by_id["b3"].with_speakers == (new.id, "p1")
    assert by_id["b5"].people == ("p1", new.id)
    assert [u.label for u in unlisted(found.record)] == ["市側"]


def test_adopted_written_name_takes_the_utterances_without_a_speaker(state: State) -> None:
    found = after(state, adopt_written(state, "市側"))
    new = found.record.participants[-1]
    spoken = [b for b in found.record.blocks if b.speaker == new.id]
    assert [(b.id, b.written) for b in spoken] == [("b4", None), ("b6", None)]
    assert found.record.blocks[6].written == "市側", "narration is nobody's"


def test_assigned_label_goes_to_one_who_is_there(state: State) -> None:
    found = after(state, assign_unknown(state, "穂谷", "p1"))
    by_id = {b.id: b for b in found.record.blocks}
    assert by_id["b2"].speaker == "p1"
    assert by_id["b3"].with_speakers == ("p1",), "named once"
    assert by_id["b5"].people == ("p1",)
    assert found.record.participants == state.record.participants


def test_assigned_written_name_goes_to_one_who_is_there(state: State) -> None:
    found = after(state, assign_written(state, "市側", "p2"))
    assert [b.id for b in found.record.blocks if b.speaker == "p2"] == ["b3", "b4", "b6"]


def test_label_that_somebody_bears_is_not_adopted(state: State) -> None:
    assert isinstance(adopt_unknown(state, "早瀬"), Refusal)


def test_what_nobody_said_or_for_nobody_is_refused(state: State) -> None:
    assert isinstance(assign_unknown(state, "誰か", "p1"), Refusal)
    assert isinstance(assign_written(state, "市側", "p9"), Refusal)


@pytest.mark.parametrize("printed", ["○桐谷", "【桐谷】", "◆【桐谷】", "桐谷：", "［桐谷］", "● 桐谷"])
def test_what_is_printed_around_a_name_is_no_part_of_it(state: State, printed: str) -> None:
    block = state.record.blocks[3].replaced(written=printed)
    marked = state.replaced(record=state.record.replaced(blocks=(block,)))
    found = after(marked, adopt_written(marked, printed))
    new = found.record.participants[-1]
    assert new.label == "桐谷"
    assert found.record.blocks[0].speaker == new.id


def test_a_name_that_is_kept_back_keeps_its_marks(state: State) -> None:
    block = state.record.blocks[3].replaced(written="○○さん")
    hidden = state.replaced(record=state.record.replaced(blocks=(block,)))
    assert after(hidden, adopt_written(hidden, "○○さん")).record.participants[-1].label == "○○さん"
