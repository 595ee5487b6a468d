"""What lines are by what is usual in their document, and by their neighbours."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.conventions import Conventions
from zadankai_editor.recognize.cuts import MARKS, Style
from zadankai_editor.recognize.doubts import quoted
from zadankai_editor.recognize.elements import (
    Element,
    Shape,
    is_certain_aside,
    is_item,
    is_speech,
    marked_heading,
    numbered_heading,
)
from zadankai_editor.recognize.labels import MARKS_PRINTED, Label, label_key, undressed
from zadankai_editor.recognize.people import Form
from zadankai_editor.recognize.strangers import (
    is_stand_in,
    may_be_label,
    may_be_somebody,
    unknown_inline,
)
from zadankai_editor.recognize.vocabulary import HONORIFICS, ROLE_LABEL

_FEW = 3
_TWO = 2
_MANY = 5
_LONGEST_STRANGER = 20
_MARKED = frozenset(MARKS) | frozenset("([<【《≪#")
_HEADING_MARKS = frozenset("■□◆◇▼▽★☆▶")
_EVENT = re.compile("開会|閉会|散会|休憩|再開|開議|閉議|延会|質疑|討論|採決|表決")
_NamesInUse = dict[tuple[int, ...], dict[str, int]]
"""For each speaker, or several at once: the key of what they are called, and the place where it is first."""


def settle_shapes(elements: Sequence[Element], usual: Conventions) -> None:
    """Let short lines be text where they stand among text, and titles alone be captions where nobody speaks."""
    for place, element in enumerate(elements):
        if element.shape is Shape.LABEL:
            _settle_named_heading(elements, place, usual)
            continue
        _settle_stranger(elements, place, usual)
        if element.line.folded[:1] in _MARKED and not element.line.gap_before:
            _settle_dense_heading(elements, place, usual)
    if usual.flush_labels:
        for before, element in pairwise(elements):
            _settle_name_in_text(before, element, usual)
    _settle_numbered_headings(elements, usual)
    for begin, end in _groups(elements):
        _settle_group(elements, begin, end, usual)
    named = [(place, element.label) for place, element in enumerate(elements) if element.label is not None]
    for place, label in named:
        if label.form is Form.TITLE and label.own_line and not label.mention:
            _settle_title(elements, place, usual)
    names = _names_in_use(elements)
    for place, _ in named:
        element = elements[place]
        if element.line.gap_after and element.line.gap_before and element.shape is Shape.LABEL:
            _settle_name(elements, place, usual, names)
    _thin_doubts(elements)


def _thin_doubts(elements: Sequence[Element]) -> None:
    """Say only once of a label that stands again and again what holds for all its occurrences alike.

    That somebody is called by another title than in the list, or in another shape of a character;
    that a role which several people have (委員) does not say which of them speaks.
    """
    labels = [e.label for e in elements if e.shape is Shape.LABEL and e.label and e.label.problem]
    counts = Counter(label_key(label.written) for label in labels)
    told: set[str] = set()
    for element in elements:
        label = element.label
        if element.shape is not Shape.LABEL or label is None or label.problem is None or label.mention:
            continue
        entry = label_key(label.written)
        of_several = len(label.meant) > _TWO and counts[entry] >= _FEW
        of_variant = label.variant and (counts[entry] >= _FEW or label.role is None)
        if entry in told and (of_several or of_variant):
            element.label = replace(label, problem=None)
        told.add(entry)


def following(elements: Sequence[Element], place: int) -> Element | None:
    """Return the next element that is part of the record."""
    for behind in range(place + 1, min(place + 50, len(elements))):
        element = elements[behind]
        if element.shape is not Shape.OUT:
            return element
    return None


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
            element.shape, element.unsure = Shape.TEXT, None
        elif not opening and may_head_text(element, usual):
            continue
        elif not opening and _EVENT.fullmatch(element.line.folded.strip("■□◆◇●○◎ ")):
            element.unsure = "会議の進行を記した行か、見出しか、発言の一部か確かめてください。"
        elif not opening:
            ends_at_speech = _short_until_speech(elements, place, end, usual)
            after_label = place > begin and elements[place - 1].speaks
            if after_label or not (usual.dense and ends_at_speech):
                element.shape, element.unsure = Shape.TEXT, None
                above = elements[place - 1].label if after_label else None
                said_above = above is not None and not above.own_line
                if (said_above or not after_label) and _heads_speech(elements, place):
                    _settle_stranger_amid_text(elements, place, usual)
            else:
                element.unsure = "前後に空行がないので、見出しか写真説明か発言の一部か確かめてください。"


def _heads_speech(elements: Sequence[Element], place: int) -> bool:
    """Tell whether what may be somebody stands alone in a line, and what is said right below."""
    element, after = elements[place], following(elements, place)
    if element.line.gap_after or after is None or after.shape is not Shape.TEXT:
        return False
    named = may_be_label(element.text) or may_be_somebody(element.line.folded)
    return named and is_speech(after.line.folded)


def _settle_stranger_amid_text(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Let a line be a stranger's label where the labels of the document stand so; where not, ask about it."""
    element = elements[place]
    ended = ends_sentence(elements[place - 1].line.folded) if place else True
    if ended and usual.own_lines >= _FEW and not usual.inline and usual.dense:
        _let_speak(element)
    elif ended or is_stand_in(element.line.folded) or may_be_somebody(element.line.folded):
        element.unsure = f"{quoted(element.text)}が発言者の名前でないか確かめてください。"


