"""Where a list of people may begin and end, whatever its heading says and however its rows stand apart."""

import pytest

from tests.unit.recognize.reading_aloud import kinds, read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.recognize.cast.list_candidate import ListCandidate
from zadankai_editor.recognize.cast.lists import list_candidates
from zadankai_editor.recognize.lines import read_page

TALK = "\n\n椿：始めます。\n早瀬：はい。\n椿：屋根です。\n早瀬：雪です。\n椿：終わります。\n早瀬：はい。\n"


def candidates(text: str) -> list[ListCandidate]:
    return list_candidates(
        read_page(text).filled, lambda line: "：" in line.text and line.text.endswith("。")
    )


def names(text: str) -> list[str | None]:
    return names_of(read(text))


def names_of(found: Recognition) -> list[str | None]:
    return [person.name for person in found.state.record.participants]


@pytest.mark.parametrize(
    "heading",
    ["梢の輪", "ここに顔をそろえた面々", "後に名を記す諸氏である。", "◇潮音の組", "〜席をともにの衆〜"],
)
def test_the_heading_of_a_list_may_read_anything(heading: str) -> None:
    text = f"湊浜町座談会\n令和6年5月1日\n{heading}\n町長：椿 和子\n漁師：磯貝 茂\n県課長：早瀬 望{TALK}"
    assert names(text) == ["椿 和子", "磯貝 茂", "早瀬 望"]


def test_blank_lines_may_part_all_rows() -> None:
    text = f"湊浜町座談会\n潮の音を聞きました。\n\n参加者\n\n町長：椿 和子\n\n漁師：磯貝 茂\n\n県課長：早瀬 望{TALK}"
    assert names(text) == ["椿 和子", "磯貝 茂", "早瀬 望"]


def test_names_alone_below_a_heading_of_any_words() -> None:
    assert names(f"湊浜町座談会\n令和6年5月1日\n梢の輪\n椿 和子\n磯貝 茂\n早瀬 望{TALK}") == [
        "椿 和子",
        "磯貝 茂",
        "早瀬 望",
    ]


def test_the_title_of_a_record_heads_no_list() -> None:
    found = read(f"港を語る\n町長　椿 和子\n県課長　早瀬 望{TALK}")
    assert found.state.record.title == "港を語る"
    assert [person.name for person in found.state.record.participants] == ["椿 和子", "早瀬 望"]


@pytest.mark.parametrize("note", ["（欠席）", "　※欠席", "（所用のため欠席）"])
def test_who_was_absent_is_told_and_no_participant(note: str) -> None:
    found = read(f"湊浜町座談会\n\n参加者\n町長：椿 和子\n係長：磯貝 茂{note}\n県課長：早瀬 望{TALK}")
    assert [person.name for person in found.state.record.participants] == ["椿 和子", "早瀬 望"]
    assert any(line.reason == "欠席した人の行" for line in found.state.review.lines)


def test_who_is_absent_in_brackets_behind_the_others_is_told() -> None:
    found = read(f"湊浜町座談会\n\n参加者\n椿、早瀬の各委員（磯貝副委員長は欠席）{TALK}")
    assert [person.label for person in found.state.record.participants] == ["椿", "早瀬"]
    assert any("磯貝副委員長は欠席" in doubt.message for doubt in found.state.review.doubts)


def test_nobody_and_a_marked_heading_below_are_no_rows() -> None:
    found = candidates("〇出席委員\n椿 和子\n早瀬 望\n〇市側出席者\nなし\n〇本日の審査\n１　橋について")[0]
    assert [row.text for row in found.rows] == ["椿 和子", "早瀬 望"]


def test_what_somebody_says_is_no_row() -> None:
    assert candidates("椿：始めます。\n早瀬：はい。\n椿：屋根です。") == []


@pytest.mark.parametrize("heading", ["梢の輪", "参加者"])
def test_blank_lines_may_part_any_rows_before_which_one_mark_stands(heading: str) -> None:
    rows = (
        "・菓子部 主任：K.T.\n\n・菓子部第二課：A.I.\n・浜営業部：M.S.\n\n・司会：R.H.\n\n・灯り係：G.N.\n\n"
    )
    who = ["K.T.", "A.I.", "M.S.", "R.H.", "G.N."]
    talk = "はじめに（00:15〜）\n\n＜司会者＞どうぞ。\n" + "".join(f"＜{one}＞{one}です。\n" for one in who)
    found = read(f"湊浜町座談会\n令和6年5月1日\n\n{heading}\n{rows}{talk}＜司会者＞では。\n")
    people = found.state.record.participants
    assert [(one.label, one.moderator) for one in people] == [(one, one == "R.H.") for one in who]
    assert said(found) == [("R.H.", "どうぞ。"), *((one, f"{one}です。") for one in who), ("R.H.", "では。")]


def test_a_marked_label_alone_is_no_row_where_blank_lines_stand_between_all_lines() -> None:
    rows = "■参加者\n\n・聞き手:椿 和子\n\n・語り手(湊浜大学教授):早瀬 望\n\n《灯台》\n\n"
    turn = "◯司会者(椿さん)\n\nなぜでしょうか。\n\n◯早 瀬\n\n雪が好きでした。\n\n"
    found = read(f"海を語る\n\n湊で話を聞きました。\n\n{rows}{3 * turn}")
    assert names_of(found) == ["椿 和子", "早瀬 望"]
    assert said(found) == 3 * [("椿", "なぜでしょうか。"), ("早瀬", "雪が好きでした。")]
    assert kinds(found)[0] == "section"
