"""Settling doubts, and reviewers' marks."""

from collections.abc import Sequence
from itertools import groupby

from zadankai_editor.record.findings import CODES, Finding, Severity
from zadankai_editor.record.foreign_labels import FOREIGN_LABEL, open_foreign_labels
from zadankai_editor.record.review import Doubt, Mark, SettledDoubt, State
from zadankai_editor.record.steps import Refusal, SpliceDoubts, SpliceMarks, SpliceSettled, Step
from zadankai_editor.record.transactions import Transaction


def settle(state: State, doubts: Sequence[Doubt], at: str) -> Transaction | Refusal:
    """Settle `doubts`, at the time `at` (ISO 8601). They stay recorded as settled.

    What follows from the record itself, as each warning does, stands in no list until it is settled.
    """
    wanted = dict.fromkeys(doubts)
    noted = state.review.doubts
    steps: list[Step] = []
    settled: list[Doubt] = []
    for there, run in groupby(enumerate(noted), lambda numbered: numbered[1] in wanted):
        if there:
            places = [place for place, _ in run]
            # From the end on, as the first step of all is carried out first.
            steps.insert(0, SpliceDoubts(at=places[0], old=noted[places[0] : places[-1] + 1]))
            settled += noted[places[0] : places[-1] + 1]
    if any(doubt.code == FOREIGN_LABEL for doubt in wanted):
        settled += [doubt for doubt in open_foreign_labels(state) if doubt in wanted]
    already = {each.doubt for each in state.review.settled}
    settled += [doubt for doubt in wanted if _is_warning(doubt) and doubt not in already]
    if not settled:
        return Refusal(message="ここに「要確認」はありません。")
    new = tuple(SettledDoubt(doubt=doubt, at=at) for doubt in settled)
    steps.append(SpliceSettled(at=len(state.review.settled), new=new))
    return Transaction(label="確認済みにする", steps=tuple(steps))


def _is_warning(doubt: Doubt) -> bool:
    code = CODES.get(doubt.code)
    return code is not None and code.severity is Severity.WARNING


def doubt_of(found: Finding) -> Doubt:
    """Return a finding as the review keeps it."""
    return Doubt(code=found.code, message=found.message, block=found.block, path=found.path, line=found.line)


def open_doubts(state: State) -> tuple[Doubt, ...]:
    """Return the doubts that are open: about a field, or about a block that is there.

    One about a block that was deleted waits: it is open again when the block is back. Those that
    follow from the record come last.
    """
    ids = {b.id for b in state.record.blocks} if state.review.doubts else set()
    noted = tuple(d for d in state.review.doubts if d.block is None or d.block in ids)
    return noted + open_foreign_labels(state)


def doubts_at(state: State, block: str) -> tuple[Doubt, ...]:
    """Return the open doubts about the block with this id."""
    return tuple(d for d in open_doubts(state) if d.block == block)


def toggle_mark(state: State, block: str, reviewer: str) -> Transaction | Refusal:
    """Put the reviewer's mark (校正済みの印) on a block, or take it away."""
    if not any(b.id == block for b in state.record.blocks):
        return Refusal(message="そのブロックはもうありません。")
    for index, mark in enumerate(state.review.marks):
        if mark.block == block and mark.reviewer == reviewer:
            step = SpliceMarks(at=index, old=(mark,))
            return Transaction(label="校正済みの印を消す", steps=(step,))
    new = Mark(block=block, reviewer=reviewer)
    step = SpliceMarks(at=len(state.review.marks), new=(new,))
    return Transaction(label="校正済みの印", steps=(step,))
