"""One row of a list of participants, read as fields: parts in the talk, what people are, and their names.

Colons, commas and slashes, a dot and brackets part fields; within a field words do (`word_rows`). Whatever the
fields are parted by, whoever they name is made of them in one way: a name, and titles of which the first is the
title and the others are the post.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import (
    family_length,
    is_common_noun,
    is_family,
    leading_family,
    leading_name,
)
from zadankai_editor.recognize.cast.as_above import title_above, with_titles_handed_on
from zadankai_editor.recognize.cast.joined_rows import (
    cut_at,
    is_post,
    pieces_of,
    with_group_together,
)
from zadankai_editor.recognize.cast.label_members import name_and_title
from zadankai_editor.recognize.cast.names import Name, parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import (
    heads_people,
    is_body,
    is_role,
    is_title,
    says_who_leads,
    tails_of,
)
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.word_rows import colons_for_slashes, people_in
from zadankai_editor.recognize.doubts import quoted
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

PART_IN_TALK = re.compile(
    rf"\(?(?P<part>{'|'.join((*MODERATORS, *OTHER_ROLES))})(?:\)|[ ・/:=])[ ・/:=]*(?=[^ ・/:=()])"
)
"""What somebody does in the talk, parted by any sign from the row that it stands before."""

_DOTTED = re.compile(r"(?P<title>[^ ・/:、,()]{2,16})・(?P<name>[^・/:、,]{1,24})")
_HEADING_IN_ROW = re.compile(
    r"(?:[(\[【](?P<bracketed>[^()\[\]【】]{1,12})[)\]】] *"
    r"|(?P<head>[^:=、,・()]{1,12}?)(?:\([0-9]{1,3}[名人]\))? *(?P<sign>[:=]|(?<=[^ ] )) *)(?=[^ ])"
)
_ALL_OF = re.compile(r"(?P<names>.+?)の(?:各|両)(?P<title>委員|氏|議員|理事|監事|先生|部長|課長)")
_COUNT = re.compile(r" ?[0-9]{1,3} ?[名人](?:\([^()]*\))?$")
_BODY_BEFORE = re.compile(r"\((?P<body>[^()]{1,12})\) *(?=[^ ])")
_NO_TITLES = ("氏", "先生")
_MOST_TITLES = 3
_LONGEST_FAMILY = 3
_LONGEST_NAME = 8
_LONGEST_SOLID = 5
_LONGEST_OFFICE = 14


def row_of_people(text: str, number: int) -> list[Member] | None:
    """Read a row whose people are told apart by its words; `None` where it is not understood."""
    text = colons_for_slashes(text)
    read = folded(text)
    part = PART_IN_TALK.match(read)
    rows = _of_part(part["part"], read[part.end("part")], text[part.end() :], number) if part else None
    if rows:
        return rows
    fields = [field.strip() for field in cut_at(text, outer_colons(read))]
    if len(fields) > 1:
        return _with_colons(fields, text, number) if all(fields) else None
    found = people_in(text)
    dotted = _dotted(text, number) if "・" in read else None
    if dotted or found is None:
        return dotted
    rows = [
        member_of(each.name, [each.title], text, number, honorific=each.honorific, aside=each.aside)
        for each in found
    ]
    return with_titles_handed_on(rows, text)


def listed_row(text: str, number: int) -> list[Member] | None:
    """Read `会長 甲野 洋、副会長 乙川 学`, `甲野、乙川の各委員`, `委員：甲野、乙川`; `None` where it is no such list.

    What stands before all of them, or behind as 各委員, is the title of those who have no other.
    """
    head, listed = _behind_heading(with_group_together(text))
    every = _ALL_OF.fullmatch(folded(listed))
    names, shared = (listed[: every.end("names")], every["title"]) if every else (listed, head)
    pieces = pieces_of(names)
    several = len(pieces) > 1 or every or (head and _names_one_of_group(pieces))
    if not several or colons_for_slashes(text) != text:
        return None
    title = shared if shared and (is_role(shared) or names_group(folded(shared))) else None
    alike = _ending_alike(pieces)
    rows: list[Member] = []
    for printed in pieces:
        above = title_above(printed, rows[-1].person.title if rows else None)
        piece = " ".join(above) if above else printed
        found = _of_piece(piece, number, title) or (_named_behind(*above, number) if above else [])
        if not found or found[0].person.title is None:
            found = _called_alike(piece, number, alike) or found
        if not found:
            return None
        rows += found
    return _sharing(rows if title else with_titles_handed_on(rows, listed), shared, of_body=title is None)


def _named_behind(title: str, printed: str, number: int) -> list[Member]:
    """Return whom a piece names behind a title that is sure."""
    name = parse_name(printed)
    return [member_of(name, [title], printed, number, aside=name.aside)] if name else []


def _ending_alike(pieces: Sequence[str]) -> Sequence[str]:
    """Return the titles in which several pieces end, the longest first."""
    counts = Counter(tail for piece in pieces for tail in tails_of(piece))
    return sorted((tail for tail, count in counts.items() if count > 1), key=len, reverse=True)


def _called_alike(piece: str, number: int, titles: Sequence[str]) -> list[Member]:
    """Read `大盛委員` among others of this title: what stands before it is a name, whatever else it may mean."""
    title = next((title for title in titles if piece.endswith(title)), "")
    called = piece.removesuffix(title)
    name = parse_name(called) if title and len(called) <= _LONGEST_SOLID and not is_title(called) else None
    return [_called(name, title, piece, number)] if name and " " not in folded(called) else []


def _sharing(rows: list[Member], shared: str | None, *, of_body: bool) -> list[Member]:
    """Return `rows` with what is said of all: the title of those who have none, or the body that the others are of."""
    if not shared or shared in _NO_TITLES:
        return rows
    return [_with_shared(row, shared, of_body=of_body) for row in rows]


def _with_shared(row: Member, shared: str, *, of_body: bool) -> Member:
    """Return somebody with that: a remark that is neither an office nor a body (`オンライン`) is no title beside it."""
    title, post = row.person.title, row.person.post
    if title is None or not (of_body or is_role(title) or is_body(title)):
        return row.having(title=shared, post=post or title)
    return row.having(post=post or (shared if of_body and not heads_people(shared) else None))


def _behind_heading(text: str) -> tuple[str | None, str]:
    """Return what stands before a list of people in their row, and the list: a group, or any words before a colon."""
    read = folded(text)
    found = _HEADING_IN_ROW.match(read)
    if found is None:
        return None, text
    head, rest = (found["bracketed"] or found["head"]).replace(" ", ""), text[found.end() :]
    several = len(pieces_of(rest)) > 1
    odd = len(head) >= _LONGEST_FAMILY or (len(head) > 1 and is_common_noun(head))
    if found["bracketed"]:
        fits = several or _names_one_of_group([rest])
    elif found["sign"]:
        fits = several and not is_family(head)
    else:
        fits = several and odd and " " not in folded(rest) and not is_role(head)
    return (head, rest) if fits or names_group(head) else (None, text)


def _names_one_of_group(pieces: Sequence[str]) -> bool:
    """Tell whether behind a group one of it is named by name and office: `事務局　沢渡課長`."""
    one = called_row(pieces[0], 0) if len(pieces) == 1 and " " not in folded(pieces[0]) else None
    return one is not None and one.person.title is not None


def _of_piece(piece: str, number: int, title: str | None) -> list[Member]:
    """Return whom a piece between commas names; behind a `title` it may be a name and no more. Empty where nobody."""
    body = _BODY_BEFORE.match(folded(piece))
    if body is not None:
        found = _of_piece(piece[body.end() :], number, title)
        return [row.having(post=row.person.post or body["body"]) for row in found]
    alone = (title is not None and " " not in folded(piece)) or is_family(piece)
    one = (called_row(piece, number, title) if alone else None) or _of_group(piece, number)
    several = None if one else row_of_people(piece, number)
    one = one or (None if several else called_row(piece, number) or _of_body(piece, number))
    return [one] if one else several or []


def member_of(
    name: Name,
    titles: Sequence[str | None],
    text: str,
    number: int,
    *,
    honorific: bool = False,
    aside: str | None = None,
) -> Member:
    """Return whom a row names, with what it says they are: the title first; `text` is the whole row.

    Who hides behind a pseudonym (A子, T.H., D課長) is known by that alone. Of `aside`, what stands in brackets behind
    the name, is made what is missing: that they lead, a title, a post; it is doubted where nothing is.
    """
    said, leads = _what_they_are([title for title in titles if title])
    leading = aside is not None and says_who_leads(aside)
    known = [*said, aside] if aside and not (leading and said) else said
    person = replace(
        _named(name, text, number),
        title=next(iter(known), None),
        post="、".join(known[1:]) or None,
        moderator=leads or leading,
        honorific=honorific,
    )
    if len(known) <= max(2, len(said)):
        return Member(person)
    return Member(person).doubted(f"参加者の行{quoted(text)}の「{aside}」が肩書か確かめてください。")


def _what_they_are(titles: Sequence[str]) -> tuple[list[str], bool]:
    """Return the title and the posts, and whether somebody leads; that is no title where they are anything else."""
    kept = [title for title in titles if not says_who_leads(title)] or list(titles)
    inside = trailing_brackets(kept[0]) if len(kept) == 1 else None
    if inside and all(inside):
        kept = list(inside)
    part = PART_IN_TALK.match(folded(kept[0])) if kept else None
    if part and part["part"] in MODERATORS:
        return [kept[0][part.end() :], *kept[1:]], True
    return kept, any(map(says_who_leads, (*titles, *kept[1:])))


def not_understood(text: str, number: int) -> Member:
    """Keep a row whole, as a name, with a doubt."""
    message = f"参加者の行{quoted(text)}の肩書と氏名の区切りが分かりません。参加者欄で直してください。"
    return Member(Person(name=Name(" ".join(text.split()), None, None), lines=(number,))).doubted(message)


@lru_cache(maxsize=8192)
def names_group(read: str) -> bool:
    """Tell whether `read`, a folded line, is what a group of participants is called, marks around it aside."""
    bare = _COUNT.sub("", read.strip("■□◆◇●○◎▼・ "))
    bare = folded(unwrapped(bare) or bare).strip().rstrip(":")
    return GROUPS.fullmatch(bare) is not None


# Parts in the talk


def _of_part(part: str, sign: str, text: str, number: int) -> list[Member] | None:
    """Read what stands behind `聞き手:`: a row of its own, or several of whom all do the same in the talk.

    A colon or a space as the `sign` behind it makes it the title of somebody who has no other.
    """
    if BODIES.fullmatch(folded(text)):
        return [_leading(Member(Person(printed=text, lines=(number,))), part, in_brackets=False)]
    listed = listed_row(text, number) or []
    rows = listed if len(listed) > 1 else row_of_people(text, number)
    name = parse_name(text) if not rows and not is_role(text) else None
    rows = [member_of(name, [], text, number)] if name else rows or []
    told = rows if rows is listed else rows[:1]
    if part in OTHER_ROLES:
        told = [row.having(part=row.person.part or part) for row in told]
    else:
        title = part if len(rows) == 1 and sign in " :" else None
        told = [_leading(row, title, in_brackets=text[-1] in ")）") for row in told]
    return told + rows[len(told) :]


def _leading(row: Member, part: str | None, *, in_brackets: bool) -> Member:
    """Return somebody who leads the talk: their title is what else they are, else `part`, with a post in brackets."""
    person = row.person
    if part and in_brackets and person.title and not person.post:
        return row.having(moderator=True, title=part, post=person.title)
    return row.having(moderator=True, title=person.title or part)


# Colons and dots


def _with_colons(fields: Sequence[str], text: str, number: int) -> list[Member] | None:
    """Read `A市CIO(副市長):甲野 洋`, `A市CIO:副市長:甲野 洋` and `甲野 洋:A市CIO`."""
    *titles, last = fields
    name, aside = _name_in(last)
    turned = parse_name(fields[0]) if len(fields) == 2 else None
    if (
        turned is not None
        and turned.family
        and (is_title(last) or is_body(last) or (turned.kana and not (name and name.kana)))
    ):
        name, aside, titles = turned, turned.aside, [last]
    if name is None:
        return _of_group_with_office(fields[0], text, number)
    if len(titles) > _MOST_TITLES:
        return None
    honorific = without_honorific(last) != last.rstrip()
    member = member_of(name, titles, text, number, honorific=honorific, aside=aside)
    posts = [title for title in titles if not says_who_leads(title)][1:]
    if posts and not is_post(posts[0], titles[0]):
        message = f"参加者の行{quoted(text)}の{quoted(posts[0])}が肩書か、別の人かを確かめてください。"
        return [member.doubted(message)]
    return [member]


def _of_group_with_office(group: str, text: str, number: int) -> list[Member] | None:
    """Read `パネリスト：A市商店会 会長 甲野 洋`: what one of a group is, and who."""
    rows = row_of_people(text[len(group) :].lstrip(":： 　"), number)
    if not rows or len(rows) > 1 or not rows[0].person.title or not names_group(folded(group)):
        return None
    return [rows[0].having(post=rows[0].person.post or group)]


def _name_in(field: str) -> tuple[Name | None, str | None]:
    """Return the name behind the last colon, letters set apart included, and what stands in brackets behind it."""
    found = people_in(field)
    if found and len(found) == 1 and found[0].title is None:
        return found[0].name, found[0].aside
    name = parse_name(field)
    return name, name.aside if name else None


def _dotted(text: str, number: int) -> list[Member] | None:
    """Read `園長・甲野 洋`: a dot parts a title of kanji and a name."""
    parts = _DOTTED.fullmatch(folded(text))
    if not parts:
        return None
    title, behind = (text[parts.start(group) : parts.end(group)].strip() for group in ("title", "name"))
    name = parse_name(behind)
    if name is None or is_family(title) or _holds_no_name(name):
        return None
    if not re.search(f"[{HAN}]", title) or not (is_title(title) or name.family):
        return None
    honorific = without_honorific(behind) != behind
    return [member_of(name, [title], text, number, honorific=honorific, aside=name.aside)]


def _holds_no_name(name: Name) -> bool:
    """Tell whether a part of what looks like a name is an office, a unit, or what somebody does for the article."""
    words = [word for word in (name.family, name.given) if word] or [name.full]
    return any(is_role(word) or word in CREDITS or UNIT_END.search(folded(word)) for word in words)


# Commas


def called_row(piece: str, number: int, other: str | None = None) -> Member | None:
    """Read `甲野委員`, `甲野洋委員` or a name alone, whose title is the `other`; brackets may stand behind it."""
    bare, aside = trailing_brackets(piece) or (piece, None)
    called, title = name_and_title(bare) or (without_honorific(bare), None)
    sure = (title in TITLE_TAILS or 1 < len(called) == leading_name(bare)) if title else not is_title(bare)
    name = parse_name(called) if sure and len(called) <= _LONGEST_NAME else None
    if name is None:
        return None
    return _called(name, title or (other if aside else None), piece, number, aside)


def _called(name: Name, title: str | None, piece: str, number: int, aside: str | None = None) -> Member:
    """Return somebody of a list by name and office; a short name is a family name."""
    found = member_of(name, [title], piece, number, aside=aside)
    whole = len(name.full) > _LONGEST_FAMILY or (
        len(name.full) == _LONGEST_FAMILY and family_length(name.full)
    )
    return found if whole else found.having(name=None)


def _of_group(piece: str, number: int) -> Member | None:
    """Read `事務局(都市計画課 甲野)`: a group, and in brackets who of it."""
    group, inside = trailing_brackets(piece) or ("", "")
    unit, _, name = folded(inside).rpartition(" ")
    if not (name and names_group(folded(group)) and UNIT_END.search(unit)):
        return None
    found = called_row(inside[len(unit) :].strip(), number)
    return found.having(title=f"{group} {inside[: len(unit)]}") if found else None


def _of_body(piece: str, number: int) -> Member | None:
    """Read `観光協会・乙川会長`: somebody of a body; or an office alone, `市長`."""
    body, _, name = folded(piece).rpartition("・")
    found = called_row(piece[-len(name) :], number) if body and name else None
    if found is not None:
        return found.having(title=f"{piece[: len(body)]} {found.person.title or ''}".strip())
    office = is_title(piece) and len(piece) <= _LONGEST_OFFICE and not leading_family(piece)
    return Member(Person(printed=piece, lines=(number,))) if office else None


# What every row says


def _named(name: Name, text: str, number: int) -> Person:
    initial = name.family is None and re.match("[A-Z](?![a-z])", folded(name.full))
    if not initial and not ROLE_LABEL.fullmatch(folded(name.full)):
        return Person(name=name, printed=name.full, lines=(number,))
    called = f"{name.full}さん"
    return Person(printed=called if called in text else name.full, lines=(number,))
