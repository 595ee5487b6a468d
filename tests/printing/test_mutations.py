"""What is read of changed prints may only become better: a share of them that changes with the day.

`python -m tests.printing --mutations --hold` (and `--two --hold`) holds the figures of today.
"""

import pytest

from tests.breadth import DAY, FULL
from tests.printing.mutating.bounds import (
    ASKED_IS_HELD,
    COUNTS,
    PARTS,
    SIZE_HELD,
    bounds_of,
    counts_of,
    held_counts,
    row_held,
)
from tests.printing.mutating.library import LATER, MUTATORS, NOTHING
from tests.printing.mutating.table import plans_of, summed
from tests.printing.mutating.trial import badly_read, tried_mutated

HELD = held_counts()
ROWS = [(name, False) for name in (NOTHING.name, *MUTATORS)] + [(name, True) for name in MUTATORS]


def _parts_of(name: str, two: bool) -> int:
    """Return among how many days the tests of such rows are shared."""
    return 5 if two else 3 if name in LATER else 1


LOOKED_AT = [row for number, row in enumerate(ROWS) if FULL or not (number + DAY) % _parts_of(*row)]
PARTS_LOOKED_AT = range(PARTS) if FULL else range(DAY % PARTS, DAY % PARTS + 1)


@pytest.mark.parametrize(("name", "two"), LOOKED_AT, ids=str)
def test_no_change_is_read_worse_than_it_was(name: str, two: bool) -> None:
    parts = PARTS_LOOKED_AT
    plans = list(plans_of(name, two=two, size=SIZE_HELD[two]))
    trials = {part: [tried_mutated(plan) for plan in plans[part::PARTS]] for part in parts}
    held = HELD[row_held(name, two=two)]
    figures = summed(trial.verdict.figures for part in trials.values() for trial in part)
    today = counts_of(figures)
    before = [sum(counts) for counts in zip(*(held[part] for part in parts), strict=True)]
    worse = [
        f"{count}: {now} of {figures.blocks} blocks, were {then}"
        for count, now, then in zip(COUNTS, today, before, strict=True)
        if now > then
    ]
    assert not worse, f"`python -m tests.printing --mutations --only {name} --show`: {'; '.join(worse)}"
    if ASKED_IS_HELD:
        assert list(bounds_of(name, two=two).missed(figures)) == []


def test_every_row_is_held() -> None:
    assert {row_held(name, two=two) for name, two in ROWS} == set(HELD)
    assert all(len(parts) == PARTS for parts in HELD.values())


def test_documents_that_are_read_badly_are_found_again() -> None:
    found = [(trial.plan.name, trial.sheet.text) for trial in badly_read(2)]
    again = list(badly_read(2))
    assert found == [(trial.plan.name, trial.sheet.text) for trial in again]
    assert all(trial.verdict.wrong_turns > 0.1 for trial in again)
