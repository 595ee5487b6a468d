"""Participants, agenda, footnotes and fields of what is added: what is there already is not added again."""

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.commands.adding.moved import Moved
from zadankai_editor.record.commands.references import steps_for_agenda, steps_for_participants
from zadankai_editor.record.digits import DIGIT_KEYS
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import AgendaItem, Participant, Record, Series
from zadankai_editor.record.review import Digit, Doubt, State
from zadankai_editor.record.steps import (
    SetField,
    SpliceAgenda,
    SpliceDigits,
    SpliceNotes,
    SpliceParticipants,
    Step,
)

_AGENDA = "import.agenda.uncertain"
_FIELD = "import.field.uncertain"


def added_participants(state: State, found: Record, moved: Moved) -> list[Step]:
    """Return the steps that add who is not in the record yet, with the next free digits."""
    there = {p.id for p in state.record.participants}
    seen = {as_seen(p.label) for p in state.record.participants}
    new: list[Participant] = []
    for person in found.participants:
        if person.id not in there:
            label = _free_label(person.label, seen)
            seen.add(as_seen(label))
            new.append(person.replaced(label=label))
    now = (*state.record.participants, *new)
    places = {person.id: place for place, person in enumerate(now)}
    for place, person in enumerate(found.participants):
        path = f"participants[{place}]"
        moved.paths[path] = f"participants[{places[person.id]}]"
        if person.id in there:
            moved.there.add(path)
    if not new:
        return []
    used = {d.digit for d in state.review.digits}
    free = (digit for digit in DIGIT_KEYS if digit not in used)
    digits = tuple(Digit(participant=p.id, digit=d) for p, d in zip(new, free, strict=False))
    added = SpliceParticipants(at=len(there), new=tuple(new))
    steps: list[Step] = [added, *steps_for_participants(state, now)]
    return [*steps, SpliceDigits(at=len(state.review.digits), new=digits)] if digits else steps


def _free_label(label: str, seen: set[str]) -> str:
    number, free = 1, label
    while as_seen(free) in seen:
        number += 1
        free = f"{label}（{number}）"
    return free


def added_agenda(state: State, found: Record, moved: Moved) -> tuple[list[Step], list[Doubt]]:
    """Return the steps that add the items that the agenda does not have, and what is doubtful about them.

    An item with the words of one that is there is that one. A number that is taken is not given
    twice: the next free one takes its place, with a doubt.
    """
    now = list(state.record.agenda)
    new: list[AgendaItem] = []
    doubts: list[Doubt] = []
    for place, item in enumerate(found.agenda):
        same = next((i for i, own in enumerate(now) if as_seen(own.text) == as_seen(item.text)), None)
        path = f"agenda[{place}]"
        if same is not None:
            moved.there.add(path)
        else:
            same = len(now)
            numbers = {own.number for own in now}
            number = item.number if item.number not in numbers else max(numbers) + 1
            own = item.replaced(id=fresh_id("a", {i.id for i in now}), number=number)
            now.append(own)
            new.append(own)
            if number != item.number:
                message = (
                    f"追加した文書の議題{item.number}「{item.text}」は、番号が今の議題と重なるので"
                    f"議題{number}としました。番号を確かめてください。"
                )
                doubts.append(Doubt(code=_AGENDA, message=message, path=f"agenda[{same}]"))
        moved.agenda[item.id] = now[same].id
        moved.paths[path] = f"agenda[{same}]"
    if not new:
        return [], doubts
    splice = SpliceAgenda(at=len(state.record.agenda), new=tuple(new))
    return [splice, *steps_for_agenda(state, now)], doubts


def added_notes(state: State, found: Record, moved: Moved) -> list[Step]:
    """Return the step that adds the footnotes that are not there, word for word."""
    now = list(state.record.notes)
    for place, note in enumerate(found.notes):
        path = f"notes[{place}]"
        if note in now:
            moved.there.add(path)
        else:
            now.append(note)
        moved.paths[path] = f"notes[{now.index(note)}]"
    new = tuple(now[len(state.record.notes) :])
    return [SpliceNotes(at=len(state.record.notes), new=new)] if new else []


def filled_fields(state: State, found: Record, moved: Moved) -> tuple[list[Step], list[Doubt]]:
    """Return the steps that fill title, series and date where there are none, and doubts about those left out."""
    record = state.record
    steps: list[Step] = []
    doubts: list[Doubt] = []
    if found.title and not record.title.strip():
        steps.append(SetField.of(state, "title", found.title))
    else:
        moved.there.add("title")
        if as_seen(found.title) not in ("", as_seen(record.title)):
            doubts.append(_left_out("title", "題名", found.title))
    held, own = found.held, record.held
    if held and not (own and (own.date or own.text)):
        steps.append(SetField.of(state, "held", held))
    else:
        moved.there.add("held.text")
        if held and held != own:
            doubts.append(_left_out("held.date", "開催日", held.text or held.date or ""))
    if found.series and not record.series:
        steps.append(SetField.of(state, "series", found.series))
    elif found.series and found.series != record.series:
        doubts.append(_left_out("series", "シリーズ", _series(found.series)))
    return steps, doubts


def _series(series: Series) -> str:
    number = "" if series.number is None else f"第{series.number}回"
    return " ".join(filter(None, (series.name, number)))


def _left_out(path: str, what: str, text: str) -> Doubt:
    message = f"追加した文書の{what}「{text}」は入れず、今の記録の{what}を残しました。確かめてください。"
    return Doubt(code=_FIELD, message=message, path=path)
