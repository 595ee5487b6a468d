"""All mutators, by name, and which print each is tried on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.printing.contents.library import CONTENTS
from tests.printing.cover import Combination, all_contents, covering
from tests.printing.mutating import habits, labels, layout, lists, pasted, spoken, talk, words
from tests.printing.mutating.sheet import Mutator, Sheet, printed

_FIRST = {m.name: m for module in (lists, labels, layout, talk, words) for m in module.MUTATORS}
LATER = {m.name: m for module in (habits, pasted, spoken) for m in module.MUTATORS}
"""Habits that were measured before the recogniser had seen any of them (docs/development.md)."""

MUTATORS = {**_FIRST, **LATER}
NOTHING = Mutator("none", lambda sheet, _: sheet, frozenset())


@dataclass(frozen=True)
class Plan:
    """A print and what is to be changed in it; `mutated` always makes the same of it."""

    combination: Combination
    mutators: tuple[Mutator, ...]
    seed: str

    @property
    def name(self) -> str:
        """The names of the mutators."""
        return "+".join(mutator.name for mutator in self.mutators)


def mutated(plan: Plan) -> Sheet | None:
    """Return the changed print, `None` where it cannot be changed so."""
    sheet = printed(*plan.combination)
    rng = Random(plan.seed)
    for mutator in plan.mutators:
        changed = mutator.change(sheet, rng)
        if changed is None or (changed.lines == sheet.lines and mutator is not NOTHING):
            return None
        sheet = changed
    return sheet


def planned(names: Sequence[str], size: int | None, seed: int = 1) -> Iterator[Plan]:
    """Yield for each of `names` as many prints as `size` says, from all over the cover; all without it."""
    for name in names:
        mutator = NOTHING if name == NOTHING.name else MUTATORS[name]
        yield from _spread([(mutator,)], _combinations(full=size is None), size, seed)


def planned_in_pairs(names: Sequence[str], size: int | None, seed: int = 1) -> Iterator[Plan]:
    """Yield for each of `names` prints that are changed so and in another way, one of the first, drawn by chance."""
    for name in names:
        first = MUTATORS[name]
        others = [m for m in _FIRST.values() if not m.axes & first.axes]
        Random(f"{seed} {name}").shuffle(others)
        pairs = [tuple(sorted((first, other), key=_order)) for other in others]
        yield from _spread(pairs, _combinations(full=False), size or 4 * len(pairs), seed)


def _order(mutator: Mutator) -> int:
    """Return when a change is made: lines are broken and pages numbered when all else is done.

    A label stands below all that is said, what another change adds to it as well.
    """
    late = ("label-below", "layout", "breaks", "pages")
    return next((place for place, word in enumerate(late, 1) if word in (mutator.name, *mutator.axes)), 0)


@cache
def _combinations(*, full: bool) -> tuple[Combination, ...]:
    if not full:
        return all_contents()
    return tuple(made for content in CONTENTS.values() for made in covering([content]))


def _spread(
    changes: Sequence[tuple[Mutator, ...]], prints: Sequence[Combination], size: int | None, seed: int
) -> Iterator[Plan]:
    """Yield plans that go through changes and prints alike, as many as `size` says."""
    order = list(range(len(prints)))
    if size is not None:
        Random(f"{seed} {changes[0][0].name}").shuffle(order)
    count, turn = 0, 0
    for number in order:
        for _ in range(len(changes)):
            mutators = changes[turn % len(changes)]
            turn += 1
            if all(mutator.fits(prints[number][1]) for mutator in mutators):
                plan = Plan(prints[number], mutators, f"{seed} {mutators[0].name} {number}")
                if mutated(plan) is not None:
                    yield plan
                    count += 1
                break
        if count == size:
            return
