"""Labels that may mean somebody else from a line on: a namesake is introduced there, or an office changes hands."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.surnames import family_length
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line

_SHORTEST_ROW, _LONGEST_ROW = 4, 30
_TELLING = frozenset((*LABELLED, Role.TEXT, Role.CAPTION, Role.HEADING, Role.ASIDE))
_JOINS = re.compile("加わ|お迎え|紹介|参加|ゲスト|お越し|登場|お招き|交代|ご登壇|まいり|参ります")
_CHANGES = re.compile("(?P<office>議長|座長|委員長|会長|司会者?|進行役?|聞き手)[^。]{0,12}(?:交代|交替)")
_GIVEN = "(?P<given>[一-鿿ぁ-んァ-ヶ]{1,4}?)(?:さん|氏|君|くん|ちゃん|様|先生)?"


def doubts_of_namesakes(
    lines: Sequence[Line], reads: Sequence[Read], people: Sequence[Person]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about labels with the family name of somebody introduced above, or an office that changed."""
    namesakes: set[int] = set()
    offices: set[str] = set()
    families = _families(people)
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        option, label = read.option, read.option.label
        tells = option.role in _TELLING and option.cue is not Cue.DECIDED
        namesakes.update(_introduced(line, families) if tells else ())
        if option.role in LABELLED and label is not None and label.speakers and not label.decided:
            asked = _asked_of(label, namesakes, offices)
            if asked is not None:
                message = f"{quoted(label.written)}を発言者の名前としました。{asked}どちらの発言か確かめてください。"
                yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)
        if tells and "交" in line.folded:
            offices.update(found["office"] for found in _CHANGES.finditer(line.folded))


def _families(people: Sequence[Person]) -> Mapping[str, Mapping[int, str]]:
    """Return the given names of `people` by their family names, each with the place of its bearer."""
    families: dict[str, dict[int, str]] = defaultdict(dict)
    for place, name in enumerate(person.name for person in people):
        if name is not None and name.family and name.given:
            families[name.family][place] = name.given
    return families


def _asked_of(label: Label, namesakes: Collection[int], offices: Collection[str]) -> str | None:
    """Return why a label may mean somebody else than it did: a namesake, or who has the office now."""
    if label.form is Form.FAMILY and not set(label.speakers).isdisjoint(namesakes):
        return "同じ姓の人が本文の途中で紹介されているので、"
    # Whoever has a title keeps it, whoever else leads meanwhile.
    who = key(label.who or label.written) if offices and label.form is not Form.TITLE else ""
    return "本文の途中で交代したとあるので、" if who in offices else None


def _introduced(line: Line, families: Mapping[str, Mapping[int, str]]) -> Iterator[int]:
    """Yield the places of those whose family name somebody has of whom a row, or a welcome, tells, and no list."""
    found = [family for family in families if family in line.folded]
    for family, given in (*_in_row(line), *_welcomed(line.folded, found)) if found else ():
        bearers = families.get(family, {})
        if given not in bearers.values():
            yield from bearers


def _in_row(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the family and given names in a row, which says no more than who somebody is."""
    if _SHORTEST_ROW <= len(line.text) <= _LONGEST_ROW and " " in line.folded:
        for found in people_in(line.text) or ():
            if found.name.family and found.name.given:
                yield found.name.family, found.name.given


def _welcomed(read: str, families: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the family and given names of whom a folded line tells that they join the talk, or what they are."""
    for family in families:
        for found in _with_given(family).finditer(read):
            given = found["given"]
            told = found["what"] == "(" or _JOINS.search(read) is not None
            if told and family_length(family + given) == len(family) and not is_title(given):
                yield family, given


@lru_cache(maxsize=256)
def _with_given(family: str) -> "re.Pattern[str]":
    return re.compile(rf"{re.escape(family)} ?{_GIVEN}(?P<what>\(|[^一-鿿ァ-ヶ]|$)")
