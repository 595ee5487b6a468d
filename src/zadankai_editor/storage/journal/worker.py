"""The thread that writes the journal."""

import os
import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic

import zadankai_editor
from zadankai_editor.record.review import State
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.storage.errors import StorageError, cause_of
from zadankai_editor.storage.journal.file import JournalFile, journal_path, move_aside, waiting_folder
from zadankai_editor.storage.journal.lines import Header, Kind, encode, encode_state
from zadankai_editor.storage.locks import RecordLock

SYNC_INTERVAL = 0.3
"""Seconds that lie at least between two syncs: so much may be lost in a power cut, none in a crash."""

RETRY_INTERVAL = 1.0
"""Seconds after which writing is tried again where it failed."""

Report = Callable[[StorageError | None], None]
"""Told, on the writer's thread, when writing begins to fail, and with `None` when it works again."""

Written = Callable[[datetime], None]
"""Told, on the writer's thread, when everything was on the disk itself; once in each minute."""


@dataclass(frozen=True)
class Base:
    """The state from which a journal starts, and the file that it is tied to.

    `path` and `digest` (SHA-256 of the file, hex) are `None` for a record without a file;
    `review_digest` is that of its review, `None` where it has none.
    `unsaved` counts the transactions that are in `state` but not in the file.
    """

    state: State
    path: Path | None = None
    digest: str | None = None
    review_digest: str | None = None
    unsaved: int = 0


@dataclass
class Reply:
    """What the thread answers to a message."""

    done: threading.Event = field(default_factory=threading.Event)
    good: bool = False

    def give(self, *, good: bool) -> None:
        """Answer."""
        self.good = good
        self.done.set()


@dataclass
class Append:
    """Write a transaction, the `number`th."""

    number: int
    transaction: Transaction


@dataclass
class Flush:
    """Get everything onto the disk itself."""

    reply: Reply


@dataclass
class Saving:
    """Note that the state after transaction `number` is about to become a file with `digest`."""

    digest: str
    number: int
    reply: Reply


@dataclass
class Rotate:
    """Start again from `base`, the state after transaction `number`, as the record of `lock`."""

    base: Base
    number: int
    lock: RecordLock
    reply: Reply


@dataclass
class Close:
    """Stop; and remove the journal and pictures that wait beside it if `discard` is set."""

    discard: bool
    reply: Reply


Message = Append | Flush | Saving | Rotate | Close


