"""A transaction: a label and the steps that are applied together or not at all."""

from dataclasses import dataclass

from pydantic import ValidationError

from zadankai_editor.record.changes import Change
from zadankai_editor.record.nodes import Node, Status
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, SetField, Step, Workbench

_REVIEW_ONLY = frozenset({"doubts", "settled", "marks", "digits", "lines"})


@dataclass(frozen=True)
class Applied:
    """The state after a transaction, and what it touched."""

    state: State
    change: Change


class Transaction(Node):
    """Steps under one `label`, the Japanese name by which undo speaks of them."""

    label: str
    steps: tuple[Step, ...]

    def apply(self, state: State) -> Applied | Refusal:
        """Return the state after all steps, or the refusal of the first that does not fit."""
        bench = Workbench(state)
        for step in self.steps:
            refusal = step.apply(bench)
            if refusal:
                return refusal
        result = bench.result()
        return result if isinstance(result, Refusal) else Applied(*result)

    def inverse(self) -> "Transaction":
        """Return the transaction that takes this one back."""
        return self.model_copy(update={"steps": tuple(s.inverse() for s in reversed(self.steps))})

    def to_json(self) -> str:
        """Return the transaction as one line of JSON."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, line: str) -> "Transaction | Refusal":
        """Return the transaction that `to_json` wrote; a refusal where the line is none."""
        try:
            return cls.model_validate_json(line)
        except ValidationError:
            return Refusal(message="操作の記録として読めない行です。")

    def demoting(self, state: State) -> "Transaction":
        """Return the transaction with the step that makes an edited ready record a draft.

        Any edit of a ready record makes it a draft again (`record-format.md`); changes of the
        review alone do not, nor does a transaction that sets the status itself.
        """
        if state.record.status is not Status.READY:
            return self
        touched = {_touches(step) for step in self.steps}
        if "status" in touched or touched <= _REVIEW_ONLY | {"source"}:
            return self
        demote = SetField.of(state, "status", Status.DRAFT)
        return self.model_copy(update={"steps": (*self.steps, demote)})


def _touches(step: Step) -> str:
    if isinstance(step, SetField):
        return step.field
    return getattr(step, "LIST", "blocks")
