"""What is done in the background to save a record: its files, its lock, its journal."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zadankai_editor.record.review import State
from zadankai_editor.session.background import without_collecting
from zadankai_editor.session.opening import remembered
from zadankai_editor.storage.errors import StorageError
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
class Snapshot:
    """The record as it is to be saved, and what its files must be like."""

    state: State
    position: int
    target: Path
    own: Path | None
    digest: str | None
    review_digest: str | None
    folder: Path | None


@dataclass(frozen=True)
class Written:
    """What came of it."""

    saved: Saved
    state: State
    recent: tuple[Path, ...] | None
    trouble: StorageError | None


def _locked(target: Path) -> RecordLock:
    try:
        return lock_record(target)
    except LockedElsewhere as error:
        message = (
            f"「{target.name}」は、ほかのウィンドウで開いているので、上書きしませんでした。"
            "別の名前で保存するか、開いている方のウィンドウを閉じてから、もう一度保存してください。"
        )
        raise StorageError(message, target) from error


def write(wanted: Snapshot, journal: JournalWriter, *, overwrite: bool) -> Written:
    """Save, and start the journal again on what is saved. Raises `StorageError`."""
    # A name that leads to the record's own file is that file.
    target = wanted.target if wanted.target == wanted.own else followed(wanted.target)
    elsewhere = target != wanted.own
    lock = _locked(target) if elsewhere else None
    try:
        with without_collecting():
            saved = save_record(
                target,
                wanted.state,
                None if elsewhere else wanted.digest,
                overwrite=overwrite,
                review_expected=None if elsewhere else wanted.review_digest,
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
    return Written(saved, wanted.state, *remembered(saved.path))
