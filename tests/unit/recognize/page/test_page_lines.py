"""Numbers and headers of pages between the lines of a text: found by what recurs, left out and told."""

from collections.abc import Sequence

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.page_lines import find_page_lines, without_pages
from zadankai_editor.record.review import LineUse

_NAMES = ("早房", "久礼", "上郡")


def _talk(turns: int) -> list[str]:
    return [
        f"{_NAMES[turn % 3]}：{turn + 1}番目の坂を上ると灯台が見えます。そこで船を待つ人に、毎朝お茶を配っています。"
        for turn in range(turns)
    ]


def _paged(lines: Sequence[str], every: int, pages: Sequence[Sequence[str]]) -> list[str]:
    """Return `lines` with the lines of a page behind every few, amid a sentence where a line is long."""
    paged: list[str] = []
    waiting = list(pages)
    for place, line in enumerate(lines):
        if place % every == every - 1 and waiting:
            paged += [line[:30], *waiting.pop(0), line[30:]]
        else:
            paged.append(line)
    return [*paged, *(line for page in waiting for line in page)]


def _found(lines: Sequence[str]) -> list[str]:
    filled = read_page("\n".join(lines)).filled
    pages = find_page_lines(filled)
    return [line.text for line in filled if pages.is_sure(line)]


@pytest.mark.parametrize("shape", ["- {} -", "－　{}　－", "{}", "{} / 48", "{}ページ", "p.{}", "№ {}"])
def test_numbers_that_rise_at_distances_that_are_alike_are_of_pages(shape: str) -> None:
    numbers = [[shape.format(number)] for number in range(7, 10)]
    assert _found(_paged(_talk(32), 10, numbers)) == [number.strip() for [number] in numbers]


def test_what_stands_beside_each_number_is_of_the_page() -> None:
    pages = [[f"- {number} -", "灯台と坂の記録"] for number in (3, 4, 5)]
    assert _found(_paged(_talk(32), 10, pages)) == [line for page in pages for line in page]


def test_a_header_without_a_number_is_found_amid_sentences() -> None:
    pages = [["灯台と坂の記録"]] * 3
    assert _found(_paged(_talk(32), 10, pages)) == ["灯台と坂の記録"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        [line for number, line in enumerate(_talk(40)) for line in (f"第{number}の坂", line)],
        [line for turn in _talk(40) for line in ("司会", turn.partition("：")[2])],
        [line for turn in _talk(12) for line in ("［拍手］", *[turn] * 9)],
    ],
    ids=["numbered headings", "labels", "asides"],
)
def test_what_recurs_between_whole_sentences_is_of_no_page(lines: list[str]) -> None:
    assert _found(lines) == []


def test_what_somebody_has_decided_about_is_of_no_page() -> None:
    filled = read_page("\n".join(_paged(_talk(32), 10, [["1"], ["2"], ["3"]]))).filled
    decided = [line.number for line in filled if line.text == "2"]
    pages = find_page_lines(filled, decided)
    assert [line.text for line in filled if pages.is_sure(line)] == ["1", "3"]


def test_blank_lines_around_page_lines_part_nothing() -> None:
    filled = read_page("\n".join(_paged(_talk(32), 10, [["", f"- {n} -", ""] for n in (1, 2, 3)]))).filled
    kept, follows = without_pages(filled, find_page_lines(filled))
    assert len(follows) == 3
    assert not any(line.gap_before for line in kept[1:])


def test_a_sentence_cut_by_a_page_is_whole_and_each_line_is_accounted_for() -> None:
    head = ["坂のまち座談会", "", "参加者", *(f"坂上市：{name}　洋" for name in _NAMES), ""]
    lines = [*head, *_paged(_talk(32), 10, [[f"- {n} -", "坂のまちの記録"] for n in (1, 2, 3)])]
    found = read("\n".join(lines))
    assert [f"{who}：{words}" for who, words in said(found)] == _talk(32)
    out = [use for use in found.state.review.lines if use.use is LineUse.LEFT_OUT and use.reason != "空行"]
    assert sum(use.reason == "ページ番号" for use in out) == 3
    assert sum(use.reason == "ページの上下に繰り返される行" for use in out) == 3


def test_a_label_above_a_sentence_above_a_number_is_of_no_page() -> None:
    first = [*_talk(8), "🍛　（佐々布）", "八時に開きます。", "11 / 48"]
    others = [*_talk(8), "🍛　（佐々布）", "12 / 48", "夜の話もあります。", *_talk(8), "13 / 48"]
    assert _found(first + others) == ["11 / 48", "12 / 48", "13 / 48"]
