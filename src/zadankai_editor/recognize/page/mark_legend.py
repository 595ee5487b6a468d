"""Signs before what is said, of which a line says for whom they stand: `（○：委員、△：事務局）`.

The evidence is that of any legend: each sign begins sentences elsewhere, and no other labels stand behind it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.marks import ends_sentence, unwrapped
from zadankai_editor.recognize.lines import Line

LEGEND_REASON = "発言者の略号の説明"
_LONGEST = 120
_BEFORE_TALK = 300
_FEWEST = 2
_SIGN = r"(?P<sign>[^\w\s、。,.・:;=()\[\]「」『』【】〔〕<>?!%&/…‥―\-~]{1,2})"
_NAME = r"(?P<name>[^\W\d_][\w・ ]{0,14}?)"
_TAIL = r"(?:の(?:発言|意見|質問))?(?:です|を示す|を表す)?"
_MEANS = r"(?: ?(?:印|マーク)(?: ?[:=…は―\-] ?|(?:…|・){2,3}| )| ?[:=…は―\-] ?|(?:…|・){2,3})"
_ENDS = r"(?: ?[、,/・;。] ?| +|$)"
_SIGN_FIRST = re.compile(f"{_SIGN}{_MEANS}{_NAME}{_TAIL}{_ENDS}")
_NAME_FIRST = re.compile(f"{_NAME} ?[:=…] ?{_SIGN}{_ENDS}")
_HEADING = re.compile(r"※ ?|(?:[【\[(<]?[^\W\d_]{2,8}[】\])>]?[ :]? ?)(?=[^\w\s、。])|")
_LABELLED = re.compile(r" ?([^\s:、。]{1,12})(?:[ :]|$)")


class _Told(NamedTuple):
    """A line of a legend, and for whom each sign stands by it."""

    line: Line
    names: Mapping[str, str]


def open_marks(lines: Sequence[Line]) -> list[Line]:
    """Let `lines` that begin with a sign of a legend begin with whom it stands for; return the legend's own lines.

    `○　賛成です。` becomes `委員：賛成です。`. Nothing is changed, and nothing returned, where no legend explains the signs.
    """
    told = [_Told(line, names) for line in lines[:_BEFORE_TALK] if (names := dict(_pairs(line.folded)))]
    names = {sign: name for one in told for sign, name in one.names.items()}
    below = [line for line in lines if told and line.index > told[-1].line.index]
    said = {sign: [line for line in below if line.folded.startswith(sign)] for sign in names}
    if len(names) < _FEWEST or not all(_is_said(sign, found) for sign, found in said.items()):
        return []
    for sign, found in said.items():
        for line in found:
            line.say(f"{names[sign]}：{line.text[len(sign) :].lstrip()}")
    return [one.line for one in told]


def _pairs(read: str) -> Iterator[tuple[str, str]]:
    """Yield the signs and names of a folded line that holds nothing else."""
    if len(read) > _LONGEST:
        return
    heading = _HEADING.match(read)
    for form in (_SIGN_FIRST, _NAME_FIRST):
        for bare in (read, read[heading.end() :] if heading is not None else read):
            pairs = list(_matched(form, (unwrapped(bare, "()[]") or bare).strip()))
            if pairs:
                yield from pairs
                return


def _matched(form: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    place, pairs = 0, list[tuple[str, str]]()
    while place < len(text):
        match = form.match(text, place)
        if match is None:
            return
        pairs.append((match["sign"], match["name"].strip()))
        place = match.end()
    yield from pairs if len({sign for sign, _ in pairs}) == len(pairs) else ()


def _is_said(sign: str, lines: Sequence[Line]) -> bool:
    """Tell whether what stands behind a sign is sentences, and not again and again the label of somebody."""
    behind = [line.folded[len(sign) :] for line in lines]
    sentences = sum(ends_sentence(words) or len(words) > 30 for words in behind)
    labels = Counter(match[1] for words in behind if (match := _LABELLED.match(words)))
    again = sum(count for count in labels.values() if count > 1)
    return 0 < len(lines) <= 2 * sentences and 2 * again < len(lines)
