"""Headings without their decoration, and lines of a header that begin with one."""

import pytest

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.heading_texts import entry_of, heading_text, without_time


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("出席者：椿、磯貝", "present", "椿、磯貝"),
        ("３ 出 席 者　椿、磯貝", "present", "椿、磯貝"),
        ("【出席者】椿、磯貝", "present", "椿、磯貝"),
        ("登場人物　椿、磯貝", "people", "椿、磯貝"),
        ("■参加者（敬称略）", "present", ""),
        ("２．議題　港の灯り", "agenda", "港の灯り"),
        ("(4) 欠席委員　早瀬", "absent", "早瀬"),
        ("日　時：令和6年5月1日", "detail", "令和6年5月1日"),
        ("場所", "detail", ""),
        ("場所（下の図）：湊浜会館", "detail", "湊浜会館"),
        ("■議事の概要", "opening", ""),
    ],
)
def test_a_line_tells_what_its_first_words_say(line: str, kind: str, rest: str) -> None:
    read = folded(line)
    entry = entry_of(read)
    assert entry is not None
    assert (entry.kind, line[entry.begin :]) == (kind, rest)


@pytest.mark.parametrize(
    "line", ["", "出席者が多い日でした。", "港の議題：灯り", "椿：日時を決めます。", "12:00"]
)
def test_other_lines_tell_nothing(line: str) -> None:
    assert entry_of(folded(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "出席者",
        "■ 出席者",
        "【出席者】",
        "３．出席者：",
        "《 出席者 》",
        "一、出席者",
        "～出席者～",
        "出 席 者",
    ],
)
def test_decoration_number_and_spaces_between_letters_go(line: str) -> None:
    assert heading_text(folded(line)) == "出席者"


def test_what_stands_in_brackets_beside_a_heading_stays() -> None:
    assert heading_text(folded("【出席者】（敬称略）")) == "出席者(敬称略)"
    assert heading_text(folded("港の 灯り と船")) == "港の 灯り と船"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港の灯り（03:15～）", "港の灯り"),
        ("港の灯り 1:03:15～1:20:00", "港の灯り"),
        ("3:15 港の灯り", "3:15 港の灯り"),
        ("03:15～", "03:15～"),
        ("港の灯り", "港の灯り"),
    ],
)
def test_the_time_at_the_end_goes(text: str, expected: str) -> None:
    assert without_time(text) == expected


def test_an_aside_behind_the_words_is_no_part_of_them() -> None:
    assert entry_of(folded("出席者（敬称略）：椿、磯貝")) == entry_of(folded("出席者（敬称略）:椿、磯貝"))
    assert entry_of("出席者(敬称略):椿") == ("present", 9)
