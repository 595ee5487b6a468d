"""What a command reads: a file of bearable size or standard input."""

from pathlib import Path

from zadankai_editor.cli.streams import STANDARD, read_standard_input
from zadankai_editor.storage.reading import read_limited


def shown_name(name: str) -> str:
    """Return what messages call the input `name`."""
    return "標準入力" if name == STANDARD else name


def read_input(name: str, limit: int) -> bytes:
    """Return the bytes of the file `name`, or of standard input for `-`.

    Of standard input one byte more than `limit` may come, so that whoever reads them sees that
    there are too many. Raises StorageError, CommandError and OSError.
    """
    return read_standard_input(limit) if name == STANDARD else read_limited(Path(name), limit)
