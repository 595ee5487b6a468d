"""Name and number of the series that a record belongs to."""

import pytest

from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.fields.series import read_series
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.record.nodes import Series


def series(text: str) -> tuple[Series | None, Draft]:
    draft = Draft()
    return read_series(read_page(text).filled, draft), draft


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第28回は「港の灯り」です。", Series(number=28)),
        ("【潮だまり通信　第 38 回】", Series(name="潮だまり通信", number=38)),
        ("ようこそ\n『潮だまり通信第十二回　港の灯り』", Series(name="潮だまり通信", number=12)),
        ("「第３回」", Series(number=3)),
        ("「春　第3回」", Series(number=3)),
        ("【第3回】と【潮だまり通信 第3回】", Series(name="潮だまり通信", number=3)),
    ],
)
def test_number_and_name(text: str, expected: Series) -> None:
    found, draft = series(text)
    assert found == expected
    assert draft.doubts == []


@pytest.mark.parametrize("text", ["", "28回目の春です。", "第三章　港の灯り", "【潮だまり通信】"])
def test_what_counts_nothing_is_no_series(text: str) -> None:
    assert series(text) == (None, Draft())


def test_two_numbers_are_asked_about_at_the_line_of_the_one_taken() -> None:
    found, draft = series("ようこそ\n第4回\n港の灯り\n第5回\n第4回")
    assert found == Series(number=4)
    (doubt,) = draft.doubts
    assert (doubt.path, doubt.note.code, doubt.note.line) == ("series.number", Uncertain.FIELD, 2)
    assert "第4回、第5回" in doubt.note.message


def test_the_number_beside_the_name_is_before_others() -> None:
    found, draft = series("第4回市民祭の日に\n【潮だまり通信 第9回】")
    assert found == Series(name="潮だまり通信", number=9)
    assert [doubt.note.line for doubt in draft.doubts] == [2]
