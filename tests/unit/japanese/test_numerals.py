"""Numbers and the marks of lists, as records print them."""

import pytest

from zadankai_editor.japanese.numerals import circled, number_of, numbered, without_number


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


def test_a_mark_is_left_out() -> None:
    assert without_number("①窓口") == "窓口"
    assert without_number("窓口") == "窓口"


@pytest.mark.parametrize("written", ["", "甲", "十二人", "-1", "1.5"])
def test_no_number(written: str) -> None:
    assert number_of(written) is None


def test_numbers_in_circles() -> None:
    assert [circled(n) for n in (1, 20, 21, 35, 36, 50)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿"]
    assert circled(0) == "（0）"
    assert circled(51) == "（51）"


@pytest.mark.parametrize("number", range(1, 51))
def test_a_circled_number_is_read_again(number: int) -> None:
    assert numbered(f"{circled(number)}窓口") == (number, "窓口")
    assert number_of(circled(number)) == number
