"""Names that stand apart where labels stand right above what is said: likelier a portrait's than a speaker's."""

from collections.abc import Sequence

from zadankai_editor.recognize.decode.roles import Cue, Option, Role
from zadankai_editor.recognize.lines import Line

_SPOKEN = 0.5
_FEW = 2
_SHOWN = 4.0
_EACH = 0.1
"""How much more a longer name says: it is the whole one, which captions give."""


def with_portraits(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> list[list[Option]]:
    """Return `options` in which names that blank lines part from all other lines may be captions.

    That holds where most labels of the document stand right above what is said.
    """
    named = [_names_somebody(ways) for ways in options]
    near = sum(name and not line.gap_after for name, line in zip(named, lines, strict=True))
    apart = sum(name and line.gap_before and line.gap_after for name, line in zip(named, lines, strict=True))
    if near < _FEW or apart >= near:
        return [list(ways) for ways in options]
    return [
        [_shown(option) if name and line.gap_before and line.gap_after else option for option in ways]
        for name, line, ways in zip(named, lines, options, strict=True)
    ]


def _names_somebody(ways: Sequence[Option]) -> bool:
    """Tell whether a line may be the label of somebody known, with no mark and no brackets around it."""
    return any(
        option.role is Role.LABEL_ALONE
        and option.score > _SPOKEN
        and option.label is not None
        and bool(option.label.speakers)
        and not option.label.mention
        and option.signature is not None
        and not (option.signature.mark or option.signature.brackets)
        for option in ways
    )


def _shown(option: Option) -> Option:
    if option.role is not Role.CAPTION or option.cue not in (Cue.NOTHING, Cue.WORDS):
        return option
    return option._replace(score=max(option.score, _SHOWN + _EACH * len(option.text)), cue=Cue.WORDS)
