"""What the open record stands on, and taking in what others have saved there meanwhile."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.background import Background, Work
from zadankai_editor.session.merging import LABEL, Merging, Step, merge_with_file, moved_along
from zadankai_editor.session.on_disk import OnDisk
from zadankai_editor.session.session import Session, Telling
from zadankai_editor.session.undo import Swap
from zadankai_editor.storage.journal.writer import JournalWriter


class TakingIn(QObject):
    """Knows what is on the disk (`on_disk`) while a record is open, and keeps its journal tied to that."""

    merged = Signal(object)
    """What was saved elsewhere is taken in: the `Merging`."""
    failed = Signal(object)
    """It cannot be: the error; nothing has changed."""

    def __init__(self, session: Session, disk: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._disk = disk
        self.journal: JournalWriter | None = None
        """The journal of the open record; another one for each, `None` while none is open."""
        self._steps: list[Step] = []
        self._untied = False
        self.on_disk = OnDisk()
        self.saving = False
        """Whether the journal is just being written anew, so that nobody else may tie it."""
        session.swapped.connect(self._on_swapped)

    @property
    def can_merge(self) -> bool:
        """Whether it is known what the record's file held, so that its changes can be told from ours."""
        return self.on_disk.path is not None and self.on_disk.state is not None

    def begin(self, journal: JournalWriter | None, on_disk: OnDisk) -> None:
        """Forget what was: another record is open, or this one was saved."""
        self.journal = journal
        self.on_disk = on_disk
        self._steps.clear()
        self._untied = False

    def merge(self, caret: Callable[[], Selection | None]) -> None:
        """Take in, in the background, what somebody else has saved; `caret` is kept in its block."""
        path = self.on_disk.path
        if path is None or not self.can_merge:
            raise ValueError("nothing to merge with")
        journal = self.journal

        def begin() -> Work | None:
            self._session.settle_input()
            path, base = self.on_disk.path, self.on_disk.state
            if journal is not self.journal or path is None or base is None:
                return None
            return partial(merge_with_file, path, base, self._session.state)

        def merged(merging: Merging) -> None:
            if journal is self.journal:
                self._on_merged(merging, caret)

        self._disk.begin(f"「{path.name}」のほかでの変更を取り入れています…", begin, merged, self.failed.emit)

    def _on_merged(self, merging: Merging, caret: Callable[[], Selection | None]) -> None:
        session = self._session
        session.settle_input()
        if session.state is not merging.mine:  # somebody typed on meanwhile
            self.merge(caret)
            return
        outcome = take_over(merging.mine, merging.merged.state, LABEL)
        if isinstance(outcome, Transaction):
            before, old = caret(), session.record
            session.dispatch(
                outcome,
                before=before,
                after=(lambda new: moved_along(before, old, new)) if before else None,
                telling=Telling.SILENT,
            )
            self._steps.append(Step(merging.mine, session.state, self.on_disk, merging.on_disk))
        self._stand_on(merging.on_disk)
        self.merged.emit(merging)

    def _on_swapped(self, swap: Swap) -> None:
        """Stand on what was before where a merge is undone: saving must not undo what others did."""
        for step in self._steps:
            if swap.before is step.after and swap.after is step.before:
                self._stand_on(step.old)
            elif swap.before is step.before and swap.after is step.after:
                self._stand_on(step.new)

    def _stand_on(self, on_disk: OnDisk) -> None:
        self.on_disk = on_disk
        self._untied = True
        self.tie()

    def tie(self) -> None:
        """Tie the journal to what is on the disk; later, where it is being written anew."""
        if self._untied and self.journal is not None and not self.saving:
            self._untied = False
            self.journal.retie(self._session.state, self.on_disk.digest, self.on_disk.review_digest)
