"""Ordinary characters for those that other programs leave behind, and that nobody types.

A web page leaves characters of no width, a Mac kana in two parts, a PDF radicals (⼈) in the place of characters.
"""

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_JOINER = re.compile("(?<=[\u3040-\u9fff\uff00-\uffef\\w])\u200d|\u200d(?=[\u3040-\u9fff\uff00-\uffef\\w])")
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_MARKS_OF_KANA = re.compile("[\u3099\u309a]")
_ODD = re.compile("[\u2e80-\u2fd5\u3099\u309a\ufffd]")


def ordinary(text: str) -> str:
    """Return `text` without what has no width, with kana composed, and with characters for radicals.

    A joiner between signs stays.
    """
    composed = unicodedata.normalize("NFC", text) if _MARKS_OF_KANA.search(text) else text
    seen = _UNSEEN.sub("", _JOINER.sub("", composed))
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), seen)


def is_odd(text: str) -> bool:
    """Tell whether a text that can be printed holds something that `ordinary` changes, or � for what was unreadable."""
    return _ODD.search(text) is not None
