"""How much a label looks like somebody, by its words alone."""

import pytest

from zadankai_editor.recognize.cast.likeness import NOBODY, is_crowd, is_leader, likeness


@pytest.mark.parametrize(
    "who",
    [
        "二人",
        "みんな",
        "本紙",
        "町の答弁",
        "椿",
        "椿さん",
        "椿 和子",
        "委員長(椿君)",
        "町長",
        "司会",
        "A子",
        "K.T",
        "Speaker 1",
    ],
)
def test_people_weigh_more_than_nothing(who: str) -> None:
    assert likeness(who) > 0


@pytest.mark.parametrize("who", ["日時", "3月5日", "第2章", "橋を架けることについて", "雪が降った。", "※"])
def test_what_is_nobody_weighs_less_than_nothing(who: str) -> None:
    assert likeness(who) < 0


def test_a_strange_word_is_left_to_what_recurs() -> None:
    assert NOBODY < likeness("梓") < 2


def test_a_name_may_begin_as_particles_do() -> None:
    assert likeness("もり") == likeness("うみ")


def test_pictures_may_be_somebody_and_signs_of_text_are_not() -> None:
    assert likeness("🐨") > 0
    assert likeness("●") == NOBODY


@pytest.mark.parametrize(
    ("who", "leads", "many"),
    [("司会", True, False), ("会場", False, True), ("全員", False, True), ("椿", False, False)],
)
def test_leaders_and_crowds_are_nobody_by_name(who: str, leads: bool, many: bool) -> None:
    assert (is_leader(who), is_crowd(who)) == (leads, many)
