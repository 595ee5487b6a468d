"""Replacing a file so that whatever happens either the old or the new one is there, whole.

The new bytes go into a hidden file in the same folder, to the disk itself, and only then take the
old file's place in one step of the file system (rename(2); MoveFileEx on Windows).
"""

import errno
import hashlib
import os
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from zadankai_editor.storage.errors import NotDurable, cause_of, not_written
from zadankai_editor.storage.paths import followed

if sys.platform == "darwin":
    import fcntl

_STALE = 600.0
"""Seconds after which a temporary file of a process that was killed is in nobody's use."""

_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8) if os.name == "nt" else ()
"""Pauses between attempts: on Windows a virus scanner may hold a file for a moment."""

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})
"""How systems say that they cannot sync a folder (network shares do)."""


class Replacement:
    """New content of a file, on disk under another name until it takes the file's place."""

    def __init__(self, target: Path, temporary: Path, *, replaces: bool = True) -> None:
        """`replaces`: there was a file to be replaced."""
        self.target = target
        self.temporary = temporary
        self._kept = None if replaces else ""

    @classmethod
    def prepare(cls, path: Path, data: bytes) -> Self:
        """Write `data` beside `path`, durably. Where `path` is a link, its target will be replaced.

        Raises `StorageError`; nothing is left behind then.
        """
        target = followed(path)
        before = None
        try:
            before = _replaceable(target)
            _remove_stale(target)
            temporary = _temporary(target)
            _write_new(temporary, data, before)
        except OSError as error:
            raise not_written(target, error, None if before else "") from error
        return cls(target, temporary, replaces=before is not None)

    def commit(self, *, backup: Path | None = None, guard: Callable[[], None] | None = None) -> None:
        """Take the file's place; the previous version goes to `backup`, where one is given.

        `guard` is called last before anything is touched; what it raises ends the matter. Raises
        `StorageError`. In either case the file is the old one, whole, and nothing is left behind;
        but after `NotDurable` it is the new one.
        """
        try:
            if guard:
                guard()
            if backup and self.target.exists():
                _keep_previous(self.target, backup)
            _persistently(os.replace, self.temporary, self.target)
        except OSError as error:
            self.abandon()
            raise not_written(self.target, error, self._kept) from error
        except BaseException:
            self.abandon()
            raise
        try:
            sync_folder(self.target.parent)
        except OSError as error:
            raise NotDurable(
                f"「{self.target.name}」に新しい内容を書きましたが、電源が切れても残るかを確かめられませんでした。"
                f"{cause_of(error)[0]}。ほかの場所にも保存してください。",
                self.target,
            ) from error

    def abandon(self) -> None:
        """Remove the new content; nothing else has been touched."""
        with suppress(OSError):
            self.temporary.unlink()


def write_file(path: Path, data: bytes, *, backup: Path | None = None) -> None:
    """Replace the file at `path` by `data`; its folder is made. Raises `StorageError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from error
    Replacement.prepare(path, data).commit(backup=backup)


def put_copy(source: Path, target: Path) -> bool:
    """Copy the file `source` to `target` unless there is something already; tell whether it was.

    Never replaces anything, and never leaves half a file there. Raises `OSError`.
    """
    temporary = _temporary(target)
    try:
        _copy(source, temporary)
        return _rename_if_free(temporary, target)
    finally:
        with suppress(OSError):
            temporary.unlink()


def move_to_free_name(path: Path, candidates: Callable[[int], Path]) -> Path:
    """Rename the file at `path` to the first of `candidates(1)`, `candidates(2)`, … that is free.

    Raises `OSError`.
    """
    number = 1
    while not _rename_if_free(path, candidates(number)):
        number += 1
    with suppress(FileNotFoundError):
        path.unlink()  # a hard link has taken the new name
    return candidates(number)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system allows it. Raises `OSError`."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def sync_file(descriptor: int) -> None:
    """Make what was written durable. On macOS `fsync` alone stops at the drive's cache."""
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _replaceable(target: Path) -> os.stat_result | None:
    """Return what is known of the old file, `None` where there is none."""
    try:
        found = os.stat(target)  # noqa: PTH116  # all system calls of a save stand side by side
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if not os.access(target, os.W_OK):
        os.close(os.open(target, os.O_WRONLY))  # says why; renaming over it would not ask
    return found


def _stem(target: Path) -> str:
    key = hashlib.blake2b(os.fsencode(target.name), digest_size=4).hexdigest()
    return f".zadankai-{key}-"


def _temporary(target: Path) -> Path:
    return target.with_name(f"{_stem(target)}{secrets.token_hex(6)}.tmp")


def _remove_stale(target: Path) -> None:
    """Remove what killed processes left of earlier attempts at the same file."""
    for left in target.parent.glob(f"{_stem(target)}*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _write_new(path: Path, data: bytes, like: os.stat_result | None) -> None:
    """Write a file that does not exist yet, with mode and owner of `like`; all or nothing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(path, flags, 0o666 if like is None else 0o600)
    try:
        try:
            write_all(descriptor, data)
            if like is not None:
                _take_after(descriptor, path, like)
            sync_file(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108
        raise


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`. Raises `OSError`; part of it may be written then."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _take_after(descriptor: int, path: Path, like: os.stat_result) -> None:
    if sys.platform != "win32" and (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # somebody else's file: it becomes ours, as with any editor
            os.fchown(descriptor, like.st_uid, like.st_gid)
    os.chmod(path, stat.S_IMODE(like.st_mode))  # noqa: PTH101


def _keep_previous(target: Path, backup: Path) -> None:
    """Make `backup` a copy of `target`, in one step.

    Not a hard link: were the save to fail after it, an editor that writes in place would change both.
    """
    spare = _temporary(target)
    try:
        _copy(target, spare)
        shutil.copymode(target, spare)
        _persistently(os.replace, spare, backup)
    finally:
        with suppress(OSError):
            spare.unlink()


def _copy(source: Path, target: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with source.open("rb") as read, os.fdopen(os.open(target, flags, 0o666), "wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        sync_file(written.fileno())


def _rename_if_free(source: Path, target: Path) -> bool:
    """Give `source` the name `target` unless that is taken; a second link may stay at `source`."""
    try:
        if os.name == "nt":
            _persistently(os.rename, source, target)  # fails there where the name is taken
            return True
        os.link(source, target)
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(target):
            return False
        os.replace(source, target)  # noqa: PTH105  # no hard links here: the gap is a moment
    return True


def _persistently(move: Callable[[Path, Path], None], source: Path, target: Path) -> None:
    for pause in _PATIENCE:
        try:
            return move(source, target)
        except PermissionError:
            time.sleep(pause)
    return move(source, target)
