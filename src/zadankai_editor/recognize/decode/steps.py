"""Which roles may follow each other, and at what cost: the grammar of a roundtable record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from zadankai_editor.recognize.decode.habits import Habits
from zadankai_editor.recognize.decode.path import Steps
from zadankai_editor.recognize.decode.roles import At, Ending, Role, Ways, by_ways

_ENDING_MATTERS = (Role.TEXT, Role.ANSWER, Role.LABEL, Role.PROMPT, Role.SIGNED, Role.CAPTION)
_GAP_AMID = -0.5
_LOST_LABEL = -3.5
"""What it costs that somebody else goes on behind a blank line, whose label is missing."""
_NAMES_AMID = -7.0
"""What it costs that a caption stands amid a sentence by nothing but a name in it."""
_GAP_SHOWN = -0.6
"""What a blank line costs at most behind what is shown, which stands apart from what is said around it."""

_TURN_BEGINS = (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.PROMPT)
_LIKELY, _SURELY, _FEW_SIGNED = 0.5, 2.0, 2

_STAY = (Role.OUT, Role.NOTE)

_TURNS = {
    Role.LABEL: At.SPEECH,
    Role.LABEL_ALONE: At.LABELLED,
    Role.PROMPT: At.PROMPT,
    Role.PROMPT_ALONE: At.ASKING,
    Role.HEADING: At.NOBODY,
}

_COSTS: dict[tuple[At, Role], float] = {
    (At.HEADER, Role.HEADING): 0.3,
    (At.NOBODY, Role.CAPTION): -1.5,
    (At.HEADER, Role.CAPTION): -1.5,
    (At.HEADER, Role.ASIDE): -0.7,
    (At.HEADER, Role.TEXT): -7.0,
    (At.LABELLED, Role.LABEL): -4.5,
    (At.LABELLED, Role.LABEL_ALONE): -8.0,
    (At.LABELLED, Role.PROMPT): -4.5,
    (At.LABELLED, Role.HEADING): -6.0,
    (At.LABELLED, Role.CAPTION): -4.5,
    (At.LABELLED, Role.ASIDE): -2.0,
    (At.ASKING, Role.LABEL): -4.5,
    (At.ASKING, Role.LABEL_ALONE): -4.5,
    (At.ASKING, Role.PROMPT_ALONE): -4.5,
    (At.ASKING, Role.PROMPT): -4.5,
    (At.ASKING, Role.HEADING): -4.5,
    (At.ASKING, Role.CAPTION): -4.5,
    (At.ASKING, Role.ASIDE): -2.0,
    (At.ASKING, Role.LISTED): -5.0,
    (At.LABELLED, Role.PROMPT_ALONE): -4.5,
    (At.CLOSING, Role.PROMPT_ALONE): -5.0,
    (At.PROMPT, Role.TEXT): -0.3,
    (At.NOBODY, Role.TEXT): -3.0,
    (At.CLOSING, Role.LABEL): -5.0,
    (At.CLOSING, Role.LABEL_ALONE): -5.0,
    (At.CLOSING, Role.PROMPT): -5.0,
    (At.CLOSING, Role.HEADING): -3.0,
    (At.CLOSING, Role.TEXT): -25.0,
    (At.CLOSING, Role.ASIDE): -25.0,
    (At.CLOSING, Role.RESUMED): -5.0,
    (At.AMID, Role.LABEL): -1.5,
    (At.AMID, Role.LABEL_ALONE): -4.5,
    (At.AMID, Role.PROMPT): -1.5,
    (At.AMID, Role.PROMPT_ALONE): -3.0,
    (At.AMID, Role.HEADING): -4.5,
    (At.AMID, Role.CAPTION): -2.4,
    (At.AMID, Role.CLOSING): -3.0,
    (At.AMID, Role.LISTED): -5.0,
    (At.SPEECH, Role.LISTED): -2.0,
    (At.LABELLED, Role.LISTED): -5.0,
    (At.NOBODY, Role.LISTED): -5.0,
}


ANYWHERE = frozenset(
    {Role.LISTED, Role.TEXT, Role.HEADING, Role.CAPTION, Role.PICTURE, Role.ASIDE, Role.NOTE, Role.OUT}
    | _TURNS.keys()
)
"""The roles that may follow wherever we are, at whatever cost: every line has an option with one of them."""


class Style(NamedTuple):
    """How turns are marked: `silent`: nobody is labelled, so that words may be nobody's.

    `signed`: labels stand at the ends of what is said; `asked`: nobody but who asks is marked, so that what
    follows a question is the answer.
    """

    silent: bool = False
    signed: bool = False
    asked: bool = False


def style_of(options: Sequence[Ways]) -> Style:
    """Return how the turns of a document are marked whose lines may be read in the ways `options`."""
    turns_in = by_ways(lambda ways: list(_turns(ways)))
    turns = Counter(role for ways in options for role in turns_in(ways))
    prompts, signing = turns.pop(Role.PROMPT, 0), turns[Role.SIGNED]
    spoken = turns.total()
    return Style(
        silent=not spoken and not prompts,
        signed=signing > _FEW_SIGNED and 2 * signing > spoken,
        asked=prompts > 1 and 4 * spoken < prompts,
    )


def _turns(ways: Ways) -> Iterator[Role]:
    """Yield the roles with which somebody begins to speak, as far as a line is likely to have them."""
    for option in ways:
        if (
            option.score > (_SURELY if option.role is Role.PROMPT else _LIKELY)
            and option.role in _TURN_BEGINS
        ):
            yield option.role


def steps_of(habits: Habits, style: Style, ends: float = 0.0) -> Steps:
    """Return the grammar for a document; `ends` is how much its last turn says that it is the last."""
    steps: dict[tuple[int, int, int], tuple[int, Sequence[float]]] = {}
    for at, role, ending in product(At, Role, Ending):
        if role not in _ENDING_MATTERS and ending is not Ending.WHOLE:
            continue
        if role is Role.SIGNED and ending is not Ending.WHOLE and at is not At.UNSIGNED:
            continue  # a label alone below nothing that it could sign
        behind = _behind(at, role, signed=style.signed)
        if behind is None:
            continue
        cost = (
            _NAMES_AMID
            if (at, role, ending) == (At.AMID, Role.CAPTION, Ending.BARE)
            else _COSTS.get((at, role), 0.0)
        )
        cost += _changing(at, role, style)
        without, with_gap = _gap_costs(at, role, habits, asked=style.asked)
        if role is Role.CLOSING:
            without, with_gap = _closing(at, without, with_gap, ends, gaps=habits.any_gaps)
        gaps = (cost + without, cost + with_gap)
        costs = [gap + indent for indent in habits.indent[role] for gap in gaps]
        steps[at, role, ending] = (_amid(at, role, ending, behind), costs)
    return steps


def _gap_costs(at: At, role: Role, habits: Habits, *, asked: bool) -> tuple[float, float]:
    """Return what a role costs at a place without and with a blank line before it."""
    without, with_gap = habits.gap[role]
    if at in (At.LABELLED, At.ASKING) and role is Role.TEXT:
        return 0.0, habits.awaited_gap
    if at in (At.SHOWN, At.SHOWN_ASKED) and role is Role.TEXT:
        return without, max(with_gap, _GAP_SHOWN)
    if role is Role.ANSWER and at is At.SPEECH:
        return _LOST_LABEL - 3.0, _LOST_LABEL
    if role is Role.ANSWER:
        return habits.answer_gap if asked else (without - 1.5, with_gap)
    if at is At.AMID and role is Role.TEXT:
        return without, max(with_gap, _GAP_AMID)
    return without, with_gap


def _closing(at: At, without: float, with_gap: float, ends: float, *, gaps: bool) -> tuple[float, float]:
    """Return what blank lines say before what follows the talk: it begins behind one where there are any."""
    if at is At.CLOSING:
        return -0.2, -0.2
    return without + ends - 2.5 * gaps, with_gap + ends


def _amid(at: At, role: Role, ending: Ending, behind: At) -> At:
    """Return where a line leaves us that ends amid a sentence, or goes on with one that did not end above."""
    if role is Role.PROMPT:
        return At.ASKING if ending is Ending.OPEN else behind
    if behind is not At.SPEECH or role not in _ENDING_MATTERS:
        return behind
    if ending is Ending.OPEN or (ending is Ending.BARE and at is At.AMID and role is Role.TEXT):
        return At.AMID
    return behind


def _changing(at: At, role: Role, style: Style) -> float:
    if role is Role.TEXT and at is At.NOBODY:
        return 3.0 if style.silent else 0.0
    if role is Role.TEXT and at is At.HEADER:
        return 5.0 if style.silent else 5.5 if style.signed else 0.0
    if role is Role.HEADER:
        return -0.25 if not style.silent else -0.6
    if role is Role.ANSWER:
        return 0.0 if at is At.SPEECH else 0.5 if style.asked else -2.5
    if role is Role.CLOSING and at is not At.CLOSING:
        return -1.0 if at is At.PROMPT else -1.5
    return 0.0


def _behind(at: At, role: Role, *, signed: bool) -> At | None:
    """Return where a role leads from a place; `None` where it cannot stand there."""
    if role in _STAY:
        return at
    if role is Role.HEADER:
        return At.HEADER if at is At.HEADER else None
    if role is Role.LISTED:
        return At.HEADER if at is At.HEADER else at
    if role in _TURNS:
        return _TURNS[role]
    if role is Role.CLOSING:
        return At.CLOSING if at not in (At.HEADER, At.LABELLED, At.ASKING) else None
    if role in (Role.CAPTION, Role.PICTURE, Role.ASIDE):
        return _shown(at, role)
    if role is Role.SIGNED:
        return At.SIGNED if signed and at is not At.CLOSING else None
    if role is Role.RESUMED:
        return _resumed(at)
    if role is Role.GLUED:
        return At.LABELLED if at in (At.SPEECH, At.AMID, At.LABELLED, At.PROMPT, At.ASKING) else None
    if role is Role.ANSWER:
        return At.SPEECH if at in (At.PROMPT, At.SHOWN_ASKED, At.SPEECH) else None
    return _text(at, signed=signed)


def _resumed(at: At) -> At:
    """Return where it leads that somebody's words go on, or the moderator's."""
    if at in (At.PROMPT, At.ASKING, At.SHOWN_ASKED):
        return At.PROMPT
    return at if at in (At.UNSIGNED, At.HEADER) else At.SPEECH


def _shown(at: At, role: Role) -> At:
    if at is At.CLOSING:
        return At.NOBODY if role is Role.ASIDE else At.CLOSING
    if at is At.HEADER:
        return At.NOBODY if role is not Role.PICTURE else At.HEADER
    if at in (At.LABELLED, At.ASKING) and role is Role.ASIDE:
        return at
    return {
        At.SPEECH: At.SHOWN,
        At.AMID: At.SHOWN,
        At.SHOWN: At.SHOWN,
        At.PROMPT: At.SHOWN_ASKED,
        At.LABELLED: At.SHOWN,
        At.ASKING: At.SHOWN_ASKED,
    }.get(at, At.SHOWN_ASKED if at is At.SHOWN_ASKED else at)


def _text(at: At, *, signed: bool) -> At:
    if signed and at in (At.HEADER, At.NOBODY, At.SIGNED, At.UNSIGNED, At.PROMPT):
        return At.UNSIGNED
    return {
        At.HEADER: At.NOBODY,
        At.SPEECH: At.SPEECH,
        At.AMID: At.SPEECH,
        At.LABELLED: At.SPEECH,
        At.PROMPT: At.PROMPT,
        At.ASKING: At.PROMPT,
        At.NOBODY: At.NOBODY,
        At.SHOWN: At.SPEECH,
        At.SHOWN_ASKED: At.NOBODY,
        At.UNSIGNED: At.UNSIGNED,
        At.SIGNED: At.NOBODY,
        At.CLOSING: At.NOBODY,
    }[at]
