"""What somebody said of one line, and what the rest of the document learns from it.

Lines with the same label, the same mark or the same words are read alike. A short line that nothing
marks teaches those that stand the same way among their neighbours; these keep a doubt, and none of
them is left out.
"""

from collections.abc import Mapping, Sequence

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import outer_colons
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.elements import Element, Shape
from zadankai_editor.recognize.labels import Label, label_key
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.vocabulary import MARKS_BEFORE

LEFT_OUT_BY_DECISION = "取り込みの確認で除外"

_SHAPES = {
    LineRole.SECTION: Shape.HEADING,
    LineRole.HEADING: Shape.HEADING,
    LineRole.CAPTION: Shape.CAPTION,
    LineRole.PROMPT: Shape.PROMPT,
    LineRole.SPEECH: Shape.TEXT,
    LineRole.NO_SPEAKER: Shape.TEXT,
    LineRole.TEXT: Shape.ASIDE,
    LineRole.NOTE: Shape.NOTE,
    LineRole.LEFT_OUT: Shape.OUT,
}
_LONGEST_LABEL = 40
_BY_ANALOGY = "ほかの行の扱いにならって読みました。正しいか確かめてください。"


def denied_labels(elements: Sequence[Element], lines: Mapping[int, LineRole]) -> set[str]:
    """Return the keys of labels that somebody called none."""
    return {
        label_key(element.label.written)
        for element in elements
        if element.label is not None and lines.get(element.line.number) is LineRole.NO_SPEAKER
    }


def teach(elements: Sequence[Element], lines: Mapping[int, LineRole], linker: AgendaLinker) -> None:
    """Read the elements at `lines` as somebody said, and those like them likewise."""
    if not lines:
        return
    alike: dict[tuple[object, ...], LineRole] = {}
    labels: set[tuple[object, ...]] = set()
    similar: dict[tuple[object, ...], LineRole] = {}
    places = [place for place, element in enumerate(elements) if element.line.number in lines]
    for place in places:
        role = lines[elements[place].line.number]
        alike[_print(elements[place])] = role
        if role is LineRole.LABEL and elements[place].label is None:
            labels.add(_label_print(_label(elements[place])))
        if elements[place].shape is Shape.SHORT and role is not LineRole.LEFT_OUT:
            similar[_stand(elements, place)] = role
    taught = []
    for place, element in enumerate(elements):
        if element.line.number in lines:
            taught.append((element, lines[element.line.number], False))
        elif _print(element) in alike:
            taught.append((element, alike[_print(element)], False))
        elif labels and element.label is None and _label_print(_label(element)) in labels:
            taught.append((element, LineRole.LABEL, False))
        elif element.shape is Shape.SHORT and _stand(elements, place) in similar:
            link = linker.link(element.text)
            if not (link and link.certain):
                taught.append((element, similar[_stand(elements, place)], True))
    for element, role, by_analogy in taught:
        read_as(element, role)
        element.unsure = _BY_ANALOGY if by_analogy else None


def _print(element: Element) -> tuple[object, ...]:
    """Return what tells an element by its print: label, mark or words."""
    if element.label is not None:
        return _label_print(element.label)
    mark = MARKS_BEFORE.match(element.line.folded)
    if mark:
        return ("mark", mark[0].strip())
    if element.mark:
        return ("mark", element.mark)
    return ("words", key(element.line.text))


def _label_print(label: Label) -> tuple[object, ...]:
    return ("label", label_key(label.written), label.own_line)


def _stand(elements: Sequence[Element], place: int) -> tuple[object, ...]:
    """Return how a short line stands among its neighbours."""
    line = elements[place].line
    before = elements[place - 1].shape if place else None
    after = elements[place + 1].shape if place + 1 < len(elements) else None
    return (line.gap_before, line.gap_after, line.indented, before, after)


def read_as(element: Element, role: LineRole) -> None:
    """Let an element be what somebody said."""
    line = element.line
    element.decided = role
    if role is LineRole.LABEL:
        element.shape, element.label = Shape.LABEL, element.label or _label(element)
        element.text = element.label.rest
        return
    element.label = None
    element.shape = _SHAPES[role]
    if role in (LineRole.SPEECH, LineRole.TEXT, LineRole.NO_SPEAKER):
        element.text = line.text
    elif role is LineRole.LEFT_OUT:
        element.reason = LEFT_OUT_BY_DECISION
    elif not element.mark:
        mark = MARKS_BEFORE.match(line.folded)
        element.mark = mark[0] if mark else ""
        element.text = line.text[len(element.mark) :].strip() or line.text


def _label(element: Element) -> Label:
    """Return the label that a line begins with, up to a colon or the first space; else the whole line."""
    line = element.line
    colons = outer_colons(line.folded[:_LONGEST_LABEL])
    cut = colons[0] if colons else line.folded.find(" ", 1, _LONGEST_LABEL)
    written, rest = (line.text, "") if cut < 1 else (line.text[:cut].strip(), line.text[cut + 1 :].strip())
    return Label(written, rest, problem=f"「{written}」が誰か決まっていません")
