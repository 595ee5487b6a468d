"""Sentences that go on over several lines: what stands within one is a part of it, be it the name of somebody."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.decode.roles import LABELLED, Cue, Ending, Option, Role, by_ways
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import behind_number, mark_end

_GOES_ON = re.compile(
    "を(?=[^ ])|[がはに](?=[一-鿿ァ-ヶ0-9、]|(?:お|ご)[一-鿿])|と(?:なって|なり|いう|いった|いたし|して|し、)|"
    "で(?:す。|した。|ございます|あります)|の(?=お?[一-鿿0-9])|以上の?(?:お?[0-9一二三四五六七八九十両]|方々|皆)"
)
"""How a line begins that begins no sentence: with a particle, the end of a predicate, or a count of what is above."""
_OPENS = re.compile("(?:[はがをにへとで]|として|ますと|ましては?)[、,]?$")
_NAMES = re.compile("[^ 、・,]{1,7}(?:[ 、・,]+[^ 、・,]{1,7})*")
_LONGEST_ROW = 60
_MOST_ROWS = 40
_LONGEST_SAID = 30
_AMID, _NO_LABEL = 7.0, -3.0
"""How much less likely a row within a sentence, or among names, is a label, and how likely at most."""
_SHOWN_AMID, _SHOWN_AMONG = 7.0, 4.0
"""How much less likely a row within a sentence is a heading or a caption, and one among names."""
_NOTHING_SAID, _SURELY = 5.0, 2.0
"""How much less likely a line is a stranger's label with nothing said below it, and from where on it surely is one."""
_UNUSUAL, _RARELY = 2.0, 0.1
_SHOWN = (Role.CAPTION, Role.HEADING, Role.PROMPT_ALONE)
_UNSAID = (Role.LISTED, Role.OUT)
_BY_FORM = (Cue.NOTHING, Cue.WORDS, Cue.STRANGER, Cue.MARK)


def begins_amid(line: Line) -> bool:
    """Tell whether a line is said and cannot begin a sentence."""
    return _GOES_ON.match(line.folded) is not None and is_speech(line.folded)


