"""What of a whole document decides what one of its lines may be: its labels, its agenda, its marks, its blank lines."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.cast.line_labels import LineLabels
from zadankai_editor.recognize.cast.whole_cast import Cast
from zadankai_editor.recognize.convention.prompts import prompt_marks
from zadankai_editor.recognize.convention.signatures import Signatures
from zadankai_editor.recognize.elements import numbered_heading
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.recognize.spans.heading_marks import LONGEST, marked
from zadankai_editor.recognize.vocabulary import CAPTION_MARK

KNOWN_MARKS = frozenset("■□◆◇●○◎▼▽★☆▶") | {"【】", "《》", "<>", "[]", "#", "##", "###", "####"}
"""Marks of headings that writers have always used; any other is one where it comes again."""
_LONGEST_CAPTION = 120
_USUAL = 2.0
_PARAGRAPH = 25
_QUESTIONS = ("Q.", "Q:", "問.", "問:", "Q1", "問1")


@dataclass(frozen=True)
class Surroundings:
    """What options depend on besides the line itself.

    `heading_forms` counts what stands before or around what may be headings: marks and numberings. `label_marks`
    are the marks and brackets in which labels are printed again and again, `prompt_marks` those before what a
    moderator says, each with its weight. `apart` is how much it says that blank lines stand around a line
    (0: they stand around all lines). `marked_headings`, `marked_captions`: there are such, so that others are less
    likely. `answers`: `A.` stands before answers, as `Q.` before questions.
    """

    labels: LineLabels
    linker: AgendaLinker
    cast: Cast
    heading_forms: Mapping[str, int] = field(default_factory=dict)
    label_marks: frozenset[str] = frozenset()
    prompt_marks: Mapping[str, float] = field(default_factory=dict)
    apart: float = 1.0
    marked_headings: bool = False
    marked_captions: bool = False
    answers: bool = False


def surroundings_of(
    lines: Sequence[Line],
    but: Collection[int],
    labels: LineLabels,
    linker: AgendaLinker,
    cast: Cast,
    usual: Signatures,
) -> Surroundings:
    """Return what `lines` say together; those with the indexes `but` are in lists. `usual` are the forms of labels."""
    others = [line for line in lines if line.index not in but]
    forms, marks = _heading_forms(others), _label_marks(usual)
    captions = (line for line in others if len(line.folded) < _LONGEST_CAPTION)
    return Surroundings(
        labels,
        linker,
        cast,
        forms,
        marks,
        prompt_marks(others, marks),
        _apart(others),
        marked_headings=any(count > 1 for mark, count in forms.items() if mark not in marks),
        marked_captions=sum(CAPTION_MARK.match(line.folded) is not None for line in captions) > 1,
        answers=any(line.folded.startswith(_QUESTIONS) for line in lines),
    )


def _apart(lines: Sequence[Line]) -> float:
    """Return how much blank lines say: 1 where none stands within what is said, 0 where they stand everywhere."""
    behind = [
        line.gap_before
        for before, line in pairwise(lines)
        if len(before.folded) > _PARAGRAPH and len(line.folded) > _PARAGRAPH
    ]
    return 1.0 - sum(behind) / (len(behind) + 1)


def _heading_forms(lines: Sequence[Line]) -> Counter[str]:
    """Count what stands before, or around, short lines that are no sentences, rows of a list below each other aside.

    Where most lines with a mark are such rows, the others are, too.
    """
    found = [_heading_form(line) for line in lines]
    alone: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for place, form in enumerate(found):
        if form is not None:
            may_be_row = form not in KNOWN_MARKS
            beside = form in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
            (rows if may_be_row and beside else alone)[form] += 1
    return Counter({form: count for form, count in alone.items() if count >= rows[form]})


def _heading_form(line: Line) -> str | None:
    if len(line.text) > LONGEST or ends_sentence(line.folded):
        return None
    found = marked(line.text)
    return found[1] if found is not None else numbered_heading(line)


def _label_marks(usual: Signatures) -> frozenset[str]:
    return frozenset(
        mark
        for signature, weight in usual.weights.items()
        if weight > _USUAL
        for mark in (signature.mark, signature.brackets)
        if mark
    )
