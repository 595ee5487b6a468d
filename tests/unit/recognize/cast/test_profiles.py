"""Lines of which each few tell of one person: which they are, and where the next person begins."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.cast.profiles import names_alone, people_of_profiles, tells_more
from zadankai_editor.recognize.lines import read_page

TALK = """
{one}
「港の町に来たきっかけは何ですか？」

{two}
「祖父の船に乗ったことです。網を三度破りましたが、誰も叱りませんでした」

{three}
「私は灯台です。階段の数を毎朝数えていました」

続けてきた理由

{one}
「今も数えていますか？」

{two}
「昨日は百二段でした」

{three}
「百一段です」
"""


def profiled(head: str) -> list[tuple[str | None, str | None]]:
    """Return name and title of the participants of a talk below profiles; all turns must be somebody's."""
    talk = TALK.format(one="椿", two="磯貝", three="早瀬")
    found = read(f"港の座談会\n\n{head}\n{talk}")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"] * 2
    return [(p.name, p.title) for p in found.state.record.participants]


@pytest.mark.parametrize(
    "head",
    [
        "椿 和子\n施設長\n\n磯貝茂\n介護職員\n勤続年数12年\n\n早瀬 望\n介護職員\n勤続年数6年\n",
        "椿 和子さん\n施設長\n（港市出身）\n磯貝 茂さん\n介護職員\n（港市出身）\n早瀬 望さん\n介護職員\n（町出身）\n",
        "座談会メンバー\n椿 和子\n施設長\n2011年入社\n磯貝 茂\n介護職員\n2015年入社\n早瀬 望\n介護職員\n2018年入社\n",
        (
            "【登壇者情報】\n\n（スピーカー）\n\n椿 和子\n施設長\n港市の会\n\n磯貝 茂\n介護職員\n港市の会\n\n"
            "（モデレーター）\n\n早瀬 望\n介護職員\n青波の会\n"
        ),
        "施設長\n椿 和子 氏\n介護職員\n磯貝 茂 氏\n介護職員\n早瀬 望 氏\n",
    ],
)
def test_names_with_what_their_bearers_are_around_them_are_a_list(head: str) -> None:
    assert profiled(head) == [("椿 和子", "施設長"), ("磯貝 茂", "介護職員"), ("早瀬 望", "介護職員")]


def test_short_turns_are_no_profiles() -> None:
    turns = "椿　そうか\nなるほど\n\n磯貝　ほう\nそれで\n\n椿　うん\nまだ\n\n磯貝　ええ\nでは\n"
    found = read(f"港の座談会\n\n{turns}")
    assert all(p.name is None for p in found.state.record.participants)


def lines_of(text: str) -> list[list[str]]:
    return [[line.text for line in one] for one in people_of_profiles(read_page(text).filled)]


def test_each_begins_or_ends_with_the_name() -> None:
    assert lines_of("椿 和子\n漁師\n磯貝 茂\n主婦\n港の会") == [
        ["椿 和子", "漁師"],
        ["磯貝 茂", "主婦", "港の会"],
    ]
    assert lines_of("漁師\n椿 和子\n主婦\n磯貝 茂") == [["漁師", "椿 和子"], ["主婦", "磯貝 茂"]]


@pytest.mark.parametrize(
    "text",
    [
        "椿 和子\n磯貝 茂\n早瀬 望",
        "椿 和子\n漁師\n磯貝 茂\n早瀬 望\n沢渡 学",
        "椿 和子\n乙部課長\n磯貝 茂\n早瀬部長",
        "港の町の話\n灯台の下で\n漁師\n椿 和子\n主婦\n磯貝 茂",
    ],
)
def test_other_lines_are_no_profiles(text: str) -> None:
    assert lines_of(text) == []


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("椿 和子", True, False),
        ("椿和子さん", True, False),
        ("介護職員", False, True),
        ("2011年入社", False, True),
        ("株式会社みなと観光 人事部 勤務", False, True),
        ("乙部課長", False, False),
        ("課長 椿 和子", False, False),
        ("海が好きです。", False, False),
    ],
)
def test_what_a_line_of_a_profile_is(text: str, name: bool, more: bool) -> None:
    assert (names_alone(text), tells_more(text)) == (name, more)


def test_who_speaks_under_a_family_name_is_no_profile() -> None:
    talk = "椿さん\n\n港の窓口について\n\n磯貝さん\n\n坂の上の町です\n\n早瀬さん\n\nそれは助かります\n"
    assert lines_of(talk) == []
    assert lines_of("椿 和子\n漁師\n磯貝 茂\n主婦\n椿 和子\nそうか") == []
