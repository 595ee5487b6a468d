"""Finding the journals that a crash left behind, and replaying them."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from zadankai_editor.formats import FormatError
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review, State
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage import paths
from zadankai_editor.storage.errors import StorageError, not_written
from zadankai_editor.storage.files import open_record, review_path
from zadankai_editor.storage.journal.file import journal_path, move_aside, waiting_folder
from zadankai_editor.storage.journal.lines import VERSION, Entry, Header, Kind, decode, decode_state
from zadankai_editor.storage.locks import RecordLock, try_lock
from zadankai_editor.storage.reading import digest_on_disk


@dataclass(frozen=True)
class Recovered:
    """Work that was never saved, as it was at the last transaction that reached the disk.

    `count` transactions are not in the file at `path` (`None`: it never had one); `when` is the
    last of them, local time with its offset. `digest` is the SHA-256 that the file has now, for
    the next save to expect, and `review_digest` that of its review: `None` where there is none.
    `folder` is where the record's pictures are. `saved` is what is in the file, with the ids of
    `state`, where that can be read. `lock` is held: pass this on to
    `JournalWriter.resume`, or call `decline` or `later`.
    """

    state: State
    count: int
    path: Path | None
    when: datetime
    digest: str | None
    review_digest: str | None
    folder: Path
    lock: RecordLock
    saved: State | None = None

    def decline(self) -> Path:
        """Move the journal aside, because nobody wants it now; return where. Raises `StorageError`."""
        place = _aside(self.lock)
        self.lock.release()
        return place

    def later(self) -> None:
        """Leave the journal for the next start."""
        self.lock.release()


@dataclass(frozen=True)
class Kept:
    """A journal that does not fit, moved to the folder `place` (where it was, if that failed).

    `message` says so in Japanese. `state` is what could be read of it all the same, for a new
    record without a file; its pictures are in `folder`.
    """

    place: Path
    message: str
    path: Path | None
    state: State | None
    folder: Path


@dataclass(frozen=True)
class Recovery:
    """All that was left behind by processes that no longer run."""

    found: tuple[Recovered, ...] = ()
    kept: tuple[Kept, ...] = ()


def recover() -> Recovery:
    """Look for the journals of records that nobody has open, and replay them.

    Raises `StorageError` where the data folder cannot be written.
    """
    found: list[Recovered] = []
    kept: list[Kept] = []
    for path in sorted(paths.journals_folder().glob("*.jsonl")):
        try:
            lock = try_lock(path.stem)
        except ValueError:  # not one of ours
            continue
        if not isinstance(lock, RecordLock):
            continue
        result = recover_record(lock)
        if isinstance(result, Recovered):
            found.append(result)
            continue
        lock.release()
        if result:
            kept.append(result)
    found.sort(key=lambda r: r.when, reverse=True)
    return Recovery(tuple(found), tuple(kept))


def recover_record(lock: RecordLock) -> Recovered | Kept | None:
    """Replay the journal left for the record of `lock`; `None` where it holds nothing unsaved.

    The lock stays held in any case. A journal that does not fit has been moved aside.
    """
    path = journal_path(lock.key)
    try:
        data = path.read_bytes()
        when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except FileNotFoundError:
        return None
    except OSError:
        return _keep(lock, "自動バックアップを読めませんでした", None, None)
    try:
        journal = read_journal(data)
    except Unfit as unfit:
        return _keep(lock, str(unfit), unfit.path, unfit.state)
    return _judged(lock, journal, when)


class Unfit(Exception):  # noqa: N818
    """A journal that cannot be replayed to its end; `state` is how far it could."""

    def __init__(self, reason: str, path: Path | None = None, state: State | None = None) -> None:
        super().__init__(reason)
        self.path = path
        self.state = state


@dataclass(frozen=True)
class ReadJournal:
    """A journal replayed: its last state, that of transaction number `last`.

    `saves` has, for each digest that the file was about to have, the number of the transaction
    after which it was written.
    """

    header: Header
    base: State
    state: State
    last: int
    saves: dict[str, int]

    @property
    def path(self) -> Path | None:
        """The record file that it is tied to."""
        return Path(self.header.path) if self.header.path else None


def read_journal(data: bytes) -> ReadJournal:
    """Replay a journal. A torn line at its end is as if it had not been written.

    Raises `Unfit`.
    """
    entries = decode(data)
    header = _header(next(entries, None))
    path = Path(header.path) if header.path else None
    pieces = [entry for _, entry in zip(range(header.pieces), entries, strict=False) if entry]
    base = decode_state(pieces) if len(pieces) == header.pieces else None
    if base is None:
        raise Unfit("自動バックアップが壊れています", path)
    state, last, saves = base, header.last, dict[str, int]()
    for entry in entries:
        if entry is None:
            continue  # torn by a crash, or by a full disk, after which it was written again
        if entry.kind == Kind.SAVING:
            saves[entry.value.decode().strip('"')] = entry.number
            continue
        if entry.number <= last:
            continue
        if entry.number > last + 1:
            raise Unfit("自動バックアップの途中が壊れています", path, state)
        step = Transaction.from_json(entry.value.decode())
        applied = step if isinstance(step, Refusal) else step.apply(state)
        if isinstance(applied, Refusal):
            raise Unfit("自動バックアップが元の内容に合いません", path, state)
        state, last = applied.state, entry.number
    return ReadJournal(header, base, state, last, saves)


def _header(entry: Entry | None) -> Header:
    if entry is None or entry.kind != Kind.HEADER:
        raise Unfit("自動バックアップが壊れています")
    try:
        header = Header.model_validate_json(entry.value)
    except ValidationError:
        raise Unfit("自動バックアップが、このプログラムの知らない形です") from None
    if header.version != VERSION:
        raise Unfit(
            "自動バックアップが、このプログラムの知らないバージョンです",
            Path(header.path) if header.path else None,
        )
    return header


def _judged(lock: RecordLock, journal: ReadJournal, when: datetime) -> Recovered | Kept | None:
    """Compare the journal with the record file as it is now."""
    path, header = journal.path, journal.header
    unsaved = header.unsaved + journal.last - header.last
    digest, review_digest = None, header.review_digest
    if path:
        digest = _digest_if_any(path, header.digest)
        if digest in journal.saves:
            unsaved = journal.last - journal.saves[digest]
            if not unsaved and _review_arrived(path, journal.state):
                _remove(lock)
                return None
            unsaved = max(1, unsaved)
            review_digest = _digest_if_any(review_path(path))
        elif digest is not None and digest != header.digest:
            return _keep(lock, "ファイルがあとから別に変更されています", path, journal.state)
    if _nothing_to_win(journal, unsaved):
        _remove(lock)
        return None
    folder = path.parent if path else waiting_folder(lock.key)
    saved = _saved(path, digest, journal.state) if path and digest else None
    return Recovered(journal.state, unsaved, path, when, digest, review_digest, folder, lock, saved)


def _saved(path: Path, digest: str, state: State) -> State | None:
    """Return what the file with that digest holds, with the ids of `state`."""
    # Loaded when it is first wanted: the window does not wait for it.
    from zadankai_editor.storage.merge import aligned

    try:
        opened = open_record(path)
    except (FormatError, StorageError):
        return None
    return aligned(opened.state, state) if opened.digest == digest else None


def _digest_if_any(path: Path, out_of_reach: str | None = None) -> str | None:
    try:
        return digest_on_disk(path)
    except StorageError:  # on a share that is away, say: it is compared again at the next save
        return out_of_reach


def _nothing_to_win(journal: ReadJournal, unsaved: int) -> bool:
    if journal.path is None and journal.state.record == Record() and journal.state.review == Review():
        return True
    return not unsaved or (not journal.header.unsaved and journal.state == journal.base)


def _review_arrived(path: Path, state: State) -> bool:
    """Tell whether the crash came after the review was saved along with the record."""
    if state.review == Review():
        return True
    try:
        opened = open_record(path)
    except (FormatError, StorageError):
        return False
    return not opened.notices and opened.state.review != Review()


def _remove(lock: RecordLock) -> None:
    with suppress(OSError):  # then it is looked at again at the next start
        journal_path(lock.key).unlink(missing_ok=True)
        shutil.rmtree(waiting_folder(lock.key), ignore_errors=True)


def _keep(lock: RecordLock, reason: str, path: Path | None, state: State | None) -> Kept:
    """Move the journal aside and say where it is."""
    of = f"「{path.name}」の" if path else "まだ保存していなかった記録の"
    try:
        place = _aside(lock)
    except StorageError as error:
        place, where = journal_path(lock.key).parent, str(error)
    else:
        where = f"自動バックアップは「{place}」に残してあります。"
    folder = path.parent if path else place / "pictures"
    message = f"{of}前回の作業を自動では戻せませんでした。{reason}。{where}"
    return Kept(place, message, path, state, folder)


def _aside(lock: RecordLock) -> Path:
    try:
        return move_aside(lock.key)
    except OSError as error:
        place = journal_path(lock.key)
        raise not_written(place, error, f"自動バックアップは「{place}」にそのまま残っています。") from error
