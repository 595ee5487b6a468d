"""An input: the bytes that are tried, and the door of the program through which they come."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Door(StrEnum):
    """The function that reads."""

    FILE = "file"
    """`read_source`: a file of any kind, told apart by content and name."""
    CLIPBOARD = "clipboard"
    """`read_html`: HTML from the clipboard."""
    PASTE = "paste"
    """`text_source`: text from the clipboard or the keyboard."""
    PLAIN = "plain"
    """`read_text`: a file that is taken for plain text whatever it holds."""


@dataclass(frozen=True)
class Input:
    """One input. `sort` says in the report what it was made as, `name` is the name of its file."""

    sort: str
    door: Door
    name: str
    data: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The bytes as the text that a clipboard holds; those that are no UTF-8 are half surrogate pairs."""
        return self.data.decode("utf-8", "surrogateescape")


def from_text(sort: str, door: Door, name: str, text: str) -> Input:
    """Return an input whose bytes are `text` in UTF-8, half surrogate pairs and all."""
    return Input(sort, door, name, text.encode("utf-8", "surrogatepass"))


def save(item: Input, folder: Path, failure: str) -> Path:
    """Write `item` into `folder` (made where it is missing), and beside it what failed; return its path.

    The file's name says the door (`1f2e3d4c.clipboard.html`), so that `load` finds it again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(item.data).hexdigest()[:12]
    ending = Path(item.name).suffix[1:]
    path = folder / ".".join(filter(None, (digest, item.door.value, ending if ending.isalnum() else "")))
    path.write_bytes(item.data)
    path.with_name(path.name + ".failure").write_text(f"{item.sort} {item.name!r}\n{failure}\n", "utf-8")
    return path


def load(path: Path) -> Input:
    """Return the input that the file at `path` holds: one that `save` wrote, or any other file."""
    parts = path.name.split(".")
    doors = [door for door in Door if door.value in parts[1:]]
    return Input("replay", doors[0] if doors else Door.FILE, path.name, path.read_bytes())
