"""Taking over what was recognised."""

from zadankai_editor.record.review import State
from zadankai_editor.record.steps import (
    Refusal,
    SetField,
    SpliceAgenda,
    SpliceBlocks,
    SpliceDigits,
    SpliceDoubts,
    SpliceLines,
    SpliceMarks,
    SpliceNotes,
    SpliceParticipants,
    SpliceSettled,
    Step,
)
from zadankai_editor.record.transactions import Transaction

_SAME = Refusal(message="取り込んだものは今の記録と同じです。")


def take_over(state: State, found: State, label: str = "取り込み") -> Transaction | Refusal:
    """Replace the whole working state by `found`, in one transaction that can be undone.

    It names only what differs.
    """
    old, new = state.record, found.record
    old_review, review = state.review, found.review
    steps: list[Step] = [
        SpliceBlocks(at=0, old=old.blocks, new=new.blocks),
        SpliceParticipants(at=0, old=old.participants, new=new.participants),
        SpliceAgenda(at=0, old=old.agenda, new=new.agenda),
        SpliceNotes(at=0, old=old.notes, new=new.notes),
        SetField.of(state, "title", new.title),
        SetField.of(state, "series", new.series),
        SetField.of(state, "held", new.held),
        SetField.of(state, "cover", new.cover),
        SetField.of(state, "status", new.status),
        SpliceLines(at=0, old=old_review.lines, new=review.lines),
        SpliceDoubts(at=0, old=old_review.doubts, new=review.doubts),
        SpliceSettled(at=0, old=old_review.settled, new=review.settled),
        SpliceMarks(at=0, old=old_review.marks, new=review.marks),
        SpliceDigits(at=0, old=old_review.digits, new=review.digits),
        SetField.of(state, "source", review.source),
    ]
    changing = tuple(s for s in steps if s != s.inverse())
    return Transaction(label=label, steps=changing) if changing else _SAME
