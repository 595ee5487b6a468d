"""How the dictionary reads names and words, for whoever looks for something by kana or Latin letters.

Readings are guesses, never to be kept. The first call loads the dictionary, which takes a twentieth of a second.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zadankai_editor.japanese.dictionary import tokenizer
from zadankai_editor.japanese.kana import hiragana

_LONGEST_NAME = 24
_NO_WORDS = frozenset({"助詞", "助動詞", "補助記号", "記号", "空白"})


class _Read(NamedTuple):
    kana: str
    is_word: bool


@lru_cache(maxsize=1024)
def likely_reading(name: str) -> str:
    """Return `name` as it is likely to be read, in hiragana, a space between its words."""
    if len(name) > _LONGEST_NAME:
        return ""
    return " ".join(kana for kana, _ in _read(name) if kana)


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """Return the readings of the words in `text` in hiragana, without particles and marks."""
    return tuple(kana for kana, is_word in _read(text) if is_word)


@lru_cache(maxsize=1024)
def whole_reading(text: str) -> str:
    """Return how all of `text` is read, in hiragana."""
    return "".join(kana for kana, _ in _read(text))


def _read(text: str) -> Iterator[_Read]:
    """Yield how each piece of `text` is read; what has no reading stands for itself.

    Spaces are left out: the dictionary reads one as きごう.
    """
    if not text:
        return
    for piece in tokenizer().tokenize(text):
        kind = piece.part_of_speech()[0]
        if kind != "空白":
            yield _Read(hiragana(piece.reading_form() or piece.surface()), kind not in _NO_WORDS)
