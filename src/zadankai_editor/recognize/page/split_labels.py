"""Labels that are printed on two lines: what somebody is, and right below it what they are called.

The evidence is the whole document: a short line that stands, whenever it is printed, right above the same label,
and above most of those, is a part of it. No word tells so much: a heading stands above whoever speaks next.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import is_wordless, unwrapped
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.breaks import Labels
from zadankai_editor.recognize.page.ends import ends_words
from zadankai_editor.recognize.spans.line_spans import spans_by_form

_LONGEST_TITLE = 32
_AGAIN = 2
_MOSTLY, _HARDLY = 0.6, 0.75
_SURE = 9.0

Above = Mapping[int, Line]
"""The line right above another, by the index of that."""


def lines_above(lines: Sequence[Line], decided: Mapping[int, object]) -> Above:
    """Return the lines right above others that may be a part of these, if they are labels: they stand there again.

    Where blank lines stand between all lines they part nothing.
    """
    everywhere = all(line.gap_before for line in lines)
    found = {
        below.index: line
        for line, below in pairwise(lines)
        if (everywhere or not below.gap_before) and _is_short(line) and _may_be_title(line, decided)
    }
    counts = Counter(line.folded for line in found.values())
    again = {index: line for index, line in found.items() if counts[line.folded] >= _AGAIN}
    return found if again else {}


def _may_be_title(line: Line, decided: Mapping[int, object]) -> bool:
    if is_wordless(line.folded) or unwrapped(line.folded) is not None:
        return False
    opened = line.folded.count("(") != line.folded.count(")")
    return not opened and not line.has_picture and line.number not in decided


def join_labels(
    lines: Sequence[Line], above: Above, labels: Labels, decided: Mapping[int, object]
) -> list[Line]:
    """Return `lines`, with those `above` labels joined to these where they always are.

    A line about which somebody has `decided` stands alone.
    """
    usual = _usual(lines, above, labels)
    if not usual:
        return list(lines)
    joined: list[Line] = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        title = above.get(line.index) if line.number not in decided else None
        if title is not None and joined[-1] is title and _are_parts(title, line, below, usual):
            joined[-1] = _joined(title, line)
        else:
            joined.append(line)
    return joined


def _are_parts(title: Line, label: Line, below: Line | None, usual: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a line says what they are whom the next one names, by what is `usual` or in words that do.

    Both stand together in a row of a list; whoever is named there has nothing to say right below.
    """
    called, told = key(label.folded), key(title.folded)
    if any(called.startswith(who) for who in usual.get(title.folded, ())):
        return True
    speaks = below is not None and not below.gap_before and not _is_short(below)
    named = any(who in told for whos in usual.values() for who in whos)
    return is_role(title.folded) and not named and _is_short(label) and (speaks or not is_role(label.folded))


def _usual(lines: Sequence[Line], above: Above, labels: Labels) -> Mapping[str, Collection[str]]:
    """Return the labels by the line that hardly ever stands but above one of them, if several do or one is a role."""
    pairs = Counter(
        (above[line.index].folded, who)
        for line in lines
        if line.index in above and (who := labels.who(line)) is not None
    )
    again = [(title, who, count) for (title, who), count in pairs.items() if count >= _AGAIN]
    if not again:
        return {}
    printed, labelled = Counter(line.folded for line in lines), Counter(map(labels.who, lines))
    usual: dict[str, set[str]] = defaultdict(set)
    for title, who, count in again:
        if count >= max(_HARDLY * printed[title], _MOSTLY * labelled[who]):
            usual[title].add(who)
    several = len(set().union(*usual.values())) >= _AGAIN
    return usual if several or any(map(is_role, usual)) else {}


def _is_short(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and not ends_words(line.folded)


def _joined(title: Line, label: Line) -> Line:
    """Return the two lines as one; where the first is no office in so many words, the other alone says who."""
    text = f"{title.text}\u3000{label.text}"
    begin = len(text) - len(label.text)
    pieces = title.pieces_with(label, begin, _SURE)
    joined = replace(
        title, text=text, folded=folded(text), gap_after=label.gap_after, hint=label.hint, pieces=pieces
    )
    if not is_role(title.folded):
        joined.spans = tuple(
            span._replace(start=begin + span.start, end=begin + span.end, begin=begin + span.begin)
            for span in spans_by_form(label)
        )
    return joined
