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

Steps = Mapping[tuple[int, int, int], tuple[int, float, float]]
"""Where a role with an ending leads from a place, and what that costs without and with a blank line before the line."""


class Read(NamedTuple):
    """What became of a line: its option, the place before and behind it, and the best rival with its distance."""

    option: Option
    before: At
    behind: At
    margin: float
    rival: Option | None


class _Arc(NamedTuple):
    before: int
    option: int
    behind: int
    score: float


def best_path(
    options: Sequence[Sequence[Option]],
    gaps: Sequence[bool],
    steps: Steps,
    start: At = At.HEADER,
    tick: Callable[[int], None] = lambda done: None,
) -> list[Read]:
    """Return how each line is read, given its `options` and whether a blank line stands before it.

    Every line needs an option that some place allows; `tick` is called with the number of lines done.
    """
    arcs, forward = _forward(options, gaps, steps, start, tick)
    backward = _backward(arcs, forward)
    return _reads(options, arcs, forward, backward)


def _forward(
    options: Sequence[Sequence[Option]],
    gaps: Sequence[bool],
    steps: Steps,
    start: At,
    tick: Callable[[int], None],
) -> tuple[list[list[_Arc]], list[dict[int, float]]]:
    scores: dict[int, float] = {int(start): 0.0}
    arcs: list[list[_Arc]] = []
    forward = [scores]
    for place, (ways, gap) in enumerate(zip(options, gaps, strict=True)):
        if place % _BETWEEN_TICKS == 0:
            tick(place)
        found: list[_Arc] = []
        behind: dict[int, float] = {}
        for number, option in enumerate(ways):
            role, score, ending = option.role, option.score, option.ending
            for before, so_far in scores.items():
                step = steps.get((before, role, ending))
                if step is None:
                    continue
                here = score + step[1 + gap]
                found.append(_Arc(before, number, step[0], here))
                if so_far + here > behind.get(step[0], _NEVER):
                    behind[step[0]] = so_far + here
        floor = max(behind.values()) - _BEAM
        scores = {at: score for at, score in behind.items() if score >= floor}
        arcs.append(found)
        forward.append(scores)
    return arcs, forward


def _backward(arcs: Sequence[Sequence[_Arc]], forward: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    backward: list[dict[int, float]] = [{} for _ in range(len(arcs))]
    after: dict[int, float] = dict.fromkeys(forward[-1], 0.0)
    backward.append(after)
    for place in range(len(arcs) - 1, -1, -1):
        scores: dict[int, float] = {}
        for before, _, behind, score in arcs[place]:
            rest = after.get(behind)
            if rest is not None and score + rest > scores.get(before, _NEVER):
                scores[before] = score + rest
        backward[place] = after = scores
    return backward


def _reads(
    options: Sequence[Sequence[Option]],
    arcs: Sequence[Sequence[_Arc]],
    forward: Sequence[Mapping[int, float]],
    backward: Sequence[Mapping[int, float]],
) -> list[Read]:
    reads = []
    at = max(forward[0])  # the only place to start from
    for place, ways in enumerate(options):
        best, chosen = _NEVER, None
        for arc in arcs[place]:
            if arc.before == at:
                rest = backward[place + 1].get(arc.behind)
                if rest is not None and arc.score + rest > best:
                    best, chosen = arc.score + rest, arc
        if chosen is None:
            raise ValueError(f"no way on from line {place}")
        margin, rival = _rival(place, ways, arcs[place], forward, backward, chosen)
        reads.append(Read(ways[chosen.option], At(at), At(chosen.behind), margin, rival))
        at = chosen.behind
    return reads


def _rival(
    place: int,
    ways: Sequence[Option],
    arcs: Sequence[_Arc],
    forward: Sequence[Mapping[int, float]],
    backward: Sequence[Mapping[int, float]],
    chosen: _Arc,
) -> tuple[float, Option | None]:
    """Return how far behind the best path is on which the line is something else, and what it is there."""
    if len(ways) == 1:
        return -_NEVER, None
    best = {number: _NEVER for number in range(len(ways))}
    for before, number, behind, score in arcs:
        so_far, rest = forward[place].get(before), backward[place + 1].get(behind)
        if so_far is not None and rest is not None:
            best[number] = max(best[number], so_far + score + rest)
    whole, own = best.pop(chosen.option), ways[chosen.option]
    rivals = [number for number in best if _differs(ways[number], own)]
    if not rivals:
        return -_NEVER, None
    rival = max(rivals, key=lambda number: best[number])
    return whole - best[rival], ways[rival]


def _differs(one: Option, other: Option) -> bool:
    """Tell whether a line comes to something else with one option than with the other."""
    if one.role is not other.role or one.text != other.text:
        return True
    if one.label is None or other.label is None:
        return one.label is not other.label
    return one.label.speakers != other.label.speakers
