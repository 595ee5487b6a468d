"""What the dictionary knows as words: whether a text is one, and which nouns a text holds in which spelling."""

from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.dictionary import tokenizer

_LONGEST = 40_000 // 3
"""So many characters are parted at once (SudachiPy takes 49,149 bytes)."""
_LEAST = 2


class Noun(NamedTuple):
    """A common noun in a text: as it is written, and the one form that all its spellings have."""

    written: str
    word: str


@lru_cache(maxsize=4096)
def is_one_word(text: str) -> bool:
    """Tell whether the dictionary knows `text` as one word."""
    if not text or len(text) > _LONGEST:
        return False
    words = tokenizer().tokenize(text)
    return len(words) == 1 and not words[0].is_oov()


@lru_cache(maxsize=512)
def nouns_of(text: str) -> tuple[Noun, ...]:
    """Return the common nouns of `text` that the dictionary knows, of two characters or more, in order.

    What counts something is none: 三か所.
    """
    found = []
    counted = False
    for begin in range(0, len(text), _LONGEST):
        for word in tokenizer().tokenize(text[begin : begin + _LONGEST]):
            speech = word.part_of_speech()
            known = speech[0] == "名詞" and speech[1] == "普通名詞" and not word.is_oov()
            if known and len(word.surface()) >= _LEAST and not counted:
                found.append(Noun(word.surface(), word.normalized_form()))
            counted = speech[1] == "数詞"
    return tuple(found)
