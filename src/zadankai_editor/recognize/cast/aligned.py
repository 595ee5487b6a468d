"""Tables that are set with spaces alone: in all rows the people begin in the same columns, however wide the gaps are.

Letters that are set apart (`森　　　ゆ　き`) leave gaps within a name as wide as those between two people, so that
no gap tells by itself where somebody ends; the rows above and below do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product
from math import inf

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.cast.names import gap_width, parse_name
from zadankai_editor.recognize.cast.offices import telling_tails
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.cast.words import is_whole_name
from zadankai_editor.recognize.lines import Line, with_text

NOBODY = inf
_LONGEST_ROW = 120
_MOST_COLUMNS = 16
_ONE_MORE = 0.7
_NARROW = 0.2
"""What speaks against a cell that a narrower gap ends than stands within it, for each half character."""
_GAP = re.compile(r"[ \u3000]+")
_WORD = re.compile(r"[^ \u3000]+")
_WORDS_OF_ROWS = range(4, 25)
_LETTERS_OF_NAMES = range(3, 6)
_NARROWEST, _WIDEST = 8, 24
"""How wide names may be that are set to one width, in half characters."""
_APART = re.compile(r"(?<![^ ])[^ 0-9] +[^ 0-9](?![^ ])")
"""Two letters that stand apart from each other."""


def with_columns_apart(lines: Sequence[Line]) -> list[Line]:
    """Return `lines`, with a tab before each further person of rows that are set in columns."""
    found: list[Line] = []
    for run in _runs(lines):
        rows = _with_title_above(run)
        cuts = () if rows or len(run) < 2 else _cuts([line.text for line in run])
        found += rows or [_cut(line, cuts) if cuts else line for line in run]
    return found


def _with_title_above(run: Sequence[Line]) -> list[Line]:
    """Return rows of names set to one width, those without a title with the one above; empty where none are."""
    rows = [_justified(line.text) for line in run]
    if not any(names for _, names in rows):
        return []
    title, found = "", []
    for line, (before, names) in zip(run, rows, strict=True):
        alone = not names and _cost_of_name(line.text) < NOBODY
        title = title if (names and not before) or alone else before
        found.append(with_text(line, f"{title}{line.text}") if title and not before else line)
    return found


@lru_cache(maxsize=8192)
def cost_of(text: str) -> float:
    """Return how unlike one person of a list a text is; `NOBODY` where it is none, or several people."""
    if len(text) > _LONGEST_ROW or ends_sentence(folded(text)):
        return NOBODY
    found = people_in(text)
    if not found or len(found) > 1 or not (found[0].name.family or found[0].honorific or found[0].titled):
        return NOBODY
    return found[0].cost


def justified(text: str) -> tuple[str, ...]:
    """Return the people of a row whose names are set to one width and stand equally far apart; empty where none are.

    What stands before the first name is said of all, unless it is an office of one. Gaps between letters may be as
    wide as those between people.
    """
    before, names = _justified(text)
    if names and before and telling_tails("".join(before.split())):
        return (before + names[0], *names[1:])
    return tuple(f"{before}{name}" for name in names)


@lru_cache(maxsize=8192)
def _justified(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what stands before such names in a row, with the gap behind it, and the names."""
    words = [match.span() for match in _WORD.finditer(text)]
    if len(words) not in _WORDS_OF_ROWS or not _APART.search(folded(text)) or len(text) > _LONGEST_ROW:
        return "", ()
    begins, ends = ({_column(text, word[side]): word[side] for word in words} for side in (0, 1))
    found: list[tuple[float, str, tuple[str, ...]]] = []
    for begin, end in product(begins, ends):
        starts, before = _spread(begins, ends, begin, end - begin), text[: begins[begin]]
        if len(starts) < 2 or len("".join(before.split())) == 1:
            continue
        names = tuple(text[begins[start] : ends[start + end - begin]] for start in starts)
        cost = _cost_of_names(names, begin + starts[1] - starts[0] - end)
        if cost < NOBODY:
            found.append((cost, before, names))
    return min(found, default=(NOBODY, "", ()))[1:]


