"""The words of a row without colons: honorifics taken off, brackets kept whole, letters that stand apart told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zadankai_editor.japanese.folding import WIDTH, folded
from zadankai_editor.recognize.cast.names import Name
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.vocabulary import HONORIFICS

_WORD = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|[^ ()\[\]]+|[()\[\]]")
_MOST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a row: `text` as printed without its honorific, folded, and where it stands."""

    text: str
    folded: str
    start: int
    end: int
    honorific: bool = False

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets."""
        return self.folded[:1] in "([" and len(self.folded) > 1

    @property
    def lettered(self) -> bool:
        """Whether it is one letter of a name."""
        read = WIDTH.of(self.folded)
        return len(read) == 1 and read.isalpha()


class Words:
    """The words of a row, and what is printed from one to another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _with_attached(_words(text))

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, place: int) -> Word:
        return self._words[place]

    def at(self, place: int) -> Word | None:
        """Return the word at `place`, if there is one."""
        return self._words[place] if 0 <= place < len(self._words) else None

    def part(self, begin: int, end: int | None = None) -> Sequence[Word]:
        """Return the words from `begin` on, before `end`."""
        return self._words[begin:end]

    def span(self, begin: int, end: int) -> str:
        """Return the words as printed; letters that are set apart (`市　　長`) without the gaps."""
        words = self._words[begin:end]
        if len(words) > 1 and all(len(word.folded) == 1 for word in words):
            return "".join(word.text for word in words)
        return self._text[words[0].start : words[-1].end].strip()

    def letters(self, begin: int) -> int:
        """Return how many words from `begin` on are single letters of one name."""
        run = 0
        for word in self._words[begin : begin + _MOST_LETTERS]:
            if not word.lettered:
                break
            run += 1
            if word.honorific:
                break
        return run

    def lettered(self, begin: int, end: int) -> Name:
        """Part `甲 野　洋` at its widest gap; the family name stays unknown where no gap is wider."""
        words = self._words[begin:end]
        letters = "".join(word.text for word in words)
        widths = [_width(self._text[a.end : b.start]) for a, b in pairwise(words)]
        widest = max(widths)
        if widths.count(widest) != 1:
            return Name(letters, None, None)
        cut = widths.index(widest) + 1
        return Name(f"{letters[:cut]} {letters[cut:]}", letters[:cut], letters[cut:])


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(folded(text)):
        start, end = match.span()
        bare = _without_honorific(match[0])
        yield Word(text[start : start + len(bare)], bare, start, end, honorific=bare != match[0])


def _with_attached(words: Iterator[Word]) -> list[Word]:
    """Let an honorific that stands by itself (`洋 君`) belong to the word before."""
    joined: list[Word] = []
    for word in words:
        if joined and word.folded in HONORIFICS and not joined[-1].bracketed:
            joined[-1] = replace(joined[-1], end=word.end, honorific=True)
        else:
            joined.append(word)
    return joined


def _without_honorific(read: str) -> str:
    if is_title(read):
        return read
    for honorific in HONORIFICS:
        rest = read.removesuffix(honorific)
        if rest and rest != read:
            return rest
    return read


def _width(gap: str) -> int:
    return sum(2 if char in "\u3000\t" else 1 for char in gap)
