"""The rows of a list of participants.

A row is `title(post):name`, `title:post:name`, `title name`, `name(title)` or a name alone, with a
reading in kana in brackets. Where people run together in one row it is parted and doubted; a row
that is not understood is kept whole as a name.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import outer_colons, reading, trailing_brackets
from zadankai_editor.recognize.names import Name, is_title, parse_name
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.vocabulary import (
    CREDITS,
    MODERATORS,
    ORGANIZATION,
    OTHER_ROLES,
    PREFECTURES,
    TITLE_TAILS,
)

_BULLET = re.compile(r"^[・○●◎■□◆◇▶*\-―>] *")
_LEADS = re.compile(rf"(?:{'|'.join(MODERATORS)})[ ・/]+(?=[^ ])")
_TITLES_LOOKED_AT = 200
_LONGEST_GIVEN = 4
_LONGEST_UNPARTED = 6
_JOINED_TITLE = re.compile("|".join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True)))


@dataclass
class Row:
    """One person read from a row, and what is not certain about it. `alias` is a short form that the row gives."""

    person: Person
    doubt: DoubtNote | None = None
    alias: str | None = None


def read_rows(lines: Sequence[Line]) -> list[Row]:
    """Return the people in the rows `lines`, in order; no row is dropped."""
    titles = _titles(lines)
    rows: list[Row] = []
    for line in lines:
        rows += _read_row(line, titles)
    return rows


def looks_like_row(line: Line) -> bool:
    """Tell whether a line is, beyond doubt, a row of such a list: a title and a name of two parts."""
    row = _single(_BULLET.sub("", line.text), line.number)
    person = row.person if row else None
    return bool(person and person.family and person.title and _is_role(person.title))


def credits_somebody(line: Line) -> bool:
    """Tell whether a line gives what is done for the article, and by whom: `文:甲野 洋`."""
    row = _single(_BULLET.sub("", line.text), line.number)
    person = row.person if row else None
    return bool(person and person.family and person.title and reading(person.title) in CREDITS)


def _titles(lines: Sequence[Line]) -> list[str]:
    """Return the readings of what stands before the first colon, or the first space, of each row."""
    found = []
    for line in lines[:_TITLES_LOOKED_AT]:
        bare = _BULLET.sub("", line.read)
        colons = outer_colons(bare)
        if colons:
            found.append(bare[: colons[0]])
        elif is_title(bare.split(" ", 1)[0]):
            found.append(bare.split(" ", 1)[0])
    return found


def _read_row(line: Line, titles: Sequence[str]) -> list[Row]:
    text = _BULLET.sub("", line.text) if _BULLET.match(line.read) else line.text
    alias = None
    defined = definition(text, reading(text))
    if defined and not defined.rest:
        text, alias = defined.who, defined.alias
    pieces = _parted(text, titles)
    if len(pieces) > 1:
        return _joined(pieces, line.number)
    row = _single(text, line.number) or _not_understood(text, line.number)
    row.alias = alias
    if reading(row.person.title or "") in CREDITS and row.doubt is None:
        message = f"参加者の行{quoted(text)}が、参加者か、記事を作った人の名前か確かめてください。"
        row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, line.number)
    return [row]


def _joined(pieces: Sequence[str], number: int) -> list[Row]:
    rows = [_single(piece, number) or _not_understood(piece, number) for piece in pieces]
    names = "と".join(row.person.shown for row in rows)
    parted = f"一行に続けて書かれた参加者を{len(rows)}人（{names}）に分けました。"
    message = f"{parted}肩書きと氏名の切れ目を確かめてください。"
    rows[0].doubt = DoubtNote(Uncertain.PARTICIPANTS_JOINED, message, number)
    return rows


def _single(text: str, number: int) -> Row | None:
    """Read a row with one person; `None` where it is not understood."""
    colons = outer_colons(reading(text))
    if not colons:
        return _without_colon(text, number)
    parts = [part.strip() for part in _cut_at(text, colons)]
    if not all(parts):
        return None
    name, before = parse_name(parts[-1]), parts[:-1]
    if len(parts) == 2 and (name is None or is_title(parts[-1])):
        turned = parse_name(parts[0])
        if turned and turned.family and is_title(parts[1]):
            name, before = turned, parts[1:]
    if name is None or len(before) > 3:
        return None
    person = Person(name=name, lines=[number])
    moderating = [part for part in before if _is_moderator(part)]
    if moderating and len(before) > len(moderating):
        before = [part for part in before if part not in moderating]
    person.title, person.post = _title_and_post(before)
    person.moderator = bool(moderating) or _is_moderator(person.post or "")
    row = _checked(person, text, number)
    if len(before) > 1 and not _is_post(before[1], before[0]):
        message = f"参加者の行{quoted(text)}の{quoted(before[1])}が肩書きか、別の人かを確かめてください。"
        row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
    return row


def _is_post(text: str, title: str) -> bool:
    """Tell whether what stands between two colons is a post: a bare title, or one of the same organisation."""
    read = reading(text)
    return read in TITLE_TAILS or (is_title(text) and _shared(read, reading(title)) >= 2)


def _without_colon(text: str, number: int) -> Row | None:
    """Read `A市課長 甲野 洋`, `甲野 洋(A市課長)` or `甲野 洋`."""
    read = reading(text)
    spaces = [match.span() for match in re.finditer(r" +", _outside_brackets(read))]
    for start, end in [(0, 0), *spaces]:
        title, name = text[:start].strip(), parse_name(text[end:])
        if name is None or (name.aside and title) or _is_titled(name):
            continue
        if title and (not _is_role(title) or (name.family is None and len(name.full) < 2)):
            continue
        person = Person(name=name, lines=[number], title=title or None)
        if title:
            person.title, person.post = _title_and_post([title])
            person.moderator = _is_moderator(title) or _is_moderator(person.post or "")
        return _checked(person, text, number)
    return None


def _is_titled(name: Name) -> bool:
    """Tell whether what looks like a name is a title, or a title and a name in one piece (`A市長 甲野洋`)."""
    family = name.family or ""
    return is_title(name.full.replace(" ", "")) or (len(family) > 2 and is_title(family))


def _outside_brackets(read: str) -> str:
    """Return a reading with what is in round brackets made invisible, of the same length."""
    return re.sub(r"\([^()]*\)", lambda match: "_" * len(match[0]), read)


def _title_and_post(before: Sequence[str]) -> tuple[str | None, str | None]:
    """Return title and post: `A市CIO(副市長)`, or `A市CIO`, `副市長` from behind two colons."""
    title = before[0]
    if len(before) > 1:
        return title, ":".join(before[1:])
    inside = trailing_brackets(title)
    if inside and inside[0] and inside[1]:
        return inside
    return title, None


def _checked(person: Person, text: str, number: int) -> Row:
    """Take what stands in brackets behind the name for the title; doubt a name that may not be parted."""
    name = person.name
    doubt = None
    leads = _LEADS.match(reading(person.title or ""))
    if person.title and leads:
        person.title, person.moderator = person.title[leads.end() :], True
    if name and name.aside:
        if person.title is None:
            person.title = name.aside
        elif person.post is None and not _is_moderator(name.aside):
            person.post = name.aside
        elif not _is_moderator(name.aside):
            message = f"参加者の行{quoted(text)}の「{name.aside}」が肩書きか確かめてください。"
            doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
            person.post = f"{person.post}、{name.aside}"
        person.moderator = person.moderator or _is_moderator(name.aside)
    return Row(person, doubt)


def _is_role(text: str) -> bool:
    """Tell whether `text` is a title, with or without a post in brackets, or a moderator's part."""
    inside = trailing_brackets(text)
    before = inside[0] if inside else text
    return is_title(before) or _is_moderator(before) or before in OTHER_ROLES


