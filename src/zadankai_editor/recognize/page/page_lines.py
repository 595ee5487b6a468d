"""Lines that belong to the pages of a document and not to its text: numbers, and headers that come again.

Found by recurrence: the same shape with a number that rises, or the same words at distances that are alike. What
stands before and behind such a line belongs together again, as if it were not there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from math import log2
from statistics import median
from typing import NamedTuple

from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.lines import PAGE_NUMBER_REASON, Line
from zadankai_editor.recognize.page.ends import ends_words, goes_on_by_form

PAGE_HEADER_REASON = "ページの上下に繰り返される行"
SURE = 4.0
_LONGEST = 60
_DIGITS = re.compile("[0-9]{1,4}")
_OF_PAGES = re.compile(r"(?:[^\w:]|(?i:pages?|p)|ページ|頁|of)*#(?:[^\w:]|ページ|頁|of|#)*")
_TIME = re.compile("[0-9]:[0-9]")
_SIGNS = re.compile(r"^[^\w]+|[^\w]+$")
_FEW_LINES = 8
_FEW_BETWEEN_HEADERS = 12
_LONG_ENOUGH = 20
_MOST_HEADERS = 2
_BESIDE = 3
_NUMBER_AND_COUNT = 2


@dataclass(frozen=True)
class PageLines:
    """The page lines of a document: `weights` by the line's index, and the reason to leave each out."""

    weights: Mapping[int, float] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)

    def is_sure(self, line: Line) -> bool:
        """Whether a line belongs to the page beyond what its surroundings could say against it."""
        return self.weights.get(line.index, 0.0) >= SURE


class _Chain(NamedTuple):
    """Places of lines of one shape, in order, and how much they say that they belong to pages."""

    places: tuple[int, ...]
    weight: float


def find_page_lines(
    lines: Sequence[Line], decided: Container[int] = (), fills: Callable[[str], bool] | None = None
) -> PageLines:
    """Return which of `lines`, which are not blank, belong to pages; what somebody has `decided` about does not.

    `fills`: whether a text is as long as the lines of the document are where paragraphs are broken.
    """
    free = [
        place
        for place, line in enumerate(lines)
        if _may_be_of_page(line, fills) and line.number not in decided
    ]
    numbers, headers = _numbers(lines, free), _headers_alone(lines, free)
    sure = {place for place, weight in numbers.items() if weight >= SURE}
    headers |= _beside(lines, set(free), sure) if sure else {}
    weights = {lines[place].index: weight for place, weight in (headers | numbers).items()}
    reasons = {lines[place].index: PAGE_HEADER_REASON for place in headers}
    reasons |= {lines[place].index: PAGE_NUMBER_REASON for place in numbers}
    return PageLines(weights, reasons)


def _may_be_of_page(line: Line, fills: Callable[[str], bool] | None) -> bool:
    if not line.text or len(line.text) > _LONGEST or (line.hint is not None and line.hint.role is not None):
        return False
    return fills is None or not fills(line.text) or is_page_number(line.folded)


def is_page_number(read: str) -> bool:
    """Tell whether a folded line holds the number of a page and nothing else."""
    shape = _DIGITS.sub("#", read)
    return shape.count("#") <= _NUMBER_AND_COUNT and _OF_PAGES.fullmatch(shape) is not None


def without_pages(lines: Sequence[Line], pages: PageLines) -> tuple[list[Line], dict[int, Line]]:
    """Return the lines that are surely not of pages, as if those of pages were not there.

    And, by the index of each line that a page begins before, the one that stands before the page.
    """
    kept: list[Line] = []
    follows: dict[int, Line] = {}
    blocks = list(_blocks(lines, pages))
    usual = [min((gaps[side] for _, gaps in blocks if gaps[side] >= 0), default=0) for side in (0, 1)]
    wide = {behind: gaps[0] > usual[0] or gaps[1] > usual[1] for behind, gaps in blocks}
    for place, line in enumerate(lines):
        if pages.is_sure(line):
            continue
        if place in wide and kept:
            kept[-1] = replace(kept[-1], gap_after=wide[place])
            follows[line.index] = kept[-1]
            kept.append(replace(line, gap_before=wide[place]))
            continue
        kept.append(line)
    return (list(_grouped(kept)), follows) if blocks else (kept, follows)


