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


def remember_record(path: Path) -> tuple[Path, ...]:
    """Put `path` at the head of the list, and return that. Raises `StorageError`."""
    path = paths.followed(path)
    return _write((path, *_without(path)))


def forget_record(path: Path) -> tuple[Path, ...]:
    """Take `path` out of the list, and return that. Raises `StorageError`."""
    return _write(_without(path))


def _without(path: Path) -> tuple[Path, ...]:
    # As it is written down: a folder that does not answer any more can be taken out of the list.
    same = os.path.normcase(path)
    return tuple(p for p in recent_records() if os.path.normcase(p) != same)


def _write(records: tuple[Path, ...]) -> tuple[Path, ...]:
    write_json(_file(), [str(p) for p in records[:MOST]])
    return records[:MOST]


def _file() -> Path:
    return paths.settings_folder() / "recent.json"
