"""The record on the desk: opening, saving, its journal and lock, and where its pictures are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from zadankai_editor.formats import FormatError
from zadankai_editor.readers.structure import SourcePicture
from zadankai_editor.record.digits import with_digits
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.background import Background, Work, tell_if_there
from zadankai_editor.session.on_disk import OnDisk
from zadankai_editor.session.opening import (
    Arrival,
    fetch,
    fetch_copy,
    fetch_lost,
    fetch_sample,
    is_same,
    put_back,
)
from zadankai_editor.session.pictures import ImportedPictures, Picture, copy_pictures
from zadankai_editor.session.reader import Reader
from zadankai_editor.session.saving import SaveOrder, Saver
from zadankai_editor.session.session import Session
from zadankai_editor.session.taking_in import TakingIn
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.journal.recovery import Recovered
from zadankai_editor.storage.journal.worker import Base
from zadankai_editor.storage.journal.writer import JournalWriter
from zadankai_editor.storage.locks import LockedElsewhere, untitled_lock
from zadankai_editor.storage.pictures import picture_path
from zadankai_editor.storage.source_pictures import StoredPictures, store_pictures

_KEPT = "開いている記録は変えていません。"


class Desk(QObject):
    """Holds one open record with its file, lock and journal. All reading and writing is behind it.

    The disk is only touched in the background, one thing after the other in the order asked for
    (`writing`); what is asked for meanwhile waits for its turn. Another record is read beside that, so
    that nothing waits for a share that does not answer: what is asked for next takes its place. Work that
    nobody has saved or given up (`give_up`) is never put away: `leaving` asks, whenever something else is
    ready to take its place.
    """

    opened = Signal(object)
    """A record is open; the notices about it (a tuple of findings)."""
    abandoned = Signal(str)
    """What was being opened, by its name, is not wanted any more."""
    already_open = Signal(object)
    """The record at this path is the one that is open."""
    saved = Signal(object, object)
    """The record was saved: the `Saved`, and the `SaveOrder`."""
    save_failed = Signal(object, object)
    """Saving failed: the `StorageError`, and the `SaveOrder`; nothing has changed."""
    failed = Signal(object)
    """Opening, or something beside saving, failed: the `FormatError` or `StorageError`."""
    changed_outside = Signal(object, object)
    """The file was changed by somebody else: the `ChangedOutside`, and the `SaveOrder`; nothing was written."""
    locked = Signal(object)
    """The record is open elsewhere: the `LockedElsewhere`; its `path` can be opened as a copy."""
    kept = Signal(str)
    """What has this name was to take the place of the open record, in which somebody has typed on: it does not."""
    lost_work = Signal(object)
    """The record has unsaved work of an earlier session: the `Recovered`, to be taken or declined."""
    recovered = Signal()
    """Work of an earlier session has been taken up."""
    declined = Signal(object, object)
    """Work of an earlier session was declined: the `Recovered`, and the folder where it was put."""
    not_recovered = Signal(str)
    """There is nothing to take up; the sentence says why."""
    merged = Signal(object)
    """What was saved elsewhere is taken in: the `Merging`; the next save will find what it expects."""
    busy_changed = Signal(str)
    """What is being done, in Japanese; empty when it is done."""
    journal_trouble = Signal(str)
    """The journal cannot be written (the sentence), or can again (empty)."""
    backed_up = Signal(object)
    """Everything was in the journal, on the disk itself, at this time; told once in each minute."""
    recent_changed = Signal(object)
    """The last records are these now (a tuple of paths)."""
    _journal_said = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._journal: JournalWriter | None = None
        self._given_up: State | None = None
        self._copy_of: str | None = None
        self.sitting = object()
        """Another one for each record that is put on the desk: whoever comes back late can tell."""
        self._disk = Background(self)
        self._disk.busy_changed.connect(lambda _what: self._tell_busy())
        self._reader = Reader(self._disk, self)
        self._reader.changed.connect(self._tell_busy)
        self._reader.abandoned.connect(self.abandoned)
        self._reader.failed.connect(self._fail)
        self._journal_said.connect(self._on_journal_said)
        self._taking_in = TakingIn(session, self._disk, self)
        self._taking_in.merged.connect(self.merged)
        self._taking_in.failed.connect(self._fail)
        self._saver = Saver(session, self._disk, self._taking_in, self)
        self._saver.saved.connect(self.saved)
        self._saver.failed.connect(self.save_failed)
        self._saver.changed_outside.connect(self.changed_outside)
        self._saver.recent_changed.connect(self.recent_changed)
        self._saver.not_remembered.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written, or waits for that."""
        return bool(self._reader.what) or self._disk.busy

    @property
    def writing(self) -> bool:
        """Whether something concerns the record that is open: what is only being opened may be abandoned."""
        return self._disk.busy

    @property
    def copy_of(self) -> str | None:
        """The name of what is open as a copy, as long as that is not saved; `None` where it is no copy."""
        return self._copy_of if self.session.path is None else None

    @property
    def folder(self) -> Path | None:
        """The folder below which the record's pictures are; `None` while nothing is open."""
        if self.session.path is not None:
            return self.session.path.parent
        return self._journal.folder if self._journal else None

    def picture_path(self, file: str) -> Path | None:
        """Return where the picture `file` of the record is, whether it exists or not; never outside."""
        return picture_path(self.folder, file) if self.folder else None

    def when_free(self, then: Callable[[], object]) -> None:
        """Call `then` now, or once what is being written has come to its end."""
        self._disk.when_free(then)

    def finish(self, patience: float) -> bool:
        """Wait for the disk at most so many seconds; tell whether everything is done. Not while it is in use."""
        return self._disk.finish(patience)

    def import_pictures(
        self, pictures: Sequence[Picture], done: Callable[[ImportedPictures], object]
    ) -> None:
        """Copy pictures to the record's, in the background; `done` is told what became of them.

        Another record may be open by then: `sitting` tells.
        """
        self._with_folder(
            "画像を取り込んでいます…",
            lambda folder: copy_pictures(pictures, folder),
            done,
            lambda problem: ImportedPictures(problem=problem),
        )

    def store_pictures(
        self, pictures: Mapping[str, SourcePicture], done: Callable[[StoredPictures], None]
    ) -> None:
        """Store what came with a source, in the background; `done` is told what became of it.

        Raises `StorageError` where no record is open.
        """
        if self.folder is None:
            raise StorageError("記録が開いていないので、元の文書の画像を取り込めませんでした。")
        self._with_folder(
            "画像を取り込んでいます…",
            lambda folder: store_pictures(pictures, folder),
            done,
            lambda problem: StoredPictures(problems=(problem,)),
        )

    def _with_folder(
        self,
        what: str,
        work: Callable[[Path], object],
        done: Callable[..., object],
        failing: Callable[[str], object],
    ) -> None:
        """Do `work` in the folder that the record has when it is its turn: a save may move it before."""
        sitting = self.sitting

        def begin() -> Work | None:
            if self.folder is None or sitting is not self.sitting:
                done(failing(f"ほかの記録を開いたので、画像を取り込みませんでした。{_KEPT}"))
                return None
            return partial(work, self.folder)

        def failed(error: Exception) -> None:
            done(failing(f"予期しないエラーのため、画像を取り込めませんでした。{_KEPT}"))
            raise error

        self._disk.begin(what, begin, done, failed)

    # Putting another record on the desk

    def give_up(self) -> None:
        """Take note that the user does not want what is unsaved now; what comes later is not meant."""
        self._given_up = self.session.state

    def new(self, state: State | None = None) -> None:
        """Open a record without a file: an empty one, or a copy of `state`."""
        self.when_free(
            lambda: self._replace("新しい記録", self.sitting, lambda: self._put_new(state), _nothing)
        )

    def open(self, path: Path) -> None:
        """Open the record at `path`, in the background. The one that is open stays as it is."""
        if is_same(self.session.path, path):
            self.already_open.emit(path)
            return

        def arrived(arrival: Arrival | None) -> None:
            if arrival is None:
                self.already_open.emit(path)
            else:
                self._on_arrival(arrival)

        self._reader.read(path.name, lambda: partial(fetch, path, self.session.path), arrived)

    def open_copy(self, path: Path) -> None:
        """Open a copy of the record at `path` as one without a file, in the background."""
        self._fetch_copy(f"{path.name}のコピー", partial(fetch_copy, path))

    def open_sample(self, name: str) -> None:
        """Open a copy of the example of that name, in the background."""
        self._fetch_copy("見本", partial(fetch_sample, name))

    def _fetch_copy(self, name: str, work: Callable[[str], Arrival]) -> None:
        self._reader.read(name, lambda: partial(work, name), self._on_arrival)

    def _tell_busy(self) -> None:
        self.busy_changed.emit(self._disk.what or self._reader.what)

    def _on_arrival(self, arrival: Arrival) -> None:
        if arrival.recent is not None:
            self.recent_changed.emit(arrival.recent)
        lost = arrival.lost
        if lost is not None:
            go: Callable[[], object] = lambda: self.lost_work.emit(lost)  # noqa: E731
        else:
            go = lambda: self._put(arrival)  # noqa: E731
        self._replace(arrival.name, self.sitting, go, lambda: self._disk.run("", partial(put_back, arrival)))

    def _replace(
        self, name: str, sitting: object, go: Callable[[], object], stay: Callable[[], None]
    ) -> None:
        """Let something take the place of what is open, unless that holds work that nobody has given up.

        Whoever asked for it may have looked long ago: this looks at the moment at which it happens.
        """
        again = partial(self._replace, name, sitting, go, stay)
        if sitting is not self.sitting:
            stay()
            return
        if self._disk.busy:  # what is asked for of the record that is open comes first
            self._disk.begin("", again)
            return
        self.session.settle_input()
        if self.session.modified and self.session.state is not self._given_up:
            stay()
            self.kept.emit(name)
            return
        go()

    def _put(self, arrival: Arrival) -> None:
        self._put_away(discard=True)
        on_disk, state = arrival.on_disk, arrival.state
        base = Base(state, on_disk.path, on_disk.digest, on_disk.review_digest)
        journal = JournalWriter(arrival.lock, base, *self._reporters())
        self._take(journal, on_disk, copy_of=arrival.copy_of)
        self.session.open(state, path=on_disk.path, log=journal)
        self.opened.emit(arrival.notices)
        if arrival.trouble is not None:
            self.failed.emit(arrival.trouble)

    def _put_new(self, state: State | None) -> None:
        self._put_away(discard=True)
        shown = State() if state is None else with_digits(state)
        journal = JournalWriter(untitled_lock(), Base(shown), *self._reporters())
        self._take(journal, OnDisk(), copy_of=None if state is None else "")
        self.session.open(shown, log=journal)
        self.opened.emit(())

    def _take(self, journal: JournalWriter, on_disk: OnDisk, *, copy_of: str | None = None) -> None:
        self._journal = journal
        self._copy_of = copy_of
        self._taking_in.begin(journal, on_disk)

    # Work of an earlier session

    def recover(self, key: str) -> None:
        """Go on, if that is still there, with the unsaved work of the record with that key."""

        def found(answer: Recovered | str) -> None:
            if isinstance(answer, Recovered):
                self.take_up(answer)
            else:
                self.not_recovered.emit(answer)

        self._reader.read("前回の作業", lambda: partial(fetch_lost, key), found)

    def take_up(self, recovered: Recovered) -> None:
        """Go on with work that was not saved when the program ended."""
        self._replace(
            "前回の作業", self.sitting, lambda: self._put_lost(recovered), lambda: self.later(recovered)
        )

    def later(self, recovered: Recovered) -> None:
        """Leave unsaved work of an earlier session where it is."""
        self._disk.run("", recovered.later)

    def decline(self, recovered: Recovered) -> None:
        """Put unsaved work of an earlier session aside; it is never deleted."""
        self._disk.run(
            "前回の作業を片付けています…",
            recovered.decline,
            lambda place: self.declined.emit(recovered, place),
            self._fail,
        )

    def _put_lost(self, recovered: Recovered) -> None:
        self._put_away(discard=True)
        journal = JournalWriter.resume(recovered, *self._reporters())
        on_disk = OnDisk(recovered.path, recovered.saved, recovered.digest, recovered.review_digest)
        self._take(journal, on_disk)
        self.session.open(recovered.state, saved=State(), path=recovered.path, log=journal)
        self.opened.emit(())
        self.recovered.emit()

    # Saving

    def save(
        self,
        path: Path | None = None,
        *,
        overwrite: bool = False,
        then: Callable[[], object] | None = None,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Save to the record's file, or to `path`, in the background: what it is when it is its turn.

        `overwrite` replaces what is there whatever it is: the user has said so. `then` and `otherwise` are
        for whoever hears of it (see `SaveOrder`).
        """
        self._saver.save(SaveOrder(path, overwrite, then, otherwise))

    # Taking in what others saved

    @property
    def can_merge(self) -> bool:
        """Whether it is known what the record's file held, so that its changes can be told from ours."""
        return self._taking_in.can_merge

    def merge(self, caret: Callable[[], Selection | None] = lambda: None) -> None:
        """Take in, in the background, what somebody else has saved to the record's file.

        What `caret` says when it arrives is kept in its block. Raises `ValueError` unless `can_merge`.
        """
        self._taking_in.merge(caret)

    # Putting away

    def close(self, *, discard: bool) -> None:
        """Put the record away, unsaved or not; without `discard` the next start offers its unsaved work."""
        self._put_away(discard=discard)
        self.session.open(State())

    def _put_away(self, *, discard: bool) -> None:
        self._reader.abandon()
        self.sitting = object()
        self._given_up = None
        journal, self._journal = self._journal, None
        self._taking_in.begin(None, OnDisk())
        if journal is None:
            return
        self.session.set_log(None)

        def work() -> None:
            journal.close(discard=discard)
            journal.lock.release()

        self._disk.run("", work)

    def _reporters(self) -> tuple[Callable[[StorageError | None], None], Callable[[datetime], None]]:
        """Return what the journal of the record that is put on the desk now calls, on its own thread."""
        sitting = self.sitting

        def said(what: StorageError | datetime | None) -> None:
            tell_if_there(self, lambda: self._journal_said.emit(sitting, what))

        return said, said

    def _on_journal_said(self, sitting: object, what: StorageError | datetime | None) -> None:
        if sitting is not self.sitting:
            return
        if isinstance(what, datetime):
            self.backed_up.emit(what)
        else:
            self.journal_trouble.emit("" if what is None else str(what))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, LockedElsewhere):
            self.locked.emit(error)
        elif isinstance(error, (StorageError, FormatError)):
            self.failed.emit(error)
        else:
            raise error


def _nothing() -> None:
    """Stand for what is to be done where there is nothing to do."""
