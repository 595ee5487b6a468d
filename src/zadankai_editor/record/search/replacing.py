"""What a match is replaced by."""

import re
from dataclasses import dataclass

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.texts import clean, one_line

_SPECIAL = re.compile(r"\\(?P<escaped>\d{1,2}|.)|\$(?P<dollar>\d{1,2}|&|\$|\{\d{1,2}\})", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t"}

Piece = str | int
"""Text that stands for itself, or the number of a group; 0 is the whole match."""


@dataclass(frozen=True)
class Replacement:
    """A match and what comes in its place."""

    match: Match
    new: str


@dataclass(frozen=True)
class Template:
    """What matches are replaced by: text, and groups of a regular expression."""

    pieces: tuple[Piece, ...]

    @classmethod
    def plain(cls, text: str) -> "Template":
        r"""Return the template in which nothing has a meaning of its own: $1 is $1."""
        return cls((text,))

    @classmethod
    def regular(cls, text: str, groups: int) -> "Template | Refusal":
        r"""Return the template that `text` is beside an expression of so many groups.

        `\1`, `$1` and `${1}` are groups, `\0`, `$0` and `$&` the whole, `\n` begins a paragraph,
        `\t` is a tab; `\\` and `$$` stand for themselves, and so does any other `\x` or `$`.
        """
        pieces: list[Piece] = []
        place = 0
        for found in _SPECIAL.finditer(text):
            pieces.append(text[place : found.start()])
            place = found.end()
            meant = (found["escaped"] or found["dollar"]).strip("{}")
            if not meant.isascii() or not meant.isdigit():
                pieces.append(_meaning(found, meant))
                continue
            number, rest = int(meant), ""
            if number > groups and len(meant) > 1 and "{" not in found[0]:
                number, rest = int(meant[0]), meant[1]
            if number > groups:
                return Refusal(
                    message=f"「{found[0]}」に当たる括弧がありません。検索する式の括弧は{groups}個です。"
                )
            pieces += [number, rest]
        pieces.append(text[place:])
        return cls(tuple(piece for piece in pieces if piece != ""))

    def replacement(self, match: Match, kind: BlockKind) -> Replacement:
        """Return what becomes of `match` in a block of `kind`: cleaned, and on one line where that is so."""
        new = clean("".join(_text(piece, match) for piece in self.pieces))
        if "\n" in new and not kind.has_paragraphs:
            new = one_line(new)
        return Replacement(match, new)


def _meaning(found: re.Match[str], meant: str) -> Piece:
    if found["dollar"] is not None:
        return 0 if meant == "&" else "$"
    if meant == "\\":
        return "\\"
    return _LETTERS.get(meant, found[0])


def _text(piece: Piece, match: Match) -> str:
    if isinstance(piece, str):
        return piece
    return (match.groups[piece - 1] or "") if piece else match.text
