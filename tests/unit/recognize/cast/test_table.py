"""Rows of lists in forms that nobody has listed: seen over neighbouring lines, they read as plain rows."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.cast.aligned import justified, with_columns_apart
from zadankai_editor.recognize.cast.table import cells, joins_people, plain_rows, turned
from zadankai_editor.recognize.lines import read_page

TALK = (
    "\n椿：始めます。\n磯貝：はい。\n早瀬：お願いします。\n椿：屋根です。\n磯貝：港です。\n早瀬：雪です。\n"
)
NAMES = ("椿 和子", "磯貝 茂", "早瀬 望")
TITLES = ("湊浜町長", "灯台守", "青波県課長")


def rows(text: str) -> list[str]:
    return [line.folded for line in plain_rows(read_page(text).filled)]


def people(listed: str) -> list[tuple[str | None, str | None]]:
    found = read(f"湊浜町座談会\n\n参加者\n{listed}\n{TALK}")
    return [(person.title, person.name) for person in found.state.record.participants]


PEOPLE = list(zip(TITLES, NAMES, strict=True))


@pytest.mark.parametrize("sign", ["｜", "＞", "／", "⊖", "↮", "∥", "⟫", " ⁘ "])
def test_any_sign_that_recurs_parts_titles_from_names(sign: str) -> None:
    assert people("\n".join(f"{title}{sign}{name}" for title, name in PEOPLE)) == PEOPLE


@pytest.mark.parametrize("sign", ["｜", "⊖", "："])
def test_the_order_of_title_and_name_belongs_to_the_whole_list(sign: str) -> None:
    assert people("\n".join(f"{name}{sign}{title}" for title, name in PEOPLE)) == PEOPLE


@pytest.mark.parametrize("mark", ["❖", "⯣", "🕎　", "⩔ "])
def test_a_mark_before_each_row_is_no_part_of_it(mark: str) -> None:
    assert people("\n".join(f"{mark}{name}（{title}）" for title, name in PEOPLE)) == PEOPLE


def test_a_mark_that_stands_once_stays() -> None:
    assert rows("❖始めに\n町長　椿 和子\n課長　早瀬 望") == ["❖始めに", "町長 椿 和子", "課長 早瀬 望"]


@pytest.mark.parametrize("word", ["議員", "委員"])
def test_a_word_behind_each_name_is_no_part_of_it(word: str) -> None:
    assert people("\n".join(f"{title}　{name}{word}" for title, name in PEOPLE)) == PEOPLE


def test_a_title_behind_names_without_another_stays() -> None:
    assert rows("椿 和子委員\n磯貝 茂委員") == ["椿 和子委員", "磯貝 茂委員"]


@pytest.mark.parametrize("gap", ["　　　　", "\t", "      "])
def test_several_people_in_a_row_stand_apart_by_the_widest_gaps(gap: str) -> None:
    one, other, last = (f"{title}　{name}" for title, name in PEOPLE)
    assert people(f"{one}{gap}{other}\n{last}") == PEOPLE


def test_a_title_far_from_its_name_is_one_person() -> None:
    (line,) = read_page("湊浜町長　　　　　　椿　和子").filled
    assert cells(line) == [line]


@pytest.mark.parametrize("space", [" ", "　"])
def test_letters_that_stand_apart_are_one_name(space: str) -> None:
    def spaced(name: str) -> str:
        family, given = name.split()
        return space.join(family) + space * 2 + space.join(given)

    assert people("\n".join(f"　{title}　　{spaced(name)}" for title, name in PEOPLE)) == PEOPLE


SET_APART = {
    "seats": "　１番　磯　貝　　　茂　　２番　早　瀬　の　ぞ　み　　３番　森　　　ゆ　き\n"
    "　４番　さわだ　み　き　　５番　辻　　　さくら　　　　６番　ミ　ヤ　ギ　学\n",
    "wide": "　　１番　　さわだ　勝　康　　　　　　２番　　早　瀬　の　ぞ　み\n"
    "　　３番　　森　　　ゆ　き　　　　　　４番　　ミ　ヤ　ギ　　　学\n"
    "　　５番　　浦　野　ちか子　　　　　　６番　　辻　　　さくら\n",
    "posts": "　　委 員 長　磯　貝　　　茂　　　　副委員長　早　瀬　　　望\n"
    "　　委　　員　森　　　ゆ　き　　　　委　　員　さわだ　み　き\n"
    "　　委　　員　辻　　　さくら\n",
    "names": "　磯　貝　　　茂　　　早　瀬　　　望　　　森　　　ゆ　き\n　さわだ　み　き　　　辻　　　さくら\n",
}
TITLES_SET_APART: dict[str, list[str | None]] = {
    "posts": ["委員長", "副委員長", "委員", "委員", "委員"],
    "names": [None for _ in range(5)],
    "seats": [f"{seat}番" for seat in "１２３４５６"],
    "wide": [f"{seat}番" for seat in "１２３４５６"],
}
NAMES_SET_APART = {
    "posts": ["磯貝 茂", "早瀬 望", "森 ゆき", "さわだ みき", "辻 さくら"],
    "names": ["磯貝 茂", "早瀬 望", "森 ゆき", "さわだ みき", "辻 さくら"],
    "seats": ["磯貝 茂", "早瀬 のぞみ", "森 ゆき", "さわだ みき", "辻 さくら", "ミヤギ 学"],
    "wide": ["さわだ 勝康", "早瀬 のぞみ", "森 ゆき", "ミヤギ 学", "浦野 ちか子", "辻 さくら"],
}


@pytest.mark.parametrize("kind", SET_APART)
def test_a_table_of_names_in_letters_set_apart_is_read_by_its_columns(kind: str) -> None:
    titles, names = TITLES_SET_APART[kind], NAMES_SET_APART[kind]
    office = "議員" if kind in ("seats", "wide") else ""
    speakers = [name.replace(" ", "") + office for name in names]
    talk = "".join(f"○（{who}）　{place}つ目の質問をいたします。\n" for place, who in enumerate(speakers, 1))
    found = read(f"○出席した人（{len(names)}人）\n{SET_APART[kind]}\n{talk}")
    record = found.state.record
    assert [(person.title, person.name) for person in record.participants] == list(
        zip(titles, names, strict=True)
    )
    assert [block.speaker for block in record.blocks] == [person.id for person in record.participants]


def test_columns_that_part_nobody_are_none() -> None:
    text = "湊浜町長　　　椿　　和　子\n灯台守　　　　磯　貝　茂"
    assert all("\t" not in row.text for row in with_columns_apart(read_page(text).filled))


JUSTIFIED = (
    "　　委　員　　磯　貝　菊　子　　　早　瀬　　　望　　　久々利　芳　江\n"
    "　　　　　　　佐々木　健　太　　　三　砂　野　恵\n"
    "　　欠　席　　柏　原　　　茂\n"
    "　　事務局　　港湾課長　椿、係長　辻\n"
)


def test_names_set_to_one_width_are_told_apart_by_it() -> None:
    speakers = ["磯貝", "早瀬", "久々利", "佐々木", "三砂野"]
    talk = "".join(f"{who}委員：{place}つ目の意見です。\n" for place, who in enumerate(speakers, 1))
    found = read(f"湊浜町　港づくり委員会\n\n3　出席者\n{JUSTIFIED}4　議事\n{talk}椿課長：承りました。\n")
    people = found.state.record.participants
    assert [(person.title, person.name) for person in people][:5] == [
        ("委員", "磯貝 菊子"),
        ("委員", "早瀬 望"),
        ("委員", "久々利 芳江"),
        ("委員", "佐々木 健太"),
        ("委員", "三砂野 恵"),
    ]
    assert [person.title for person in people[5:]] == ["港湾課長", "係長"]
    assert [who for who, _ in said(found)] == [*speakers, "椿課長"]


@pytest.mark.parametrize(
    "row",
    [
        "町　　長　椿　　和　子",
        "椿　和　子　磯　貝　茂",
        "委 員 長　磯　貝　　　茂　　　　副委員長　早　瀬　　　望",
    ],
)
def test_letters_that_stand_equally_far_apart_are_no_names_of_one_width(row: str) -> None:
    assert justified(row) == ()


def test_an_office_of_one_is_said_of_the_first_name_alone() -> None:
    assert justified("会　長　　磯　貝　菊　子　　　早　瀬　　　望") == (
        "会　長　　磯　貝　菊　子",
        "早　瀬　　　望",
    )


def test_a_name_of_two_letters_is_not_drawn_together() -> None:
    assert rows("町長　　林 進\n課長　　椿 和子") == ["町長  林 進", "課長  椿 和子"]


def test_a_row_can_be_turned_round() -> None:
    (line,) = read_page("海の家：椿 和子").filled
    assert turned(line).text == "椿 和子：海の家"
    assert turned(turned(line)).text == line.text


def test_titles_that_part_three_people_join_them() -> None:
    assert joins_people("湊浜町長砂川奏湊浜町教育長比嘉野陽一青波県知事早瀬望")
    assert not joins_people("湊浜町長と青波県知事と課長が話しました")
