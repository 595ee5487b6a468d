"""Sentences that go on over several lines: what stands within one is a part of it, be it the name of somebody."""

import re
from collections.abc import Iterator, Sequence

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.decode.roles import Cue, Option, Role
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import behind_number, mark_end

_GOES_ON = re.compile(
    "を(?=[^ ])|[がはに](?=[一-鿿ァ-ヶ0-9、]|(?:お|ご)[一-鿿])|と(?:なって|なり|いう|いった|いたし|して|し、)|"
    "で(?:す。|した。|ございます|あります)|の(?:各|両|[0-9一二三四五六七八九十]+(?:名|人|氏))"
)
"""How a line begins that begins no sentence: with a particle, or with the end of a predicate."""
_OPENS = re.compile("(?:[はがをにへとで]|として|ますと|ましては?)[、,]?$")
_NAMES = re.compile("[^ 、・,]{1,7}(?:[ 、・,]+[^ 、・,]{1,7})*")
_LONGEST_ROW = 60
_MOST_ROWS = 40
_AMID = 7.0
"""How much less likely a row within a sentence is a label, a heading or a caption."""
_SHOWN = (Role.CAPTION, Role.HEADING, Role.LABEL_ALONE, Role.PROMPT_ALONE, Role.CLOSING)
_BY_FORM = (Cue.NOTHING, Cue.WORDS, Cue.STRANGER, Cue.MARK)


def begins_amid(line: Line) -> bool:
    """Tell whether a line cannot begin a sentence."""
    return _GOES_ON.match(line.folded) is not None


def rows_amid(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of rows within a sentence: short lines above one that begins no sentence.

    They begin with the line that leaves the sentence open; where none does, they reach as far as they are alike.
    """
    return frozenset(place for end, line in enumerate(lines) if begins_amid(line) for place in _rows(lines, end))


def _rows(lines: Sequence[Line], end: int) -> Iterator[int]:
    first = end
    while first > max(0, end - _MOST_ROWS) and _is_row(lines[first - 1]):
        first -= 1
    if first < end and first > 0 and _OPENS.search(lines[first - 1].folded):
        return iter(range(first - 1, end))
    while first < end and not _are_alike(lines[first], lines[end - 1]):
        first += 1
    return iter(range(first, end))


def _is_row(line: Line) -> bool:
    """Tell whether a line may be one of a list within a sentence, and neither begins nor ends the sentence."""
    read = line.folded
    return bool(read) and len(read) <= _LONGEST_ROW and not ends_sentence(read) and not _OPENS.search(read)


def _are_alike(one: Line, other: Line) -> bool:
    """Tell whether a number or a mark stands before both of two lines or before none, and they are set alike."""
    numbers = [behind_number(line.folded) > 0 for line in (one, other)]
    marks = [line.folded[: mark_end(line.folded, 0)] for line in (one, other)]
    return numbers[0] == numbers[1] and marks[0] == marks[1] and one.indented == other.indented


def within_sentences(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> list[Sequence[Option]]:
    """Return `options`, where rows within a sentence are likelier a part of it than anything else."""
    rows = rows_amid(lines)
    return [
        [_amid(option) for option in ways] if place in rows else ways for place, ways in enumerate(options)
    ]


def _amid(option: Option) -> Option:
    named = option.role is Role.LABEL and _NAMES.fullmatch(folded(option.text)) is not None
    shown = option.role in _SHOWN and option.cue in _BY_FORM
    return option._replace(score=option.score - _AMID) if named or shown else option
