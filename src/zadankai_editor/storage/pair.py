"""Writing a record together with its review: both or neither, for whoever has no window to try again."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zadankai_editor.record.review import State
from zadankai_editor.storage.atomic import Replacement
from zadankai_editor.storage.errors import ChangedOutside, NotDurable, StorageError, not_written
from zadankai_editor.storage.files import backup_path, record_bytes, review_bytes, review_path
from zadankai_editor.storage.paths import followed
from zadankai_editor.storage.reading import digest_of, digest_on_disk


@contextmanager
def written_pair(path: Path, state: State, *, overwrite: bool) -> Iterator[None]:
    """Write the record at `path` and its review; take both back where the body of the `with` raises.

    All that needs room on the disk is there under other names before any file takes its place.
    With `overwrite` the previous versions stay as `NAME.bak`, and come back where the new ones are
    taken back. Raises `StorageError`; the two files are as they were then.
    """
    target = followed(path)
    beside = followed(review_path(target))
    data, read_back = record_bytes(target, state.record)
    review = review_bytes(beside, state, read_back, digest_of(data))
    files: list[_File] = []
    try:
        files.append(_File(target, data, overwrite=overwrite))
        try:
            files.append(_File(beside, review, overwrite=overwrite))
        except StorageError as error:
            message = f"校正ファイルを書けないため、記録も書きませんでした。{error}"
            raise StorageError(message, beside) from error
        for file in files:
            file.put()
        yield
    except BaseException:
        for file in reversed(files):
            file.take_back()
        raise
    finally:
        for file in files:
            file.abandon()


class _File:
    """One of the files, and what was there before."""

    def __init__(self, target: Path, data: bytes, *, overwrite: bool) -> None:
        self._target = target
        self._overwrite = overwrite
        self._placed = False
        self._previous = _backup_of(target) if overwrite else None
        try:
            self._new = Replacement.prepare(target, data)
        except BaseException:
            if self._previous:
                self._previous.abandon()
            raise

    def put(self) -> None:
        """Take the file's place. Raises `StorageError`."""
        found = None if self._overwrite else digest_on_disk(self._target)
        if found is not None:
            message = (
                f"「{self._target.name}」は、書いているあいだにほかで作られました。"
                "それには触れていません。別の名前を付けてください。"
            )
            raise ChangedOutside(message, self._target, found)
        if self._previous:
            self._previous.commit()
        try:
            self._new.commit()
        except NotDurable:
            self._placed = True
            raise
        self._placed = True

    def take_back(self) -> None:
        """Bring back what was there. Where even that fails, the error under way is the one to tell."""
        if not self._placed:
            return
        with suppress(OSError):
            if self._previous:
                os.replace(self._previous.target, self._target)  # noqa: PTH105  # needs no room, and is one step
            else:
                self._target.unlink()

    def abandon(self) -> None:
        """Remove what is still there under another name."""
        self._new.abandon()
        if self._previous:
            self._previous.abandon()


def _backup_of(target: Path) -> Replacement | None:
    """Return the file at `target`, ready to become its backup; `None` where there is none."""
    if not target.is_file():
        return None
    try:
        previous = target.read_bytes()
        backup = Replacement.prepare(backup_path(target), previous)
    except OSError as error:
        raise not_written(target, error) from error
    with suppress(OSError):  # a system without modes
        shutil.copymode(target, backup.temporary)
    return backup
