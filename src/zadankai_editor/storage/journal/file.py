"""One journal file, open for appending."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from zadankai_editor.storage import paths
from zadankai_editor.storage.atomic import sync_file, sync_folder, write_all, write_file


def journal_path(key: str) -> Path:
    """Return where the journal of the record with that key stands."""
    return paths.journals_folder() / f"{key}.jsonl"


def waiting_folder(key: str) -> Path:
    """Return the folder in which the pictures of a record without a file wait."""
    return paths.journals_folder() / key


class JournalFile:
    """A journal file. All methods raise `OSError`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._torn = False

    @classmethod
    def create(cls, path: Path, data: bytes) -> "JournalFile":
        """Put a new journal, durably, in the place of the one at `path`. Raises `StorageError` too."""
        write_file(path, data)
        flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        return cls(path, os.open(path, flags))

    @property
    def vanished(self) -> bool:
        """Whether somebody removed the file meanwhile, so that what is written goes nowhere."""
        return os.fstat(self._descriptor).st_nlink == 0

    def write(self, data: bytes) -> None:
        """Append lines. Where an attempt failed half-way, the next ones begin on a new line."""
        start = b"\n" if self._torn else b""
        self._torn = True
        write_all(self._descriptor, start + data)
        self._torn = False

    def sync(self) -> None:
        """Wait until what was written is on the disk itself."""
        sync_file(self._descriptor)

    def close(self) -> None:
        """Close the file; it stays where it is."""
        os.close(self._descriptor)


def move_aside(key: str) -> Path:
    """Move a journal, and pictures that wait beside it, to a folder of their own; return that.

    It is never deleted by the program. Raises `OSError`.
    """
    now = datetime.now().astimezone()
    base = paths.kept_folder() / f"{now:%Y%m%d-%H%M%S}-{key[:20]}"
    place, number = base, 1
    while True:
        try:
            place.mkdir(parents=True)
            break
        except FileExistsError:
            number += 1
            place = base.with_name(f"{base.name}-{number}")
    # The pictures first: a journal without its pictures would be offered again with gaps.
    with suppress(FileNotFoundError):
        waiting_folder(key).rename(place / "pictures")
    journal_path(key).rename(place / "journal.jsonl")
    sync_folder(place)
    return place
