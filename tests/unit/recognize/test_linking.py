"""Headings and the items of the agenda that they treat, whatever their wording."""

import pytest

from zadankai_editor.recognize.agenda import Item
from zadankai_editor.recognize.linking import AgendaLinker, Link

ITEMS = [
    Item(1, "港の灯りについて", [1]),
    Item(2, "渡し船の便数", [2]),
    Item(3, "魚市場の移転計画", [3]),
    Item(4, "青市場の移転計画", [4]),
]
LINKER = AgendaLinker(ITEMS)


@pytest.mark.parametrize("heading", ["港の灯り", "1. 港の灯り", "①港の灯りに関して", "「港」の「灯り」"])
def test_the_same_words_and_the_number_if_any_are_exact(heading: str) -> None:
    assert LINKER.link(heading) == Link(0, certain=True)
    assert LINKER.repeats(heading)


def test_another_number_makes_the_same_words_uncertain() -> None:
    assert LINKER.link("2. 港の灯り") == Link(0, certain=False)
    assert not LINKER.repeats("2. 港の灯り")


def test_much_alike_is_certain_and_half_alike_is_not() -> None:
    assert LINKER.link("渡し船の便数表") == Link(1, certain=True)
    assert LINKER.link("5. 渡し船の便数表") == Link(1, certain=False)
    assert LINKER.link("渡し船の便名") == Link(1, certain=False)
    assert not LINKER.repeats("渡し船の便数表")


def test_what_is_like_two_items_is_certain_of_neither() -> None:
    link = LINKER.link("市場の移転計画")
    assert link is not None
    assert not link.certain


@pytest.mark.parametrize("heading", ["", "夜の海", "港の灯り" + "、" * 121])
def test_other_words_treat_nothing(heading: str) -> None:
    assert LINKER.link(heading) is None
    assert not LINKER.repeats(heading)


def test_without_items_nothing_is_treated() -> None:
    none = AgendaLinker([])
    assert (len(none), none.link("港の灯り"), none.repeats("港の灯り")) == (0, None, False)
    assert len(LINKER) == 4


def test_two_items_of_the_same_words_are_told_apart_by_their_numbers_alone() -> None:
    twice = AgendaLinker([Item(1, "質疑", [1]), Item(2, "質疑", [2])])
    assert twice.link("質疑") == Link(0, certain=False)
    assert twice.link("2. 質疑") == Link(1, certain=True)
    assert not twice.repeats("質疑")


def test_a_sentence_repeats_an_item_only_where_items_are_sentences() -> None:
    said = "港の灯り。について"
    assert not LINKER.repeats(said)
    assert AgendaLinker([Item(1, said, [1])]).repeats(said)
