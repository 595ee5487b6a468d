"""The undo stack: each command holds the working state before and after, and swaps them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from zadankai_editor.record.changes import Change
from zadankai_editor.record.merging import merged
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction

MERGE_MS = 500
"""Typing joins the step before it within this time (milliseconds), as in other editors."""

_TYPING_ID = 1


@dataclass(frozen=True)
class Swap:
    """What one undo or redo does: from which state to which, and where the caret goes."""

    transaction: Transaction
    before: State
    after: State
    change: Change
    selection: Selection | None
    initiator: object | None


@dataclass(frozen=True)
class Typing:
    """That a transaction is typing: when (milliseconds), and in which composition (0: in none)."""

    at: int
    composition: int = 0

    def continues(self, earlier: "Typing") -> bool:
        """Whether this may join `earlier` into one undo step: a composition is always one of its own."""
        if self.composition or earlier.composition:
            return self.composition == earlier.composition
        return self.at - earlier.at <= MERGE_MS


class StateCommand(QUndoCommand):
    """One step of the undo history. `install` receives every swap, the first one included.

    `when` is when it was last added to (seconds of the clock).
    """

    def __init__(
        self,
        swap: Swap,
        selection_before: Selection | None,
        typing: Typing | None,
        install: Callable[[Swap], None],
    ) -> None:
        super().__init__(swap.transaction.label)
        self.swap = swap
        self._selection_before = selection_before
        self.typing = typing
        self._install = install
        self.when = time.time()
        self._done_once = False
        self._retracted = False

    def id(self) -> int:
        """Only typing is offered for merging (Qt asks `mergeWith` where ids are equal)."""
        return -1 if self.typing is None else _TYPING_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take `other`, which was typed right behind, into this step."""
        if not isinstance(other, StateCommand) or self.typing is None or other.typing is None:
            return False
        if not other.typing.continues(self.typing):
            return False
        joined = self._joined_with(other)
        if joined is None:
            return False
        transaction, change = joined
        self.setText(transaction.label)
        self.typing, self.when = other.typing, other.when
        self.swap = Swap(
            transaction=transaction,
            before=self.swap.before,
            after=other.swap.after,
            change=change,
            selection=other.swap.selection,
            initiator=other.swap.initiator,
        )
        return True

    def _joined_with(self, other: "StateCommand") -> tuple[Transaction, Change] | None:
        first, second = self.swap, other.swap
        joined = merged(first.transaction, second.transaction)
        if joined is not None:
            # The text that is typed on is of a block which the first has touched already.
            return joined, replace(first.change, fields=first.change.fields | second.change.fields)
        if self.typing is None or not self.typing.composition:
            return None
        # A composition that replaced a selection: a deletion, then what was composed.
        steps = (*first.transaction.steps, *second.transaction.steps)
        whole = Transaction(label=second.transaction.label, steps=steps)
        applied = whole.apply(first.before)
        return None if isinstance(applied, Refusal) else (whole, applied.change)

    def redo(self) -> None:
        """Swap in the state after; of a later redo nobody is the initiator."""
        swap = replace(self.swap, initiator=None) if self._done_once else self.swap
        self._done_once = True
        self._install(swap)

    def undo(self) -> None:
        """Swap in the state before."""
        swap = self.swap
        self._install(
            Swap(
                transaction=swap.transaction.inverse(),
                before=swap.after,
                after=swap.before,
                change=swap.change.inverse(),
                selection=self._selection_before,
                initiator=None,
            )
        )
        # Qt drops an obsolete command when it is undone, but does not undo one that is so before.
        if self._retracted:
            self.setObsolete(True)

    def retract(self, *, select: bool) -> None:
        """Make the next undo of this command leave nothing to redo, and no selection without `select`."""
        self._retracted = True
        if not select:
            self._selection_before = None
