"""Signs before what is said, of which a line says for whom they stand: `（○：委員、△：事務局）`.

The evidence is that of any legend: the signs begin sentences below, and no other labels stand behind them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.lines import Line

LEGEND_REASON = "発言者の略号の説明"
_LONGEST = 120
_BEFORE_TALK = 300
_FEWEST = 2
_SIGN = r"(?P<sign>[^\w\s、。,.・:;=()\[\]「」『』【】〔〕<>?!%&/…‥※―\-~])"
_NAME = r"(?P<name>[^\W\d_][\w・ ]{0,14}?)"
_TAIL = r"(?:の(?:発言|意見|質問))?(?:です|を示す|を表す)?"
_MEANS = r"(?: ?(?:印|マーク)(?: ?[:=…は―\-] ?|(?:…|・){2,3}| )| ?[:=…は―\-] ?|(?:…|・){2,3})"
_ENDS = r"(?: ?[、,/・;。] ?| +|$)"
_SIGN_FIRST = re.compile(f"{_SIGN}{_MEANS}{_NAME}{_TAIL}{_ENDS}")
_NAME_FIRST = re.compile(f"{_NAME} ?[:=…] ?{_SIGN}{_ENDS}")
_HEADING = re.compile(r"※ ?|(?:[【\[(<]?[^\W\d_]{2,8}[】\])>]?[ :]? ?)(?=[^\w\s、。])|")
_ROW = re.compile(
    r"(?P<sign>[^\w\s\u0000-\u2bff\u3000-\u33ff\uff00-\uffef])\ufe0f?(?P<name>[^\s(:、。/=]{1,16})"
)
_LABELLED = re.compile(r" ?([^\s:、。]{1,12})(?:[ :]|$)")


class _Told(NamedTuple):
    """A line of a legend, for whom each sign stands by it, and whether it says nothing else."""

    line: Line
    names: Mapping[str, str]
    whole: bool = True


def open_marks(lines: Sequence[Line]) -> list[Line]:
    """Let `lines` that begin with a sign of a legend begin with whom it stands for; return the legend's own lines.

    `○　賛成です。` becomes `委員：賛成です。`. Rows of a list that each begin with a sign of their own say it, too
    (`🐻クマさん（北の市）`): they lose the sign and are not returned, nor is a line of a legend that says more.
    Nothing is changed where the signs do not stand before what is said.
    """
    legend = _legend(lines[:_BEFORE_TALK])
    if legend and _open(legend, lines):
        return [one.line for one in legend if one.whole]
    rows = _rows(lines[:_BEFORE_TALK])
    if rows and _open(rows, lines):
        for one in rows:
            one.line.say(one.line.text[len(next(iter(one.names))) :].lstrip("\ufe0f"))
    return []


def _legend(lines: Sequence[Line]) -> list[_Told]:
    found = ((line, *_told(line.folded)) for line in lines if len(line.folded) <= _LONGEST)
    return [_Told(line, names, whole) for line, names, whole in found if names]


def _told(read: str) -> tuple[Mapping[str, str], bool]:
    """Return the names by the signs that a folded line tells of, and whether that is all it says."""
    heading = _HEADING.match(read)
    for form in (_SIGN_FIRST, _NAME_FIRST):
        for bare in (read, read[heading.end() :] if heading is not None else read):
            names, whole = _matched(form, (unwrapped(bare, "()[]") or bare).strip())
            if names:
                return names, whole
    return {}, False


def _matched(form: re.Pattern[str], text: str) -> tuple[Mapping[str, str], bool]:
    """Return the names by their signs up to the end of a text or of its first sentence, and whether nothing follows."""
    place, names = 0, dict[str, str]()
    while place < len(text):
        match = form.match(text, place)
        if match is None or match["sign"] in names:
            ended = text[place - 1] == "。" and len(names) >= _FEWEST
            return (names, False) if ended else ({}, False)
        names[match["sign"]] = match["name"].strip()
        place = match.end()
    return names, True


def _rows(lines: Sequence[Line]) -> list[_Told]:
    """Return the first line of each picture that begins lines, if all of these are rows above the talk."""
    first = dict[str, tuple[Line, str]]()
    for line in lines:
        row = _ROW.match(line.folded)
        if row is not None and unicodedata.category(row["sign"]) == "So":
            first.setdefault(row["sign"], (line, row["name"]))
    told = [_Told(line, {sign: name}) for sign, (line, name) in first.items()]
    return [] if any(ends_sentence(one.line.folded) for one in told) else told


def _open(told: Sequence[_Told], lines: Sequence[Line]) -> bool:
    """Let the lines below a legend begin with names, where its signs stand before what is said; tell whether they do.

    A sign with a label behind it (`●市長　`) is the mark of that label and stays one.
    """
    names = {sign: name for one in told for sign, name in one.names.items()}
    below = [line for line in lines if line.index > told[-1].line.index]
    said = {sign: [line for line in below if line.folded.startswith(sign)] for sign in names}
    opened = [sign for sign, found in said.items() if _are_said(sign, found)]
    if len(set(names.values())) < _FEWEST or not opened or not all(said.values()):
        return False
    for sign in opened:
        for line in said[sign]:
            line.say(f"{names[sign]}：{line.text[len(sign) :].lstrip()}")
    return True


def _are_said(sign: str, lines: Sequence[Line]) -> bool:
    """Tell whether what stands behind a sign is sentences, and not again and again the label of somebody."""
    behind = [line.folded[len(sign) :] for line in lines]
    sentences = sum(ends_sentence(words) or len(words) > 30 for words in behind)
    labels = Counter(match[1] for words in behind if (match := _LABELLED.match(words)))
    again = sum(count for count in labels.values() if count > 1)
    return 0 < len(lines) <= 2 * sentences and 2 * again < len(lines)
