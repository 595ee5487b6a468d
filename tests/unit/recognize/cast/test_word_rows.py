"""Rows of participants without colons, read word by word."""

import pytest

from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.word_rows import RowPerson, people_in


def only_person(row: str) -> RowPerson:
    found = people_in(row)
    assert found is not None
    (person,) = found
    return person


def short(person: RowPerson) -> tuple[str | None, str]:
    return person.title, person.name.full


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("町長　椿　和子　君", [("町長", "椿 和子")]),
        ("町　　　長　　椿　　　和　子　君", [("町長", "椿 和子")]),
        ("町長 椿 和子 商工会長 磯貝 茂", [("町長", "椿 和子"), ("商工会長", "磯貝 茂")]),
        ("２番　柏　原　　　茂　君", [("２番", "柏原 茂")]),
        (
            "１番　椎　葉　　春　江　君　　　２番　柏　原　　　茂　君",
            [("１番", "椎葉 春江"), ("２番", "柏原 茂")],
        ),
        ("椿 和子 町長", [("町長", "椿 和子")]),
        ("企画課 係長 早瀬 望", [("企画課 係長", "早瀬 望")]),
        ("鬼 頭 大地", [(None, "鬼頭 大地")]),
        ("システム部　　長 曽 我 部  岳", [("システム部", "長曽我部 岳")]),
        ("ジョン・スミス 教授", [("教授", "ジョン・スミス")]),
        ("町長 椿さん", [("町長", "椿")]),
        ("婦人部　部　長　　磯貝野 キヨ子", [("婦人部部長", "磯貝野 キヨ子")]),
        ("港湾課　課　長　　椿 ミツ江", [("港湾課課長", "椿 ミツ江")]),
        ("婦人部　会　計　　椿 和子", [("婦人部会計", "椿 和子")]),
        ("会　長　　７番　　椿　　　和　子", [("会長", "椿 和子")]),
        ("委員 １番 椿 和子 委員 ２番 磯貝 茂", [("委員", "椿 和子"), ("委員", "磯貝 茂")]),
    ],
)
def test_who_stands_in_a_row(row: str, people: list[tuple[str | None, str]]) -> None:
    found = people_in(row)
    assert found is not None
    assert [short(person) for person in found] == people


def test_given_names_that_are_set_apart_are_no_titles() -> None:
    assert short(only_person("大久保 智 子 部長")) == ("部長", "大久保 智子")
    assert short(only_person("課長 服部 智 子")) == ("課長", "服部 智子")


def test_names_before_titles_may_follow_each_other() -> None:
    found = people_in("椿 和子 湊浜町長 磯貝 茂 商工会長")
    assert found is not None
    assert [short(person) for person in found] == [("湊浜町長", "椿 和子"), ("商工会長", "磯貝 茂")]


@pytest.mark.parametrize("row", ["", "   ", "本日は雨でしたが、多くの方が来られました。"])
def test_no_people(row: str) -> None:
    assert people_in(row) is None


def test_what_stands_in_brackets_is_a_reading_or_a_post() -> None:
    read_so = only_person("椿 和子(つばき かずこ)")
    assert (read_so.name.kana, read_so.aside) == ("つばき かずこ", None)
    posted = only_person("係長 早瀬 望(進行)")
    assert (posted.name.kana, posted.aside) == (None, "進行")


def test_the_widest_gap_parts_family_and_given_name() -> None:
    apart = only_person("椎　葉　　春　江　君")
    assert (apart.name.family, apart.name.given) == ("椎葉", "春江")
    even = only_person("椎　葉　春　江　君")
    assert (even.name.full, even.name.family) == ("椎葉春江", None)


def test_an_honorific_is_noted_and_is_no_part_of_the_name() -> None:
    polite = only_person("町長 椿 和子君")
    assert (polite.name.full, polite.honorific) == ("椿 和子", True)
    plain = only_person("町長 椿 和子")
    assert not plain.honorific


@pytest.mark.parametrize(
    ("text", "role"), [("町長", True), ("市　長", True), ("課長(兼務)", True), ("椿", False)]
)
def test_roles(text: str, role: bool) -> None:
    assert is_role(text) is role


def test_the_number_of_a_seat_stands_before_or_behind_the_office() -> None:
    assert [
        only_person(row).aside for row in ("１番 会長 椿 和子", "会長 １番 椿 和子", "１番 椿 和子 会長")
    ] == 3 * ["１番"]
    assert (only_person("１番 椿 和子").title, only_person("１番 椿 和子").aside) == ("１番", None)
