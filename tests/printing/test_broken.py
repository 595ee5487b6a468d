"""A reading that is wrong on more than a tenth of its turns is told of as a whole, and hardly any good one.

The recogniser is broken on purpose in as many ways as there are kinds and prints: `python -m tests.printing --broken`.
Each day looks at the prints of one seed, `--full` at all of them; no day may miss more than all may together.
"""

from pathlib import Path
from random import Random

import pytest

from tests.breadth import DAY, FULL
from tests.printing.mutating.breaking import BREAKINGS, broken
from tests.printing.mutating.library import NOTHING, planned
from tests.printing.mutating.sheet import printed
from tests.printing.mutating.telling import GOOD, LEAST_TOLD, MOST_OF_GOOD, ways
from tests.printing.mutating.trial import WRONG
from zadankai_editor.readers import read_text
from zadankai_editor.recognize import reading, recognize
from zadankai_editor.record.review import IMPLAUSIBLE

SEEDS = range(1, 5)
TODAY = SEEDS if FULL else SEEDS[DAY % len(SEEDS) :][:1]
OF_EACH, OF_GOOD = 5, 60
RECORDS = sorted((Path(__file__).parents[1] / "golden" / "records").glob("*.txt"))


def test_readings_that_are_wrong_on_more_than_a_tenth_are_told() -> None:
    found = [way for kind in BREAKINGS for seed in TODAY for way in ways(kind, OF_EACH, seed)]
    assert all(way.wrong > WRONG for way in found)
    assert len(found) >= len(BREAKINGS) * OF_EACH * len(TODAY), "there are prints enough for each kind"
    untold = [f"{way.kind}: {way.words}" for way in found if not way.told]
    assert len(untold) <= (1 - LEAST_TOLD) * len(BREAKINGS) * OF_EACH * len(SEEDS), "\n".join(untold)


def test_hardly_any_reading_that_is_right_is_told() -> None:
    found = [way for seed in TODAY for way in ways(GOOD, OF_GOOD, seed)]
    assert len(found) == OF_GOOD * len(TODAY)
    told = [way.words for way in found if way.told]
    if FULL:
        for record in RECORDS:
            whole = recognize(read_text(record.read_bytes(), record.name)).findings
            told += [f"{record.stem}: {one.message}" for one in whole if one.code == IMPLAUSIBLE]
    assert len(told) <= MOST_OF_GOOD * (OF_GOOD * len(SEEDS) + len(RECORDS)), "\n".join(told)


def test_there_are_at_least_two_hundred_ways() -> None:
    assert len(BREAKINGS) * OF_EACH * len(SEEDS) >= 200


@pytest.mark.parametrize("kind", BREAKINGS)
def test_the_recogniser_is_whole_again_behind_each_breaking(kind: str) -> None:
    steps = {name: getattr(reading, name) for name in ("read_options", "read_cast", "lists_of", "set_right")}
    [plan] = planned([NOTHING.name], 1)
    change = BREAKINGS[kind].steps(printed(*plan.combination), Random(1))
    with broken(change or {}):
        assert change is None or any(getattr(reading, name) is not step for name, step in steps.items())
    assert all(getattr(reading, name) is step for name, step in steps.items())
