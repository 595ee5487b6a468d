"""What a command reads: a file of bearable size or standard input."""

import os
from pathlib import Path

from zadankai_editor.cli.streams import STANDARD, read_standard_input
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.reading import read_limited


def shown_name(name: str) -> str:
    """Return what messages call the input `name`; bytes that are no UTF-8 show as U+FFFD."""
    return "標準入力" if name == STANDARD else os.fsencode(name).decode("utf-8", "replace")


def read_input(name: str, limit: int) -> bytes:
    """Return the bytes of the file `name`, or of standard input for `-`.

    Of standard input one byte more than `limit` may come, so that whoever reads them sees that
    there are too many. Raises StorageError, CommandError and OSError.
    """
    if not name:
        raise StorageError("読むファイルの名前が空です。ファイルの名前を渡してください。")
    return read_standard_input(limit) if name == STANDARD else read_limited(Path(name), limit)
