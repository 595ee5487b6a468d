"""The rows of a list of participants.

A row is `title(post):name`, `title:post:name`, `title name`, `name(title)` or a name alone, with a
reading in kana in brackets; a seat may stand before it, an honorific behind it. People may also be
printed as profiles (a name, and below it what they are) or in a table with a row of headings. Where
people run together in one row it is parted and doubted; a row that is not understood is kept whole
as a name.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.joined_rows import cut_at, parted, parted_by_titles, shared_beginning
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import ends_sentence, outer_colons, reading, trailing_brackets, unwrapped
from zadankai_editor.recognize.names import Name, is_title, parse_name, tails_of, without_honorific
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.rows import RowPerson, is_role, people_in
from zadankai_editor.recognize.surnames import is_family, leading_family
from zadankai_editor.recognize.vocabulary import (
    BODIES,
    CREDITS,
    GROUPS,
    MODERATORS,
    OTHER_ROLES,
    ROLE_LABEL,
    TABLE_HEADINGS,
    TITLE_TAILS,
)

_BULLET = re.compile(r"^[・○●◎■□◆◇▶*\-―>〇] *")
_LEADS = re.compile(rf"\(?(?:{'|'.join(MODERATORS)})(?:\)|[ ・/:])[ ・/:]*(?=[^ ・/:()])")
INITIALS_AT_END = re.compile(r"[A-Z]\.$")
_LEADING = re.compile(r"司会|進行役|聞き手|(?:^|[・/ 、])(?:モデレーター|ファシリテーター|進行|インタビュアー)(?:$|[・/ 、:])")
_HONORIFIC_LAST = re.compile(r"(?<=[)）]) ?(さん|氏|君|様|先生)$")
_GROUP_BEFORE = re.compile(r"(?P<group>[^ :]+)(?: *: *| +)(?P<rest>[^ :()]+)")
_ALL_OF = re.compile(r"(?P<names>.+?)の(?:各|両)(?P<title>委員|氏|議員|理事|監事|先生|部長|課長)")
_TITLES_LOOKED_AT = 200
_ENOUGH_PROFILES = 2
_LONGEST_DETAIL = 60
_LONGEST_ROW = 120


@dataclass
class Row:
    """One person read from a row, and what is not certain about it. `alias` is a short form that the row gives."""

    person: Person
    doubt: DoubtNote | None = None
    alias: str | None = None


def read_rows(lines: Sequence[Line], printed: Callable[[], Collection[str]] = frozenset) -> list[Row]:
    """Return the people in the rows `lines`, in order; no row is dropped but headings of tables.

    `printed` gives, where it is asked for, the keys of the names that stand beside utterances.
    """
    table = _table(lines)
    if table is not None:
        return table
    titles = _titles(lines)
    rows: list[Row] = []
    for group in _people_of_profiles(lines):
        rows += _profile(group) if len(group) > 1 else _read_row(group[0], titles, printed)
    return rows


def looks_like_row(line: Line) -> bool:
    """Tell whether a line is, beyond doubt, a row of such a list: a title and a name of two parts."""
    return _looks_like_row(line.text, line.number)


def _looks_like_row(text: str, number: int) -> bool:
    if len(text) > _LONGEST_ROW:
        return False
    bare = _BULLET.sub("", text) if _BULLET.match(reading(text)) else text
    bare = _HONORIFIC_LAST.sub("", bare)
    rows = _single(bare, number)
    if not rows or (ends_sentence(reading(text)) and rows[-1].person.name is not None):
        return False
    if any(row.doubt for row in rows):
        return False
    colons = bool(outer_colons(reading(bare)))
    people = [row.person for row in rows]
    if len(people) > 1:
        return all(person.title or person.honorific for person in people)
    person = people[0]
    if person.name is not None and person.name.kana and person.family:
        return True
    if person.honorific and person.family and not colons:
        return True
    named = person.family or (person.name is None and person.printed)
    return bool(named and person.title and (_is_role(person.title) or person.post or person.moderator))


def may_be_row(line: Line) -> bool:
    """Tell whether a line can be read as a row, be it with a doubt."""
    text = _BULLET.sub("", line.text) if _BULLET.match(line.read) else line.text
    if ends_sentence(line.read) and not INITIALS_AT_END.search(line.read):
        return False
    if outer_colons(reading(text)):
        return _single(text, line.number) is not None or len(parted(text, [])) > 1
    rows = _single(text, line.number) or _listed(text, line.number) or []
    people = [row.person for row in rows]
    return bool(people) and all(p.family or p.title or p.honorific or (p.name and p.name.kana) for p in people)


def names_somebody(line: Line) -> bool:
    """Tell whether a line is nothing but the name of somebody, of two parts or with its reading."""
    found = people_in(line.text)
    return bool(
        found
        and len(found) == 1
        and found[0].title is None
        and (found[0].name.family or found[0].name.kana)
    )


def credits_somebody(line: Line) -> bool:
    """Tell whether a line gives what is done for the article, and by whom: `文:甲野 洋`."""
    rows = _single(_BULLET.sub("", line.text), line.number)
    person = rows[0].person if rows and len(rows) == 1 else None
    return bool(person and person.family and person.title and reading(person.title) in CREDITS)


def mark_leaders(rows: Sequence[Row], headings: Sequence[Line]) -> None:
    """Let those lead the talk who are listed under a heading that says so: `【モデレーター】`."""
    for heading in headings:
        if not _is_moderator(heading.text):
            continue
        behind = min((other.number for other in headings if other.number > heading.number), default=None)
        for row in rows:
            first = min(row.person.lines, default=0)
            if heading.number < first and (behind is None or first < behind):
                row.person.moderator = True


def is_table_heading(line: Line) -> bool:
    """Tell whether a line names the columns of a table of participants: `区分 氏名 所属`."""
    words = line.read.split()
    return len(words) >= 2 and all(TABLE_HEADINGS.fullmatch(word) for word in words)


def is_group(line: Line) -> bool:
    """Tell whether a line names a group of participants, whose rows follow: `事務局`, `【パネリスト】`."""
    return _is_group(line.read)


@lru_cache(maxsize=8192)
def _is_group(read: str) -> bool:
    bare = read.strip("■□◆◇●○◎▼・ ")
    bare = reading(unwrapped(bare) or bare).strip().rstrip(":")
    return GROUPS.fullmatch(bare) is not None


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


# Rows


def _read_row(
    line: Line, titles: Sequence[str], printed: Callable[[], Collection[str]] = frozenset
) -> list[Row]:
    text = _BULLET.sub("", line.text) if _BULLET.match(line.read) else line.text
    alias = None
    honoured = _HONORIFIC_LAST.search(text)
    if honoured:
        text = text[: honoured.start(1)]
    defined = definition(text, reading(text))
    if defined and not defined.rest:
        text, alias = defined.who, defined.alias
    listed = None if _LEADS.match(reading(text)) else _listed(text, line.number)
    if listed:
        return listed
    pieces = parted(text, titles) if outer_colons(reading(text)) else [text]
    if len(pieces) > 1:
        return _joined(pieces, line.number)
    rows = _single(text, line.number)
    if rows is None or any(_may_hold_others(row.person) for row in rows):
        joined = _run_together(text, titles, printed, line.number, needed=rows is None)
        if joined:
            return joined
    rows = rows or [_not_understood(text, line.number)]
    rows[0].alias = alias
    if reading(rows[0].person.title or "") in CREDITS and rows[0].doubt is None:
        message = f"参加者の行{quoted(text)}が、参加者か、記事を作った人の名前か確かめてください。"
        rows[0].doubt = DoubtNote(Uncertain.PARTICIPANT, message, line.number)
    parted_names = all(row.person.family for row in rows)
    if len(rows) > 1 and not parted_names and not all(row.person.honorific for row in rows):
        rows[0].doubt = _joined_doubt(rows, line.number)
    return rows


def _may_hold_others(person: Person) -> bool:
    """Tell whether what a row without colons was read as may be several people who run together."""
    return person.title is not None and (person.family is None or not is_role(person.title))


def _run_together(
    text: str,
    titles: Sequence[str],
    printed: Callable[[], Collection[str]],
    number: int,
    *,
    needed: bool,
) -> list[Row] | None:
    """Read people who run together in a row; where this is not `needed`, only if each has a title and a full name."""
    colons = bool(outer_colons(reading(text)))
    if colons and not needed:
        return None
    ways = [lambda: parted(text, titles)]
    if not colons:
        ways.append(lambda: parted_by_titles(text, printed()))
    for way in ways:
        pieces = way()
        if len(pieces) < 2:
            continue
        rows = _joined(pieces, number)
        if needed or (len(rows) == len(pieces) and all(_is_plain(row.person) for row in rows)):
            return rows
    return None


def _is_plain(person: Person) -> bool:
    return bool(person.family and person.title and is_role(person.title))


def _listed(text: str, number: int) -> list[Row] | None:
    """Read `会長 甲野 洋、副会長 乙川 学` and `甲野、乙川の各委員`; `None` where it is no such list."""
    every = _ALL_OF.fullmatch(reading(text))
    title = None
    if every:
        text, title = text[: every.end("names")], every["title"]
    pieces = _outer_pieces(text)
    grouped = _behind_group(pieces, number)
    if grouped:
        pieces[0] = grouped
    if len(pieces) < 2 and title is None and not grouped:
        return None
    found = [_titled(piece, number) if grouped or is_family(piece) else None for piece in pieces]
    found = [
        each or _single(piece, number) or _titled(piece, number)
        for each, piece in zip(found, pieces, strict=True)
    ]
    if not all(found):
        return None
    rows = [row for each in found if each for row in each]
    _hand_titles_on(rows)
    for row in rows:
        if title and row.person.title is None and title not in ("氏", "先生"):
            row.person.title = title
    return rows


def _behind_group(pieces: Sequence[str], number: int) -> str | None:
    """Return `沢渡課長` of `事務局　沢渡課長`: a group, and behind it somebody by name and office."""
    parts = _GROUP_BEFORE.fullmatch(reading(pieces[0])) if pieces else None
    if not parts or not _is_group(parts["group"]):
        return None
    rest = pieces[0][parts.start("rest") :]
    titled = _titled(rest, number)
    if not titled or titled[0].person.title is None:
        return None
    return rest if any(leading_family(piece) for piece in (rest, *pieces[1:])) else None


def _outer_pieces(text: str) -> list[str]:
    """Return the pieces between commas and slashes that stand in no brackets."""
    outside = re.sub(r"\([^()]*\)", lambda match: "_" * len(match[0]), reading(text))
    places = [match.start() for match in re.finditer("[、,/]", outside)]
    return [piece.strip() for piece in cut_at(text, places) if piece.strip()]


def _hand_titles_on(rows: Sequence[Row]) -> None:
    """Give those who follow a title in one row that title: `委員 甲野 洋 乙川 学`."""
    for before, row in itertools.pairwise(rows):
        if row.person.title is None and before.person.title and is_role(before.person.title):
            row.person.title = before.person.title


def _titled(piece: str, number: int) -> list[Row] | None:
    """Read `甲野委員`, or a family name alone."""
    read = reading(piece)
    tail = max((t for t in tails_of(piece) if read.endswith(t)), key=len, default="")
    known = leading_family(piece)
    if known and is_role(piece[known:]):
        tail = piece[known:]
    bare = piece[: len(piece) - len(tail)] if tail else without_honorific(piece)
    name = parse_name(bare)
    if name is None or len(bare) > 8:
        return None
    full = name if name.family else None
    return [Row(Person(name=full, printed=name.full, title=tail or None, lines=[number]))]


def _joined(pieces: Sequence[str], number: int) -> list[Row]:
    rows: list[Row] = []
    for piece in pieces:
        rows += _single(piece, number) or [_not_understood(piece, number)]
    rows[0].doubt = _joined_doubt(rows, number)
    return rows


def _joined_doubt(rows: Sequence[Row], number: int) -> DoubtNote:
    names = "と".join(row.person.shown for row in rows)
    said = f"一行に続けて書かれた参加者を{len(rows)}人（{names}）に分けました。"
    message = f"{said}肩書きと氏名の切れ目を確かめてください。"
    return DoubtNote(Uncertain.PARTICIPANTS_JOINED, message, number)


def _single(text: str, number: int) -> list[Row] | None:
    """Read a row whose people are told apart by its words; `None` where it is not understood."""
    colons = outer_colons(reading(text))
    if not colons:
        return _without_colon(text, number)
    parts = [part.strip() for part in cut_at(text, colons)]
    if not all(parts):
        return None
    if reading(parts[0]) in OTHER_ROLES:
        rows = _single(text[colons[0] + 1 :].strip(), number)
        if rows and rows[0].person.part is None:
            rows[0].person.part = parts[0]
        return rows
    name, before = _name(parts[-1]), parts[:-1]
    if name is None and len(parts) == 2 and _is_moderator(parts[0]):
        return _led(parts[1], number)
    if len(parts) == 2 and (name is None or is_title(parts[-1])):
        turned = parse_name(parts[0])
        if turned and turned.family and is_title(parts[1]):
            name, before = turned, parts[1:]
    if name is None or len(before) > 3:
        return None
    person = Person(name=name, printed=name.full, lines=[number], honorific=_is_honoured(parts[-1]))
    if _is_pseudonym(name):
        person.name, person.printed = None, _with_honorific(name.full, text)
    moderating = [part for part in before if _is_moderator(part)]
    if moderating and len(before) > len(moderating):
        before = [part for part in before if part not in moderating]
    person.title, person.post = _title_and_post(before)
    person.moderator = bool(moderating) or _is_moderator(person.post or "")
    row = _checked(person, text, number, name.aside)
    if len(before) > 1 and not _is_post(before[1], before[0]):
        message = f"参加者の行{quoted(text)}の{quoted(before[1])}が肩書きか、別の人かを確かめてください。"
        row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
    return [row]


def _name(text: str) -> Name | None:
    """Read the name behind the last colon, letters set apart and a reading in kana included."""
    found = people_in(text)
    if found and len(found) == 1 and found[0].title is None:
        return replace(found[0].name, aside=found[0].aside)
    return parse_name(text)


def _led(text: str, number: int) -> list[Row] | None:
    """Read what follows `司会:`: a row of its own (`甲野 洋 広報課`), or a body that leads."""
    found = people_in(text)
    if found and len(found) == 1 and not BODIES.fullmatch(reading(text)):
        row = _row_of(found[0], text, number)
        row.person.moderator = True
        return [row]
    words = text.split()
    name = parse_name(" ".join(words[:2])) if len(words) > 2 else None
    if name and name.family:
        person = Person(name=name, printed=name.full, title=" ".join(words[2:]), moderator=True, lines=[number])
        return [Row(person)]
    return None


def _is_post(text: str, title: str) -> bool:
    """Tell whether what stands between two colons is a post: a bare title, or one of the same organisation."""
    read = reading(text)
    return read in TITLE_TAILS or (is_title(text) and shared_beginning(read, reading(title)) >= 2)


def _without_colon(text: str, number: int) -> list[Row] | None:
    """Read `A市課長 甲野 洋`, `甲野 洋(A市課長)`, `１番 甲野 洋君　２番 乙川 学君` or `甲野 洋`."""
    leads = re.match(r"\((?:" + "|".join(MODERATORS) + r")\) *", reading(text))
    found = people_in(text[leads.end() :] if leads else text)
    if found is None:
        return None
    rows = [_row_of(each, text, number) for each in found]
    _hand_titles_on(rows)
    if leads:
        rows[0].person.moderator = True
    return rows


def _row_of(each: RowPerson, text: str, number: int) -> Row:
    person = Person(
        name=each.name, printed=each.name.full, lines=[number], title=each.title, honorific=each.honorific
    )
    if each.title:
        person.title, person.post = _title_and_post([each.title])
        person.moderator = _is_moderator(each.title) or _is_moderator(person.post or "")
    if _is_pseudonym(each.name):
        person.name, person.printed = None, _with_honorific(each.name.full, text)
    return _checked(person, text, number, each.aside)


def _is_pseudonym(name: Name) -> bool:
    """Tell whether a name hides who somebody is: A子, T.H., D課長, 学生A."""
    if ROLE_LABEL.fullmatch(reading(name.full)):
        return True
    return name.family is None and re.match("[A-Z](?![a-z])", reading(name.full)) is not None


def _with_honorific(name: str, text: str) -> str:
    """Return a pseudonym with さん, where the row prints it: it is part of how somebody is called."""
    return f"{name}さん" if f"{name}さん" in text else name


def _is_honoured(text: str) -> bool:
    return without_honorific(text) != text.rstrip()


def _title_and_post(before: Sequence[str]) -> tuple[str | None, str | None]:
    """Return title and post: `A市CIO(副市長)`, or `A市CIO`, `副市長` from behind two colons."""
    title = before[0]
    if len(before) > 1:
        return title, ":".join(before[1:])
    inside = trailing_brackets(title)
    if inside and inside[0] and inside[1]:
        return inside
    return title, None


def _checked(person: Person, text: str, number: int, aside: str | None) -> Row:
    """Take what stands in brackets behind the name for the title; doubt a name that may not be parted."""
    doubt = None
    leads = _LEADS.match(reading(person.title or ""))
    if person.title and leads:
        person.title, person.moderator = person.title[leads.end() :], True
    if aside:
        if _is_moderator(aside):
            person.moderator = True
            if person.title is None:
                person.title = aside
        elif person.title is None:
            person.title = aside
        elif person.post is None:
            person.post = aside
        else:
            message = f"参加者の行{quoted(text)}の「{aside}」が肩書きか確かめてください。"
            doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
            person.post = f"{person.post}、{aside}"
    return Row(person, doubt)


def _is_role(text: str) -> bool:
    """Tell whether `text` is a title, with or without a post in brackets, or a moderator's part."""
    inside = trailing_brackets(text)
    before = inside[0] if inside else text
    return is_role(before) or _is_moderator(before) or before in OTHER_ROLES or "番" in before[-1:]


