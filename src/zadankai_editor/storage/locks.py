"""One editor at a time for each record of this user.

The locks lie in the user's own data folder, so that nothing is left in shared ones. What others do
to a file on a share is noticed by its digest when it is saved.
"""

import getpass
import json
import os
import platform
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from zadankai_editor.record.moments import day_and_time
from zadankai_editor.storage import paths
from zadankai_editor.storage.atomic import write_file
from zadankai_editor.storage.errors import StorageError, not_written

_UNTITLED = "untitled-"
_KEY = re.compile(r"[0-9a-z-]{1,64}")


@dataclass(frozen=True)
class Holder:
    """Who has a record open: `since` is local time with its offset, where it is known."""

    user: str
    host: str
    process: int
    since: datetime | None


class LockedElsewhere(StorageError):  # noqa: N818
    """Another window has the record open. A copy of it may still be opened."""

    def __init__(self, message: str, path: Path | None, holder: Holder | None) -> None:
        super().__init__(message, path)
        self.holder = holder


class RecordLock:
    """The right to edit one record, under its `key`, until `release` or the end of the process."""

    def __init__(self, key: str) -> None:
        """Say which lock it would be; the disk is not touched before `take`."""
        if not _KEY.fullmatch(key):
            raise ValueError(key)
        folder = paths.locks_folder()
        self.key = key
        # Not bound to a thread: records are saved, and so locked anew, from others.
        self._lock = FileLock(folder / f"{key}.lock", thread_local=False, timeout=0)
        self._about = folder / f"{key}.json"

    @property
    def untitled(self) -> bool:
        """Whether the record has no file yet."""
        return self.key.startswith(_UNTITLED)

    @property
    def held(self) -> bool:
        """Whether it is still held."""
        return self._lock.is_locked

    def take(self) -> bool:
        """Take it, unless it is held already; `False` where another has it.

        Raises `StorageError` where the data folder cannot be written.
        """
        if self.held:
            return True
        folder = self._about.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout:
            return False
        except OSError as error:
            raise not_written(folder, error, "記録のファイルには触れていません。") from error
        _write_holder(self._about)
        return True

    def holder(self) -> Holder | None:
        """Return who has it, where that is known."""
        return _read_holder(self._about)

    def release(self) -> None:
        """Let others edit the record. May be called again."""
        if self.held:
            with suppress(OSError):
                self._about.unlink()
            self._lock.release()


def lock_record(path: Path) -> RecordLock:
    """Take the lock of the record file at `path`, which need not exist.

    Raises `LockedElsewhere`, or `StorageError` where the data folder cannot be written.
    """
    lock = try_lock(paths.record_key(path))
    if isinstance(lock, RecordLock):
        return lock
    raise LockedElsewhere(
        f"「{path.name}」は{_who(lock)}開いています。コピーとしてなら開けます。"
        "編集するには、開いている方のウィンドウを閉じてください。",
        path,
        lock,
    )


def lock_untitled() -> RecordLock:
    """Take the lock of a new record without a file. Raises `StorageError`."""
    while True:
        lock = untitled_lock()
        if lock.take():
            return lock


def untitled_lock() -> RecordLock:
    """Return the lock of a new record without a file; it is not taken yet, and the disk was not touched."""
    return RecordLock(_UNTITLED + secrets.token_hex(8))


def try_lock(key: str) -> RecordLock | Holder | None:
    """Take the lock of that key; where another has it return who, or `None` if that is not known.

    Raises `StorageError` where the data folder cannot be written.
    """
    lock = RecordLock(key)
    return lock if lock.take() else lock.holder()


def _write_holder(about: Path) -> None:
    # An account without a name (a service's, say) raises KeyError, or OSError from 3.13 on.
    user = ""
    with suppress(OSError, KeyError, ImportError):
        user = getpass.getuser()
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    what = {"user": user, "host": platform.node(), "process": os.getpid(), "since": now}
    with suppress(StorageError):  # it only makes the message of another window richer
        write_file(about, json.dumps(what, ensure_ascii=False).encode())


def _read_holder(about: Path) -> Holder | None:
    try:
        what = json.loads(about.read_bytes())
        since = datetime.fromisoformat(what["since"])
        return Holder(str(what["user"]), str(what["host"]), int(what["process"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _who(holder: Holder | None) -> str:
    if holder is None:
        return "ほかのウィンドウで"
    since = f"{day_and_time(holder.since)}から" if holder.since else ""
    person = f"{holder.user}さんが" if holder.user else ""
    return f"{since}{person}ほかのウィンドウで（{holder.host}）"
