"""The best way through a document: one role for each line, decided at once for all of them.

A path of roles through the places where a document may be (`At`), as Viterbi's algorithm finds it, and for each
line how much worse the best path is on which it is something else.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.recognize.decode.roles import At, Option

_BEAM = 30.0
_NEVER = -1e9
_BETWEEN_TICKS = 256

Steps = Mapping[tuple[int, int, int], tuple[int, Sequence[float]]]
"""Where a role with an ending leads from a place, and what that costs in each setting of the line (`setting_of`)."""


class Read(NamedTuple):
    """What became of a line: its option, the place before and behind it, and the best rival with its distance."""

    option: Option
    before: At
    behind: At
    margin: float
    rival: Option | None


def setting_of(gap_before: bool, indented: bool) -> int:
    """Return how a line is set, as a number: with a blank line before it or without, set in or flush."""
    return gap_before + 2 * indented


def best_path(
    options: Sequence[Sequence[Option]],
    settings: Sequence[int],
    steps: Steps,
    start: At = At.HEADER,
    tick: Callable[[int], None] = lambda done: None,
) -> list[Read]:
    """Return how each line is read, given its `options` and how it is set.

    Every line needs an option that every place allows (`steps.ANYWHERE`); `tick` is called with the number of
    lines done, in both directions.
    """
    arcs = _Arcs(steps)
    lattice = [arcs.of(ways, setting) for ways, setting in zip(options, settings, strict=True)]
    forward, back = _forward(lattice, start, tick)
    return _backward(options, lattice, forward, back, tick)


_Arc = tuple[int, int, float, int]
"""A way over a line: the place before and behind it, the score, and the number of the option."""


class _Arcs:
    """Finds the ways over a line; lines with options alike in what counts have the same."""

    def __init__(self, steps: Steps) -> None:
        self._rows: dict[tuple[int, int], list[tuple[int, int, Sequence[float]]]] = {}
        for (before, role, ending), (behind, costs) in steps.items():
            self._rows.setdefault((role, ending), []).append((before, behind, costs))
        self._found: dict[tuple[object, ...], list[_Arc]] = {}

    def of(self, ways: Sequence[Option], setting: int) -> list[_Arc]:
        """Return all ways over a line with these options in this setting."""
        alike = (setting, *[(option.role, option.ending, option.score) for option in ways])
        found = self._found.get(alike)
        if found is None:
            found = self._found[alike] = [
                (before, behind, option.score + costs[setting], number)
                for number, option in enumerate(ways)
                for before, behind, costs in self._rows.get((option.role, option.ending), ())
            ]
        return found


def _forward(
    lattice: Sequence[Sequence[_Arc]], start: At, tick: Callable[[int], None]
) -> tuple[list[dict[int, float]], list[dict[int, tuple[int, int]]]]:
    """Return the scores of the places before each line and, for those behind it, the best option and place before."""
    scores: dict[int, float] = {int(start): 0.0}
    forward = [scores]
    back: list[dict[int, tuple[int, int]]] = []
    for place, arcs in enumerate(lattice):
        if place % _BETWEEN_TICKS == 0:
            tick(place)
        behind: dict[int, float] = {}
        best: dict[int, tuple[int, int]] = {}
        for before, at, score, number in arcs:
            if before in scores:
                reached = scores[before] + score
                if at not in behind or reached > behind[at]:
                    behind[at], best[at] = reached, (number, before)
        floor = max(behind.values()) - _BEAM
        scores = {at: score for at, score in behind.items() if score >= floor}
        forward.append(scores)
        back.append(best)
    return forward, back


def _backward(
    options: Sequence[Sequence[Option]],
    lattice: Sequence[Sequence[_Arc]],
    forward: Sequence[Mapping[int, float]],
    back: Sequence[Mapping[int, tuple[int, int]]],
    tick: Callable[[int], None],
) -> list[Read]:
    """Return the best path, followed from its end, with the rivals."""
    rest: dict[int, float] = dict.fromkeys(forward[-1], 0.0)
    behind = max(forward[-1], key=lambda at: forward[-1][at])
    reads: list[Read] = []
    for place in range(len(options) - 1, -1, -1):
        if place % _BETWEEN_TICKS == 0:
            tick(2 * len(options) - place)
        ways = options[place]
        wholes, rest = _wholes(len(ways), lattice[place], forward[place], rest)
        chosen, before = back[place][behind]
        margin, rival = _rival(ways, wholes, chosen)
        reads.append(Read(ways[chosen], _PLACES[before], _PLACES[behind], margin, rival))
        behind = before
    reads.reverse()
    return reads


_PLACES = {int(at): at for at in At}


def _wholes(
    count: int, arcs: Sequence[_Arc], scores: Mapping[int, float], rest: Mapping[int, float]
) -> tuple[list[float], dict[int, float]]:
    """Return for each option the score of the best path with it, and for each place before that of what is left."""
    wholes = [_NEVER] * count
    left: dict[int, float] = {}
    for before, behind, score, number in arcs:
        if before in scores and behind in rest:
            more = score + rest[behind]
            if before not in left or more > left[before]:
                left[before] = more
            whole = scores[before] + more
            wholes[number] = max(wholes[number], whole)
    return wholes, left


def _rival(ways: Sequence[Option], wholes: Sequence[float], chosen: int) -> tuple[float, Option | None]:
    """Return how far behind the best path is on which the line is something else, and what it is there."""
    own, best, rival = ways[chosen], _NEVER, None
    if len(ways) == 1:
        return -_NEVER, None
    for option, whole in zip(ways, wholes, strict=True):
        if (rival is None or whole > best) and _differs(option, own):
            best, rival = whole, option
    return (wholes[chosen] - best, rival) if rival is not None else (-_NEVER, None)


def _differs(one: Option, other: Option) -> bool:
    """Tell whether a line comes to something else with one option than with the other."""
    if one.role is not other.role or one.text != other.text:
        return True
    if one.label is None or other.label is None:
        return one.label is not other.label
    return one.label.speakers != other.label.speakers
