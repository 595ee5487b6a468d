"""One row of a list of participants whose people are told apart by its words: with colons, a dot, or neither."""

import re
from collections.abc import Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.cast.joined_rows import cut_at, shared_beginning
from zadankai_editor.recognize.cast.names import Name, parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_role, is_title, says_who_leads
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.word_rows import RowPerson, people_in
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.vocabulary import (
    BODIES,
    CREDITS,
    HAN,
    MODERATORS,
    OTHER_ROLES,
    ROLE_LABEL,
    TITLE_TAILS,
    UNIT_END,
)

LEADS = re.compile(rf"\(?(?:{'|'.join(MODERATORS)})(?:\)|[ ・/:])[ ・/:]*(?=[^ ・/:()])")
_LEADS_IN_BRACKETS = re.compile(rf"\((?:{'|'.join(MODERATORS)})\) *")
_DOTTED = re.compile(r"(?P<title>[^ ・/:、,()]{2,16})・(?P<name>[^・/:、,]{1,24})")
_MOST_TITLES = 3


def single_row(text: str, number: int) -> list[Member] | None:
    """Read a row whose people are told apart by its words; `None` where it is not understood."""
    colons = outer_colons(folded(text))
    if not colons:
        return _without_colon(text, number)
    parts = [part.strip() for part in cut_at(text, colons)]
    if not all(parts):
        return None
    if folded(parts[0]) in OTHER_ROLES:
        return _with_part(parts[0], text[colons[0] + 1 :].strip(), number)
    return _with_colons(parts, text, number)


def row_of(each: RowPerson, text: str, number: int) -> Member:
    """Return somebody of a row without colons; `text` is the whole row."""
    person = _named(each.name, text, number, honorific=each.honorific)
    if each.title:
        title, post = _title_and_post([each.title])
        leads = says_who_leads(each.title) or says_who_leads(post or "")
        person = replace(person, title=title, post=post, moderator=leads)
    return _checked(person, text, number, each.aside)


def not_understood(text: str, number: int) -> Member:
    """Keep a row whole, as a name, with a doubt."""
    message = f"参加者の行{quoted(text)}の肩書と氏名の区切りが分かりません。参加者欄で直してください。"
    person = Person(name=Name(" ".join(text.split()), None, None), lines=(number,))
    return Member(person, DoubtNote(Uncertain.PARTICIPANT, message, number))


def hand_titles_on(rows: Sequence[Member]) -> list[Member]:
    """Give those who follow a title in one row that title: `委員 甲野 洋 乙川 学`."""
    found: list[Member] = []
    for row in rows:
        above = found[-1].person.title if found else None
        inherits = row.person.title is None and above is not None and is_role(above)
        found.append(row.having(title=above) if inherits else row)
    return found


# With colons


def _with_colons(parts: Sequence[str], text: str, number: int) -> list[Member] | None:
    """Read `A市CIO(副市長):甲野 洋`, `A市CIO:副市長:甲野 洋`, `甲野 洋:A市CIO` and `司会:甲野 洋 広報課`."""
    name = _name(parts[-1])
    titled = name is not None and name.given is not None and is_title(name.given)
    if (name is None or titled) and len(parts) == 2 and says_who_leads(parts[0]):
        return _led(parts[1], number)
    turned = _turned(parts, name)
    name, before = (turned, parts[1:]) if turned else (name, parts[:-1])
    if name is None or len(before) > _MOST_TITLES:
        return None
    person = _named(name, text, number, honorific=_is_honoured(parts[-1]))
    return [_with_titles(person, before, text, name.aside)]


def _turned(parts: Sequence[str], last: Name | None) -> Name | None:
    """Return the name where it stands before the only colon, and a title behind it."""
    if len(parts) != 2 or not (last is None or is_title(parts[-1])):
        return None
    name = parse_name(parts[0])
    return name if name and name.family and is_title(parts[1]) else None


def _with_titles(person: Person, before: Sequence[str], text: str, aside: str | None) -> Member:
    """Return somebody with what stands before their name: titles, and that they lead."""
    number = person.lines[0]
    titles = [part for part in before if not says_who_leads(part)] or before
    title, post = _title_and_post(titles)
    leads = any(map(says_who_leads, before)) or says_who_leads(post or "")
    row = _checked(replace(person, title=title, post=post, moderator=leads), text, number, aside)
    if len(titles) < 2 or _is_post(titles[1], titles[0]):
        return row
    message = f"参加者の行{quoted(text)}の{quoted(titles[1])}が肩書か、別の人かを確かめてください。"
    return replace(row, doubt=DoubtNote(Uncertain.PARTICIPANT, message, number))


def _with_part(part: str, text: str, number: int) -> list[Member] | None:
    rows = single_row(text, number)
    if rows and rows[0].person.part is None:
        rows[0] = rows[0].having(part=part)
    return rows


