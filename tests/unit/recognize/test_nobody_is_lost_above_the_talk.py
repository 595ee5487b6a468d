"""What stands above the talk is kept or told of: titles above lists, headings of lists, and all whom a row names."""

import pytest

from tests.unit.recognize.reading_aloud import read
from zadankai_editor.recognize import Recognition

TALK = "\n甲野　橋はよく渡ります。\n\n乙川　私は船が好きです。\n\n甲野　船も減りましたね。\n\n乙川　そうですね。\n"


def _told(found: Recognition) -> str:
    return "\n".join(one.message for one in found.findings)


@pytest.mark.parametrize(
    "rows",
    [
        "**参加者**：甲野 洋、乙川 学\n",
        "案内人　甲野 洋\n歩く人　乙川 学\n",
        "甲野 洋（漁師）\n乙川 学（教員）\n",
    ],
)
@pytest.mark.parametrize("title", ["移住者座談会", "橋を語る対談"])
def test_a_title_right_above_the_list_is_the_title(title: str, rows: str) -> None:
    found = read(f"{title}\n{rows}{TALK}")

    assert found.state.record.title == title
    assert [person.label for person in found.state.record.participants] == ["甲野", "乙川"]


@pytest.mark.parametrize("heading", ["橋の上の顔ぶれ", "（写真の右の方から）"])
def test_a_heading_of_any_words_is_told_of(heading: str) -> None:
    found = read(f"橋を語る座談会\n\n{heading}\n甲野 洋（漁師）\n乙川 学（教員）\n{TALK}")

    assert found.state.record.title == "橋を語る座談会"
    assert heading in _told(found)


@pytest.mark.parametrize("heading", ["出席者", "【パネリスト】", "委員"])
def test_a_heading_that_says_what_it_heads_is_not_told_of(heading: str) -> None:
    found = read(f"橋を語る座談会\n\n{heading}\n甲野 洋（漁師）\n乙川 学（教員）\n{TALK}")

    assert "記録に入れませんでした" not in _told(found)


@pytest.mark.parametrize(
    "rows",
    [
        "　　一番　甲野　洋　議員　　二番　乙川　芳子　議員\n　　三番　丙田　昇　議員\n",
        "一番 甲野 洋 議員 二番 乙川 芳子 議員 三番 丙田 昇 議員\n",
        "１番　甲野　洋　議員　２番　乙川　芳子　議員\n３番　丙田　昇　議員\n",
        "十一番　甲野　洋君　十二番　乙川　芳子君\n十三番　丙田　昇君\n",
    ],
)
def test_several_with_seats_in_a_row_are_all_kept(rows: str) -> None:
    talk = "\n○甲野議員　橋を渡ります。\n○乙川議員　船に乗ります。\n○丙田議員　どちらも好きです。\n"

    people = read(f"出席議員\n{rows}{talk}").state.record.participants

    assert [person.name for person in people] == ["甲野 洋", "乙川 芳子", "丙田 昇"]
    assert all("番" in f"{person.title}{person.post}" for person in people)