def rows_amid(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of rows within a sentence: short lines above one that begins no sentence.

    They begin with the line that leaves the sentence open; where none does, they reach as far as they are alike.
    """
    return frozenset(
        place for end, line in enumerate(lines) if begins_amid(line) for place in _rows(lines, end)
    )


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
    """Tell whether a line may be one of a list within a sentence, and neither begins nor ends the sentence.

    What a recording has a time for begins with it.
    """
    read = line.folded
    if line.hint is not None and line.hint.start is not None:
        return False
    return bool(read) and len(read) <= _LONGEST_ROW and not ends_sentence(read) and not _OPENS.search(read)


def _are_alike(one: Line, other: Line) -> bool:
    """Tell whether a number or a mark stands before both of two lines or before none, and they are set alike."""
    numbers = [behind_number(line.folded) > 0 for line in (one, other)]
    marks = [line.folded[: mark_end(line.folded, 0)] for line in (one, other)]
    return numbers[0] == numbers[1] and marks[0] == marks[1] and one.indented == other.indented


def within_sentences(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> list[Sequence[Option]]:
    """Return `options`, where rows within a sentence, and names below each other, are likelier said than shown.

    So are lines by which a stranger would speak below which nothing is said until somebody surely speaks.
    A name among others that is printed and set as labels are here may be one; its options tell that it is among them.
    """
    rows, beside = rows_amid(lines), _next_to_each_other(_names(lines, options))
    usual = _usual_labels(lines, options, beside) if beside else frozenset[int]()
    runs = _next_to_each_other(beside - usual)
    among = _next_to_each_other(runs | (beside & usual)) - runs

    may_be_stranger = by_ways(_may_be_stranger)

    def read(place: int, ways: Sequence[Option]) -> Sequence[Option]:
        if place in rows or place in runs:
            return [_amid(option, _SHOWN_AMID if place in rows else _SHOWN_AMONG) for option in ways]
        if place in among:
            return [_among(option) for option in ways]
        if may_be_stranger(ways) and not _says_below(lines, options, place):
            return [
                option._replace(score=option.score - _NOTHING_SAID * _is_stranger(option)) for option in ways
            ]
        return ways

    return [read(place, ways) for place, ways in enumerate(options)]


def _is_stranger(option: Option) -> bool:
    return option.role is Role.LABEL_ALONE and option.cue is Cue.STRANGER and option.score < _SURELY


def _may_be_stranger(ways: Sequence[Option]) -> bool:
    return any(map(_is_stranger, ways))


def _says_below(lines: Sequence[Line], options: Sequence[Sequence[Option]], place: int) -> bool:
    """Tell whether something is said, a sentence or a long line, before somebody surely speaks."""
    for below in range(place + 1, min(place + _MOST_ROWS, len(lines))):
        if any(option.role in LABELLED and option.score > _SURELY for option in options[below]):
            return False
        read = lines[below].folded
        if (len(read) > _LONGEST_SAID or is_speech(read)) and options[below][0].role not in _UNSAID:
            return True
    return False


def _among(option: Option) -> Option:
    return option._replace(cue=Cue.AMONG) if _is_name(option) and option.cue is Cue.NOTHING else option


def _amid(option: Option, shown: float) -> Option:
    if _is_name(option):
        return _among(option._replace(score=min(option.score - _AMID, _NO_LABEL)))
    by_form = option.role in _SHOWN and option.cue in _BY_FORM
    return option._replace(score=option.score - shown) if by_form else option


def _is_name(option: Option) -> bool:
    """Tell whether a label has nothing behind it but more names, and nothing before it."""
    named = option.role is Role.LABEL and _NAMES.fullmatch(folded(option.text or "")) is not None
    return named or option.role is Role.LABEL_ALONE or (option.role is Role.SIGNED and not option.text)


def _names(lines: Sequence[Line], options: Sequence[Sequence[Option]]) -> frozenset[int]:
    """Return the places of lines that name somebody known, and say no more."""
    names = by_ways(_may_name)
    return frozenset(
        place
        for place, (line, ways) in enumerate(zip(lines, options, strict=True))
        if names(ways) and _is_row(line)
    )


def _may_name(ways: Sequence[Option]) -> bool:
    return any(map(_names_somebody, ways))


def _next_to_each_other(places: AbstractSet[int]) -> frozenset[int]:
    return frozenset(place for place in places if place - 1 in places or place + 1 in places)


def _usual_labels(
    lines: Sequence[Line], options: Sequence[Sequence[Option]], but: AbstractSet[int]
) -> frozenset[int]:
    """Return the places of labels that are printed and set as most of those are that stand at no place of `but`."""
    labels = {place: label for place, ways in enumerate(options) if (label := _label(ways)) is not None}
    found = [place for place, label in labels.items() if place not in but and not _introduces(label)]
    scores = sorted(labels[place].score for place in found)
    least = scores[len(scores) // 2] - _UNUSUAL if scores else 0.0
    forms = {labels[place].signature for place in found}
    set_in = sum(lines[place].indented for place in found)
    alike = {True: set_in > _RARELY * len(found), False: len(found) - set_in > _RARELY * len(found)}
    return frozenset(
        place
        for place, label in labels.items()
        if _introduces(label)
        or (label.score >= least and label.signature in forms and alike[lines[place].indented])
    )


def _introduces(option: Option) -> bool:
    return option.label is not None and option.label.mention


def _label(ways: Sequence[Option]) -> Option | None:
    """Return the likeliest label of somebody known."""
    labels = [o for o in ways if o.role in LABELLED and o.label and o.label.speakers and o.score > 0]
    return max(labels, key=lambda option: option.score, default=None)


def _names_somebody(option: Option) -> bool:
    if option.role is Role.CAPTION:
        return option.cue is Cue.WORDS and option.ending is Ending.BARE
    label = option.label if option.role is Role.LABEL_ALONE else None
    return label is not None and bool(label.speakers or label.meant)
