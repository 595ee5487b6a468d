"""Dates as staff type them, and the words that say how they were understood."""

import datetime as dt
import re
from typing import NamedTuple

from zadankai_editor.japanese.dates import WEEKDAYS, find_dates
from zadankai_editor.japanese.folding import WIDTH

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_HOW = "2022-10-21、令和4年10月21日のような形で入れてください。"


class Understood(NamedTuple):
    """A date as the record keeps it (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`), or why it is none."""

    date: str | None
    problem: str | None = None


def understood(typed: str) -> Understood:
    """Read a date in ISO form or with a Japanese era; nothing where nothing was typed."""
    text = WIDTH.of(typed).strip()
    if not text:
        return Understood(None)
    match = _ISO.fullmatch(text)
    if match:
        date = "-".join(f"{int(part):02}" for part in match.groups() if part)
        return Understood(date) if _exists(date) else Understood(None, f"{typed.strip()}は暦にない日付です。")
    found = find_dates(text)
    if len({dated.date for dated in found}) > 1:
        return Understood(None, f"日付が二つ以上あります。一つだけ{_HOW}")
    if not found or re.search(r"\d", text[: found[0].start] + text[found[0].end :]):
        return Understood(None, f"日付として読めません。{_HOW}")
    if found[0].problem:
        return Understood(None, f"{found[0].problem}。日付を確かめてください。")
    return Understood(found[0].date)


def in_words(date: str) -> str:
    """Return `2022-10-21` as `2022年10月21日（金）`; empty where there is no such date."""
    if not _exists(date):
        return ""
    parts = [int(part) for part in date.split("-")]
    text = "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    if len(parts) == 3:
        text += f"（{WEEKDAYS[dt.date(*parts).weekday()]}）"
    return text


def _exists(date: str) -> bool:
    if not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", date, re.ASCII):
        return False
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
