"""Utterances in quotation marks behind their label: `甲野「…」`."""

import re
from collections.abc import Collection, Sequence

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.elements import Element, Shape, is_certain_aside
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.strangers import Signature, unknown_inline

_FURTHEST = 60
_LONGEST_LABEL = 20
_QUOTES = re.compile("[「」｢｣]")


def take_quotes_off(elements: Sequence[Element], usual: Collection[Signature]) -> None:
    """Take the marks off that hold an utterance, where labels stand before `「` again and again.

    The closing mark may stand in a later paragraph of the same utterance; where it is missing, the
    opening one stays too.
    """
    if all(style is not Style.QUOTE for style, _ in usual):
        return
    for element in elements:
        _read_stranger(element, usual)
    for place, element in enumerate(elements):
        label = element.label
        if element.shape is not Shape.LABEL or label is None or label.style is not Style.QUOTE:
            continue
        end = _closing(elements, place)
        if end is None:
            continue
        rest = label.rest[1:]
        if end == place:
            element.label = label.before(rest[:-1])
            element.text = rest[:-1]
            continue
        element.label, element.text = label.before(rest), rest
        last = elements[end]
        last.text = last.line.text = last.line.text[:-1]
        last.line.folded = folded(last.line.text)
        if is_certain_aside(last):
            last.shape = Shape.ASIDE


def _read_stranger(element: Element, usual: Collection[Signature]) -> None:
    """Let `丙山「…」` be the utterance of somebody who is not listed."""
    if element.shape is not Shape.TEXT or "「" not in element.line.folded[1:_LONGEST_LABEL]:
        return
    found = unknown_inline(element.line, usual)
    if found is None or found[1][:1] not in ("「", "｢"):
        return
    problem = f"「{found[0]}」は参加者の一覧にありません"
    element.shape = Shape.LABEL
    element.label = Label(found[0], found[1], style=Style.QUOTE, problem=problem)
    element.text = found[1]


def _closing(elements: Sequence[Element], place: int) -> int | None:
    """Return the place of the element that ends in the mark which closes the one at `place`."""
    depth = 0
    for end in range(place, min(len(elements), place + _FURTHEST)):
        element = elements[end]
        if end > place and element.speaks:
            return None
        if element.shape in (Shape.CAPTION, Shape.NOTE, Shape.OUT, Shape.ASIDE) and end > place:
            continue
        label = element.label
        text = label.rest if end == place and label is not None else element.line.text
        for mark in _QUOTES.finditer(text):
            depth += 1 if mark[0] in "「｢" else -1
            if depth == 0:
                return end if mark.end() == len(text) else None
    return None
