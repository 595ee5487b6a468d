"""Title, date and letter heads from wherever they stand before the talk."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import Part
from zadankai_editor.record.review import LineUse

PEOPLE = """
参加者
湊浜町長：椿 和子
湊浜町商工会長：磯貝 茂

椿：灯りを残したいです。
磯貝：夜の港は店の顔です。
椿：それでは。
"""


def lead(found: Recognition) -> list[str]:
    """Return the introduction."""
    return [block.text for block in found.state.record.blocks_of(Part.LEAD)]


@pytest.mark.parametrize(
    "label", ["会議名：", "件名　", "〔会議の名称〕", "汐だまり名：", "会　議　名　　", "■題名：", ""]
)
def test_what_announces_a_title_is_no_part_of_it(label: str) -> None:
    found = read(f"{label}湊浜の灯り座談会\n令和6年5月1日\n{PEOPLE}")
    assert found.state.record.title == "湊浜の灯り座談会"
    assert lead(found) == []


@pytest.mark.parametrize("label", ["団体名：", "氏名：", "会場名："])
def test_a_name_of_something_else_announces_no_title(label: str) -> None:
    found = read(f"湊浜の灯り座談会\n{label}汐だまりの会\n{PEOPLE}")
    assert found.state.record.title == "湊浜の灯り座談会"


def test_the_title_stands_below_the_date() -> None:
    found = read(f"日時：令和6年5月1日\n会議名：湊浜の灯り座談会\n{PEOPLE}")
    record = found.state.record
    assert (record.title, record.held and record.held.date) == ("湊浜の灯り座談会", "2024-05-01")


def test_two_lines_that_may_both_be_the_title_are_doubted() -> None:
    found = read(f"湊浜だより\n灯り座談会\n{PEOPLE}")
    assert [f.path for f in found.findings if f.path == "title"]


@pytest.mark.parametrize(
    "label",
    ["日時", "開催日", "とき", "◇日　時", "〔開催日時〕", "１　日時", "(2) 開催日：", "一、日時", "①日時"],
)
def test_a_date_below_the_word_that_announces_it(label: str) -> None:
    found = read(f"湊浜の灯り座談会\n\n{label}\n　令和6年5月1日\n{PEOPLE}")
    held = found.state.record.held
    assert held is not None
    assert (held.date, held.text) == ("2024-05-01", "令和6年5月1日")
    assert lead(found) == []


@pytest.mark.parametrize(
    "line",
    [
        "R6年5月1日",
        "2024/5/1",
        "日時：R6.5.1",
        "開催日　2024.05.01",
        "〇日時　令和6年5月1日（水曜日）",
        "◎とき　2024年5月1日",
    ],
)
def test_short_dates_and_dates_behind_a_mark(line: str) -> None:
    found = read(f"湊浜の灯り座談会\n{line}\n{PEOPLE}")
    held = found.state.record.held
    assert held is not None
    assert (held.date, held.text) == ("2024-05-01", line)
    assert lead(found) == []


@pytest.mark.parametrize("title", ["湊浜の灯り座談会（令和6年5月1日）", "令和6年5月1日　湊浜の灯り座談会"])
def test_a_date_in_the_title_alone(title: str) -> None:
    record = read(f"{title}\n{PEOPLE}").state.record
    assert record.title == title
    assert record.held is not None
    assert record.held.date == "2024-05-01"


def test_a_date_of_its_own_counts_more_than_one_in_the_title() -> None:
    record = read(f"湊浜の灯り座談会（令和6年4月30日現在）\n日時：令和6年5月1日\n{PEOPLE}").state.record
    assert record.held is not None
    assert record.held.date == "2024-05-01"


HEADS = (
    "From: 汐課 <info@example.lg.jp>\nTo: kiroku@example.lg.jp\nDate: Mon, 3 Jun 2024 10:12:45 +0900\n"
    "Subject: 記録\n\n"
)


@pytest.mark.parametrize("skipped", [0, 1, 2])
def test_the_heads_of_a_letter_are_left_out_and_told(skipped: int) -> None:
    heads = HEADS.split("\n", skipped)[-1]
    found = read(f"{heads}湊浜の灯り座談会\n令和6年5月1日\n{PEOPLE}")
    record = found.state.record
    assert (record.title, lead(found)) == ("湊浜の灯り座談会", [])
    assert record.held is not None
    assert record.held.date == "2024-05-01"
    count = heads.strip().count("\n") + 1
    uses = [line.use for line in found.state.review.lines if line.number <= count]
    assert uses == [LineUse.LEFT_OUT] * count
    assert any("メールの見出し" in finding.message for finding in found.findings)


def test_labels_at_the_very_top_are_no_heads_of_a_letter() -> None:
    found = read("椿：灯りを残したいです。\n磯貝：夜の港は店の顔です。\n椿：それでは。\n磯貝：また。\n")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "椿", "磯貝"]


def test_the_mark_of_a_heading_is_no_part_of_the_title() -> None:
    found = read(
        "# 汐見町まちづくり座談会\n\n**椿**: はい。\n\n**磯貝**: ええ。\n\n**椿**: では。\n\n**磯貝**: はい。\n"
    )
    assert found.state.record.title == "汐見町まちづくり座談会"
