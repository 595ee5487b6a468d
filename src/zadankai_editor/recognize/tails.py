"""Labels that stand at the end of what is said: `…と思います。（甲野委員）`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, trailing_brackets, unwrapped
from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.elements import Element, Shape, marked_heading
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.labels import MARKS_PRINTED, Label, LabelReader
from zadankai_editor.recognize.strangers import may_be_label

_ENOUGH = 3
_LONGEST = 24
_MOST = 0.8
_HEADING_MARKS = frozenset("■□◆◇▼▽★☆▶") | {"【】", "《》", "<>"}
_GLUED = re.compile(r"[。!?」)](?P<who>[^。!?「」、()]{1,12}(?:\([^。!?「」、()]{1,12}\))?)$")
_ENDS_SENTENCE = frozenset("。!?」、")
_TOGETHER = re.compile("[・、&]")


def settle_tail_labels(elements: Sequence[Element], labels: LabelReader) -> None:
    """Let the labels at the ends of paragraphs name who speaks, where the document prints them there.

    All paragraphs since the label before, or since a heading, belong to whom a label names.
    """
    found = [_tail(e, labels) if e.line.folded[-1:] == ")" else None for e in elements]
    count = len(found) - found.count(None)
    if count < _ENOUGH or count <= 2 * len([e for e in elements if e.shape is Shape.LABEL]):
        return
    found = [label or _strangers_tail(element) for element, label in zip(elements, found, strict=True)]
    bulleted = _bulleted(elements, found)
    begin: int | None = None
    for place, (element, label) in enumerate(zip(elements, found, strict=True)):
        if element.shape in (Shape.ASIDE, Shape.CAPTION, Shape.NOTE):
            continue
        if element.shape not in (Shape.TEXT, Shape.SHORT) and label is None:
            _doubt_unsigned(elements, begin, place)
            begin = None
            continue
        marked = marked_heading(element.line) if label is None else None
        if marked is not None and marked[1] in _HEADING_MARKS:
            _doubt_unsigned(elements, begin, place)
            element.shape, (element.text, element.mark), begin = Shape.HEADING, marked, None
            continue
        if label is None and unwrapped(element.line.text) is not None:
            element.shape, begin = Shape.ASIDE, None
            continue
        if element.shape is Shape.SHORT and label is None and element.line.gap_after:
            begin = None
            continue
        begin = place if begin is None else begin
        if label is None:
            continue
        _move(elements, begin, place, label)
        if bulleted:
            first = elements[begin]
            text = first.text.lstrip(MARKS_PRINTED)
            first.text, first.label = text, first.label and replace(first.label, rest=text)
        begin = None
    _doubt_unsigned(elements, begin, len(elements))


def _doubt_unsigned(elements: Sequence[Element], begin: int | None, end: int) -> None:
    """Doubt paragraphs behind which no label stands: they are not who spoke before."""
    for element in elements[begin:end] if begin is not None else ():
        if element.shape is Shape.TEXT:
            element.unsure = (
                f"{quoted(element.text)}の終わりに発言者の名前がありません。発言者を確かめてください。"
            )


def _bulleted(elements: Sequence[Element], found: Sequence[Label | None]) -> bool:
    """Tell whether what is said begins with a circle or a bullet each time, which is no part of it."""
    said = [e for e, label in zip(elements, found, strict=True) if label is not None]
    return sum(e.line.folded[:1] in "○◯〇・●◎" for e in said) > _MOST * len(said)


def _tail(element: Element, labels: LabelReader) -> Label | None:
    parts = trailing_brackets(element.line.text)
    if parts is None or not all(parts) or len(parts[1]) > _LONGEST:
        return None
    if element.shape not in (Shape.TEXT, Shape.SHORT) and not is_event(unwrapped(parts[0]) or ""):
        return None
    return labels.resolve(parts[1])


def _strangers_tail(element: Element) -> Label | None:
    """Read a label at the end of a paragraph that names nobody known: where all sign, it is somebody's."""
    parts = trailing_brackets(element.line.text)
    if element.shape is not Shape.TEXT or parts is None or not all(parts) or len(parts[1]) > _LONGEST:
        return None
    who = parts[1]
    names = [name.strip() for name in _TOGETHER.split(who)]
    if is_event(who) or not ends_sentence(folded(parts[0])) or not all(map(may_be_label, names)):
        return None
    return Label(who, problem=f"「{who}」は参加者の一覧にありません")


