"""Places in the flow of blocks."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Position:
    """A place between two characters: block `index`, and `offset` characters into its text."""

    index: int
    offset: int


@dataclass(frozen=True)
class Selection:
    """What is selected, from where to where the caret is; the same where nothing is."""

    anchor: Position
    head: Position

    @classmethod
    def caret(cls, index: int, offset: int) -> "Selection":
        """Return the empty selection at one place."""
        return cls(Position(index, offset), Position(index, offset))

    @property
    def start(self) -> Position:
        """The place that comes first in the flow."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> Position:
        """The place that comes last in the flow."""
        return max(self.anchor, self.head)

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.head

    @property
    def indexes(self) -> range:
        """The indexes of the blocks that are touched."""
        return range(self.start.index, self.end.index + 1)
