"""Finding Japanese names by what is typed: kanji, kana, romaji, or the initials of their words."""

import re
from dataclasses import dataclass

from zadankai_editor.japanese.folding import WIDTH
from zadankai_editor.japanese.kana import hiragana, romaji, spelling
from zadankai_editor.japanese.pronouncing import whole_reading, words_of

_LATIN = re.compile("[a-z'-]+")


@dataclass(frozen=True)
class Findable:
    """Something that is looked for by its name; `beside` is found too, but ranks last."""

    name: str
    beside: tuple[str, ...] = ()

    def rank(self, typed: str) -> int | None:
        """Return how well `typed` fits, 0 best; `None` where it does not.

        Several words, parted by spaces, must all fit.
        """
        ranks = [self._rank_of(hiragana(word)) for word in WIDTH.of(typed).split()]
        found = [rank for rank in ranks if rank is not None]
        return max(found, default=0) if len(found) == len(ranks) else None

    def _rank_of(self, wanted: str) -> int | None:
        name, reading = hiragana(self.name), whole_reading(self.name)
        words = words_of(self.name)
        in_letters = spelling(wanted) if _LATIN.fullmatch(wanted) else ""
        letters = [romaji(word) for word in words]
        tests = (
            any(hiragana(text) == wanted for text in self.beside),
            name.startswith(wanted) or reading.startswith(wanted),
            in_letters != "" and romaji(reading).startswith(in_letters),
            any(word.startswith(wanted) for word in words) or wanted in name,
            in_letters != "" and any(word.startswith(in_letters) for word in letters),
            "".join(word[:1] for word in letters).startswith(wanted),
            wanted in reading,
            in_letters != "" and in_letters in romaji(reading),
            any(wanted in hiragana(text) for text in self.beside),
        )
        return next((rank for rank, fits in enumerate(tests) if fits), None)