def _move(elements: Sequence[Element], begin: int, place: int, label: Label) -> None:
    """Put a label from the end of the element at `place` before that at `begin`."""
    last, first = elements[place], elements[begin]
    parts = trailing_brackets(last.line.text)
    if parts is None:
        return
    last.line.text, last.line.folded = parts[0], folded(parts[0])
    happens = begin < place and is_event(unwrapped(parts[0]) or "")
    last.text, last.shape = parts[0], Shape.ASIDE if happens else Shape.TEXT
    written = f"（{parts[1]}）"
    first.shape = Shape.LABEL
    first.label = replace(label, written=written, rest=first.line.text, style=Style.PARENTHESIS, mark="")
    first.text = first.line.text


def settle_labels_below(elements: list[Element]) -> None:
    """Put labels in brackets on lines of their own before what stands above them, where the document has them below.

    Right below text, and a blank line behind them: so all of them stand, or nearly all.
    """
    below = [
        place
        for place, element in enumerate(elements)
        if place and element.line.gap_after and not element.line.gap_before and _is_below(elements, place)
    ]
    if len(below) < _ENOUGH:
        return
    own = sum(_is_bracketed_label(element) for element in elements)
    if len(below) < _MOST * own:
        return
    for place in below:
        begin = place - 1
        while not elements[begin].line.gap_before and elements[begin - 1].shape in (Shape.TEXT, Shape.SHORT):
            begin -= 1
        first = elements[begin].line
        label = elements.pop(place)
        elements[place - 1].line.gap_after, label.line.gap_before = True, first.gap_before
        label.line.gap_after = first.gap_before = False
        elements.insert(begin, label)


def _is_bracketed_label(element: Element) -> bool:
    label = element.label
    if label is None or label.rest or not label.mark or element.shape is not Shape.LABEL or element.decided:
        return False
    return unwrapped(element.line.text) is not None


def _is_below(elements: Sequence[Element], place: int) -> bool:
    """Tell whether a label stands right below text, and nothing right below it."""
    element, above = elements[place], elements[place - 1]
    if element.label is None or element.label.rest:
        return False
    stands = _is_bracketed_label(element) and element.line.gap_after and not element.line.gap_before
    return stands and above.shape in (Shape.TEXT, Shape.SHORT)


def split_glued_labels(elements: Sequence[Element], labels: LabelReader) -> list[Element]:
    """Return `elements` with the labels parted that stand at the end of somebody else's line: `…です。委員長`.

    Only where labels have a line of their own, and text goes on below.
    """
    own = len([e for e in elements if e.shape is Shape.LABEL and e.label is not None and not e.label.rest])
    if own < _ENOUGH:
        return list(elements)
    parted: list[Element] = []
    for element, after in pairwise([*elements, None]):
        if element is None:
            continue
        above = after is not None and not element.line.gap_after and after.shape is Shape.TEXT
        label = _glued(element, labels) if above else None
        parted.append(element)
        if label is not None:
            parted.append(_part(element, label))
    return parted


def _glued(element: Element, labels: LabelReader) -> Label | None:
    if element.shape not in (Shape.TEXT, Shape.LABEL):
        return None
    if element.line.folded[-1:] in _ENDS_SENTENCE:
        return None
    match = _GLUED.search(element.line.folded)
    if match is None or (ends_sentence(match["who"]) and not match["who"][:1].isascii()):
        return None
    found = labels.resolve(element.line.text[match.start("who") :].strip())
    return found if found is not None and found.speakers else None


def _part(element: Element, label: Label) -> Element:
    """Cut a label off the end of an element, and return it as an element of its own."""
    line = element.line
    text = line.text[: len(line.text) - len(label.written)].rstrip()
    if element.label is not None:
        element.label = replace(element.label, rest=element.label.rest[: -len(label.written)].rstrip())
        element.text = element.label.rest
    else:
        element.text = text
    line.text, line.folded = text, folded(text)
    behind = replace(line, text=label.written, folded=folded(label.written), gap_before=False, indented=False)
    problem = label.problem or f"「{label.written}」が前の行の終わりに続けて書かれています"
    return Element(behind, Shape.LABEL, "", label=replace(label, problem=problem, mention=False))
