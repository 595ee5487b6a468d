"""The labels that a line may begin with, each with its weight: its form in this document, and whom it means."""

import re
from dataclasses import replace
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.likeness import NOBODY, likeness
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import EVERYBODYS_OFFICES
from zadankai_editor.recognize.cast.sides import SIGNS
from zadankai_editor.recognize.convention.signatures import Signatures
from zadankai_editor.recognize.labels import Label, LabelReader, definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import (
    LabelSpan,
    Signature,
    behind_number,
    mark_end,
    text_behind,
)
from zadankai_editor.recognize.spans.line_spans import spans_of
from zadankai_editor.recognize.vocabulary import HONORIFICS, TITLE_TAILS

_FORM_WEIGHT = 0.7
_THRESHOLD = 2.5
_DEFINED = 6.0
_DECIDED = 30.0
_MOST = 5.0
_LONGEST_NAME = 14
_NO_NAME = -2.5
_WORTH_READING = -6.0
_FORMS = {
    Form.FULL: 4.5,
    Form.ALIAS: 4.5,
    Form.FAMILY: 4.0,
    Form.TITLED: 4.0,
    Form.TITLE: 2.5,
    Form.END_OF_TITLE: 2.0,
    Form.ROLE: 3.5,
}


_GLUED = re.compile(r"[。!?」)](?P<who>[^。!?「」、()]{1,20}(?:\([^。!?「」、()]{1,12}\))?)$")
_PARTS_BY_ITSELF = {":": 2.0, "「": 0.5, ")": 0.5}
"""How much more a separator says behind a name that is known, however rare it is in the document."""

_CITED = 5.0
"""How much less it says where more stands behind the quotation mark that closes: somebody tells what was said."""

_TOLD = 1.5
"""How much more it says behind a name that is known that the source sets it apart."""


class Weighed(NamedTuple):
    """A label with its weight; `stranger`: nobody known is called so."""

    label: Label
    weight: float
    signature: Signature
    stranger: bool = False
    names_whole: bool = False
    """Whether the line says no more than how somebody is called, who need not speak."""


_TOLD_OF = re.compile("(?P<given>[^ 。、]{1,8}?)(?:さん|さま|様|氏|君|くん|先生)[はがのをにともへ、]")
"""How words go on behind a family name where they tell of its bearer: `甲野　洋さんは`."""


