"""The record on the desk: opening, saving, its journal and lock, and where its pictures are."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from zadankai_editor.formats import FormatError
from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.record.commands.details import draft_again, rename_files
from zadankai_editor.record.commands.importing import take_over
from zadankai_editor.record.digits import with_digits
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.session.background import Job, without_collecting
from zadankai_editor.session.merging import LABEL, Ground, Merging, Step, merge_with_file, moved_along
from zadankai_editor.session.session import Session, Telling
from zadankai_editor.session.undo import Swap
from zadankai_editor.storage.errors import ChangedOutside, StorageError
from zadankai_editor.storage.files import Opened, Saved, open_record, save_record
from zadankai_editor.storage.journal.recovery import Kept, Recovered, recover_record
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import LockedElsewhere, RecordLock, lock_record, lock_untitled
from zadankai_editor.storage.paths import followed
from zadankai_editor.storage.pictures import FOLDER, copy_picture, picture_path
from zadankai_editor.storage.recent import remember_record
from zadankai_editor.storage.source_pictures import StoredPictures, store_pictures


@dataclass(frozen=True)
class _Arrival:
    """A record that was read in the background, with the lock that is held of it."""

    opened: Opened
    lock: RecordLock
    lost: Recovered | Kept | None
    not_remembered: StorageError | None


class Desk(QObject):
    """Holds one open record with its file, lock and journal. All reading and writing is behind it.

    What takes long runs in a thread; one such thing at a time (`busy`).
    """

    opened = Signal(object)
    """A record is open; the notices about it (a tuple of findings)."""
    saved = Signal(object)
    """The record was saved: the `Saved`."""
    failed = Signal(object)
    """Opening or saving failed: the `FormatError` or `StorageError`; nothing has changed."""
    changed_outside = Signal(object)
    """The file was changed by somebody else: the `ChangedOutside`; nothing was written."""
    locked = Signal(object)
    """The record is open elsewhere: the `LockedElsewhere`; its `path` can be opened as a copy."""
    lost_work = Signal(object)
    """The record has unsaved work of an earlier session: the `Recovered`, to be taken or declined."""
    merged = Signal(object)
    """What was saved elsewhere is taken in: the `Merging`; the next save will find what it expects."""
    busy_changed = Signal(str)
    """What is being done, in Japanese; empty when it is done."""
    journal_trouble = Signal(str)
    """The journal cannot be written (the sentence), or can again (empty)."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._journal: JournalWriter | None = None
        self._ground = Ground()
        self._merges: list[Step] = []
        self._untied = False
        self._copied = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: Job | None = None
        self._then: Callable[..., None] = _nothing
        session.swapped.connect(self._on_swapped)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._job is not None

    @property
    def is_copy(self) -> bool:
        """Whether what is open was opened as a copy, and was not saved since."""
        return self._copied and self.session.path is None

    @property
    def folder(self) -> Path | None:
        """The folder below which the record's pictures are; `None` while nothing is open."""
        if self.session.path is not None:
            return self.session.path.parent
        return self._journal.folder if self._journal else None

    def picture_path(self, file: str) -> Path | None:
        """Return where the picture `file` of the record is, whether it exists or not; never outside."""
        return picture_path(self.folder, file) if self.folder else None

    def import_picture(self, source: Path) -> str:
        """Copy a picture to the record's; return its name there. Raises `StorageError`.

        Not while something is being saved: that may be moving the pictures to another folder.
        """
        if self.busy:
            raise StorageError(
                "保存か読み込みの最中なので、画像を取り込めません。終わってから、もう一度選んでください。"
            )
        if self.folder is None:
            raise StorageError("記録が開いていないので、画像を取り込めません。")
        return copy_picture(source, self.folder)

    def store_pictures(
        self, pictures: Mapping[str, SourcePicture], done: Callable[[StoredPictures], None]
    ) -> None:
        """Store what came with a source, in the background; `done` is told what became of it.

        Raises `StorageError` where that cannot begin, as `import_picture` does.
        """
        folder = self.folder
        if self.busy or folder is None:
            raise StorageError(
                "保存か読み込みの最中なので、元の文書の画像を取り込めませんでした。文章はそのまま取り込みました。"
                "写真のパネルから、あとで画像を選んでください。"
            )
        self._run("画像を取り込んでいます…", lambda _job: store_pictures(pictures, folder), done)

    # Opening

    def new(self, state: State | None = None, pictures: Path | None = None) -> None:
        """Open a record without a file: an empty one, or a copy of `state` with its `pictures`.

        Raises `StorageError` where neither a journal nor a lock can be made.
        """
        lock = lock_untitled()
        base = Base(State() if state is None else with_digits(state))
        self._put_away(discard=True)
        journal = JournalWriter(lock, base, self._report)
        if pictures is not None:
            _copy_pictures(pictures, journal.folder)
        self._take(journal, Ground())
        self._copied = state is not None
        self.session.open(base.state, log=journal)
        self.opened.emit(())

    def open(self, path: Path) -> None:
        """Open the record at `path`, in the background. The one that is open stays as it is."""
        if self.session.path is not None and followed(path) == self.session.path:
            self.opened.emit(())
            return
        self._run(f"「{path.name}」を開いています…", lambda _job: _fetch(path), self._on_fetched)

    def open_copy(self, path: Path) -> None:
        """Open a copy of the record at `path` as one without a file, in the background."""
        self._run(
            f"「{path.name}」のコピーを開いています…",
            lambda _job: open_record(path),
            lambda opened: self.new(opened.state, opened.path.parent),
        )

    def _on_fetched(self, arrival: _Arrival) -> None:
        if isinstance(arrival.lost, Recovered):
            self.lost_work.emit(arrival.lost)
            return
        opened = arrival.opened
        self._put_away(discard=True)
        state = with_digits(opened.state)
        base = Base(state, opened.path, opened.digest, opened.review_digest)
        journal = JournalWriter(arrival.lock, base, self._report)
        self._take(journal, Ground(state, opened.digest, opened.review_digest))
        self.session.open(state, path=opened.path, digest=opened.digest, log=journal)
        self.opened.emit(opened.notices)
        if arrival.not_remembered is not None:
            self.failed.emit(arrival.not_remembered)
        if isinstance(arrival.lost, Kept):
            self.failed.emit(StorageError(arrival.lost.message))

    def take_up(self, recovered: Recovered) -> None:
        """Go on with work that was not saved when the program ended."""
        self._put_away(discard=True)
        journal = JournalWriter.resume(recovered, self._report)
        self._take(journal, Ground(recovered.saved, recovered.digest, recovered.review_digest))
        self.session.open(
            recovered.state, saved=State(), path=recovered.path, digest=recovered.digest, log=journal
        )
        self.opened.emit(())

    def _take(self, journal: JournalWriter, ground: Ground) -> None:
        self._journal = journal
        self._ground = ground
        self._merges.clear()
        self._untied = False
        self._copied = False

    # Saving

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Save to the record's file, or to `path`, in the background.

        `overwrite` replaces what is there whatever it is: the user has said so.
        """
        self.session.settle_input()
        target = path or self.session.path
        journal = self._journal
        if target is None or journal is None:
            raise ValueError("nothing to save, or nowhere")
        state, position = self.session.state, journal.position
        elsewhere = target != self.session.path
        expected = None if elsewhere else self.session.digest
        review_expected = None if elsewhere else self._ground.review_digest
        pictures_from = self.folder if elsewhere else None

        def work(_job: Job) -> tuple[Saved, State, StorageError | None]:
            lock = lock_record(target) if elsewhere else None
            try:
                with without_collecting():
                    saved = save_record(
                        target,
                        state,
                        expected,
                        overwrite=overwrite,
                        review_expected=review_expected,
                        pictures_from=pictures_from,
                        before_replace=None if elsewhere else lambda digest: journal.saving(digest, position),
                    )
            except BaseException:
                if lock is not None:
                    lock.release()
                raise
            old_lock = journal.lock
            unsaved = 0 if saved.problem is None else 1
            # Not `saved.state`: transactions since, and that which renames pictures, follow on `state`.
            base = Base(state, saved.path, saved.digest, saved.review_digest, unsaved)
            journal.rotate(base, position, lock)
            if lock is not None:
                old_lock.release()
            return saved, state, _remembered(saved.path)

        self._run(f"「{target.name}」を保存しています…", work, self._on_saved)

    def _on_saved(self, answer: tuple[Saved, State, StorageError | None]) -> None:
        saved, state, not_remembered = answer
        self._ground = self._ground.after(saved)
        self._merges.clear()
        self._untied = False
        session = self.session
        if saved.renamed:
            was_current = session.state is state
            session.dispatch(rename_files(session.state, saved.renamed))
            state = session.state if was_current else state
        if saved.errors:
            was_current = session.state is state
            session.dispatch(draft_again(session.state, saved.errors))
            state = session.state if was_current else state
        session.mark_saved(state, saved.path, saved.digest)
        self.saved.emit(saved)
        if not_remembered is not None:
            self.failed.emit(not_remembered)

    # Taking in what others saved

    @property
    def can_merge(self) -> bool:
        """Whether it is known what the record's file held, so that its changes can be told from ours."""
        return self.session.path is not None and self._ground.state is not None

    def merge(self, caret: Callable[[], Selection | None] = lambda: None) -> None:
        """Take in, in the background, what somebody else has saved to the record's file.

        What `caret` says when it arrives is kept in its block.
        """
        self.session.settle_input()
        path, base, mine = self.session.path, self._ground.state, self.session.state
        if path is None or base is None:
            raise ValueError("nothing to merge with")
        self._run(
            f"「{path.name}」のほかでの変更を取り入れています…",
            lambda _job: merge_with_file(path, base, mine),
            lambda merging: self._on_merged(merging, caret),
        )

    def _on_merged(self, merging: Merging, caret: Callable[[], Selection | None]) -> None:
        session = self.session
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
            self._merges.append(Step(merging.mine, session.state, self._ground, merging.ground))
        self._stand_on(merging.ground)
        self.merged.emit(merging)

    def _on_swapped(self, swap: Swap) -> None:
        """Stand on the old ground where a merge is undone: saving must not undo what others did."""
        for step in self._merges:
            if swap.before is step.after and swap.after is step.before:
                self._stand_on(step.old)
            elif swap.before is step.before and swap.after is step.after:
                self._stand_on(step.new)

    def _stand_on(self, ground: Ground) -> None:
        self._ground = ground
        self.session.digest = ground.digest
        self._untied = True
        self._tie()

    def _tie(self) -> None:
        """Tie the journal to the ground; later, where it is being written anew."""
        if self._untied and self._journal is not None and not self.busy:
            self._untied = False
            self._journal.retie(self.session.state, self._ground.digest, self._ground.review_digest)

    # Putting away

    def close(self, *, discard: bool) -> None:
        """Put the record away; without `discard` the next start offers its unsaved work."""
        self._pool.waitForDone()
        self._put_away(discard=discard)
        self.session.open(State())

    def _put_away(self, *, discard: bool) -> None:
        if self._journal is not None:
            self.session.set_log(None)
            self._journal.close(discard=discard)
            self._journal.lock.release()
            self._journal = None

    def _report(self, error: StorageError | None) -> None:
        # Called on the writer's thread; the signal takes it to the window's.
        self.journal_trouble.emit("" if error is None else str(error))

    # Background

    def _run(self, what: str, work: Callable[[Job], object], done: Callable[..., None]) -> None:
        if self._job is not None:
            return
        self._then = done
        self._job = Job(work, self)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self.busy_changed.emit(what)
        self._job.start(self._pool)

    def _on_done(self, answer: object) -> None:
        self._end_job()
        try:
            self._then(answer)
        except StorageError as error:
            self._fail(error)
        self._tie()

    def _on_failed(self, error: Exception) -> None:
        self._end_job()
        self._tie()
        self._fail(error)

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.busy_changed.emit("")

    def _fail(self, error: Exception) -> None:
        if isinstance(error, ChangedOutside):
            self.changed_outside.emit(error)
        elif isinstance(error, LockedElsewhere):
            self.locked.emit(error)
        elif isinstance(error, (StorageError, FormatError)):
            self.failed.emit(error)
        else:
            raise error


def _nothing(_answer: object) -> None:
    """Stand for what is to be done next while nothing is."""


def _fetch(path: Path) -> _Arrival:
    lock = lock_record(path)
    try:
        lost = recover_record(lock)
        opened = open_record(path)
    except BaseException:
        lock.release()
        raise
    return _Arrival(opened, lock, lost, _remembered(opened.path))


def _remembered(path: Path) -> StorageError | None:
    """Put a record at the head of the last ones, in the thread that read or wrote it: it syncs."""
    try:
        remember_record(path)
    except StorageError as error:
        return error
    return None


def _copy_pictures(source: Path, folder: Path) -> None:
    """Take the pictures of a record along into the waiting folder of a copy."""
    if (source / FOLDER).is_dir():
        shutil.copytree(source / FOLDER, folder / FOLDER, dirs_exist_ok=True)
