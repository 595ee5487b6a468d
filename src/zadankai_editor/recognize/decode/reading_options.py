"""The ways to read each line of a document, with what its neighbours and its page add to those of the line."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import takewhile

from zadankai_editor.recognize.decode.options import OptionReader
from zadankai_editor.recognize.decode.portraits import with_introductions, with_portraits
from zadankai_editor.recognize.decode.roles import LABELLED, Option, Role, Ways
from zadankai_editor.recognize.decode.sentences import within_sentences
from zadankai_editor.recognize.decode.signed import with_signed
from zadankai_editor.recognize.decode.surroundings import Surroundings
from zadankai_editor.recognize.header import PLATFORM_REASON, left_out_reason
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.page_lines import PageLines
from zadankai_editor.recognize.vocabulary import PLATFORM, PLATFORM_BUTTONS

_HEADS_PART = 2.0
"""How much more likely the line right above a list amid the talk is a heading, which elsewhere no list follows."""
_OF_NOBODY, _SURELY = 3.0, 2.0
"""How much likelier people above the list who do not take part belong to the header, if nobody surely speaks there."""
_LISTED: Ways = (Option(Role.LISTED, 0.0),)


def read_options(
    lines: Sequence[Line],
    surroundings: Surroundings,
    listed: Collection[int],
    pages: PageLines,
    over: Callable[[Iterable[Line]], Iterable[Line]],
) -> Sequence[Ways]:
    """Return the ways to read each line; `listed` are the indexes of those in lists.

    `over` yields the lines, and is where somebody learns how far it is.
    """
    reader = OptionReader(surroundings)
    buttons = _buttons(lines)
    first = next((line for line in lines if not left_out_reason(line)), None)

    def ways_of(line: Line, above: Line | None, below: Line | None) -> Ways:
        if line.index in buttons:
            return [Option(Role.OUT, 0.0, line.text, reason=PLATFORM_REASON)]
        if line.index in listed:
            surroundings.labels.reach(line)
        found = _LISTED if line.index in listed else reader.of(line, below, above=above, first=line is first)
        if below is not None and surroundings.labels.begins_part(below):
            found = [_above_part(option) for option in found]
        return found if line.index not in pages.weights else [*found, _of_page(line, pages)]

    neighbours = zip(over(lines), [None, *lines], [*lines[1:], None], strict=False)
    options = [ways_of(line, above, below) for line, above, below in neighbours]
    return within_sentences(
        lines, with_introductions(lines, with_portraits(lines, with_signed(lines, options)))
    )


def with_others_above(
    lines: Sequence[Line], options: Sequence[Ways], others: Collection[int], listed: Collection[int]
) -> Sequence[Ways]:
    """Return `options`, where rows of people who do not take part are likelier the header's above those who do.

    `others` and `listed` are the indexes of either. Nothing is said of them where somebody surely speaks above.
    """
    first = next((place for place, line in enumerate(lines) if line.index in listed), 0)
    above = {place for place in range(first) if lines[place].index in others}
    if not above or any(_speaks(options[place]) for place in range(first) if place not in above):
        return options
    return [
        [o._replace(score=o.score + _OF_NOBODY) if o.role is Role.HEADER else o for o in ways]
        if place in above
        else ways
        for place, ways in enumerate(options)
    ]


def _speaks(ways: Ways) -> bool:
    return any(option.role in LABELLED and option.score > _SURELY for option in ways)


def going_on(lines: Sequence[Line], options: Sequence[Ways]) -> list[Ways]:
    """Return `options`, where being text weighs more for a line that goes on in the paragraph above."""
    return [
        [o._replace(score=o.score + line.goes_on) if o.role is Role.TEXT else o for o in ways]
        if line.goes_on > 0
        else ways
        for line, ways in zip(lines, options, strict=True)
    ]


def _above_part(option: Option) -> Option:
    """Return a way to read the line right above a list amid the talk: it heads what the people of the list say."""
    return option._replace(score=option.score + _HEADS_PART) if option.role is Role.HEADING else option


def _of_page(line: Line, pages: PageLines) -> Option:
    """Return the way to read a line that may be one of a page as that."""
    return Option(Role.OUT, pages.weights[line.index], line.text, reason=pages.reasons[line.index])


def _buttons(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are buttons of the platform below each other, apart from anything else or at the end."""
    known = PLATFORM | PLATFORM_BUTTONS
    last = list(takewhile(lambda line: line.folded in known, reversed(lines)))
    sizes = Counter(line.group for line in lines)
    found = Counter(line.group for line in lines if line.folded in known)
    at_end = {line.index for line in last} if len(last) > 1 else set()
    return at_end | {
        line.index for line in lines if found[line.group] and found[line.group] == sizes[line.group]
    }
