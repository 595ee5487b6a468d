"""Somebody who is known by a label alone: a name, a name with a title, a title with a name in brackets."""

import re
from dataclasses import replace
from functools import partial

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.japanese.surnames import (
    family_length,
    is_common_noun,
    is_family,
    leading_name,
    word_starts,
)
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.names import Name, parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_body, is_title, is_unit, name_behind_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.vocabulary import PSEUDONYM, ROLE_LABEL, TITLE_TAILS

_LONGEST_FAMILY = 6
_LONGEST_UNKNOWN = 3
_UNITS = frozenset("課部局係室所館園校院署班")
_NO_FAMILY = frozenset((*_UNITS, "副"))
_OF_COMMITTEES = frozenset({"委員", "委員長", "副委員長"})
_OCCUPATIONS = frozenset(
    {"職員", "社員", "会員", "団員", "部員", "学生", "院生", "店主", "担当", "担当者", "職人"}
)
"""What people are and nobody is called by: a word before it says of what."""
_BEFORE_OFFICES = frozenset({"副", "元", "前", "新", "正", "名誉", "常任", "特別"})
_SEAT = re.compile("[0-9０-９]{1,3}番[ 　]*(?=[^0-9０-９ 　])")
_SET_APART = re.compile(r"(?<![^\s()（）])\S(?:[ 　]+\S)+(?![^\s()（）])")
"""What is printed letter by letter: `会　長`, `町長（奥 村 信 夫）`."""
_BEGINNING_OF_GIVEN = re.compile("[(（][^()（）]{1,3}[)）] *")
"""What tells people of one family name apart: `甲野（洋）委員`."""
_CLEAR = 1.5
_TAILS = frozenset(TITLE_TAILS)


def member_of_label(label: str, number: int, *, sure: bool = False, title: str | None = None) -> Member:
    """Return whom a label names, first on the line `number`; `title`: what they are, unless the label says it.

    `sure`: the source itself says that it is the name of who speaks; else somebody is asked about it.
    """
    bare = bare_label(label)
    whole, office, clear = _apart(bare)
    unit, _, rest = whole.partition(" ")
    within = name_and_title(rest) if rest and is_unit(folded(unit)) else None  # 総務課 甲野課長
    if within is not None:
        office = unit
    name, told = within or name_and_title(whole) or (whole, None)
    person = _person(bare_label(name), told or office or title, number)
    if told and office:
        person = replace(person, post=office)
    return Member(person, None if sure and clear else asking(bare, _wish(bare, person), number))


def _apart(bare: str) -> tuple[str, str | None, bool]:
    """Return a label without the seat or office that its form sets apart, that, and whether this is clear."""
    seat = _SEAT.match(bare)
    if seat:
        return bare_label(bare[seat.end() :]), seat[0].strip(), True
    given = display_name(bare)
    return (given.name, given.office or None, given.weight >= _CLEAR) if given else (bare, None, True)


def _wish(label: str, person: Person) -> str:
    """Return what to do about somebody: to say what the label does not, or nothing where it names an office."""
    if is_body(label):
        return "団体や部署としての発言ならこのままにし、個人の発言なら氏名を補ってください。"
    known = (("肩書", person.title or is_title(label)), ("氏名", person.name))
    missing = [what for what, told in known if not told]
    return f"{'と'.join(missing)}を補ってください。" if missing else "肩書と氏名を確かめてください。"


def asking(name: str, wish: str, number: int) -> DoubtNote:
    """Return the question about somebody whom no list names."""
    added = f"本文の{quoted(name)}を参加者に加えました。"
    return DoubtNote(Uncertain.PARTICIPANT, f"{added}{wish}", number)


def is_family_alone(text: str) -> bool:
    """Tell whether a text may be a family name, and is no part (学生A) that hides who somebody is."""
    name = parse_name(text)
    if name is None or name.family is not None:
        return False
    return 1 <= len(text) <= _LONGEST_FAMILY and not ROLE_LABEL.fullmatch(folded(text))