class LineLabels:
    """Weighs the labels of lines, which are to be read in their order: first mentions define short forms."""

    def __init__(
        self, reader: LabelReader, signatures: Signatures, *, listed: float = 0.0, spaced: bool = False
    ) -> None:
        self._reader, self._listed, self._spaced = reader, listed, spaced
        self._signatures = signatures
        self._read: dict[tuple[Signature, str, str], tuple[Label, float, bool] | None] = {}
        self._learnt = reader.learnt

    @property
    def learnt(self) -> int:
        """How many short forms have been learnt so far: from then on labels may mean somebody else."""
        return self._reader.learnt

    def begins_part(self, line: Line) -> bool:
        """Tell whether a list begins here amid the talk."""
        return line.number in self._reader.parts

    def reach(self, line: Line) -> None:
        """Go on to a line of a list: labels below it may mean somebody else."""
        self._reader.reach(line.number)

    def of(self, line: Line) -> list[Weighed]:
        """Return the labels that `line` may begin with, the likeliest first."""
        mentioned = self._first_mention(line) if "(" in line.folded else None
        if mentioned is not None:
            return [mentioned]
        if self._learnt != self._reader.learnt:
            self._read.clear()
            self._learnt = self._reader.learnt
        spans = spans_of(line, spaced=self._spaced)
        found = [weighed for span in spans if (weighed := self._weighed(line, span))]
        found.sort(key=lambda weighed: -weighed.weight)
        return found[:3]

    def _first_mention(self, line: Line) -> Weighed | None:
        """Return the first mention that a line begins with, perhaps behind a number or a mark."""
        alone = {span.start: span.signature for span in spans_of(line) if span.signature.place == "own"}
        begins = {0, behind_number(line.folded), mark_end(line.folded, 0), *alone}
        found = (
            (begin, definition(line.text[begin:], line.folded[begin:]))
            for begin in sorted(begins, reverse=True)
        )
        begin, defined = next((one for one in found if one[1] is not None), (0, None))
        if defined is None:
            return None
        label = self._reader.first_mention(defined)
        said = text_behind(folded(label.rest))
        usual = Signature(parting=":", place="line" if said else "own")
        signature = usual if said else alone.get(begin, usual)
        label = replace(label, rest=label.rest[len(label.rest) - len(said) :], signature=signature)
        return Weighed(label, _DEFINED, signature, stranger=not label.speakers)

    def glued(self, line: Line, following: Line | None) -> Label | None:
        """Return the label of somebody known at the end of a line of somebody else's words, with text below it."""
        if following is None or following.gap_before or line.folded[-1:] in "。!?」、":
            return None
        match = _GLUED.search(line.folded)
        if match is None:
            return None
        who = line.text[match.start("who") :].strip()
        found = self._reader.resolved(Label(who, line.text[: match.start("who")].rstrip()), who)
        return found if found is not None and (found.speakers or found.moderator) else None

    def _weighed(self, line: Line, span: LabelSpan) -> Weighed | None:
        text = line.text
        bare = text[span.start : span.end].strip()
        if self._is_side(line, span):
            return None
        if span.signature.place == "end":
            printed, rest = text[span.begin :].strip(), text[: span.begin].strip()
        elif span.signature.place == "own":
            printed, rest = text.rstrip(" :：　"), ""
        else:
            closing = len(span.signature.brackets) // 2
            whole = self._with_more(line, span)
            printed, rest = text[: whole.end + closing].strip(), text[whole.begin :].strip()
            if not rest and whole is span:
                return None
        entry = (span.signature, bare, printed)
        if entry not in self._read:
            self._read[entry] = self._weigh(span.signature, bare, printed)
        known = self._read[entry]
        if known is None:
            return None
        label, weight, stranger = known
        if span.signature.parting == "「" and _goes_on(rest):
            weight -= _CITED
        told = _TOLD_OF.match(folded(rest)) if span.signature.parting == " " else None
        if told is not None and self._names_whole(bare, told["given"]):
            weight -= _CITED
        names = bool(rest) and span.signature.parting == " " and self._names_whole(bare, rest)
        return Weighed(label.before(rest), weight, span.signature, stranger, names)

    def _with_more(self, line: Line, span: LabelSpan) -> LabelSpan:
        """Return the longer label that begins with a span, is nobody by itself and stands again: `甲野／浜地区：…`."""
        if span.signature.place != "line" or span.signature.parting in (":", " "):
            return span
        for other in spans_of(line, spaced=self._spaced):
            if other.start == span.start and other.end > span.end and other.signature.place != "end":
                who = line.text[other.start : other.end].strip()
                group = self._signatures.group(other.signature, folded(who))
                again = group is not None and 1 < group.count == group.spoken
                if again and self._reader.resolved(Label(who), who) is None:
                    return other
        return span

    def _is_side(self, line: Line, span: LabelSpan) -> bool:
        """Tell whether a span is one side of a label that the document parts by a sign: `甲野/浜地区`."""
        if span.signature.place != "line" or span.signature.parting not in SIGNS:
            return False
        longer = (other for other in spans_of(line, spaced=self._spaced) if other.start == span.start)
        return any(
            other.end > span.end and self._reader.shows(line.text[other.start : other.end])
            for other in longer
        )

    def _names_whole(self, who: str, rest: str) -> bool:
        """Tell whether what stands behind a space goes on with a name, or is an office or honorific behind it."""
        behind = folded(rest).replace(" ", "").rstrip("。、")
        if len(behind) > _LONGEST_NAME:
            return False
        if behind in HONORIFICS or (behind in TITLE_TAILS and not rest.endswith(("。", "!", "！"))):
            return True
        found = self._reader.resolved(Label(who), without_honorific(f"{who}{_without_office(behind)}"))
        return (
            found is not None
            and found.form in (Form.FULL, Form.TITLED)
            and bool(found.speakers or found.meant)
        )

    def _weigh(self, signature: Signature, bare: str, printed: str) -> tuple[Label, float, bool] | None:
        if not bare or self._reader.denies(bare):
            return None
        mark = signature.mark + signature.brackets
        label = Label(
            printed, who=bare, signature=signature, loose=signature.parting in (" ", "「", ")") and not mark
        )
        found = self._reader.resolved(label, bare)
        read = folded(bare)
        group = self._signatures.group(signature, read)
        recurrence = (
            0.0 if group is None else min(2.5, 0.6 * (group.weight - max(likeness(group.who), group.known)))
        )
        if recurrence > 0 and likeness(read) <= _NO_NAME:
            recurrence *= 0.3
        form = self._signatures.weight(signature)
        who, stranger = self._who(found, read)
        if not stranger:
            form += _PARTS_BY_ITSELF.get(signature.parting, 0.0)
            form += 1.5 * bool(signature.brackets) + _TOLD * bool(signature.source)
        if stranger:
            who -= self._listed
        else:
            who += 0.1 * len(bare)  # of two labels that mean somebody the longer is the whole one
        weight = (
            _FORM_WEIGHT * form + max(NOBODY, min(_MOST + 0.1 * len(bare), who + recurrence)) - _THRESHOLD
        )
        if found is not None and found.decided:
            weight = _DECIDED
        if weight < _WORTH_READING:
            return None
        if found is None:
            found = replace(label, problem=f"「{bare}」にあたる参加者がいません")
        return found, weight, stranger

    @staticmethod
    def _who(found: Label | None, bare: str) -> tuple[float, bool]:
        """Return how much a label names somebody, and whether it is somebody whom nobody knows."""
        like = likeness(bare)
        if found is None:
            return like, True
        if found.moderator:
            return 3.5, False
        if found.placeholder or found.undecided:
            return 3.0, False
        if found.speakers:
            return max(like, _FORMS.get(found.form, 2.0) - 0.7 * (found.problem is not None)), False
        return max(like, 2.5 if found.meant else 1.0), not found.meant


def _goes_on(quoted: str) -> bool:
    """Tell whether words stand behind a quotation that a text begins with."""
    read, depth = folded(quoted), 0
    for place, char in enumerate(read):
        depth += (char == "「") - (char == "」")
        if depth == 0:
            return any(other.isalnum() for other in read[place + 1 :])
    return False


def _without_office(name: str) -> str:
    """Return a name without the office that anybody may have behind it: `次郎議員`."""
    return next((name.removesuffix(o) for o in EVERYBODYS_OFFICES if name.endswith(o) and name != o), name)


def known_weight(reader: LabelReader, who: str) -> float:
    """Return how much a folded label names somebody whom the document knows (`NOBODY` where none)."""
    found = reader.resolved(Label(who), who)
    if found is None:
        return NOBODY
    if found.moderator or found.speakers:
        return _FORMS.get(found.form, 3.0)
    return 2.5 if found.meant or found.placeholder else NOBODY