def _let_speak(element: Element) -> None:
    """Let a line be the label of somebody who is not listed, to be asked about."""
    mark, bare = undressed(element.line.text)
    problem = f"「{bare}」は参加者の一覧にありません"
    written = element.line.text.rstrip(" :：")
    element.shape, element.text = Shape.LABEL, ""
    element.label = Label(written, style=Style.OWN_LINE, mark=mark, problem=problem)


def may_head_text(element: Element, usual: Conventions) -> bool:
    """Tell whether a line at the end of a stretch may be a label, where a blank line parts labels from the text."""
    return usual.spaced and usual.dense and element.line.gap_after and may_be_label(element.text)


def _short_until_speech(elements: Sequence[Element], place: int, end: int, usual: Conventions) -> bool:
    """Tell whether nothing but short lines and titles stands between `place` and the next speaker.

    Where the text of labels is set in, a short line that is not, right before text, may be a label.
    """
    for before, element in pairwise(elements[place : min(end, place + 6)]):
        if element.speaks:
            return True
        if element.shape is not Shape.SHORT:
            stands_as_label = element.shape is Shape.TEXT and element.line.indented and usual.set_in
            return stands_as_label and not before.line.indented
    return False


def _settle_name_in_text(before: Element, element: Element, usual: Conventions) -> None:
    """Let a name be text that is set in amid lines that are, where labels are not set in."""
    label, line = element.label, element.line
    if element.shape is not Shape.LABEL or label is None or not label.own_line or label.mention:
        return
    if (
        line.gap_before
        or not line.indented
        or not (before.speaks or before.shape in (Shape.TEXT, Shape.SHORT))
    ):
        return
    if before.speaks or before.line.indented:
        element.shape, element.text, element.label = Shape.TEXT, line.text, None
        if usual.dense or not (usual.set_in or usual.indented):
            asked = "発言者の名前でないか確かめてください。"
            element.unsure = f"字下げされた{quoted(line.text)}を発言の一部としました。{asked}"


def _settle_numbered_headings(elements: Sequence[Element], usual: Conventions) -> None:
    """Let short lines that are numbered as chapters be headings, where there are several that speakers follow."""
    found: dict[str, list[Element]] = defaultdict(list)
    for place, element in enumerate(elements):
        if element.shape not in (Shape.SHORT, Shape.TEXT, Shape.CAPTION):
            continue
        mark = numbered_heading(element.line)
        after = following(elements, place) if mark else None
        if mark is None or after is None or not (element.line.gap_before or usual.dense):
            continue
        if after.speaks or after.shape is Shape.HEADING or numbered_heading(after.line):
            found[mark].append(element)
    for mark, same in found.items():
        if len(same) > 1:
            for element in same:
                element.shape, element.text, element.mark = Shape.HEADING, element.line.text, mark
                element.unsure = element.label = None


