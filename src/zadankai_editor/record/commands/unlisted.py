"""Speakers whom the record names but does not list: finding them, and saying who they are."""

from dataclasses import dataclass
from typing import Any

from zadankai_editor.record.commands.participants import add_participant
from zadankai_editor.record.nodes import Block, BlockKind, Record, SpeakerRef, UnknownSpeaker
from zadankai_editor.record.printed_labels import bare_label
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import Refusal, SetBlock, Step
from zadankai_editor.record.transactions import Transaction

_NOBODY = Refusal(message="この名前の発言はもうありません。")
_GONE = Refusal(message="その参加者はもういません。")


@dataclass(frozen=True)
class Unlisted:
    """A name that stands beside utterances and belongs to nobody in the list.

    `written`: the utterances have no speaker, and the source called them `label`. Otherwise
    `label` is asserted as the speaker (an `UnknownSpeaker`), and `bearers` participants bear it:
    none, or several. `count` blocks name it; `block` is the id of the first.
    """

    label: str
    written: bool
    bearers: int
    count: int
    block: str


def unlisted(record: Record) -> tuple[Unlisted, ...]:
    """Return the names that belong to nobody in the list, in the order of their first block."""
    first: dict[tuple[str, bool], str] = {}
    count: dict[tuple[str, bool], int] = {}
    for block in record.blocks:
        if type(block.speaker) is str and not block.with_speakers and not block.people:
            continue  # as nearly all are: this is asked for after each change of a speaker
        for name in _names(block):
            first.setdefault(name, block.id)
            count[name] = count.get(name, 0) + 1
    labels = [p.label for p in record.participants]
    return tuple(
        Unlisted(label, written, labels.count(label), count[label, written], block)
        for (label, written), block in first.items()
    )


def _names(block: Block) -> set[tuple[str, bool]]:
    found = set()
    if block.kind is BlockKind.UTTERANCE:
        if block.speaker is None and block.written:
            found.add((block.written, True))
        refs: tuple[SpeakerRef | None, ...] = (block.speaker, *block.with_speakers)
        found |= {(ref.label, False) for ref in refs if isinstance(ref, UnknownSpeaker)}
    elif block.kind is BlockKind.PHOTO:
        found |= {(ref.label, False) for ref in block.people if isinstance(ref, UnknownSpeaker)}
    return found


def adopt_unknown(state: State, label: str) -> Transaction | Refusal:
    """Add a participant called `label`, to whom everything belongs that is asserted of this label."""
    return _adopted(state, label, written=False)


def adopt_written(state: State, written: str) -> Transaction | Refusal:
    """Add a participant to whom the utterances belong that the source calls `written`, called so without marks."""
    return _adopted(state, written, written=True)


def _adopted(state: State, label: str, *, written: bool) -> Transaction | Refusal:
    added = add_participant(state, bare_label(label) if written else label)
    if isinstance(added, Refusal):
        return added
    applied = added.apply(state)
    if isinstance(applied, Refusal):
        return applied
    known = {p.id for p in state.record.participants}
    new = next(p.id for p in applied.state.record.participants if p.id not in known)
    steps = _given(applied.state, label, new, written=written)
    return added.model_copy(update={"steps": (*added.steps, *steps)})


def assign_unknown(state: State, label: str, participant_id: str) -> Transaction | Refusal:
    """Say that everything asserted of `label`, which is in no list, is about this participant."""
    return _assigned(state, label, participant_id, written=False)


def assign_written(state: State, written: str, participant_id: str) -> Transaction | Refusal:
    """Give the utterances without a speaker that the source calls `written` to this participant."""
    return _assigned(state, written, participant_id, written=True)


def _assigned(state: State, label: str, participant_id: str, *, written: bool) -> Transaction | Refusal:
    participant = state.record.participant(participant_id)
    if participant is None:
        return _GONE
    steps = _given(state, label, participant_id, written=written)
    if not steps:
        return _NOBODY
    return Transaction(label=f"「{label}」を「{participant.label}」の発言にする", steps=tuple(steps))


def _given(state: State, label: str, participant_id: str, *, written: bool) -> list[Step]:
    steps: list[Step] = []
    for index, block in enumerate(state.record.blocks):
        if (label, written) in _names(block):
            fields = _fields(block, label, participant_id, written=written)
            steps.append(SetBlock.of(index, block, **fields))
    return steps


def _fields(block: Block, label: str, participant_id: str, *, written: bool) -> dict[str, Any]:
    if written:
        return {"speaker": participant_id, "written": None}
    unknown = UnknownSpeaker(label=label)
    fields: dict[str, Any] = {}
    if block.speaker == unknown:
        fields |= {"speaker": participant_id, "written": None}
    for name in ("with_speakers", "people"):
        refs: tuple[SpeakerRef, ...] = getattr(block, name)
        if unknown in refs:
            fields[name] = tuple(dict.fromkeys(participant_id if r == unknown else r for r in refs))
    return fields