def _is_moderator(text: str) -> bool:
    read = reading(text).strip()
    return any(role in read for role in MODERATORS)


def _not_understood(text: str, number: int) -> Row:
    message = f"参加者の行{quoted(text)}の肩書きと氏名の区切りが分かりません。参加者欄で直してください。"
    person = Person(name=Name(" ".join(text.split()), None, None), lines=[number])
    return Row(person, DoubtNote(Uncertain.PARTICIPANT, message, number))


def _cut_at(text: str, places: Sequence[int]) -> list[str]:
    bounds = [-1, *places, len(text)]
    return [text[a + 1 : b] for a, b in itertools.pairwise(bounds)]


def _parted(text: str, titles: Sequence[str]) -> list[str]:
    """Return the people that run together in a row, each with title and name; one where it is one."""
    colons = outer_colons(reading(text))
    if len(colons) < 2:
        return [text] if colons else _parted_at_names(text, titles) or _parted_at_titles(text)
    pieces: list[str] = []
    begin = 0
    for start, end in itertools.pairwise(colons):
        cut = _new_title(text[start + 1 : end], titles)
        if cut is not None:
            pieces.append(text[begin : start + 1 + cut].strip())
            begin = start + 1 + cut
    return [*pieces, text[begin:].strip()]


def _new_title(between: str, titles: Sequence[str]) -> int | None:
    """Return where in `甲野 洋A市課長`, which stands between two colons, a new title begins.

    The title is told by its beginning, which other rows have too, or is that of an organisation.
    """
    read = reading(between)
    parts = re.match(r" *[^ ]{1,5} +", read)
    if parts and ORGANIZATION.match(read.lstrip()) and is_title(read.split()[0]):
        return None
    begin, longest = (parts.end(), _LONGEST_GIVEN) if parts else (1, _LONGEST_UNPARTED)
    cuts = [c for c in range(begin + 1, min(begin + longest, len(read) - 2) + 1) if parse_name(between[:c])]
    if not parts:
        cuts = [c for c in cuts if not is_title(read[:c])]
    shared = {cut: max((_shared(read[cut:].lstrip(), title) for title in titles), default=0) for cut in cuts}
    best = max(cuts, key=lambda cut: shared[cut], default=None)
    if best is not None and shared[best] >= 2:
        return best
    if not is_title(read):
        return None
    for cut in cuts:
        if read[cut:].startswith(tuple(PREFECTURES)):
            return cut
    if not parts:
        return None
    likely = [cut for cut in cuts if ORGANIZATION.match(read[cut:]) or is_title(read[cut:])]
    usual = [cut for cut in likely if cut - begin == 2]
    return next(iter(usual or likely), None)


