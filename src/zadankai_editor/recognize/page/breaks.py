"""Paragraphs that are broken into lines of one width, and what is one line again where that is sure.

The evidence is the whole document: lines that end amid a sentence are all about as long, and hardly any is longer.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log, log2
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.ends import amid_phrase, ends_words, goes_on_by_form
from zadankai_editor.record.texts import glue

SURE = 3.0
"""From here on lines are joined before anything is read; below it the decoder weighs."""
_SIGNED = 6.0
_BY_COLUMNS = 1.5
_FEW = 2.0
_NARROWEST = 16
_WINDOW = 4
_WORD = re.compile(r"[!-~]+")
_HALF_WIDTH = re.compile("[\uff61-\uffdc]")
_WHITE = re.compile("[ \u3000\t]")
_TABLED = re.compile(r"[^ \u3000\t](?:\t|[ \u3000]{3,}|\u3000[ \u3000])[^ \u3000\t]")
"""A gap within a line, wider than between two words: so cells of a table stand apart, and no words of a paragraph."""
_MARKED = re.compile(r"[^\w\s「『(\[・…ー、。,.]")


@dataclass(frozen=True)
class Width:
    """How long lines are where they are broken: from `least` on, in columns of half a character or in characters."""

    least: int
    columns: bool
    weight: float

    def length(self, text: str) -> int:
        """Return the length of a folded or printed text."""
        return _columns(text) if self.columns else len(text)

    def is_filled_by(self, text: str) -> bool:
        """Tell whether a text is as long as a whole line."""
        return self.length(text) >= self.least

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether a line, no longer than others, had no room for the next word of the line below."""
        slack = 2 * (1 + self.columns) if line.indented else 0
        length = self.length(line.text) + slack
        word = _WORD.match(following.folded)
        if word and length < self.least:
            length += len(word[0]) + 1
        return self.least <= length < self.least + 2 * _WINDOW * (1 + self.columns)


def line_width(lines: Sequence[Line]) -> Width | None:
    """Return how long the lines of a document are where they are broken; `None` where they are not."""
    amid = [not ends_words(line.folded) for line in lines]
    widths = [
        width for columns in (False, True) if (width := _width(lines, amid, columns=columns)) is not None
    ]
    return max(widths, key=lambda width: width.weight - _BY_COLUMNS * width.columns, default=None)


def _width(lines: Sequence[Line], amid: Sequence[bool], *, columns: bool) -> Width | None:
    """Return the width, counted in columns or in characters; `amid`: the line ends amid a sentence."""
    narrowest = _NARROWEST * (1 + columns)
    lengths = [_columns(line.text) if columns else len(line.text) for line in lines]
    cut = Counter(
        length for open_, length in zip(amid, lengths, strict=True) if open_ and length >= narrowest
    )
    ordered = sorted(lengths)
    widths = (Width(least, columns, _weight_of(least, cut, ordered)) for least in cut)
    best = max(widths, key=lambda width: (width.weight, width.least), default=None)
    return best if best is not None and best.weight > 0 else None


def _weight_of(least: int, cut: Mapping[int, int], ordered: Sequence[int]) -> float:
    """Return how much the lengths of all lines, and of those `cut` amid a sentence, say that one is at `least` long."""
    full = sum(cut.get(least + more, 0) for more in range(_WINDOW))
    ended = bisect_left(ordered, least + _WINDOW) - bisect_left(ordered, least) - full
    longer = len(ordered) - bisect_left(ordered, least + _WINDOW + 2)
    return (
        1.6 * log2(1 + full)
        - 2.2
        - 20.0 * max(0.0, longer - 0.25 * full) / (full + longer)
        - 4.0 * max(0.0, ended / (full + ended) - 0.3)
    )


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    narrow = len(text.encode("ascii", "ignore"))  # a tenth of the time that asking about each character takes
    return 2 * len(text) - narrow - len(_HALF_WIDTH.findall(text))


class Labels(NamedTuple):
    """Whether a line begins as labels do here, is nothing but a label, or holds only that of what is said above.

    And what is common to all labels like that with which a line begins.
    """

    begin: Callable[[Line], bool]
    alone: Callable[[Line], bool]
    sign: Callable[[Line], bool]
    who: Callable[[Line], str | None]


