"""The best way through a document, and its margins: against trying all ways, on small lattices drawn at random."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import pytest

from zadankai_editor.recognize.decode.path import Steps, best_path, setting_of
from zadankai_editor.recognize.decode.roles import At, Ending, Option, Role
from zadankai_editor.recognize.decode.steps import ANYWHERE

PLACES = (At.HEADER, At.SPEECH, At.NOBODY)
ROLES = (Role.HEADER, Role.LABEL, Role.TEXT, Role.HEADING)


def lattice(seed: int) -> tuple[list[list[Option]], list[int], Steps]:
    """Return a few lines with options, how they are set, and a grammar in which no line is a dead end."""
    draw = random.Random(seed)
    steps: dict[tuple[int, int, int], tuple[int, Sequence[float]]] = {}
    for at, role in product(PLACES, ROLES):
        if role is Role.TEXT or draw.random() < 0.6:
            costs = [draw.uniform(-3, 1) for _ in range(4)]
            steps[at, role, Ending.WHOLE] = (draw.choice(PLACES), costs)
    options = []
    for _ in range(draw.randint(1, 5)):
        roles = draw.sample(ROLES[:2] + ROLES[3:], draw.randint(0, 3))
        options.append([Option(role, draw.uniform(-4, 4)) for role in (Role.TEXT, *roles)])
    return options, [draw.randrange(4) for _ in options], steps


def all_ways(
    options: Sequence[Sequence[Option]], settings: Sequence[int], steps: Steps
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the score of each way through, and the numbers of its options."""
    for numbers in product(*(range(len(ways)) for ways in options)):
        at, score = int(At.HEADER), 0.0
        for ways, number, setting in zip(options, numbers, settings, strict=True):
            option = ways[number]
            step = steps.get((at, option.role, option.ending))
            if step is None:
                break
            at, score = step[0], score + option.score + step[1][setting]
        else:
            yield score, numbers


@pytest.mark.parametrize("seed", range(60))
def test_no_way_is_better_and_margins_are_the_distance_to_the_best_other_one(seed: int) -> None:
    options, settings, steps = lattice(seed)
    ways = sorted(all_ways(options, settings, steps), reverse=True)
    best, numbers = ways[0]
    reads = best_path(options, settings, steps)
    assert [read.option for read in reads] == [w[n] for w, n in zip(options, numbers, strict=True)]
    for place, read in enumerate(reads):
        others = [score for score, taken in ways if taken[place] != numbers[place]]
        if others:
            assert read.margin == pytest.approx(best - others[0])
            assert read.rival is not None
        else:
            assert read.margin > 1e6


@pytest.mark.parametrize("seed", range(20))
def test_lines_that_share_their_options_are_read_as_if_each_had_its_own(seed: int) -> None:
    options, settings, steps = lattice(seed)
    draw = random.Random(seed)
    numbers = [draw.randrange(len(options)) for _ in range(60)]
    shared = [options[number] for number in numbers]
    own = [list(ways) for ways in shared]
    around = [settings[number] for number in numbers]
    assert best_path(shared, around, steps) == best_path(own, around, steps)


def test_places_follow_each_other() -> None:
    options, settings, steps = lattice(7)
    reads = best_path(options, settings, steps, start=At.NOBODY)
    assert reads[0].before is At.NOBODY
    for read, after in pairwise(reads):
        assert read.behind is after.before


def test_what_comes_to_the_same_is_no_rival() -> None:
    steps: Steps = {(At.HEADER, Role.TEXT, Ending.WHOLE): (At.HEADER, [0.0] * 4)}
    (read,) = best_path([[Option(Role.TEXT, 1.0, "海"), Option(Role.TEXT, 0.5, "海")]], [0], steps)
    assert (read.option.score, read.rival) == (1.0, None)


def test_a_blank_line_and_an_indentation_cost_what_the_steps_say() -> None:
    steps: Steps = {
        (At.HEADER, Role.TEXT, Ending.WHOLE): (At.NOBODY, [0.0, -2.0, 0.0, -9.0]),
        (At.HEADER, Role.LABEL, Ending.WHOLE): (At.SPEECH, [-1.0] * 4),
    }
    ways = [Option(Role.TEXT, 0.0), Option(Role.LABEL, 0.0)]
    found = {
        (gap, indented): best_path([ways], [setting_of(gap, indented)], steps)[0].margin
        for gap, indented in product((False, True), repeat=2)
    }
    assert found == {(False, False): 1.0, (True, False): 1.0, (False, True): 1.0, (True, True): 8.0}


def test_it_tells_how_far_it_is_in_both_directions() -> None:
    told: list[int] = []
    steps: Steps = {(At.HEADER, role, Ending.WHOLE): (At.HEADER, [0.0] * 4) for role in ANYWHERE}
    best_path([[Option(Role.TEXT, 0.0)]] * 600, [0] * 600, steps, tick=told.append)
    assert told == sorted(told)
    assert len(told) == 6
