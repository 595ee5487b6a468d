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
_ABOUT_TIME = re.compile(r"(?:[一-鿿]{2,4}の?)?(?:日時|日程|年月日|期日|日)|日にち|とき")
_OF_PAGE = re.compile("更新|作成|公開|掲載|投稿|発行|登録|印刷|提出|配信|締切")
"""What a date before the talk says of the record itself, and not of the event."""
_WITHOUT_YEAR = re.compile(r"[0-9]{1,2} ?(?:月|/) ?[0-9]{1,2}(?: ?日)?(?![0-9])")
_TIME_AND_PLACE = re.compile(
    r" *[(\[][月火水木金土日][^()\[\]]{0,8}[)\]]|(?:午前|午後|正午)? ?[0-9]{1,2}(?::[0-9]{2}|時(?:半|[0-9]{1,2}分)?)|"
    r"正午|から|まで|[~―-]| +(?:於|場所|会場|ところ).*"
)
_LONGEST_LABEL = 12
_REST, _BEGUN = 12, 2
_BEGINS_DATE = frozenset("明大昭平令MTSHR0123456789")
_LONGEST_READ = 400


@dataclass(frozen=True)
class HeldLine:
    """The line that tells the date, the date (`None` without its year), and the line above that only announces it.

    `whole`: it says nothing else, so that the record keeps its words with the date.
    """

    line: Line
    dated: Dated | None
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
    told = best[1] if best is not None else None
    dated = [(line, dated) for line in title for dated in _dates(line)]
    full = [(line, date) for line, date in dated if date.is_day] or dated
    named = HeldLine(full[0][0], full[0][1], whole=False) if len(full) == 1 else None
    return named if told is None or _tells_day_of(named, told) else told


def _tells_day_of(named: HeldLine | None, found: HeldLine) -> bool:
    """Tell whether the title names the day in the month that is all that was found."""
    if named is None or named.dated is None or found.dated is None or found.dated.is_day:
        return False
    return named.dated.is_day and named.dated.date.startswith(found.dated.date)


def is_date_alone(line: Line) -> bool:
    """Tell whether a line is a day with the time at which something begins, and no more."""
    if line.folded[:1] not in _BEGINS_DATE:
        return False
    dated = next(_dates(line), None)
    return (
        dated is not None and dated.is_day and dated.start == 0 and rest_of_date(line.folded, dated) <= _BEGUN
    )


def _weighed(line: Line, above: Line | None) -> tuple[int, HeldLine] | None:
    """Return how much a line tells the date of the event, and what it tells; `None` where it does not."""
    dates = list(_dates(line))
    if line.folded.startswith("※"):
        return None
    if not dates:
        return _weighed_without_year(line) if line.is_field else None
    dated = dates[0]
    if _OF_PAGE.search(line.folded, 0, dated.start):
        return None
    labelled = _is_labelled(line, dated)
    announced = above is not None and dated.start == 0 and announces(above)
    alone = dated.start == 0 and rest_of_date(line.folded, dated) <= _REST
    says = HELD.search(line.folded, dated.end) is not None
    if not (labelled or announced or says or alone):
        return None
    rank = 3 * labelled + 3 * announced + 2 * says + 2 * alone + dated.is_day
    return rank, HeldLine(line, dated, above if announced else None, sentences(line.folded) == 1)


def _is_labelled(line: Line, dated: Dated) -> bool:
    """Tell whether what stands before a date says that something happens then."""
    entry = entry_of(line.folded)
    told = entry is not None and entry.kind == "detail" and entry.begin == dated.start
    return told or HELD_LABEL.match(line.folded) is not None or _tells_time(line.folded[: dated.start])


def _tells_time(before: str) -> bool:
    return _ABOUT_TIME.fullmatch(_MARKS.sub("", without_number(before))) is not None


def _weighed_without_year(line: Line) -> tuple[int, HeldLine] | None:
    """Return a field that says on which day of the year the event was, which is less than any date."""
    day = _WITHOUT_YEAR.search(line.folded)
    told = day is not None and _tells_time(line.folded[: day.start()])
    return (0, HeldLine(line, None)) if told else None


def rest_of_date(read: str, dated: Dated) -> int:
    """Return how much stands in a folded line behind a date that says neither at what time nor where."""
    return len(_TIME_AND_PLACE.sub("", read[dated.end :]).strip())


def announces(line: Line) -> bool:
    """Tell whether a line is nothing but a word that announces a date on the next: `日時`, `1. 〔開催日〕`."""
    if len(line.text) > _LONGEST_LABEL or ends_sentence(line.folded):
        return False
    entry = entry_of(line.folded)
    if entry is not None and entry.kind == "detail" and entry.begin == len(line.folded):
        return True
    bare = _MARKS.sub("", without_number(line.folded))
    return _ABOUT_TIME.fullmatch(bare) is not None or EVENT_DETAIL.fullmatch(bare) is not None


def _dates(line: Line) -> Iterator[Dated]:
    """Yield the dates in a line that tell more than a year, doubtful ones included."""
    for dated in find_dates(line.text[:_LONGEST_READ]):
        if len(dated.date) > 4 or dated.problem:
            yield dated
