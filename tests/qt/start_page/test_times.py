"""Saying when something was."""

from datetime import datetime

import pytest

from zadankai_editor.ui.start_page.times import said

NOW = datetime.fromisoformat("2026-03-01T09:30+09:00")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime.fromisoformat("2026-03-01T09:05+09:00"), "今日 9:05"),
        (datetime.fromisoformat("2026-02-28T23:59+09:00"), "昨日 23:59"),
        (datetime.fromisoformat("2026-02-27T12:00+09:00"), "2月27日"),
        (datetime.fromisoformat("2025-12-31T12:00+09:00"), "2025年12月31日"),
        (datetime.fromisoformat("2026-03-02T00:10+09:00"), "3月2日"),
    ],
)
def test_when_is_said_as_people_say_it(when: datetime, words: str) -> None:
    assert said(when, NOW) == words