def _grouped(lines: Iterable[Line]) -> Iterator[Line]:
    group = 0
    for line in lines:
        group += line.gap_before
        yield replace(line, group=group)


def _blocks(lines: Sequence[Line], pages: PageLines) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield, for each run of page lines, the place behind it and how many blank lines stand on its two sides.

    -1 where nothing stands before it.
    """
    start: int | None = None
    for place, line in enumerate(lines):
        if pages.is_sure(line):
            start = place if start is None else start
        elif start is not None:
            before = lines[start].index - lines[start - 1].index - 1 if start else -1
            yield place, (before, line.index - lines[place - 1].index - 1)
            start = None


# Numbers


def _numbers(lines: Sequence[Line], free: Sequence[int]) -> dict[int, float]:
    shapes: dict[str, list[int]] = defaultdict(list)
    for place in free:
        read = lines[place].folded
        if not _DIGITS.search(read) or _TIME.search(read):
            continue
        shape = _DIGITS.sub("#", read)
        if _OF_PAGES.fullmatch(shape) or not ends_words(read):
            shapes[shape].append(place)
    found: dict[int, float] = {}
    for shape, places in shapes.items():
        for chain in _chains(lines, shape, places):
            for place in chain.places:
                found[place] = max(found.get(place, 0.0), chain.weight)
    return found


def _chains(lines: Sequence[Line], shape: str, places: Sequence[int]) -> Iterator[_Chain]:
    """Yield the longest row of lines of one shape in which a number rises by one, for each number in the shape."""
    runs = [[int(found) for found in _DIGITS.findall(lines[place].folded)] for place in places]
    for which in range(len(runs[0])):
        ending: dict[int, tuple[int, ...]] = {}
        for place, numbers in zip(places, runs, strict=True):
            number = numbers[which]
            before = max(ending.get(number - 1, ()), ending.get(number - 2, ()), key=len)
            if len(before) + 1 >= len(ending.get(number, ())):
                ending[number] = (*before, place)
        longest = max(ending.values(), key=len)
        weight = _weight_of_numbers(lines, shape, longest)
        if weight > 0:
            yield _Chain(longest, weight)


def _weight_of_numbers(lines: Sequence[Line], shape: str, places: Sequence[int]) -> float:
    of_pages = _OF_PAGES.fullmatch(shape) is not None
    bare = shape.strip() == "#"
    at_end = places[-1] == len(lines) - 1
    cut = _cuts(lines, places)
    weight = 1.0 if bare else 2.5 if of_pages else -1.5
    weight += min(4.0, 1.5 * log2(len(places))) + 1.5 * at_end + min(3.0, 1.5 * cut)
    regular = _regularity(lines, places[:-1] if at_end else places)
    weight += max(0.0, regular) if of_pages and not bare else regular
    if bare and not at_end and not cut:
        weight -= 2.0
    if len(places) == 1 and not at_end and not cut:
        return 0.0
    if not of_pages and 5 * cut < 2 * len(places):
        weight -= 3.0
    return weight


# Headers


def _headers_alone(lines: Sequence[Line], free: Sequence[int]) -> dict[int, float]:
    """Return the lines of the same words that come again at distances that are alike, and name nobody."""
    same: dict[str, list[int]] = defaultdict(list)
    for place in free:
        read = lines[place].folded
        if len(read) > 3 and any(char.isalpha() for char in read) and not ends_words(read):
            same[read].append(place)
    found: dict[int, float] = {}
    for read, places in same.items():
        titled = places[0] < 2  # its first place is the title
        again = places[1:] if titled else places
        if len(places) < 2 or not again:
            continue
        weight = _weight_of_header(lines, read, again, titled=titled)
        if weight > 0:
            found |= dict.fromkeys(again, weight)
    return found


def _weight_of_header(lines: Sequence[Line], read: str, places: Sequence[int], *, titled: bool) -> float:
    if len(places) > 1 and _distance(lines, places) < _FEW_BETWEEN_HEADERS:
        return 0.0
    cut = _cuts(lines, places)
    if 5 * cut < 2 * len(places) and not titled:
        return 0.0  # who speaks comes again, too, but never amid a sentence
    weight = (
        min(4.0, 1.5 * log2(len(places))) + 2.0 * titled + min(3.0, 1.5 * cut) + _regularity(lines, places)
    )
    return weight - 2.0 * max(0.0, _likeness(read))


def _near_numbers(
    lines: Sequence[Line], free: set[int], sure: set[int]
) -> Mapping[tuple[str, int], Sequence[int]]:
    """Return the places of the lines beside numbers of pages, by their words and on which side they stand."""
    near: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, way in product(sure, (-1, 1)):
        for place in range(number + way, number + way * (_MOST_HEADERS + 1), way):
            far = place in free and abs(lines[place].index - lines[place - way].index) > _BESIDE
            if place not in free or place in sure or far or ends_words(lines[place].folded):
                break
            near[lines[place].folded, way].append(place)
    return near


def _beside(lines: Sequence[Line], free: set[int], sure: set[int]) -> dict[int, float]:
    """Return how much the lines beside numbers of pages belong to the pages, too.

    By how many numbers have the same words on the same side; words of the title, and words that name nobody,
    do so even where they stand beside few.
    """
    near = _near_numbers(lines, free, sure)
    title = lines[0].folded
    pages = sum(place + 1 < len(lines) for place in sure) or 1
    found: dict[int, float] = {}
    counts = Counter(line.folded for line in lines)
    for (read, _), places in near.items():
        elsewhere = counts[read] - len(near.get((read, -1), ())) - len(near.get((read, 1), ()))
        if read == title:
            found |= {place: 2 * SURE for place in places if place}
        elif 2 * elsewhere < len(places):
            lone = len(places) == 1 and not (pages == 1 and _touches(lines, places[0], sure))
            weight = 0.0 if lone else _weight_of_words(read, len(places), len(places) / pages)
            found |= dict.fromkeys(places if weight > 0 else (), weight)
    return found


def _weight_of_words(read: str, count: int, share: float) -> float:
    """Return how much words say that they are of pages which stand beside so many numbers, a `share` of all."""
    if count == 1:
        return min(2.5, 1.0 - _likeness(read)) if read[0].isalnum() else 0.0
    return 9.0 * share + 1.5 * min(3, count - 1) - 3.0 - 2.0 * max(-1.5, _likeness(read))


def _touches(lines: Sequence[Line], place: int, sure: set[int]) -> bool:
    """Tell whether a line stands right above or below the number of a page."""
    beside = (other for other in (place + 1, place - 1) if other in sure)
    return any(abs(lines[place].index - lines[other].index) == 1 for other in beside)


def _likeness(read: str) -> float:
    return max(likeness(read), likeness(_SIGNS.sub("", read)))


# What both have in common


def _cuts(lines: Sequence[Line], places: Sequence[int]) -> int:
    """Return how many of the lines at `places` stand amid a sentence."""
    cut = 0
    for place in places:
        before, behind = place - 1, place + 1
        while before >= 0 and place - before < _BESIDE and _is_short(lines[before]):
            before -= 1
        while behind < len(lines) and behind - place < _BESIDE and _is_short(lines[behind]):
            behind += 1
        if before < 0 or behind >= len(lines):
            continue
        cut += goes_on_by_form(lines[before], lines[behind]) > 0
    return cut


def _is_short(line: Line) -> bool:
    """Tell whether a line may belong to the page as another beside it does."""
    return len(line.folded) < _LONG_ENOUGH and not ends_words(line.folded)


def _regularity(lines: Sequence[Line], places: Sequence[int]) -> float:
    """Return how much the distances between lines say that pages end there."""
    if len(places) < 2:
        return 0.0
    usual = _distance(lines, places)
    if usual < _FEW_LINES:
        return -5.0
    if len(places) < 3:
        return 0.0
    distances = [lines[b].index - lines[a].index for a, b in pairwise(places)]
    alike = sum(0.75 * usual <= distance <= 1.33 * usual for distance in distances) / len(distances)
    return 2.5 * (2 * alike - 1)


def _distance(lines: Sequence[Line], places: Sequence[int]) -> float:
    return median(lines[b].index - lines[a].index for a, b in pairwise(places)) if len(places) > 1 else 0.0


def weigh_cuts(
    follows: Mapping[int, Line], lines: Iterable[Line], labelled: Callable[[Line], bool]
) -> dict[int, float]:
    """Return for each line behind a page how much it says that it goes on in the sentence before the page."""
    return {
        line.index: weight
        for line in lines
        if line.index in follows
        and not line.gap_before
        and not labelled(line)
        and (weight := goes_on_by_form(follows[line.index], line)) > 0
    }
