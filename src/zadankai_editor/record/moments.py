"""Saying when something was."""

from datetime import datetime


def day_and_time(when: datetime) -> str:
    """Return a day and a time as one writes them: 5月7日 9:05."""
    return f"{when.month}月{when.day}日 {when.hour}:{when.minute:02}"
