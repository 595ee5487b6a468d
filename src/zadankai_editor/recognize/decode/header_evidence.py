"""How much a line looks like a part of the header: a title, a date, a place, who was absent."""

import re

from zadankai_editor.japanese.dates import Dated, find_dates
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.fields.held import announces, rest_of_date
from zadankai_editor.recognize.fields.title import label_end, names_event
from zadankai_editor.recognize.heading_texts import entry_of
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import EVENT_DETAIL, HELD, HELD_LABEL, MEETING_DETAIL

_IN_WORDS = re.compile("[、。はがをにでと]")
_DETAIL_ENDS = re.compile("[: ]")
_FIELDS = {"detail": 5.0, "absent": 4.0}
_LONGEST_TITLE = 80
_REST_OF_DATE = 14
_LONGEST_WITH_DATE = 80
"""No line is longer in which next to nothing stands around a date."""
_LONGEST_DETAIL = 60
_LONGEST_LABEL = 8


def header_weight(line: Line, *, first: bool) -> float:
    """Return the weight of a line as one of the header; `first`: nothing stands before it."""
    read = line.folded
    weight = _title_weight(line, first=first)
    told = _field_weight(line) + _date_weight(line)
    if told or is_speech(read) or first:
        return weight + told
    return weight - (0.3 if names_event(line) else 1.0 + 0.6 * (line.gap_before and line.gap_after))


def _title_weight(line: Line, *, first: bool) -> float:
    """Return how much a line is set as a title: first, as the highest heading, between tildes."""
    read = line.folded
    highest = line.has_role(HintRole.HEADING) and line.hint is not None and line.hint.level == 1
    weight = 3.0 if first and len(read) <= _LONGEST_TITLE else 0.0
    weight += (3.0 + 4.0 * first) * (highest or read.startswith("# "))
    return weight + 6.0 * (read[:1] == "~" and read[-1:] == "~")


def _field_weight(line: Line) -> float:
    """Return how much a line begins as a field of the header: a title's name, when, where, who."""
    read = line.folded
    if line.is_field or (
        len(read) <= _LONGEST_TITLE and (announces(line) or label_end(line) or _is_detail(read))
    ):
        return 5.0
    entry = entry_of(read) if len(read) <= _LONGEST_DETAIL else None
    return _FIELDS.get(entry.kind, 2.0) if entry is not None and not is_speech(read) else 0.0


def _date_weight(line: Line) -> float:
    """Return how much a date in a line is that of the event."""
    read = line.folded
    held = HELD.search(read) is not None
    dates = find_dates(line.text[:200]) if held or len(read) <= _LONGEST_WITH_DATE else []
    if not dates:
        return 0.0
    return 5.0 if _stands_alone(dates[0], read) else 3.0 * held


def _is_detail(read: str) -> bool:
    """Tell whether a line says when, where or what of a meeting and nothing else."""
    if len(read) > _LONGEST_DETAIL:
        return False
    bare = read.strip("■□◆◇●○〇◎・【】 ")
    if HELD_LABEL.match(bare) or MEETING_DETAIL.match(bare):
        return True
    return EVENT_DETAIL.fullmatch(_DETAIL_ENDS.split(bare, maxsplit=1)[0]) is not None


def _stands_alone(dated: Dated, read: str) -> bool:
    """Tell whether next to nothing but a word or a mark stands around a date."""
    before = read[: dated.start]
    return (
        len(before) <= _LONGEST_LABEL
        and not _IN_WORDS.search(before)
        and rest_of_date(read, dated) <= _REST_OF_DATE
    )
