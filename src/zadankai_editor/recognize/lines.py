"""The source as lines: what of each is text, and how it stands on the page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.ordinary import is_odd, ordinary
from zadankai_editor.readers.structure import Hint, HintRole, Structure
from zadankai_editor.record.texts import clean

if TYPE_CHECKING:
    from zadankai_editor.recognize.spans.label_spans import LabelSpan

PAGE_NUMBER_REASON = "ページ番号"
_REPLACEMENT = "�"
_WIDE_SPACE = "\u3000"  # not printable, as Python has it, and nothing to clean


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the source within one that was joined: its number, and where its words stand there.

    `weight` is how much it goes on in what is before it; none for the first.
    """

    number: int
    begin: int
    end: int
    weight: float = 0.0


@dataclass(slots=True)
class Line:
    """One line of the source, or one piece of it where a control character cuts it in two.

    `number` counts the lines of the source from 1. `text` is without indentation, trailing white
    space and control characters; `folded` is the text as `japanese.folding.folded` gives it, of the same
    length. `index` is the place among all lines. `gap_before` and `gap_after`: a blank line, or the
    edge of the source.
    `hint` is what the source itself says of the line; a line that holds nothing but a picture is
    not blank. `pieces` are the lines of the source that were joined to this one, itself the first; `goes_on` is
    how much it goes on in the paragraph of the line before, where that was not sure enough to join them.
    `is_field`: it is one of a table above the talk, and nobody says it (`fields.table`).
    `spans` are the ways to part it by its form, once somebody has asked for them (`spans_by_form`).
    """

    number: int
    index: int
    text: str
    folded: str = ""
    indented: bool = False
    gap_before: bool = True
    gap_after: bool = True
    group: int = 0
    hint: Hint | None = None
    pieces: tuple[Piece, ...] = ()
    goes_on: float = 0.0
    is_field: bool = False
    spans: "tuple[LabelSpan, ...] | None" = field(default=None, init=False, repr=False, compare=False)

    def say(self, text: str) -> None:
        """Let the line hold another text."""
        self.text, self.folded, self.spans = text, folded(text), None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all lines of the source that it was joined from."""
        return tuple(piece.number for piece in self.pieces) or (self.number,)

    def pieces_with(self, more: "Line", begin: int, weight: float) -> "tuple[Piece, ...]":
        """Return the pieces of this line with those of `more`, whose words begin at `begin` of both as one."""
        own = self.pieces or (Piece(self.number, 0, len(self.text)),)
        first, *rest = more.pieces or (Piece(more.number, 0, len(more.text)),)
        behind = (replace(first, weight=weight), *rest)
        moved = (replace(each, begin=begin + each.begin, end=begin + each.end) for each in behind)
        return (*own, *moved)

    def words_by_number(self, words: str) -> list[tuple[int, str]]:
        """Return what each line of the source gave to `words`, a part of the text; no line is left out."""
        if not self.pieces:
            return [(self.number, words)]
        start = self.text.rfind(words)
        if start < 0:
            return [(self.number, words), *((piece.number, "") for piece in self.pieces[1:])]
        end = start + len(words)
        return [
            (piece.number, self.text[max(start, piece.begin) : max(start, min(end, piece.end))])
            for piece in self.pieces
        ]

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text and (self.hint is None or self.hint.picture is None)

    @property
    def has_picture(self) -> bool:
        """Whether a picture stands here."""
        return self.hint is not None and self.hint.picture is not None

    @property
    def left_out(self) -> str | None:
        """Why the source says that the line is no part of what was said, in Japanese."""
        if self.hint is None or self.hint.role is not HintRole.LEFT_OUT:
            return None
        return self.hint.reason or "元のファイルの管理用の行"

    def has_role(self, role: HintRole) -> bool:
        """Whether the source says that the line is one of this kind."""
        return self.hint is not None and self.hint.role is role

    @property
    def all_bold(self) -> bool:
        """Whether the source prints the whole line in bold."""
        return self.hint is not None and 0 < len(self.text) <= self.hint.bold


def with_text(line: Line, text: str) -> Line:
    """Return a line with other words in it."""
    return replace(line, text=text, folded=folded(text))


@dataclass
class Page:
    """The lines of a source, and the control characters that had to go, by line number.

    `lines` are all but those that hold nothing but white space, of which nothing else is known;
    `count` is the number of all, in which a line's `index` is a place.
    """

    lines: list[Line] = field(default_factory=list)
    count: int = 0
    replaced: dict[int, Counter[str]] = field(default_factory=dict)

    @property
    def filled(self) -> list[Line]:
        """The lines that are not blank."""
        return [line for line in self.lines if line.text or not line.blank]


_NO_STRUCTURE = Structure()


def read_page(text: str, structure: Structure = _NO_STRUCTURE) -> Page:
    """Return the lines of `text`, which are separated by line feeds, with what `structure` says of them."""
    page = Page()
    hints = structure.hints
    for number, raw in enumerate(text.split("\n"), 1):
        hint = hints.get(number)
        if hint is not None:
            _read_hinted(page, number, raw, hint)
        elif not raw or (raw.isspace() and raw.replace(_WIDE_SPACE, "").isprintable()):
            page.count += 1
        elif raw.replace(_WIDE_SPACE, "").isprintable() and not is_odd(raw):
            _read_piece(page, number, raw)
        else:
            _read_unclean(page, number, raw)
    _note_gaps(page.lines)
    return page


def _read_unclean(page: Page, number: int, raw: str) -> None:
    cleaned = ordinary(clean(raw))
    if cleaned != raw or _REPLACEMENT in raw:
        page.replaced[number] = Counter(_lost(raw))
    for piece in cleaned.split("\n"):
        _read_piece(page, number, piece)


def _read_piece(page: Page, number: int, piece: str, hint: Hint | None = None) -> None:
    stripped = piece.strip()
    indented = len(stripped) < len(piece) and piece[0] != stripped[:1]
    page.lines.append(Line(number, page.count, stripped, folded(stripped), indented, hint=hint))
    page.count += 1


def _read_hinted(page: Page, number: int, raw: str, hint: Hint) -> None:
    """Read a line of which the source says something; of pieces, what it says is about the first."""
    said = raw if hint.text is None else hint.text
    if hint.label is not None:
        hint = replace(hint, label=" ".join(clean(hint.label).split()) or None)
    cleaned = ordinary(clean(said))
    if cleaned != said or _REPLACEMENT in said:
        page.replaced[number] = Counter(_lost(said))
    for piece in cleaned.split("\n"):
        _read_piece(page, number, piece, hint)
        hint = replace(hint, picture=None)


def _note_gaps(lines: list[Line]) -> None:
    before: Line | None = None
    group = 0
    for line in lines:
        if line.blank:
            continue
        if before is None or line.index > before.index + 1:
            group += 1
        elif before is not None:
            before.gap_after = line.gap_before = False
        line.group, before = group, line


def _lost(raw: str) -> Iterator[str]:
    for char in raw:
        if clean(char) != char or is_odd(char):
            yield char