class Worker:
    """Writes what comes in by `queue`. Everything here runs on the writer's thread.

    All lines since the base stay in memory, so that nothing depends on what the disk did with them.
    """

    def __init__(
        self, lock: RecordLock, base: Base, report: Report, written: Written, *, replaces: bool
    ) -> None:
        key = lock.key
        self.queue: SimpleQueue[Message] = SimpleQueue()
        self._lock = lock
        self._key = key
        self._base = base
        self._base_number = 0
        self._report = report
        self._tell_written = written
        self._told_minute: datetime | None = None
        self._owned = {key} if replaces else set[str]()
        self._lines: list[tuple[int, bytes]] = []
        self._written = 0
        self._file: JournalFile | None = None
        self._outdated: str | None = None
        self._dirty = False
        self._synced = 0.0
        self._failing = False
        self._retry = 0.0
        self._gap = False
        self._keys = {key}
        self._closing: Close | None = None

    def run(self) -> None:
        """Work until told to close."""
        try:
            while not self._closing:
                self._take_in()
                self._write_out()
                if self._dirty and monotonic() >= self._synced + SYNC_INTERVAL:
                    self._sync()
            self._close(self._closing)
        finally:
            if self._closing is None:
                self._report(_error("自動バックアップの処理が止まりました"))

    def _take_in(self) -> None:
        message = self._next(self._patience())
        while message is not None:
            self._handle(message)
            if self._closing or isinstance(message, Flush | Saving | Rotate):
                return
            message = self._next(0.0)

    def _patience(self) -> float | None:
        """Seconds until there is something to do without any message, `None` for never."""
        due = []
        if self._to_write:
            due.append(self._retry)
        if self._dirty:
            due.append(self._synced + SYNC_INTERVAL)
        return max(0.0, min(due) - monotonic()) if due else None

    def _next(self, patience: float | None) -> Message | None:
        try:
            return self.queue.get(block=patience != 0.0, timeout=patience)
        except Empty:
            return None

    def _handle(self, message: Message) -> None:
        if isinstance(message, Append):
            self._append(message)
        elif isinstance(message, Flush):
            message.reply.give(good=self._flush())
        elif isinstance(message, Saving):
            if self._lines or self._file:
                line = encode(message.number, Kind.SAVING, f'"{message.digest}"')
                self._lines.append((message.number, line))
            message.reply.give(good=self._flush())
        elif isinstance(message, Rotate):
            self._rotate(message)
            message.reply.give(good=not self._failing)
        else:
            self._closing = message

    def _append(self, message: Append) -> None:
        if self._gap:
            return
        try:
            text = message.transaction.to_json()
        except ValueError:  # half a surrogate pair
            # What follows it could not be replayed; the next save starts a new journal.
            self._gap = True
            self._report(_error("自動バックアップに保存できない文字があります"))
            return
        self._lines.append((message.number, encode(message.number, Kind.TRANSACTION, text)))

    @property
    def _to_write(self) -> bool:
        if self._file is None:
            return bool(self._lines) or self._base.unsaved > 0
        return self._written < len(self._lines)

    def _write_out(self) -> None:
        if not self._to_write or monotonic() < self._retry:
            return
        try:
            if self._file is None:
                self._create()
            else:
                self._file.write(b"".join(line for _, line in self._lines[self._written :]))
                self._written = len(self._lines)
                self._dirty = True
        except StorageError as error:
            why = error.__cause__
            self._fail(_error(cause_of(why)[0]) if isinstance(why, OSError) else error)
        except ValueError:
            self._fail(_error("自動バックアップに保存できない文字があります"))
        except OSError as error:
            self._fail(_error(cause_of(error)[0]))
        else:
            self._succeed()

    def _create(self) -> None:
        """Write a new journal, whole; only then remove the one that it takes the place of."""
        if not self._lock.take():
            raise _error("この記録の自動バックアップを、ほかのウィンドウが書いています")
        path = journal_path(self._key)
        if self._key not in self._owned and path.exists():
            move_aside(self._key)
        self._owned.add(self._key)
        state = encode_state(self._base.state)
        header = encode(0, Kind.HEADER, self._header(len(state)).model_dump_json())
        self._file = JournalFile.create(path, b"".join((header, *state, *(line for _, line in self._lines))))
        self._written = len(self._lines)
        self._dirty = False
        self._synced = monotonic()
        self._note_written()
        if self._outdated:
            _remove(self._outdated)
            self._outdated = None

    def _header(self, pieces: int) -> Header:
        return Header(
            program=zadankai_editor.__version__,
            process=os.getpid(),
            started=datetime.now().astimezone().isoformat(timespec="seconds"),
            path=str(self._base.path) if self._base.path else None,
            digest=self._base.digest,
            review_digest=self._base.review_digest,
            unsaved=self._base.unsaved,
            last=self._base_number,
            pieces=pieces,
        )

    def _sync(self) -> None:
        if self._file is None:
            return
        try:
            if self._file.vanished:
                self._let_go()
                self._write_out()
                return
            self._file.sync()
        except OSError as error:
            self._synced = monotonic()
            self._fail(_error(cause_of(error)[0]))
        else:
            self._dirty = False
            self._synced = monotonic()
            if not self._to_write:
                self._note_written()
                self._succeed()

    def _flush(self) -> bool:
        self._retry = 0.0
        self._write_out()
        if self._dirty:
            self._sync()
        return not (self._to_write or self._dirty or self._gap)

    def _rotate(self, message: Rotate) -> None:
        self._lock = message.lock
        old, self._key = self._key, message.lock.key
        self._keys.add(self._key)
        self._let_go()
        self._gap = False
        self._base, self._base_number = message.base, message.number
        self._lines = [line for line in self._lines if line[0] > message.number]
        self._retry = 0.0
        if old in self._owned and (old != self._key or not self._to_write):
            self._outdated = self._outdated or old
        self._write_out()
        if self._outdated and not self._to_write:
            _remove(self._outdated)  # the record file has everything
            self._outdated = None
            self._succeed()

    def _let_go(self) -> None:
        """Close the file, so that the next write makes a new one in its place."""
        self._written = 0
        self._dirty = False
        if self._file:
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _close(self, message: Close) -> None:
        good = message.discard or self._flush()
        self._let_go()
        if message.discard:
            for key in filter(None, (self._key, self._outdated)):
                if key in self._owned:
                    _remove(key)
        for key in self._keys if message.discard else self._keys - {self._key, self._outdated}:
            # Those of former names were copied when the record was saved under another.
            shutil.rmtree(waiting_folder(key), ignore_errors=True)
        message.reply.give(good=good)

    def _note_written(self) -> None:
        now = datetime.now().astimezone().replace(second=0, microsecond=0)
        if now != self._told_minute:
            self._told_minute = now
            self._tell_written(now)

    def _fail(self, error: StorageError) -> None:
        self._retry = monotonic() + RETRY_INTERVAL
        if not self._failing:
            self._failing = True
            self._report(error)

    def _succeed(self) -> None:
        self._retry = 0.0
        if self._failing:
            self._failing = False
            self._report(None)


def _remove(key: str) -> None:
    # One that stays is found at the next start, and seen to hold nothing that the file does not.
    with suppress(OSError):
        journal_path(key).unlink()


def _error(cause: str) -> StorageError:
    return StorageError(
        f"異常終了に備える自動バックアップを保存できません。{cause}。"
        "編集はこのまま続けられ、画面の内容は失われていません。早めに保存してください。"
    )
