"""Other ids in memory for the same state."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from zadankai_editor.record.nodes import AgendaRef, Block, SpeakerRef
from zadankai_editor.record.review import Doubt, LineUse, Mark, Review, SourceLine, State

Ids = Mapping[str, str]
"""By an id, the id that takes its place."""

_About = TypeVar("_About", Doubt, Mark)


def with_ids(state: State, participants: Ids, agenda: Ids, blocks: Ids) -> State:
    """Return `state` with other ids in memory; those that are not named stay."""

    def speaker(ref: SpeakerRef | None) -> SpeakerRef | None:
        return participants.get(ref, ref) if isinstance(ref, str) else ref

    def speakers(refs: tuple[SpeakerRef, ...]) -> tuple[SpeakerRef, ...]:
        return tuple(participants.get(ref, ref) if isinstance(ref, str) else ref for ref in refs)

    def item(ref: AgendaRef | None) -> AgendaRef | None:
        return agenda.get(ref, ref) if isinstance(ref, str) else ref

    def renamed(block: Block) -> Block:
        new = {
            "id": blocks.get(block.id, block.id),
            "speaker": speaker(block.speaker),
            "with_speakers": speakers(block.with_speakers),
            "people": speakers(block.people),
            "agenda": item(block.agenda),
        }
        return block if all(getattr(block, n) == v for n, v in new.items()) else block.model_copy(update=new)

    if all(old == new for ids in (participants, agenda, blocks) for old, new in ids.items()):
        return state
    record = state.record.model_copy(
        update={
            "participants": tuple(
                p.model_copy(update={"id": participants.get(p.id, p.id)}) for p in state.record.participants
            ),
            "agenda": tuple(i.model_copy(update={"id": agenda.get(i.id, i.id)}) for i in state.record.agenda),
            "blocks": tuple(map(renamed, state.record.blocks)),
        }
    )
    return State(record=record, review=_review_with_ids(state.review, participants, blocks))


def _review_with_ids(review: Review, participants: Ids, blocks: Ids) -> Review:
    def about(item: _About) -> _About:
        new = blocks.get(item.block or "")
        return item.model_copy(update={"block": new}) if new else item

    def led(line: SourceLine) -> SourceLine:
        new = blocks.get(line.target or "") if line.use is LineUse.BLOCK else None
        return replace(line, target=new) if new else line

    return review.model_copy(
        update={
            "lines": tuple(map(led, review.lines)),
            "doubts": tuple(map(about, review.doubts)),
            "settled": tuple(s.model_copy(update={"doubt": about(s.doubt)}) for s in review.settled),
            "marks": tuple(map(about, review.marks)),
            "digits": tuple(
                d.model_copy(update={"participant": participants.get(d.participant, d.participant)})
                for d in review.digits
            ),
        }
    )
