"""What stands amid something said, and may be the label of somebody else all the same.

Not sure enough to be read as a label, and too likely to be passed over in silence: a doubt asks.
"""

import re
from collections.abc import Callable, Collection

from zadankai_editor.readers.structure import LineRole
from zadankai_editor.recognize.cuts import Style, cuts
from zadankai_editor.recognize.labels import bold_label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.marks import reading
from zadankai_editor.recognize.names import is_title, parse_name
from zadankai_editor.recognize.strangers import Signature
from zadankai_editor.recognize.vocabulary import ASIDE, NO_SPEAKER, STAGE_DIRECTION

_LONGEST = 8
_LONGEST_INSIDE = 20
_KANA = re.compile("[ぁ-んァ-ヶー]+")
_DIGITS = re.compile("[0-9]+")
_BRACKETED = re.compile(r"[【\[<《〈](?P<inside>[^【】\[\]<>《》〈〉]{1,20})[】\]>》〉](?P<rest> *.)?")
_ROUND = re.compile(r"\((?P<inside>[^()]{1,20})\)")
_POINTED = re.compile(r"(?P<who>[^ 、。「」()!?:>→⇒=|/]{1,10}?)(?P<by>(?:氏|さん|君|様)?:|[>→⇒=|]) *[^ ]")

Knows = Callable[[str], bool]
"""Tells whether somebody in the list is called so."""


def hidden_label(line: Line, usual: Collection[Signature], knows: Knows) -> str | None:
    """Return what begins a line as a label might, as printed; `None` where nothing does.

    `usual` are the signatures of the labels in this document.
    """
    return (
        _in_brackets(line, usual, knows)
        or _as_usual(line, usual)
        or _pointing(line, knows)
        or _set_off(line, usual)
    )


def second_label(rest: str) -> str | None:
    """Return the brackets with which the text behind a label in brackets begins: two speak at once, maybe."""
    match = _BRACKETED.match(reading(rest))
    return rest[: match.end("inside") + 1] if match and not _is_event(match["inside"]) else None


def _in_brackets(line: Line, usual: Collection[Signature], knows: Knows) -> str | None:
    first = line.read[:1]
    if first not in "【[<《〈(" or not first:
        return None
    match = _BRACKETED.match(line.read)
    if match is not None:
        inside = match["inside"].strip()
        return None if _is_event(inside) or _DIGITS.fullmatch(inside) else line.text[: match.end("inside") + 1]
    match = _ROUND.match(line.read)
    if match is None or _is_event(match["inside"]):
        return None
    alone = match.end() == len(line.read)
    marks = {mark for style, mark in usual if (style is Style.OWN_LINE if alone else style is Style.BRACKETS)}
    inside = match["inside"].strip()
    named = len(inside) <= _LONGEST and (is_title(inside) or parse_name(inside) is not None)
    if knows(inside) or ("()" in marks and named and not _KANA.fullmatch(inside)):
        return line.text[: match.end()]
    return None


def _is_event(inside: str) -> bool:
    read = reading(inside)
    return ASIDE.fullmatch(read) is not None or STAGE_DIRECTION.search(read) is not None


def _as_usual(line: Line, usual: Collection[Signature]) -> str | None:
    for cut in cuts(line.read):
        who = line.read[cut.start : cut.end].strip()
        if (cut.style, cut.mark) not in usual or len(who) > _LONGEST or NO_SPEAKER.fullmatch(who):
            continue
        if (parse_name(who) is not None and not _KANA.fullmatch(who)) or is_title(who):
            return line.text[: cut.end].strip()
    return None


def _pointing(line: Line, knows: Knows) -> str | None:
    match = _POINTED.match(line.read)
    return line.text[: match.end("by")] if match and knows(match["who"]) else None


def _set_off(line: Line, usual: Collection[Signature]) -> str | None:
    """Return what the source itself sets off: bold where labels are, or the left cell of two."""
    bold = bold_label(line)
    if bold is not None and any(style is Style.BOLD for style, _ in usual):
        return bold[0]
    if line.has_role(LineRole.TABLE_ROW):
        left, tab, right = line.text.partition("\t")
        if tab and right.strip() and len(left.strip()) <= _LONGEST_INSIDE and "\t" not in right:
            return left.strip() or None
    return None


