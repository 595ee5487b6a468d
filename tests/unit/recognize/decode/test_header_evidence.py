"""How much a line looks like one of the header."""

import pytest

from tests.unit.recognize.made_reads import line_of, lines_of
from zadankai_editor.readers.structure import Hint, HintRole
from zadankai_editor.recognize.decode.header_evidence import header_weight


def weight(text: str, *, first: bool = False) -> float:
    return header_weight(line_of(text), first=first)


@pytest.mark.parametrize(
    "text",
    [
        "日時：令和6年5月1日",
        "令和6年5月1日（水）",
        "場所：湊浜会館",
        "１　日時",
        "会議名：湊浜の灯り",
        "欠席者　早瀬 望",
        "～湊浜の灯り～",
        "令和6年5月1日、湊浜会館で開催しました。",
    ],
)
def test_dates_fields_and_titles_look_like_it(text: str) -> None:
    assert weight(text) > 1 > weight("灯台のいま")


@pytest.mark.parametrize(
    "text", ["灯台のいま", "海が見えます。", "令和6年5月1日の大火で町は暗くなりました。" + "海は青い" * 20]
)
def test_other_lines_do_not(text: str) -> None:
    assert weight(text) <= 0


def test_the_first_line_does_and_the_name_of_an_event_nearly() -> None:
    assert weight("灯台のいま", first=True) > 1
    assert weight("海が見えます。" * 30, first=True) <= 0
    assert weight("灯台のいま") < weight("湊浜の座談会") < 0


def test_a_line_amid_blank_lines_does_less_than_one_that_is_not() -> None:
    apart, close = lines_of("灯台のいま\n\n海のいま\n山のいま")[:2]
    assert header_weight(apart, first=False) < header_weight(close, first=False)


def test_the_highest_heading_does() -> None:
    levels = []
    for level in (1, 2):
        line = line_of("灯台のいま")
        line.hint = Hint(role=HintRole.HEADING, level=level)
        levels.append(header_weight(line, first=False))
    assert levels[0] > 1 > levels[1]
    assert weight("# 灯台のいま") > 1


@pytest.mark.parametrize("date", ["令和6年5月1日（水）", "2024年5月1日"])
@pytest.mark.parametrize("name", ["日時：", "〇日時　", "開催日　"])
def test_a_field_that_tells_a_date_does_more_than_either(name: str, date: str) -> None:
    assert weight(name + date) > max(weight(name), weight(date))
