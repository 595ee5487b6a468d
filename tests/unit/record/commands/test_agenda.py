"""Agenda items, and the sections that treat them."""

import pytest

from tests.record_states import K, agenda, block, carried_out, refusal, state_of
from zadankai_editor.record.commands.agenda import (
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
)
from zadankai_editor.record.nodes import AgendaItem, UnknownAgenda
from zadankai_editor.record.review import State

STATE = state_of(
    block("b1", K.SECTION, "一", agenda="a1"),
    block("b2", K.SECTION, "二", agenda="a2"),
    block("b3", K.SECTION, "三", agenda=UnknownAgenda(number=3)),
    agenda=agenda("窓口", "道路"),
)


def sections(state: State) -> list[object]:
    return [b.agenda for b in state.record.blocks]


def items(state: State) -> list[tuple[str, int, str]]:
    return [(i.id, i.number, i.text) for i in state.record.agenda]


def test_add_under_the_next_number_and_its_sections_follow() -> None:
    found = carried_out(STATE, add_agenda_item(STATE, " 防災\nと減災 "))
    new = found.record.agenda[2]
    assert (new.number, new.text) == (3, "防災と減災")
    assert sections(found) == ["a1", "a2", new.id]


def test_add_under_another_number() -> None:
    found = carried_out(STATE, add_agenda_item(STATE, "防災", 5))
    assert found.record.agenda[2].number == 5
    assert sections(found) == sections(STATE)


def test_the_first_item_is_1() -> None:
    assert carried_out(State(), add_agenda_item(State(), "窓口")).record.agenda[0].number == 1


@pytest.mark.parametrize("number", [0, -1, 2])
def test_numbers_that_cannot_be(number: int) -> None:
    refusal(STATE, add_agenda_item(STATE, "防災", number))
    refusal(STATE, change_agenda_item(STATE, "a1", number=number))


def test_change() -> None:
    found = carried_out(STATE, change_agenda_item(STATE, "a2", text="道路と橋", number=3))
    assert items(found)[1] == ("a2", 3, "道路と橋")
    assert sections(found) == ["a1", "a2", "a2"]


def test_of_two_under_one_number_neither_gets_the_section() -> None:
    doubled = (AgendaItem(id="a1", number=1, text="窓口"), AgendaItem(id="a2", number=1, text="道路"))
    state = state_of(block("b1", K.SECTION, "一", agenda=UnknownAgenda(number=1)), agenda=doubled)
    assert sections(carried_out(state, change_agenda_item(state, "a2", number=2))) == [None]
    assert sections(carried_out(state, change_agenda_item(state, "a2", text="橋", number=1))) == sections(
        state
    )


def test_nothing_changes_or_nothing_is_there() -> None:
    refusal(STATE, change_agenda_item(STATE, "a1", text="窓口", number=1))
    for outcome in (
        change_agenda_item(STATE, "a9", text="窓口"),
        move_agenda_item(STATE, "a9", 0),
        remove_agenda_item(STATE, "a9"),
        move_agenda_item(STATE, "a1", 0),
        move_agenda_item(STATE, "a1", 2),
        move_agenda_item(STATE, "a1", -1),
    ):
        refusal(STATE, outcome)


def test_texts_move_with_their_sections_and_the_numbers_stay_in_order() -> None:
    found = carried_out(STATE, move_agenda_item(STATE, "a2", 0))
    assert items(found) == [("a2", 1, "道路"), ("a1", 2, "窓口")]
    assert sections(found) == sections(STATE)


def test_a_section_stays_when_its_item_goes() -> None:
    found = carried_out(STATE, remove_agenda_item(STATE, "a1"))
    assert items(found) == [("a2", 2, "道路")]
    assert sections(found) == [None, "a2", UnknownAgenda(number=3)]
