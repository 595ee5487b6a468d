"""Names of people as records print them."""

import pytest

from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import tails_of


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


def test_a_word_for_things_behind_a_name_of_two_parts_is_no_reading() -> None:
    found = parse_name("早瀬 望（オンライン）")
    assert found is not None
    assert (found.kana, found.aside) == (None, "オンライン")
    read = parse_name("早瀬 望（ハヤセ ノゾミ）")
    assert read is not None
    assert read.kana == "ハヤセ ノゾミ"