def bare_label(label: str) -> str:
    """Return a label without marks, honorifics and spaces between letters.

    One letter keeps its honorific, since it is no name without.
    """
    bare = label.lstrip("○●◎・◯〇◆◇■□ 　")
    bare = unwrapped(bare) or bare
    shorter = without_honorific(bare)
    letter = len(shorter) == 1 and (PSEUDONYM.fullmatch(folded(shorter)) or is_common_noun(shorter))
    apart = _SET_APART.sub(lambda match: "".join(match[0].split()), bare if letter else shorter)
    return " ".join(apart.split())


def _person(name: str, title: str | None, number: int) -> Person:
    known = people_in(name)
    one = known[0] if known and len(known) == 1 else None
    full = one.name if one and one.name.family else None
    if full is None and len(name) > 2 and len(name.split()) == 1:
        place = family_length(name)
        full = Name(f"{name[:place]} {name[place:]}", name[:place], name[place:]) if place else None
    title = title or (one.title if one and full else None)
    return Person(title=title, name=full, printed=name, lines=(number,))


def name_and_title(label: str) -> tuple[str, str] | None:
    """Part `甲野部長`, `甲野 部長`, `部長 甲野` and `甲野洋議員`; `None` where that is no name with a title."""
    if key(label) in _TAILS:
        return None
    behind = name_behind_title(label)
    if behind is not None and _may_be_name(behind[0]):
        return behind
    length = leading_name(label)
    if length and is_title(label[length:]):
        beginning = _BEGINNING_OF_GIVEN.match(label, length)
        length = beginning.end() if beginning else length + _unknown_given(label[length:])
        return label[:length].strip(), label[length:].strip()
    cuts = [cut for cut in _cuts(label) if _are_family_and_office(*cut)]
    usual = partial(_usualness, label)
    best = max(cuts, key=usual, default=None)
    return best if best and usual(best) else None


def _may_be_name(text: str) -> bool:
    name = parse_name(text)
    return name is not None and not is_title(text) and (name.family is not None or is_family_alone(text))


def _are_family_and_office(name: str, title: str) -> bool:
    if len(title) < 2 or not is_title(title) or is_title(name) or not is_family_alone(name):
        return False
    if folded(title) in _OCCUPATIONS or _NO_FAMILY.issuperset(name):
        return is_family(name)
    return len(name) == 1 or not (_needs_unit(title) and is_common_noun(name))


def _usualness(label: str, cut: tuple[str, str]) -> float:
    """Return how usual a family name and an office are as parts of a label; 0 where they are none."""
    name, title = cut
    begins_word = len(name) in word_starts(label)
    of_body = len(title) > 2 and title.endswith("長") and is_common_noun(title[:-1])  # 部会長
    if len(name) <= _LONGEST_UNKNOWN and (of_body or folded(title) in _TAILS):
        return 3.0 - 0.5 * of_body + is_family(name) + 0.8 * begins_word
    return 2.0 if len(name) == 2 else float(len(name) == 1 and begins_word)


def _needs_unit(title: str) -> bool:
    """Tell whether an office is of a unit or a committee that stands before it: 課長, 委員長."""
    tail = _tail_of(title)
    return tail[:1] in _UNITS or tail in _OF_COMMITTEES


def _tail_of(title: str) -> str:
    return max((tail for tail in _TAILS if title.endswith(tail)), key=len, default=title)


def _unknown_given(title: str) -> int:
    """Return how many characters before an office that needs no unit before it (議長) may be a given name."""
    tail = _tail_of(title)
    between = title.removesuffix(tail)
    unit = _needs_unit(tail) or between in _BEFORE_OFFICES or is_common_noun(between) or is_title(between)
    return 0 if unit or len(between) > _LONGEST_UNKNOWN else len(between)


def _cuts(label: str) -> list[tuple[str, str]]:
    """Return the ways to cut a label in two, the first part no longer than a family name."""
    ends = range(1, min(len(label), _LONGEST_FAMILY + 1))
    return [(label[:end].strip(), label[end:].strip(" 　")) for end in ends]
