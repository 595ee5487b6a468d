"""Reading a file that anybody may have put there: a regular one of bearable size, or an error."""

import errno
import hashlib
import os
import stat
from pathlib import Path

from zadankai_editor.storage.errors import StorageError, not_read


def read_limited(path: Path, limit: int) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises `StorageError` where it is a folder, a device or a pipe, has more than `limit` bytes,
    or cannot be read. Nothing but a regular file is ever read from, so none can make us wait.
    """
    try:
        return _read(path, limit)
    except OSError as error:
        raise not_read(path, error) from error


def _read(path: Path, limit: int) -> bytes:
    _check_kind(path, os.stat(path).st_mode)  # noqa: PTH116
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        _check_kind(path, found.st_mode)
        data = b"" if found.st_size > limit else file.read(limit + 1)
    if found.st_size > limit or len(data) > limit:
        size = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit} バイト"
        raise StorageError(
            f"「{path.name}」は大きすぎるため、開きませんでした（{size}まで）。"
            "ファイルはそのままです。正しいファイルかどうかを確かめてください。",
            path,
        )
    return data


def _check_kind(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    what = "フォルダー" if stat.S_ISDIR(mode) else "普通のファイルではないもの（装置など）"
    raise StorageError(
        f"「{path.name}」は{what}なので、開けません。何も変えていません。ファイルを選んでください。", path
    )


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_on_disk(path: Path) -> str | None:
    """Return the SHA-256 of the file at `path`, `None` where there is none.

    Raises `StorageError` where there is something that cannot be read as a file.
    """
    try:
        _check_kind(path, os.stat(path).st_mode)  # noqa: PTH116
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return None
        raise not_read(path, error) from error
