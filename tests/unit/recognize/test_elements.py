"""What a line is by itself, before its neighbours are looked at; and what happens while people talk."""

import pytest

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.elements import is_aside, is_item, is_speech, numbered_heading
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.lines import read_page


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("第2章　港の灯り", "第1章"),
        ("第十章　港の灯り", "第1章"),
        ("1. 港の灯り", "1."),
        ("12-3 港の灯り", "1-1"),
        ("質問３　港の灯り", "質問1"),
        ("港の灯り", None),
        ("1. 港の灯りを見ました。", None),
        ("1. " + "港の灯り" * 20, None),
        ("2024年の灯り", None),
    ],
)
def test_chapters_of_one_shape_are_numbered_alike(text: str, shape: str | None) -> None:
    (line,) = read_page(text).filled
    assert numbered_heading(line) == shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("議案第3号　港の灯りを増やす条例", True),
        ("○日程第２　会期の決定", True),
        ("港の灯りに関する件", True),
        ("議案が三つあります。", False),
        ("その件", False),
        ("港の灯り", False),
    ],
)
def test_items_are_worded_as_assemblies_do(text: str, expected: bool) -> None:
    assert is_item(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（拍手）", True),
        ("〔椿町長登壇〕", True),
        ("（拍手）はい。", False),
        ("「拍手」", False),
        ("拍手", False),
    ],
)
def test_an_aside_stands_in_brackets_wholly(text: str, expected: bool) -> None:
    assert is_aside(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯りは三つです。", True),
        ("灯りはいくつですか", True),
        ("灯りは三つ。船は五つ", True),
        ("灯りは三つ。つまり多い海", True),
        ("灯りは三つで、", True),
        ("「灯りは三つです」", True),
        ("灯りは三つ？", True),
        ("港の灯り", False),
        ("椿 和子", False),
    ],
)
def test_what_is_said_ends_as_sentences_do(text: str, expected: bool) -> None:
    assert is_speech(folded(text)) is expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("笑", True),
        ("会場拍手", True),
        ("椿町長退席", True),
        ("異議なしの声あり", True),
        ("港の灯り", False),
        ("町内会一同", False),
    ],
)
def test_what_happens_is_told_from_what_is_written_and_from_who_is_meant(inside: str, expected: bool) -> None:
    assert is_event(inside) is expected
