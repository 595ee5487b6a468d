"""Somebody who is known by a label alone: a name, a name with a title, a title with a name in brackets."""

from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.japanese.surnames import family_length, leading_family
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.names import Name, parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.vocabulary import PSEUDONYM, ROLE_LABEL, TITLE_TAILS

_LONGEST_FAMILY = 6
_CLEAR = 1.5
_TAILS = frozenset(TITLE_TAILS)


def member_of_label(label: str, number: int, *, sure: bool = False) -> Member:
    """Return whom a label names, first on the line `number`.

    `sure`: the source itself says that it is the name of who speaks; else somebody is asked about it.
    """
    bare = bare_label(label)
    given = display_name(bare)
    whole, office = (given.name, given.office or None) if given else (bare, None)
    name, title = name_and_title(whole) or (whole, None)
    person = _person(without_honorific(name), title or office, number)
    if title and office:
        person = replace(person, post=office)
    certain = sure and (given is None or given.weight >= _CLEAR)
    return Member(person, None if certain else asking(bare, "肩書と氏名を補ってください。", number))


def asking(name: str, wish: str, number: int) -> DoubtNote:
    """Return the question about somebody whom no list names."""
    added = f"参加者の一覧がないので、本文の{quoted(name)}を参加者に加えました。"
    return DoubtNote(Uncertain.PARTICIPANT, f"{added}{wish}", number)


def is_family_alone(text: str) -> bool:
    """Tell whether a text may be a family name, and is no part (学生A) that hides who somebody is."""
    name = parse_name(text)
    if name is None or name.family is not None:
        return False
    return 1 <= len(text) <= _LONGEST_FAMILY and not ROLE_LABEL.fullmatch(folded(text))


def bare_label(label: str) -> str:
    """Return a label without marks and honorifics; one letter keeps its own, since it is no name without."""
    bare = label.lstrip("○●◎・◯〇◆◇■□ 　")
    bare = unwrapped(bare) or bare
    shorter = without_honorific(bare)
    letter = len(shorter) == 1 and PSEUDONYM.fullmatch(folded(shorter))
    return " ".join((bare if letter else shorter).split())


def _person(name: str, title: str | None, number: int) -> Person:
    known = people_in(name)
    full = known[0].name if known and len(known) == 1 and known[0].name.family else None
    solid = full is None and len(name) > 2 and len(name.split()) == 1
    place = family_length(name) if solid else None
    if place:
        full = Name(f"{name[:place]} {name[place:]}", name[:place], name[place:])
    return Person(title=title, name=full, printed=name, lines=(number,))


def name_and_title(label: str) -> tuple[str, str] | None:
    """Part `甲野部長` and `甲野 部長`; `None` where that is no name with a title."""
    if key(label) in _TAILS:
        return None
    fitting = [
        (name, title)
        for name, title in _cuts(label)
        if not is_title(name) and is_family_alone(name) and len(title) >= 2 and is_title(title)
    ]
    known = leading_family(label)
    sure = [one for one in fitting if len(one[0]) == known]
    exact = [one for one in fitting if folded(one[1]) in _TAILS]
    usual = [one for one in fitting if len(one[0]) == 2]
    return next(iter([*sure, *exact, *usual, *fitting]), None)


def _cuts(label: str) -> list[tuple[str, str]]:
    """Return the ways to cut a label in two, the first part no longer than a family name."""
    ends = range(1, min(len(label), _LONGEST_FAMILY + 1))
    return [(label[:end].strip(), label[end:].strip(" 　")) for end in ends]
