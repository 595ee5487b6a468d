"""Names that people give themselves in meetings by video: who they are and where from."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.from_labels import of_each_person
from zadankai_editor.recognize.cast.label_members import member_of_label


@pytest.mark.parametrize(
    ("label", "name", "office"),
    [
        ("湊浜町_椿和子", "椿和子", "湊浜町"),
        ("湊浜町＿椿", "椿", "湊浜町"),
        ("椿和子_湊浜町", "椿和子", "湊浜町"),
        ("椿和子＠みなとラボ", "椿和子", "みなとラボ"),
        ("磯貝＠灯台守", "磯貝", "灯台守"),
        ("湊浜町／椿和子", "椿和子", "湊浜町"),
        ("港新聞社・磯貝茂", "磯貝茂", "港新聞社"),
        ("湊浜町　椿和子", "椿和子", "湊浜町"),
        ("椿和子（湊浜町）", "椿和子", "湊浜町"),
        ("湊浜町（椿和子）", "椿和子", "湊浜町"),
        ("【湊浜町】椿和子", "椿和子", "湊浜町"),
        ("(浜風会)むらさわ", "むらさわ", "浜風会"),
        ("椿和子【湊浜町】", "椿和子", "湊浜町"),
        ("01椿和子", "椿和子", ""),
        ("１２椿和子", "椿和子", ""),
        ("3.椿和子", "椿和子", ""),
        ("02_湊浜町_椿和子", "椿和子", "湊浜町"),
        ("椿_和子", "椿 和子", ""),
        ("椿和子（iPhone）", "椿和子", ""),
        ("椿のiPad", "椿", ""),
        ("椿和子（Kazuko Tsubaki）", "椿和子", ""),
    ],
)
def test_a_name_stands_beside_where_somebody_is_from(label: str, name: str, office: str) -> None:
    found = display_name(label)
    assert found is not None
    assert (found.name, found.office) == (name, office)


@pytest.mark.parametrize(
    "label",
    [
        *("椿和子", "椿 和子", "大町 花子", "リタ・磯貝", "椿・磯貝", "椿／磯貝", "SPEAKER_00", "話者_1"),
        *("kiryu-sayo", "3年A組", "1人目", "５番", "椿和子（つばきかずこ）"),
    ],
)
def test_names_and_other_labels_have_no_such_parts(label: str) -> None:
    assert display_name(label) is None


def test_somebody_has_both_names_and_is_asked_about_where_no_part_looks_like_the_name() -> None:
    member = member_of_label("湊浜町_椿和子", 1, sure=True)
    assert (member.person.title, member.person.shown, member.doubt) == ("湊浜町", "椿 和子", None)
    assert member_of_label("みなも_さざなみ", 1, sure=True).doubt is not None


def found_of(*labels: str) -> list[tuple[str | None, str, bool]]:
    rows = of_each_person(
        [(label, member_of_label(label, n, sure=True)) for n, label in enumerate(labels, 1)]
    )
    return [(row.person.title, row.person.shown, row.doubt is not None) for row in rows]


def test_one_person_under_several_names_is_one() -> None:
    assert found_of("椿 和子", "01椿和子", "湊浜町_椿和子", "椿和子（iPad）") == [
        ("湊浜町", "椿 和子", False)
    ]


def test_who_is_called_by_a_part_of_a_name_is_asked_about() -> None:
    assert found_of("椿", "湊浜町_椿和子") == [("湊浜町", "椿 和子", True)]
    assert found_of("桐生紗代", "桐生") == [(None, "桐生 紗代", True)]


def test_two_of_one_family_name_are_told_apart_by_where_they_are_from() -> None:
    assert found_of("A社_椿", "B社_椿", "椿") == [("A社", "椿", False), ("B社", "椿", False)]


def test_members_of_a_list_speak_under_display_names() -> None:
    header = "オンライン座談会\n\n参加者\n湊浜町企画課長：椿 和子\n港商店代表：磯貝 茂\n早瀬 望\n\n"
    talk = "湊浜町_椿和子: 始めます。\n磯貝＠港商店: はい。\n03早瀬望: どうぞ。\n"
    found = read(header + 2 * talk)
    assert [who for who, _ in said(found)] == 2 * ["椿", "磯貝", "早瀬"]
    assert doubts(found) == []


def test_without_a_list_display_names_say_who_speaks_and_where_they_are_from() -> None:
    found = read("打ち合わせ\n\n" + 3 * "(湊浜町)椿和子: 始めます。\n(浜風会)磯貝茂: はい。\n")
    assert said(found) == 3 * [("椿", "始めます。"), ("磯貝", "はい。")]
    assert [person.title for person in found.state.record.participants] == ["湊浜町", "浜風会"]
