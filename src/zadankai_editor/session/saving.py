"""Saving the open record in the background: its files, its lock, its journal."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands.details import draft_again, rename_files
from zadankai_editor.record.review import State
from zadankai_editor.session.background import Background, Work, without_collecting
from zadankai_editor.session.on_disk import OnDisk
from zadankai_editor.session.opening import remembered
from zadankai_editor.session.session import Session
from zadankai_editor.session.taking_in import TakingIn
from zadankai_editor.storage.errors import ChangedOutside, StorageError
from zadankai_editor.storage.files import Saved, save_record
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import LockedElsewhere, RecordLock, lock_record
from zadankai_editor.storage.paths import followed


@dataclass(frozen=True)
class SaveOrder:
    """That the record be saved: to `path`, or to its own file.

    `overwrite` replaces what is there whatever it is. `then` follows where nothing is left to be saved;
    `otherwise`, where somebody lets it be.
    """

    path: Path | None = None
    overwrite: bool = False
    then: Callable[[], object] | None = None
    otherwise: Callable[[], object] | None = None


@dataclass(frozen=True)
class _Snapshot:
    """The record as it is to be saved, and what is known of its files."""

    state: State
    position: int
    target: Path
    on_disk: OnDisk
    folder: Path


@dataclass(frozen=True)
class _Written:
    """What came of it."""

    saved: Saved
    state: State
    recent: tuple[Path, ...] | None
    trouble: StorageError | None


class Saver(QObject):
    """Saves what is open, as it is when it is its turn, and tells what came of it."""

    saved = Signal(object, object)
    """The record was saved: the `Saved`, and the `SaveOrder`."""
    failed = Signal(object, object)
    """It was not: the `StorageError`, and the `SaveOrder`; nothing has changed."""
    changed_outside = Signal(object, object)
    """The file was changed by somebody else: the `ChangedOutside`, and the `SaveOrder`."""
    recent_changed = Signal(object)
    """The last records are these now (a tuple of paths)."""
    not_remembered = Signal(object)
    """The record was saved but could not be put among the last ones: the `StorageError`."""

    def __init__(
        self, session: Session, disk: Background, taking_in: TakingIn, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._disk = disk
        self._taking_in = taking_in
        self._waiting = 0

    @property
    def waiting(self) -> bool:
        """Whether something is being saved, or is to be."""
        return self._waiting > 0

    def save(self, order: SaveOrder) -> None:
        """Save, once it is its turn. Raises `ValueError` where there is nothing to save, or nowhere."""
        journal, target = self._taking_in.journal, order.path or self._session.path
        if target is None or journal is None:
            raise ValueError("nothing to save, or nowhere")
        self._count(1)

        def begin() -> Work | None:
            if journal is not self._taking_in.journal:
                self._count(-1)
                return None
            # The record's own file may be another one by now: it was saved under another name.
            own = order.path or self._session.path or target
            return partial(_write, self._snapshot(own, journal), journal, overwrite=order.overwrite)

        def saved(written: _Written) -> None:
            self._count(-1)
            if journal is self._taking_in.journal:
                self._on_saved(written, order)

        def failed(error: Exception) -> None:
            self._count(-1)
            self._on_failed(error, order)

        self._disk.begin(f"「{target.name}」を保存しています…", begin, saved, failed)

    def _count(self, by: int) -> None:
        self._waiting += by
        self._taking_in.saving = self.waiting

    def _snapshot(self, target: Path, journal: JournalWriter) -> _Snapshot:
        session = self._session
        session.settle_input()
        folder = session.path.parent if session.path is not None else journal.folder
        return _Snapshot(session.state, journal.position, target, self._taking_in.on_disk, folder)

    def _on_saved(self, written: _Written, order: SaveOrder) -> None:
        saved, state, session = written.saved, written.state, self._session
        self._taking_in.begin(self._taking_in.journal, self._taking_in.on_disk.after(saved))
        if saved.renamed:
            was_current = session.state is state
            session.dispatch(rename_files(session.state, saved.renamed))
            state = session.state if was_current else state
        if saved.errors:
            was_current = session.state is state
            session.dispatch(draft_again(session.state, saved.errors))
            state = session.state if was_current else state
        # Without its review the record is not saved: whoever leaves it would lose doubts and source.
        session.mark_saved(state if saved.problem is None else None, saved.path)
        if written.recent is not None:
            self.recent_changed.emit(written.recent)
        self.saved.emit(saved, order)
        if written.trouble is not None:
            self.not_remembered.emit(written.trouble)

    def _on_failed(self, error: Exception, order: SaveOrder) -> None:
        self._taking_in.tie()
        if isinstance(error, ChangedOutside):
            self.changed_outside.emit(error, order)
        elif isinstance(error, StorageError):
            self.failed.emit(error, order)
        else:
            raise error


def _locked(target: Path) -> RecordLock:
    try:
        return lock_record(target)
    except LockedElsewhere as error:
        message = (
            f"「{target.name}」は、ほかのウィンドウで開いているので、上書きしませんでした。"
            "別の名前で保存するか、開いている方のウィンドウを閉じてから、もう一度保存してください。"
        )
        raise StorageError(message, target) from error


def _write(wanted: _Snapshot, journal: JournalWriter, *, overwrite: bool) -> _Written:
    """Save, and start the journal again on what is saved. Raises `StorageError`."""
    # A name that leads to the record's own file is that file.
    target = wanted.target if wanted.target == wanted.on_disk.path else followed(wanted.target)
    elsewhere = target != wanted.on_disk.path
    lock = _locked(target) if elsewhere else None
    try:
        with without_collecting():
            saved = save_record(
                target,
                wanted.state,
                None if elsewhere else wanted.on_disk.digest,
                overwrite=overwrite,
                review_expected=None if elsewhere else wanted.on_disk.review_digest,
                pictures_from=wanted.folder if elsewhere else None,
                before_replace=(
                    None if elsewhere else lambda digest: journal.saving(digest, wanted.position)
                ),
            )
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    old_lock = journal.lock
    unsaved = 0 if saved.problem is None else 1
    # Not `saved.state`: transactions since, and that which renames pictures, follow on `state`.
    base = Base(wanted.state, saved.path, saved.digest, saved.review_digest, unsaved)
    journal.rotate(base, wanted.position, lock)
    if lock is not None:
        old_lock.release()
    return _Written(saved, wanted.state, *remembered(saved.path))
