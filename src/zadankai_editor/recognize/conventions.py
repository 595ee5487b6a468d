"""How this one document is written: evidence from the whole of it for what a single line may be."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.elements import (
    Element,
    Shape,
    is_speech,
)
from zadankai_editor.recognize.people import Form
from zadankai_editor.recognize.strangers import (
    Signature,
    bears,
    structural_signatures,
)

_FEW = 3
_TWO = 2
_FEW_OF_MANY = 0.35
_RARE = 0.05
_MANY = 5


@dataclass(frozen=True)
class Conventions:
    """What is usual in a document.

    `indented`: paragraphs that go on with an utterance are set in; `flush_first`: the first one of
    an utterance is not, so that the one tells the other; `flush_after_gap`: it is not where a
    blank line stands before it. `dense`: no blank lines part
    the utterances. `flush_labels`: labels on their own line are not set in; `set_in`: the text right
    below them is. `spaced`: a blank line parts label and text. `inline`: labels stand in the
    line of the text, `loose` even without a colon. `own_lines` is how many labels have a line of their
    own, `labelled_lines` how many stand in the line of the text, `gaps_behind_labels` how many a
    blank line parts from the text. `signatures` are the ways in which labels are printed again and
    again; `title_labels` those in which titles alone are, with text below them.
    """

    indented: bool = False
    flush_first: bool = False
    flush_after_gap: bool = False
    dense: bool = False
    flush_labels: bool = False
    set_in: bool = False
    spaced: bool = False
    inline: bool = False
    loose: bool = False
    silent: bool = False
    always_labelled: bool = False
    own_lines: int = 0
    labelled_lines: int = 0
    gaps_behind_labels: int = 0
    signatures: frozenset[Signature] = frozenset()
    title_labels: frozenset[Signature] = frozenset()


def read_conventions(
    elements: Sequence[Element], before: frozenset[Signature] = frozenset(), *, few: bool = False
) -> Conventions:
    """Return what is usual in the document with these elements, which goes on from one with the signatures `before`.

    `few`: it is a piece of a talk, in which two turns are enough to tell.
    """
    speaking = [e for e in elements if e.speaks]
    own_line = [e for e in speaking if e.label and not e.label.rest and e.label.form is not Form.TITLE]
    in_line = [e for e in speaking if e.label and e.label.rest]
    signatures = _signatures(speaking) or structural_signatures([e.line for e in elements])
    silent = not (speaking or signatures)
    # What was usual before is evidence where it is seen here; elsewhere it says nothing of this document.
    signatures |= frozenset(_seen(elements, before))
    loose = sum(e.label.loose for e in in_line if e.label)
    going_on = list(_going_on(elements))
    first = [e for before, e in pairwise(elements) if e.shape is Shape.TEXT and _is_own_line(before)]
    flush_labels = len(own_line) >= _FEW and _share(e.line.indented for e in own_line) <= _FEW_OF_MANY
    return Conventions(
        indented=len(going_on) >= _FEW and _share(e.line.indented for e in going_on) >= 0.8,
        flush_first=_are_flush(first),
        flush_after_gap=_are_flush([e for e in first if e.line.gap_before]),
        dense=len(speaking) >= _FEW and _share(e.line.gap_before for e in speaking[1:]) < 0.5,
        flush_labels=flush_labels,
        set_in=flush_labels and len(first) >= _FEW and _share(e.line.indented for e in first) >= 0.8,
        spaced=bool(own_line) and _share(e.line.gap_after for e in own_line) > 0.5,
        inline=len(in_line) > len(own_line) or (not speaking and _are_inline(signatures)),
        loose=loose >= (_TWO if few else _FEW)
        and loose > sum(not e.label.mention for e in own_line if e.label),
        always_labelled=len([e for e in speaking if e.label]) >= _MANY and not _has_orphans(elements),
        silent=silent,
        own_lines=len(own_line),
        labelled_lines=len(in_line),
        gaps_behind_labels=sum(e.line.gap_after for e in own_line),
        signatures=signatures,
        title_labels=_title_labels(elements),
    )


def _has_orphans(elements: Sequence[Element]) -> bool:
    """Tell whether text stands right behind a heading or a moderator's line: labels are left out here."""
    for before, element in pairwise(elements):
        if element.shape is not Shape.TEXT or not element.line.gap_before:
            continue
        if before.shape is Shape.HEADING or before.shape is Shape.PROMPT:
            return True
    return False


def _signatures(speaking: Sequence[Element]) -> frozenset[Signature]:
    """Return how labels of known people are printed again and again."""
    counts = Counter(
        (e.label.style, e.label.mark)
        for e in speaking
        if e.label and (e.label.speakers or e.label.meant or e.label.moderator) and not e.label.mention
    )
    most = max(counts.values(), default=0)
    return frozenset(s for s, count in counts.items() if count >= _FEW and count >= _RARE * most)


def _seen(elements: Sequence[Element], signatures: frozenset[Signature]) -> Iterator[Signature]:
    """Yield those of `signatures` in which anything is printed here that may be a label."""
    for style, mark in signatures:
        if style is Style.OWN_LINE:
            seen = any(
                e.label and e.label.style is style and e.label.mark == mark for e in elements if e.speaks
            )
        else:
            seen = any(bears(e.line, (style, mark)) for e in elements)
        if seen:
            yield style, mark


def _are_inline(signatures: frozenset[Signature]) -> bool:
    return any(style is not Style.OWN_LINE for style, _ in signatures)


def _title_labels(elements: Sequence[Element]) -> frozenset[Signature]:
    """Return how titles that stand alone are printed where text comes right below them, again and again."""
    at_once: Counter[Signature] = Counter()
    apart: Counter[Signature] = Counter()
    others = 0
    for element, after in pairwise(elements):
        label = element.label
        if label is None or element.shape is not Shape.LABEL:
            continue
        if label.form is not Form.TITLE or not label.own_line:
            others += not label.mention
        elif after.shape in (Shape.TEXT, Shape.SHORT):
            (apart if element.line.gap_after else at_once)[label.style, label.mark] += 1
    usual = {s for s, count in at_once.items() if count >= (_FEW if s[1] else 2 * _FEW)}
    # Titles that a blank line parts from the text may be captions, unless hardly anything else is a label.
    usual |= {s for s, count in apart.items() if count >= _MANY and count > (others if s[1] else 2 * others)}
    return frozenset(usual)


def _are_flush(elements: Sequence[Element]) -> bool:
    return len(elements) >= _FEW and _share(e.line.indented for e in elements) <= 0.1


def _is_own_line(element: Element) -> bool:
    return element.shape is Shape.LABEL and element.label is not None and not element.label.rest


def _going_on(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the paragraphs that are not the first of their utterance."""
    for before, element in pairwise(elements):
        if element.shape is Shape.TEXT and not before.speaks and is_speech(element.line.folded):
            yield element


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
