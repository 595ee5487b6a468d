"""Marks and lines of Japanese text."""

import pytest

from zadankai_editor.japanese.marks import (
    ends_sentence,
    is_rule,
    outer_colons,
    sentences,
    trailing_brackets,
    unwrapped,
)


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
    ("text", "parts"),
    [
        ("甲野（洋）", ("甲野", "洋")),
        ("A(B(C))", ("A", "B(C)")),
        ("甲野(洋)氏", None),
        ("洋)", None),
        ("(洋)", ("", "洋")),
    ],
)
def test_brackets_at_the_end(text: str, parts: tuple[str, str] | None) -> None:
    assert trailing_brackets(text) == parts


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("【甲野】", "甲野"),
        ("［甲野］", "甲野"),
        ("（甲）（乙）", None),
        ("甲野", None),
        ("()", None),
        ("「甲野」", None),
    ],
)
def test_brackets_around_the_whole(text: str, inside: str | None) -> None:
    assert unwrapped(text) == inside


@pytest.mark.parametrize("line", ["☻ ☻ ☻ ☻ ☻", "⮁⮁⮁⮁⮁⮁", "・・・・・・・・", "* * *", "―――"])
def test_one_sign_again_and_again_parts_what_stands_around(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["●●●", "・・・・・", "………………", "。。。。。。", "22222", "ああああああ"])
def test_silence_a_hidden_name_and_letters_are_no_rules(line: str) -> None:
    assert not is_rule(line)
