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

_ASKED_OPENLY = 0.25
"""What it costs that a question ends amid its sentence (`今の気持ちは`), and the answer stands below it."""

_TURN_BEGINS = (Role.LABEL, Role.LABEL_ALONE, Role.SIGNED, Role.PROMPT)
_LIKELY, _SURELY, _FEW_SIGNED = 0.5, 2.0, 2

_STAYING: dict[At, At] = {at: at for at in At}
_WITH_PICTURE = (
    _STAYING
    | dict.fromkeys((At.SPEECH, At.AMID, At.LABELLED), At.SHOWN)
    | dict.fromkeys((At.PROMPT, At.ASKING), At.SHOWN_ASKED)
)
_LEADS: dict[Role, dict[At, At]] = {
    Role.HEADER: {At.HEADER: At.HEADER},
    Role.LISTED: _STAYING,
    Role.LABEL: dict.fromkeys(At, At.SPEECH),
    Role.LABEL_ALONE: dict.fromkeys(At, At.LABELLED),
    Role.TEXT: _STAYING
    | dict.fromkeys((At.AMID, At.LABELLED, At.SHOWN), At.SPEECH)
    | dict.fromkeys((At.HEADER, At.SHOWN_ASKED, At.SIGNED, At.CLOSING), At.NOBODY)
    | {At.ASKING: At.PROMPT},
    Role.ANSWER: dict.fromkeys((At.PROMPT, At.SHOWN_ASKED, At.SPEECH, At.ASKING), At.SPEECH),
    Role.PROMPT: dict.fromkeys(At, At.PROMPT),
    Role.HEADING: dict.fromkeys(At, At.NOBODY),
    Role.CAPTION: _WITH_PICTURE | {At.HEADER: At.NOBODY},
    Role.PICTURE: _WITH_PICTURE,
    Role.ASIDE: _WITH_PICTURE
    | {At.HEADER: At.NOBODY, At.CLOSING: At.NOBODY, At.LABELLED: At.LABELLED, At.ASKING: At.ASKING},
    Role.NOTE: _STAYING,
    Role.OUT: _STAYING,
    Role.SIGNED: {},
    Role.CLOSING: dict.fromkeys(set(At) - {At.HEADER, At.LABELLED, At.ASKING}, At.CLOSING),
    Role.GLUED: dict.fromkeys((At.SPEECH, At.AMID, At.LABELLED, At.PROMPT, At.ASKING), At.LABELLED),
    Role.PROMPT_ALONE: dict.fromkeys(At, At.ASKING),
    Role.RESUMED: dict.fromkeys(At, At.SPEECH)
    | dict.fromkeys((At.PROMPT, At.ASKING, At.SHOWN_ASKED), At.PROMPT)
    | {At.UNSIGNED: At.UNSIGNED, At.HEADER: At.HEADER},
}
"""Where each role leads from a place; it cannot stand at the others."""
_LEADS_WHERE_SIGNED = _LEADS | {
    Role.SIGNED: dict.fromkeys(set(At) - {At.CLOSING}, At.SIGNED),
    Role.TEXT: _LEADS[Role.TEXT]
    | dict.fromkeys((At.HEADER, At.NOBODY, At.SIGNED, At.UNSIGNED, At.PROMPT), At.UNSIGNED),
}

_COSTS: dict[tuple[At, Role], float] = {
    **{(at, Role.CLOSING): -1.5 for at in At},
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
    (At.AMID, Role.CLOSING): -4.5,
    (At.PROMPT, Role.CLOSING): -1.0,
    (At.CLOSING, Role.CLOSING): 0.0,
    (At.AMID, Role.LISTED): -5.0,
    (At.SPEECH, Role.LISTED): -2.0,
    (At.LABELLED, Role.LISTED): -5.0,
    (At.NOBODY, Role.LISTED): -5.0,
    (At.UNSIGNED, Role.LISTED): -5.0,
    (At.UNSIGNED, Role.HEADING): -2.0,
}

ANYWHERE = frozenset(role for role, leads in _LEADS.items() if len(leads) == len(At))
"""The roles that may follow wherever we are, at whatever cost: every line has an option with one of them."""


class Style(NamedTuple):
    """How turns are marked: `silent`: nobody is labelled, so that words may be nobody's.

    `signed`: labels stand at the ends of what is said; `asked`: nobody but who asks is marked, so that what
    follows a question is the answer; `parted`: parts of the talk begin with lists, and headings may stand above them.
    """

    silent: bool = False
    signed: bool = False
    asked: bool = False
    parted: bool = False


def style_of(options: Sequence[Ways], *, parted: bool = False) -> Style:
    """Return how the turns of a document are marked whose lines may be read in the ways `options`."""
    turns_in = by_ways(lambda ways: list(_turns(ways)))
    turns = Counter(role for ways in options for role in turns_in(ways))
    prompts, signing = turns.pop(Role.PROMPT, 0), turns[Role.SIGNED]
    spoken = turns.total()
    return Style(
        silent=not spoken and not prompts,
        signed=signing > _FEW_SIGNED and 2 * signing > spoken,
        asked=prompts > 1 and 4 * spoken < prompts,
        parted=parted,
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
    leads, costs_of_style = _LEADS_WHERE_SIGNED if style.signed else _LEADS, _costs_of(style)
    for at, role, ending in product(At, Role, Ending):
        if role not in _ENDING_MATTERS and ending is not Ending.WHOLE:
            continue
        if role is Role.SIGNED and ending is not Ending.WHOLE and at is not At.UNSIGNED:
            continue  # a label alone below nothing that it could sign
        behind = leads[role].get(at)
        if behind is None:
            continue
        named = (at, role, ending) == (At.AMID, Role.CAPTION, Ending.BARE)
        cost = _NAMES_AMID if named else _COSTS.get((at, role), 0.0)
        cost += costs_of_style.get((at, role), 0.0)
        without, with_gap = _gap_costs(at, role, habits, asked=style.asked)
        if role is Role.CLOSING:
            without, with_gap = _closing(at, without, with_gap, ends, gaps=habits.any_gaps)
        gaps = (cost + without, cost + with_gap)
        costs = [gap + indent for indent in habits.indent[role] for gap in gaps]
        steps[at, role, ending] = (_amid(at, role, ending, behind), costs)
    return steps


def _costs_of(style: Style) -> dict[tuple[At, Role], float]:
    """Return what it costs more, by how turns are marked, that a role stands at a place."""
    answer = 0.5 if style.asked else -2.5
    return {
        (At.NOBODY, Role.TEXT): 3.0 * (style.silent or style.signed),
        (At.NOBODY, Role.LISTED): 5.0 * style.parted,
        (At.HEADER, Role.TEXT): 5.0 if style.silent else 5.5 * style.signed,
        (At.HEADER, Role.HEADER): -0.6 if style.silent else -0.25,
        (At.PROMPT, Role.ANSWER): answer,
        (At.SHOWN_ASKED, Role.ANSWER): answer,
        (At.ASKING, Role.ANSWER): answer - _ASKED_OPENLY if style.asked else -25.0,
    }


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
