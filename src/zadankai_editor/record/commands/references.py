"""References by label and number, where participants or agenda items change.

A file refers by label and by number. What a reference says in memory must therefore be what the
file would say if it were written now: otherwise saving and opening again would give words to
somebody in silence.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    Participant,
    Record,
    SpeakerRef,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.review import Doubt, State
from zadankai_editor.record.steps import SetBlock, SpliceDoubts, Step


def steps_for_participants(state: State, now: Sequence[Participant]) -> list[Step]:
    """Return the steps by which blocks follow where the participants become `now`.

    A label that nobody bore and one participant bears now means that one. Where two bore it and
    one still does, nobody knows who was meant: an utterance loses its speaker and keeps the label
    as written; in `with` and `people` that one stands, with a doubt.

    An utterance of somebody who has gone keeps their label as written. In `with` and `people` the
    label stays, as one that no participant bears; if somebody else bears it, it goes, and a doubt
    says so.
    """
    changing = _People(state.record.participants, now)
    steps: list[Step] = []
    doubts: list[Doubt] = []
    for index, block in enumerate(state.record.blocks):
        fields = changing.speaker_fields(block)
        for name in ("with_speakers", "people"):
            refs: tuple[SpeakerRef, ...] = getattr(block, name)
            followed = [changing.follow(ref) for ref in refs]
            new = tuple(ref for ref, _ in followed if ref is not None)
            if new != refs:
                fields[name] = new
            doubts += [_doubt(block, label) for _, label in followed if label]
        if fields:
            steps.append(SetBlock.of(index, block, **fields))
    if doubts:
        steps.append(SpliceDoubts(at=len(state.review.doubts), new=tuple(doubts)))
    return steps


class _People:
    """Participants before and after a change, and what becomes of a reference."""

    def __init__(self, before: Sequence[Participant], now: Sequence[Participant]) -> None:
        self._before = Counter(p.label for p in before)
        self._now = _only_bearers([(p.label, p.id) for p in now])
        self._labels_now = {p.label for p in now}
        ids = {p.id for p in now}
        self._gone = {p.id: p.label for p in before if p.id not in ids}

    def follow(self, ref: SpeakerRef) -> tuple[SpeakerRef | None, str | None]:
        """Return what `ref` is after the change, and the label if it is not certain that it is."""
        if isinstance(ref, str):
            if ref not in self._gone:
                return ref, None
            label = self._gone[ref]
            return (None, label) if label in self._labels_now else (UnknownSpeaker(label=label), None)
        bearer = self._now.get(ref.label) if self._before[ref.label] != 1 else None
        if bearer is None:
            return ref, None
        return bearer, ref.label if self._before[ref.label] else None

    def speaker_fields(self, block: Block) -> dict[str, Any]:
        """Return the fields that change where `block` has a speaker who does."""
        if block.speaker is None:
            return {}
        ref, doubted = self.follow(block.speaker)
        if ref == block.speaker:
            return {}
        if isinstance(block.speaker, str):
            return {"speaker": None, "written": self._gone[block.speaker]}
        if doubted:
            return {"speaker": None, "written": doubted}
        return {"speaker": ref, "written": None}


def _only_bearers(names: Sequence[tuple[Any, str]]) -> dict[Any, str]:
    """Return, by label or number, the id of the only one who bears it."""
    count = Counter(name for name, _ in names)
    return {name: bearer for name, bearer in names if count[name] == 1}


def _doubt(block: Block, label: str) -> Doubt:
    message = f"表示名「{label}」の参加者が二人いたため、誰のことか確かではありません。確かめてください。"
    return Doubt(code="import.speaker.uncertain", message=message, block=block.id)


def steps_for_agenda(state: State, now: Sequence[AgendaItem]) -> list[Step]:
    """Return the steps by which sections follow where the agenda becomes `now`.

    A number that no item bore and one bears now means that item; where two bore it and one still
    does, or where their item has gone, sections are left without one.
    """
    before = Counter(item.number for item in state.record.agenda)
    bearers = _only_bearers([(item.number, item.id) for item in now])
    ids = {item.id for item in now}
    steps: list[Step] = []
    for index, block in enumerate(state.record.blocks):
        ref = block.agenda
        if isinstance(ref, UnknownAgenda):
            if before[ref.number] == 1 or ref.number not in bearers:
                continue
            steps.append(
                SetBlock.of(index, block, agenda=None if before[ref.number] else bearers[ref.number])
            )
        elif ref is not None and ref not in ids:
            steps.append(SetBlock.of(index, block, agenda=None))
    return steps


class Resolver:
    """Makes blocks that come from elsewhere refer to what `record` has, and to no id but its own."""

    def __init__(self, record: Record) -> None:
        self._people = {p.id for p in record.participants}
        self._items = {i.id for i in record.agenda}
        self._labels = _only_bearers([(p.label, p.id) for p in record.participants])
        self._numbers = _only_bearers([(i.number, i.id) for i in record.agenda])

    def resolved(self, block: Block) -> Block:
        """Return `block` with labels and numbers resolved, and without ids that nobody has."""
        agenda = block.agenda
        refs = (block.speaker, *block.with_speakers, *block.people, agenda)
        known = not any(isinstance(ref, UnknownSpeaker | UnknownAgenda) for ref in refs)
        if known and block.written is None and block.refers_only_to(self._people, self._items):
            return block
        if isinstance(agenda, UnknownAgenda):
            agenda = self._numbers.get(agenda.number, agenda)
        elif agenda not in self._items:
            agenda = None
        speaker = self._person(block.speaker)
        return block.replaced(
            speaker=speaker,
            written=None if speaker is not None else block.written,
            with_speakers=self._each(block.with_speakers),
            people=self._each(block.people),
            agenda=agenda,
        )

    def _person(self, ref: SpeakerRef | None) -> SpeakerRef | None:
        if isinstance(ref, UnknownSpeaker):
            return self._labels.get(ref.label, ref)
        return ref if ref in self._people else None

    def _each(self, refs: Sequence[SpeakerRef]) -> tuple[SpeakerRef, ...]:
        found = (self._person(ref) for ref in refs)
        return tuple(ref for ref in found if ref is not None)
