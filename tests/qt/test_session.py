"""The session: one door for changes, undo as swaps, and what the journal is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.qt.manuscript.support import Log
from tests.record_states import block, state_of
from zadankai_editor.record.commands import text
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.details import set_title
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.steps import EditText, Refusal
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.session import Session
from zadankai_editor.session.undo import MERGE_MS, Swap, Typing

START = state_of(block("b1", text="甲の言葉", speaker="p1"), block("b2", text="乙の言葉", speaker="p2"))


class Heard:
    """What a session has told."""

    def __init__(self, session: Session) -> None:
        self.swaps: list[Swap] = []
        self.refusals: list[str] = []
        self.modified: list[bool] = []
        self.resets = 0
        session.swapped.connect(self.swaps.append)
        session.refused.connect(self.refusals.append)
        session.modified_changed.connect(self.modified.append)
        session.reset.connect(self._count)

    def _count(self) -> None:
        self.resets += 1


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session()
    made.open(START)
    yield made
    made.deleteLater()


@pytest.fixture
def heard(session: Session) -> Heard:
    return Heard(session)


def typed(session: Session, at: int, inserted: str, typing: Typing | None = None) -> bool:
    outcome = text.edit_text(session.state, 0, at, "", inserted)
    return session.dispatch(outcome, typing=typing)


def test_a_change_is_told_with_what_it_touched_and_who_began_it(session: Session, heard: Heard) -> None:
    me = object()
    before, after = Selection.caret(0, 0), Selection.caret(0, 1)
    outcome = text.edit_text(session.state, 0, 0, "", "x")
    assert session.dispatch(outcome, initiator=me, before=before, after=after)
    (swap,) = heard.swaps
    assert swap.before is START
    assert swap.after is session.state
    assert swap.initiator is me
    assert swap.selection == after
    assert (swap.change.start, swap.change.removed, swap.change.inserted) == (0, 1, 1)


def test_of_undo_and_redo_nobody_is_the_initiator(session: Session, heard: Heard) -> None:
    before, after = Selection.caret(0, 0), Selection.caret(0, 1)
    outcome = text.edit_text(session.state, 0, 0, "", "x")
    session.dispatch(outcome, initiator="me", before=before, after=after)
    session.undo()
    session.redo()
    assert [s.initiator for s in heard.swaps] == ["me", None, None]
    assert [s.selection for s in heard.swaps] == [after, before, after]
    assert heard.swaps[1].after is START


def test_a_refusal_changes_nothing_and_says_why(session: Session, heard: Heard) -> None:
    log = Log(START)
    session.set_log(log)
    assert not session.dispatch(Refusal(message="できません。"))
    stale = Transaction(label="x", steps=(EditText(index=0, block="b1", at=0, removed="違う", inserted=""),))
    assert not session.dispatch(stale)
    half = Transaction(label="x", steps=(*good(session).steps, *stale.steps))
    assert not session.dispatch(half)
    assert session.state is START
    assert session.undo_stack.count() == 0
    assert len(heard.refusals) == 3
    assert heard.refusals[0] == "できません。"
    assert heard.swaps == []
    assert log.transactions == []


def good(session: Session) -> Transaction:
    outcome = set_title(session.state, "題")
    assert isinstance(outcome, Transaction)
    return outcome


def test_a_refused_command_leaves_what_can_be_redone(session: Session) -> None:
    session.dispatch(good(session))
    session.undo()
    session.dispatch(Refusal(message="できません。"))
    assert session.undo_stack.canRedo()


def test_the_log_is_told_of_every_swap(session: Session) -> None:
    log = Log(START)
    session.set_log(log)
    session.dispatch(good(session))
    session.dispatch(set_speaker(session.state, [0], "p2"))
    assert log.replayed() == session.state
    session.undo()
    assert len(log.transactions) == 3
    assert log.transactions[2] == log.transactions[1].inverse()
    assert log.replayed() == session.state
    session.undo()
    session.redo()
    assert log.replayed() == session.state
    session.set_log(None)
    session.undo()
    assert len(log.transactions) == 5


def test_the_log_of_merged_typing_replays_to_the_same(session: Session) -> None:
    log = Log(START)
    session.set_log(log)
    for n, character in enumerate("abc"):
        typed(session, n, character, Typing(at=n))
    assert session.undo_stack.count() == 1
    assert len(log.transactions) == 3
    session.undo()
    assert len(log.transactions) == 4
    assert log.replayed() == START
    session.redo()
    assert log.replayed() == session.state


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        (Typing(0), Typing(MERGE_MS), 1),
        (Typing(0), Typing(MERGE_MS + 1), 2),
        (Typing(0, 1), Typing(9000, 1), 1),
        (Typing(0, 1), Typing(1, 2), 2),
        (Typing(0, 1), Typing(1), 2),
        (Typing(0), Typing(1, 1), 2),
        (None, Typing(1), 2),
        (Typing(0), None, 2),
    ],
)
def test_what_merges(session: Session, first: Typing | None, second: Typing | None, steps: int) -> None:
    typed(session, 0, "a", first)
    typed(session, 1, "b", second)
    assert session.undo_stack.count() == steps
    end = session.state
    while session.undo_stack.canUndo():
        session.undo()
    assert session.state == START
    while session.undo_stack.canRedo():
        session.redo()
    assert session.state == end


def test_typing_that_is_not_adjacent_does_not_merge(session: Session) -> None:
    typed(session, 0, "a", Typing(0))
    typed(session, 4, "b", Typing(1))
    assert session.undo_stack.count() == 2


def test_a_merged_step_bears_the_name_of_what_it_does(session: Session) -> None:
    session.dispatch(text.delete(session.state, Selection.caret(0, 0)), typing=Typing(0))
    removed = text.edit_text(session.state, 0, 0, "甲", "", "削除")
    session.dispatch(removed, typing=Typing(0))
    assert session.undo_stack.undoText() == "削除"
    typed(session, 0, "丙", Typing(1))
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "入力"


def test_taking_back_leaves_no_trace(session: Session, heard: Heard) -> None:
    log = Log(START)
    session.set_log(log)
    session.dispatch(good(session))
    titled = session.state
    before = Selection.caret(0, 2)
    session.dispatch(set_speaker(session.state, [0], None), before=before)
    session.take_back()
    assert session.state is titled
    assert heard.swaps[-1].selection == before
    assert session.undo_stack.count() == 1
    assert not session.undo_stack.canRedo()
    assert log.replayed() == titled
    session.undo()
    assert session.state is START
    session.take_back()
    assert session.state is START


def test_the_history_is_bounded(session: Session) -> None:
    limit = session.undo_stack.undoLimit()
    assert 500 <= limit <= 5000
    many = state_of(*(block(f"b{n}", text="x") for n in range(10_000)))
    session.open(many)
    assert session.undo_stack.undoLimit() == 500
    for n in range(503):
        typed(session, 0, chr(0x4E00 + n))
    assert session.undo_stack.count() == 500
    while session.undo_stack.canUndo():
        session.undo()
    assert session.record.blocks[0].text == "\u4e02\u4e01\u4e00x"


def test_opening_forgets_the_history(session: Session, heard: Heard) -> None:
    session.dispatch(good(session))
    other = state_of(block("c1", text="別"))
    session.open(other)
    assert session.state is other
    assert not session.undo_stack.canUndo()
    assert heard.resets == 1
    assert not session.modified
    assert session.undo_stack.undoText() == ""


def test_modified_follows_the_saved_state(session: Session, heard: Heard) -> None:
    session.open(START)
    heard.modified.clear()
    seen = []
    session.dispatch(good(session))
    seen.append(session.modified)
    session.undo()
    seen.append(session.modified)
    session.redo()
    session.mark_saved(session.state, Path("a.yaml"))
    seen.append(session.modified)
    session.undo()
    seen.append(session.modified)
    assert seen == [True, False, False, True]
    assert heard.modified == [True, False, True, False, True]
    assert session.path == Path("a.yaml")


def test_recovered_work_is_modified_from_the_start(session: Session) -> None:
    session.open(START, saved=State())
    assert session.modified


def test_input_is_settled_before_undo_and_redo(session: Session) -> None:
    calls: list[str] = []

    def settle() -> None:
        if not calls:
            calls.append("settled")
            typed(session, 0, "か")

    session.before_interruption(settle)
    session.dispatch(good(session))
    session.undo()
    assert calls == ["settled"]
    assert session.record.title == "題"
    assert session.record.blocks[0].text == "甲の言葉"


def test_going_to_a_step_of_the_history(session: Session) -> None:
    states = [session.state]
    for n in range(4):
        typed(session, 0, str(n))
        states.append(session.state)
    for step in (2, 4, 0, 3, 3):
        session.go_to_step(step)
        assert session.undo_stack.index() == step
        assert session.state is states[step]
    session.go_to_step(99)
    assert session.state is states[-1]
    session.go_to_step(-5)
    assert session.state is states[0]


def test_input_is_settled_before_going_to_a_step(session: Session) -> None:
    typed(session, 0, "あ")
    first = session.state

    def settle() -> None:
        typed(session, 0, "い")

    session.before_interruption(settle)
    session.go_to_step(1)
    assert session.state is first
    assert session.undo_stack.count() == 2


def test_may_says_what_dispatch_does(session: Session) -> None:
    assert session.may(good(session))
    assert not session.may(Refusal(message="できません。"))


def test_time_goes_on(session: Session) -> None:
    first = session.now()
    assert first <= session.now()
