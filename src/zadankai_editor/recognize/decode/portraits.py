"""Names of people who are shown: apart where labels stand right above what is said, or introduced above the talk."""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence

from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways, by_ways
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature

_SPOKEN = 0.5
_SHOWN = 4.0
_EACH = 0.1
"""How much more a longer name says: it is the whole one, which captions give."""
_SPOKEN_TO = re.compile(
    "(?:です|ます|でした|ました|ません|ましょう|ください|でしょう)(?:[かねよがのけ。、!?」]|$)"
)
"""How whoever speaks to others ends a sentence, and hardly ever who tells in a row what somebody is."""
_INTRODUCED, _TOLD = 8.0, 2.0
"""How much less likely a name above the talk is a label where what stands below it is said to nobody, and how
much more likely all of that stands above the talk."""
_FEW = 4


def with_introductions(lines: Sequence[Line], options: Sequence[Ways]) -> Sequence[Ways]:
    """Return `options` in which names above the talk are hardly labels where what stands below them tells who they are.

    They are printed as no label of the talk is: in forms that stand nowhere below the first label of the usual form,
    in which people speak again and again, and name several, each once.
    """
    places, whom = _labelled(options)
    usual = max(places, key=lambda form: len(places[form]), default=None)
    if usual is None or len(places[usual]) < max(_FEW, len(set(whom[usual])) + 1):
        return options
    begin = places[usual][0]
    above = [
        form
        for form, found in places.items()
        if found[-1] < begin and 1 < len(found) == len(set(whom[form])) and not form.mark
    ]
    labelled = {place for found in places.values() for place in found}
    found = list(options)
    for place in {place for form in above for place in places[form]}:
        end = _end_of_introduction(lines, place, begin, labelled)
        if not any(_SPOKEN_TO.search(line.folded) for line in lines[place:end]):
            found[place:end] = [[_introducing(o, above) for o in ways] for ways in found[place:end]]
    return found


def _labelled(
    options: Sequence[Ways],
) -> tuple[Mapping[Signature, Sequence[int]], Mapping[Signature, Sequence[object]]]:
    """Return by the form of labels where such stand, and whom they name."""
    forms_of = by_ways(lambda ways: list(_forms(ways)))
    places: dict[Signature, list[int]] = defaultdict(list)
    whom: dict[Signature, list[object]] = defaultdict(list)
    for place, ways in enumerate(options):
        for form, speakers in forms_of(ways):
            places[form].append(place)
            whom[form].append(speakers)
    return places, whom


def _end_of_introduction(lines: Sequence[Line], place: int, begin: int, labelled: Container[int]) -> int:
    """Return where what stands below a name ends: at a blank line, the next name or the talk, which is at `begin`."""
    below = range(place + 1, begin)
    return next((each for each in below if lines[each].gap_before or each in labelled), begin)


def _introducing(option: Option, forms: Collection[Signature]) -> Option:
    """Return an option of a line that likely tells who somebody is: as a label in one of `forms` it is less likely."""
    gained = _TOLD if option.role is Role.HEADER else -_INTRODUCED if option.signature in forms else 0.0
    return option._replace(score=option.score + gained) if gained else option


def _forms(ways: Ways) -> Iterator[tuple[Signature, object]]:
    """Yield in which forms a line is likely a label, and whose; a first mention introduces in the talk itself."""
    for option in ways:
        label = option.label
        if (
            option.score > _SPOKEN
            and label is not None
            and not label.mention
            and option.signature is not None
        ):
            yield option.signature, label.speakers or label.written


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
