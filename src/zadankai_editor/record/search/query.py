"""What is searched for, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from zadankai_editor.japanese.folding import Folding
from zadankai_editor.record.nodes import Block, BlockKind, SpeakerRef
from zadankai_editor.record.selection import Selection

Span = tuple[int, int]
"""From which character to which (exclusive); `(-1, -1)` for a group that took no part."""


@dataclass(frozen=True)
class Who:
    """Whose utterances are searched; those without a speaker where `ref` is `None`."""

    ref: SpeakerRef | None

    def speaks(self, block: Block) -> bool:
        """Tell whether `block` is an utterance of theirs, alone or with others."""
        if block.kind is not BlockKind.UTTERANCE:
            return False
        return block.speaker == self.ref or (self.ref is not None and self.ref in block.with_speakers)


_USUAL = Folding()


@dataclass(frozen=True)
class Query:
    """What is searched for, and where: everywhere unless `who`, `kind` or `within` says otherwise.

    `folding` is for plain text; a `regular` expression is compared character by character, with
    `folding.case` alone. Unless `inside_names`, nothing is found inside of a longer name.
    """

    text: str
    regular: bool = False
    folding: Folding = _USUAL
    inside_names: bool = False
    who: Who | None = None
    kind: BlockKind | None = None
    within: Selection | None = None

    def concerns(self, block: Block) -> bool:
        """Tell whether `block` is one that is searched."""
        if self.kind is not None and block.kind is not self.kind:
            return False
        return self.who is None or self.who.speaks(block)

    def stretch(self, index: int, block: Block) -> Span:
        """Return the characters of the block at `index` that are searched."""
        if self.within is None:
            return 0, len(block.text)
        start, end = self.within.start, self.within.end
        if not start.index <= index <= end.index:
            return 0, 0
        low = start.offset if index == start.index else 0
        return low, end.offset if index == end.index else len(block.text)


class Match(NamedTuple):
    """Something found: characters `start` to `end` of the block with the id `block`.

    The block stood at index `at`. `groups` are the texts of a regular expression's groups, from
    the first; `None` for a group that took no part.
    """

    at: int
    block: str
    start: int
    end: int
    text: str
    groups: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Found:
    """All matches in the order of the record, and how many were left out `inside_names`.

    `problem` says in Japanese why the search was not finished; what was found until then is there.
    """

    matches: tuple[Match, ...] = ()
    inside_names: int = 0
    problem: str = ""


class Expression(Protocol):
    """A regular expression."""

    @property
    def groups(self) -> int:
        """How many groups it has."""

    def spans(self, text: str) -> Iterator[tuple[Span, ...]]:
        """Yield of each match the characters of the whole and of each group.

        Raises `TooMuchWorkError` where a match takes unreasonably many steps to find or to rule out.
        """


class TooMuchWorkError(Exception):
    """A regular expression takes unreasonably many steps in a text (`(a+)+b`)."""
