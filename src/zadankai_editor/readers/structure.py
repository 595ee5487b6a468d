"""What a source says about its own lines: headings, bold labels, lists, captions, pictures, voices, times.

Plain text says nothing of the kind; a Word file, a web page or a transcript does. The recogniser
takes it for evidence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zadankai_editor.record.review import Source


class HintRole(StrEnum):
    """What the markup of a source calls a line.

    `HEADING`: a heading's style, outline level or tag; all lines of it. `LIST_ITEM`: the first line of
    an item; the number that the program counts for it is part of the text, as it is printed.
    `CAPTION`: of a figure or a table. `TABLE_ROW`: cells side by side, a tab between them; what else
    stands in the last cell follows in lines of its own, which have no role. `LEFT_OUT`: no part of
    what was said, for `reason`.
    """

    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE_ROW = "table_row"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Hint:
    """What the source says of one line, which need not be said of every line.

    `level`: of a `HEADING`, 1 to 6. `bold`: how many characters at the beginning of the line are
    bold (its whole length where all are). `text`: what the line says, where the line itself holds
    markup too (`<v 甲野>はい` says `はい`); `None` where it says all that it holds. `label`: who
    speaks, where the markup says so. `start`, `end`: seconds in a recording. `picture`: the number
    of the picture in `Structure.pictures` that stands here. `reason`: why a `LEFT_OUT` line is no
    part of what was said, in Japanese.
    """

    role: HintRole | None = None
    level: int = 0
    bold: int = 0
    text: str | None = None
    label: str | None = None
    start: float | None = None
    end: float | None = None
    picture: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture that came with a source: a name for its file, its bytes, and the text for those who cannot see it.

    PNG, JPEG, GIF or WebP, of at most 32 MB, and whole as far as its header tells. The name has no path and
    the ending that goes with the bytes; two pictures may have the same name.
    """

    name: str
    data: bytes = field(repr=False)
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something in the source that no record can hold, in a Japanese sentence; `line` counts from 1.

    One for each kind, with how often it occurs, the first line where it does (`None` where it has no
    place in the text), and all the words that are not in the text of the source; `words` are these
    alone. `readings`: how many of them are readings of ruby.
    """

    message: str
    line: int | None = None
    words: str = ""
    readings: int = 0


@dataclass(frozen=True)
class Structure:
    """What a source says beside its text.

    `hints` by line of the text, counted from 1; a line without one is only text. `transcript`: the text
    was made by a machine, or is a list of cues: its lines are turns that may be cut anywhere.
    """

    hints: Mapping[int, Hint] = field(default_factory=dict)
    pictures: tuple[SourcePicture, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    transcript: bool = False


@dataclass(frozen=True)
class SourceDocument:
    """A source as a reader returns it: its text, and what it says about its lines."""

    source: Source
    structure: Structure = Structure()
