"""Of all stretches that may list people, the list that explains the labels of the talk."""

import pytest

from tests.unit.recognize.made_reads import lines_of
from tests.unit.recognize.reading_aloud import read
from zadankai_editor.recognize.cast.choosing import (
    ChosenLists,
    choose_lists,
    likely_labels,
    printed_names,
    without_lines,
)
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines
from zadankai_editor.recognize.decisions import LineRole

TALK = (
    "\n○椿　始めます。\n○早瀬　はい、雪の話です。\n○椿　屋根です。\n○早瀬　そうでした。\n"
    "○椿　終わります。\n○早瀬　はい。\n"
)
REPLACED = "委員の移り変わり\n　霜鳥　巴　　　　　硲　柾\n　弓削　弦　　　　　卯月　巴\n"
LISTED = "梢の輪\n町長：椿 和子\n県課長：早瀬 望\n"


def names(text: str) -> list[str | None]:
    return [person.name for person in read(text).state.record.participants]


@pytest.mark.parametrize("order", [f"{REPLACED}\n{LISTED}", f"{LISTED}\n{REPLACED}"])
def test_a_list_that_explains_no_label_is_not_the_cast(order: str) -> None:
    assert names(f"湊浜町座談会\n\n{order}{TALK}") == ["椿 和子", "早瀬 望"]


def test_a_list_at_the_end_may_be_the_list() -> None:
    assert names(f"湊浜町座談会\n{TALK}\n{LISTED}")[:2] == ["椿 和子", "早瀬 望"]


def test_lists_that_each_explain_something_go_together() -> None:
    people = "町の人\n町長：椿 和子\n漁師：磯貝 茂\n\n県の人\n県課長：早瀬 望\n県係員：潮見 灯\n"
    text = f"湊浜町座談会\n\n{people}{TALK}○磯貝　港です。\n○潮見　橋です。\n"
    assert names(text) == ["椿 和子", "磯貝 茂", "早瀬 望", "潮見 灯"]


def test_people_who_never_speak_are_listed_all_the_same() -> None:
    rows = "\n".join(
        f"{title}：{name}"
        for title, name in (("町長", "椿 和子"), ("議長", "弓削 弦"), ("県課長", "早瀬 望"))
    )
    assert names(f"湊浜町座談会\n\n参加者\n{rows}\n{TALK}") == ["椿 和子", "弓削 弦", "早瀬 望"]


def test_labels_that_are_offices_choose_the_list_as_well() -> None:
    talk = TALK.replace("椿", "町長").replace("早瀬", "県課長")
    found = read(f"湊浜町座談会\n\n{REPLACED}\n{LISTED}{talk}")
    assert [person.name for person in found.state.record.participants] == ["椿 和子", "早瀬 望"]
    speakers = {block.speaker for block in found.state.record.blocks if block.speaker}
    assert speakers == {person.id for person in found.state.record.participants}


def test_the_labels_tell_which_part_of_a_row_is_the_name() -> None:
    rows = "潮音｜浮島\n白銀｜凪櫟\n碧野｜梢"
    talk = "".join(
        f"{who}：{text}\n" for who, text in zip(["浮島", "凪櫟", "梢"] * 2, ["海です。"] * 6, strict=True)
    )
    other = talk.replace("浮島", "潮音").replace("凪櫟", "白銀").replace("梢", "碧野")
    labels = [
        [p.label for p in read(f"港を語る\n\n参加者\n{rows}\n\n{t}").state.record.participants]
        for t in (talk, other)
    ]
    assert labels == [["浮島", "凪櫟", "梢"], ["潮音", "白銀", "碧野"]]


def test_of_lists_that_explain_nothing_the_one_with_parts_in_the_talk_counts() -> None:
    text = f"港を語る\n\n{REPLACED}\n席に着いた者\n聞き手：早瀬 望\n語り手：椿 和子\n\n" + "".join(
        f"――{n}年目はいかがでしたか。\n{n}年目は雪が深くて、屋根を直しました。\n" for n in range(1, 5)
    )
    found = read(text).state.record
    assert [person.name for person in found.participants] == ["早瀬 望", "椿 和子"]


def chosen(text: str) -> ChosenLists:
    lines = lines_of(text)
    candidates = list_candidates(lines, lambda line: line.text.startswith("○"))
    return choose_lists(candidates, lines, read_signatures(spanned_lines(lines)))


def rows(lists: ChosenLists) -> list[list[str]]:
    return [[row.text for row in one.rows] for one in lists.lists]


PEOPLE = ["町長：椿 和子", "県課長：早瀬 望"]


def test_it_is_told_how_many_lines_the_chosen_lists_explain_and_which_were_not_chosen() -> None:
    found = chosen(f"{REPLACED}\n{LISTED}{TALK}")
    assert (rows(found), found.explained) == ([PEOPLE], 6)
    assert any("霜鳥" in row.text for one in found.others for row in one.rows)


def test_where_nothing_is_explained_what_looks_most_like_a_cast_is_it() -> None:
    found = chosen(f"{LISTED}\n海の話です。\n")
    assert (rows(found), found.explained) == ([PEOPLE], 0)
    assert chosen("海の話です。\n山の話です。") == ChosenLists((), (), 0)


def test_names_amid_the_talk_do_not_say_who_takes_part_unless_they_say_nearly_all() -> None:
    talk = TALK.strip().split("\n")
    assert rows(chosen("\n".join([*talk, "", "世話役", "漁師：磯貝 茂", "店主：潮見 灯", "", *talk]))) == []
    assert rows(chosen("\n".join([*talk, "", *LISTED.split("\n"), *talk]))) == [PEOPLE]


def test_lines_about_which_somebody_has_decided_are_in_no_list() -> None:
    found = chosen(f"{LISTED}{TALK}")
    assert rows(without_lines(found, {3: LineRole.TEXT})) == [PEOPLE[:1]]
    assert rows(without_lines(found, {2: LineRole.TEXT, 3: LineRole.TEXT})) == []
    assert [one.headings for one in without_lines(found, {1: LineRole.TEXT}).lists] == [()]
    assert without_lines(found, {}) is found


def test_a_list_that_somebody_named_stands_in_its_place() -> None:
    (first,) = chosen(f"{LISTED}{TALK}").lists
    (second,) = chosen(f"海\n\n山\n\n{LISTED}{TALK}").lists
    both = ChosenLists((second,), (), 6).having(first)
    assert both.lists == (first, second)
    assert both.having(None) is both


def test_labels_that_recur_are_likely_and_their_names_counted() -> None:
    signatures = read_signatures(spanned_lines(lines_of(TALK)))
    assert {group.who for _, _, group in likely_labels(signatures)} == {"椿", "早瀬"}
    assert printed_names(signatures) == {"椿": 3, "早瀬": 3}
    none = read_signatures(spanned_lines(lines_of("海の話です。\n山の話です。")))
    assert list(likely_labels(none)) == []
