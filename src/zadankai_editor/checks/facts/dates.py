"""Dates that cannot be, that contradict each other, and the number of the series where it stands twice."""

import datetime as dt
import re
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import Printed, all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.dates import WEEKDAYS, find_dates
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import DIGITS, number_of
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import BlockKind, Record, Series

_NUMBER = re.compile(rf"第 ?(?P<number>{DIGITS}) ?(?P<unit>回|号)(?P<behind>[^\s、。」』]{{0,12}})")
_DAY_ALONE = re.compile(
    rf"(?<![0-9年度])(?P<month>{DIGITS})月(?P<day>{DIGITS})日 ?"
    r"(?:[(\[](?P<short>[月火水木金土日])(?:曜日?)?[)\]]|(?P<long>[月火水木金土日])曜)"
)
_BEGINS_MEETING = re.compile("[のはをと]|[「『]|$")
_MAY_HOLD_DATE = re.compile("[年月]|[0-9０-９][./／．‐-]")
_MEETING = re.compile(
    "座談会|懇談会|対談|鼎談|意見交換会|ミーティング|フォーラム|会議|協議会|審議会|委員会|トーク|集い"
)


def check_dates(record: Record) -> Iterator[Finding]:
    """Yield dates that the calendar does not have, days that differ from `held`, and other numbers of the series."""
    for printed in all_of(record):
        if not _MAY_HOLD_DATE.search(printed.text):
            continue
        yield from _impossible(printed)
        yield from _other_weekday(printed, record)
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


def _other_weekday(printed: Printed, record: Record) -> Iterator[Finding]:
    """Yield a day without a year whose weekday it has not in the year that is nearest to the talk: `9月7日（火）`."""
    try:
        held = dt.date.fromisoformat((record.held and record.held.date) or "")
    except ValueError:
        return
    read = folded(printed.text)
    for found in _DAY_ALONE.finditer(read):
        if any(dated.start <= found.start() < dated.end for dated in find_dates(printed.text)):
            continue
        nearest = _nearest(number_of(found["month"]), number_of(found["day"]), held)
        weekday = found["short"] or found["long"]
        if nearest and WEEKDAYS[nearest.weekday()] != weekday:
            message = (
                f"{quoted(printed.text[found.start() : found.end()])}は合いません。"
                f"{nearest.year}年{nearest.month}月{nearest.day}日は{WEEKDAYS[nearest.weekday()]}曜日です。"
                "日付を確かめてください。"
            )
            yield finding("date.impossible", message, block=printed.block, path=printed.path)


def _nearest(month: int | None, day: int | None, about: dt.date) -> dt.date | None:
    """Return the day that is nearest to `held`; `None` where no year has it."""
    found = []
    for year in range(about.year - 1, about.year + 2):
        try:
            found.append(dt.date(year, month or 0, day or 0))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - about), default=None)


def _numbers(record: Record, series: Series) -> Iterator[Finding]:
    """Yield the places where the meeting bears another number than the series has."""
    leads = {block.id for block in record.blocks if block.kind is BlockKind.LEAD}
    for printed in all_of(record):
        read = folded(printed.text)
        for found in _NUMBER.finditer(read):
            number = number_of(found["number"])
            about = printed.path == "held.text" or printed.block in leads
            own = (printed.path == "title" and found["unit"] == "回") or _is_of(
                folded(series.name or ""), read[: found.start()], found["behind"], about=about
            )
            if own and number is not None and number != series.number:
                message = (
                    f"シリーズの第{series.number}回ですが、{quoted(printed.text[found.start() : found.end()])}"
                    "と書かれています。回数を確かめてください。"
                )
                yield finding("series.number.differs", message, block=printed.block, path=printed.path)


def _is_of(series: str, before: str, behind: str, *, about: bool) -> bool:
    """Tell whether a number is that of the series: its name stands at it, or its kind of meeting.

    In what tells `about` the record (when it was held, the lead) a number that belongs to nothing else is.
    """
    kind = _MEETING.match(behind)
    named = bool(series) and (
        before.rstrip(" 「」『』・").endswith(series[-6:])
        or behind[:4] == series[:4]
        or (kind is not None and series.endswith(kind[0]))
    )
    belongs = re.search("[一-鿿]$", before) is not None  # 議案第52号
    return named or (
        about and not belongs and (_BEGINS_MEETING.match(behind) is not None or kind is not None)
    )
