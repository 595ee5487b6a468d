"""The records that were open last."""

import os
from pathlib import Path

from zadankai_editor.storage import paths
from zadankai_editor.storage.json_file import keep_aside, read_json, write_json

MOST = 10


def recent_records() -> tuple[Path, ...]:
    """Return the paths of the last records, the latest first; some may no longer exist."""
    value = read_json(_file())
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        keep_aside(_file())
        return ()
    return tuple(Path(str(item)) for item in value[:MOST])


def remember_record(path: Path) -> None:
    """Put `path` at the head of the list. Raises `StorageError`."""
    path = paths.followed(path)
    _write((path, *_without(path)))


def forget_record(path: Path) -> None:
    """Take `path` out of the list. Raises `StorageError`."""
    _write(_without(paths.followed(path)))


def _without(path: Path) -> tuple[Path, ...]:
    same = os.path.normcase(path)
    return tuple(p for p in recent_records() if os.path.normcase(p) != same)


def _write(records: tuple[Path, ...]) -> None:
    write_json(_file(), [str(p) for p in records[:MOST]])


def _file() -> Path:
    return paths.settings_folder() / "recent.json"
