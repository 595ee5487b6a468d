"""A line of a print, with what it was printed from."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Part(StrEnum):
    """What a line of a print belongs to."""

    BLANK = "blank"
    TITLE = "title"
    LEAD = "lead"
    NOTE = "note"
    HELD = "held"
    LIST_HEADING = "list_heading"
    ROW = "row"
    AGENDA_HEADING = "agenda_heading"
    ITEM = "item"
    TALK = "talk"
    CLOSING = "closing"
    PLATFORM = "platform"
    ADDED = "added"


@dataclass(frozen=True)
class Line:
    """One line: `opening`, `who` and `closing` are its label (`○`, `甲野部長`, a space), `text` is the rest.

    `unit` is the id of the gold's block that the line belongs to, or a name for what is no block; `glued`
    the id of a second one that begins amid it. A moderator's mark is an `opening` with nobody. `begins`:
    a paragraph begins with it; `keys` are the people that a row or a label is about.
    """

    text: str
    part: Part = Part.TALK
    unit: str = ""
    opening: str = ""
    who: str = ""
    closing: str = ""
    glued: str = ""
    begins: bool = True
    keys: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        """The whole line."""
        return self.opening + self.who + self.closing + self.text

    @property
    def label(self) -> str:
        """The label with what stands around it."""
        return self.opening + self.who + self.closing

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see."""
        return not self.printed.strip()

    def translated(self, table: dict[int, int]) -> "Line":
        """Return the line with other characters."""
        names = ("text", "opening", "who", "closing")
        return replace(self, **{name: getattr(self, name).translate(table) for name in names})


BLANK = Line("", Part.BLANK)
"""A line with nothing."""


def plain(part: Part, unit: str, *texts: str) -> list[Line]:
    """Return lines without labels."""
    return [Line(text, part, unit) for text in texts]
