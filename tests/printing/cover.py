"""A sample of all combinations of contents and styles in which every fair pair of values occurs."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, product

from tests.printing.contents.library import CONTENTS
from tests.printing.fairness import settled
from tests.printing.model import Content
from tests.printing.styles import AXES, Style

Combination = tuple[Content, Style]
Pair = tuple[tuple[str, str], tuple[str, str]]

_TRIES = 12


def pairs_of(content: Content, style: Style) -> set[Pair]:
    """Return the pairs of values that a combination holds; the content is one of them."""
    return set(combinations([("content", content.name), *style.items()], 2))


@cache
def all_contents() -> tuple[Combination, ...]:
    """Return the combinations that cover all contents."""
    return tuple(covering(list(CONTENTS.values())))


def covering(contents: Sequence[Content], seed: int = 1) -> list[Combination]:
    """Return combinations that hold every pair of values that can be printed; always the same for a seed."""
    rng = random.Random(seed)
    axes = {"content": tuple(content.name for content in contents), **AXES}
    left = dict.fromkeys(
        ((one, a), (other, b))
        for one, other in combinations(axes, 2)
        for a, b in product(axes[one], axes[other])
    )
    chosen: list[Combination] = []
    for pair in list(left):
        if pair not in left:
            continue
        tries = (_around(pair, contents, rng) for _ in range(_TRIES))
        best = max(tries, key=lambda made: (pair in pairs_of(*made), _gain(made, left)))
        left.pop(pair)
        held = pairs_of(*best)
        if pair in held:
            chosen.append(best)
            for one in held & left.keys():
                left.pop(one)
    return chosen


def _gain(made: Combination, left: Mapping[Pair, None]) -> int:
    return len(pairs_of(*made) & left.keys())


def _around(pair: Pair, contents: Sequence[Content], rng: random.Random) -> Combination:
    """Return a random fair combination that was meant to hold `pair`."""
    values = {axis: rng.choice(choices) for axis, choices in AXES.items()}
    content = _any_of(contents, rng)
    for axis, value in pair:
        if axis == "content":
            content = CONTENTS[value]
        else:
            values[axis] = value
    wished = values["name"]
    if wished not in content.names:
        values["name"] = rng.choice(sorted(content.names))
        if ("name", wished) in pair and not any(axis == "content" for axis, _ in pair):
            content = _any_of([c for c in contents if wished in c.names] or [content], rng)
            values["name"] = wished
    return content, settled(replace(Style(), **values), content)


def _any_of(contents: Sequence[Content], rng: random.Random) -> Content:
    """Return one of the contents, the shorter the likelier."""
    return rng.choices(contents, [1 / (20 + len(content.body)) for content in contents])[0]
