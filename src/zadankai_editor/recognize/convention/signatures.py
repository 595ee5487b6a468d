"""How labels are printed in a document: each form with a weight, by what recurs in it and is followed by speech.

Nothing is chosen here. A form that bears many labels weighs much, one that is seen once weighs little; several
live at once (a document may print its chair otherwise than its members).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log2
from typing import NamedTuple

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.marks import begins_no_sentence, ends_sentence
from zadankai_editor.recognize.cast.likeness import NOBODY, likeness
from zadankai_editor.recognize.cast.names import without_deed, without_honorific
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import LabelSpan, Signature
from zadankai_editor.recognize.spans.line_spans import spans_of

_HEAVIEST = 7.0
_LIGHTEST = -5.0
_GIVEN = 5.0
_RECURS = 1.3
_MOST_RECURRENCE = 4.0

_NAMED = 4.0
"""From here on it is by name that somebody of the document is called, and not only by an office."""

_FORMS = {" ": -2.0, "「": -1.0, ")": -1.0, ":": 0.8, "・": -2.5, "-": -1.5, "―": -1.5}
"""What the separator alone says, before anything recurs: a space parts much else."""


@dataclass
class Group:
    """All places where one form holds one `who`: on how many lines, before how much speech, where first."""

    who: str
    count: int = 0
    spoken: int = 0
    apart: int = 0
    known: float = NOBODY
    lines: list[int] = field(default_factory=list)

    @cached_property
    def weight(self) -> float:
        """How much this is somebody: by the words, by recurrence, by whom the document names elsewhere.

        Asked again and again, and not before all places are known.
        """
        recurrence = min(_MOST_RECURRENCE, _RECURS * log2(self.count))
        spoken = 1.5 * (self.spoken / self.count) - 0.75
        return max(likeness(self.who), self.known) + recurrence + spoken


class Spanned(NamedTuple):
    """A line with the ways to part it; `following` is the line below."""

    line: Line
    spans: tuple[LabelSpan, ...]
    following: Line | None


@dataclass(frozen=True)
class Signatures:
    """The forms of a document: `weights` of each, and the `groups` of what stands in it, by form and key."""

    weights: Mapping[Signature, float]
    groups: Mapping[Signature, Mapping[str, Group]]
    masses: Mapping[Signature, float]

    def weight(self, signature: Signature) -> float:
        """Return the weight of a form (-5 to 7)."""
        return self.weights.get(signature, _LIGHTEST)

    def group(self, signature: Signature, who: str) -> Group | None:
        """Return what stands in a form under a folded label."""
        return self.groups.get(signature, {}).get(who_key(who))

    def begins_with_label(self, spanned: "Spanned") -> bool:
        """Tell whether a line begins with, or is, what is likely a label in a form that labels have here."""
        read = spanned.line.folded
        return any(span.signature.place != "end" and self.is_label(span, read) for span in spanned.spans)

    def label_of(self, spanned: "Spanned") -> str | None:
        """Return the key of what a line likely begins with as a label; `None` where it does not."""
        read = spanned.line.folded
        found = (
            span for span in spanned.spans if span.signature.place != "end" and self.is_label(span, read)
        )
        best = max(found, key=lambda span: self.weight(span.signature), default=None)
        return None if best is None else who_key(read[best.start : best.end])

    def is_label(self, span: LabelSpan, read: str) -> bool:
        """Tell whether a span of a folded line is likely a label, in a form that labels have here."""
        if self.weight(span.signature) <= 1:
            return False
        group = self.group(span.signature, read[span.start : span.end])
        return group is not None and group.weight > 1


@lru_cache(maxsize=8192)
def who_key(who: str) -> str:
    """Return what all occurrences of a folded label have in common; a sign stands for itself."""
    return key(without_honorific(without_deed(who))) or who.strip()


def read_signatures(
    lines: Iterable[Spanned],
    known: Callable[[str], float] = lambda _: NOBODY,
    given: Collection[Signature] = frozenset(),
) -> Signatures:
    """Return the forms in which labels may stand in `lines`.

    `known` is the weight of a folded label by what the document says of people elsewhere; `given` are the forms
    of labels in what this goes on from.
    """
    groups = _groups(lines, known)
    masses = {signature: _mass(found) for signature, found in groups.items()}
    shapes: dict[Signature, float] = defaultdict(float)
    for signature, mass in masses.items():
        shapes[signature.shape] += mass
    heaviest = max(masses.values(), default=0.0)
    weights = {
        signature: max(
            _weight(signature, found, masses[signature], shapes[signature.shape], heaviest),
            _given(signature) if signature in given else _LIGHTEST,
        )
        for signature, found in groups.items()
    }
    return Signatures(weights, groups, masses)


def _groups(lines: Iterable[Spanned], known: Callable[[str], float]) -> dict[Signature, dict[str, Group]]:
    groups: dict[Signature, dict[str, Group]] = defaultdict(dict)
    for spanned in lines:
        for span in spanned.spans:
            spoken = _speech_follows(spanned, span)
            if span.signature.parting == " " and not spoken:
                continue  # a space stands between the two parts of a name, too
            who = spanned.line.folded[span.start : span.end].strip()
            entry = who_key(who)
            group = groups[span.signature].get(entry)
            if group is None:
                group = groups[span.signature][entry] = Group(who, known=known(who))
            group.count += 1
            group.spoken += spoken
            group.apart += spanned.line.gap_before
            group.lines.append(spanned.line.index)
    return groups


def _speech_follows(spanned: Spanned, span: LabelSpan) -> bool:
    """Tell whether what stands behind a label ends as a sentence does, or is long."""
    if span.signature.place == "end":
        return True
    if span.signature.place == "own":
        behind = spanned.following.folded if spanned.following is not None else ""
    else:
        behind = spanned.line.folded[span.begin :]
        if span.signature.parting == " " and begins_no_sentence(behind):
            return False
    return len(behind) > 30 or ends_sentence(behind) or behind[-1:] == "、"


def _mass(found: Mapping[str, Group]) -> float:
    """Return how many lines of a form are likely labels."""
    return sum(group.count * _share(group.weight) for group in found.values())


def _share(weight: float) -> float:
    return min(1.0, max(0.0, (weight + 0.5) / 3.0))


def _weight(
    signature: Signature, found: Mapping[str, Group], mass: float, shape_mass: float, heaviest: float
) -> float:
    total = sum(group.count for group in found.values())
    people = sum(_share(group.weight) for group in found.values())
    again = sum(group.count for group in found.values() if group.count > 1 and group.weight > 0)
    share = mass / total
    behind = max(mass, 0.6 * shape_mass)
    weight = _form(signature) + 1.6 * log2(1 + behind) + 4.0 * (share - 0.5)
    weight += 1.0 * (again / total)
    if people < 1.5:
        weight -= 1.0 if any(group.known >= _NAMED for group in found.values()) else 2.0
    weight -= 0.9 * log2((heaviest + 1) / (behind + 1))
    return max(_LIGHTEST, min(_HEAVIEST, weight - 2.0))


def _given(signature: Signature) -> float:
    """Return the least weight of a form in which labels are printed in what this goes on from; a bare line is none."""
    return _GIVEN if signature.place == "line" or signature.mark or signature.brackets else _LIGHTEST


def _form(signature: Signature) -> float:
    if signature.place == "end":
        return -1.0
    if signature.place == "own":
        return 0.5 if signature.mark or signature.brackets or signature.source else -1.0
    if signature.source:
        return 1.5
    if signature.brackets:
        return 1.0
    decorated = 1.5 if signature.mark else 0.0
    return _FORMS.get(signature.parting, -0.5) + decorated


def spanned_lines(
    lines: Sequence[Line], but: Collection[int] = frozenset(), *, spaced: bool = False
) -> list[Spanned]:
    """Return `lines` with the ways to part them, without those whose index is in `but`."""
    return [
        Spanned(line, spans_of(line, spaced=spaced), following)
        for line, following in zip(lines, [*lines[1:], None], strict=False)
        if line.index not in but and line.text
    ]
