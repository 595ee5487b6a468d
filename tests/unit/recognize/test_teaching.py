"""What somebody said of one line, and what the rest of the document learns from it."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.decisions import Decisions, LineRole
from zadankai_editor.record.accounting import unaccounted
from zadankai_editor.record.review import LineUse

TALK = (
    HEADER
    + "椿\nはじめます。\n\n港の朝\n\n早瀬\nええ。\n\n山の夜\n\n磯貝\nはい。\n\n"
    + "■まとめ\n\n椿\nでは。\n\n■さいごに\n\n磯貝\nはい。\n"
)


def line_of(text: str, words: str) -> int:
    """Return the number of the first line that is `words`."""
    return text.split("\n").index(words) + 1


def taught(text: str, words: str, role: LineRole) -> Recognition:
    return read(text, decisions=Decisions(lines={line_of(text, words): role}))


def fate(found: Recognition, text: str, words: str) -> str | None:
    """Return what became of a line: the kind of its block, its field, or `out`."""
    row = next(r for r in found.state.review.lines if r.number == line_of(text, words))
    if row.use is not LineUse.BLOCK:
        return "out" if row.use is LineUse.LEFT_OUT else row.target
    return next(b.kind.value for b in found.state.record.blocks if b.id == row.target)


ROLES = [
    (LineRole.SECTION, "section"),
    (LineRole.HEADING, "heading"),
    (LineRole.CAPTION, "photo"),
    (LineRole.LABEL, "utterance"),
    (LineRole.NO_SPEAKER, "utterance"),
    (LineRole.PROMPT, "prompt"),
    (LineRole.SPEECH, "utterance"),
    (LineRole.TEXT, "text"),
    (LineRole.NOTE, "notes[0]"),
    (LineRole.LEFT_OUT, "out"),
]

NAMED = [
    (LineRole.TITLE, "title"),
    (LineRole.PARTICIPANT, "participants[3]"),
    (LineRole.AGENDA, "agenda[0]"),
    (LineRole.HELD, "held.text"),
    (LineRole.LEAD, "lead[0]"),
    (LineRole.CLOSING, "closing[0]"),
]


def test_every_reading_is_tried() -> None:
    assert [role for role, _ in ROLES + NAMED] == list(LineRole)


@pytest.mark.parametrize(("role", "kind"), ROLES + NAMED)
def test_a_line_is_what_somebody_said(role: LineRole, kind: str) -> None:
    found = taught(TALK, "港の朝", role)
    assert fate(found, TALK, "港の朝") == kind
    assert not [
        d for d in found.state.review.doubts if d.line == line_of(TALK, "港の朝") and "kind" in d.code
    ]


@pytest.mark.parametrize(("role", "kind"), [r for r in ROLES if r[0] is not LineRole.LEFT_OUT])
def test_a_line_that_stands_alike_is_read_alike_with_a_doubt(role: LineRole, kind: str) -> None:
    found = taught(TALK, "港の朝", role)
    assert fate(found, TALK, "山の夜") == kind.replace("[0]", "[1]")
    (doubt,) = (
        d for d in found.state.review.doubts if d.line == line_of(TALK, "山の夜") and "speaker" not in d.code
    )
    assert "ならって" in doubt.message


@pytest.mark.parametrize(("role", "kind"), [r for r in ROLES if r[0] is not LineRole.LABEL])
def test_lines_with_the_same_mark_are_read_alike_without_a_doubt(role: LineRole, kind: str) -> None:
    found = taught(TALK, "■まとめ", role)
    assert fate(found, TALK, "■まとめ") == kind
    assert fate(found, TALK, "■さいごに") == kind.replace("[0]", "[1]")
    numbers = {line_of(TALK, "■まとめ"), line_of(TALK, "■さいごに")}
    assert not [d for d in found.state.review.doubts if d.line in numbers]


def test_a_mark_before_a_caption_goes_and_is_accounted_for() -> None:
    found = taught(TALK, "■まとめ", LineRole.CAPTION)
    captions = [b.text for b in found.state.record.blocks if b.kind.value == "photo"]
    assert captions[-2:] == ["まとめ", "さいごに"]
    row = next(r for r in found.state.review.lines if r.number == line_of(TALK, "■まとめ"))
    assert row.text == "■"


def test_the_same_words_are_read_alike() -> None:
    text = HEADER + "椿\nはじめます。\n\n会場の様子\n\n磯貝\nはい。\n\n会場の様子\n\n早瀬\nええ。\n"
    found = taught(text, "会場の様子", LineRole.SECTION)
    assert [b.kind.value for b in found.state.record.blocks if b.text == "会場の様子"] == ["section"] * 2
    assert doubts(found) == []


def test_a_line_of_its_own_decision_is_not_taught() -> None:
    text = HEADER + "椿\nはじめます。\n\n会場の様子\n\n磯貝\nはい。\n\n会場の様子\n\n早瀬\nええ。\n"
    first = line_of(text, "会場の様子")
    lines = {first: LineRole.SECTION, first + 5: LineRole.CAPTION}
    found = read(text, decisions=Decisions(lines=lines))
    assert [b.kind.value for b in found.state.record.blocks if b.text == "会場の様子"] == ["section", "photo"]


def test_a_label_that_is_none_is_none_everywhere() -> None:
    text = HEADER + "椿\nはじめます。\n\n磯貝\nはい。\n\n早瀬\nええ。\n\n磯貝\nでは。\n"
    found = taught(text, "磯貝", LineRole.NO_SPEAKER)
    assert said(found) == [("椿", "はじめます。\n磯貝\nはい。"), ("早瀬", "ええ。\n磯貝\nでは。")]


def test_the_same_label_is_read_alike() -> None:
    text = (
        HEADER
        + "椿：はじめます。\n\n提案：港を直します。\n\n磯貝：はい。\n\n提案：山も直します。\n\n早瀬：ええ。\n"
    )
    found = taught(text, "提案：港を直します。", LineRole.LABEL)
    assert said(found) == [
        ("椿", "はじめます。"),
        (None, "港を直します。"),
        ("磯貝", "はい。"),
        (None, "山も直します。"),
        ("早瀬", "ええ。"),
    ]
    assert {b.written for b in found.state.record.blocks if not b.speaker} == {"提案"}


def test_a_part_of_the_talk_is_not_read_as_its_header() -> None:
    text = "湊浜町の港\n\n海のこと\n\n" + HEADER.split("\n\n", 1)[1] + "椿\nはい。\n\n磯貝\nええ。\n"
    before = read(text)
    assert fate(before, text, "海のこと") != "section"
    assert fate(taught(text, "海のこと", LineRole.SECTION), text, "海のこと") == "section"


def test_nothing_is_left_out_for_standing_alike() -> None:
    found = taught(TALK, "港の朝", LineRole.LEFT_OUT)
    assert fate(found, TALK, "山の夜") == fate(read(TALK), TALK, "山の夜") != "out"


def test_what_is_left_out_says_who_did_so() -> None:
    found = taught(TALK, "港の朝", LineRole.LEFT_OUT)
    row = next(r for r in found.state.review.lines if r.number == line_of(TALK, "港の朝"))
    assert row.reason == "取り込みの確認で除外"


def test_the_rest_of_what_was_said_is_so_behind_a_photo_and_a_heading() -> None:
    text = HEADER + "椿\nはじめます。\n\n▲港の朝\n\n■山の話\n\n港は古い\n\n磯貝\nはい。\n"
    found = taught(text, "港は古い", LineRole.SPEECH)
    assert said(found) == [("椿", "はじめます。"), ("椿", "港は古い"), ("磯貝", "はい。")]


def test_every_line_may_be_anything_and_nothing_is_lost() -> None:
    text = TALK + "\n次回もお楽しみに！\n\n（広報課）\n"
    for number, words in enumerate(text.split("\n"), 1):
        for role, _ in ROLES:
            if words:
                found = read(text, decisions=Decisions(lines={number: role}))
                assert unaccounted(text, found.state.record, found.state.review) == {}, (words, role)
