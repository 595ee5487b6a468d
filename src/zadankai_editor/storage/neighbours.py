"""Files that lie beside a source and belong to it: the pictures of a saved web page."""

import os
from pathlib import Path

from zadankai_editor.record.texts import leads_outside
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.pictures import MOST_BYTES
from zadankai_editor.storage.reading import read_limited


def read_neighbour(source: Path, name: str) -> bytes | None:
    """Return the bytes of the regular file `name`, relative to the folder of `source`.

    `None` where it leads out of that folder (by its name or by a link), is not there, is no regular
    file, or is larger than a picture may be: a source says what it likes, and nobody is asked.
    """
    if not name or leads_outside(name) or "\0" in name:
        return None
    try:
        folder = os.path.realpath(source.parent)
        path = os.path.realpath(Path(folder) / name)
        if os.path.commonpath((folder, path)) != folder:
            return None
        return read_limited(Path(path), MOST_BYTES)
    except (StorageError, OSError, ValueError):
        return None  # the reader says which picture is missing
