"""Dates as staff type them."""

import pytest

from zadankai_editor.japanese.typed_dates import in_words, understood


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2022-10-21", "2022-10-21"),
        ("2022-1-5", "2022-01-05"),
        ("2022-10", "2022-10"),
        ("２０２２", "2022"),
        ("令和4年10月21日", "2022-10-21"),
        ("令和四年十月二十一日（金）", "2022-10-21"),
        ("R4.10.21", "2022-10-21"),
        ("R4年10月21日", "2022-10-21"),
        ("2022/10/21", "2022-10-21"),
        ("平成元年5月", "1989-05"),
        ("令和4年10月21日に開催しました。", "2022-10-21"),
        ("", None),
    ],
)
def test_dates_are_understood(typed: str, date: str | None) -> None:
    assert understood(typed) == (date, None)


@pytest.mark.parametrize(
    "typed",
    ["2022-13-01", "2022-02-30", "きのう", "令和4年10月21日(土)", "令和4年10月2", "10月1日から10月3日"],
)
def test_what_is_no_date_is_refused_with_a_reason(typed: str) -> None:
    date, problem = understood(typed)
    assert date is None
    assert problem


def test_date_is_said_in_words() -> None:
    assert in_words("2022-10-21") == "2022年10月21日（金）"
    assert in_words("2022-10") == "2022年10月"
    assert in_words("2022") == "2022年"
    assert in_words("2022-99") == ""
