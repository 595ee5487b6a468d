"""Puts together a source line by line: text, what each line is, pictures, and what could not be taken."""

from collections.abc import Sequence
from dataclasses import replace

from zadankai_editor.readers.reports import Reports
from zadankai_editor.readers.structure import (
    Dropped,
    Hint,
    HintRole,
    SourceDocument,
    SourcePicture,
    Structure,
)
from zadankai_editor.readers.text import make_source, storable

_MOST_LABEL_LINES = 3
_LONGEST_LABEL = 40
_NOTHING = Hint()
_BLANK: tuple[str, Hint | None] = ("", None)


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
        if not text and hint is None:
            self.lines.append(_BLANK)
        else:
            self.lines.append((storable(text.replace("\0", "")), None if hint == _NOTHING else hint))

    def add_pieces(self, pieces: Sequence[tuple[str, bool]], role: HintRole | None, level: int = 0) -> None:
        """Add the line that `pieces` (text, and whether it is bold) make; report bold text amid others."""
        text = "".join(piece for piece, _ in pieces)
        if not text.strip():
            self.add("")
            return
        bold = _leading_bold(pieces)
        if role != HintRole.HEADING:
            self._report_bold(pieces, bold)
        self.add(text, Hint(role=role, level=level, bold=bold))

    def _report_bold(self, pieces: Sequence[tuple[str, bool]], leading: int) -> None:
        at = 0
        before = True
        for piece, is_bold in pieces:
            if at >= leading and piece.strip():
                if is_bold and not before:
                    self.reports.add_format("文中の太字", self.number)
                before = is_bold
            at += len(piece)

    def add_row(self, cells: Sequence["Page"]) -> None:
        """Add a table's row. Cells stand side by side in one line, as far as each but the last holds one line.

        A few short lines in a cell (a long office) are one. Otherwise the cells only arrange what is in
        them, and their lines follow each other.
        """
        filled = [cell for cell in cells if any(text or hint for text, hint in cell.lines)]
        if not filled:
            self.blank()
        elif len(cells) == 1:
            self.append(cells[0])
        elif _only_arrange(filled[:-1], filled[-1]):
            for cell in filled:
                self.append(cell.without_blank_ends())
        else:
            self._add_side_by_side(cells[: cells.index(filled[-1])], filled[-1].without_blank_ends())

    def _add_side_by_side(self, before: Sequence["Page"], last: "Page") -> None:
        firsts = [next((line for line in cell.lines if line[0]), ("", None)) for cell in (*before, last)]
        hint = firsts[0][1]
        labels = [" ".join(text.strip() for text, _ in cell.lines if text) for cell in before]
        text = "\t".join([*labels, firsts[-1][0]])
        self.add(text, Hint(role=HintRole.TABLE_ROW, bold=hint.bold if hint is not None else 0))
        self.lines += last.lines[1:]

    @property
    def is_tall(self) -> bool:
        """Whether there is more here than one line of text."""
        return self.has_picture or sum(1 for text, _ in self.lines if text) > 1

    @property
    def is_label(self) -> bool:
        """Whether the lines here are few and short, one below the other, and none a sentence: a name, an office."""
        texts = [text for text, _ in self.without_blank_ends().lines]
        if not all(texts):
            return False
        few = len(texts) <= _MOST_LABEL_LINES and sum(map(len, texts)) <= _LONGEST_LABEL
        return few and not self.has_picture and not any("。" in text for text in texts)

    @property
    def has_heading(self) -> bool:
        """Whether a line here is a heading."""
        return any(hint is not None and hint.role is HintRole.HEADING for _, hint in self.lines)

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands here."""
        return any(hint is not None and hint.picture is not None for _, hint in self.lines)

    def without_blank_ends(self) -> "Page":
        """Take away blank lines at the beginning and the end; return the page itself."""
        while self.lines and self.lines[-1] == ("", None):
            self.lines.pop()
        first = next((i for i, line in enumerate(self.lines) if line != ("", None)), 0)
        del self.lines[:first]
        return self

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
            self.lines.append(_BLANK)

    def document(self, name: str, encoding: str | None, dropped: tuple[Dropped, ...] = ()) -> SourceDocument:
        """Return the whole. Raises `SourceError` where there is no text."""
        self._take_mark_off()
        source = make_source("\n".join(text for text, _ in self.lines), name, encoding)
        hints = {number: hint for number, (_, hint) in enumerate(self.lines, 1) if hint is not None}
        everything = dropped + self.reports.dropped(len(self.lines))
        return SourceDocument(source, Structure(hints, tuple(self.pictures), everything))

    def _take_mark_off(self) -> None:
        """Take byte order marks from the beginning, which no source's text keeps, and from what is bold there."""
        text, hint = self.lines[0] if self.lines else _BLANK
        rest = text.lstrip("\ufeff")
        if rest == text:
            return
        if hint is not None:
            hint = replace(hint, bold=max(0, hint.bold - len(text) + len(rest)))
        self.lines[0] = (rest, hint)


def _only_arrange(before: Sequence[Page], last: Page) -> bool:
    """Tell whether the cells of a row are no row in what they say, but parts of a page."""
    tall = [cell for cell in before if cell.is_tall]
    if last.has_picture or not tall:
        return last.has_picture
    # Lines that go with those of the cell beside them: of a form, say.
    in_step = last.is_tall and last.is_label
    return in_step or last.has_heading or not all(cell.is_label for cell in tall)


def _leading_bold(pieces: Sequence[tuple[str, bool]]) -> int:
    """Return how many characters are bold at the beginning; white space between bold pieces counts as such."""
    length = 0
    bold = 0
    for piece, is_bold in pieces:
        if piece.strip() and not is_bold:
            break
        length += len(piece)
        if piece.strip():
            bold = length
    return bold