def _shared(one: str, other: str) -> int:
    """Return how many characters two readings have in common at their beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _parted_at_names(text: str, titles: Sequence[str]) -> list[str]:
    """Part `A市CIO 甲野 洋B県CIO 乙川 学`; no pieces where one title and one name are all there is."""
    row = re.fullmatch(r"(?P<title>\S+) +(?P<between>\S+ +\S+)(?P<rest>( +\S+)* +\S+ +\S+)", text)
    if not row or not is_title(row["title"]) or is_title(reading(row["between"]).split()[0]):
        return []
    cut = _new_title(row["between"], titles)
    if cut is None:
        return []
    place = row.start("between") + cut
    rest = text[place:].strip()
    return [text[:place].strip(), *(_parted_at_names(rest, titles) or [rest])]


def _parted_at_titles(text: str) -> list[str]:
    """Part `市長甲野洋副市長乙川学`: titles tell where each person begins."""
    read = reading(text)
    if " " in read or "(" in read:
        return [text]
    titles = list(_JOINED_TITLE.finditer(read))
    if len(titles) < 2:
        return [text]
    pieces: list[str] = []
    begin = 0
    for match, following in zip(titles, [*titles[1:], None], strict=True):
        end = _name_end(read, match.end(), following.start() if following else len(read))
        if not 2 <= end - match.end() <= 6:
            return [text]
        pieces.append(f"{text[begin : match.end()]}:{text[match.end() : end]}")
        begin = end
    return pieces if len(pieces) > 1 and begin == len(text) else [text]


def _name_end(read: str, start: int, end: int) -> int:
    """Return where the name ends that begins at `start`: before an organisation, or where the next title begins."""
    for place in range(start + 2, min(start + 6, end) + 1):
        if place < end and read[place:].startswith(tuple(PREFECTURES)):
            return place
    return end
