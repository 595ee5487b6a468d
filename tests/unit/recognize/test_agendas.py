"""The agenda by form: which stretch of lines it is, whatever its heading says, and what an item is."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, kinds, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import Part

TALK = """
■港の灯りについて

椿：灯りを残したいです。
磯貝：夜の港は店の顔です。

■渡し船の便数

早瀬：便数は来春に見直します。
椿：待っています。
"""


def agenda(found: Recognition) -> list[tuple[int, str]]:
    """Return numbers and texts of the items."""
    return [(item.number, item.text) for item in found.state.record.agenda]


def titles(found: Recognition) -> list[str | None]:
    """Return which item each section treats."""
    record = found.state.record
    items = {item.id: item.text for item in record.agenda}
    return [items.get(str(b.agenda)) for b in record.blocks if b.kind.value == "section"]


ITEMS = [(1, "港の灯り"), (2, "渡し船の便数")]


@pytest.mark.parametrize(
    "heading", ["語らいの順", "〜汐だまりの道筋〜", "［お品書き］", "◇きょうの運び", "議題"]
)
@pytest.mark.parametrize(
    "mark", ["①|②", "1. |2. ", "❶|❷", "第１　|第２　", "その１：|その２：", "ⅰ) |ⅱ) ", "・|・", "❖|❖", "|"]
)
def test_headings_of_the_talk_say_which_lines_are_the_agenda(heading: str, mark: str) -> None:
    first, second = mark.split("|")
    found = read(f"{HEADER}{heading}\n{first}港の灯り\n{second}渡し船の便数\n{TALK}")
    assert agenda(found) == ITEMS
    assert titles(found) == ["港の灯り", "渡し船の便数"]
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬", "椿"]
    assert not found.state.record.blocks_of(Part.LEAD)


@pytest.mark.parametrize(
    "line",
    ["議題：①港の灯り　②渡し船の便数", "道筋：①港の灯り\n②渡し船の便数", "【運び】①港の灯り、②渡し船の便数"],
)
def test_items_that_run_in_behind_their_heading(line: str) -> None:
    found = read(f"{HEADER}{line}\n{TALK}")
    assert agenda(found) == ITEMS


@pytest.mark.parametrize(
    "items",
    [
        "(1)港の\n　　灯り\n(2)渡し船の便数",
        "○港の灯り\n○渡し船\n　の便数",
        "【1.港の\n　灯り】\n【2.渡し船の便数】",
        "1. 港の\n灯り\n2. 渡し船の便数",
    ],
)
def test_an_item_of_two_lines_is_one_and_certain_where_a_heading_repeats_it(items: str) -> None:
    found = read(f"{HEADER}議題\n{items}\n{TALK}")
    assert agenda(found) == ITEMS
    assert not [f for f in found.findings if (f.path or "").startswith("agenda")]


def test_an_item_that_goes_on_and_that_no_heading_repeats_is_doubted() -> None:
    found = read(f"{HEADER}議題\n(1)潮干狩りの\n　　時期\n(2)渡し船の便数\n{TALK}")
    assert agenda(found) == [(1, "潮干狩りの時期"), (2, "渡し船の便数")]
    assert [f.path for f in found.findings if (f.path or "").startswith("agenda")]


def test_counted_lines_that_no_heading_treats_are_no_agenda() -> None:
    found = read(f"{HEADER}手元の品\n1. 潮位の表\n2. 昔の写真\n{TALK}")
    assert agenda(found) == []


def test_a_list_of_people_is_no_agenda_though_their_names_stand_alone_in_the_talk() -> None:
    text = """出席者
・椿 和子
・磯貝 茂
・早瀬 望

椿 和子
灯りを残したいです。

磯貝 茂
夜の港は店の顔です。

早瀬 望
便数は来春に見直します。
"""
    found = read(text)
    assert agenda(found) == []
    assert [p.name for p in found.state.record.participants] == ["椿 和子", "磯貝 茂", "早瀬 望"]


def test_no_more_people_are_read_where_an_agenda_parts_a_list_from_labels() -> None:
    found = read(f"{HEADER}語らいの順\n①港の灯り\n②渡し船の便数\n{TALK}")
    assert [p.label for p in found.state.record.participants] == ["椿", "磯貝", "早瀬"]
    assert kinds(found).count("section") == 2
