"""The people of one row of a list of participants, told apart by its words."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import is_family, leading_family
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.joined_rows import cut_at, shared_beginning
from zadankai_editor.recognize.names import Name, is_title, parse_name, tails_of, without_honorific
from zadankai_editor.recognize.people import Person
from zadankai_editor.recognize.rows import RowPerson, is_role, people_in
from zadankai_editor.recognize.vocabulary import (
    BODIES,
    CREDITS,
    GROUPS,
    HAN,
    MODERATORS,
    OTHER_ROLES,
    ROLE_LABEL,
    TITLE_TAILS,
    UNIT_END,
)

LEADS = re.compile(rf"\(?(?:{'|'.join(MODERATORS)})(?:\)|[ ・/:])[ ・/:]*(?=[^ ・/:()])")
_LEADING = re.compile(
    r"司会|進行役|聞き手|(?:^|[・/ 、])(?:モデレーター|ファシリテーター|進行|インタビュアー)(?:$|[・/ 、:])"
)
_GROUP_BEFORE = re.compile(r"(?P<group>[^ :]+)(?: *: *| +)(?P<rest>[^ :()]+)")
_DOTTED = re.compile(r"(?P<title>[^ ・/:、,()]{2,16})・(?P<name>[^・/:、,]{1,24})")
_LONGEST_FAMILY = 2
_GROUP_IN_BRACKETS = re.compile(r"[(\[【](?P<group>[^()\[\]【】]{1,12})[)\]】] *(?=[^ ])")
_ALL_OF = re.compile(r"(?P<names>.+?)の(?:各|両)(?P<title>委員|氏|議員|理事|監事|先生|部長|課長)")


@dataclass
class Row:
    """One person read from a row, and what is not certain about it. `alias` is a short form that the row gives."""

    person: Person
    doubt: DoubtNote | None = None
    alias: str | None = None


def single_row(text: str, number: int) -> list[Row] | None:
    """Read a row whose people are told apart by its words; `None` where it is not understood."""
    colons = outer_colons(folded(text))
    together = with_one_part(text, number)
    if not colons or together:
        return together or _without_colon(text, number)
    parts = [part.strip() for part in cut_at(text, colons)]
    if not all(parts):
        return None
    if folded(parts[0]) in OTHER_ROLES:
        return _with_part(parts[0], text[colons[0] + 1 :].strip(), number)
    name, before = _name(parts[-1]), parts[:-1]
    titled = name is not None and name.given is not None and is_title(name.given)
    if (name is None or titled) and len(parts) == 2 and says_who_leads(parts[0]):
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
    moderating = [part for part in before if says_who_leads(part)]
    if moderating and len(before) > len(moderating):
        before = [part for part in before if part not in moderating]
    person.title, person.post = _title_and_post(before)
    person.moderator = bool(moderating) or says_who_leads(person.post or "")
    row = _checked(person, text, number, name.aside)
    if len(before) > 1 and not _is_post(before[1], before[0]):
        message = f"参加者の行{quoted(text)}の{quoted(before[1])}が肩書か、別の人かを確かめてください。"
        row.doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
    return [row]


def _with_part(part: str, text: str, number: int) -> list[Row] | None:
    rows = single_row(text, number)
    if rows and rows[0].person.part is None:
        rows[0].person.part = part
    return rows


def with_one_part(text: str, number: int) -> list[Row] | None:
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
    for row in rows:
        row.person.moderator = row.person.moderator or asking
        row.person.part = None if asking else part
    return rows


def _name(text: str) -> Name | None:
    """Read the name behind the last colon, letters set apart and a reading in kana included."""
    found = people_in(text)
    if found and len(found) == 1 and found[0].title is None:
        return replace(found[0].name, aside=found[0].aside)
    return parse_name(text)


def _led(text: str, number: int) -> list[Row] | None:
    """Read what follows `司会:`: a row of its own (`甲野 洋 広報課`), or a body that leads."""
    dotted = _dotted(text, number)
    if dotted:
        dotted.person.moderator = True
        return [dotted]
    found = people_in(text)
    if found and len(found) == 1 and not BODIES.fullmatch(folded(text)):
        row = row_of(found[0], text, number)
        row.person.moderator = True
        return [row]
    words = text.split()
    name = parse_name(" ".join(words[:2])) if len(words) > 2 else None
    if name and name.family:
        person = Person(
            name=name, printed=name.full, title=" ".join(words[2:]), moderator=True, lines=[number]
        )
        return [Row(person)]
    return None


def _is_post(text: str, title: str) -> bool:
    """Tell whether what stands between two colons is a post: a bare title, or one of the same organisation."""
    read = folded(text)
    return read in TITLE_TAILS or (is_title(text) and shared_beginning(read, folded(title)) >= 2)


def _without_colon(text: str, number: int) -> list[Row] | None:
    """Read `A市課長 甲野 洋`, `甲野 洋(A市課長)`, `１番 甲野 洋君　２番 乙川 学君` or `甲野 洋`."""
    dotted = _dotted(text, number)
    if dotted:
        return [dotted]
    leads = re.match(r"\((?:" + "|".join(MODERATORS) + r")\) *", folded(text))
    found = people_in(text[leads.end() :] if leads else text)
    if found is None:
        return None
    rows = [row_of(each, text, number) for each in found]
    part = rows[0].person.name.family if rows and rows[0].person.name else None
    if part is not None and folded(part) in MODERATORS:
        return _with_part_before(text, number) or rows
    _hand_titles_on(rows)
    if leads:
        rows[0].person.moderator = True
    return rows


def _with_part_before(text: str, number: int) -> list[Row] | None:
    """Read `司会 甲野 洋 市長` as if a colon stood behind the part: it is nobody's family name."""
    part, _, behind = text.strip().partition(text[_end_of_word(text)])
    return single_row(f"{part}:{behind.strip()}", number) if behind.strip() else None


