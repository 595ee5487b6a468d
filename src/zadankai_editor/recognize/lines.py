"""The source as lines: what of each is text, and how it stands on the page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from zadankai_editor.recognize.marks import reading
from zadankai_editor.record.texts import clean

_REPLACEMENT = "�"


@dataclass(slots=True)
class Line:
    """One line of the source, or one piece of it where a control character cuts it in two.

    `number` counts the lines of the source from 1. `text` is without indentation, trailing white
    space and control characters; `read` is its reading, of the same length. `index` is the place
    in the list of lines. `gap_before` and `gap_after`: a blank line, or the edge of the source.
    """

    number: int
    index: int
    text: str
    read: str = ""
    indented: bool = False
    gap_before: bool = True
    gap_after: bool = True
    group: int = 0

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text


@dataclass
class Page:
    """All lines of a source, and the control characters that had to go, by line number."""

    lines: list[Line] = field(default_factory=list)
    replaced: dict[int, Counter[str]] = field(default_factory=dict)

    @property
    def filled(self) -> list[Line]:
        """The lines that are not blank."""
        return [line for line in self.lines if line.text]


def read_page(text: str) -> Page:
    """Return the lines of `text`, which are separated by line feeds."""
    page = Page()
    for number, raw in enumerate(text.split("\n"), 1):
        cleaned = raw if raw.isprintable() else clean(raw)
        if cleaned != raw or _REPLACEMENT in raw:
            page.replaced[number] = Counter(_lost(raw))
        for piece in cleaned.split("\n"):
            stripped = piece.strip()
            page.lines.append(
                Line(
                    number, len(page.lines), stripped, reading(stripped), piece[:1] not in ("", stripped[:1])
                )
            )
    _note_gaps(page.lines)
    return page


def _note_gaps(lines: list[Line]) -> None:
    blank_before, group = True, 0
    for line in lines:
        if line.blank:
            blank_before = True
            continue
        group += blank_before
        line.gap_before, line.group = blank_before, group
        blank_before = False
    blank_after = True
    for line in reversed(lines):
        if line.blank:
            blank_after = True
            continue
        line.gap_after, blank_after = blank_after, False


def _lost(raw: str) -> Iterator[str]:
    for char in raw:
        if clean(char) != char or char == _REPLACEMENT:
            yield char
