"""How a document sets its lines: how often a blank line or an indentation stands before each kind of line.

Estimated from what is clear, with a prior; a document that parts everything says nothing by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from operator import attrgetter

from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.decode.roles import Ending, Option, Role, Ways, by_ways
from zadankai_editor.recognize.lines import Line

_GAP, _INDENT = attrgetter("gap_before"), attrgetter("indented")
_PRIOR = 2.0
_LONG = 25
_SET_IN = 0.75
_FEW = 3
_STRONGEST = 3.5
_EXPECTED = 0.2
"""How much of what speaks against a blank line below a label is no surprise anywhere."""


@dataclass(frozen=True)
class Habits:
    """For each role the logarithms of how likely a gap and an indentation are before it: `[role][0 or 1]`."""

    gap: Sequence[tuple[float, float]]
    indent: Sequence[tuple[float, float]]
    any_gaps: bool
    """Whether any line has a blank line before it."""
    awaited_gap: float
    """The logarithm of how likely a blank line is between a label alone and what is said."""
    answer_gap: tuple[float, float]
    """The logarithms of how likely a gap is between a question and what stands below it, without and with one."""
    indented: bool
    """Whether what goes on with an utterance is set in."""


def read_habits(lines: Sequence[Line], options: Sequence[Ways]) -> Habits:
    """Return the habits of a document with `lines` that may be read in the ways `options`."""
    bests = list(map(by_ways(_two_best), options))
    clear, awaited = _clear_lines(lines, bests)
    overall, set_in = _share(map(_GAP, lines), 0.5), _share(map(_INDENT, lines), 0.3)
    turns = [line for role in _TURNS for line in clear[role]]
    priors = _prior_gaps(overall, _share(map(_GAP, turns), overall))
    flush = _share(map(_INDENT, turns), min(0.3, set_in))
    indents = dict.fromkeys(Role, set_in) | dict.fromkeys((*_TURNS, Role.CLOSING), flush)
    gaps = {role: list(map(_GAP, clear[role])) for role in Role}
    # Set in as what is said is, though its blank line is another matter.
    clear[Role.TEXT] += awaited
    set_in_lines = {role: list(map(_INDENT, clear[role])) for role in Role}
    return Habits(
        [_logs(gaps[role], priors[role]) for role in Role],
        [_logs(set_in_lines[role], indents[role]) for role in Role],
        any(map(_GAP, lines[1:])),
        min(0.0, _logs(list(map(_GAP, awaited)), 0.2)[1] + _EXPECTED),
        _logs(_below_questions(lines, bests), 0.5),
        _share(set_in_lines[Role.TEXT], indents[Role.TEXT]) >= _SET_IN and len(clear[Role.TEXT]) >= _FEW,
    )


def _prior_gaps(overall: float, turn: float) -> dict[Role, float]:
    """Return how often a gap stands before each role, by how often one does before any line and before turns."""
    going_on = 0.1 if turn > 0.5 else overall
    priors = dict.fromkeys(Role, max(overall, turn, 0.5))
    priors |= dict.fromkeys((*_TURNS, Role.ANSWER), turn)
    priors |= dict.fromkeys((Role.TEXT, Role.SIGNED, Role.GLUED), min(overall, going_on))
    priors |= dict.fromkeys((Role.HEADER, Role.LISTED, Role.OUT), overall)
    return priors


_TURNS = (Role.LABEL, Role.LABEL_ALONE, Role.PROMPT, Role.PROMPT_ALONE)
_ALONE = (Role.LABEL_ALONE, Role.PROMPT_ALONE)
_SAID = (Role.TEXT, Role.LABEL, Role.SIGNED)
_CLEAR, _CLEAR_TEXT = 1.5, 0.3
_Best = tuple[Option, float]
"""The likeliest way to read a line by itself, and how likely the best in another role is."""


def _clear_lines(lines: Sequence[Line], bests: Sequence[_Best]) -> tuple[dict[Role, list[Line]], list[Line]]:
    """Return for each role the lines that clearly have it by themselves, and what stands behind labels alone."""
    clear: dict[Role, list[Line]] = {role: [] for role in Role}
    awaited: list[Line] = []
    waiting, speech = False, False
    for line, (best, second) in zip(lines, bests, strict=True):
        role, ended = best.role, best.role in _SAID and ends_sentence(line.folded)
        if role is not Role.TEXT:
            if best.score - second > _CLEAR:
                clear[role].append(line)
        elif waiting:
            awaited.append(line)
        elif speech and best.score - second > _CLEAR_TEXT and (ended or len(line.folded) >= _LONG):
            clear[role].append(line)
        waiting = role in _ALONE and best.score > _CLEAR
        speech = ended
    return clear, awaited


def _below_questions(lines: Sequence[Line], bests: Sequence[_Best]) -> list[bool]:
    """Return of each line below a whole question, which is none itself, whether a blank line is between them."""
    found = []
    asked = False
    for line, (best, _) in zip(lines, bests, strict=True):
        if asked and best.role is Role.TEXT:
            found.append(line.gap_before)
        asked = best.role is Role.PROMPT and best.ending is not Ending.OPEN
    return found


def _two_best(ways: Ways) -> _Best:
    known = [way for way in ways if way.role not in (Role.HEADER, Role.CLOSING, Role.ANSWER)] or ways
    best = max(known, key=lambda way: way.score)
    return best, max((way.score for way in known if way.role is not best.role), default=-_STRONGEST)


def _share(values: Iterable[bool], prior: float) -> float:
    found = list(values)
    return (sum(found) + _PRIOR * prior) / (len(found) + _PRIOR)


def _logs(found: Sequence[bool], prior: float) -> tuple[float, float]:
    """Return how likely it is that something is not so of a line and that it is, by what holds of the others.

    A line is no evidence about itself: of the lines that are as it is, one is not counted.
    """
    many, count = sum(found), len(found)
    total = max(0, count - 1) + _PRIOR
    isnt = (max(0, count - many - 1) + _PRIOR * (1 - prior)) / total
    is_so = (max(0, many - 1) + _PRIOR * prior) / total
    return _log(isnt), _log(is_so)


def _log(share: float) -> float:
    return max(-_STRONGEST, log(min(0.98, max(0.02, share))))
