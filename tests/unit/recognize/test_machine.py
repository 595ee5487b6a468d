"""What machines add to a transcript."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.machine import (
    is_placeholder,
    is_spaced,
    joined,
    note_times,
    placeholders_in,
    seconds,
    without_gaps,
)
from zadankai_editor.record.nodes import Part


@pytest.mark.parametrize(
    ("written", "value"),
    [("00:15", 15.0), ("02:03", 123.0), ("1:02:03.5", 3723.5), ("00:00:01,250", 1.25), ("90:00", 5400.0)],
)
def test_seconds(written: str, value: float) -> None:
    assert seconds(written) == value


@pytest.mark.parametrize(
    ("lines", "texts", "starts"),
    [
        (
            ["[00:03] 椿: はい。", "[00:09] 磯貝: ええ。", "[00:15] 椿: では。"],
            ["椿: はい。", "磯貝: ええ。", "椿: では。"],
            [3, 9, 15],
        ),
        (
            ["椿 00:03", "はい。", "磯貝 00:09", "ええ。", "椿 00:15", "では。"],
            ["椿", "はい。", "磯貝", "ええ。", "椿", "では。"],
            [3, None, 9, None, 15, None],
        ),
        (
            ["00:03", "はい。", "00:09", "ええ。", "00:15", "では。"],
            ["", "はい。", "", "ええ。", "", "では。"],
            [3, 3, 9, 9, 15, 15],
        ),
    ],
)
def test_times_beside_labels_are_taken_out(
    lines: list[str], texts: list[str], starts: list[float | None]
) -> None:
    page = read_page("\n".join(lines))
    assert note_times(page)
    assert [line.text for line in page.lines] == texts
    assert [line.hint.start if line.hint else None for line in page.lines] == starts


def test_a_span_has_an_end() -> None:
    page = read_page("00:01 --> 00:04\nはい。\n00:05 --> 00:07\nええ。\n00:08 --> 00:09\nでは。")
    assert note_times(page)
    hint = page.lines[1].hint
    assert hint is not None
    assert (hint.start, hint.end) == (1.0, 4.0)


@pytest.mark.parametrize(
    "lines",
    [
        ["[00:03] 椿: はい。", "[00:09] 磯貝: ええ。"],
        ["会議は10:30からです。", "9:00に着きました。", "次は14:15です。"],
        ["日程は、10:30", "開場は。9:00", "閉会は「14:15"],
    ],
)
def test_times_of_the_day_stay(lines: list[str]) -> None:
    page = read_page("\n".join(lines))
    assert not note_times(page)
    assert [line.text for line in page.lines] == lines


def test_words_that_are_set_apart() -> None:
    spaced = read_page("Speaker 1 これ は 機械 が 書い た 文 です 。 とても 長い 文 です 。").filled
    usual = read_page("Speaker 1 これは人が書いた文です。　とても長い文で、あいだに空白はありません。").filled
    assert is_spaced(spaced)
    assert not is_spaced(usual)


@pytest.mark.parametrize(
    ("spaced", "text"),
    [
        ("今日 は 港 の 話 です 。", "今日は港の話です。"),
        ("Zoom Meetings を 使い ます", "Zoom Meetingsを使います"),
        ("3 時 に", "3時に"),
    ],
)
def test_gaps_go_between_japanese_words_only(spaced: str, text: str) -> None:
    assert without_gaps(spaced) == text


def test_pieces_are_joined_with_nothing_between_japanese() -> None:
    assert joined(["港の", "話です。"]) == "港の話です。"
    assert joined(["Open", "data です"]) == "Open data です"


@pytest.mark.parametrize(
    ("label", "placeholder"),
    [
        ("Speaker 1", True),
        ("[SPEAKER_00]", True),
        ("話者２：", True),
        ("A", True),
        ("椿", False),
        ("司会", False),
    ],
)
def test_placeholders(label: str, placeholder: bool) -> None:
    assert is_placeholder(label) is placeholder


def test_letters_are_placeholders_where_two_or_more_speak_often() -> None:
    talk = ["A：はい。", "B：ええ。"] * 3
    assert placeholders_in(read_page("\n".join(talk)).filled) == {"A", "B"}
    assert placeholders_in(read_page("\n".join(talk[:4])).filled) == frozenset()
    assert placeholders_in(read_page("\n".join(["Q：はい。", "A：ええ。"] * 3)).filled) == frozenset()


def test_placeholders_are_participants_and_asked_about_once_each() -> None:
    found = read("打ち合わせの記録です。\n\n話者1\nはじめます。\n\n話者2\nはい。\n\n話者1\nでは。\n")
    assert said(found) == [("話者1", "はじめます。"), ("話者2", "はい。"), ("話者1", "では。")]
    assert [d for d in doubts(found) if d[1] != "title"] == [
        ("import.participant.uncertain", "participants[0]"),
        ("import.participant.uncertain", "participants[1]"),
    ]


def test_lines_with_times_and_no_labels_are_said_and_no_header() -> None:
    found = read("[00:00:00] はじめます\n[00:00:04] 港の話です\n[00:00:09] 秋の祭りです\n[00:00:12] では\n")
    assert found.state.record.title == ""
    assert not found.state.record.blocks_of(Part.LEAD)


def test_a_time_that_somebody_decided_about_stays_a_line() -> None:
    page = read_page("00:01:23\n0:00\n0:01\n0:02")
    assert note_times(page, {1})
    assert [line.text for line in page.filled] == ["00:01:23"]


def test_names_above_times_are_no_list_of_people() -> None:
    turns = [("椿 和子", "はじめます。"), ("磯貝 茂", "はい。"), ("早瀬 望", "ええ。"), ("椿 和子", "では。")]
    text = "\n".join(f"{who}\n0 分 {3 + 9 * n} 秒\n{what}" for n, (who, what) in enumerate(turns))
    assert said(read(text)) == [
        ("椿", "はじめます。"),
        ("磯貝", "はい。"),
        ("早瀬", "ええ。"),
        ("椿", "では。"),
    ]


def test_rows_within_a_turn_with_a_time_stay_apart_and_what_is_cut_does_not() -> None:
    turns = [
        "Speaker A  00:30\n予算：三百万円\n採用：二名\nです。",
        "Speaker B  00:40\n分かりました。それでは来月の\n予定をお願いします。",
    ]
    found = said(read("\n".join(turns * 3) + "\n"))
    assert found[0][1] == "予算：三百万円\n採用：二名です。"
    assert found[1][1] == "分かりました。それでは来月の予定をお願いします。"
