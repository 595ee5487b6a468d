"""Going from problem to problem, and settling doubts."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands.doubts import doubts_at, settle
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.review import State
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.gutter import Manuscript

_WEIGHT = {Severity.ERROR: 3, Severity.DOUBT: 2, Severity.WARNING: 1, Severity.INFO: 0}
_SAID = (Severity.ERROR, Severity.DOUBT, Severity.WARNING)


def worst_of(findings: Sequence[Finding]) -> dict[str, Severity]:
    """Return the worst severity found in each block, by the block's id."""
    worst: dict[str, Severity] = {}
    for found in findings:
        if found.block and _WEIGHT[found.severity] > _WEIGHT.get(worst.get(found.block, Severity.INFO), 0):
            worst[found.block] = found.severity
    return worst


def in_words(state: State, findings: Sequence[Finding]) -> str:
    """Say what is wrong with the record, or that all is well, in one sentence."""
    counts = Counter(f.severity for f in findings)
    if not state.record.blocks:
        return "まだ何もありません。記録を貼り付けるか、文を入れてください。"
    parts = [f"{s.words} {counts[s]}件" for s in _SAID if counts[s]]
    ready = state.record.status is Status.READY
    if not parts:
        return (
            "公開用に確定しています。問題はありません。"
            if ready
            else "問題はありません。公開用に確定できます。"
        )
    tail = "F8で順に見られます。"
    if not counts[Severity.ERROR]:
        head = "公開用に確定しています。" if ready else "誤りはありません。"
        return f"{head}{'、'.join(parts)}があります。{tail}"
    return f"{'、'.join(parts)}があります。{tail}"


class Proofing(QObject):
    """Leads through the findings of the checker."""

    field_wanted = Signal(str)
    """A finding is about this field (its path), not about a block."""
    said = Signal(str)
    """Something to be said for a moment."""

    def __init__(self, session: Session, checker: Checker, manuscript: Manuscript) -> None:
        super().__init__(manuscript)
        self._session = session
        self._checker = checker
        self._manuscript = manuscript
        self._at: Finding | None = None
        checker.found.connect(lambda findings: manuscript.gutter.set_worst(worst_of(findings)))

    def _worth_a_visit(self) -> list[Finding]:
        return [f for f in self._checker.findings if f.severity is not Severity.INFO]

    def go(self, step: int) -> None:
        """Go to the next problem (`step` 1) or the previous one (-1), in reading order."""
        findings = self._worth_a_visit()
        if not findings:
            self.said.emit("問題はありません。")
            return
        target = findings[self._next_index(findings, step)]
        self._at = target
        self.said.emit(target.message)
        self.go_to(target)

    def _next_index(self, findings: list[Finding], step: int) -> int:
        if self._at in findings and self._still_there(self._at):
            return (findings.index(self._at) + step) % len(findings)
        indexes = {b.id: i for i, b in enumerate(self._session.record.blocks)}
        places = [indexes.get(f.block, -1) if f.block else -1 for f in findings]
        here = self._manuscript.current_index
        if step > 0 and self._at is None and here == 0:
            return 0
        if step > 0:
            return next((i for i, place in enumerate(places) if place > here), 0)
        return next((i for i in reversed(range(len(places))) if places[i] < here), len(places) - 1)

    def _still_there(self, found: Finding | None) -> bool:
        """Whether the caret has stayed where the last visit led."""
        if found is None or found.block is None:
            return found is not None
        current = self._manuscript.current_block
        return current is not None and current.id == found.block

    def go_to(self, found: Finding) -> None:
        """Show what a finding is about."""
        if found.block is None:
            if found.path:
                self.field_wanted.emit(found.path)
            return
        self.go_to_block(found.block)

    def go_to_block(self, block_id: str) -> None:
        """Put the caret into the block with this id."""
        for index, block in enumerate(self._session.record.blocks):
            if block.id == block_id:
                self._manuscript.go_to_block(index)
                return

    def settle_here(self) -> None:
        """Settle the doubts about the block with the caret, or the one visited last."""
        block = self._manuscript.current_block
        state = self._session.state
        doubts = doubts_at(state, block.id) if block else ()
        if not doubts and self._at is not None and self._at.block is None:
            doubts = tuple(
                d for d in state.review.doubts if (d.code, d.path) == (self._at.code, self._at.path)
            )
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        selection = self._manuscript.selection
        if self._session.dispatch(settle(state, doubts, now), before=selection, after=selection):
            self.said.emit("確認済みにしました。")
