"""What Enter, Ctrl+Enter and Tab do, by the kind of the block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record_states import K, block, carried_out, state_of
from zadankai_editor.record.commands import going_on
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.record.typing_keys import TAB_CYCLE, Going, Keys, Spot, keys_at, spot_of, tab_at

G = Going
NOTHING = Record()


def keys(record: Record, index: int, offset: int) -> Keys:
    return keys_at(record, Selection.caret(index, offset))


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, Spot.EMPTY_BLOCK),
        ("一", 0, Spot.START),
        ("一", 1, Spot.END),
        ("一二", 1, Spot.INSIDE),
        ("一\n二", 1, Spot.INSIDE),
        ("一\n", 2, Spot.EMPTY_PARAGRAPH),
        ("一\n\n二", 2, Spot.EMPTY_PARAGRAPH),
        ("\n一", 0, Spot.EMPTY_PARAGRAPH),
    ],
)
def test_where_in_a_block_the_caret_is(text: str, offset: int, expected: Spot) -> None:
    assert spot_of(text, offset) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        # Enter in an empty block, at the start, inside, at the end.
        (K.UTTERANCE, (G.ASK, G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH)),
        (K.PROMPT, (G.SPOKEN, G.PARAGRAPH, G.PARAGRAPH, G.UTTERANCE)),
        (K.SECTION, (G.SPOKEN, G.BEFORE, G.UTTERANCE, G.UTTERANCE)),
        (K.HEADING, (G.SPOKEN, G.BEFORE, G.UTTERANCE, G.UTTERANCE)),
        (K.PHOTO, (G.CONTINUED, G.BEFORE, G.UTTERANCE, G.CONTINUED)),
        (K.TEXT, (G.SPOKEN, G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH)),
        (K.LEAD, (G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH)),
        (K.CLOSING, (G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH, G.PARAGRAPH)),
    ],
)
def test_enter_by_kind(kind: K, expected: tuple[Going, ...]) -> None:
    around = (block("l1", K.LEAD, "前"), block("u1", text="話", speaker="p1"), block("c1", K.CLOSING, "後"))
    at = {K.LEAD: 0, K.CLOSING: 3}.get(kind, 2)
    found = []
    for text, offset in (("", 0), ("一二", 0), ("一二", 1), ("一二", 2)):
        state = state_of(*around[:at], block("x1", kind, text), *around[at:])
        found.append(keys(state.record, at, offset).enter)
    assert tuple(found) == expected


@pytest.mark.parametrize("kind", [K.UTTERANCE, K.PROMPT, K.TEXT])
def test_enter_in_an_empty_paragraph_goes_on_to_the_next_utterance(kind: K) -> None:
    assert keys(state_of(block("x1", kind, "一\n")).record, 0, 2).enter is G.UTTERANCE


def test_enter_over_a_selection_is_as_inside() -> None:
    record = state_of(block("q1", K.PROMPT, "一二"), block("f1", K.PHOTO, "外観")).record
    whole = Selection(Position(0, 1), Position(0, 2))
    assert keys_at(record, whole) == Keys(G.PARAGRAPH, G.UTTERANCE, None)
    assert keys_at(record, Selection(Position(1, 1), Position(1, 2))).enter is G.UTTERANCE


def test_the_end_of_the_lead_leads_into_the_talk() -> None:
    record = state_of(block("l1", K.LEAD, "一"), block("l2", K.LEAD, "")).record
    assert keys(record, 1, 0) == Keys(G.SPOKEN, G.SPOKEN, None)
    assert keys(record, 0, 1) == Keys(G.PARAGRAPH, G.PARAGRAPH, None)
    only = state_of(block("l1", K.LEAD, "一")).record
    assert keys(only, 0, 1) == Keys(G.PARAGRAPH, G.UTTERANCE, None)


def test_before_the_closing_an_utterance_may_come() -> None:
    record = state_of(block("c1", K.CLOSING, "一"), block("c2", K.CLOSING, "二")).record
    assert [keys(record, i, 0).control_enter for i in (0, 1)] == [G.BEFORE, G.PARAGRAPH]


def test_an_empty_record_begins_with_an_utterance() -> None:
    assert keys(NOTHING, 0, 0) == Keys(G.UTTERANCE, G.UTTERANCE, None)


def test_nobody_goes_on_behind_a_photo_where_nobody_is_known_to_have_spoken() -> None:
    for before in (block("u1", text="話"), block("q1", K.PROMPT, "問", speaker="p1")):
        assert keys(state_of(before, block("f1", K.PHOTO, "外観")).record, 1, 2).enter is G.UTTERANCE
    assert keys(state_of(block("f1", K.PHOTO, "外観")).record, 0, 2).enter is G.UTTERANCE


def test_tab_leads_once_round_the_kinds_and_back() -> None:
    for back in (False, True):
        kind, seen = K.UTTERANCE, []
        for _ in TAB_CYCLE:
            seen.append(kind)
            found = tab_at(state_of(block("x1", kind)).record, Position(0, 0), back=back)
            assert found is not None
            kind = found
        assert kind is K.UTTERANCE
        assert sorted(seen) == sorted(TAB_CYCLE)


@pytest.mark.parametrize(
    "there",
    [
        block("x1", text="一"),
        block("x1", text="\n"),
        block("x1", K.LEAD),
        block("x1", K.CLOSING),
        block("x1", K.PHOTO, file="images/a.png"),
    ],
)
def test_tab_goes_on_where_there_is_something_or_no_talk(there: object) -> None:
    assert tab_at(state_of(there).record, Position(0, 0)) is None  # type: ignore[arg-type]


def test_tab_finds_nothing_in_an_empty_record() -> None:
    assert tab_at(NOTHING, Position(0, 0)) is None


def test_an_utterance_goes_on_behind_a_photo_with_all_who_spoke() -> None:
    state = state_of(
        block("u1", text="話", speaker="p1", with_speakers=("p2",), role="座長"),
        block("t1", K.TEXT, "(拍手)"),
        block("f1", K.PHOTO, "外観"),
        block("u2", text="次", speaker="p2"),
    )
    after = carried_out(state, going_on.continue_utterance(state, 2))
    new = after.record.blocks[3]
    assert (new.speaker, new.with_speakers, new.role, new.continued) == ("p1", ("p2",), "座長", True)
    assert after.record.blocks[:3] + after.record.blocks[4:] == state.record.blocks


def test_nobody_goes_on_where_nobody_spoke() -> None:
    state = state_of(block("s1", K.SECTION, "題"), block("f1", K.PHOTO, "外観"))
    assert isinstance(going_on.continue_utterance(state, 1), Refusal)


def test_an_empty_block_becomes_an_utterance_of_nobody_yet() -> None:
    state = state_of(block("s1", K.SECTION, "", speaker="p1", role="座長", continued=True))
    after = carried_out(state, going_on.become_utterance(state, 0)).record.blocks[0]
    assert after == block("s1", K.UTTERANCE)
    full = state_of(block("s1", K.SECTION, "題"))
    assert isinstance(going_on.become_utterance(full, 0), Refusal)


_BLOCKS = st.lists(
    st.builds(
        lambda kind, text, speaker: (kind, text if kind.has_paragraphs else text.replace("\n", ""), speaker),
        st.sampled_from(list(K)),
        st.text(alphabet="一※：\n", max_size=6),
        st.sampled_from([None, "p1", "p2"]),
    ),
    min_size=1,
    max_size=5,
)


@given(made=_BLOCKS, data=st.data())
def test_every_place_has_its_keys_and_what_they_promise_can_be_done(
    made: list[tuple[K, str, str | None]], data: st.DataObject
) -> None:
    ordered = sorted(made, key=lambda m: m[0].part.rank)
    state: State = state_of(*(block(f"b{n}", k, t, s) for n, (k, t, s) in enumerate(ordered)))
    index = data.draw(st.integers(0, len(ordered) - 1))
    at = Position(index, data.draw(st.integers(0, len(ordered[index][1]))))
    enter = keys_at(state.record, Selection(at, at)).enter
    if enter is G.CONTINUED:
        carried_out(state, going_on.continue_utterance(state, index))
    elif enter is G.SPOKEN:
        carried_out(state, going_on.become_utterance(state, index))
    elif enter is G.FOOTNOTE:
        carried_out(state, going_on.move_to_footnotes(state, at))
    elif enter is G.ASK:
        assert not state.record.blocks[index].text
