"""How long a text is, as staff count it: characters as people see them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zadankai_editor.japanese.clusters import clusters, is_seen

_SIMPLE = re.compile("[\u0021-\u007e、-〟ぁ-ゖァ-ヾ一-鿿！-～｡-ﾝ]*")
"""Characters that are one each, whatever stands beside them."""


@dataclass(frozen=True)
class Length:
    """Characters, and with them the spaces and the line breaks between paragraphs."""

    characters: int = 0
    with_spaces: int = 0

    def __add__(self, other: "Length") -> "Length":
        return Length(self.characters + other.characters, self.with_spaces + other.with_spaces)


@lru_cache(maxsize=32768)
def length_of(text: str) -> Length:
    """Return how long `text` is. What combines with a character is no character, nor is what nobody sees."""
    bare = "".join(text.split())
    spaces = len(text) - len(bare)
    if _SIMPLE.fullmatch(bare):
        return Length(len(bare), len(bare) + spaces)
    seen = sum(is_seen(cluster) for _, cluster in clusters(text))
    return Length(seen, seen + spaces)
