"""The open record and the one door through which it changes."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QUndoStack

from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review, State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.speaker_changes import (
    SpeakerChange,
    counted,
    question_about,
    speaker_changes,
    told,
)
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.undo import StateCommand, Swap, Typing

Outcome = Transaction | Refusal
"""What a command answers."""

Asker = Callable[[str, Callable[[], object]], object]
"""Asks a question, and calls what follows if the answer is yes; it does not wait for it."""

_UNDO_BYTES = 40_000_000
_POINTER_BYTES = 8


class Telling(Enum):
    """How much is made of it that a transaction gives words to other speakers."""

    ASKING = auto()
    """It is said, and asked first where many blocks change."""
    SAYING = auto()
    """It is said: whoever wants it has been asked already."""
    SILENT = auto()
    """It is not about speakers: the whole record is another one, and that is said elsewhere."""


@dataclass(frozen=True)
class Travelled:
    """What was undone (`back`) or redone: the names of the steps in that order; none where there was none."""

    steps: tuple[str, ...]
    back: bool


class TransactionLog(Protocol):
    """Where committed transactions are written down against a crash."""

    def append(self, transaction: Transaction) -> object:
        """Take note of a transaction; returns at once."""


class Session(QObject):
    """The working state, its undo history, and who must hear of a change.

    Every change goes through `dispatch`; nobody else replaces `state`.
    """

    swapped = Signal(object)
    """A `Swap`: the state was replaced, by a transaction, an undo or a redo."""
    reset = Signal()
    """Another record is open: everything shown is to be shown anew."""
    replaced = Signal()
    """The open record has become another one as a whole, by an import or a merge: what was found in it is old."""
    refused = Signal(str)
    """A command was refused; the sentence says why."""
    told = Signal(str)
    """A transaction has changed speakers or brought participants: the sentence says whom, and how many."""
    modified_changed = Signal(bool)
    travelled = Signal(object)
    """A `Travelled`: the user has gone back or forth in the history, or wanted to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._state = State()
        self._saved: State | None = self._state
        self._was_modified = False
        self._log: TransactionLog | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._before_interruption: list[Callable[[], None]] = []
        self.path: Path | None = None
        self.asker: Asker | None = None
        """Asks before many blocks are given to other speakers; nobody is asked where there is none."""

    @property
    def state(self) -> State:
        """The working state as it is now."""
        return self._state

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self._state.record

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self._state.review

    @property
    def modified(self) -> bool:
        """Whether there is anything that was not saved."""
        return self._state is not self._saved

    def open(
        self,
        state: State,
        *,
        saved: State | None = None,
        path: Path | None = None,
        log: TransactionLog | None = None,
    ) -> None:
        """Show `state`, with an empty history. `saved` is what is on disk, where that differs."""
        self.undo_stack.clear()
        entries = _UNDO_BYTES // (_POINTER_BYTES * (len(state.record.blocks) + 100))
        self.undo_stack.setUndoLimit(max(500, min(5000, entries)))
        self._state = state
        self._saved = state if saved is None else saved
        self.path, self._log = path, log
        self.reset.emit()
        self._tell_modified(force=True)

    def set_log(self, log: TransactionLog | None) -> None:
        """Write transactions to `log` from now on."""
        self._log = log

    def mark_saved(self, state: State | None, path: Path) -> None:
        """Note that `state` is what now stands in the files at `path`; `None`, that a part of it does not."""
        self._saved, self.path = state, path
        self._tell_modified(force=True)

    def now(self) -> int:
        """Milliseconds since the session began, for `Typing`."""
        return int(self._clock.elapsed())

    def may(self, outcome: Outcome) -> bool:
        """Whether a command's answer can be dispatched."""
        return isinstance(outcome, Transaction)

    def dispatch(
        self,
        outcome: Outcome,
        *,
        initiator: object | None = None,
        before: Selection | None = None,
        after: Selection | Callable[[Record], Selection] | None = None,
        typing: Typing | None = None,
        telling: Telling = Telling.ASKING,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Carry out what a command answered; `False`, and `refused`, where it cannot be.

        `before` and `after` are the selections that undo and redo bring back; `after` may be found
        in the record as it is then. Who shows the change already names itself as `initiator`. The
        new state is computed first and pushed last, so that nothing half done stays on the stack.

        Where words come to other speakers the history's name and `told` say whose and how many. Many
        are asked about first: the answer is `False` then, and once somebody has agreed it is carried
        out. `then` is called when it has been, at once or after the question.
        """
        if isinstance(outcome, Refusal):
            self.refused.emit(outcome.message)
            return False
        transaction = outcome.demoting(self._state)
        applied = transaction.apply(self._state)
        if isinstance(applied, Refusal):
            self.refused.emit(applied.message)
            return False
        changes: tuple[SpeakerChange, ...] = ()
        if telling is not Telling.SILENT:
            changes = speaker_changes(transaction, self._state, applied)
        question = question_about(changes) if telling is Telling.ASKING and self.asker else ""
        if question and self.asker is not None:
            again = partial(self.dispatch, initiator=initiator, before=before, after=after, typing=typing)
            self.asker(question, lambda: again(outcome, telling=Telling.SAYING, then=then))
            return False
        if changes:
            transaction = transaction.model_copy(update={"label": counted(transaction.label, changes)})
        news = "" if telling is Telling.SILENT else told(transaction, changes, self._state.record)
        selection = after(applied.state.record) if callable(after) else after
        swap = Swap(transaction, self._state, applied.state, applied.change, selection, initiator)
        self.undo_stack.push(StateCommand(swap, before, typing, self._install))
        if telling is Telling.SILENT:
            self.replaced.emit()
        if news:
            self.told.emit(news)
        if then is not None:
            then()
        return True

    def before_interruption(self, finish: Callable[[], None]) -> None:
        """Register what is to be called before undo, save and close: it ends a composition."""
        self._before_interruption.append(finish)

    def settle_input(self) -> None:
        """End a composition that is under way, so that its text is in the record."""
        for finish in self._before_interruption:
            finish()

    def undo(self) -> None:
        """Take back the last step."""
        self.settle_input()
        self._travel_to(self.undo_stack.index() - 1, back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.settle_input()
        self._travel_to(self.undo_stack.index() + 1, back=False)

    def go_to_step(self, index: int) -> None:
        """Undo or redo until `index` steps of the history are done, or as many as there are.

        They are counted as they are once a composition has ended: its text is a step too.
        """
        self.settle_input()
        if index != self.undo_stack.index():
            self._travel_to(index, back=index < self.undo_stack.index())

    def _travel_to(self, index: int, *, back: bool) -> None:
        stack, steps = self.undo_stack, list[str]()
        index = max(0, min(index, stack.count()))
        while stack.index() > index:
            steps.append(stack.undoText())
            stack.undo()
        while stack.index() < index:
            steps.append(stack.redoText())
            stack.redo()
        self.travelled.emit(Travelled(tuple(steps), back))

    def take_back(self, *, select: bool = True) -> None:
        """Take back the last step as if it had not been: nothing is left to redo.

        What was selected before is selected again, unless the caret has gone on (`select` false).
        """
        last = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(last, StateCommand):
            last.retract(select=select)
            self.undo_stack.undo()

    def _install(self, swap: Swap) -> None:
        self._state = swap.after
        if self._log is not None:
            self._log.append(swap.transaction)
        self.swapped.emit(swap)
        self._tell_modified()

    def _tell_modified(self, *, force: bool = False) -> None:
        if force or self.modified != self._was_modified:
            self._was_modified = self.modified
            self.modified_changed.emit(self.modified)
