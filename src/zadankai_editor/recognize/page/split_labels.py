"""Labels that are printed on two lines: what somebody is, and right below it what they are called.

The evidence is the whole document: a short line that stands, whenever it is printed, right above the same label,
and above most of those, is a part of it. No word tells so much: a heading stands above whoever speaks next.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import is_wordless, unwrapped
from zadankai_editor.recognize.cast.offices import tells_role
from zadankai_editor.recognize.lines import Line, Piece
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.ends import ends_words

_LONGEST_TITLE = 32
_AGAIN = 2
_MOSTLY = 0.6
_SURE = 9.0

Above = Mapping[int, Line]
"""The line right above another, by the index of that."""


def lines_above(lines: Sequence[Line], decided: Mapping[int, object]) -> Above:
    """Return the lines right above others that may be a part of these, if they are labels: they stand there again."""
    found = {
        below.index: line
        for line, below in pairwise(lines)
        if not below.gap_before and _is_short(line) and _may_be_title(line, decided)
    }
    counts = Counter(line.folded for line in found.values())
    again = {index: line for index, line in found.items() if counts[line.folded] >= _AGAIN}
    return found if again else {}


def _may_be_title(line: Line, decided: Mapping[int, object]) -> bool:
    if is_wordless(line.folded) or unwrapped(line.folded) is not None:
        return False
    return not line.has_picture and line.number not in decided


def join_labels(
    lines: Sequence[Line], above: Above, labels: Labels, decided: Mapping[int, object]
) -> list[Line]:
    """Return `lines`, with those `above` labels joined to these where they always are.

    A line about which somebody has `decided` stands alone.
    """
    whos = {line.index: who for line in lines if (who := labels.who(line)) is not None}
    usual = _usual(lines, above, whos)
    if not usual:
        return list(lines)
    may_be_label = whos.keys() | {line.index for line in lines if _is_short(line)}
    titles = {
        line.index: below
        for below, line in above.items()
        if (line.folded, whos.get(below)) in usual or (below in may_be_label and tells_role(line.folded))
    }
    joined: list[Line] = []
    for line in lines:
        if joined and titles.get(joined[-1].index) == line.index and line.number not in decided:
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _usual(lines: Sequence[Line], above: Above, whos: Mapping[int, str]) -> frozenset[tuple[str, str | None]]:
    """Return the lines that stand above one label whenever they are printed, if several do, or one is an office."""
    printed, labelled = Counter(line.folded for line in lines), Counter(whos.values())
    pairs = Counter((line.folded, whos[below]) for below, line in above.items() if below in whos)
    usual = frozenset(
        (title, who)
        for (title, who), count in pairs.items()
        if _AGAIN <= count == printed[title] and count >= _MOSTLY * labelled[who]
    )
    several = len({who for _, who in usual}) >= _AGAIN
    return usual if several or any(tells_role(title) for title, _ in usual) else frozenset()


def _is_short(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and not ends_words(line.folded)


def _joined(title: Line, label: Line) -> Line:
    text = f"{title.text}\u3000{label.text}"
    begin = len(text) - len(label.text)
    pieces = (Piece(title.number, 0, len(title.text)), Piece(label.number, begin, len(text), _SURE))
    return replace(
        title, text=text, folded=folded(text), gap_after=label.gap_after, hint=label.hint, pieces=pieces
    )
