"""Merging reviews: doubts, marks, digits and the source."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from zadankai_editor.record.review import Digit, Doubt, Mark, Review, SettledDoubt, State
from zadankai_editor.storage.merge.items import notes_by_key
from zadankai_editor.storage.merge.tally import Positions, Tally

_Entry = TypeVar("_Entry", Doubt, SettledDoubt, Mark)

_INDEXED = re.compile(r"(participants|agenda|notes)\[([0-9]{1,6})\](.*)")


def merge_reviews(base: State, mine: State, theirs: State, positions: Positions, tally: Tally) -> Review:
    """Return the merged review; `positions` are those in the merged record.

    What one side settled is settled, what one side raised is open. An empty review is one that was
    lost, not one that somebody emptied.
    """
    if theirs.review == Review():
        theirs = base
    old, here, there = (_by_item(side) for side in (base, mine, theirs))
    settled = _united(old.settled, here.settled, there.settled, tally, lambda entry: entry.doubt)
    merged = {
        "doubts": tuple(_placed(d, positions) for d in _united(old.doubts, here.doubts, there.doubts, tally)),
        "settled": tuple(s.model_copy(update={"doubt": _placed(s.doubt, positions)}) for s in settled),
        "marks": _united(old.marks, here.marks, there.marks, tally),
        "digits": _digits(base, mine, theirs, positions["participants"]),
        **_source(base.review, mine.review, theirs.review, tally),
    }
    return mine.review.model_copy(update=merged)


def _united(
    base: Sequence[_Entry],
    mine: Sequence[_Entry],
    theirs: Sequence[_Entry],
    tally: Tally,
    about: Callable[[_Entry], Any] = lambda entry: entry,
) -> tuple[_Entry, ...]:
    """Return mine without what theirs removed, and what theirs added about something else."""
    gone, known = set(base) - set(theirs), set(base)
    found = [entry for entry in mine if entry not in gone]
    tally.taken += len(mine) - len(found)
    present = {about(entry) for entry in found}
    for entry in theirs:
        if entry not in known and about(entry) not in present:
            found.append(entry)
            present.add(about(entry))
            tally.taken += 1
    return tuple(found)


def _source(base: Review, mine: Review, theirs: Review, tally: Tally) -> dict[str, Any]:
    """Return what becomes of the source and the account of its lines: mine's, unless only theirs changed."""
    unchanged = (mine.source, mine.lines) == (base.source, base.lines)
    if theirs.source is None or (mine.source is not None and not unchanged):
        return {}
    if theirs.source != mine.source:
        tally.taken += 1
    return {"source": theirs.source, "lines": theirs.lines}


def _digits(base: State, mine: State, theirs: State, present: Mapping[str, int]) -> tuple[Digit, ...]:
    """Return mine's digits, or theirs' if mine were left alone; new participants get theirs if it is free.

    Where theirs has none they are given out anew when it is opened: that is no change.
    """
    here, there = mine.review.digits, theirs.review.digits
    if there and here == base.review.digits:
        return tuple(d for d in there if d.participant in present)
    found = [d for d in here if d.participant in present]
    old = {p.id for p in base.record.participants} | {d.participant for d in found}
    for digit in there:
        free = digit.digit not in {d.digit for d in found}
        if free and digit.participant in present and digit.participant not in old:
            found.append(digit)
    return tuple(found)


# A doubt about the third participant is about that one, wherever it comes to stand.


def _by_item(state: State) -> Review:
    """Return the review with the keys of items in the paths of doubts, in the place of their indexes."""
    record = state.record
    keys = {
        "participants": [p.id for p in record.participants],
        "agenda": [i.id for i in record.agenda],
        "notes": list(notes_by_key(record.notes)),
    }

    def named(doubt: Doubt) -> Doubt:
        match = _INDEXED.fullmatch(doubt.path or "")
        if not match or int(match[2]) >= len(keys[match[1]]):
            return doubt
        key = keys[match[1]][int(match[2])]
        return doubt.model_copy(update={"path": f"{match[1]}\0{key}\0{match[3]}"})

    review = state.review
    return review.model_copy(
        update={
            "doubts": tuple(map(named, review.doubts)),
            "settled": tuple(s.model_copy(update={"doubt": named(s.doubt)}) for s in review.settled),
        }
    )


def _placed(doubt: Doubt, positions: Positions) -> Doubt:
    """Return a doubt that `_by_item` named with the index that its item has in the merged record."""
    items, mark, rest = (doubt.path or "").partition("\0")
    if not mark:
        return doubt
    key, _, field = rest.partition("\0")
    index = positions[items].get(key)
    path = items if index is None else f"{items}[{index}]{field}"
    return doubt.model_copy(update={"path": path})
