"""The order of a list that two sides have changed."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence


def moved(base: Sequence[str], other: Sequence[str]) -> set[str]:
    """Return the ids that stand elsewhere in `other` than in `base`: as few as explain its order."""
    places = {id_: place for place, id_ in enumerate(base)}
    common = [id_ for id_ in other if id_ in places]
    return set(common) - set(_longest_rising(common, places))


def _longest_rising(ids: Sequence[str], places: dict[str, int]) -> list[str]:
    """Return the longest part of `ids` whose places rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, id_ in enumerate(ids):
        length = bisect_left(ends, places[id_])
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [places[id_]]
        last[length : length + 1] = [index]
    found: list[str] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(ids[index])
        index = before[index]
    return found


def movers(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> set[str]:
    """Return the ids that stand in all three, and that theirs moved but mine did not."""
    return (moved(base, theirs) & set(mine)) - moved(base, mine)


def merged_order(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    kept: Collection[str],
    glued: Collection[str] = frozenset(),
) -> list[str]:
    """Return the ids in `kept`, all of mine or theirs, in mine's order.

    What only theirs has, or moved, comes behind its predecessor there; but behind the `glued` ids
    too that follow that in mine.
    """
    moving = movers(base, mine, theirs)
    order = [id_ for id_ in mine if id_ in kept and id_ not in moving]
    placed = set(order)
    behind: defaultdict[str | None, list[str]] = defaultdict(list)
    predecessor = None
    for id_ in theirs:
        if id_ in placed:
            predecessor = id_
        elif id_ in kept:
            behind[predecessor].append(id_)
    found: list[str] = []
    waiting = behind.pop(None, [])
    for id_ in order:
        if id_ not in glued:
            found += waiting
            waiting = []
        found.append(id_)
        waiting = [*waiting, *behind.get(id_, ())]
    return found + waiting