def _settle_named_heading(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Let a name behind the mark of a heading be one where somebody else begins to speak below: `◇甲野 洋君`."""
    element = elements[place]
    label = element.label
    if label is None or not label.mark or not label.own_line or element.shape is not Shape.LABEL:
        return
    if label.mark[0] not in _HEADING_MARKS or (label.style, label.mark) in usual.signatures:
        return
    after = following(elements, place)
    if after is not None and after.speaks and not after.line.indented:
        element.shape, element.label, element.mark = Shape.HEADING, None, label.mark
        element.text = element.line.text.lstrip(MARKS_PRINTED)


def _settle_stranger(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Let a line in the brackets that labels stand in here be the label of somebody who is not listed."""
    element = elements[place]
    if len(element.line.text) > 2 * _LONGEST_STRANGER:
        return
    stands_in = ROLE_LABEL.fullmatch(element.line.folded.rstrip(":")) is not None
    hint = element.line.hint
    timed = hint is not None and hint.start is not None
    if element.line.folded[:1] not in _MARKED and not stands_in and not timed:
        return
    after = following(elements, place)
    if element.shape not in (Shape.SHORT, Shape.TEXT, Shape.HEADING, Shape.ASIDE) or after is None:
        return
    if element.shape is Shape.ASIDE and is_certain_aside(element):
        return
    mark, bare = undressed(element.line.text)
    usually = timed or (Style.OWN_LINE, mark) in usual.signatures
    if not (mark or stands_in or timed) or not usually or len(bare) > _LONGEST_STRANGER:
        return
    apart = element.line.gap_after and 2 * usual.gaps_behind_labels < usual.own_lines
    if apart or after.shape not in (Shape.TEXT, Shape.SHORT) or not may_be_label(bare):
        return
    _let_speak(element)


def _settle_dense_heading(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Let a marked line right before a speaker be a heading where no blank line says so."""
    element = elements[place]
    after = following(elements, place)
    if element.shape not in (Shape.TEXT, Shape.SHORT) or after is None:
        return
    marked = marked_heading(element.line)
    labels = {mark for style, mark in usual.signatures if style is not Style.BRACKETS}
    if marked is None or marked[1] in labels:
        return
    followed = after.speaks or after.shape is Shape.HEADING or marked_heading(after.line) is not None
    followed = followed or unknown_inline(after.line, usual.signatures) is not None
    if followed or usual.silent or is_item(marked[0]):
        element.shape, (element.text, element.mark) = Shape.HEADING, marked


def _settle_title(elements: Sequence[Element], place: int, usual: Conventions) -> None:
    """Decide whether a title that stands alone is a caption or the label of what follows."""
    element, after = elements[place], following(elements, place)
    label = element.label
    usually = label is not None and (label.style, label.mark) in usual.title_labels
    if after is None or after.shape not in (Shape.TEXT, Shape.SHORT):
        element.shape = Shape.CAPTION
    elif not element.line.gap_after or (usually and after.shape is Shape.TEXT):
        if not element.line.gap_before and not usually:
            element.unsure = "肩書だけの行なので、発言者か写真説明か確かめてください。"
    elif after.shape is Shape.SHORT and speech_follows(elements, place) is not False:
        element.shape = Shape.CAPTION
        if usual.spaced:
            element.unsure = "肩書だけの行なので、写真説明か発言者か確かめてください。"
    else:
        element.shape = Shape.CAPTION
        if usual.own_lines < _MANY or usual.gaps_behind_labels:
            element.unsure = "肩書だけの行なので、写真説明か発言者か確かめてください。"
    if element.shape is Shape.CAPTION:
        element.text = element.line.text


def _names_in_use(elements: Sequence[Element]) -> _NamesInUse:
    """Return how each speaker is called where a label is beyond doubt, and where that is first."""
    names: _NamesInUse = defaultdict(dict)
    for place, element in enumerate(elements):
        label = element.label
        if element.shape is not Shape.LABEL or label is None or not label.speakers:
            continue
        alone = not label.rest and element.line.gap_before and element.line.gap_after
        if label.mention:
            names[label.speakers].setdefault(key(label.alias or ""), place)
        elif not (alone and _is_full(label)):
            names[label.speakers].setdefault(key(label.written), place)
    return names


def _is_full(label: Label) -> bool:
    """Tell whether a label says more than labels do that are used again and again."""
    return label.form is Form.FULL or label.form is Form.TITLED or label.written.endswith(HONORIFICS)


def _settle_name(
    elements: Sequence[Element],
    place: int,
    usual: Conventions,
    names: _NamesInUse,
) -> None:
    """Decide whether a name between blank lines is a caption or the label of what follows.

    It looks like a caption where the text of labels stands elsewhere, and more so where the
    document calls the same person otherwise.
    """
    element, after = elements[place], following(elements, place)
    label = element.label
    if label is None or not label.own_line or label.mention or label.moderator or label.form is Form.TITLE:
        return
    if not _is_full(label) or after is None or after.shape not in (Shape.TEXT, Shape.SHORT):
        return
    called = names.get(label.speakers, {})
    called_otherwise = bool(called) and key(label.written) not in called
    text_elsewhere = not usual.spaced or (usual.flush_after_gap and after.line.indented)
    if called_otherwise and text_elsewhere:
        element.shape = Shape.CAPTION
        element.text = element.line.text
        element.unsure = "名前だけの行なので、写真説明か発言者か確かめてください。"
    elif (called_otherwise and min(called.values()) < place) or (text_elsewhere and names):
        element.unsure = "名前だけの行なので、発言者か写真説明か確かめてください。"
