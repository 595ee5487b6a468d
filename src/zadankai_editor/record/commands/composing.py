"""Several commands as one transaction."""

from collections.abc import Callable

from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, Step
from zadankai_editor.record.transactions import Transaction

Command = Callable[[State], Transaction | Refusal]


class Composition:
    """Commands carried out one after another, each on the state that those before have left.

    `refused` is what the first answered that could not be carried out; none is tried behind it.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.refused: Refusal | None = None
        self._steps: list[Step] = []

    def then(self, command: Command) -> None:
        """Carry out a further command."""
        if self.refused is not None:
            return
        outcome = command(self.state)
        if isinstance(outcome, Refusal):
            self.refused = outcome
            return
        applied = outcome.apply(self.state)
        if isinstance(applied, Refusal):
            self.refused = applied
            return
        self._steps += outcome.steps
        self.state = applied.state

    def refuse(self, refusal: Refusal) -> None:
        """Let all be refused."""
        self.refused = self.refused or refusal

    def as_one(self, label: str) -> Transaction | Refusal:
        """Return all that was done as one transaction, or the refusal."""
        if self.refused is not None:
            return self.refused
        return Transaction(label=label, steps=tuple(self._steps))
