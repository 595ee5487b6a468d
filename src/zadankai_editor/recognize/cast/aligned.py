"""Tables that are set with spaces alone: in all rows the people begin in the same columns, however wide the gaps are.

Letters that are set apart (`森　　　ゆ　き`) leave gaps within a name as wide as those between two people, so that
no gap tells by itself where somebody ends; the rows above and below do.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.recognize.cast.names import gap_width
from zadankai_editor.recognize.cast.word_rows import people_in
from zadankai_editor.recognize.lines import Line, with_text

NOBODY = inf
_LONGEST_ROW = 120
_MOST_COLUMNS = 16
_ONE_MORE = 0.7
_NARROW = 0.2
"""What speaks against a cell that a narrower gap ends than stands within it, for each half character."""
_GAP = re.compile(r"[ \u3000]+")
_APART = re.compile(r"(?<![^ ])[^ 0-9] +[^ 0-9](?![^ ])")
"""Two letters that stand apart from each other."""


def with_columns_apart(lines: Sequence[Line]) -> list[Line]:
    """Return `lines`, with a tab before each further person of rows that are set in columns."""
    found: list[Line] = []
    for run in _runs(lines):
        cuts = _cuts([line.text for line in run]) if len(run) > 1 else ()
        found += [_cut(line, cuts) if cuts else line for line in run]
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
