"""Where the talk ends and what follows it begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zadankai_editor.recognize.conventions import Conventions
from zadankai_editor.recognize.decisions import BODY_ROLES
from zadankai_editor.recognize.elements import Element, Shape
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.strangers import unknown_inline
from zadankai_editor.recognize.vocabulary import CLOCK, CLOSING, ENDS_TALK, SIGNATURE

_UNSURE = "結びの文としました。発言の一部でないか確かめてください。"
_TRAILING = 40


@dataclass(frozen=True)
class Ending:
    """The place of the first element after the talk; `doubt` says in Japanese what is not certain about it."""

    start: int
    doubt: str | None = None

    def is_photo(self, element: Element) -> bool:
        """Tell whether an element after the talk is a caption of the body still."""
        return element.shape is Shape.CAPTION and element.unsure is None


def find_ending(elements: Sequence[Element], usual: Conventions, named: Sequence[Line] = ()) -> Ending:
    """Return where the talk ends: behind the moderator's last line, or before words that close an article.

    Not behind a line that somebody has `named` as the end, where nobody speaks behind that. Never
    before a line that somebody called a part of the talk.
    """
    ending = _found_ending(elements, usual)
    if named:
        first = min(line.index for line in named)
        behind = next((i for i, e in enumerate(elements) if e.line.index > first), len(elements))
        if behind < ending.start and not any(_speaks(element, usual) for element in elements[behind:]):
            ending = Ending(behind)
    decided = max((i for i, element in enumerate(elements) if element.decided in BODY_ROLES), default=-1)
    return replace(ending, start=max(ending.start, decided + 1))


def _found_ending(elements: Sequence[Element], usual: Conventions) -> Ending:
    signed = _signature(elements)
    if signed is not None:
        return Ending(signed)
    last = next((i for i in range(len(elements) - 1, -1, -1) if _speaks(elements[i], usual)), None)
    if last is None:
        return Ending(len(elements))
    if elements[last].shape is Shape.PROMPT or _is_moderator(elements[last]):
        start = _next_stretch(elements, last)
        label = elements[last].label
        said = last + 2 if label is not None and label.own_line else last + 1
        at_once = next((i for i in range(said, start) if CLOSING.search(elements[i].line.folded)), None)
        if at_once is not None and elements[at_once].shape in (Shape.TEXT, Shape.SHORT):
            return Ending(at_once, _UNSURE)
        closes = any(CLOSING.search(e.line.folded) for e in elements[start : start + _TRAILING])
        if ENDS_TALK.search(elements[last].line.folded) or closes:
            sure = ENDS_TALK.search(elements[last].line.folded) is not None
            return Ending(start, None if sure else _UNSURE)
    return _before_closing_words(elements, last, usual)


def _speaks(element: Element, usual: Conventions) -> bool:
    """Tell whether somebody begins to speak, be it one whom no list names."""
    if element.speaks:
        return True
    return element.shape is Shape.TEXT and unknown_inline(element.line, usual.signatures) is not None


def _signature(elements: Sequence[Element]) -> int | None:
    """Return where those sign who vouch for the minutes, and when the meeting ended right before that."""
    begin = max(0, len(elements) - _TRAILING)
    place = next((i for i in range(begin, len(elements)) if SIGNATURE.search(elements[i].line.folded)), None)
    if place is None or any(e.speaks and e.label and e.label.rest for e in elements[place:]):
        return _adjourned(elements)
    while place > begin and _may_end_meeting(elements[place - 1]):
        place -= 1
    return place


def _may_end_meeting(element: Element) -> bool:
    return element.shape is Shape.OUT or CLOCK.fullmatch(element.line.folded) is not None


def _adjourned(elements: Sequence[Element]) -> int | None:
    """Return the place of the last line where it says when the meeting ended; nothing follows it but rules."""
    for place in range(len(elements) - 1, -1, -1):
        element = elements[place]
        if element.shape is Shape.OUT:
            continue
        return place if CLOCK.fullmatch(element.line.folded) else None
    return None


def _is_moderator(element: Element) -> bool:
    return element.label is not None and element.label.moderator


def _next_stretch(elements: Sequence[Element], place: int) -> int:
    group = elements[place].line.group
    label = elements[place].label
    if label is not None and label.own_line and place + 1 < len(elements):
        group = elements[place + 1].line.group
    return next((i for i in range(place, len(elements)) if elements[i].line.group > group), len(elements))


def _before_closing_words(elements: Sequence[Element], last: int, usual: Conventions) -> Ending:
    """Return the last stretches that close the article in their words; doubted, since no label parts them."""
    start = len(elements)
    first_said = elements[last].line.group
    label = elements[last].label
    if label is not None and label.own_line and last + 1 < len(elements):
        first_said = elements[last + 1].line.group
    group: list[int] = []
    for place in range(len(elements) - 1, max(last, len(elements) - _TRAILING), -1):
        element = elements[place]
        if element.shape in (Shape.OUT, Shape.NOTE):
            continue
        if element.line.group <= first_said or element.shape not in (Shape.TEXT, Shape.SHORT, Shape.ASIDE):
            break
        if element.line.indented and usual.indented:
            break
        group.append(place)
        if element.line.gap_before:
            if not any(CLOSING.search(elements[i].line.folded) for i in group):
                break
            start, group = place, []
    return Ending(start, _UNSURE)
