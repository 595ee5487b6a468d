"""Kana as they are looked for: hiragana for katakana, and one Latin spelling for all that are usual."""

import re
import unicodedata

from zadankai_editor.japanese.folding import SOUND

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
_LETTERS = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
}
_LETTERS |= {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ぢ": "zi", "づ": "zu"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_SPELLINGS = (
    (re.compile("sh"), "sy"),
    (re.compile("ch"), "ty"),
    (re.compile("ts"), "t"),
    (re.compile("j"), "zy"),
    (re.compile("f"), "h"),
    (re.compile("yi"), "i"),
    (re.compile("yy"), "y"),
    (re.compile("m(?=[bmp])"), "n"),
    (re.compile("oh(?=[^aiueoy]|$)"), "o"),
    (re.compile(r"([kstpgzdbh])\1"), r"\1"),
    (re.compile("o[ou]+"), "o"),
    (re.compile("uu+"), "u"),
)


def hiragana(text: str) -> str:
    """Return `text` as it is looked for by its sound: hiragana, with width, case and white space as one."""
    return SOUND.of(text)


def romaji(kana: str) -> str:
    """Return how `kana` is spelt in Latin letters, as `spelling` has it; other characters are left out."""
    letters: list[str] = []
    for char in hiragana(kana):
        if char in _SMALL and letters and len(letters[-1]) > 1:
            letters[-1] = letters[-1][:-1] + _SMALL[char]
        else:
            letters.append(_LETTERS.get(char, _SMALL.get(char, "")))
    return spelling("".join(letters))


def spelling(letters: str) -> str:
    """Return one spelling for all that are usual: shi and si, jo and zyo, ohno, ōno and oono are the same."""
    found = "".join(c for c in unicodedata.normalize("NFD", letters.casefold()) if "a" <= c <= "z")
    for usual, one in _SPELLINGS:
        found = usual.sub(one, found)
    return found
