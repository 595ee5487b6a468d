"""Adding, changing, moving and removing participants."""

from collections.abc import Sequence
from typing import Any

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.commands.blocks import set_speaker
from zadankai_editor.record.commands.references import steps_for_participants
from zadankai_editor.record.digits import DIGIT_KEYS
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Participant
from zadankai_editor.record.review import Digit, State
from zadankai_editor.record.steps import Refusal, SpliceDigits, SpliceParticipants, Step
from zadankai_editor.record.texts import one_line
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.typed_names import label_for

_GONE = Refusal(message="その参加者はもういません。")


def label_problem(state: State, label: str, own: str | None = None) -> Refusal | None:
    """Say why `label` may not be borne by the participant with id `own`, or by a new one.

    Labels that differ in width, white space or what is invisible only are one to people.
    """
    seen = as_seen(one_line(label))
    if not seen:
        return Refusal(message="表示名を入れてください。発言の脇に出る短い名前です。")
    for participant in state.record.participants:
        if participant.id != own and as_seen(participant.label) == seen:
            return Refusal(
                message=f"表示名「{participant.label}」は別の参加者が使っています。"
                "二人を区別できる表示名にしてください。"
            )
    return None


def add_participant(
    state: State, label: str, *, at: int | None = None, **fields: Any
) -> Transaction | Refusal:
    """Add a participant before index `at` (at the end by default), with the next free digit.

    A family and a given name that were typed with a space between give label and name. Who bears
    the name already is not added again. Utterances under this label, which nobody bore so far, are
    theirs. `fields` are those of `Participant`, texts as somebody typed them; other names or types
    raise `ValidationError`.
    """
    # Also what was typed as a whole: with a space in it nobody could tell it from the label.
    problem = label_problem(state, label)
    label, name = label_for(state.record, label)
    problem = problem or label_problem(state, label) or _there_already(state, name)
    if problem:
        return problem
    participants = state.record.participants
    new_id = fresh_id("p", {p.id for p in participants})
    new = Participant(id=new_id, label=label, **({"name": name} | _tidied(fields)))
    place = len(participants) if at is None else max(0, min(at, len(participants)))
    now = (*participants[:place], new, *participants[place:])
    steps: list[Step] = [SpliceParticipants(at=place, new=(new,)), *steps_for_participants(state, now)]
    used = {d.digit for d in state.review.digits}
    free = next((d for d in DIGIT_KEYS if d not in used), None)
    if free is not None:
        digit = Digit(participant=new.id, digit=free)
        steps.append(SpliceDigits(at=len(state.review.digits), new=(digit,)))
    return Transaction(label=f"参加者「{new.label}」の追加", steps=tuple(steps))


def _there_already(state: State, name: str | None) -> Refusal | None:
    """Say that somebody of this full name, typed for a new participant, is one already."""
    seen = as_seen(name or "")
    there = next((p for p in state.record.participants if seen and p.name and as_seen(p.name) == seen), None)
    if there is None:
        return None
    return Refusal(
        message=f"「{there.name}」は、表示名「{there.label}」の参加者として既に入っています。"
        "同じ氏名の別の人を加えるときは、区別できる表示名を空けずに入れてください。"
    )


def add_speaker(state: State, label: str, indexes: Sequence[int]) -> Transaction | Refusal:
    """Add a participant and give the utterances at `indexes` to that person, in one step."""
    added = add_participant(state, label)
    applied = added if isinstance(added, Refusal) else added.apply(state)
    if isinstance(added, Refusal) or isinstance(applied, Refusal):
        return added
    given = set_speaker(applied.state, indexes, applied.state.record.participants[-1].id)
    if isinstance(given, Refusal):
        return given
    new = applied.state.record.participants[-1]
    return Transaction(label=f"新しい発言者「{new.label}」", steps=(*added.steps, *given.steps))


def change_participant(state: State, participant_id: str, **fields: Any) -> Transaction | Refusal:
    """Change fields of a participant. A label that somebody else bears is refused.

    Every utterance of the participant shows the new label: utterances refer to the person.
    `fields` are those of `Participant` but `id`, texts as somebody typed them; other names raise
    `TypeError` or `ValidationError`, as other types do.
    """
    index = _index(state, participant_id)
    if index is None:
        return _GONE
    participants = state.record.participants
    current = participants[index]
    changed = current.replaced(id=participant_id, **_tidied(fields))
    if changed == current:
        return Refusal(message="変更する箇所がありません。")
    if changed.label != current.label:
        problem = label_problem(state, changed.label, participant_id)
        if problem:
            return problem
    now = (*participants[:index], changed, *participants[index + 1 :])
    steps: list[Step] = [SpliceParticipants(at=index, old=(current,), new=(changed,))]
    if changed.label != current.label:
        steps += steps_for_participants(state, now)
    return Transaction(label=f"参加者「{changed.label}」の変更", steps=tuple(steps))


def _tidied(fields: dict[str, Any]) -> dict[str, Any]:
    """Return `fields` with their texts of one line; what is blank says nothing.

    Between family and given name stands one space (`record-format.md`), whichever was typed.
    """
    found = dict(fields)
    for key, value in fields.items():
        if isinstance(value, str):
            text = one_line(value)
            found[key] = " ".join(text.split()) if key == "name" else text
            if key != "label" and not found[key]:
                found[key] = None
    return found


def move_participant(state: State, participant_id: str, to: int) -> Transaction | Refusal:
    """Move a participant to index `to` of the list."""
    participants = state.record.participants
    index = _index(state, participant_id)
    if index is None or not 0 <= to < len(participants) or to == index:
        return Refusal(message="これより先へは動かせません。")
    low, high = min(index, to), max(index, to) + 1
    order = [p for p in participants[low:high] if p.id != participant_id]
    order.insert(to - low, participants[index])
    step = SpliceParticipants(at=low, old=participants[low:high], new=tuple(order))
    return Transaction(label="参加者の順番", steps=(step,))


def remove_participant(state: State, participant_id: str) -> Transaction | Refusal:
    """Remove a participant. What they said stays, without a speaker, and keeps the label as written."""
    index = _index(state, participant_id)
    if index is None:
        return _GONE
    participants = state.record.participants
    gone = participants[index]
    steps = steps_for_participants(state, participants[:index] + participants[index + 1 :])
    for i, digit in reversed(list(enumerate(state.review.digits))):
        if digit.participant == participant_id:
            steps.append(SpliceDigits(at=i, old=(digit,)))
    steps.append(SpliceParticipants(at=index, old=(gone,)))
    return Transaction(label=f"参加者「{gone.label}」の削除", steps=tuple(steps))


def utterance_count(state: State, participant_id: str) -> int:
    """Return how many utterances name the participant, alone or with others."""
    return sum(b.speaker == participant_id or participant_id in b.with_speakers for b in state.record.blocks)


def photo_count(state: State, participant_id: str) -> int:
    """Return how many photos name the participant."""
    return sum(participant_id in block.people for block in state.record.blocks)


def _index(state: State, participant_id: str) -> int | None:
    ids = [p.id for p in state.record.participants]
    return ids.index(participant_id) if participant_id in ids else None
