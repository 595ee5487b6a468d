"""What one undo takes back."""

import pytest

from tests.qt.manuscript.support import CONTROL, Bench, Key
from tests.record_states import block, state_of
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.participants import change_participant
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.undo import MERGE_MS

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.at = 1000

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(bench.session, "now", made)
    return made


def test_typing_within_half_a_second_is_one_step(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 3)
    bench.type("a")
    clock.at += MERGE_MS
    bench.type("b")
    assert bench.steps == 1
    clock.at += MERGE_MS + 1
    bench.type("c")
    assert bench.steps == 2
    bench.undo()
    assert bench.texts[U1].startswith("𠮷野家abの")
    assert bench.caret == (U1, 5)
    bench.redo()
    assert bench.caret == (U1, 6)
    bench.check_undo_and_redo()


def test_typing_elsewhere_is_another_step(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 3)
    bench.type("a")
    bench.put(U1, 6)
    bench.type("b")
    bench.put(U2, 0)
    bench.type("c")
    assert bench.steps == 3
    bench.check_undo_and_redo()


def test_backspace_joins_backspace_and_what_it_deletes_of_typing(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 3)
    bench.key(Key.Key_Backspace)
    bench.key(Key.Key_Backspace)
    assert bench.steps == 1
    assert bench.session.undo_stack.undoText() == "入力"
    bench.type("ab")
    bench.key(Key.Key_Backspace)
    assert bench.steps == 1
    assert bench.texts[U1] == "𠮷aの隣に図書館があります。"
    bench.check_undo_and_redo()


def test_delete_joins_delete(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 0)
    for _ in range(3):
        bench.key(Key.Key_Delete)
    assert bench.texts[U1] == "の隣に図書館があります。"
    assert bench.steps == 1
    bench.undo()
    assert bench.caret == (U1, 0)


def test_what_is_typed_over_a_selection_and_on_is_one_step(bench: Bench, clock: Clock) -> None:
    bench.select((U1, 3), (U4, 2))
    bench.type("xyz")
    bench.key(Key.Key_Backspace)
    assert bench.steps == 1
    bench.undo()
    assert bench.session.state == bench.start
    assert bench.manuscript.selection.indexes == range(U1, U4 + 1)
    bench.check_undo_and_redo()


def test_a_paragraph_break_stands_by_itself(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 3)
    bench.type("a")
    bench.key(Key.Key_Return)
    bench.type("b")
    assert bench.steps == 3
    bench.check_undo_and_redo()


def test_typing_behind_a_command_does_not_join_it(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 0)
    bench.paste("貼り")
    bench.type("a")
    assert bench.steps == 2
    bench.check_undo_and_redo()


def test_typing_behind_an_undo_does_not_join_what_is_left(bench: Bench, clock: Clock) -> None:
    bench.put(U1, 0)
    bench.type("a")
    clock.at += MERGE_MS + 1
    bench.type("b")
    bench.undo()
    bench.type("c")
    assert bench.texts[U1].startswith("ac𠮷")
    bench.check_undo_and_redo()


def test_typing_in_a_ready_record_makes_it_a_draft_in_the_same_step(bench: Bench, clock: Clock) -> None:
    ready = bench.start.model_copy(update={"record": bench.start.record.replaced(status=Status.READY)})
    bench.open(ready)
    bench.put(U1, 0)
    bench.type("ab")
    assert bench.session.record.status.value == "draft"
    assert bench.steps == 1
    bench.undo()
    assert bench.session.record.status.value == "ready"
    bench.select((U1, 0), (U2, 1))
    bench.type("xy")
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_undo_of_what_a_panel_did_leaves_the_caret_where_it_is(bench: Bench) -> None:
    bench.put(U1, 3)
    assert bench.session.dispatch(
        change_participant(bench.session.state, "p1", label="甲"), initiator="panel"
    )
    assert bench.session.dispatch(set_speaker(bench.session.state, [U2], "p3"), initiator="panel")
    bench.check()
    bench.undo()
    bench.undo()
    assert bench.caret == (U1, 3)
    assert bench.session.state == bench.start


def test_a_change_above_from_elsewhere_takes_the_caret_along(bench: Bench) -> None:
    bench.put(U2, 5)
    from zadankai_editor.record.commands.blocks import delete_blocks

    assert bench.session.dispatch(delete_blocks(bench.session.state, L1, 2), initiator="panel")
    bench.check()
    assert bench.caret == (U2 - 2, 5)
    bench.undo()
    assert bench.caret == (U2, 5)


def test_undo_and_redo_scroll_to_what_changes(bench: Bench) -> None:
    many = state_of(*(block(f"b{n}", text="長い発言です。" * 9, speaker="p1") for n in range(200)))
    bench.open(many)
    bench.put(0, 0)
    bench.type("a")
    bench.put(199, 0)
    bench.session.undo()
    visible = bench.manuscript.viewport().rect()
    assert visible.intersects(bench.manuscript.cursorRect())
    assert bench.caret == (0, 0)


def test_refused_keys_leave_nothing_on_the_stack(bench: Bench) -> None:
    bench.put(U1, 0)
    bench.type("a")
    bench.undo()
    assert bench.session.undo_stack.canRedo()
    bench.put(U2, 0)
    bench.key(Key.Key_Backspace)
    assert bench.refusals
    assert bench.session.undo_stack.canRedo()
    bench.redo()
    assert bench.texts[U1].startswith("a𠮷")


def test_undo_and_redo_at_their_ends_do_nothing(bench: Bench) -> None:
    bench.undo()
    bench.redo()
    bench.key(Key.Key_Y, CONTROL)
    assert bench.session.state is bench.start


def test_the_selection_that_a_command_names_comes_back(bench: Bench) -> None:
    outcome = set_speaker(bench.session.state, [U1], "p2")
    before, after = Selection.caret(U1, 1), Selection.caret(U2, 2)
    bench.session.dispatch(
        outcome, before=before, after=lambda record: Selection.caret(len(record.blocks) - 1, 1)
    )
    assert bench.caret == (C1, 1)
    bench.undo()
    assert bench.manuscript.selection == before
    bench.redo()
    assert bench.caret == (C1, 1)
    del after
