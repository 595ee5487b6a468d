"""Wording that is said twice, in the agenda and above the section."""

import pytest

from zadankai_editor.japanese.wording import core, one_holds_the_other, same_wording, similarity
from zadankai_editor.record.wording import difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("窓口手続きのオンライン化", "窓口手続のオンライン化について"),
        ("子育て支援", "子育ての支援"),
        ("枠組みと取組", "枠組と取り組み"),
        ("ＤＸの推進・展開", "DX推進、展開"),
        ("図書館と地域の声", "図書館に地域の声を"),
    ],
)
def test_okurigana_particles_and_marks_make_no_difference_in_meaning(one: str, other: str) -> None:
    assert similarity(one, other) == 1.0
    assert not same_wording(one, other)
    assert difference(2, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("窓口のオンライン化", "学校のオンライン化"), ("データの活用", "人材の育成"), ("海", "")],
)
def test_other_subjects_are_less_alike(one: str, other: str) -> None:
    assert similarity(one, other) < 0.9


def test_width_and_spaces_are_no_difference() -> None:
    assert difference(1, "ＤＸ の推進", "DXの推進") is None


def test_hiragana_count_where_there_is_next_to_nothing_else() -> None:
    assert core("まちづくり") == "まちづくり"
    assert similarity("まちづくり", "ものづくり") < 1.0


def test_a_long_text_is_quoted_in_part() -> None:
    message = difference(3, "あ" * 100, "い")
    assert message is not None
    assert "議題3「" + "あ" * 30 + "…」" in message


def test_one_may_hold_the_other() -> None:
    assert one_holds_the_other("予算", "予算の確保")
    assert one_holds_the_other("①予算の確保", "予算")
    assert not one_holds_the_other("海", "海の図書館")
    assert not one_holds_the_other("予算", "人材")


def test_what_nobody_sees_and_the_mark_of_a_number_are_no_difference() -> None:
    assert same_wording("①窓口\u200bの整備", "1窓口の整備")
    assert not same_wording("DXの推進", "dxの推進")
