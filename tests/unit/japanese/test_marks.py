"""Marks of either width, numbers, dates and names as records print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.japanese.dates import find_dates
from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import ends_sentence, is_rule, outer_colons, sentences
from zadankai_editor.japanese.numerals import number_of, numbered
from zadankai_editor.recognize.names import parse_name, tails_of


@given(st.text())
def test_a_reading_has_the_length_of_its_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("（：）！～＝", "(:)!~="),
        ("〜―—──", "~――――"),
        ("甲野　洋", "甲野 洋"),
        ("｢｣､｡･", "「」、。・"),
        ("≪≫〈〉", "《》<>"),
    ],
)
def test_marks_read_alike_whatever_their_width(wide: str, narrow: str) -> None:
    assert folded(wide) == narrow


@pytest.mark.parametrize("text", ["甲野（洋）", "甲野 洋", "甲野　洋：", "【甲野洋】", "○甲野洋"])
def test_a_key_knows_no_brackets_spaces_or_width(text: str) -> None:
    assert key(text) == "甲野洋"


@pytest.mark.parametrize("text", ["はい。", "はい!」", "そうです(笑)", "よかった。)", "え?", "……"])
def test_a_sentence_ends(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["見出し", "甲野(洋)", "デジタル化へ", ""])
def test_no_sentence_ends(text: str) -> None:
    assert not ends_sentence(text)


def test_sentences_in_quotation_marks_do_not_count() -> None:
    assert sentences("「行きます。」と「はい!」を聞いた。") == 1
    assert sentences("行きます。帰ります") == 2


def test_colons_in_brackets_are_no_borders() -> None:
    assert outer_colons("A市(長:代理):甲野:乙") == [8, 11]


@pytest.mark.parametrize("text", ["―――――", "***", "= = =", "◇◆◇"])
def test_separating_lines(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["―はい", "……", "A---", "--"])
def test_no_separating_lines(text: str) -> None:
    assert not is_rule(text)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十二", 12),
        ("二十", 20),
        ("一〇", 10),
        ("二〇二四", 2024),
        ("百五", 105),
        ("元", 1),
        ("○", 0),
    ],
)
def test_numbers(written: str, value: int) -> None:
    assert number_of(written) == value


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("①窓口", 1, "窓口"),
        ("② 窓口", 2, "窓口"),
        ("（３）窓口", 3, "窓口"),
        ("4.窓口", 4, "窓口"),
        ("５．　窓口", 5, "窓口"),
        ("【1.挨拶】", 1, "挨拶"),
        ("二、窓口", 2, "窓口"),
        ("⑶窓口", 3, "窓口"),
        ("議題（2） 窓口", 2, "窓口"),
    ],
)
def test_marks_of_lists(line: str, number: int, text: str) -> None:
    assert numbered(line) == (number, text)


@pytest.mark.parametrize("line", ["1つ目は人材です", "3:30から", "20年後の市", "窓口", "①", "2.5倍になった"])
def test_no_marks_of_lists(line: str) -> None:
    found = numbered(line)
    assert found is None or found.text == ""


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
        "2024年13月1日",
        "2023年2月29日",
        "2024年10月3日(水)",
    ],
)
def test_dates_that_cannot_be(text: str) -> None:
    assert [bool(found.problem) for found in find_dates(text)] == [True]


@pytest.mark.parametrize("text", ["令和4年度の予算", "3:30", "第12回", "10月3日", "2.5倍"])
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("甲野 洋", "甲野 洋"),
        ("甲野　　洋", "甲野 洋"),
        ("甲 野　洋", "甲野 洋"),
        ("甲野 洋 氏", "甲野 洋"),
        ("髙﨑 一", "髙﨑 一"),
        ("東 京子さん", "東 京子"),
        ("甲野洋", "甲野洋"),
        ("ジョン・スミス", "ジョン・スミス"),
        ("𠮷野 家", "𠮷野 家"),
    ],
)
def test_names(text: str, full: str) -> None:
    name = parse_name(text)
    assert name is not None
    assert name.full == full


def test_a_reading_stands_in_brackets_behind_the_name() -> None:
    name = parse_name("甲野　洋（こうの　よう）")
    assert name is not None
    assert (name.full, name.kana) == ("甲野 洋", "こうの よう")


@pytest.mark.parametrize("text", ["", "これは名前ではありません。", "甲 野 洋", "12時", "甲野、乙川"])
def test_no_names(text: str) -> None:
    assert parse_name(text) is None


def test_a_deputy_is_no_mayor() -> None:
    assert tails_of("霞野市副市長") == {"副市長"}
    assert "市長" in tails_of("霞野市長")
