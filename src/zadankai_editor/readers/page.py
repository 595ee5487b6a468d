"""Puts together a source line by line: text, what each line is, pictures, and what could not be taken."""

from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import Dropped, Hint, SourceDocument, SourcePicture, Structure
from zadankai_editor.readers.text import make_source, storable

_NOTHING = Hint()


class Page:
    """The lines so far. A part of a page (a row's cell) is written apart and put in place with `append`.

    `first`: the number, from 1, that the first line of this page has, as far as it is known.
    """

    def __init__(self, reports: Reports, pictures: list[SourcePicture] | None = None, first: int = 1) -> None:
        self.reports = reports
        self.pictures: list[SourcePicture] = [] if pictures is None else pictures
        self.lines: list[tuple[str, Hint | None]] = []
        self._first = first

    @property
    def number(self) -> int:
        """The number of the line that comes next."""
        return self._first + len(self.lines)

    def part(self) -> "Page":
        """Return a page for a piece that will stand here: reports and pictures are this page's own."""
        return Page(self.reports, self.pictures, self.number)

    def add(self, text: str, hint: Hint | None = None) -> None:
        """Add one line. NUL and half surrogate pairs, which no text holds, are taken out."""
        self.lines.append((storable(text.replace("\0", "")), None if hint == _NOTHING else hint))

    def add_picture(self, picture: SourcePicture) -> None:
        """Add a line that is blank in the text, and where `picture` stands."""
        self.pictures.append(picture)
        self.lines.append(("", Hint(picture=len(self.pictures) - 1)))

    def append(self, part: "Page") -> None:
        """Add the lines of `part`."""
        self.lines += part.lines

    def blank(self) -> None:
        """Add a blank line, unless there is nothing before it or it is blank already."""
        if self.lines and (self.lines[-1][0] or self.lines[-1][1]):
            self.lines.append(("", None))

    def document(self, name: str, encoding: str | None, dropped: tuple[Dropped, ...] = ()) -> SourceDocument:
        """Return the whole. Raises `SourceError` where there is no text."""
        source = make_source("\n".join(text for text, _ in self.lines), name, encoding)
        hints = {number: hint for number, (_, hint) in enumerate(self.lines, 1) if hint is not None}
        everything = dropped + self.reports.dropped()
        return SourceDocument(source, Structure(hints, tuple(self.pictures), everything))
