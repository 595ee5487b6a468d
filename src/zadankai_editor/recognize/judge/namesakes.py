"""Who is introduced amid the talk with the family name of somebody in the list: from there on it may be either."""

import re
from collections.abc import Iterable, Iterator, Sequence

from zadankai_editor.japanese.surnames import family_length
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.lines import Line

_SHORTEST_ROW, _LONGEST_ROW = 4, 30
_TELLING = frozenset((*LABELLED, Role.TEXT, Role.CAPTION, Role.HEADING, Role.ASIDE))
_JOINS = re.compile("加わ|お迎え|紹介|参加|ゲスト|お越し|登場|お招き|交代|ご登壇|まいり|参ります")
_GIVEN = "(?P<given>[一-鿿ぁ-んァ-ヶ]{1,4}?)(?:さん|氏|君|くん|ちゃん|様|先生)?"


def doubts_of_namesakes(
    lines: Sequence[Line], reads: Sequence[Read], people: Sequence[Person]
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about labels with a family name that somebody introduced above has, too."""
    namesakes: set[int] = set()
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        option = read.option
        if option.role in _TELLING and option.cue is not Cue.DECIDED:
            namesakes.update(_introduced(line, people))
        label = option.label
        if not namesakes or option.role not in LABELLED or label is None or label.decided:
            continue
        if label.form is Form.FAMILY and not namesakes.isdisjoint(label.speakers):
            shown = quoted(label.written)
            asked = "同じ姓の人が本文の途中で紹介されているので、どちらの発言か確かめてください。"
            message = f"{shown}を発言者の名前としました。{asked}"
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)


def _introduced(line: Line, people: Sequence[Person]) -> Iterator[int]:
    """Yield the places of those whose family name somebody has of whom a row, or a welcome, tells, and no list."""
    read = line.folded
    known = {
        (p.name.family, p.name.given) for p in people if p.name and p.name.family and p.name.family in read
    }
    if not known:
        return
    for family, given in (*_in_row(line), *_welcomed(read, {family for family, _ in known if family})):
        if (family, given) not in known:
            yield from (
                n
                for n, person in enumerate(people)
                if person.family == family and person.name and person.name.given
            )


def _in_row(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the family and given names in a row, which says no more than who somebody is."""
    if _SHORTEST_ROW <= len(line.text) <= _LONGEST_ROW and " " in line.folded:
        for found in people_in(line.text) or ():
            if found.name.family and found.name.given:
                yield found.name.family, found.name.given


def _welcomed(read: str, families: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the family and given names of whom a folded line tells that they join the talk, or what they are."""
    joins = _JOINS.search(read) is not None
    for family in families:
        for found in re.finditer(rf"{re.escape(family)} ?{_GIVEN}(?P<what>\(|[^一-鿿ァ-ヶ]|$)", read):
            given = found["given"]
            whole = family_length(family + given) == len(family) and not is_title(given)
            if whole and (joins or found["what"] == "("):
                yield family, given
