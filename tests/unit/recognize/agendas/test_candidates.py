"""Which stretches of lines may be an agenda, by their form alone."""

import pytest

from zadankai_editor.recognize.agendas.candidates import (
    AgendaCandidate,
    agenda_candidates,
    sign_of,
    text_of,
)
from zadankai_editor.recognize.lines import Line, read_page

FAR = 1000


def candidates(text: str, talk: int = FAR) -> list[AgendaCandidate]:
    """Return the candidates in a text in which `椿：` begins what is said."""
    return agenda_candidates(read_page(text).filled, lambda line: line.text.startswith("椿："), talk)


def items(candidate: AgendaCandidate) -> list[str]:
    return ["".join(line.text for line in item) for item in candidate.items]


def line(text: str) -> Line:
    (found,) = read_page(text).filled
    return found


@pytest.mark.parametrize("heading", ["議題", "【本日の議題】", "汐だまりの道筋"])
def test_a_heading_and_the_counted_lines_below(heading: str) -> None:
    (found, *_) = candidates(f"{heading}\n1. 港の灯り\n2. 渡し船\n\nはじまりです。")
    assert found.heading is not None
    assert (found.heading.text, items(found)) == (heading, ["1. 港の灯り", "2. 渡し船"])
    assert (found.counted, found.known) == (True, "議題" in heading)
    assert found.indexes == {0, 1, 2}


def test_counted_or_marked_lines_need_no_heading_and_bare_ones_do() -> None:
    assert [items(found) for found in candidates("1. 港の灯り\n2. 渡し船")][-1] == [
        "1. 港の灯り",
        "2. 渡し船",
    ]
    marked = candidates("・港の灯り\n・渡し船")
    assert [(found.heading, items(found)) for found in marked][-1] == (None, ["・港の灯り", "・渡し船"])
    assert all(found.heading is not None for found in candidates("道筋\n港の灯り\n渡し船"))


@pytest.mark.parametrize("form", ["椿：{}", "1. {}" + "と灯台" * 40, "※{}"])
def test_what_is_said_long_lines_and_notes_are_of_no_agenda(form: str) -> None:
    texts = [form.format("港の灯り"), form.format("渡し船")]
    assert candidates("\n".join(texts)) == []


def test_behind_the_beginning_of_the_talk_only_a_known_heading_announces_one() -> None:
    text = "椿：はい。\n椿：では。\n{}\n1. 港の灯り\n2. 渡し船"
    assert candidates(text.format("道筋"), talk=2) == []
    (found,) = candidates(text.format("議題"), talk=2)
    assert found.known


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ("1. 港の\n灯り\n2. 渡し船", ["1. 港の灯り", "2. 渡し船"]),
        ("・港の\n　灯り\n・渡し船", ["・港の灯り", "・渡し船"]),
        ("【1.港の\n灯り】\n【2.渡し船】", ["【1.港の灯り】", "【2.渡し船】"]),
    ],
)
def test_an_item_goes_on_in_the_line_below(broken: str, expected: list[str]) -> None:
    assert items(candidates(f"議題\n{broken}")[0]) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "出席者",
        "日時：令和6年5月1日",
        "（3）椿 和子",
        "3. 出席者　椿 和子",
        "■灯りの話",
        "―どうですか",
        "港の灯りを見ました。",
    ],
)
@pytest.mark.parametrize("printed", [["1. 港の灯り", "2. 渡し船"], ["港の灯り", "渡し船"]])
def test_other_things_below_end_it(printed: list[str], behind: str) -> None:
    found = candidates("\n".join(["議題", *printed, behind]))
    assert items(found[0]) == printed


@pytest.mark.parametrize("above", ["※道筋", "椿：道筋", "道筋です。", "道筋" * 30, "道筋\n"])
def test_no_note_nor_sentence_nor_long_line_nor_a_line_far_above_is_a_heading(above: str) -> None:
    assert all(0 not in found.indexes for found in candidates(f"{above}\n港の灯り\n渡し船"))


def test_a_blank_line_ends_bare_items_and_counted_ones_go_on_counting() -> None:
    assert items(candidates("議題\n港の灯り\n\n渡し船")[0]) == ["港の灯り"]
    assert items(candidates("議題\n1. 港の灯り\n\n2. 渡し船\n\n1. 市場")[0]) == ["1. 港の灯り", "2. 渡し船"]


def test_blank_lines_say_nothing_where_they_stand_between_all_lines() -> None:
    lines = ["議題", "港の灯り", "渡し船", *(f"椿：{n}番目の話です。" for n in range(12))]
    assert items(candidates("\n\n".join(lines))[0]) == ["港の灯り", "渡し船"]


@pytest.mark.parametrize(
    "text", ["議題：①港の灯り　②渡し船", "道筋：①港の灯り、②渡し船", "【運び】①港の灯り\n②渡し船"]
)
def test_items_run_in_behind_their_heading(text: str) -> None:
    (found, *_) = candidates(text)
    assert items(found) == ["①港の灯り", "②渡し船"]
    assert (found.heading, found.counted, found.known) == (None, True, text.startswith("議題"))


@pytest.mark.parametrize("heading", ["出席者", "欠席者", "傍聴人"])
def test_the_heading_of_another_list_is_told(heading: str) -> None:
    assert all(found.other for found in candidates(f"{heading}\n1. 港の灯り\n2. 渡し船"))
    assert not any(found.other for found in candidates("道筋\n1. 港の灯り\n2. 渡し船"))


@pytest.mark.parametrize(
    ("text", "sign", "words"),
    [
        ("・港の灯り", "・", "港の灯り"),
        ("❖ 港の灯り", "❖", "港の灯り"),
        ("【港の灯り】", "【】", "港の灯り"),
        ("「港」の灯り", "", "「港」の灯り"),
        ("― 港の灯り", "", "― 港の灯り"),
        ("- 港の灯り", "-", "港の灯り"),
        ("港の灯り", "", "港の灯り"),
        ("1. 港の灯り", "", "1. 港の灯り"),
    ],
)
def test_the_sign_of_an_item_is_no_part_of_its_text(text: str, sign: str, words: str) -> None:
    assert (sign_of(line(text)), text_of(line(text))) == (sign, words)
