"""The labels of the document as rows: how written, how often, whom they are taken for, how sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zadankai_editor.recognize import Candidate, CandidatePerson, Decisions, SpeakerChoice, Whom
from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.nodes import Participant

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition

NOBODY = "誰か未定"
NO_SPEAKER = "発言者ではない"
CHOSEN = "あなたが決定"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whom a label may be taken for; `place` among the participants gives the colour."""

    key: str
    name: str
    label: str
    title: str = ""
    place: int | None = None

    @property
    def introduced(self) -> str:
        """Name and title, as a menu lists them."""
        return "　".join(piece for piece in (self.name, self.title) if piece)


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One label, all its occurrences together.

    `chip` says whom it is taken for, in the colour of participant `place`; `sure` how sure that is
    and by what; `problem` what is not certain. `choice` is what somebody has decided about it.
    `first` is the candidate as it was before anybody decided.
    """

    candidate: Candidate
    first: Candidate
    chip: str
    place: int | None
    ticked: bool
    sure: str
    problem: str = ""
    choice: SpeakerChoice | None = None

    @property
    def key(self) -> str:
        """What decisions call it."""
        return self.candidate.key

    @property
    def doubtful(self) -> bool:
        """Whether somebody should still look at it."""
        return not self.ticked and self.choice is None

    @property
    def spoken(self) -> str:
        """The whole row in words, for those who do not see it."""
        state = "決定" if self.ticked else "未決定"
        pieces = (state, self.candidate.written, f"{self.candidate.count}回", self.chip, self.sure)
        return " ".join(piece for piece in (*pieces, self.problem) if piece)


@dataclass(frozen=True, slots=True)
class Tick:
    """What Space or a click on the box of a row means: a `choice`, or first of all a question."""

    asks: bool = False
    choice: SpeakerChoice | None = None


def bearers_of(recognition: "Recognition") -> tuple[Bearer, ...]:
    """Return everybody whom a label may mean, with the colours of the participants."""
    participants = recognition.state.record.participants
    return tuple(_bearer(person, participants) for person in recognition.people)


def candidate_rows(
    recognition: "Recognition", decisions: Decisions, before: Sequence[CandidateRow] = ()
) -> tuple[CandidateRow, ...]:
    """Return the rows: doubtful ones first, then by their first line.

    After a decision they keep the order of the rows `before`, so that none jumps from under
    somebody's hand; one that was decided stays even where the document no longer has it.
    """
    bearers = {bearer.key: bearer for bearer in bearers_of(recognition)}
    firsts = {row.key: row.first for row in before}
    found = {
        candidate.key: _row(candidate, firsts.get(candidate.key, candidate), bearers, decisions)
        for candidate in recognition.candidates
    }
    kept: list[CandidateRow] = []
    for row in before:
        if row.key in found:
            kept.append(found.pop(row.key))
        elif row.key in decisions.speakers:
            kept.append(_row(row.candidate, row.first, bearers, decisions))
    fresh = sorted(found.values(), key=lambda row: (not row.doubtful, row.candidate.lines[:1]))
    return (*kept, *fresh)


def redecided(
    rows: Sequence[CandidateRow], bearers: Sequence[Bearer], decisions: Decisions
) -> tuple[CandidateRow, ...]:
    """Return `rows` by other decisions, before the source is read again by them."""
    known = {bearer.key: bearer for bearer in bearers}
    return tuple(
        row
        if decisions.speakers.get(row.key) == row.choice
        else _row(
            row.first if row.key not in decisions.speakers else row.candidate, row.first, known, decisions
        )
        for row in rows
    )


def tick_of(row: CandidateRow) -> Tick:
    """Return what ticking or unticking `row` means.

    Unticking asserts nobody any more. Ticking confirms the person shown, or takes the unticking
    back; where nobody is shown it asks.
    """
    if row.ticked:
        return Tick(choice=SpeakerChoice(Whom.OPEN))
    undone = row.choice is not None and row.choice.whom is Whom.OPEN
    if undone and row.first.ticked:
        return Tick()
    person = row.first.person if undone else row.candidate.person
    return Tick(asks=True) if person is None else Tick(choice=SpeakerChoice(Whom.PERSON, person))


def choice_words(choice: SpeakerChoice, bearers: Sequence[Bearer]) -> str:
    """Return what `choice` makes of a label, as the end of a sentence without its full stop."""
    if choice.whom is Whom.OPEN:
        return "誰の発言か決めないことにしました"
    if choice.whom is Whom.NO_SPEAKER:
        return "発言者ではないものとしました"
    if choice.whom is Whom.NEW:
        return f"新しい参加者「{choice.person}」の発言としました"
    name = next((b.name for b in bearers if b.key == choice.person), choice.person)
    return f"{name}の発言としました"


def _row(
    candidate: Candidate, first: Candidate, bearers: dict[str, Bearer], decisions: Decisions
) -> CandidateRow:
    choice = decisions.speakers.get(candidate.key)
    row = CandidateRow(
        candidate,
        first,
        *_shown(candidate.person, bearers),
        ticked=candidate.ticked,
        sure=_sure(candidate),
        problem=candidate.problem or "",
    )
    if choice is None:
        return row
    if choice.whom is Whom.PERSON:
        chip, place = _shown(choice.person, bearers)
    elif choice.whom is Whom.NEW:
        chip, place = choice.person or NOBODY, _shown(candidate.person, bearers)[1]
    else:
        chip, place = NOBODY if choice.whom is Whom.OPEN else NO_SPEAKER, None
    # What was decided is settled: its problem is none any more.
    return replace(
        row,
        chip=chip,
        place=place,
        ticked=choice.whom is not Whom.OPEN,
        sure=CHOSEN,
        problem="",
        choice=choice,
    )


def _shown(key: str | None, bearers: dict[str, Bearer]) -> tuple[str, int | None]:
    bearer = bearers.get(key) if key else None
    return (NOBODY, None) if bearer is None else (bearer.label, bearer.place)


def _sure(candidate: Candidate) -> str:
    if candidate.confidence is Confidence.OPEN or candidate.strategy is Strategy.NONE:
        return candidate.confidence.words
    return f"{candidate.confidence.words}・{candidate.strategy.words}"


def _bearer(person: CandidatePerson, participants: Sequence[Participant]) -> Bearer:
    """Return `person`, found among the participants by name and, where two bear it, by title."""
    places = [n for n, p in enumerate(participants) if person.name in (p.name, p.label)]
    if len(places) > 1:
        titled = [n for n in places if person.title in (participants[n].title, participants[n].post)]
        places = titled or places
    place = places[0] if places else None
    label = participants[place].label if place is not None else ""
    return Bearer(person.key, person.name, label or person.name, person.title or "", place)
