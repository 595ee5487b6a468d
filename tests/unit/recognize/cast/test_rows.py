"""Rows of one person and of several, profiles and tables: what fields they fill."""

import pytest

from zadankai_editor.recognize.cast.fields import listed_row, names_group, row_of_people
from zadankai_editor.recognize.cast.people import Member
from zadankai_editor.recognize.cast.rows import read_rows, with_leaders
from zadankai_editor.recognize.lines import read_page

Fields = tuple[str | None, str | None, str | None]


def fields(rows: list[Member] | None) -> list[Fields]:
    return [(row.person.title, row.person.post, row.person.shown) for row in rows or []]


@pytest.mark.parametrize(
    ("row", "title", "post", "name"),
    [
        ("湊浜町CIO(副町長):椿 和子", "湊浜町CIO", "副町長", "椿 和子"),
        ("湊浜町CIO:湊浜町副町長:椿 和子", "湊浜町CIO", "湊浜町副町長", "椿 和子"),
        ("椿 和子:副町長", "副町長", None, "椿 和子"),
        ("園長・椿 和子", "園長", None, "椿 和子"),
        ("椿 和子(副町長)", "副町長", None, "椿 和子"),
        ("副町長 椿 和子", "副町長", None, "椿 和子"),
    ],
)
def test_title_post_and_name_of_a_row(row: str, title: str, post: str | None, name: str) -> None:
    assert fields(row_of_people(row, 1)) == [(title, post, name)]


@pytest.mark.parametrize("row", ["司会:椿 和子", "(司会) 椿 和子", "司会・椿 和子", "司会:椿 和子 広報課"])
def test_who_leads(row: str) -> None:
    (member,) = row_of_people(row, 1) or []
    assert (member.person.moderator, member.person.shown) == (True, "椿 和子")


def test_a_second_colon_before_a_name_is_doubted_where_it_parts_no_post() -> None:
    (member,) = row_of_people("湊浜町長:磯貝 茂:椿 和子", 1) or []
    assert member.doubt is not None


def test_a_row_with_a_bracket_too_many_loses_none_of_its_words() -> None:
    (member,) = row_of_people("湊浜町CIO:湊浜町副町長:椿 和子(元港務所長)", 1) or []
    assert member.doubt is not None
    assert "元港務所長" in (member.person.post or "")


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("椿、磯貝の各委員", [("委員", "椿"), ("委員", "磯貝")]),
        ("会長 椿 和子、副会長 磯貝 茂", [("会長", "椿 和子"), ("副会長", "磯貝 茂")]),
        ("事務局　椿課長、磯貝主査", [("課長", "椿"), ("主査", "磯貝")]),
        ("椿氏、磯貝氏", [(None, "椿"), (None, "磯貝")]),
        ("説明者：港湾課長 椿 和子、同　磯貝 茂", [("港湾課長", "椿 和子"), ("港湾課長", "磯貝 茂")]),
        (
            "事務局：港湾計画課長 早瀬、同課振興係長 椿、同係 砂浜",
            [("港湾計画課長", "早瀬"), ("港湾計画課振興係長", "椿"), ("港湾計画課振興係", "砂浜")],
        ),
        (
            "湊浜町港湾課長 早瀬 望、同財政課長 椿 和子",
            [("湊浜町港湾課長", "早瀬 望"), ("湊浜町財政課長", "椿 和子")],
        ),
        (
            "港湾課長 早瀬 望、同仁会病院長 磯貝 茂",
            [("港湾課長", "早瀬 望"), ("同仁会病院長", "磯貝 茂")],
        ),
    ],
)
def test_several_in_a_row(row: str, people: list[tuple[str | None, str]]) -> None:
    assert [(title, name) for title, _, name in fields(listed_row(row, 1))] == people


def test_several_who_do_the_same_in_the_talk() -> None:
    rows = row_of_people("語り手：椿 和子、磯貝 茂", 1) or []
    assert [(row.person.part, row.person.shown) for row in rows] == [
        ("語り手", "椿 和子"),
        ("語り手", "磯貝 茂"),
    ]


def test_what_is_no_list_of_people() -> None:
    assert listed_row("椿 和子", 1) is None
    assert row_of_people("町長：椿 和子、磯貝 茂", 1) is None
    assert not names_group("椿")


def test_a_profile_tells_in_other_lines_what_somebody_is() -> None:
    text = "椿 和子\n町長\n港の町に生まれる\n\n磯貝 茂\n商工会長\n店を営む\n"
    lines = read_page(text).filled
    rows = read_rows(lines)
    assert fields(rows) == [("町長", "港の町に生まれる", "椿 和子"), ("商工会長", "店を営む", "磯貝 茂")]
    assert [row.person.lines for row in rows] == [(1, 2, 3), (5, 6, 7)]


def test_a_table_hands_its_first_column_down() -> None:
    lines = read_page("区分\t氏名\t所属\n委員\t椿 和子\t湊浜町\n\t磯貝 茂\t商工会\n").filled
    assert fields(read_rows(lines)) == [("委員", "湊浜町", "椿 和子"), ("委員", "商工会", "磯貝 茂")]


def test_those_below_a_heading_that_says_so_lead() -> None:
    lines = read_page("【モデレーター】\n大学教授：椿 和子\n【パネリスト】\n町長：磯貝 茂\n").filled
    rows = with_leaders(read_rows([lines[1], lines[3]]), [lines[0], lines[2]])
    assert [row.person.moderator for row in rows] == [True, False]


@pytest.mark.parametrize(
    "office", ["政府参考人\n（厚生局長）　椿 和子", "政府参考人\n椿 和子（つばき かずこ）"]
)
def test_an_office_on_the_line_above_a_name_belongs_to_it(office: str) -> None:
    (member,) = read_rows(read_page(office).filled)
    assert member.person.shown == "椿 和子"
    assert "政府参考人" in member.person.titles
    assert member.person.lines == (1, 2)
