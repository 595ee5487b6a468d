"""File names that every system and every web site takes, and that people can still read."""

import re
from collections.abc import Callable

from zadankai_editor.japanese.folding import COMPOSED

_MOST_CHARACTERS = 60
_MOST_BYTES = 180  # of the 255 that file systems allow, with room for a number and the extension

_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
"""Names that are devices on Windows, with any extension ("Naming Files, Paths, and Namespaces")."""

_UNSAFE = re.compile(r"[^\w.・-]+")
"""Everything but letters and digits of any script and marks that no system, shell or URL minds."""


def safe_stem(stem: str) -> str:
    """Return a readable, harmless form of a file's name without its extension; never empty.

    Letters of every script stay. White space, and what Windows, YAML or a URL reads as
    something else, becomes `-`.
    """
    text = COMPOSED.of(stem)
    text = _UNSAFE.sub("-", text)
    text = _shortened(text).strip("-. ")
    if _RESERVED.fullmatch(text.split(".")[0]):
        text = f"picture-{text}"
    return text or "picture"


def free_name(stem: str, extension: str, taken: Callable[[str], bool]) -> str:
    """Return `stem` with `extension` (with its dot), with a number where that is `taken`."""
    name = f"{stem}{extension}"
    number = 1
    while taken(name):
        number += 1
        name = f"{stem}-{number}{extension}"
    return name


def _shortened(text: str) -> str:
    text = text[:_MOST_CHARACTERS]
    while len(text.encode("utf-8", "replace")) > _MOST_BYTES:
        text = text[:-1]
    return text
