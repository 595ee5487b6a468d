"""The best way through a document: one role for each line, decided at once for all of them.

A path of roles through the places where a document may be (`At`), as Viterbi's algorithm finds it, and for each
line how much worse the best path is on which it is something else. Lines come to the same again and again (the same
ways to read them, set alike, with the same prospects on both sides), and what they come to is reckoned once.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.recognize.decode.roles import At, Option, Ways

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
    options: Sequence[Ways],
    settings: Sequence[int],
    steps: Steps,
    start: At = At.HEADER,
    tick: Callable[[int], None] = lambda _: None,
) -> list[Read]:
    """Return how each line is read, given its `options` and how it is set.

    Every line needs an option that every place allows (`steps.ANYWHERE`); `tick` is called with the number of
    lines done, in both directions.
    """
    lattice = _Lattice(steps)
    columns = [lattice.column(ways, setting) for ways, setting in zip(options, settings, strict=True)]
    state = lattice.state({int(start): 0.0})
    forward = [state]
    for place, column in enumerate(columns):
        if place % _BETWEEN_TICKS == 0:
            tick(place)
        state, _ = lattice.step(column, state)
        forward.append(state)
    behind = lattice.best(state)
    rest = lattice.state(dict.fromkeys(lattice.scores[state], 0.0))
    reads: list[Read] = []
    for place in range(len(columns) - 1, -1, -1):
        if place % _BETWEEN_TICKS == 0:
            tick(2 * len(columns) - place)
        read, rest = lattice.read(columns[place], forward[place], rest, behind)
        reads.append(read)
        behind = read.before
    reads.reverse()
    return reads


_PLACES = {int(at): at for at in At}

_Arc = tuple[int, int, float, int]
"""A way over a line: the place before and behind it, the score, and the number of the option."""


class _Arcs(NamedTuple):
    """All ways over lines with options alike in what counts, and what they were found to come to.

    `steps`: by the state before the line that behind it and, for each place there, the best option and place before;
    `wholes`: by the state before and the rest behind, for each option the score of the best path with it, and the
    rest before the line.
    """

    arcs: Sequence[_Arc]
    steps: dict[int, tuple[int, Mapping[int, tuple[int, int]]]]
    wholes: dict[tuple[int, int], tuple[Sequence[float], int]]


class _Column(NamedTuple):
    """A line with its options, and how it was read by the state before it, the rest and the place behind it."""

    ways: Ways
    over: _Arcs
    reads: dict[tuple[int, int, int], tuple[Read, int]]


class _Lattice:
    """Finds how lines may be passed. A *state* is a number for the scores of all places, the best of which is 0."""

    def __init__(self, steps: Steps) -> None:
        self._rows: dict[tuple[int, int], list[tuple[int, int, Sequence[float]]]] = {}
        for (before, role, ending), (behind, costs) in steps.items():
            self._rows.setdefault((role, ending), []).append((before, behind, costs))
        self._arcs: dict[tuple[object, ...], _Arcs] = {}
        self._columns: dict[tuple[int, int], _Column] = {}
        self._numbers: dict[tuple[tuple[int, float], ...], int] = {}
        self.scores: list[Mapping[int, float]] = []

    def column(self, ways: Ways, setting: int) -> _Column:
        """Return what a line with these options is in this setting; lines that share the very options share that."""
        entry = (id(ways), setting)
        found = self._columns.get(entry)
        if found is None:  # it holds the options, so that no others come to have their id
            found = self._columns[entry] = _Column(ways, self._over(ways, setting), {})
        return found

    def _over(self, ways: Ways, setting: int) -> _Arcs:
        alike = (setting, *[(option.role, option.ending, option.score) for option in ways])
        found = self._arcs.get(alike)
        if found is None:
            arcs = [
                (before, behind, option.score + costs[setting], number)
                for number, option in enumerate(ways)
                for before, behind, costs in self._rows.get((option.role, option.ending), ())
            ]
            found = self._arcs[alike] = _Arcs(arcs, {}, {})
        return found

    def state(self, scores: Mapping[int, float]) -> int:
        """Return the number of the state with these scores, as far as they are from each other."""
        best = max(scores.values())
        relative = {at: score - best for at, score in scores.items()}
        number = self._numbers.setdefault(tuple(relative.items()), len(self.scores))
        if number == len(self.scores):
            self.scores.append(relative)
        return number

    def best(self, state: int) -> int:
        """Return the best place of a state."""
        scores = self.scores[state]
        return max(scores, key=scores.__getitem__)

    def step(self, column: _Column, state: int) -> tuple[int, Mapping[int, tuple[int, int]]]:
        """Return the state behind a line, and for each place there the best option and place before."""
        found = column.over.steps.get(state)
        if found is None:
            found = column.over.steps[state] = self._step(column.over.arcs, self.scores[state])
        return found

    def _step(
        self, arcs: Sequence[_Arc], scores: Mapping[int, float]
    ) -> tuple[int, Mapping[int, tuple[int, int]]]:
        behind: dict[int, float] = {}
        best: dict[int, tuple[int, int]] = {}
        for before, at, score, number in arcs:
            if before in scores:
                reached = scores[before] + score
                if at not in behind or reached > behind[at]:
                    behind[at], best[at] = reached, (number, before)
        floor = max(behind.values()) - _BEAM
        return self.state({at: score for at, score in behind.items() if score >= floor}), best

    def read(self, column: _Column, state: int, rest: int, behind: int) -> tuple[Read, int]:
        """Return how a line is read where the best path leads to the place `behind`, and the rest before the line."""
        found = column.reads.get((state, rest, behind))
        if found is None:
            wholes, left = self._wholes(column, state, rest)
            chosen, before = column.over.steps[state][1][behind]
            margin, rival = _rival(column.ways, wholes, chosen)
            read = Read(column.ways[chosen], _PLACES[before], _PLACES[behind], margin, rival)
            found = column.reads[state, rest, behind] = read, left
        return found

    def _wholes(self, column: _Column, state: int, rest: int) -> tuple[Sequence[float], int]:
        """Return for each option the score of the best path with it, and the rest before the line."""
        known = column.over.wholes.get((state, rest))
        if known is not None:
            return known
        scores, behind_it = self.scores[state], self.scores[rest]
        wholes = [_NEVER] * len(column.ways)
        left: dict[int, float] = {}
        for before, behind, score, number in column.over.arcs:
            if before in scores and behind in behind_it:
                more = score + behind_it[behind]
                if before not in left or more > left[before]:
                    left[before] = more
                whole = scores[before] + more
                if whole > wholes[number]:  # noqa: PLR1730 - a call costs as much as all the rest
                    wholes[number] = whole
        found = column.over.wholes[state, rest] = wholes, self.state(left)
        return found


def _rival(ways: Ways, wholes: Sequence[float], chosen: int) -> tuple[float, Option | None]:
    """Return how far behind the best path is on which the line is something else, and what it is there."""
    own, best, rival = ways[chosen], _NEVER, None
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
