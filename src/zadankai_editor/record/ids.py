"""Identifiers of blocks and of what lives only in memory."""

import hashlib
import re
import secrets
from collections.abc import Container, Iterator

BLOCK_ID = re.compile(r"[a-z][a-z0-9]{0,15}")
"""What `record-format.md` allows as a block's id (whole string)."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_AS_LETTERS = bytes(ord(_LETTERS[byte % len(_LETTERS)]) for byte in range(256))


def is_block_id(text: str) -> bool:
    """Tell whether `text` may stand as a block's `id` in a file."""
    return BLOCK_ID.fullmatch(text) is not None


def fresh_id(prefix: str, taken: Container[str] = ()) -> str:
    """Return a random id that begins with the letter `prefix` and is not in `taken`.

    Ten random letters and digits make it safe to assume that an id which once stood in the
    file, and is gone, is not drawn again.
    """
    while True:
        # All ten at once: a paste may want thousands of ids.
        found = prefix + secrets.token_bytes(10).translate(_AS_LETTERS).decode()
        if found not in taken:
            return found


def imported_block_ids() -> Iterator[str]:
    """Yield `b1`, `b2`, …: the ids that an import gives to the blocks of the body."""
    number = 0
    while True:
        number += 1
        yield f"b{number}"


def paragraph_id(part: str, index: int, digest: str) -> str:
    """Return the id in memory of paragraph `index` of `part` (`lead` or `closing`).

    The file gives these paragraphs no id. It follows from the file's content (`digest`, any
    text that names it), so that a journal which names it can be replayed, and is still not met
    again when the paragraph later moves into the body and takes the id along.
    """
    number = int.from_bytes(hashlib.blake2b(f"{part}/{index}/{digest}".encode(), digest_size=8).digest())
    letters = ""
    while number:
        number, rest = divmod(number, 36)
        letters += _LETTERS[rest]
    return "p" + letters[:12]
