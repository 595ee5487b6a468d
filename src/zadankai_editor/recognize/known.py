"""What is known before a source is read: it is to be added to a record that is open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.names import Name, parse_name
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.vocabulary import PLACEHOLDER
from zadankai_editor.record.nodes import Participant


@dataclass(frozen=True)
class Known:
    """The record that a source is to be added to.

    Its `participants` come first in what is read, as they are; `signatures` tell how labels stand in
    the source that the record came from. `talk`: the source is a piece of the talk unless it has
    headings of lists; such a piece has no title, and makes nobody a participant.
    """

    participants: tuple[Participant, ...] = ()
    signatures: frozenset[Signature] = frozenset()
    talk: bool = False


NOTHING_KNOWN = Known()


def with_known(rows: Sequence[Member], known: Known) -> list[Member]:
    """Return the people of the record, then those of `rows` who are none of them.

    Who bears the same full name, or the label, is the same person. Where the one is known by the
    family name alone, this is doubted; where two full names differ, there are two people, doubted too.
    """
    if not known.participants:
        return [] if known.talk else list(rows)
    found = [Member(person_of(participant)) for participant in known.participants]
    families = Counter(key(_family(row.person)) for row in rows)
    for row in [] if known.talk else rows:
        place, sure = _place_of(row, known, alone=families[key(_family(row.person))] == 1)
        if place is None:
            found.append(_beside_namesake(row, known))
            continue
        there = found[place]
        there = there.having(lines=there.person.lines + row.person.lines)
        found[place] = replace(there, doubt=there.doubt or _difference(row, known.participants[place], sure))
    return found


def know_labels(directory: Directory, known: Known) -> None:
    """Let each label of the record mean whom it means there, unless somebody new may be called so, too."""
    for place, participant in enumerate(known.participants):
        directory.know(participant.label, place, len(known.participants))


def directory_of(known: Known) -> Directory:
    """Return how the people of the record are called."""
    directory = Directory([person_of(participant) for participant in known.participants])
    know_labels(directory, known)
    return directory


def person_of(participant: Participant) -> Person:
    """Return a participant of the record as somebody who is known while a source is read."""
    return Person(
        title=participant.title,
        post=participant.post,
        name=_name(participant),
        printed=participant.label,
        moderator=participant.moderator,
        listed=participant,
    )


def _name(participant: Participant) -> Name | None:
    if not participant.name:
        return None
    family, _, given = participant.name.partition(" ")
    if family and given:
        return Name(participant.name, family, given, participant.reading)
    return parse_name(participant.name)


def _family(person: Person) -> str:
    return person.family or (person.name.full if person.name else person.printed)


def _place_of(row: Member, known: Known, *, alone: bool) -> tuple[int | None, bool]:
    """Return the place of the participant who is meant by a row, and whether that is certain."""
    person = row.person
    if PLACEHOLDER.fullmatch(folded(person.printed)):
        return None, False  # what a machine calls `Speaker 1` in one recording is another in the next
    whole = _called_alike(row, known.participants)
    if len(whole) == 1:
        return whole[0], True
    alike = [i for i, p in enumerate(known.participants) if _may_be(p, person)]
    return (alike[0], False) if len(alike) == 1 and alone and not whole else (None, False)


def _called_alike(row: Member, participants: Sequence[Participant]) -> list[int]:
    """Return the places of those who bear the full name of a row, or are called as it is."""
    person = row.person
    full = key(person.name.full) if person.name and person.name.family else ""
    whole = [i for i, p in enumerate(participants) if full and key(p.name or "") == full]
    if whole:
        return whole
    called = {full} if full else {key(text) for text in (person.shown, person.printed, row.alias) if text}
    return [i for i, p in enumerate(participants) if key(p.label) in called]


def _may_be(participant: Participant, person: Person) -> bool:
    """Tell whether the family names agree and one of the two is known by no more."""
    family = key(_family(person))
    if participant.name and " " in participant.name:
        return not (person.name and person.name.given) and key(participant.family_name or "") == family
    return key(participant.name or participant.label) == family


def _difference(row: Member, participant: Participant, sure: bool) -> DoubtNote | None:
    """Return what somebody must look at where a row and a participant are taken for one person."""
    person = row.person
    if not sure:
        message = (
            f"追加した文書の{quoted(person.shown)}さんを、既に参加者にいる{quoted(participant.label)}さんと"
            "同じ人としました。別の人でないか確かめてください。"
        )
        return row.asked(message)
    titles = person.titles
    there = key("".join(filter(None, (participant.title, participant.post))))
    if any(key(title) not in there for title in titles):
        message = (
            f"{quoted(participant.label)}さんの肩書は、追加した文書では{quoted('・'.join(titles))}です。"
            "参加者の一覧の肩書は変えていません。どちらにするか確かめてください。"
        )
        return row.asked(message)
    return row.doubt if row.doubt and row.doubt.code is Uncertain.PARTICIPANTS_JOINED else None


def _beside_namesake(row: Member, known: Known) -> Member:
    """Return the row of somebody new, doubted where a participant has the same family name."""
    family = key(_family(row.person))
    namesakes = [p for p in known.participants if family in (key(p.family_name or ""), key(p.label))]
    if not namesakes or not family:
        return row
    message = (
        f"追加した文書の{quoted(row.person.shown)}さんを参加者に加えました。同じ姓の"
        f"{quoted(namesakes[0].name or namesakes[0].label)}さんが既にいます。同じ人でないか確かめてください。"
    )
    return replace(row, doubt=row.asked(message))