def _end_of_word(text: str) -> int:
    return folded(text).index(" ")


def _dotted(text: str, number: int) -> Row | None:
    """Read `園長・甲野 洋`: a dot parts a title of kanji and a name."""
    parts = _DOTTED.fullmatch(folded(text))
    if not parts:
        return None
    title, behind = (text[parts.start(group) : parts.end(group)].strip() for group in ("title", "name"))
    name = parse_name(behind)
    leads = says_who_leads(title)
    if name is None or is_family(title) or not (leads or re.search(f"[{HAN}]", title)):
        return None
    words = [word for word in (name.family, name.given) if word] or [name.full]
    if any(is_role(word) or word in CREDITS or UNIT_END.search(folded(word)) for word in words):
        return None
    if not leads and not is_title(title) and name.family is None:
        return None
    person = Person(name=name, printed=name.full, lines=[number], honorific=_is_honoured(behind))
    person.title, person.moderator = (None, True) if leads else (title, False)
    return _checked(person, text, number, name.aside)


def row_of(each: RowPerson, text: str, number: int) -> Row:
    """Return somebody of a row without colons; `text` is the whole row."""
    person = Person(
        name=each.name, printed=each.name.full, lines=[number], title=each.title, honorific=each.honorific
    )
    if each.title:
        person.title, person.post = _title_and_post([each.title])
        person.moderator = says_who_leads(each.title) or says_who_leads(person.post or "")
    if _is_pseudonym(each.name):
        person.name, person.printed = None, _with_honorific(each.name.full, text)
    return _checked(person, text, number, each.aside)


def _is_pseudonym(name: Name) -> bool:
    """Tell whether a name hides who somebody is: A子, T.H., D課長, 学生A."""
    if ROLE_LABEL.fullmatch(folded(name.full)):
        return True
    return name.family is None and re.match("[A-Z](?![a-z])", folded(name.full)) is not None


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
    leads = LEADS.match(folded(person.title or ""))
    if person.title and leads:
        person.title, person.moderator = person.title[leads.end() :], True
    if aside:
        if says_who_leads(aside):
            person.moderator = True
            if person.title is None:
                person.title = aside
        elif person.title is None:
            person.title = aside
        elif person.post is None:
            person.post = aside
        else:
            message = f"参加者の行{quoted(text)}の「{aside}」が肩書か確かめてください。"
            doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
            person.post = f"{person.post}、{aside}"
    return Row(person, doubt)


