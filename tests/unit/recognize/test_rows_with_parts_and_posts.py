"""Rows that say what somebody does in the talk, who they are and what they are: in any order, numbered, far apart."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

WHO = ["岡部", "金田", "仲村", "芳賀"]
TALK = "\n".join(f"{who}：今日で{n}回目です。" for n, who in enumerate(WHO * 2, 1))
COUNTED = (
    "コーディネーター{0}まちづくり協会会長　岡部仁二",
    "パネリスト{1}緑川商店街振興組合　理事長　金田隆之",
    "パネリスト{2}海無県　産業局　観光部　副主幹　仲村博道",
    "パネリスト{3}まちづくりカウンセラー　芳賀まゆ",
)
COUNTS = [("：", "（1）", "（2）", "（3）"), ("：", "①", "②", "③"), ("　", "1　", "2　", "3　"), ("：",) * 4]


@pytest.mark.parametrize("counts", COUNTS)
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_group_before_a_row_may_be_counted(counts: tuple[str, ...], apart: str) -> None:
    rows = apart.join(row.format(*counts) for row in COUNTED)
    found = read(f"パネルディスカッション「町の魅力」\n\n{rows}\n\n{TALK}\n")
    people = found.state.record.participants
    assert [person.name for person in people] == ["岡部 仁二", "金田 隆之", "仲村 博道", "芳賀 まゆ"]
    assert not any("パネリスト" in (person.title or "") for person in people)
    assert [who for who, _ in said(found)] == WHO * 2


def test_a_name_with_its_reading_is_the_name_and_a_bare_colon_heads_those_below() -> None:
    rows = (
        "コーディネーター：岡部 仁（おかべ じん）氏：西の大学教授\n立候補予定者：\n金田 和男（かねだ かずお）氏\n"
        "仲村 暢（なかむら のぶ）氏\n司会：\n芳賀 志津（はが しづ）氏：港大学教授　県民協議会　顧問\n"
    )
    found = read(f"公開討論会\n\n登壇者：\n{rows}\n{TALK}\n")
    people = found.state.record.participants
    assert [person.name for person in people] == ["岡部 仁", "金田 和男", "仲村 暢", "芳賀 志津"]
    assert people[0].title == "西の大学教授"
    assert [who for who, _ in said(found)] == WHO * 2


def test_who_takes_part_under_a_number_alone_keeps_it() -> None:
    talk = "\n".join(f"学生{n % 2 + 1}：今日で{n}回目です。" for n in range(8))
    found = read(f"座談会\n\n出席者\n学生1　経済学部3年\n学生2　文学部2年\n\n{talk}\n")
    assert {who for who, _ in said(found)} <= {"学生1", "学生2", None}


def test_a_line_with_a_name_and_an_office_above_a_date_is_no_list() -> None:
    talk = "".join(
        f"○広報課長　{n}番の方、どうぞ。\n○記者（湊新聞）　{n}つ伺います。\n○知事　お答えします。\n"
        for n in (1, 2)
    )
    found = read(f"知事のページ - 湊県知事 椿和子\n\n令和5年6月21日　記者会見\n\n1．海の日について\n\n{talk}")
    assert "記者会見" not in {person.name for person in found.state.record.participants}
