"""The merge of three working states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from zadankai_editor.formats import normalized
from zadankai_editor.record.nodes import Block, BlockKind, Record, Status
from zadankai_editor.record.review import Doubt, Review, State
from zadankai_editor.storage.merge.aligning import (
    added_participants,
    aligned,
    same_additions,
    same_items,
)
from zadankai_editor.storage.merge.bearers import Resolver, distinct_labels, distinct_numbers
from zadankai_editor.storage.merge.blocks import BlockMerge
from zadankai_editor.storage.merge.details import merge_details
from zadankai_editor.storage.merge.items import AGENDA, NOTES, PARTICIPANTS, ItemMerge, notes_by_key
from zadankai_editor.storage.merge.naming import Names
from zadankai_editor.storage.merge.renaming import with_ids
from zadankai_editor.storage.merge.reviews import merge_reviews
from zadankai_editor.storage.merge.tally import Positions, Tally
from zadankai_editor.storage.merge.units import differing, references

_NOTHING = Block(id="b", kind=BlockKind.TEXT)


@dataclass(frozen=True)
class Merged:
    """A merged state, how many changes of theirs are in it, and how many places must be looked at."""

    state: State
    taken: int
    conflicts: int


def merge(base: State, mine: State, theirs: State) -> Merged:
    """Return `mine` with what `theirs` changed since `base`, the state that both come from.

    Ids in memory need not agree; those of `mine` stay. What both changed is kept from both: where
    it cannot be told which is right mine stays, theirs stands behind it or is told, and a doubt
    (`merge.conflict`) is raised. Nothing is attributed to anybody whom neither side named.
    """
    base = aligned(base, mine, by_id=True)
    same = aligned(theirs, mine)
    if same.record == mine.record or normalized(same.record) == normalized(mine.record):
        record = mine.record
        places = _positions(
            (p.id for p in record.participants), (i.id for i in record.agenda), notes_by_key(record.notes)
        )
        return _finished(base, mine, same, record, places, Tally())
    taken = {p.id for p in mine.record.participants} | {i.id for i in mine.record.agenda}
    theirs = aligned(theirs, base, taken)
    theirs = _with_same_additions(base, mine, theirs)
    tally = Tally()
    record, positions = _merged_records(base.record, mine.record, theirs.record, tally)
    return _finished(base, mine, theirs, record, positions, tally)


def _finished(
    base: State, mine: State, theirs: State, record: Record, positions: Positions, tally: Tally
) -> Merged:
    """Merge the reviews, add the doubts about the merged `record`, and count."""
    review = merge_reviews(base, mine, theirs, positions, tally)
    doubts = tally.doubts([b.id for b in record.blocks], positions)
    state = State(record=record, review=_with_doubts(review, doubts))
    return Merged(mine if state == mine else state, tally.taken, len(doubts))


def _with_same_additions(base: State, mine: State, theirs: State) -> State:
    """Return `theirs` with the ids of `mine` for what both have added."""
    items = {i.id for i in base.record.agenda}
    our_items, their_items = ([i for i in side.record.agenda if i.id not in items] for side in (mine, theirs))
    people = added_participants(base.record, mine.record, theirs.record)
    theirs = with_ids(theirs, people, same_items(our_items, their_items), {})
    blocks = same_additions(base.record.blocks, mine.record.blocks, theirs.record.blocks)
    return with_ids(theirs, {}, {}, blocks)


def _with_doubts(review: Review, doubts: Sequence[Doubt]) -> Review:
    """Return the review with those of `doubts` that are not open already."""
    new = tuple(d for d in doubts if d not in review.doubts)
    return review.model_copy(update={"doubts": (*review.doubts, *new)}) if new else review


def _merged_records(base: Record, mine: Record, theirs: Record, tally: Tally) -> tuple[Record, Positions]:
    sides = (base, mine, theirs)
    changed: dict[str, Any] = merge_details(*sides, tally)
    blocks = BlockMerge(base.blocks, mine.blocks, theirs.blocks, Names(mine, theirs, base), tally).result()
    people, items = _referred_to(blocks)

    old, here, there = ({p.id: p for p in side.participants} for side in sides)
    everybody = ItemMerge(PARTICIPANTS, old, here, there, tally, people).result()
    _doubt_other_names(base, mine, theirs, tally)
    participants = distinct_labels(everybody, here, there, tally)

    old_items, our_items, their_items = ({i.id: i for i in side.agenda} for side in sides)
    everything = ItemMerge(AGENDA, old_items, our_items, their_items, tally, items).result()
    agenda = distinct_numbers(everything, our_items, their_items, tally)

    old_notes, our_notes, their_notes = (notes_by_key(side.notes) for side in sides)
    notes = ItemMerge(NOTES, old_notes, our_notes, their_notes, tally).result()

    changed |= {
        "participants": tuple(participants.values()),
        "agenda": tuple(agenda.values()),
        "notes": tuple(notes.values()),
    }
    record = mine.model_copy(update=changed)
    resolver = Resolver(record, mine, theirs, tally)
    record = record.model_copy(update={"blocks": tuple(map(resolver.resolved, blocks))})
    record = record.model_copy(update={"status": _status(base, mine, theirs, tally)})
    return record, _positions(participants, agenda, notes)


def _doubt_other_names(base: Record, mine: Record, theirs: Record, tally: Tally) -> None:
    """Doubt whether somebody to whom theirs gave another name said what mine has them say."""
    old, there = ({p.id: p.name for p in side.participants} for side in (base, theirs))
    blocks = {b.id: b for b in base.blocks}
    for person in mine.participants:
        was, now = old.get(person.id), there.get(person.id)
        if not was or not now or now in (was, person.name):
            continue
        if any(b.speaker == person.id and differing(blocks.get(b.id, _NOTHING), b) for b in mine.blocks):
            words = f"相手側では氏名が「{was}」から「{now}」に変えられ、こちらではこの人の発言が変えられています。"
            tally.doubt_item("participants", person.id, "name", f"{words}同じ人かどうかを確かめてください。")


def _positions(participants: Iterable[str], agenda: Iterable[str], notes: Iterable[str]) -> Positions:
    lists = {"participants": participants, "agenda": agenda, "notes": notes}
    return {name: {key: index for index, key in enumerate(keys)} for name, keys in lists.items()}


def _referred_to(blocks: Sequence[Block]) -> tuple[set[str], set[str]]:
    people: set[str] = set()
    items: set[str] = set()
    for block in blocks:
        some_people, some_items = references(block)
        people |= some_people
        items |= some_items
    return people, items


def _status(base: Record, mine: Record, theirs: Record, tally: Tally) -> Status:
    """Return theirs' where mine was left alone; what nobody has seen as a whole is a draft."""
    if mine == base:
        tally.taken += theirs.status is not mine.status
        return theirs.status
    return Status.DRAFT if tally.touched else mine.status
