"""The heads of a letter by mail above a record."""

import pytest

from zadankai_editor.recognize.letter_heads import letter_heads, subject_of
from zadankai_editor.recognize.lines import read_page


def heads(text: str) -> set[int]:
    """Return the places of the heads, what the letter is about among them."""
    found, about = letter_heads(read_page(text).filled)
    return {line.index for line in (*found, *about)}


@pytest.mark.parametrize(
    "text",
    [
        "From: tsubaki@minato.example\nTo: isogai@oki.example\nSubject: 座談会の記録",
        "差出人：椿 和子 <tsubaki@minato.example>\n宛先：磯貝 茂\n件名：座談会の記録",
        "X-Mailer: tide 3\nFrom: tsubaki@minato.example\nTo: isogai@oki.example",
    ],
)
def test_words_and_colons_with_addresses_below_each_other_are_heads(text: str) -> None:
    assert heads(f"{text}\n\n湊浜の灯り座談会\n日時：令和6年5月1日") == {0, 1, 2}


@pytest.mark.parametrize(
    "text",
    [
        "From: tsubaki@minato.example\n\n湊浜の灯り座談会",
        "件名：湊浜の灯り座談会\n日時：令和6年5月1日",
        "椿：はい。\n磯貝：ええ。\n早瀬：では。",
        "湊浜の灯り座談会\nFrom: tsubaki@minato.example\nTo: isogai@oki.example\nSubject: 記録",
        "",
    ],
)
def test_one_alone_a_header_a_talk_and_what_stands_below_other_lines_are_none(text: str) -> None:
    assert heads(text) == set()


def test_they_end_at_a_blank_line() -> None:
    text = "From: tsubaki@minato.example\nTo: isogai@oki.example\nDate: 2024-05-01\n\n参加者：椿、磯貝"
    assert heads(text) == {0, 1, 2}


def test_the_heads_of_a_letter_that_is_handed_on_stand_below_others() -> None:
    text = "件名：灯り\n宛先：磯貝\n\n送ります。\n-----Original Message-----\nFrom: 椿\nSubject: 灯り"
    assert heads(text) == {0, 1, 4, 5, 6}


@pytest.mark.parametrize("line", ["Subject: 灯り", "件名：Re: FW：灯り", "件　名：転送：灯り", "灯り"])
def test_what_a_letter_is_about(line: str) -> None:
    assert subject_of(read_page(line).filled[0]) == "灯り"
