"""A list that is one row of several people, or whose first row looks like its heading: it explains the labels."""

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


def test_a_namesake_above_all_others_is_no_heading() -> None:
    rows = "芹沢　和馬\n芹沢　美雪\n磯貝　卓\n早瀬　健一\n"
    who = ["芹沢町長", "磯貝", "早瀬"]
    talk = "\n".join(f"{who[n % 3]}：{words}" for n, words in enumerate(TURNS))
    found = read(f"湊浜町座談会\n\n次の方々が膝を突き合わせた。\n{rows}\n{talk}\n")
    assert (None, TURNS[0]) in said(found)
    assert {"芹沢 和馬", "芹沢 美雪"} <= {person.name for person in found.state.record.participants}


@pytest.mark.parametrize(("one", "other"), ["❨❩", "【】", "《》"])
def test_a_first_mention_may_stand_in_brackets(one: str, other: str) -> None:
    first = [
        f"{one}椿源さん（記事中「椿」）{other}{TURNS[0]}",
        f"{one}磯貝しのぶさん（記事中「磯貝」）{other}{TURNS[1]}",
    ]
    rest = [f"{one}{('椿', '磯貝')[n % 2]}{other}{words}" for n, words in enumerate(TURNS[2:])]
    found = read("対談　紙を漉く\n\n" + "\n\n".join([*first, *rest]) + "\n")
    assert {person.name for person in found.state.record.participants} == {"椿 源", "磯貝 しのぶ"}
