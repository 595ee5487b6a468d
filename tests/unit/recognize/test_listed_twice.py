"""Somebody whom lists name twice is one person, and no rival of their own."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize import Recognition

LIST = """出席委員
湊浜町教育委員会委員長　椿　和子
湊浜町教育委員会委員　磯貝　茂
事務局長　早瀬　望
"""

TALK = """
椿委員長
　ただいまから会議を開きます。

磯貝委員
　よろしくお願いします。

椿委員長
　報告をお願いします。

早瀬事務局長
　資料の一枚目をご覧ください。

椿委員長
　ありがとうございました。
"""


def asked_of_people(found: Recognition) -> list[tuple[str, str | None]]:
    return [one for one in doubts(found) if "participant" in one[0] or "speaker" in one[0]]


@pytest.mark.parametrize(
    "again",
    [
        "会議録署名委員\n委員長　椿　和子\n",
        "署名委員\n湊浜町教育委員会委員長　椿　和子\n湊浜町教育委員会委員　磯貝　茂\n",
        "傍聴者\nなし\n会議録署名委員\n委員　磯貝　茂\n",
    ],
)
def test_a_second_list_makes_nobody_a_rival_of_themselves(again: str) -> None:
    found = read(f"湊浜町教育委員会会議録\n\n{LIST}{again}{TALK}")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "椿", "早瀬", "椿"]
    assert asked_of_people(found) == []
    people = found.state.record.participants
    assert [(p.name, p.title) for p in people][:2] == [
        ("椿 和子", "湊浜町教育委員会委員長"),
        ("磯貝 茂", "湊浜町教育委員会委員"),
    ]
    assert len(people) == 3


def test_who_is_listed_again_as_something_else_is_asked_about_once() -> None:
    other = "選挙管理委員会書記　早瀬　望"
    found = read(f"湊浜町教育委員会会議録\n\n{LIST}説明員\n{other}\n{TALK}")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "椿", "早瀬", "椿"]
    assert asked_of_people(found) == [("import.participant.uncertain", "participants[2]")]
    assert found.state.record.participants[2].post == "選挙管理委員会書記"
