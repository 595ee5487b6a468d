"""What is done in the background to open a record: reading it, its lock, and what was lost of it."""

import os
import shutil
from dataclasses import dataclass, replace
from importlib.resources import as_file
from pathlib import Path

from zadankai_editor.record.digits import with_digits
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.review import State
from zadankai_editor.resources import example
from zadankai_editor.session.on_disk import OnDisk
from zadankai_editor.storage.errors import StorageError, not_written
from zadankai_editor.storage.files import open_record
from zadankai_editor.storage.journal.file import waiting_folder
from zadankai_editor.storage.journal.recovery import Kept, Recovered, recover_record
from zadankai_editor.storage.locks import RecordLock, lock_record, try_lock, untitled_lock
from zadankai_editor.storage.paths import followed
from zadankai_editor.storage.pictures import FOLDER
from zadankai_editor.storage.recent import remember_record


@dataclass(frozen=True)
class Arrival:
    """A record that was read in the background, ready to be put on the desk.

    `copy_of` names what it is a copy of, if it is one. `lost` is what an earlier session left of it. `recent` are the
    last records now, where this one is among them; `trouble` is what failed although it can be opened.
    """

    name: str
    lock: RecordLock
    state: State
    on_disk: OnDisk = OnDisk()  # noqa: RUF009  it is frozen
    notices: tuple[Finding, ...] = ()
    lost: Recovered | None = None
    recent: tuple[Path, ...] | None = None
    trouble: StorageError | None = None
    copy_of: str | None = None


def put_back(arrival: Arrival) -> None:
    """Let go of what was read and is not wanted: its lock, and pictures that were copied for it."""
    arrival.lock.release()
    if arrival.on_disk.path is None:
        shutil.rmtree(waiting_folder(arrival.lock.key), ignore_errors=True)


def is_same(one: Path | None, other: Path) -> bool:
    """Tell whether both are one file by their names alone; the disk is not asked."""
    return one is not None and os.path.normcase(one) == os.path.normcase(os.path.abspath(other))  # noqa: PTH100


def fetch(path: Path, current: Path | None) -> Arrival | None:
    """Read the record at `path` and take its lock; `None` where it is the `current` one.

    Raises `FormatError` and `StorageError`.
    """
    if followed(path) == current:
        return None
    lock = lock_record(path)
    try:
        lost = recover_record(lock)
        opened = open_record(path)
    except BaseException:
        lock.release()
        raise
    recent, trouble = remembered(opened.path)
    if isinstance(lost, Kept):
        trouble, lost = StorageError(lost.message), None
    state = with_digits(opened.state)
    return Arrival(path.name, lock, state, OnDisk.of(opened, state), opened.notices, lost, recent, trouble)


def fetch_copy(path: Path, name: str) -> Arrival:
    """Read the record at `path` as a copy without a file; its pictures wait beside the journal to be.

    Raises `FormatError` and `StorageError`.
    """
    opened = open_record(path)
    lock = untitled_lock()
    lock.take()
    try:
        _copy_pictures(opened.path.parent, waiting_folder(lock.key))
    except (OSError, shutil.Error) as error:
        lock.release()
        shutil.rmtree(waiting_folder(lock.key), ignore_errors=True)
        why = error if isinstance(error, OSError) else OSError(str(error))
        raise not_written(path, why, "元の記録は変えていません。") from error
    return Arrival(name, lock, with_digits(opened.state), copy_of=path.name)


def fetch_lost(key: str) -> Recovered | str:
    """Replay the journal with that key, and take its lock; or say why not. Raises `StorageError`."""
    lock = try_lock(key)
    if not isinstance(lock, RecordLock):
        return "この作業は、ほかのウィンドウで開いています。"
    found = recover_record(lock)
    if isinstance(found, Recovered):
        return found
    lock.release()
    return found.message if isinstance(found, Kept) else "復元する作業は残っていませんでした。"


def fetch_sample(example_name: str, name: str) -> Arrival:
    """Read the example of that name, as `fetch_copy` does."""
    with as_file(example(example_name)) as path, as_file(example(FOLDER)):
        return replace(fetch_copy(path, name), copy_of=name)


def remembered(path: Path) -> tuple[tuple[Path, ...] | None, StorageError | None]:
    """Put a record at the head of the last ones; return those, or why that failed."""
    try:
        return remember_record(path), None
    except StorageError as error:
        return None, error


def _copy_pictures(source: Path, folder: Path) -> None:
    """Take the pictures of a record along into the waiting folder of a copy."""
    if (source / FOLDER).is_dir():
        shutil.copytree(source / FOLDER, folder / FOLDER, dirs_exist_ok=True)
