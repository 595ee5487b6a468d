"""Coalescing: typing that goes on at one place is one transaction, so that one undo takes it back."""

from zadankai_editor.record.nodes import Status
from zadankai_editor.record.steps import EditText, SetField
from zadankai_editor.record.transactions import Transaction


def merged(first: Transaction, second: Transaction) -> Transaction | None:
    """Return one transaction that does what `first` and then `second` do, or `None`.

    Both are to be edits of one text and nothing else; where `first` made a ready record a draft,
    that step is kept. They join where the second goes on at the place of the first:

    - it types right behind what the first typed, or where the first deleted;
    - it replaces or deletes part of what the first typed, as composition and Backspace do;
    - both delete, the second right before the first (Backspace) or right behind it (Delete).

    A paragraph break stands by itself, and two that cancel each other out stay two: an undo that
    changes nothing would puzzle. Whether enough time has passed between them is for the caller.
    """
    one, demoting = _text_edit(first)
    other, also_demoting = _text_edit(second)
    if one is None or other is None or also_demoting:
        return None
    joined = _joined(one, other)
    if joined is None:
        return None
    # Who deletes and then types in its place has typed.
    label = first.label if one.inserted else second.label
    return Transaction(label=label, steps=(joined, *demoting))


def _text_edit(transaction: Transaction) -> tuple[EditText | None, tuple[SetField, ...]]:
    """Return the one text edit of `transaction`, and the step that demotes the record, if any."""
    edit, *rest = transaction.steps or (None,)
    demoting = tuple(s for s in rest if isinstance(s, SetField) and _demotes(s))
    if not isinstance(edit, EditText) or len(rest) > 1 or len(demoting) != len(rest):
        return None, ()
    return edit, demoting


def _demotes(step: SetField) -> bool:
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
