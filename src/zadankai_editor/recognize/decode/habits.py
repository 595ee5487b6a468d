"""How a document sets its lines: how often a blank line or an indentation stands before each kind of line.

Estimated from what is clear, with a prior; a document that parts everything says nothing by it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from zadankai_editor.recognize.decode.roles import Role
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import ends_sentence

_PRIOR = 2.0
_LONG = 25
_STRONGEST = 3.5


@dataclass(frozen=True)
class Habits:
    """For each role the logarithms of how likely a gap and an indentation are before it: `[role][0 or 1]`."""

    gap: Sequence[tuple[float, float]]
    indent: Sequence[tuple[float, float]]
    gaps: float
    """The share of lines with a blank line before them, turns aside."""
    turn_gaps: float
    awaited_gaps: float


@dataclass(frozen=True)
class ClearLines:
    """What is clear before anything is decided: labels in the line, labels alone with their text, and speech."""

    labels: Sequence[Line]
    alone: Sequence[Line]
    awaited: Sequence[Line]
    speech: Sequence[Line]


def read_habits(lines: Sequence[Line], clear: ClearLines) -> Habits:
    """Return the habits of a document with `lines`."""
    overall = _share((line.gap_before for line in lines), 0.5)
    labels = [*clear.labels, *clear.alone]
    turn = _share((line.gap_before for line in labels[1:]), overall)
    speech = _share((line.gap_before for line in clear.speech), min(overall, 0.1 if turn > 0.5 else overall))
    apart = max(overall, turn, 0.5 if any(line.gap_before for line in lines) else overall)
    set_in = _share((line.indented for line in clear.speech), _share((line.indented for line in lines), 0.3))
    flush = _share((line.indented for line in labels), min(0.3, set_in))
    others = _share((line.indented for line in lines), 0.3)
    gaps = dict.fromkeys(Role, _logs(apart))
    gaps |= dict.fromkeys((Role.LABEL, Role.LABEL_ALONE, Role.PROMPT, Role.ANSWER), _logs(turn))
    gaps |= dict.fromkeys((Role.TEXT, Role.SIGNED), _logs(speech))
    gaps |= dict.fromkeys((Role.HEADER, Role.LISTED, Role.OUT), _logs(overall))
    indents = dict.fromkeys(Role, _logs(others))
    indents |= dict.fromkeys((Role.LABEL, Role.LABEL_ALONE, Role.PROMPT), _logs(flush))
    indents[Role.TEXT] = _logs(set_in)
    awaited = _share((line.gap_before for line in clear.awaited), 0.2)
    return Habits([gaps[role] for role in Role], [indents[role] for role in Role], speech, turn, awaited)


def clear_speech(lines: Sequence[Line], labelled: set[int]) -> list[Line]:
    """Return the lines right behind others that are long or sentences, and no labels: what goes on, likely."""
    found = []
    for before, line in zip(lines, lines[1:], strict=False):
        if line.index in labelled or not (len(line.read) >= _LONG or ends_sentence(line.read)):
            continue
        if len(before.read) >= _LONG or ends_sentence(before.read):
            found.append(line)
    return found


def _share(values: Iterable[bool], prior: float) -> float:
    found = list(values)
    return (sum(found) + _PRIOR * prior) / (len(found) + _PRIOR)


def _logs(share: float) -> tuple[float, float]:
    share = min(0.98, max(0.02, share))
    return max(-_STRONGEST, log(1 - share)), max(-_STRONGEST, log(share))