def weigh_breaks(lines: Sequence[Line], labels: Labels, width: Width | None = None) -> dict[int, float]:
    """Return how much each line, by its index, goes on in the paragraph of the line before; few or none elsewhere.

    `width` is that of the lines where it is known.
    """
    width = width or line_width(lines)
    if width is None:
        return {}
    tabled = {line.index for line in lines if _is_tabled(line.text)}
    full: list[tuple[Line, Line]] = []
    short: list[tuple[Line, Line]] = []
    for a, b in pairwise(lines):
        if a.text and b.text and b.hint is None and not {a.index, b.index} <= tabled:
            (full if width.is_full(a, b) else short).append((a, b))
    ended = frozenset(line.index for line in lines if ends_words(line.folded))
    habits = _Habits(full, short, labels, ended, few=width.weight < _FEW)
    told = ended | {a.index for a, _ in full}
    most = min(2.5, 0.5 * width.weight)
    return {b.index: habits.weight(a, b) + most - 2.5 * (b.index not in told) for a, b in full}


def _is_tabled(text: str) -> bool:
    return _WHITE.search(text) is not None and _TABLED.search(text) is not None


class _Habits:
    """Whether lines that go on are set in or stand behind blank lines, and others are not."""

    def __init__(
        self,
        full: Sequence[tuple[Line, Line]],
        short: Sequence[tuple[Line, Line]],
        labels: Labels,
        ended: Collection[int],
        *,
        few: bool,
    ) -> None:
        self._labels, self._few, self._ended = labels, few, ended
        sure = [b for a, b in full if a.index not in ended]
        new = [b for a, b in short if a.index in ended and not labels.begin(b)]
        self._indent = _ratios([b.indented for b in sure], [b.indented for b in new])
        self._gap = _ratios([b.gap_before for b in sure], [b.gap_before for b in new], prior=0.6)
        beginnings = [b for b in new if not b.gap_before]
        self._paragraphs = (len(beginnings) + 1) / (len(short) + 4)

    def weight(self, before: Line, line: Line) -> float:
        """Return how much a line goes on where the one before it is full."""
        if self._labels.sign(line):
            return _SIGNED
        if self._labels.alone(before):
            return -_SIGNED
        introduced = definition(before.text, before.folded)
        if introduced is not None and not introduced.rest:
            return -_SIGNED
        weight = self._indent[line.indented] + self._gap[line.gap_before]
        if before.index in self._ended:
            weight += -1.0 - 3.0 * (self._paragraphs - 0.2)
        else:
            weight += (
                1.0 + 0.7 * goes_on_by_form(before, line) + 7.0 * _closes_bracket(before.folded, line.folded)
            )
            weight -= 2.0 * (self._few and amid_phrase(before.folded, line.folded) == 0)
        if self._labels.begin(line):
            weight -= 6.0
        if _MARKED.match(line.folded):
            weight -= 4.0
        return weight


def _ratios(going_on: Sequence[bool], new: Sequence[bool], prior: float = 0.3) -> tuple[float, float]:
    """Return the logarithms of how much likelier a line goes on without and with what is looked at."""
    one = (sum(going_on) + 0.5 * prior) / (len(going_on) + 1)
    other = (sum(new) + prior) / (len(new) + 1)
    return max(-4.0, min(4.0, log((1 - one) / (1 - other)))), max(-4.0, min(4.0, log(one / other)))


def join_lines(
    lines: Sequence[Line], weights: Mapping[int, float], decided: Mapping[int, object]
) -> list[Line]:
    """Return `lines`, with those joined to the one before that surely go on; others know from now on how much they do.

    A line about which somebody has `decided` stands alone.
    """
    joined: list[Line] = []
    for line in lines:
        weight = weights.get(line.index, 0.0)
        alone = line.number in decided or not joined or joined[-1].number in decided
        if weight >= SURE and not alone:
            joined[-1] = _longer(joined[-1], line, weight)
        else:
            line.goes_on = 0.0 if alone else weight
            joined.append(line)
    return joined


def _closes_bracket(before: str, line: str) -> bool:
    """Tell whether a bracket stands open at the end of a folded line that the line below closes."""
    return before.count("(") > before.count(")") and line.count(")") > line.count("(")


def seam(before: str, behind: str) -> str:
    """Return what stands between the pieces of a broken line: a space between Latin words, nothing within a number."""
    between = glue(before, behind)
    return "" if before[-1:].isdigit() and behind[:1].isdigit() else between


def _longer(line: Line, more: Line, weight: float) -> Line:
    """Return a line with another behind it: nothing between Japanese words, a space between Latin ones."""
    begin = len(line.text) + len(seam(line.text, more.text))
    text = line.text.ljust(begin) + more.text
    pieces = line.pieces_with(more, begin, weight)
    return replace(line, text=text, folded=folded(text), gap_after=more.gap_after, pieces=pieces)
