"""Small JSON files of the program's own: a damaged one is kept aside and read as nothing."""

import json
from contextlib import suppress
from pathlib import Path

from pydantic import JsonValue

from zadankai_editor.storage.atomic import move_to_free_name, write_file
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.reading import read_limited

_LIMIT = 2**22


def read_json(path: Path) -> JsonValue:
    """Return what the file at `path` holds, `None` where it is missing or was damaged.

    A damaged one is renamed to `NAME.damaged-1` or the next free number.
    """
    if not path.exists():
        return None
    try:
        value: JsonValue = json.loads(read_limited(path, _LIMIT).decode())
    except (StorageError, ValueError, RecursionError):
        keep_aside(path)
        return None
    return value


def write_json(path: Path, value: JsonValue) -> None:
    """Replace the file at `path`. Raises `StorageError`."""
    write_file(path, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())


def keep_aside(path: Path) -> None:
    """Rename the file at `path`, so that nothing overwrites it."""
    with suppress(OSError):  # what cannot be renamed is replaced by the next write or refuses it
        move_to_free_name(path, lambda n: path.with_name(f"{path.name}.damaged-{n}"))
