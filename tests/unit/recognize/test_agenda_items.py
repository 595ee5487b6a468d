"""Items of the agenda from their lines: numbers, texts, what goes on, and what is asked about."""

import pytest

from zadankai_editor.recognize.agenda import Item, add_items, note_items, read_items
from zadankai_editor.recognize.doubts import Uncertain
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import read_page


def items(text: str) -> list[Item]:
    return read_items(read_page(text).filled)


def shown(found: list[Item]) -> list[tuple[int, str]]:
    return [(item.number, item.text) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("①港の灯り\n②渡し船", [(1, "港の灯り"), (2, "渡し船")]),
        ("(3) 港の灯り\n(5) 渡し船", [(3, "港の灯り"), (5, "渡し船")]),
        ("・港の灯り\n・渡し船", [(1, "港の灯り"), (2, "渡し船")]),
        ("港の灯り\n渡し船", [(1, "港の灯り"), (2, "渡し船")]),
        ("1港の灯り\n2渡し船", [(1, "港の灯り"), (2, "渡し船")]),
        ("1月の海\n3月の山", [(1, "1月の海"), (2, "3月の山")]),
        ("10年の海\n20年の山", [(1, "10年の海"), (2, "20年の山")]),
        ("", []),
    ],
)
def test_numbers_are_those_printed_and_else_the_places(text: str, expected: list[tuple[int, str]]) -> None:
    found = items(text)
    assert shown(found) == expected
    assert [item.doubt for item in found] == [None] * len(expected)


def test_a_line_without_a_number_goes_on_in_the_item_above_and_is_asked_about() -> None:
    first, second = items("①港の\n灯り\n②渡し船")
    assert (first.text, first.lines) == ("港の灯り", [1, 2])
    assert first.doubt is not None
    assert (first.doubt.code, first.doubt.line) == (Uncertain.AGENDA, 2)
    assert second.doubt is None


def test_a_line_without_a_number_above_all_others_is_an_item_that_is_asked_about() -> None:
    first, second = items("ごあいさつ\n②渡し船")
    assert shown([first, second]) == [(1, "ごあいさつ"), (2, "渡し船")]
    assert first.doubt is not None
    assert first.doubt.line == 1


def test_named_lines_go_in_where_they_stand() -> None:
    page = read_page("①港の灯り\n星空\n②渡し船\n③市場").filled
    found = add_items(read_items([page[0], page[2]]), [page[3]], with_numbers=True)
    assert shown(found) == [(1, "港の灯り"), (2, "渡し船"), (3, "市場")]
    with_bare = add_items(read_items([page[0], page[2]]), [page[1]], with_numbers=True)
    assert [(item.number, item.text, item.lines) for item in with_bare] == [
        (1, "港の灯り", [1]),
        (3, "星空", [2]),
        (2, "渡し船", [3]),
    ]


def test_where_no_number_is_printed_all_are_counted_anew() -> None:
    page = read_page("・港の灯り\n・星空\n・渡し船").filled
    found = add_items(read_items([page[0], page[2]]), [page[1]], with_numbers=False)
    assert shown(found) == [(1, "港の灯り"), (2, "星空"), (3, "渡し船")]


def test_it_is_told_where_all_lines_went_and_what_is_asked() -> None:
    draft = Draft()
    note_items(items("①港の\n灯り\n②渡し船"), draft)
    assert draft.fields == [(1, "agenda[0]"), (2, "agenda[0]"), (3, "agenda[1]")]
    assert [(doubt.path, doubt.note.line) for doubt in draft.doubts] == [("agenda[0]", 2)]
