"""Labels of people whom no list names."""

import pytest

from zadankai_editor.recognize.cuts import Style
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.strangers import (
    Signature,
    is_stand_in,
    may_be_label,
    structural_signatures,
    unknown_inline,
)


def only_line(text: str) -> Line:
    (line,) = read_page(text).filled
    return line


def signatures(*lines: str) -> frozenset[Signature]:
    return structural_signatures(read_page("\n".join(lines)).filled)


@pytest.mark.parametrize(
    ("form", "signature"),
    [
        ("○{}　はい。", (Style.SPACE, "○")),
        ("{}：はい。", (Style.COLON, "")),
        ("【{}】はい。", (Style.BRACKETS, "【】")),
        ("◆{}\nはい。", (Style.OWN_LINE, "◆")),
    ],
)
def test_how_labels_are_printed_is_told_by_what_recurs(form: str, signature: Signature) -> None:
    names = ["丹波", "名倉", "丹波", "名倉"]
    assert signatures(*[form.format(name) for name in names]) == {signature}


@pytest.mark.parametrize("names", [["丹波", "名倉"], ["丹波"] * 6, ["丹波", "名倉", "鳴海", "沢渡", "汐見"]])
def test_what_does_not_recur_for_two_or_more_is_no_habit(names: list[str]) -> None:
    assert signatures(*[f"{name}：はい。" for name in names]) == frozenset()


def test_words_that_are_no_speakers_make_no_habit() -> None:
    assert signatures("日時：一日", "場所：港", "日時：二日", "場所：山") == frozenset()


@pytest.mark.parametrize(
    "text", ["丹波", "丹波 修", "丹波部長", "T.H.", "A子さん", "会場", "町長:椿", "【丹波】"]
)
def test_may_be_a_label(text: str) -> None:
    assert may_be_label(text)


@pytest.mark.parametrize("text", ["", "はい。", "市長を囲んで", "これからの港をどうするか", "日時：一日"])
def test_may_be_no_label(text: str) -> None:
    assert not may_be_label(text)


def test_who_stands_for_somebody_not_named() -> None:
    assert all(map(is_stand_in, ["会場", "Speaker 1", "A", "質問者"]))
    assert not any(map(is_stand_in, ["丹波", "町長", "これから"]))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("丹波：はい。", ("丹波", "はい。")),
        ("○丹波　はい。", ("○丹波", "はい。")),
        ("会場：はい。", ("会場", "はい。")),
        ("日時：一日", None),
        ("https://minato", None),
        ("3:30から", None),
        ("【丹波】はい。", None),
        ("丹波 はい。", None),
    ],
)
def test_a_strangers_label_in_a_line(line: str, parts: tuple[str, str] | None) -> None:
    assert unknown_inline(only_line(line)) == parts


def test_the_habit_of_the_document_says_more() -> None:
    usual = frozenset({(Style.BRACKETS, "【】")})
    assert unknown_inline(only_line("【丹波】はい。"), usual) == ("【丹波】", "はい。")
    assert unknown_inline(only_line("丹波：はい。"), usual) is None, "labels are printed otherwise"
    assert unknown_inline(only_line("会場：はい。"), usual) == ("会場", "はい。"), "a role beyond doubt"
