"""Regular expressions by Qt's engine: exact places, and always an end."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.record.search.query import TooMuchWorkError
from zadankai_editor.record.steps import Refusal
from zadankai_editor.ui.find.expressions import QtExpression, compiled


def _expression(pattern: str, *, any_case: bool = False) -> QtExpression:
    expression = compiled(pattern, any_case=any_case)
    assert isinstance(expression, QtExpression), expression
    return expression


def _texts(pattern: str, text: str, *, any_case: bool = False) -> list[str]:
    return [text[slice(*spans[0])] for spans in _expression(pattern, any_case=any_case).spans(text)]


def test_places_are_characters_beyond_the_basic_plane_too() -> None:
    (spans,) = _expression("(𠮷)(野)?(家)").spans("𠮷𠮷家")
    assert spans == ((1, 3), (1, 2), (-1, -1), (2, 3))
    assert _expression("(a)(b)").groups == 2


def test_japanese_are_words_and_full_width_digits_are_digits() -> None:
    assert _texts(r"\w+", "図書館、トショカン") == ["図書館", "トショカン"]
    assert _texts(r"\d+", "１２と34") == ["１２", "34"]
    assert _texts(r"\p{Han}+", "図書館のトショ") == ["図書館"]


def test_paragraphs_have_starts_and_ends_of_their_own() -> None:
    assert _texts("^.+$", "甲\n乙丙") == ["甲", "乙丙"]


def test_case_matters_when_it_shall() -> None:
    assert _texts("web", "WEBとweb") == ["web"]
    assert _texts("web", "WEBとweb", any_case=True) == ["WEB", "web"]


@pytest.mark.parametrize("text", ["", "a", "baab", "bbb", "aa𠮷", "𠮷"])
def test_empty_matches_at_the_end_are_no_failure(text: str) -> None:
    assert [t for t in _texts("a*", text) if t] == [t for t in text.replace("𠮷", "b").split("b") if t]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(a+)+$", "a" * 40 + "b"),
        (r"(a+)+$", "a\n" + "a" * 40 + "b"),
        (r"(?:あ|あ)+$", "あ" * 60 + "い"),
        (r"^(\w+\s?)+$", "あ" * 50 + "。"),
        (r"(.*)(.*)(.*)(.*)(.*)い\Z", "い" + "あ" * 500),
    ],
)
def test_what_takes_too_many_steps_is_given_up_at_once(pattern: str, text: str) -> None:
    begun = monotonic()
    with pytest.raises(TooMuchWorkError):
        list(_expression(pattern).spans(text))
    assert monotonic() - begun < 1.0


def test_usual_expressions_over_long_paragraphs_are_not_given_up() -> None:
    text = "「図書館は、坂の上です。」と、" * 700
    for pattern in (r"「[^」]*」", r"「.*?」", r".*坂", r"\w+。", r"(?<=。)」", "坂|図書館"):
        assert _texts(pattern, text)


@given(st.text(alphabet="ab()[]*+?{},\\|^$.𠮷あ-1", max_size=12))
def test_anything_typed_is_an_expression_or_told_to_be_none(pattern: str) -> None:
    found = compiled(pattern, any_case=True)
    if isinstance(found, Refusal):
        assert found.message.startswith("正規表現")
        assert found.message.endswith("。")
        return
    text = "aab𠮷あ1-a(b)"
    try:
        places = [spans[0] for spans in found.spans(text)]
    except TooMuchWorkError:
        return
    assert all(0 <= start <= end <= len(text) for start, end in places)


def test_the_limit_cannot_be_taken_off() -> None:
    refused = compiled("(*LIMIT_MATCH=100000000)(a+)+$", any_case=False)
    assert isinstance(refused, Refusal)
    assert "(*" in refused.message
