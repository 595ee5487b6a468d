"""Which stretch is the agenda: the one whose items the headings of the talk treat."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.recognize.agendas.candidates import agenda_candidates
from zadankai_editor.recognize.agendas.choosing import Agenda, choose_agenda, items_of
from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.record.review import Source

TALK = "■港の灯りについて\n\n椿：灯りは三つです。\n\n■渡し船の便数\n\n椿：便数は五つです。\n"


def speaks(line: Line) -> bool:
    return line.text.startswith("椿：")


def chosen(text: str) -> Agenda:
    lines = read_page(text).filled
    return choose_agenda(lines, speaks, len(lines))


def texts(agenda: Agenda) -> list[tuple[int, str]]:
    return [(item.number, item.text) for item in agenda.items()]


ITEMS = [(1, "港の灯り"), (2, "渡し船の便数")]


@pytest.mark.parametrize(
    "printed",
    [
        "道筋\n1. 港の灯り\n2. 渡し船の便数",
        "・港の灯り\n・渡し船の便数",
        "道筋\n港の灯り\n渡し船の便数",
        "道筋：①港の灯り　②渡し船の便数",
        "お品書き\n1. 鯛の塩焼き\n2. 蛸飯\n\n道筋\n1. 港の灯り\n2. 渡し船の便数",
    ],
)
def test_it_is_the_list_whose_items_headings_treat(printed: str) -> None:
    agenda = chosen(f"{printed}\n\n{TALK}")
    assert texts(agenda) == ITEMS
    assert (agenda.explained, agenda.sure) == (True, frozenset({0, 1}))


def test_a_list_that_no_heading_treats_is_none_unless_it_says_so() -> None:
    assert chosen(f"お品書き\n1. 鯛の塩焼き\n2. 蛸飯\n\n{TALK}") == Agenda()
    named = chosen(f"議題\n1. 鯛の塩焼き\n2. 蛸飯\n\n{TALK}")
    assert (texts(named), named.explained, named.headed) == ([(1, "鯛の塩焼き"), (2, "蛸飯")], False, True)


def test_people_are_no_agenda_though_the_talk_repeats_their_names() -> None:
    people = (
        "道筋\n・町長　椿　和子\n・課長　磯貝　茂\n\n■町長　椿\n\n椿：はい。\n\n■課長　磯貝\n\n椿：では。\n"
    )
    assert chosen(people) == Agenda()


def test_what_stands_again_and_again_is_a_label_and_no_heading() -> None:
    talk = "港の灯り\n椿：はい。\n渡し船の便数\n椿：では。\n" * 3
    assert not chosen(f"道筋\n1. 港の灯り\n2. 渡し船の便数\n\n{talk}").explained


def test_headings_of_the_talk_must_treat_half_of_the_items() -> None:
    rows = "\n".join(f"{n}. {what}" for n, what in enumerate(["鯛の塩焼き", "蛸飯", "味噌汁", "香の物"], 3))
    assert chosen(f"道筋\n1. 港の灯り\n2. 渡し船の便数\n{rows}\n\n{TALK}") == Agenda()


def test_without_candidates_there_is_none() -> None:
    agenda = chosen("湊浜の灯り座談会\n\n椿：はい。\n")
    assert (agenda, agenda.items(), agenda.indexes) == (Agenda(), [], frozenset())
    assert not agenda.headed


def test_items_keep_their_lines_and_those_that_go_on_are_asked_about_unless_a_heading_repeats_them() -> None:
    lines = read_page("道筋\n1. 港の\n灯り\n2. 渡し船\nの便数\n3. 市場").filled
    (candidate, *_) = agenda_candidates(lines, speaks, len(lines))
    items = items_of(candidate, sure=frozenset({1}))
    assert [(item.text, item.lines) for item in items] == [
        ("港の灯り", [2, 3]),
        ("渡し船の便数", [4, 5]),
        ("市場", [6]),
    ]
    assert [item.doubt.line if item.doubt else None for item in items] == [3, None, None]


def test_items_whose_lines_belong_to_others_are_left_out() -> None:
    agenda = chosen(f"道筋\n1. 港の灯り\n2. 渡し船の便数\n\n{TALK}")
    assert [item.text for item in agenda.items(but=frozenset({1}))] == ["渡し船の便数"]
    assert agenda.indexes == {0, 1, 2}


@pytest.mark.parametrize("text", ["③\n4歳と2歳の子と、港町で暮らす。", "①\n3年前\n港", "1.\n2つの港\n星空"])
def test_numbers_within_words_are_none_of_the_list(text: str) -> None:
    state = recognize(Source(name="記録.txt", text=text)).state
    assert {line.number for line in state.review.lines} == set(range(1, text.count("\n") + 2))
