"""Adding, changing, moving and removing participants."""

from typing import Any

from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, Participant, SpeakerRef
from zadankai_editor.record.review import Digit, State
from zadankai_editor.record.steps import (
    Refusal,
    SetBlock,
    SpliceDigits,
    SpliceParticipants,
    Step,
)
from zadankai_editor.record.transactions import Transaction

_DIGIT_KEYS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)


def label_problem(state: State, label: str, own: str | None = None) -> Refusal | None:
    """Say why `label` may not be borne by the participant with id `own`, or by a new one."""
    if not label.strip():
        return Refusal(message="表示名を入れてください。発言のわきに出る短い名前です。")
    for participant in state.record.participants:
        if participant.id != own and participant.label == label.strip():
            return Refusal(
                message=f"表示名「{label.strip()}」は別の参加者が使っています。"
                "二人を区別できる表示名にしてください。"
            )
    return None


def add_participant(
    state: State, label: str, *, at: int | None = None, **fields: Any
) -> Transaction | Refusal:
    """Add a participant before index `at` (at the end by default), with the next free digit."""
    problem = label_problem(state, label)
    if problem:
        return problem
    participants = state.record.participants
    new = Participant(id=fresh_id("p", {p.id for p in participants}), label=label.strip(), **fields)
    place = len(participants) if at is None else at
    steps: list[Step] = [SpliceParticipants(at=place, new=(new,))]
    used = {d.digit for d in state.review.digits}
    free = next((d for d in _DIGIT_KEYS if d not in used), None)
    if free is not None:
        digit = Digit(participant=new.id, digit=free)
        steps.append(SpliceDigits(at=len(state.review.digits), new=(digit,)))
    return Transaction(label=f"参加者「{new.label}」の追加", steps=tuple(steps))


def change_participant(state: State, participant_id: str, **fields: Any) -> Transaction | Refusal:
    """Change fields of a participant. A label that somebody else bears is refused.

    Every utterance of the participant shows the new label: utterances refer to the person.
    """
    index = _index(state, participant_id)
    if index is None:
        return Refusal(message="その参加者はもういません。")
    current = state.record.participants[index]
    if "label" in fields:
        problem = label_problem(state, fields["label"], participant_id)
        if problem:
            return problem
        fields["label"] = fields["label"].strip()
    changed = current.replaced(**fields)
    if changed == current:
        return Refusal(message="変わるところがありません。")
    step = SpliceParticipants(at=index, old=(current,), new=(changed,))
    return Transaction(label=f"参加者「{changed.label}」の変更", steps=(step,))


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
        return Refusal(message="その参加者はもういません。")
    gone = state.record.participants[index]
    steps: list[Step] = []
    for i, block in enumerate(state.record.blocks):
        fields = _without(block, gone)
        if fields:
            steps.append(SetBlock.of(i, block, **fields))
    for i, digit in enumerate(state.review.digits):
        if digit.participant == participant_id:
            steps.append(SpliceDigits(at=i, old=(digit,)))
    steps.append(SpliceParticipants(at=index, old=(gone,)))
    return Transaction(label=f"参加者「{gone.label}」の削除", steps=tuple(steps))


def _without(block: Block, gone: Participant) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if block.speaker == gone.id:
        fields |= {"speaker": None, "written": gone.label}
    for name in ("with_speakers", "people"):
        refs: tuple[SpeakerRef, ...] = getattr(block, name)
        if gone.id in refs:
            fields[name] = tuple(r for r in refs if r != gone.id)
    return fields


def utterance_count(state: State, participant_id: str) -> int:
    """Return how many utterances name the participant, alone or with others."""
    return sum(b.speaker == participant_id or participant_id in b.with_speakers for b in state.record.blocks)


def _index(state: State, participant_id: str) -> int | None:
    ids = [p.id for p in state.record.participants]
    return ids.index(participant_id) if participant_id in ids else None
