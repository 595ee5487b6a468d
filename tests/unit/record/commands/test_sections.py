"""Whole sections are moved and renamed."""

import pytest

from tests.record_states import K, agenda, block, carried_out, ids, refusal, state_of
from zadankai_editor.record.commands.sections import (
    move_section,
    move_section_by_one,
    place_for,
    rename_section,
    section_at,
    selection_after,
)
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.transactions import Transaction

L, T, S1, U1, H1, U2, H2, U3, S2, U4, H3, U5, C = range(13)


@pytest.fixture
def talk() -> State:
    """Lead, narration, a section with two headings, one with one, and the closing."""
    return state_of(
        block("l", K.LEAD, "前文"),
        block("t", K.TEXT, "地の文"),
        block("s1", K.SECTION, "図書館", agenda="a1"),
        block("u1", text="一", speaker="p1"),
        block("h1", K.HEADING, "夜間開館"),
        block("u2", text="二", speaker="p2"),
        block("h2", K.HEADING, "分館"),
        block("u3", text="三", speaker="p1"),
        block("s2", K.SECTION, "バス", agenda="a2"),
        block("u4", text="四", speaker="p2"),
        block("h3", K.HEADING, "乗り継ぎ"),
        block("u5", text="五", speaker="p1"),
        block("c", K.CLOSING, "結び"),
        agenda=agenda("図書館", "バス"),
    )


def order(state: State) -> str:
    return " ".join(ids(state))


def moved(state: State, index: int, *, down: bool) -> str:
    return order(carried_out(state, move_section_by_one(state, index, down=down)))


@pytest.mark.parametrize(
    ("index", "found"),
    [
        (L, None),
        (T, None),
        (S1, range(S1, S2)),
        (U1, range(S1, S2)),
        (H1, range(H1, H2)),
        (U2, range(H1, H2)),
        (U3, range(H2, S2)),
        (U5, range(H3, C)),
        (C, None),
        (C + 1, None),
    ],
)
def test_a_section_reaches_to_the_next_one(talk: State, index: int, found: range | None) -> None:
    assert section_at(talk.record.blocks, index) == found


def test_a_section_goes_past_the_next_one_with_all_it_has(talk: State) -> None:
    below = "l t s2 u4 h3 u5 s1 u1 h1 u2 h2 u3 c"
    assert moved(talk, U1, down=True) == below
    assert moved(talk, S2, down=False) == below
    after = carried_out(talk, move_section(talk, S1, C))
    assert {b.id: b.agenda for b in after.record.blocks if b.kind is K.SECTION} == {"s1": "a1", "s2": "a2"}


def test_a_heading_goes_past_its_neighbour_and_on_to_the_next_section(talk: State) -> None:
    assert moved(talk, U2, down=True) == "l t s1 u1 h2 u3 h1 u2 s2 u4 h3 u5 c"
    assert moved(talk, U3, down=True) == "l t s1 u1 h1 u2 s2 u4 h2 u3 h3 u5 c"
    assert moved(talk, H3, down=False) == "l t s1 u1 h1 u2 h2 u3 h3 u5 s2 u4 c"


@pytest.mark.parametrize(
    ("index", "down"), [(T, True), (L, True), (C, False), (S1, False), (S2, True), (H1, False), (H3, True)]
)
def test_it_goes_no_further_than_the_sections(talk: State, index: int, down: bool) -> None:
    refusal(talk, move_section_by_one(talk, index, down=down))


@pytest.mark.parametrize(
    ("start", "before"), [(S1, H1), (S1, S1), (S1, S2), (S1, L), (S1, C + 1), (U1, C), (99, C)]
)
def test_places_where_nothing_can_go(talk: State, start: int, before: int) -> None:
    refusal(talk, move_section(talk, start, before))


def test_nothing_goes_behind_the_closing_or_into_it(talk: State) -> None:
    twice = state_of(
        *talk.record.blocks[:-1], block("c1", K.CLOSING), block("c2", K.CLOSING), agenda=agenda("", "")
    )
    refusal(twice, move_section(twice, S1, C + 1))


def test_where_a_drop_puts_it(talk: State) -> None:
    blocks = talk.record.blocks
    assert place_for(blocks, S2, into=None, before=S1) == S1
    assert place_for(blocks, S1, into=S2, before=None) == C
    assert place_for(blocks, S1, into=None, before=None) == C
    assert place_for(blocks, S1, into=None, before=H3) == C, "no section within another"
    assert place_for(blocks, H1, into=None, before=H3) == H3
    assert place_for(blocks, S2, into=None, before=T) == T, "what stands before all sections is no section"


def test_what_is_selected_goes_along(talk: State) -> None:
    outcome = move_section_by_one(talk, S1, down=True)
    assert isinstance(outcome, Transaction)
    after = carried_out(talk, outcome).record.blocks
    for index, held in enumerate(talk.record.blocks):
        selection = selection_after(Selection(Position(index, 0), Position(index, 1)), outcome)
        assert after[selection.head.index] is held
        assert (selection.anchor.offset, selection.head.offset) == (0, 1)


def test_renaming_changes_the_words_of_the_heading(talk: State) -> None:
    after = carried_out(talk, rename_section(talk, S1, " 図書館の\n今 "))
    assert after.record.blocks[S1].text == "図書館の今"
    assert after.record.agenda == talk.record.agenda
    assert "文字が要ります" in refusal(talk, rename_section(talk, S1, " \n"))
    refusal(talk, rename_section(talk, S1, "図書館"))
    refusal(talk, rename_section(talk, U1, "図書館"))
    refusal(talk, rename_section(talk, -1, "図書館"))
