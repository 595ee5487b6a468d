"""A list that is one row of several people, or whose first row looks like its heading: what explains the labels is it."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

STAFF = "湊浜町座談会\n\n事務局\n主任　硲　泰三\n記録係　卯月　巴\n\n"
TURNS = ["港の話です。", "船は三十そうです。", "学校でも学んでいます。", "それはよいですね。"] * 3


@pytest.mark.parametrize("form", ["{who}：{words}", "○{who}　{words}"])
@pytest.mark.parametrize(
    ("rows", "who"),
    [
        ("椿町長、磯貝会長、早瀬課長\n", ["椿", "磯貝", "早瀬"]),
        ("湊浜町長椿和子湊浜町商工会長磯貝茂青波県港湾課長早瀬望\n", ["椿", "磯貝", "早瀬"]),
        ("椿委員長、磯貝、早瀬の各委員\n\n汐の面々。\n三好部長、大谷係長\n", ["椿", "磯貝", "三好", "大谷"]),
        ("楠　達也\n椿　悦子\n磯貝　幹夫\n早瀬　さやか\n", ["楠", "椿", "磯貝"]),
    ],
    ids=["commas", "run", "two", "first"],
)
def test_the_list_is_what_explains_the_labels(rows: str, who: list[str], form: str) -> None:
    talk = "\n".join(form.format(who=who[n % len(who)], words=words) for n, words in enumerate(TURNS))
    found = read(f"{STAFF}次に掲げる面々である。\n{rows}\n■港\n\n{talk}\n")
    assert said(found) == [(who[n % len(who)], words) for n, words in enumerate(TURNS)]
    assert {"硲 泰三", "卯月 巴"}.isdisjoint(
        person.name for person in found.state.record.participants if person.name
    )
