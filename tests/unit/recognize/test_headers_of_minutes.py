"""What stands above the talk of minutes: fields with numbers, marks and spaces between their letters."""

import pytest

from tests.unit.recognize.reading_aloud import read

HEADER = """第3回汐見町総合計画審議会 会議要旨

{0}{when}　令和6年5月1日（水）14時～16時
{1}{where}　役場３階 大会議室
{2}{people}　大野会長、浜副会長、奥村委員、灘田委員
{3}{agenda}
　（１）港の灯りについて
　（２）渡し船について
{4}{talk}

大野会長　それでは始めます。港の灯りについて伺います。
奥村委員　昨年の祭りでは夜の客が二割増えました。
浜副会長　灯台は来年の春に直します。
灘田委員　渡し船の便数はいかがですか。
大野会長　平日十二便です。減らす考えはございません。
奥村委員　分かりました。
"""
PLAIN = {"when": "日時", "where": "場所", "people": "出席者", "agenda": "議題", "talk": "会議の内容"}
APART = {"when": "日 時", "where": "場 所", "people": "出 席 者", "agenda": "議 題", "talk": "議事の概要"}
LONG = {"when": "開催日時", "where": "開催場所", "people": "出席委員", "agenda": "議事", "talk": "会議の経過"}
SHORT = {**APART, "talk": "議 事"}
MARKS = {
    "counted": ["１　", "２　", "３　", "４　", "５　"],
    "in brackets": ["（1）", "（2）", "（3）", "（4）", "（5）"],
    "marked": ["■"] * 5,
    "bare": [""] * 5,
}


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("words", [PLAIN, APART, LONG, SHORT], ids=["plain", "apart", "long", "short"])
def test_fields_above_the_talk_are_read(marks: list[str], words: dict[str, str]) -> None:
    record = read(HEADER.format(*marks, **words)).state.record
    assert record.held is not None
    assert record.held.date == "2024-05-01"
    assert [(p.label, p.title) for p in record.participants] == [
        ("大野", "会長"),
        ("浜", "副会長"),
        ("奥村", "委員"),
        ("灘田", "委員"),
    ]
    assert [item.text for item in record.agenda] == ["港の灯りについて", "渡し船について"]
    speakers = [block.speaker for block in record.blocks if block.kind.value == "utterance"]
    assert speakers == ["p1", "p3", "p2", "p4", "p1", "p3"]


@pytest.mark.parametrize(
    "nobody", ["別紙名簿のとおり", "市民32名", "市民三十二名", "委員10名、書記 三名", "なし"]
)
def test_a_list_that_names_nobody_makes_no_participant(nobody: str) -> None:
    talk = "会長：始めます。\n書記：はい、記録します。\n会長：港の話です。\n書記：承知しました。\n"
    for between in ("　", "：", "\n"):
        record = read(
            f"汐見町子ども会議\n\n日時　令和6年8月3日\n出席者{between}{nobody}\n\n{talk}"
        ).state.record
        assert [p.label for p in record.participants] == ["会長", "書記"]


@pytest.mark.parametrize("aside", ["（公開）", "（二つ）"])
def test_what_stands_in_brackets_behind_the_words_of_a_field_changes_nothing(aside: str) -> None:
    fields = f"場所{aside}：役場３階\n議題{aside}：①港の灯り　②渡し船\n出席者{aside}：椿町長、磯貝会長\n"
    talk = "椿：始めます。\n磯貝：はい。\n椿：港の話です。\n"
    found = read(f"湊浜の灯り座談会\n\n{fields}\n{talk}")
    record = found.state.record
    assert [item.text for item in record.agenda] == ["港の灯り", "渡し船"]
    assert [p.label for p in record.participants] == ["椿", "磯貝"]
    assert [block.text for block in record.blocks if block.kind.value == "lead"] == [f"場所{aside}：役場３階"]
    assert not [d for d in found.state.review.doubts if d.code == "import.kind.uncertain"]
