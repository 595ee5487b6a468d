"""What matches are replaced by."""

import pytest

from tests.record_states import K
from zadankai_editor.record.search.query import Match
from zadankai_editor.record.search.replacing import Template
from zadankai_editor.record.steps import Refusal

MATCH = Match(0, "u1", 0, 4, "4月1日", ("4", "1", None))


def _expanded(text: str, groups: int = 3) -> str:
    template = Template.regular(text, groups)
    assert isinstance(template, Template), template
    return template.replacement(MATCH, K.UTTERANCE).new


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\1/\2", "4/1"),
        ("$1/$2", "4/1"),
        ("${1}0$3。", "40。"),
        ("$12", "42"),
        (r"\0=$0=$&", "4月1日=4月1日=4月1日"),
        (r"$$1 \\1", r"$1 \1"),
        ("$ 円 $", "$ 円 $"),
        (r"\d\n\t", "\\d\n\t"),
        ("", ""),
        ("\\", "\\"),
    ],
)
def test_groups_and_signs(text: str, wanted: str) -> None:
    assert _expanded(text) == wanted


@pytest.mark.parametrize("text", [r"\4", "$4", "${12}", "$9"])
def test_a_group_that_is_not_there_is_refused(text: str) -> None:
    template = Template.regular(text, 3)
    assert isinstance(template, Refusal)
    assert text in template.message


def test_two_digits_are_one_group_where_there_are_so_many() -> None:
    match = MATCH._replace(groups=tuple("abcdefghijkl"))
    template = Template.regular("$12", 12)
    assert isinstance(template, Template)
    assert template.replacement(match, K.UTTERANCE).new == "l"


def test_plain_text_stands_for_itself() -> None:
    assert Template.plain(r"$1\n").replacement(MATCH, K.UTTERANCE).new == r"$1\n"


def test_the_new_text_is_cleaned_and_on_one_line_where_that_is_so() -> None:
    template = Template.plain("甲\r\n乙\x07\u2028丙")
    assert template.replacement(MATCH, K.UTTERANCE).new == "甲\n乙\n丙"
    assert template.replacement(MATCH, K.HEADING).new == "甲乙丙"
    assert Template.plain("　甲 ").replacement(MATCH, K.HEADING).new == "　甲 "
