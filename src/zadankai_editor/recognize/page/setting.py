"""The lines of a text as its writer meant them: without those of its pages, broken paragraphs whole."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.breaks import Labels, join_lines, line_width, weigh_breaks
from zadankai_editor.recognize.page.page_lines import PageLines, find_page_lines, weigh_cuts, without_pages
from zadankai_editor.recognize.page.split_labels import join_labels, lines_above


class Setting(NamedTuple):
    """The lines of a text, and those of its pages that stood between them.

    `pages` also weighs lines that only may be of a page; they are still among `lines`.
    """

    lines: Sequence[Line]
    of_pages: Sequence[Line]
    pages: PageLines


def set_right(
    lines: Sequence[Line], decided: Mapping[int, object], labels_of: Callable[[Sequence[Line]], Labels]
) -> Setting:
    """Return the lines of a text; those about which somebody has `decided`, by their number, stay as they are.

    `labels_of` tells how labels look in a text.
    """
    width = line_width(lines)
    pages = find_page_lines(lines, decided, width.is_filled_by if width is not None else None)
    of_pages = [line for line in lines if pages.is_sure(line)]
    kept, follows = without_pages(lines, pages)
    above = lines_above(kept, decided)
    if width is None and not follows and not above:
        return Setting(kept, of_pages, pages)
    labels = labels_of(kept)
    if above:
        kept = join_labels(kept, above, labels, decided)
    weights = (
        weigh_breaks(kept, labels, width if len(kept) == len(lines) else None) if width or follows else {}
    )
    for index, weight in weigh_cuts(follows, kept, labels.begin).items():
        weights[index] = max(weight, weights.get(index, weight))
    return Setting(join_lines(kept, weights, decided) if weights else kept, of_pages, pages)
