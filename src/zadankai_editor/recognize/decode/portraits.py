"""Names that stand apart where labels stand right above what is said: likelier a portrait's than a speaker's."""

from collections.abc import Sequence

from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways, by_ways
from zadankai_editor.recognize.lines import Line

_SPOKEN = 0.5
_SHOWN = 4.0
_EACH = 0.1
"""How much more a longer name says: it is the whole one, which captions give."""


def with_portraits(lines: Sequence[Line], options: Sequence[Ways]) -> Sequence[Ways]:
    """Return `options` in which names that blank lines part from all other lines may be captions.

    That holds where most labels of the document stand right above what is said.
    """
    names_somebody, shown = (
        by_ways(_names_somebody),
        by_ways(lambda ways: [_shown(option) for option in ways]),
    )
    named = [place for place, ways in enumerate(options) if names_somebody(ways)]
    near = sum(not lines[place].gap_after for place in named)
    apart = [place for place in named if lines[place].gap_before and lines[place].gap_after]
    if not apart or len(apart) >= near:
        return options
    found = list(options)
    for place in apart:
        found[place] = shown(options[place])
    return found


def _names_somebody(ways: Ways) -> bool:
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
    return option._replace(score=max(option.score, _SHOWN + _EACH * len(option.text or "")), cue=Cue.WORDS)
