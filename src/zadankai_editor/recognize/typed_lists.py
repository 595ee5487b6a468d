"""The lists of participants and of the agenda by themselves, as somebody types or pastes them.

They are read as those of a source are, by the same rows; what is not certain comes with a doubt, and a
doubt says which characters of a line are in no field.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.folding import NUMBERS
from zadankai_editor.recognize.agenda import read_items
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.listed import people_of_rows
from zadankai_editor.recognize.cast.naming import labels_for
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.record.nodes import AgendaItem, Participant
from zadankai_editor.record.review import Doubt

_HONORIFICS = "さん氏君様先生殿"
_DEFINING = "以下"


@dataclass(frozen=True)
class PeopleRead:
    """Who is in the list, in its order, and what is to be looked at. Ids are `p1`, `p2` and so on."""

    participants: tuple[Participant, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class AgendaRead:
    """The items of the list, and what is to be looked at. Ids are `a1`, `a2` and so on."""

    items: tuple[AgendaItem, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_people(text: str) -> PeopleRead:
    """Read a list of participants, one a line: `桐生 誠　みなとがおか市長`."""
    lines = read_page(text).filled
    if not lines:
        return PeopleRead()
    rows = people_of_rows(lines, {})
    directory = Directory([row.person for row in rows])
    doubts = list(_doubts(rows, directory))
    people = directory.people
    participants = tuple(
        person.as_participant(f"p{number}", label)
        for number, (person, label) in enumerate(zip(people, labels_for(people), strict=True), 1)
    )
    doubts += _left_over(lines, people, participants)
    return PeopleRead(participants, tuple(doubts))


def read_agenda(text: str) -> AgendaRead:
    """Read the items of an agenda, one a line, with numbers or without."""
    items = read_items(read_page(text).filled)
    # Where each number is that of its place, one that was left out is missed by nobody.
    in_place = all(item.number == place and len(item.lines) == 1 for place, item in enumerate(items, 1))
    doubts = (
        Doubt(code=item.doubt.code.value, message=item.doubt.message, path=f"agenda[{index}]")
        for index, item in enumerate(items)
        if item.doubt and not in_place
    )
    return AgendaRead(tuple(item.as_agenda_item(n) for n, item in enumerate(items, 1)), tuple(doubts))


def _doubts(rows: Sequence[Member], directory: Directory) -> Iterator[Doubt]:
    """Yield what is not certain of each, and let `directory` know the short forms that the list gives."""
    for index, row in enumerate(rows):
        path = f"participants[{index}]"
        objection = directory.define(row.alias, index) if row.alias else None
        if objection:
            message = f"{objection}。参加者の表示名を確かめてください。"
            yield Doubt(code=Uncertain.PARTICIPANT.value, message=message, path=path)
        if row.doubt:
            yield Doubt(code=row.doubt.code.value, message=row.doubt.message, path=path)


# Nothing lost


def _left_over(
    lines: Sequence[Line], people: Sequence[Person], participants: Sequence[Participant]
) -> Iterator[Doubt]:
    """Yield a doubt for each line of which something is in no field of those whom it names."""
    for line in lines:
        indexes = [index for index, person in enumerate(people) if line.number in person.lines]
        held = Counter[str]()
        for index in indexes:
            held += _characters("".join(_fields(participants[index])))
            held += _characters((people[index].alias or "") + _HONORIFICS + _DEFINING)
        missing = _characters(line.text) - held
        if not missing:
            continue
        path = f"participants[{indexes[0]}]" if indexes else "participants"
        lost = "".join(char for char in line.text if _characters(char) & missing)
        what = f"行{quoted(line.text)}の「{lost}」" if indexes else f"行{quoted(line.text)}"
        message = f"参加者の{what}は、どの欄にも入っていません。要るものなら参加者の欄に書き足してください。"
        yield Doubt(code=Uncertain.PARTICIPANT.value, message=message, path=path)


def _fields(participant: Participant) -> Iterator[str]:
    yield participant.name or participant.label
    yield from filter(None, (participant.title, participant.post, participant.reading))
    if participant.moderator:
        yield "司会者進行役聞き手モデレーターファシリテーターインタビュアー"


def _characters(text: str) -> Counter[str]:
    """Count the letters and digits of `text`; width, marks and spaces do not matter."""
    return Counter(char for char in NUMBERS.of(text) if char.isalnum())
