"""Finding Japanese names by what is typed: kanji, kana, romaji, or the initials of their words.

Readings come from the dictionary that comes with the program (SudachiDict), loaded when something is
first looked for; it takes a twentieth of a second.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from zadankai_editor.recognize.dictionary import tokenizer

_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_NO_WORDS = frozenset({"助詞", "助動詞", "補助記号", "記号", "空白"})

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_ROMAJI = {
    **{
        kana: consonant + vowel
        for consonant, row in _ROWS.items()
        for kana, vowel in zip(row, "aiueo", strict=True)
    },
    **dict(zip("やゆよわをんゔ", ("ya", "yu", "yo", "wa", "o", "n", "vu"), strict=True)),
    **dict(zip("ぁぃぅぇぉゎ", "aiueoa", strict=True)),
    # Both ways of writing these are heard alike.
    "ぢ": "zi",
    "づ": "zu",
}
_SMALL_Y = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}

_SPELLINGS = tuple(
    (re.compile(found), put)
    for found, put in (
        (r"sh(?=[aueo])", "sy"),
        (r"shi", "si"),
        (r"ch(?=[aueo])", "ty"),
        (r"chi", "ti"),
        (r"tsu", "tu"),
        (r"ji", "zi"),
        (r"jy", "zy"),
        (r"j(?=[aueo])", "zy"),
        (r"f(?=[aieo])", "hu"),
        (r"fu", "hu"),
        (r"di", "zi"),
        (r"du", "zu"),
        (r"wo", "o"),
        # A word of which the last kana is not typed to its end.
        (r"(?:sh|sy)$", "s"),
        (r"(?:ch|ty|ts)$", "t"),
        (r"(?:j|zy)$", "z"),
        (r"f$", "h"),
        (r"[-'’]", ""),
        # Doubled consonants, and the n that is typed twice.
        (r"([^aiueo\W])\1+", r"\1"),
    )
)


def searchable(text: str) -> str:
    """Return `text` so that width, kana, case and white space do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).translate(_HIRAGANA)


def romaji(kana: str) -> str:
    """Return hiragana in Latin letters, spelt as `spelt` spells what is typed; other letters stay."""
    written = ""
    for letter in kana:
        if letter in _SMALL_Y:
            # きゃ: the vowel of き gives way.
            written = written.removesuffix("i") + _SMALL_Y[letter]
        else:
            written += _ROMAJI.get(letter, "" if letter in "っー" else letter)
    return spelt(written)


def spelt(typed: str) -> str:
    """Return Latin letters in one of their spellings: shi as si, chi as ti, kekka as keka, konna as kona."""
    for found, put in _SPELLINGS:
        typed = found.sub(put, typed)
    return typed


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """Return the readings of the words in `text` in hiragana, without particles and marks."""
    return tuple(
        searchable(word.reading_form())
        for word in tokenizer().tokenize(text)
        if word.part_of_speech()[0] not in _NO_WORDS
    )


@lru_cache(maxsize=1024)
def _reading(text: str) -> str:
    """Return how all of `text` is read, in hiragana."""
    return "".join(searchable(word.reading_form()) for word in tokenizer().tokenize(text))


@dataclass(frozen=True)
class Findable:
    """Something that is looked for by its name; `beside` is found too, but ranks last."""

    name: str
    beside: tuple[str, ...] = ()

    def rank(self, typed: str) -> int | None:
        """Return how well `typed` fits, 0 best; `None` where it does not.

        Several words, parted by spaces, must all fit.
        """
        ranks = [self._rank_of(searchable(word)) for word in unicodedata.normalize("NFKC", typed).split()]
        found = [rank for rank in ranks if rank is not None]
        return max(found, default=0) if len(found) == len(ranks) else None

    def _rank_of(self, wanted: str) -> int | None:
        name, reading = searchable(self.name), _reading(self.name)
        words = words_of(self.name)
        in_letters = spelt(wanted) if wanted.isascii() else wanted
        letters = [romaji(word) for word in words]
        tests = (
            any(searchable(text) == wanted for text in self.beside),
            name.startswith(wanted) or reading.startswith(wanted),
            in_letters != "" and romaji(reading).startswith(in_letters),
            any(word.startswith(wanted) for word in words) or wanted in name,
            in_letters != "" and any(word.startswith(in_letters) for word in letters),
            "".join(word[:1] for word in letters).startswith(wanted),
            wanted in reading,
            in_letters != "" and in_letters in romaji(reading),
            any(wanted in searchable(text) for text in self.beside),
        )
        return next((rank for rank, fits in enumerate(tests) if fits), None)
