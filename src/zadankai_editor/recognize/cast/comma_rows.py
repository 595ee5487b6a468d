"""Rows in which commas, slashes or one word for all list several people: `会長 甲野 洋、乙川の各委員`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import is_family, leading_family
from zadankai_editor.recognize.cast.joined_rows import cut_at
from zadankai_editor.recognize.cast.names import parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_role, is_title, says_who_leads, tails_of
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.rows import hand_titles_on, single_row
from zadankai_editor.recognize.vocabulary import GROUPS, OTHER_ROLES, UNIT_END

_GROUP_BEFORE = re.compile(r"(?P<group>[^ :]+)(?: *: *| +)(?P<rest>[^ :()]+)")
_LONGEST_FAMILY = 2
_LONGEST_NAME = 8
_GROUP_IN_BRACKETS = re.compile(r"[(\[【](?P<group>[^()\[\]【】]{1,12})[)\]】] *(?=[^ ])")
_ALL_OF = re.compile(r"(?P<names>.+?)の(?:各|両)(?P<title>委員|氏|議員|理事|監事|先生|部長|課長)")
_NO_TITLES = ("氏", "先生")


@dataclass(frozen=True)
class _Listed:
    """What a row lists: its pieces, the title of all (`の各委員`), and whether a group stands before the first."""

    pieces: tuple[str, ...]
    title: str | None
    grouped: bool

    @property
    def lists(self) -> bool:
        """Whether it lists anybody."""
        return len(self.pieces) > 1 or self.title is not None or self.grouped


def row_of_people(text: str, number: int) -> list[Member] | None:
    """Read a row of any kind: several people with one part in the talk, or people told apart by its words."""
    return with_one_part(text, number) or single_row(text, number)


def with_one_part(text: str, number: int) -> list[Member] | None:
    """Read `聞き手:甲野 洋、乙川 学`: several people, and what all of them do in the talk."""
    colons = outer_colons(folded(text))
    if len(colons) != 1:
        return None
    part, names = (piece.strip() for piece in cut_at(text, colons))
    asking = says_who_leads(part)
    if not asking and folded(part) not in OTHER_ROLES:
        return None
    rows = listed_row(names, number)
    if not rows or len(rows) < 2:
        return None
    return [
        row.having(moderator=row.person.moderator or asking, part=None if asking else part) for row in rows
    ]


def listed_row(text: str, number: int) -> list[Member] | None:
    """Read `会長 甲野 洋、副会長 乙川 学` and `甲野、乙川の各委員`; `None` where it is no such list."""
    listed = _listed(text, number)
    if not listed.lists:
        return None
    found = [_piece(piece, listed, number) for piece in listed.pieces]
    if not all(found):
        return None
    rows = [row for each in found if each for row in each]
    if listed.title is None:
        return hand_titles_on(rows)
    if listed.title in _NO_TITLES:
        return rows
    return [row.having(title=row.person.title or listed.title) for row in rows]


@lru_cache(maxsize=8192)
def names_group(read: str) -> bool:
    """Tell whether `read`, a folded line, is what a group of participants is called, marks around it aside."""
    bare = read.strip("■□◆◇●○◎▼・ ")
    bare = folded(unwrapped(bare) or bare).strip().rstrip(":")
    return GROUPS.fullmatch(bare) is not None


def _listed(text: str, number: int) -> _Listed:
    group = _GROUP_IN_BRACKETS.match(folded(text))
    if group is not None and names_group(group["group"]):
        text = text[group.end() :]
    every = _ALL_OF.fullmatch(folded(text))
    pieces = _outer_pieces(text[: every.end("names")] if every else text)
    grouped = _behind_group(pieces, number)
    if grouped:
        pieces[0] = grouped
    return _Listed(tuple(pieces), every["title"] if every else None, grouped is not None)


def _piece(piece: str, listed: _Listed, number: int) -> list[Member] | None:
    """Read one piece of a list; what is a family name in a list of such is nobody's whole name."""
    short = listed.title is not None and len(piece) <= _LONGEST_FAMILY
    found = _titled(piece, number) if listed.grouped or short or is_family(piece) else None
    return (
        found
        or _of_group(piece, number)
        or row_of_people(piece, number)
        or _titled(piece, number)
        or _of_body(piece, number)
    )


def _behind_group(pieces: Sequence[str], number: int) -> str | None:
    """Return `沢渡課長` of `事務局　沢渡課長`: a group, and behind it somebody by name and office."""
    parts = _GROUP_BEFORE.fullmatch(folded(pieces[0])) if pieces else None
    if not parts or not names_group(parts["group"]):
        return None
    rest = pieces[0][parts.start("rest") :]
    titled = _titled(rest, number)
    if not titled or titled[0].person.title is None:
        return None
    return rest if any(leading_family(piece) for piece in (rest, *pieces[1:])) else None


def _outer_pieces(text: str) -> list[str]:
    """Return the pieces between commas and slashes that stand in no brackets."""
    outside = re.sub(r"\([^()]*\)", lambda match: "_" * len(match[0]), folded(text))
    places = [match.start() for match in re.finditer("[、,/]", outside)]
    return [piece.strip() for piece in cut_at(text, places) if piece.strip()]


def _of_group(piece: str, number: int) -> list[Member] | None:
    """Read `事務局(都市計画課 甲野)`: a group, and in brackets who of it."""
    inside = trailing_brackets(piece)
    if inside is None or not all(inside) or not names_group(folded(inside[0])):
        return None
    unit, _, name = folded(inside[1]).rpartition(" ")
    found = _titled(inside[1][len(unit) :].strip(), number) if UNIT_END.search(unit) and name else None
    return [found[0].having(title=f"{inside[0]} {inside[1][: len(unit)]}")] if found else None


def _of_body(piece: str, number: int) -> list[Member] | None:
    """Read `観光協会・乙川会長`: somebody of a body; or an office alone, `市長`."""
    body, dot, _ = folded(piece).rpartition("・")
    if dot and body and (found := _titled(piece[len(body) + 1 :], number)):
        return [found[0].having(title=f"{piece[: len(body)]} {found[0].person.title or ''}".strip())]
    if is_title(piece) and len(piece) <= _LONGEST_FAMILY:
        return [Member(Person(printed=piece, lines=(number,)))]
    return None


def _titled(piece: str, number: int) -> list[Member] | None:
    """Read `甲野委員`, or a family name alone."""
    read = folded(piece)
    tail = max((t for t in tails_of(piece) if read.endswith(t)), key=len, default="")
    known = leading_family(piece)
    if known and is_role(piece[known:]):
        tail = piece[known:]
    bare = piece[: len(piece) - len(tail)] if tail else without_honorific(piece)
    name = parse_name(bare)
    if name is None or len(bare) > _LONGEST_NAME:
        return None
    full = name if name.family else None
    return [Member(Person(title=tail or None, name=full, printed=name.full, lines=(number,)))]