def tells_role(text: str) -> bool:
    """Tell whether `text` is a title, with or without a post in brackets, or a moderator's part."""
    inside = trailing_brackets(text)
    before = inside[0] if inside else text
    return is_role(before) or says_who_leads(before) or before in OTHER_ROLES or "番" in before[-1:]


def says_who_leads(text: str) -> bool:
    """Tell whether a title says that somebody leads the talk, and not only that they do so for a living."""
    read = folded(text).strip(" ()[]【】")
    return read in MODERATORS or _LEADING.search(read) is not None


def not_understood(text: str, number: int) -> Row:
    """Keep a row whole, as a name, with a doubt."""
    message = f"参加者の行{quoted(text)}の肩書と氏名の区切りが分かりません。参加者欄で直してください。"
    person = Person(name=Name(" ".join(text.split()), None, None), lines=[number])
    return Row(person, DoubtNote(Uncertain.PARTICIPANT, message, number))


@lru_cache(maxsize=8192)
def names_group(read: str) -> bool:
    """Tell whether `read`, a folded line, is what a group of participants is called, marks around it aside."""
    bare = read.strip("■□◆◇●○◎▼・ ")
    bare = folded(unwrapped(bare) or bare).strip().rstrip(":")
    return GROUPS.fullmatch(bare) is not None


def listed_row(text: str, number: int) -> list[Row] | None:
    """Read `会長 甲野 洋、副会長 乙川 学` and `甲野、乙川の各委員`; `None` where it is no such list."""
    group = _GROUP_IN_BRACKETS.match(folded(text))
    in_group = group is not None and names_group(group["group"])
    if group and in_group:
        text = text[group.end() :]
    every = _ALL_OF.fullmatch(folded(text))
    title = None
    if every:
        text, title = text[: every.end("names")], every["title"]
    pieces = _outer_pieces(text)
    grouped = _behind_group(pieces, number)
    if grouped:
        pieces[0] = grouped
    if len(pieces) < 2 and title is None and not grouped:
        return None
    families = [is_family(piece) or (title is not None and len(piece) <= _LONGEST_FAMILY) for piece in pieces]
    found = [
        _titled(piece, number) if grouped or family else None
        for piece, family in zip(pieces, families, strict=True)
    ]
    found = [
        each
        or _of_group(piece, number)
        or single_row(piece, number)
        or _titled(piece, number)
        or _of_body(piece, number)
        for each, piece in zip(found, pieces, strict=True)
    ]
    if not all(found):
        return None
    rows = [row for each in found if each for row in each]
    if title is None:
        _hand_titles_on(rows)
    for row in rows:
        if title and row.person.title is None and title not in ("氏", "先生"):
            row.person.title = title
    return rows


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


def _hand_titles_on(rows: Sequence[Row]) -> None:
    """Give those who follow a title in one row that title: `委員 甲野 洋 乙川 学`."""
    for before, row in itertools.pairwise(rows):
        if row.person.title is None and before.person.title and is_role(before.person.title):
            row.person.title = before.person.title


def _of_group(piece: str, number: int) -> list[Row] | None:
    """Read `事務局(都市計画課 甲野)`: a group, and in brackets who of it."""
    inside = trailing_brackets(piece)
    if inside is None or not all(inside) or not names_group(folded(inside[0])):
        return None
    unit, _, name = folded(inside[1]).rpartition(" ")
    found = _titled(inside[1][len(unit) :].strip(), number) if UNIT_END.search(unit) and name else None
    if found:
        found[0].person.title = f"{inside[0]} {inside[1][: len(unit)]}"
    return found


def _of_body(piece: str, number: int) -> list[Row] | None:
    """Read `観光協会・乙川会長`: somebody of a body; or an office alone, `市長`."""
    body, dot, _ = folded(piece).rpartition("・")
    if dot and body and (found := _titled(piece[len(body) + 1 :], number)):
        found[0].person.title = f"{piece[: len(body)]} {found[0].person.title or ''}".strip()
        return found
    if is_title(piece) and len(piece) <= _LONGEST_FAMILY:
        return [Row(Person(printed=piece, lines=[number]))]
    return None


def _titled(piece: str, number: int) -> list[Row] | None:
    """Read `甲野委員`, or a family name alone."""
    read = folded(piece)
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