def _is_moderator(text: str) -> bool:
    """Tell whether a title says that somebody leads the talk, and not only that they do so for a living."""
    read = reading(text).strip(" ()[]【】")
    return read in MODERATORS or _LEADING.search(read) is not None


def _not_understood(text: str, number: int) -> Row:
    message = f"参加者の行{quoted(text)}の肩書きと氏名の区切りが分かりません。参加者欄で直してください。"
    person = Person(name=Name(" ".join(text.split()), None, None), lines=[number])
    return Row(person, DoubtNote(Uncertain.PARTICIPANT, message, number))


# Profiles: a name and, on the lines below or above, what somebody is


def _people_of_profiles(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of one person each; where no profiles are printed, every line by itself."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.gap_before and line.index == groups[-1][-1].index + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    profiles = [g for g in groups if len(g) > 1 and sum(map(names_somebody, g)) == 1]
    offices = _office_lines(lines)
    if len(profiles) >= _ENOUGH_PROFILES and 2 * len(profiles) > len(groups):
        yield from groups
        return
    waiting: list[Line] = []
    for line in lines:
        waiting.append(line)
        if line.index not in offices:
            yield waiting
            waiting = []
    for line in waiting:
        yield [line]


def _office_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of lines that hold a title alone, with the name on the next: `政府参考人`."""
    found = set()
    for line, after in itertools.pairwise(lines):
        if _is_reading_line(after) and not names_somebody(line) and not looks_like_row(line):
            found.add(line.index)
            continue
        names = re.fullmatch(r"\([^()]+\) *(?P<name>.+)", after.read)
        if is_role(line.text) and people_in(line.text) is None and names and people_in(names["name"]):
            found.add(line.index)
    return found


def _is_reading_line(line: Line) -> bool:
    """Tell whether a line is a name with its reading, and nothing else."""
    found = people_in(line.text)
    return bool(found and len(found) == 1 and found[0].title is None and found[0].name.kana)


def _profile(group: Sequence[Line]) -> list[Row]:
    names = [line for line in group if names_somebody(line)]
    if len(names) != 1:
        office, last = group[0], group[-1]
        named = re.fullmatch(r"\((?P<post>[^()]+)\) *(?P<name>.+)", last.read)
        found = people_in(last.text[named.start("name") :]) if named else None
        if len(group) == 2 and named and found and len(found) == 1:
            row = _row_of(found[0], last.text, last.number)
            row.person.title = last.text[named.start("post") : named.end("post")]
            row.person.post = office.text
            row.person.lines = [office.number, last.number]
            return [row]
        return [row for line in group for row in _read_row(line, [])]
    named_line = names[0]
    rows = _single(named_line.text, named_line.number) or [_not_understood(named_line.text, named_line.number)]
    person = rows[0].person
    details = [line.text for line in group if line is not named_line]
    if details:
        inside = trailing_brackets(details[0])
        person.title, person.post = (inside if inside and inside[0] else (details[0], None))
        person.post = "、".join(filter(None, (person.post, *details[1:]))) or None
    person.lines = [line.number for line in group]
    return rows[:1]


# Tables


def _table(lines: Sequence[Line]) -> list[Row] | None:
    """Read a table with a row that names its columns; `None` where there is none."""
    head = next((line for line in lines[:3] if is_table_heading(line)), None)
    if head is None or not any("\t" in line.text for line in lines):
        return None
    columns = [_column(word) for word in re.split(r"\t+| {2,}", head.text.strip())]
    if "name" not in columns:
        return None
    rows: list[Row] = []
    for line in lines:
        if line is not head:
            rows += _table_row(line, columns, rows)
    return rows


def _column(heading: str) -> str:
    if re.search("氏名|名前|出席者", heading):
        return "name"
    return "title" if re.search("区分|役職|職名|役|職", heading) else "post"


def _table_row(line: Line, columns: Sequence[str], above: Sequence[Row]) -> list[Row]:
    cells = [cell.strip() for cell in line.text.split("\t")]
    if line.indented and len(cells) < len(columns):
        cells = [""] * (len(columns) - len(cells)) + cells
    found = dict(zip(columns, cells, strict=False))
    name = parse_name(found.get("name", ""))
    if name is None:
        return _read_row(line, [])
    title = found.get("title") or (above[-1].person.title if above and "title" in found else None)
    person = Person(
        name=replace(name, aside=None), printed=name.full, title=title, post=found.get("post") or None
    )
    person.lines = [line.number]
    person.moderator = _is_moderator(title or "")
    if person.title is None:
        person.title, person.post = person.post, None
    return [Row(person)]
