"""The ways to read each line of a document, with what its neighbours and its page add."""

from collections.abc import Collection

from tests.unit.recognize.made_reads import lines_of, surroundings
from tests.unit.recognize.reading_aloud import kinds, read, said
from zadankai_editor.recognize.decode.reading_options import (
    going_on,
    read_options,
    with_others_above,
)
from zadankai_editor.recognize.decode.roles import Role, Ways
from zadankai_editor.recognize.page.page_lines import PageLines

TALK = "早瀬：海です。\n磯貝：山です。\n" * 4


def options(text: str, listed: Collection[int] = (), pages: PageLines | None = None) -> list[Ways]:
    lines = lines_of(text)
    around = surroundings(lines, "早瀬 望", "磯貝 茂")
    return list(read_options(lines, around, listed, pages or PageLines(), lambda one: one))


def roles(ways: Ways) -> set[Role]:
    return {option.role for option in ways}


def test_lines_of_lists_are_that_and_nothing_else() -> None:
    found = options(f"早瀬 望\n{TALK}", listed={0})
    assert roles(found[0]) == {Role.LISTED}
    assert Role.LABEL in roles(found[1])


def test_lines_that_may_be_of_a_page_may_be_left_out() -> None:
    found = options(f"{TALK}海の頁\n{TALK}", pages=PageLines({8: 2.5}, {8: "ページの上の文字"}))
    (out,) = (option for option in found[8] if option.role is Role.OUT)
    assert (out.score, out.reason, out.text) == (2.5, "ページの上の文字", "海の頁")
    assert Role.TEXT in roles(found[8])
    assert Role.OUT not in roles(found[7])


def test_buttons_below_each_other_apart_or_at_the_end_are_no_part_of_the_record() -> None:
    found = options(f"スキ\nフォロー\n\n{TALK}スキです。\nスキ\n海です。\nシェア\nスキ")
    assert [roles(ways) == {Role.OUT} for ways in found] == [True] * 2 + [False] * 11 + [True] * 2


def test_one_word_at_the_end_right_below_what_is_said_is_no_button() -> None:
    assert roles(options(f"{TALK}スキ")[-1]) != {Role.OUT}


def test_the_first_line_that_is_in_the_record_is_likelier_a_title() -> None:
    found = options(f"ログイン\n\n灯台のいま\n\n灯台のいま\n\n{TALK}")
    headers = [next(o.score for o in ways if o.role is Role.HEADER) for ways in found[1:3]]
    assert headers[0] > headers[1]


def test_neighbours_are_looked_at() -> None:
    signed = options("海です。\n（早瀬）\n\n山です。\n（磯貝）\n\n" * 3)
    assert Role.SIGNED in roles(signed[1])


def test_a_line_that_goes_on_is_likelier_text() -> None:
    lines = lines_of("海の\n灯台")
    lines[1].goes_on = 2.0
    ways = options("海の\n灯台")
    found = going_on(lines, ways)
    before, after = ([o.score for o in one if o.role is Role.TEXT] for one in (ways[1], found[1]))
    assert after == [score + 2.0 for score in before]
    assert found[0] is ways[0]


def header_weight_of(ways: Ways) -> float:
    return next(option.score for option in ways if option.role is Role.HEADER)


def test_people_who_do_not_take_part_belong_to_the_header_above_those_who_do() -> None:
    lines = lines_of("海を語る\n町の係長　樽見　琴音\n\n出席者\n椿 和子\n\n話をします。")
    before = options("海を語る\n町の係長　樽見　琴音\n\n出席者\n椿 和子\n\n話をします。", {3, 4})
    weighed = with_others_above(lines, before, {1}, {3, 4})
    assert header_weight_of(weighed[1]) > header_weight_of(before[1])
    assert [*weighed[:1], *weighed[2:]] == [*before[:1], *before[2:]]
    assert with_others_above(lines, before, {5}, {3, 4}) == before
    assert with_others_above(lines, before, {1}, ()) == before


def test_a_table_of_absentees_above_the_list_is_no_talk_where_labels_stand_below_what_is_said() -> None:
    absent = "［欠席］\n湊浜町調整監　樽見　琴音\n専門員　蛯沢　巴\n\n"
    listed = "出席者\n聞き手：磯貝 茂\n語り手：湊浜大学教授：椿 和子\n\n◆灯台の階段\n\n"
    turn = "──なぜでしょうか。\n\n祖父が灯台守でした。海を見ていました。\n　　　　　　――椿 和子\n\n"
    found = read(f"～海を語る～\n\n{absent}海の話を聞きました。\n\n{listed}{4 * turn}")
    assert kinds(found)[0] == "section"
    assert said(found) == 4 * [("椿", "祖父が灯台守でした。海を見ていました。")]
