"""Dates that cannot be, that contradict each other, and the number of the series where it stands twice."""

import re
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import Printed, all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import DIGITS, number_of
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record, Series

_NUMBER = re.compile(rf"第 ?(?P<number>{DIGITS}) ?回(?P<behind>[^\s、。」』]{{0,12}})")
_MEETING = re.compile(
    "座談会|懇談会|対談|鼎談|意見交換会|ミーティング|フォーラム|会議|協議会|審議会|委員会|トーク|集い"
)


def check_dates(record: Record) -> Iterator[Finding]:
    """Yield dates that the calendar does not have, days that differ from `held`, and other numbers of the series."""
    for printed in all_of(record):
        yield from _impossible(printed)
    yield from _held(record)
    if record.series and record.series.number is not None:
        yield from _numbers(record, record.series)


def _impossible(printed: Printed) -> Iterator[Finding]:
    for dated in find_dates(printed.text):
        if dated.problem:
            said = printed.text[dated.start : dated.end].strip()
            message = f"{quoted(said)}は合いません。{dated.problem}。日付を確かめてください。"
            yield finding("date.impossible", message, block=printed.block, path=printed.path)


def _held(record: Record) -> Iterator[Finding]:
    """Yield where the title or the words about the day name another one than the date of the record."""
    day = record.held.date if record.held else None
    if not day:
        return
    for path, text in (("title", record.title), ("held.text", (record.held and record.held.text) or "")):
        dates = [dated for dated in find_dates(text) if not dated.problem]
        if dates and not any(_agree(dated.date, day) for dated in dates):
            said = text[dates[0].start : dates[0].end].strip()
            message = (
                f"開催日は{day}ですが、{quoted(said)}と書かれています。どちらが正しいか確かめてください。"
            )
            yield finding("held.differs", message, path=path)


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates may be the same: `2022-10` agrees with `2022-10-21`."""
    return one.startswith(other) or other.startswith(one)


def _numbers(record: Record, series: Series) -> Iterator[Finding]:
    """Yield the places where the meeting bears another number than the series has."""
    name = folded(series.name or "")
    for printed in all_of(record):
        read = folded(printed.text)
        for found in _NUMBER.finditer(read):
            number = number_of(found["number"])
            before = read[: found.start()].rstrip(" 「『・")
            own = (
                printed.path == "title"
                or (name and before.endswith(name[-8:]))
                or _is_of(name, found["behind"])
            )
            if own and number is not None and number != series.number:
                message = (
                    f"シリーズの第{series.number}回ですが、{quoted(printed.text[found.start() : found.end()])}"
                    "と書かれています。回数を確かめてください。"
                )
                yield finding("series.number.differs", message, block=printed.block, path=printed.path)


def _is_of(series: str, behind: str) -> bool:
    """Tell whether what stands behind a number is the name of the series, or its kind of meeting alone."""
    kind = _MEETING.match(behind)
    return bool(series) and (behind[:6] == series[:6] or (kind is not None and series.endswith(kind[0])))
