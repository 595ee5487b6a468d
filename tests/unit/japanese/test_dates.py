"""Dates of events, as records print them."""

import pytest

from zadankai_editor.japanese.dates import find_dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("令和4年8月22日", "2022-08-22"),
        ("令和六年七月三十日（火曜日）", "2024-07-30"),
        ("令和 元年11月13日", "2019-11-13"),
        ("令和7年(2025年)1月24日", "2025-01-24"),
        ("2025年（令和7年）1月24日", "2025-01-24"),
        ("1999年12月19日", "1999-12-19"),
        ("2019 年 9 月 某日", "2019-09"),
        ("平成三十一年四月三十日", "2019-04-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("大正12年9月1日", "1923-09-01"),
        ("明治四十五年七月二十九日", "1912-07-29"),
        ("二〇二四年十月三日(木)", "2024-10-03"),
        ("２０２４．１０．３", "2024-10-03"),
        ("R6.7.30", "2024-07-30"),
        ("R6年5月1日", "2024-05-01"),
        ("Ｒ６年５月１日（水）", "2024-05-01"),
        ("日時：H31年4月30日", "2019-04-30"),
        ("2018/8/24", "2018-08-24"),
        ("2024/7/30", "2024-07-30"),
        ("令和5年", "2023"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert [(found.date, found.problem) for found in find_dates(text)] == [(date, None)]


@pytest.mark.parametrize(
    "text",
    [
        "令和7年(2024年)1月24日",
        "令和元年4月30日",
        "平成32年1月1日",
        "H32年1月1日",
        "2024年13月1日",
        "2023年2月29日",
        "2024年10月3日(水)",
    ],
)
def test_dates_that_cannot_be(text: str) -> None:
    assert [bool(found.problem) for found in find_dates(text)] == [True]


@pytest.mark.parametrize(
    "text", ["令和4年度の予算", "3:30", "第12回", "10月3日", "2.5倍", "GH4年", "R6年度の予算"]
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_says_where_it_stands() -> None:
    found = find_dates("開催：令和４年８月２２日（月）午後")
    assert [(date.start, date.end, date.is_day) for date in found] == [(3, 12, True)]
