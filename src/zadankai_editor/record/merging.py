"""Coalescing: typing that goes on at one place is one transaction, so that one undo takes it back."""

from zadankai_editor.record.nodes import Status
from zadankai_editor.record.steps import EditText, SetField, Step
from zadankai_editor.record.transactions import Transaction


def merged(first: Transaction, second: Transaction) -> Transaction | None:
    """Return one transaction that does what `first` and then `second` do, or `None`.

    `second` is to be an edit of one text and nothing else, and `first` to end with one (before it a
    selection may have been deleted, or the first block made); where `first` made a ready record a
    draft, that step is kept. They join where the second goes on at the place of the first:

    - it types right behind what the first typed, or where the first deleted;
    - it replaces or deletes part of what the first typed, as composition and Backspace do;
    - both delete, the second right before the first (Backspace) or right behind it (Delete).

    A paragraph break stands by itself, and two that cancel each other out stay two: an undo that
    changes nothing would puzzle. Whether enough time has passed between them is for the caller.
    """
    head, one, demoting = _last_edit(first)
    before, other, also_demoting = _last_edit(second)
    if one is None or other is None or before or also_demoting:
        return None
    joined = _joined(one, other)
    if joined is None:
        return None
    # Who deletes and then types in its place has typed.
    label = first.label if one.inserted else second.label
    return Transaction(label=label, steps=(*head, joined, *demoting))


def _last_edit(transaction: Transaction) -> tuple[tuple[Step, ...], EditText | None, tuple[Step, ...]]:
    """Return the text edit that ends `transaction`, what is before it, and the demotion behind it."""
    steps = transaction.steps
    count = len(steps) - 1 if steps and _demotes(steps[-1]) else len(steps)
    edit = steps[count - 1] if count else None
    if not isinstance(edit, EditText):
        return (), None, ()
    return steps[: count - 1], edit, steps[count:]


def _demotes(step: Step) -> bool:
    if not isinstance(step, SetField):
        return False
    return (step.field, step.old, step.new) == ("status", Status.READY, Status.DRAFT)


def _joined(one: EditText, other: EditText) -> EditText | None:
    if (one.index, one.block) != (other.index, other.block) or "\n" in one.inserted + other.inserted:
        return None
    if one.inserted or not other.removed:
        return _typed_on(one, other)
    if other.inserted:
        return None
    if other.at + len(other.removed) == one.at:
        return one.model_copy(update={"at": other.at, "removed": other.removed + one.removed})
    if other.at == one.at:
        return one.model_copy(update={"removed": one.removed + other.removed})
    return None


def _typed_on(one: EditText, other: EditText) -> EditText | None:
    """Join `other` where it changes what `one` typed, or adds to its end."""
    start = other.at - one.at
    end = start + len(other.removed)
    behind = not other.removed and start == len(one.inserted)
    inside = other.removed and start >= 0 and one.inserted[start:end] == other.removed
    if not behind and not inside:
        return None
    inserted = one.inserted[:start] + other.inserted + one.inserted[end:]
    return None if inserted == one.removed else one.model_copy(update={"inserted": inserted})
