"""Labels amid a line, by the shapes that part them from what is said."""

import pytest

from zadankai_editor.recognize.judge.interruptions import Interruptions

KNOWN = ("椿", "磯貝", "磯貝会長")
AMID = Interruptions({"◆", "[]"}, KNOWN.__contains__, {"椿", "貝", "長"})


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("海です。磯貝:山です。", "磯貝"),
        ("海です。司会:山です。", "司会"),
        ("海です。 磯貝 山です。", "磯貝"),
        ("海です。磯貝「山です」", "磯貝"),
        ("海です。【磯貝】山です。", "【磯貝】"),
        ("海です。[磯貝]山です。", "[磯貝]"),
        ("海です。○磯貝会長 山です。", "○磯貝会長"),
        ("海です。◆磯貝 山です。", "◆磯貝"),
    ],
)
def test_who_is_known_amid_a_line_is_found(read: str, found: str) -> None:
    assert AMID.find(read, 0) == found
    assert AMID.amid(read, 0) == found


@pytest.mark.parametrize(
    "read",
    [
        "海です。山です。",
        "海です。丹波:山です。",
        "海です。 丹波 山です。",
        "海を磯貝さんと見ました。",
        "海を 磯貝 と見ました。",
        "海です。〔磯貝〕山です。",
        "海です。◇磯貝 山です。",
        "海です。磯貝:",
        "海です。【磯貝】",
        "海です。―山です。",
        "磯貝 海です。",
    ],
)
def test_strangers_other_marks_and_names_in_a_sentence_are_not(read: str) -> None:
    assert AMID.find(read, 0) is None
    assert AMID.amid(read, 0) is None


def test_what_stands_before_the_place_to_look_from_does_not_count() -> None:
    read = "磯貝:海です。椿:山です。"
    assert AMID.find(read, read.index("海")) == "椿"
    assert AMID.find("海です。椿:山です。", len("海です。椿:")) is None


def test_right_behind_a_label_another_may_follow_without_a_sentence() -> None:
    assert AMID.find("椿:磯貝:海です。", len("椿:")) == "磯貝"


def test_dashes_begin_somebody_elses_words_only_where_they_are_looked_for() -> None:
    asked = Interruptions(set(), KNOWN.__contains__, set())
    read = "海です。――山はどうですか。"
    assert asked.amid(read, 0) is None
    asked.look_for_dashes()
    asked.look_for_dashes()
    assert asked.marks.count("―") == 1
    found = asked.amid(read, 0)
    assert found is not None
    assert found.startswith("――山は")
    assert asked.amid("海の話――山ではなく", 0) is None


@pytest.mark.parametrize(
    ("read", "expected"), [("海です。磯貝「はい」", True), ("海は「青い」", False), ("「海」", False)]
)
def test_a_quotation_may_be_somebodys_only_behind_what_a_label_ends_in(read: str, expected: bool) -> None:
    assert AMID.may_quote(read, 0) is expected
