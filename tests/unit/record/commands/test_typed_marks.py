"""Marks at the start of a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record_states import K, block, carried_out, doubt, state_of
from zadankai_editor.record.commands.typed_marks import MARKS, Conversion, convert_by_mark
from zadankai_editor.record.nodes import Block
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position


def converted(state: State, index: int, offset: int) -> tuple[Conversion, State]:
    found = convert_by_mark(state, Position(index, offset))
    assert found is not None
    return found, carried_out(state, found.transaction)


def shape(blocks: tuple[Block, ...]) -> list[tuple[K, str, object]]:
    return [(b.kind, b.text, b.speaker) for b in blocks]


@pytest.mark.parametrize(("mark", "kind"), MARKS.items())
def test_a_mark_alone_counts_at_once(mark: str, kind: K) -> None:
    for source in (K.UTTERANCE, K.PROMPT, K.SECTION, K.HEADING, K.PHOTO, K.TEXT):
        state = state_of(block("b1", source, mark))
        found, after = converted(state, 0, 1)
        assert (after.record.blocks[0].id, after.record.blocks[0].kind) == ("b1", kind)
        assert after.record.blocks[0].text == ""
        assert found.caret == Position(0, 0)
        assert found.asks == (kind is K.UTTERANCE)


@pytest.mark.parametrize("space", [" ", "\u3000"])
@pytest.mark.parametrize(
    ("mark", "kind"),
    [*MARKS.items(), ("--", K.PROMPT), ("---", K.PROMPT), ("――", K.PROMPT), ("■■", K.SECTION)],
)
def test_before_words_a_mark_counts_with_a_space(mark: str, kind: K, space: str) -> None:
    typed = mark + space
    state = state_of(block("b1", K.TEXT, typed + "夜間開館"))
    _, after = converted(state, 0, len(typed))
    assert shape(after.record.blocks) == [(kind, "夜間開館", None)]
    assert convert_by_mark(state_of(block("b1", K.TEXT, mark + "夜")), Position(0, len(mark))) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("-", 1),
        ("--", 2),
        ("- ", 2),
        ("○○", 2),
        ("■■", 2),
        ("■▲ ", 3),
        ("夜■", 2),
        ("夜■ ", 3),
        ("■ 夜", 1),
        ("■ 夜", 3),
        (" ", 1),
        ("", 0),
        ("※", 1),
        ("■", 0),
        ("夜\n■間", 3),
    ],
)
def test_what_is_no_mark(text: str, offset: int) -> None:
    assert convert_by_mark(state_of(block("b1", text=text)), Position(0, offset)) is None


def test_nothing_comes_of_it_in_an_empty_record() -> None:
    assert convert_by_mark(State(), Position(0, 0)) is None


def test_a_paragraph_becomes_a_block_of_its_own_and_the_words_around_keep_their_speaker() -> None:
    state = state_of(
        block("b1", text="前です。\n■ 夜間\n後です。", speaker="p1", end=9.0), doubts=(doubt("b1"),)
    )
    found, after = converted(state, 0, 7)
    assert shape(after.record.blocks) == [
        (K.UTTERANCE, "前です。", "p1"),
        (K.SECTION, "夜間", "p1"),
        (K.UTTERANCE, "後です。", "p1"),
    ]
    assert after.record.blocks[0].id == "b1"
    assert [b.continued for b in after.record.blocks] == [False, False, False]
    assert found.caret == Position(1, 0)
    assert {d.block for d in after.review.doubts} == {b.id for b in after.record.blocks}


def test_a_mark_alone_between_paragraphs_makes_an_empty_block_of_nobody() -> None:
    state = state_of(block("b1", text="前です。\n■\n後です。", speaker="p1"))
    _, after = converted(state, 0, 6)
    assert shape(after.record.blocks) == [
        (K.UTTERANCE, "前です。", "p1"),
        (K.SECTION, "", None),
        (K.UTTERANCE, "後です。", "p1"),
    ]


def test_whoever_spoke_goes_on_behind_a_photo() -> None:
    state = state_of(block("b1", text="前です。\n▲\n後です。", speaker="p1"))
    _, after = converted(state, 0, 6)
    assert [b.continued for b in after.record.blocks] == [False, False, True]
    nobodys = state_of(block("b1", text="前です。\n▲\n後です。"))
    _, after = converted(nobodys, 0, 6)
    assert [b.continued for b in after.record.blocks] == [False, False, False]


def test_empty_paragraphs_around_a_mark_make_no_empty_blocks() -> None:
    for text, at in (("\n■", 2), ("■\n\n", 1), ("\n■\n", 2)):
        _, after = converted(state_of(block("b1", text=text, speaker="p1")), 0, at)
        assert [(b.id, b.kind, b.text) for b in after.record.blocks] == [("b1", K.SECTION, "")]


def test_what_stands_behind_a_circle_belongs_with_it_and_waits_for_its_speaker() -> None:
    state = state_of(block("b1", text="前です。\n○ 後です。\nその続き。", speaker="p1"))
    found, after = converted(state, 0, 7)
    assert found.asks
    assert shape(after.record.blocks) == [
        (K.UTTERANCE, "前です。", "p1"),
        (K.UTTERANCE, "後です。\nその続き。", "p1"),
    ]
    state = state_of(block("b1", text="前です。\n○", speaker="p1"))
    _, after = converted(state, 0, 6)
    assert shape(after.record.blocks)[1] == (K.UTTERANCE, "", None)


def test_at_the_borders_of_lead_and_closing_it_stays_in_its_place() -> None:
    ends = (block("l1", K.LEAD, "一"), block("l2", K.LEAD, "■"), block("c1", K.CLOSING, "■"))
    state = state_of(*ends, block("c2", K.CLOSING, "二"))
    _, after = converted(state, 1, 1)
    assert [b.id for b in after.record.blocks] == ["l1", "l2", "c1", "c2"]
    assert after.record.blocks[1].kind is K.SECTION
    _, after = converted(state, 2, 1)
    assert after.record.blocks[2].kind is K.SECTION
    inside = state_of(block("l1", K.LEAD, "■"), block("l2", K.LEAD, "二"))
    assert convert_by_mark(inside, Position(0, 1)) is None
    inside = state_of(block("c1", K.CLOSING, "二"), block("c2", K.CLOSING, "■"))
    assert convert_by_mark(inside, Position(1, 1)) is None


def test_a_photo_with_a_picture_stays_one() -> None:
    state = state_of(block("b1", K.PHOTO, "■", file="images/a.png"))
    assert convert_by_mark(state, Position(0, 1)) is None
    state = state_of(block("b1", K.PHOTO, "▲ 外観", file="images/a.png"))
    _, after = converted(state, 0, 2)
    assert after.record.blocks == (block("b1", K.PHOTO, "外観", file="images/a.png"),)


@given(text=st.text(alphabet="一○■▲― \n-", max_size=9), source=st.sampled_from(list(K)), data=st.data())
def test_no_word_is_lost_and_none_changes_its_speaker(text: str, source: K, data: st.DataObject) -> None:
    text = text if source.has_paragraphs else text.replace("\n", "")
    state = state_of(block("b1", source, text, "p1"))
    offset = data.draw(st.integers(0, len(text)))
    found = convert_by_mark(state, Position(0, offset))
    if found is None:
        return
    after = carried_out(state, found.transaction).record.blocks
    start = text.rfind("\n", 0, offset) + 1
    left = (text[:start] + text[offset:]).replace("\n", "")
    assert "".join(b.text for b in after).replace("\n", "") == left
    # Whoever a prompt or narration once was somebody's may be forgotten: nobody says it.
    whose = {"p1"} if source is K.UTTERANCE else {"p1", None}
    assert all(b.speaker in whose for b in after if b.text.strip())
    assert found.caret.offset == 0
    assert found.caret.index < len(after)