def _name(text: str) -> Name | None:
    """Read the name behind the last colon, letters set apart and a reading in kana included."""
    found = people_in(text)
    if found and len(found) == 1 and found[0].title is None:
        return replace(found[0].name, aside=found[0].aside)
    return parse_name(text)


def _led(text: str, number: int) -> list[Member] | None:
    """Read what follows `司会:`: a row of its own (`甲野 洋 広報課`), or a body that leads."""
    row = _dotted(text, number)
    found = people_in(text) if row is None else None
    if found and len(found) == 1 and not BODIES.fullmatch(folded(text)):
        row = row_of(found[0], text, number)
    if row is not None:
        return [row.having(moderator=True)]
    words = text.split()
    name = parse_name(" ".join(words[:2])) if len(words) > 2 else None
    if name and name.family:
        title = " ".join(words[2:])
        return [Member(Person(title, name=name, printed=name.full, moderator=True, lines=(number,)))]
    return None


def _is_post(text: str, title: str) -> bool:
    """Tell whether what stands between two colons is a post: a bare title, or one of the same organisation."""
    read = folded(text)
    return read in TITLE_TAILS or (is_title(text) and shared_beginning(read, folded(title)) >= 2)


# Without colons


def _without_colon(text: str, number: int) -> list[Member] | None:
    """Read `A市課長 甲野 洋`, `甲野 洋(A市課長)`, `１番 甲野 洋君　２番 乙川 学君` or `甲野 洋`."""
    dotted = _dotted(text, number)
    if dotted:
        return [dotted]
    leads = _LEADS_IN_BRACKETS.match(folded(text))
    found = people_in(text[leads.end() :] if leads else text)
    if found is None:
        return None
    rows = [row_of(each, text, number) for each in found]
    first = rows[0].person.family
    if first is not None and folded(first) in MODERATORS:
        return _with_part_before(text, number) or rows
    rows = hand_titles_on(rows)
    return [rows[0].having(moderator=True), *rows[1:]] if leads else rows


def _with_part_before(text: str, number: int) -> list[Member] | None:
    """Read `司会 甲野 洋 市長` as if a colon stood behind the part: it is nobody's family name."""
    end = folded(text).index(" ")
    part, behind = text[:end].strip(), text[end + 1 :].strip()
    return single_row(f"{part}:{behind}", number) if behind else None


def _dotted(text: str, number: int) -> Member | None:
    """Read `園長・甲野 洋`: a dot parts a title of kanji and a name."""
    parts = _DOTTED.fullmatch(folded(text))
    if not parts:
        return None
    title, behind = (text[parts.start(group) : parts.end(group)].strip() for group in ("title", "name"))
    name, leads = parse_name(behind), says_who_leads(title)
    if name is None or is_family(title) or _holds_no_name(name):
        return None
    if not leads and not (re.search(f"[{HAN}]", title) and (is_title(title) or name.family)):
        return None
    person = Person(
        title=None if leads else title,
        name=name,
        printed=name.full,
        moderator=leads,
        lines=(number,),
        honorific=_is_honoured(behind),
    )
    return _checked(person, text, number, name.aside)


def _holds_no_name(name: Name) -> bool:
    """Tell whether a part of what looks like a name is an office, a unit, or what somebody does for the article."""
    words = [word for word in (name.family, name.given) if word] or [name.full]
    return any(is_role(word) or word in CREDITS or UNIT_END.search(folded(word)) for word in words)


# What every row says


def _named(name: Name, text: str, number: int, *, honorific: bool) -> Person:
    """Return somebody by name; who hides behind a pseudonym (A子, T.H., D課長) is known by that alone."""
    if not _is_pseudonym(name):
        return Person(name=name, printed=name.full, lines=(number,), honorific=honorific)
    called = f"{name.full}さん"
    printed = called if called in text else name.full
    return Person(printed=printed, lines=(number,), honorific=honorific)


def _is_pseudonym(name: Name) -> bool:
    if ROLE_LABEL.fullmatch(folded(name.full)):
        return True
    return name.family is None and re.match("[A-Z](?![a-z])", folded(name.full)) is not None


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


def _checked(person: Person, text: str, number: int, aside: str | None) -> Member:
    """Take what stands in brackets behind the name for the title; doubt what has no place left."""
    leads = LEADS.match(folded(person.title or ""))
    if person.title and leads:
        person = replace(person, title=person.title[leads.end() :], moderator=True)
    if not aside:
        return Member(person)
    if says_who_leads(aside):
        return Member(replace(person, title=person.title or aside, moderator=True))
    if person.title is None:
        return Member(replace(person, title=aside))
    if person.post is None:
        return Member(replace(person, post=aside))
    message = f"参加者の行{quoted(text)}の「{aside}」が肩書か確かめてください。"
    doubt = DoubtNote(Uncertain.PARTICIPANT, message, number)
    return Member(replace(person, post=f"{person.post}、{aside}"), doubt)
