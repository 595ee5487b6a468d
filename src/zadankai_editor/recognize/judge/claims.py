"""What each line of a source claims by form and names alone: that somebody begins to speak there, or ends.

A claim knows the lines and the participants, and nothing of how the source was read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory, Mention
from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.convention.signatures import (
    Group,
    Signatures,
    Spanned,
    read_signatures,
    spanned_lines,
    who_key,
)
from zadankai_editor.recognize.known import Known, directory_of
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.machine import is_spaced
from zadankai_editor.recognize.spans.label_spans import LabelSpan, Signature
from zadankai_editor.record.nodes import Participant

SURE, UNSURE = 1.0, 0.5
AGAIN = 2
_LIKELY_FORM, _LIKELY_NAME = 0.5, 0.5
_NAMED = 4.0
"""How much a label is somebody who is called so in the record."""
_LIKE_A_NAME = 1.5
_FEW = 4
_MOSTLY = 0.75
_DEFINED = Signature(parting=":", brackets="()", place="own")
_FIRST_MENTION = "名前（以下「略称」）：本文"


class Look(NamedTuple):
    """The lines of a source with the ways to part them, and the forms that recur in them."""

    spanned: Sequence[Spanned]
    signatures: Signatures


def look_at(lines: Sequence[Line]) -> Look:
    """Return what is seen of the labels of a source by form alone."""
    spanned = spanned_lines(lines, spaced=is_spaced(lines))
    return Look(spanned, read_signatures(spanned))


class Claim(NamedTuple):
    """What a line may begin with (or end in, where labels sign): who, in which form, and whom of the record that names.

    `again`: the same stands in this form elsewhere; `usual`: most of what stands in it recurs. `below`:
    what stands in it stands right below something, and above a blank line.
    """

    line: int
    who: str
    signature: Signature
    mention: Mention | None
    again: bool = True
    usual: bool = True
    below: bool = False

    @property
    def form(self) -> str:
        """How a label of this form looks."""
        return _FIRST_MENTION if self.signature is _DEFINED else self.signature.form()

    @property
    def person(self) -> int | None:
        """The only one who is named."""
        return self.mention.person if self.mention is not None else None

    @property
    def named(self) -> bool:
        """Whether it names one person, and not by an office alone."""
        return self.person is not None and self.mention is not None and self.mention.form < Form.TITLE

    @property
    def whole(self) -> bool:
        """Whether a name stands here, or nothing in the line but who is called so."""
        if self.signature.place != "own":
            return self.named
        return self.person is not None or (self.again and likeness(folded(self.who)) >= _LIKE_A_NAME)

    @property
    def weight(self) -> float:
        """How likely somebody begins to speak here, if it is not in a list."""
        if self.person is None and not self.usual:
            return 0.0
        return SURE if self.again else UNSURE


def claims_of(look: Look, people: Sequence[Participant]) -> list[Claim]:
    """Return what the lines claim by their labels, among which `people` may be named."""
    directory = directory_of(Known(tuple(people)))
    begins = cache(
        partial(_begins, look.signatures, directory)
    )  # labels stand in the same words again and again
    found = [
        (one.line, *begun)
        for one in look.spanned
        if (begun := begins(one.line.text, one.line.folded, one.spans)) is not None
    ]
    names: dict[Signature, Counter[str]] = defaultdict(Counter)
    under = Counter[Signature]()
    right_below = {one.line.number for one in look.spanned if one.line.gap_after and not one.line.gap_before}
    for line, who, signature, _ in found:
        names[signature][who_key(who)] += 1
        under[signature] += line.number in right_below
    recurring = {form for form, who in names.items() if form is _DEFINED or recurs(who)}
    below = {
        form for form, who in names.items() if form.place == "own" and under[form] >= _MOSTLY * who.total()
    }
    return [
        Claim(
            line.number,
            who,
            signature,
            mention,
            signature is _DEFINED or names[signature][who_key(who)] >= AGAIN,
            signature in recurring,
            signature in below,
        )
        for line, who, signature, mention in found
    ]


def recurs(names: Counter[str]) -> bool:
    """Tell whether most of what stands in a form stands there again and again."""
    again = [count for count in names.values() if count >= AGAIN]
    return names.total() >= _FEW and 2 * sum(again) >= names.total()


def _begins(
    signatures: Signatures, directory: Directory, text: str, read: str, spans: Sequence[LabelSpan]
) -> tuple[str, Signature, Mention | None] | None:
    """Return what a line may begin with as a label, in which form, and whom that names; `read` is its folded text."""
    defined = definition(text, read)
    if defined is not None:
        mentions = [directory.mention(who) for who in (defined.who, defined.alias) if who]
        mentions = [directory.mention(who) for who in (defined.who, defined.alias) if who]
        return defined.alias or defined.who, _DEFINED, max(mentions, key=_names_one, default=None)
    likely = [
        (_names_one(mention), weight, span, mention)
        for span in spans
        for weight, mention in _likely(text, read, span, signatures, directory)
    ]
    if not likely:
        return None
    _, _, span, mention = max(likely, key=itemgetter(0, 1))
    return text[span.start : span.end].strip(), span.signature, mention


def _names_one(mention: Mention | None) -> bool:
    return mention is not None and mention.person is not None


def _likely(
    text: str, read: str, span: LabelSpan, signatures: Signatures, directory: Directory
) -> Iterator[tuple[float, Mention | None]]:
    """Yield the weight of the form of a span and whom it names, if it is likely a label."""
    form = signatures.weight(span.signature)
    group = signatures.group(span.signature, read[span.start : span.end])
    if form >= _LIKELY_FORM and group is not None:
        mention = directory.mention(text[span.start : span.end].strip())
        if group.weight + _gained(group, mention) > _LIKELY_NAME:
            yield form, mention


def _gained(group: Group, mention: Mention | None) -> float:
    return 0.0 if mention is None else max(0.0, _NAMED - max(likeness(group.who), group.known))
