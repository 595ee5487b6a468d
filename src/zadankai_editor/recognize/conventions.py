"""How this one document is written: evidence from the whole of it for what a single line may be."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zadankai_editor.recognize.elements import Element, Shape, is_speech
from zadankai_editor.recognize.people import Form

_FEW = 3


@dataclass(frozen=True)
class Conventions:
    """What is usual in a document.

    `indented`: paragraphs that go on with an utterance are set in; `flush_first`: the first one of
    an utterance is not, so that the one tells the other; `flush_after_gap`: it is not where a
    blank line stands before it. `dense`: no blank lines part
    the utterances. `spaced`: a blank line parts label and text. `inline`: labels stand in the
    line of the text, `loose` even without a colon.
    """

    indented: bool = False
    flush_first: bool = False
    flush_after_gap: bool = False
    dense: bool = False
    spaced: bool = False
    inline: bool = False
    loose: bool = False


def read_conventions(elements: Sequence[Element]) -> Conventions:
    """Return what is usual in the document with these elements."""
    speaking = [e for e in elements if e.speaks]
    own_line = [e for e in speaking if e.label and e.label.own_line and e.label.form is not Form.TITLE]
    in_line = [e for e in speaking if e.label and not e.label.own_line]
    loose = sum(e.label.loose for e in in_line if e.label)
    going_on = list(_going_on(elements))
    first = [e for before, e in pairwise(elements) if e.shape is Shape.TEXT and _is_own_line(before)]
    return Conventions(
        indented=len(going_on) >= _FEW and _share(e.line.indented for e in going_on) >= 0.8,
        flush_first=_are_flush(first),
        flush_after_gap=_are_flush([e for e in first if e.line.gap_before]),
        dense=len(speaking) >= _FEW and _share(e.line.gap_before for e in speaking[1:]) < 0.5,
        spaced=bool(own_line) and _share(e.line.gap_after for e in own_line) > 0.5,
        inline=len(in_line) > len(own_line),
        loose=loose >= _FEW and loose > sum(not e.label.mention for e in own_line if e.label),
    )


def _are_flush(elements: Sequence[Element]) -> bool:
    return len(elements) >= _FEW and _share(e.line.indented for e in elements) <= 0.1


def _is_own_line(element: Element) -> bool:
    return element.shape is Shape.LABEL and element.label is not None and element.label.own_line


def _going_on(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the paragraphs that are not the first of their utterance."""
    for before, element in pairwise(elements):
        if element.shape is Shape.TEXT and is_speech(element.line.read) and not before.speaks:
            yield element


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def settle_shapes(elements: Sequence[Element], usual: Conventions) -> None:
    """Let short lines be text where they stand among text, and titles alone be captions where nobody speaks."""
    for begin, end in _groups(elements):
        _settle_group(elements, begin, end, usual)
    for place, element in enumerate(elements):
        label = element.label
        if label and label.form is Form.TITLE and label.own_line and not label.mention:
            _settle_title(elements, place, usual)


def following(elements: Sequence[Element], place: int) -> Element | None:
    """Return the next element that is part of the record."""
    return next((e for e in elements[place + 1 : place + 50] if e.shape is not Shape.OUT), None)


def speech_follows(elements: Sequence[Element], place: int) -> bool | None:
    """Tell what comes after the short lines and captions at `place`: a speaker, text (`False`), nothing (`None`)."""
    for element in elements[place + 1 : place + 50]:
        if element.speaks or element.shape is Shape.HEADING:
            return True
        if element.shape is Shape.TEXT or (element.shape is Shape.SHORT and not element.line.gap_after):
            return False
    return None


def _groups(elements: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """Yield where stretches without a blank line begin and end."""
    begin = 0
    for place, (before, element) in enumerate(pairwise(elements), 1):
        if element.line.gap_before or element.line.group != before.line.group:
            yield begin, place
            begin = place
    if elements:
        yield begin, len(elements)


def _settle_group(elements: Sequence[Element], begin: int, end: int, usual: Conventions) -> None:
    opening = True
    for place in range(begin, end):
        element = elements[place]
        if element.shape is not Shape.SHORT:
            opening = opening and element.shape is Shape.OUT
            continue
        if element.line.indented and usual.indented:
            element.shape = Shape.TEXT
        elif not opening:
            ends_at_speech = _short_until_speech(elements, place, end)
            after_label = place > begin and elements[place - 1].speaks
            if after_label or not (usual.dense and ends_at_speech):
                element.shape = Shape.TEXT
            else:
                element.unsure = "前後に空行がないので、見出しか写真説明か発言の一部か確かめてください。"


def _short_until_speech(elements: Sequence[Element], place: int, end: int) -> bool:
    """Tell whether nothing but short lines and titles stands between `place` and the next speaker."""
    for element in elements[place + 1 : min(end, place + 6)]:
        if element.speaks:
            return True
        if element.shape is not Shape.SHORT:
            return False
    return False


def _settle_title(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Decide whether a title that stands alone is a caption or the label of what follows."""
    element, after = elements[place], following(elements, place)
    if after is None or after.shape not in (Shape.TEXT, Shape.SHORT):
        element.shape = Shape.CAPTION
    elif not element.line.gap_after:
        if not element.line.gap_before:
            element.unsure = "肩書きだけの行なので、発言者か写真説明か確かめてください。"
    elif after.shape is Shape.SHORT and speech_follows(elements, place) is not False:
        element.shape = Shape.CAPTION
        if usual.spaced:
            element.unsure = "肩書きだけの行なので、写真説明か発言者か確かめてください。"
    else:
        element.shape = Shape.CAPTION
        element.unsure = "肩書きだけの行なので、写真説明か発言者か確かめてください。"
    if element.shape is Shape.CAPTION:
        element.text = element.line.text
