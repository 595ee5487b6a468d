"""Rows that name several people with their offices, and what such rows hold beside names."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.cast.fields import listed_row
from zadankai_editor.recognize.cast.label_members import name_and_title
from zadankai_editor.recognize.cast.names import is_reading

TALK = """
（沢渡教育長）
ただいまから会議を開きます。

（大盛委員）
資料の一枚目についてお尋ねします。

（早瀬委員）
桟橋の灯りは何時に消えますか。

（沢渡教育長）
九時でございます。
"""


@pytest.mark.parametrize("heading", ["", "出席者\n", "出席委員：\n"])
def test_a_run_of_names_with_offices_needs_no_heading(heading: str) -> None:
    row = "沢渡郁子教育長、椿和子教育長職務代理者、大盛秋江委員、早瀬英彰委員、磯貝秀人委員"
    more = "真砂輝夫教育次長、久礼理恵総務課長、丹波俊之管理課長"
    found = read(f"湊浜町教育委員会会議録\n\n{heading}{row}\n{more}\n{TALK}")
    assert [who for who, _ in said(found)] == ["沢渡", "大盛", "早瀬", "沢渡"]
    assert [d for d in doubts(found) if "speaker" in d[0]] == []
    assert len(found.state.record.participants) == 8


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("椿委員長、大盛委員、鹿埜委員", [("椿", "委員長"), ("大盛", "委員"), ("鹿埜", "委員")]),
        ("椿和子、○磯貝茂、早瀬望", [("椿和子", None), ("磯貝茂", None), ("早瀬望", None)]),
        ("廣丘委員、柴多委員", [("廣丘", "委員"), ("柴多", "委員")]),
    ],
)
def test_what_ends_alike_is_parted_alike(row: str, people: list[tuple[str, str | None]]) -> None:
    assert [(one.person.printed, one.person.title) for one in listed_row(row, 1) or []] == people


@pytest.mark.parametrize(
    ("label", "parted"),
    [
        ("江上部会長", ("江上", "部会長")),
        ("服部会長", ("服部", "会長")),
        ("南部長", ("南", "部長")),
        ("新入社員", None),
        ("大学生", None),
        ("部会長", None),
        ("施設長", None),
    ],
)
def test_where_a_name_ends_before_an_office(label: str, parted: tuple[str, str] | None) -> None:
    assert name_and_title(label) == parted


@pytest.mark.parametrize(
    ("inside", "expected"),
    [("つばき かずこ", True), ("ツバキ・カズコ", True), ("まちづくりコンサルタント", False), ("司会", False)],
)
def test_each_word_of_a_reading_is_in_one_kind_of_kana(inside: str, expected: bool) -> None:
    assert is_reading(inside) is expected


def test_what_is_told_of_somebody_listed_is_not_said_by_them() -> None:
    head = (
        "港の町の討論会\n\nパネリスト：椿　和子（青波大学教授）\n"
        "      粟屋誠治郎（湊浜町長）\n      磯貝郁夫（まちづくりコンサルタント）\n"
    )
    talk = (
        "（司会）\n\nただいまから始めます。\n\n粟屋　誠治郎さんは森林組合の理事を経て、町長に就かれました。\n\n"
        "磯貝　郁夫さんは独立して三十年になります。\n\n（椿）\n\n路地の話をします。\n\n（粟屋）\n\n"
        "町には路地しかありません。\n\n（磯貝）\n\nそれは見たいですね。\n\n（粟屋）\n\nどうぞ。\n"
    )
    found = read(f"{head}\n{talk}")
    assert [p.label for p in found.state.record.participants] == ["椿", "粟屋", "磯貝"]
    assert [who for who, _ in said(found) if who] == ["椿", "粟屋", "磯貝", "粟屋"]
