"""Footnotes as they are typed, and moving them to the notes."""

import pytest

from tests.record_states import K, block, carried_out, state_of
from zadankai_editor.record.commands.going_on import move_to_footnotes
from zadankai_editor.record.footnotes import footnote_at
from zadankai_editor.record.nodes import Note
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import Refusal


@pytest.mark.parametrize(
    ("line", "term", "text", "mark"),
    [
        ("※CIO：最高情報責任者", "CIO", "最高情報責任者", None),
        ("※CIO(補佐):副市長：兼務", "CIO(補佐)", "副市長：兼務", None),
        ("※　葛󠄀城 ： 坂の名 ", "葛󠄀城", "坂の名", None),
        ("※1 MaaS:移動のサービス", "MaaS", "移動のサービス", "1"),
        ("※１２　MaaS：移動", "MaaS", "移動", "12"),
        ("※2MaaS：移動", "MaaS", "移動", "2"),
        ("※2025年度：来年度のこと", "2025年度", "来年度のこと", None),
        ("※3年度：来年度のこと", "3年度", "来年度のこと", None),
    ],
)
def test_a_footnote_is_read(line: str, term: str, text: str, mark: str | None) -> None:
    found = footnote_at(line, len(line))
    assert found is not None
    assert found.note == Note(term=term, text=text, mark=mark)
    assert (found.start, found.end) == (0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "※",
        "※CIO",
        "※CIO：",
        "※：説明",
        "※ ：説明",
        "CIO：説明",
        "　※CIO：説明",
        "※これは例です。用語：説明",
        "※https://example.invalid",
    ],
)
def test_what_is_none(line: str) -> None:
    assert footnote_at(line, len(line)) is None


def test_only_a_line_that_is_finished_counts() -> None:
    text = "一\n※CIO：責任者\n二"
    end = len("一\n※CIO：責任者")
    assert footnote_at(text, end) is not None
    assert all(footnote_at(text, at) is None for at in range(len(text) + 1) if at != end)


@pytest.mark.parametrize("kind", [K.UTTERANCE, K.TEXT, K.LEAD, K.CLOSING, K.SECTION])
def test_the_line_moves_to_the_end_of_the_notes(kind: K) -> None:
    state = state_of(block("b1", kind, "※CIO：責任者", "p1"), notes=(Note(term="甲", text="乙"),))
    after = carried_out(state, move_to_footnotes(state, Position(0, 8))).record
    assert after.notes == (Note(term="甲", text="乙"), Note(term="CIO", text="責任者"))
    assert after.blocks == (block("b1", kind, "", "p1"),)


def test_the_lines_around_it_stay() -> None:
    state = state_of(block("b1", text="一\n※CIO：責任者\n二", speaker="p1"))
    after = carried_out(state, move_to_footnotes(state, Position(0, 10))).record
    assert after.blocks[0].text == "一\n\n二"


def test_another_line_is_refused() -> None:
    state = state_of(block("b1", text="※CIO"))
    assert isinstance(move_to_footnotes(state, Position(0, 4)), Refusal)
