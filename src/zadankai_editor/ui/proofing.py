"""Going from problem to problem, and settling doubts."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands.doubts import doubt_of, doubts_at, settle
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import Block
from zadankai_editor.record.seeking import offset_of_line
from zadankai_editor.session.checker import Checker
from zadankai_editor.session.session import Session
from zadankai_editor.ui.manuscript.gutter import Manuscript
from zadankai_editor.ui.verdict import in_order_of_visits, is_urgent, worst_of


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
        self._visiting: Finding | None = None
        self._visited_from = 0
        self._wanted = 0
        checker.found.connect(self._on_found)
        session.reset.connect(self._start_over)
        session.replaced.connect(self._start_over)
        # Who has gone on to edit is not led away any more.
        session.swapped.connect(self._wait_no_more)

    def _start_over(self) -> None:
        self._at, self._visiting, self._wanted = None, None, 0

    def _wait_no_more(self, _swap: object) -> None:
        self._wanted = 0

    def _on_found(self, findings: tuple[Finding, ...]) -> None:
        self._manuscript.gutter.set_worst(worst_of(findings))
        step, self._wanted = self._wanted, 0
        if step:
            self.go(step)

    def go(self, step: int) -> None:
        """Go to the next problem (`step` 1) or the previous one (-1): errors and doubts first, then warnings.

        Each of the two in reading order, from the caret on. Where the record has just come and nobody
        knows yet what is wrong with it, this waits for the answer, but not the window.
        """
        findings = in_order_of_visits(self._checker.findings)
        if not findings and not self._checker.up_to_date:
            self._wanted = step
            self.said.emit("記録を調べています。終わると、最初に確認する箇所へ移ります。")
            return
        if not findings:
            self.said.emit("問題はありません。")
            return
        target = findings[self._next_index(findings, step)]
        self.note_visit(target)
        self.said.emit(target.message)
        self.go_to(target)

    def note_visit(self, found: Finding) -> None:
        """Take note that somebody went to this finding another way: F7 is about it, F8 goes on there."""
        self._at = self._visiting = found
        self._visited_from = self._manuscript.current_index

    def _next_index(self, findings: list[Finding], step: int) -> int:
        if self._at in findings and self._still_there(self._at):
            return (findings.index(self._at) + step) % len(findings)
        indexes = {b.id: i for i, b in enumerate(self._session.record.blocks)}
        here = self._manuscript.current_index
        # Who has gone on to the warnings stays with them, also when one of them has gone.
        urgent = self._at is None or is_urgent(self._at)
        alike = [i for i, f in enumerate(findings) if is_urgent(f) is urgent] or list(range(len(findings)))
        if step > 0 and self._at is None and here == 0:
            return alike[0]

        # A problem at the caret that was not visited counts: the one visited there may be settled.
        def lies_ahead(index: int) -> bool:
            block = findings[index].block
            place = indexes.get(block, -1) if block else -1
            return place >= here if step > 0 else place <= here

        way = alike if step > 0 else alike[::-1]
        ahead = next((i for i in way if lies_ahead(i)), None)
        if ahead is not None:
            return ahead
        return way[0] if self._at is None else (way[-1] + step) % len(findings)

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
        self._visiting = found
        self.go_to_block(found.block)

    def go_to_block(self, block_id: str) -> None:
        """Put the caret into the block with this id; for a finding that was chosen, to the words that it is about."""
        visiting, self._visiting = self._visiting, None
        line = visiting.line if visiting is not None and visiting.block == block_id else None
        for index, block in enumerate(self._session.record.blocks):
            if block.id == block_id:
                self._manuscript.go_to_block(index, offset_of_line(self._session.state, block, line))
                return

    def _is_looked_at(self, found: Finding) -> bool:
        """Whether what was visited last is before the eyes: a field, or the whole while the caret has not moved on."""
        if found.path is None:
            return self._manuscript.current_index == self._visited_from
        return not self._manuscript.hasFocus()

    def _is_before_the_eyes(self, found: Finding, block: Block | None) -> bool:
        """Whether a warning was gone to last and is still looked at: in the block with the caret, or at its field."""
        if found.block is not None:
            return block is not None and block.id == found.block
        return self._is_looked_at(found)

    def settle_here(self) -> None:
        """Settle the doubts about the block with the caret, or about the field that was gone to last.

        A warning is settled where it was gone to last.

        Only what is looked at: the field while the manuscript does not have the focus. While somebody
        waits to be led to the first place, that has not been looked at yet.
        """
        if self._wanted:
            return
        state = self._session.state
        at, block = self._at, self._manuscript.current_block
        if at is not None and at.block is None and self._is_looked_at(at):
            doubts = tuple(d for d in state.review.doubts if (d.code, d.path) == (at.code, at.path))
        else:
            doubts = doubts_at(state, block.id) if block else ()
        warned = at is not None and at.severity is Severity.WARNING and at in self._checker.findings
        if at is not None and warned and self._is_before_the_eyes(at, block):
            doubts = (*doubts, doubt_of(at))
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        selection = self._manuscript.selection
        if self._session.dispatch(settle(state, doubts, now), before=selection, after=selection):
            count = f"{len(doubts)}件を" if len(doubts) > 1 else ""
            self.said.emit(f"{count}確認済みにしました。")
