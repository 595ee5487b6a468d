"""Whole talks in one line, as a cell of a table holds them: the line is cut where labels stand again and again.

A label amid a line may be said as well, so that one or two are only asked about (`judge.interruptions`). Where the
same form parts a long line again and again, behind sentences that have ended, nothing else explains it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.lines import Line, Page

_SHORTEST, _PART = 200, 8
_FEWEST, _FEWEST_CHARACTERS = 4, 25
_MOSTLY = 0.8
_LIKELY = -0.5
_BEGIN = r"(?:^|(?<=[。!?」』|])|(?<=[。!?」』|] )|(?<=[。!?」』|]  ))"
_WHO = r"[^\s。、!?「」『』()\[\]【】<>:|]{1,20}"
_FORMS = (
    re.compile(
        rf"{_BEGIN}(?P<mark>[^\w\s。、,.!?「」『』・…―ー()\[\]<>:|])(?P<who>{_WHO}(?:\([^()]{{1,16}}\))?)[ :]"
    ),
    re.compile(rf"{_BEGIN}(?P<mark>[(\[【<])(?P<who>[^()\[\]【】<>。、]{{1,20}})[)\]】>]"),
    re.compile(rf"{_BEGIN}(?P<mark>)(?P<who>{_WHO}):"),
)


def with_turns_apart(page: Page) -> Page:
    """Return a page in which each turn of a talk in one line is a line, all of the same number in the source."""
    shortest = max(_SHORTEST, sum(len(line.text) for line in page.lines) // _PART)
    cut = {line.index: turns_in(line.text) for line in page.lines if len(line.text) >= shortest}
    added = sum(len(turns) - 1 for turns in cut.values())
    if not added:
        return page
    return Page(list(_apart(page.lines, cut)), page.count + added, page.replaced)


def _apart(lines: Sequence[Line], cut: Mapping[int, Sequence[str]]) -> Iterator[Line]:
    added = 0
    for line in lines:
        turns = [turn.strip() for turn in cut.get(line.index, (line.text,))]
        for place, turn in enumerate(turns):
            first, last = place == 0, place == len(turns) - 1
            yield replace(
                line,
                text=turn,
                folded=folded(turn),
                index=line.index + added + place,
                gap_before=line.gap_before and first,
                gap_after=line.gap_after and last,
                indented=line.indented and first,
                hint=line.hint if first else None,
            )
        added += len(turns) - 1


def turns_in(text: str) -> Sequence[str]:
    """Return the turns in a long line of the source, or the line itself; together they are the line again."""
    places = max((_places(pattern, folded(text)) for pattern in _FORMS), key=len)
    if len(places) < _FEWEST or len(text) < _FEWEST_CHARACTERS * len(places):
        return (text,)
    ends = [*places[places[0] == 0 :], len(text)]
    return [text[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def _places(pattern: "re.Pattern[str]", read: str) -> Sequence[int]:
    """Return where labels of a form begin in a folded line; none where they are unlikely to be any, or all differ."""
    found = [match for match in pattern.finditer(read) if not is_event(match["who"])]
    if len(found) < _FEWEST:
        return ()
    marks = [match["mark"] for match in found]
    usual = max(set(marks), key=marks.count)
    labels = [match for match in found if match["mark"] == usual]
    likely = sum(likeness(match["who"].strip()) > _LIKELY for match in labels)
    again = len({key(match["who"]) for match in labels}) < len(labels)
    return [match.start() for match in labels] if again and likely >= _MOSTLY * len(labels) else ()
