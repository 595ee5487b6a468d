"""Dates of events, with Japanese eras and numbers in any script."""

import datetime as dt
import re
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.numerals import DIGITS, number_of

# The first year, the day on which an era begins, and the last year that it has.
# Law on the era names (元号法) and the orders under it; Meiji counted by the new calendar (1873).
_ERAS = {
    "明治": (1868, dt.date(1868, 10, 23), 45),
    "大正": (1912, dt.date(1912, 7, 30), 15),
    "昭和": (1926, dt.date(1926, 12, 25), 64),
    "平成": (1989, dt.date(1989, 1, 8), 31),
    "令和": (2019, dt.date(2019, 5, 1), None),
}
_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
WEEKDAYS = "月火水木金土日"
"""As `datetime.date.weekday` counts them."""

_WITH_ERA = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|(?<![0-9A-Za-z])[MTSHR]) ?(?P<year>{DIGITS}) ?年"
    r"(?: ?[(\[](?P<also>[0-9]{4}) ?年?[)\]])?"
    rf"(?: ?度)?(?: ?(?P<month>{DIGITS}) ?月(?: ?(?P<day>{DIGITS}) ?日)?)?"
)
_GREGORIAN = re.compile(
    rf"(?P<year>[12][0-9]{{3}}|[一二][〇○零一二三四五六七八九]{{3}}) ?年"
    rf"(?: ?[(\[](?P<era>明治|大正|昭和|平成|令和) ?(?P<also>{DIGITS}) ?年[)\]])?"
    rf"(?: ?度)?(?: ?(?P<month>{DIGITS}) ?月(?: ?(?P<day>{DIGITS}) ?日)?)?"
)
_DIGITS_ONLY = re.compile(
    r"(?<![0-9])(?:(?P<letter>[MTSHR]) ?(?P<short>[0-9]{1,2})|(?P<year>[12][0-9]{3}))"
    r"(?P<sep>[./-])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])"
)
_WEEKDAY = re.compile(
    r" ?(?:[(\[](?P<short>[月火水木金土日])(?:曜日?)?[)\]]|[、の]? ?(?P<long>[月火水木金土日])曜)"
)


class Dated(NamedTuple):
    """A date in a text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, where it stands, and what speaks against it."""

    date: str
    start: int
    end: int
    problem: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return len(self.date) == 10


def find_dates(text: str) -> list[Dated]:
    """Return the dates in `text`, in order. Fiscal years (令和4年度) are no dates."""
    read = folded(text)
    patterns = (_WITH_ERA, _GREGORIAN, _DIGITS_ONLY)
    matches = [match for pattern in patterns for match in pattern.finditer(read) if "度" not in match[0]]
    found: list[Dated] = []
    for match in sorted(matches, key=lambda match: match.start() - match.end()):  # the longest first
        if any(dated.start < match.end() and match.start() < dated.end for dated in found):
            continue
        dated = _dated(match, read)
        if dated:
            found.append(dated)
    return sorted(found, key=lambda dated: dated.start)


def _dated(match: re.Match[str], read: str) -> Dated | None:
    year, problem = _year(match.groupdict())
    if year is None:
        return None
    parts = match.groupdict()
    month, day = (number_of(parts[name]) if parts[name] else None for name in ("month", "day"))
    date = f"{year:04}"
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError:
        return Dated(date, match.start(), match.end(), f"「{match[0].strip()}」という日付はありません")
    if month:
        date += f"-{month:02}"
    if month and day:
        date += f"-{day:02}"
        problem = problem or _disagreement(match, read, dt.date(year, month, day))
    return Dated(date, match.start(), match.end(), problem)


def _year(parts: dict[str, str | None]) -> tuple[int | None, str | None]:
    if parts.get("letter"):
        era, written = _LETTERS[parts["letter"] or ""], parts["short"]
    elif parts.get("era") and len(parts["year"] or "") != 4:
        era, written = _name(parts["era"] or ""), parts["year"]
    else:
        return _gregorian_year(parts)
    number = number_of(written or "")
    if not number:
        return None, None
    first, _, last = _ERAS[era]
    year = first + number - 1
    also = number_of(parts.get("also") or "")
    if also and also != year:
        return year, f"{era}{number}年は{year}年で、{also}年ではありません"
    if last and number > last:
        return year, f"{era}は{last}年までです"
    return (year, None) if year <= 9999 else (None, None)


def _name(era: str) -> str:
    """Return the name of an era that may be written by its letter."""
    return _LETTERS.get(era, era)


def _gregorian_year(parts: dict[str, str | None]) -> tuple[int | None, str | None]:
    year = number_of(parts["year"] or "")
    era, also = parts.get("era"), number_of(parts.get("also") or "")
    if year and era and also and _ERAS[era][0] + also - 1 != year:
        return year, f"{era}{also}年は{_ERAS[era][0] + also - 1}年で、{year}年ではありません"
    return year, None


def _disagreement(match: re.Match[str], read: str, date: dt.date) -> str | None:
    era = _name(match.groupdict().get("era") or "")
    if era and len(match["year"]) != 4 and date < _ERAS[era][1]:
        begin = _ERAS[era][1]
        return f"{era}は{begin.year}年{begin.month}月{begin.day}日からです"
    weekday = _WEEKDAY.match(read, match.end())
    if weekday and WEEKDAYS[date.weekday()] != (weekday["short"] or weekday["long"]):
        return f"{date.year}年{date.month}月{date.day}日は{WEEKDAYS[date.weekday()]}曜日です"
    return None
