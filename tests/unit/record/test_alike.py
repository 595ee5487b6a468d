"""Which doubts say the same, and how many they are said to be."""

from time import perf_counter

import pytest

from zadankai_editor.record.alike import grouped, how_many, in_one_line, kind_of
from zadankai_editor.record.review import Doubt


def doubt(message: str, line: int | None = None, code: str = "import.speaker.uncertain") -> Doubt:
    return Doubt(code=code, message=message, block="b1", line=line)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("「甲野」は一覧にありません。", "「乙川（市長）」は一覧にありません。", True),
        ("「「甲」と乙」を確かめてください。", "「丙」を確かめてください。", True),
        ("『甲』を確かめてください。", "「乙」を確かめてください。", True),
        ("議題3の見出しが2つ以上あります。", "議題12の見出しが2つ以上あります。", True),
        ("議題３の見出し", "議題12の見出し", True),
        ("「甲野」は一覧にありません。", "「甲野」は名前ではありません。", False),
        ("「甲野」は一覧にありません。", "「甲野」「乙川」は一覧にありません。", False),
        ("閉じない「甲野は一覧にありません。", "閉じない「乙川は一覧にありません。", False),
    ],
)
def test_alike_is_what_says_the_same_of_other_words_and_numbers(one: str, other: str, same: bool) -> None:
    assert (kind_of(doubt(one)) == kind_of(doubt(other))) is same


def test_another_code_is_never_alike() -> None:
    assert kind_of(doubt("同じ。")) != kind_of(doubt("同じ。", code="import.kind.uncertain"))


def test_three_are_put_together_where_the_first_stands() -> None:
    a, b = [doubt(f"「{n}」か。", n) for n in (3, 9, 5)], [doubt(f"「{n}」では。", n) for n in (4, 7)]
    assert grouped([a[0], b[0], a[1], b[1], a[2]]) == [tuple(a), (b[0],), (b[1],)]


def test_the_count_and_the_lines_are_said() -> None:
    alike = [doubt(f"「{n}」か。", n) for n in (12, 340, 20)]
    assert how_many(alike) == "同じ形の行 3行（12〜340行）"
    assert how_many([doubt("「甲」か。"), doubt("「乙」か。")]) == "同じ形の箇所 2か所"
    assert how_many([doubt("「甲」か。", 4), doubt("「乙」か。", 4)]) == "同じ形の箇所 2か所（4行目）"
    assert in_one_line(alike) == "同じ形の行 3行（12〜340行）。「…」か。"
    assert in_one_line(alike[:1]) == "「12」か。"


def test_a_long_message_of_brackets_takes_no_time() -> None:
    begin = perf_counter()
    kind_of(doubt("「" * 20_000 + "」" * 20_000))
    kind_of(doubt("「" * 20_000))
    assert perf_counter() - begin < 1
