"""Whoever says their own name amid somebody else's words, without a label."""

import pytest

from tests.unit.recognize.made_reads import cast_of, lines_of, reads_of, text
from tests.unit.recognize.reading_aloud import HEADER, read
from zadankai_editor.recognize.judge.self_introductions import doubts_of_self_introductions

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "○{}　{}", "{}「{}」"]


def asked(style: str, line: str, *, above: str = "それでは、お願いします。") -> list[str]:
    """Return the lines that somebody is asked about, where `line` stands below what 椿 says."""
    turns = [("磯貝", "始めましょう。"), ("椿", above), ("早瀬", "楽しみです。"), ("磯貝", "はい。")]
    talk = [style.format(*turn) for turn in turns]
    talk.insert(2, line)
    source = HEADER + "\n".join(talk) + "\n"
    found = read(source).state
    return [source.split("\n")[d.line - 1] for d in found.review.doubts if "名乗る" in d.message and d.line]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line",
    [
        "館長の楡野です。図書館は来年に開きます。",
        "　館長の綾瀬でございます。図書館は来年に開きます。",
        "商工会の綾瀬と申します。朝市を担当しています。",
        "隣の町で農業をしております古賀邦彦と申します。",
        "古賀です。日曜の朝です。",
        "磯貝です。日曜の朝です。",
    ],
)
def test_who_is_called_and_says_a_name_is_asked_about(style: str, line: str) -> None:
    assert [one.strip() for one in asked(style, line)] == [line.strip()]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line",
    [
        "町長の椿です。図書館の話をします。",
        "椿でございます。",
        "町長の責任です。",
        "看板は木製です。",
        "来年です。",
    ],
)
def test_who_speaks_may_say_their_own_name_and_what_things_are(style: str, line: str) -> None:
    assert asked(style, line) == []


def test_nothing_is_asked_where_nobody_speaks() -> None:
    lines = lines_of("古賀です。")
    assert [
        place for place, _ in doubts_of_self_introductions(lines, reads_of(text()), cast_of("椿").directory)
    ] == []
