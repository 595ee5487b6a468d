"""Saying when something was."""

from datetime import datetime, timedelta


def said(when: datetime, now: datetime) -> str:
    """Return when something was as one says it at `now`: 今日 9:05, 昨日 17:30, 5月17日, 2023年5月17日."""
    days = (now.date() - when.date()) / timedelta(days=1)
    if days in (0, 1):
        return f"{'昨日' if days else '今日'} {when.hour}:{when.minute:02}"
    year = "" if when.year == now.year else f"{when.year}年"
    return f"{year}{when.month}月{when.day}日"
