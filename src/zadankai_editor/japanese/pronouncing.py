"""How names are likely to be read, for whoever looks for somebody by kana or Latin letters."""

from functools import lru_cache

from zadankai_editor.japanese.kana import hiragana
from zadankai_editor.japanese.surnames import readings_of


@lru_cache(maxsize=1024)
def likely_reading(name: str) -> str:
    """Return `name` as a dictionary reads it, in hiragana, a space between its words; never to be kept.

    The first call loads the dictionary, which takes a twentieth of a second.
    """
    return " ".join(hiragana(reading) for reading in readings_of(name))
