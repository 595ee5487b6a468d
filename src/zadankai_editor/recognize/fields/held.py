"""When the event was: which of the dates before the talk is meant, and what of its line says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.dates import Dated, find_dates
from zadankai_editor.japanese.marks import ends_sentence, sentences
from zadankai_editor.japanese.numerals import without_number
from zadankai_editor.recognize.heading_texts import entry_of
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import EVENT_DETAIL, HELD, HELD_LABEL

_MARKS = re.compile(r"[■□◆◇●○〇◎・〔【\[(<《≪〕】\])>》≫: ]")
_ABOUT_TIME = re.compile(r"(?:開催|実施|収録|取材)?(?:日時|日程|年月日|期日|日|とき)")
_LONGEST_LABEL = 12
_REST = 12
_LONGEST_READ = 400


@dataclass(frozen=True)
class HeldLine:
    """The line that tells the date, the date, and the line above that does nothing but announce it.

    `whole`: it says nothing else, so that the record keeps its words with the date.
    """

    line: Line
    dated: Dated
    label: Line | None = None
    whole: bool = True


def choose_held(lines: Sequence[Line], title: Sequence[Line]) -> HeldLine | None:
    """Return the date among `lines` that is the event's; in the lines of the `title` where none else is."""
    best: tuple[int, HeldLine] | None = None
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        found = _weighed(line, above)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    if best is not None:
        return best[1]
    dated = [(line, dated) for line in title for dated in _dates(line)]
    full = [(line, date) for line, date in dated if date.is_day] or dated
    return HeldLine(full[0][0], full[0][1], whole=False) if len(full) == 1 else None


def _weighed(line: Line, above: Line | None) -> tuple[int, HeldLine] | None:
    """Return how much a line tells the date of the event, and what it tells; `None` where it does not."""
    dates = list(_dates(line))
    if not dates or line.folded.startswith("※"):
        return None
    dated = dates[0]
    entry = entry_of(line.folded)
    before = _MARKS.sub("", without_number(line.folded[: dated.start]))
    told = entry is not None and entry.kind == "detail" and entry.begin == dated.start
    labelled = told or HELD_LABEL.match(line.folded) is not None or _ABOUT_TIME.fullmatch(before) is not None
    announced = above is not None and dated.start == 0 and announces(above)
    alone = dated.start == 0 and len(line.text) - dated.end <= _REST
    says = HELD.search(line.folded, dated.end) is not None
    if not (labelled or announced or says or alone):
        return None
    rank = 3 * labelled + 3 * announced + 2 * says + 2 * alone + dated.is_day
    return rank, HeldLine(line, dated, above if announced else None, sentences(line.folded) == 1)


def announces(line: Line) -> bool:
    """Tell whether a line is nothing but a word that announces a date on the next: `日時`, `1. 〔開催日〕`."""
    if len(line.text) > _LONGEST_LABEL or ends_sentence(line.folded):
        return False
    bare = _MARKS.sub("", without_number(line.folded))
    return _ABOUT_TIME.fullmatch(bare) is not None or EVENT_DETAIL.fullmatch(bare) is not None


def _dates(line: Line) -> Iterator[Dated]:
    """Yield the dates in a line that tell more than a year, doubtful ones included."""
    for dated in find_dates(line.text[:_LONGEST_READ]):
        if len(dated.date) > 4 or dated.problem:
            yield dated