def _cost_of_names(names: Sequence[str], apart: int) -> float:
    """Return how unlike names, and no more, texts are that stand `apart`: some of letters with narrower gaps."""
    narrowest = min((gap_width(gap) for name in names for gap in _GAP.findall(name)), default=apart)
    costs = [_cost_of_name(name) for name in names]
    known = any(cost_of(name) < NOBODY or is_whole_name("".join(name.split())) for name in names)
    return sum(costs) / len(costs) if known and narrowest < apart else NOBODY


def _cost_of_name(text: str) -> float:
    found = people_in(text)
    if found and len(found) == 1 and found[0].title is None and found[0].name.family:
        return found[0].cost
    letters = text.split()
    solid = len(letters) in _LETTERS_OF_NAMES and all(len(letter) == 1 for letter in letters)
    return _ONE_MORE if solid and parse_name("".join(letters)) else NOBODY


def _spread(begins: Mapping[int, int], ends: Mapping[int, int], begin: int, width: int) -> Sequence[int]:
    """Return the columns where words of one width together begin, equally far apart, from `begin` to the end."""
    last = max(ends) - width
    if not _NARROWEST <= width <= _WIDEST:
        return ()
    for following in begins:
        period = following - begin
        if period <= width + 1 or (last - begin) % period:
            continue
        starts = range(begin, last + 1, period)
        if all(start in begins and start + width in ends for start in starts) and not any(
            start + width <= other < start + period for start in starts for other in begins
        ):
            return starts
    return ()


def _column(text: str, place: int) -> int:
    return sum(1 if char.isascii() else 2 for char in text[:place])


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield lines right below each other that may be rows of such a table, and each other line by itself."""
    run: list[Line] = []
    for line in lines:
        fits = len(line.text) <= _LONGEST_ROW and len(_GAP.findall(line.text)) > 1 and "\t" not in line.text
        fits = fits and not ends_sentence(line.folded)
        if run and (not fits or line.gap_before):
            yield run
            run = []
        if fits:
            run.append(line)
        else:
            yield [line]
    if run:
        yield run


def _cuts(rows: Sequence[str]) -> Sequence[int]:
    """Return the columns in which further people begin in all `rows` that reach so far; none where none does."""
    if sum(map(cost_of, rows)) < NOBODY or not any(_APART.search(folded(row)) for row in rows):
        return ()
    starts = [_starts(row) for row in rows]
    common = [
        column
        for column in sorted(set().union(*starts) - {0})
        if all(column in of or column > max(of) for of in starts)
    ]
    if not 0 < len(common) <= _MOST_COLUMNS:
        return ()
    ends = [*common, 2 * _LONGEST_ROW]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for end in ends:
        ways = (
            (before + _cost_between(rows, starts, begin, end), (*cuts, end))
            for begin, (before, cuts) in best.items()
        )
        best[end] = min(ways)
    cost, cuts = best[ends[-1]]
    return cuts[:-1] if cost < NOBODY else ()


def _cost_between(rows: Sequence[str], starts: Sequence[Mapping[int, int]], begin: int, end: int) -> float:
    """Return how unlike people is what stands in the rows between two columns, and how narrow the gaps behind are."""
    total = 0.0
    for row, of in zip(rows, starts, strict=True):
        if begin in of:
            cell = row[of[begin] : of.get(end)]
            bare = cell.rstrip()
            within = max(map(gap_width, _GAP.findall(bare)), default=0) if end in of else 0
            total += cost_of(bare) + _ONE_MORE + _NARROW * max(0, within - gap_width(cell[len(bare) :]))
    return total


def _starts(row: str) -> dict[int, int]:
    """Return the columns in which words of a row begin, each with its place in the text."""
    found, column = {0: 0}, 0
    for place, (before, char) in enumerate(pairwise(row), 1):
        column += 1 if before.isascii() else 2
        if before in " \u3000" and char not in " \u3000":
            found[column] = place
    return found


def _cut(line: Line, columns: Sequence[int]) -> Line:
    starts = _starts(line.text)
    places = [0, *(starts[column] for column in columns if column in starts), len(line.text)]
    text = "\t".join(line.text[a:b].strip() for a, b in pairwise(places))
    return with_text(line, text)
