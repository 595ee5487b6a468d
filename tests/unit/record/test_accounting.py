"""That a lost character is found, wherever it was lost."""

from dataclasses import replace
from typing import Any

import pytest

from zadankai_editor.record.accounting import Contents, left_over, speaker_words, squeezed, unaccounted
from zadankai_editor.record.nodes import AgendaItem, Block, BlockKind, Held, Note, Participant, Record
from zadankai_editor.record.review import LineUse, Review, SourceLine

SOURCE = """~港の座談会~
令和五年三月に開きました。
町長:椿 和子(つばき)
①窓口
はじめに。
○椿　はい。
 続けます。
※港:みなと
おわりに。
スキ"""

RECORD = Record(
    title="港の座談会",
    held=Held(date="2023-03", text="令和五年三月に開きました。"),
    notes=(Note(term="港", text="みなと"),),
    participants=(Participant(id="p1", label="椿", name="椿 和子", title="町長", reading="つばき"),),
    agenda=(AgendaItem(id="a1", number=1, text="窓口"),),
    blocks=(
        Block(id="l1", kind=BlockKind.LEAD, text="はじめに。"),
        Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", text="はい。\n続けます。"),
        Block(id="c1", kind=BlockKind.CLOSING, text="おわりに。"),
    ),
)


def row(number: int, target: str, text: str | None = None) -> SourceLine:
    use = LineUse.BLOCK if target == "b1" else LineUse.FIELD
    return SourceLine(number=number, use=use, target=target, text=text)


ROWS = (
    row(1, "title", "~~"),
    row(2, "held.text"),
    row(3, "participants[0]", ":()"),
    row(4, "agenda[0]", "①"),
    row(5, "lead[0]"),
    row(6, "b1", "○"),
    row(7, "b1"),
    row(8, "notes[0]", "※:"),
    row(9, "closing[0]"),
    SourceLine(number=10, use=LineUse.LEFT_OUT, reason="サイトの部品"),
)
REVIEW = Review(lines=ROWS)


def without(number: int, **changes: Any) -> Review:
    """Return the review with the row of one line changed."""
    rows = [replace(r, **changes) if r.number == number else r for r in ROWS]
    return Review(lines=tuple(rows))


def test_nothing_is_lost() -> None:
    assert unaccounted(SOURCE, RECORD, REVIEW) == {}


@pytest.mark.parametrize(
    ("number", "lost"),
    [(1, "~~"), (3, ":()"), (4, "①"), (6, "○"), (8, "※:")],
)
def test_what_a_row_forgets_to_name_is_found(number: int, lost: str) -> None:
    assert unaccounted(SOURCE, RECORD, without(number, text=None)) == {number: lost}


def test_a_line_without_a_row_is_found() -> None:
    rows = tuple(r for r in ROWS if r.number != 10)
    assert unaccounted(SOURCE, RECORD, Review(lines=rows)) == {10: "スキ"}


def test_a_blank_line_needs_no_row() -> None:
    assert unaccounted(SOURCE + "\n　\n", RECORD, REVIEW) == {}


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        (RECORD.replaced(title="港の座談"), {1: "会"}),
        (RECORD.replaced(held=None), {2: "令和五年三月に開きました。"}),
        (RECORD.replaced(notes=()), {8: "港みなと"}),
        (RECORD.replaced(agenda=()), {4: "窓口"}),
        (RECORD.replaced(participants=()), {3: "町長椿和子つばき", 6: "椿"}),
    ],
)
def test_what_a_field_lost_is_found(changed: Record, lost: dict[int, str]) -> None:
    assert unaccounted(SOURCE, changed, REVIEW) == lost


@pytest.mark.parametrize(
    ("id_", "text", "lost"),
    [
        ("l1", "はじめ。", {5: "に"}),
        ("c1", "", {9: "おわりに。"}),
        ("b1", "はい。\n続け。", {6: "ます"}),
        ("b1", "はい。", {6: "続けます。"}),
    ],
)
def test_what_a_block_lost_is_found_at_its_first_line(id_: str, text: str, lost: dict[int, str]) -> None:
    blocks = tuple(b.replaced(text=text) if b.id == id_ else b for b in RECORD.blocks)
    found = unaccounted(SOURCE, RECORD.replaced(blocks=blocks), REVIEW)
    assert {n: sorted(chars) for n, chars in found.items()} == {n: sorted(c) for n, c in lost.items()}


def test_a_block_that_is_gone_holds_nothing() -> None:
    blocks = tuple(b for b in RECORD.blocks if b.id != "b1")
    found = unaccounted(SOURCE, RECORD.replaced(blocks=blocks), REVIEW)
    assert set("".join(found.values())) == set("椿はい。続けます")


def test_what_is_there_counts_once() -> None:
    source = "はい。\nはい。"
    record = Record(blocks=(Block(id="b1", kind=BlockKind.TEXT, text="はい。"),))
    review = Review(lines=(row(1, "b1"), row(2, "b1")))
    assert unaccounted(source, record, review) == {1: "はい。"}
    twice = Record(blocks=(Block(id="b1", kind=BlockKind.TEXT, text="はい。\nはい。"),))
    assert unaccounted(source, twice, review) == {}


def test_a_row_of_two_people_is_in_both() -> None:
    people = (Participant(id="p1", label="椿"), Participant(id="p2", label="磯貝"))
    review = Review(lines=(row(1, "participants[0]"), row(1, "participants[1]")))
    assert unaccounted("椿磯貝", Record(participants=people), review) == {}
    assert unaccounted("椿磯貝", Record(participants=people[:1]), review) == {1: "磯貝"}


def test_the_words_of_who_speaks() -> None:
    people = {p.id: p for p in (Participant(id="p1", label="椿"), Participant(id="p2", label="磯貝"))}
    both = Block(id="b1", kind=BlockKind.UTTERANCE, speaker="p1", with_speakers=("p2",), role="議長")
    assert speaker_words(both, people) == "議長椿磯貝"
    nobody = Block(id="b2", kind=BlockKind.UTTERANCE, written="Speaker 1")
    assert speaker_words(nobody, people) == "Speaker 1"


@pytest.mark.parametrize("target", ["agenda[7]", "participants[7]", "lead[3]", "cover.file", "nowhere"])
def test_places_that_are_not_there(target: str) -> None:
    assert Contents(RECORD).at(row(1, target)) is None


def test_left_over_keeps_order_and_counts_each_character_once() -> None:
    assert left_over("○椿　はい", "椿はい") == "○　"
    assert left_over("ああい", "あ") == "あい"
    assert left_over("同じ", "同じ") == ""


def test_squeezed() -> None:
    assert squeezed(" あ　い\tう\n") == "あいう"
