"""Labels of those who speak for an office, and labels in brackets whose words begin on the line or below it."""

import pytest

from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.nodes import BlockKind

ASKED = "乙川　次郎\n\n渚の塔の費用の内訳を伺います。\n\n"
REASON = "事業費の内訳でございますが、用地の購入が大半でございます。\n\n"


@pytest.mark.parametrize("label", ["（町の答弁）", "【市の回答】", "（当局の答え）", "〔県側の答弁〕"])
def test_a_label_that_says_whose_answer_it_is_begins_a_turn(label: str) -> None:
    bare = label[1:-1]
    found = read("渚の塔について質問しました。\n\n" + f"{ASKED}{label}\n\n{REASON}" * 4)
    assert [who for who, _ in said(found)] == ["乙川", bare] * 4
    assert not any("一覧" in message for message in asked(found))
    assert any("団体や部署としての発言なら" in message for message in asked(found))


def asked(found: Recognition) -> list[str]:
    """Return what is asked, in words."""
    return [doubt.message for doubt in found.state.review.doubts]


@pytest.mark.parametrize(
    ("label", "wish"),
    [
        ("事務局", "個人の発言なら氏名を補ってください。"),
        ("企画課", "個人の発言なら氏名を補ってください。"),
        ("町長", "」を参加者に加えました。氏名を補ってください。"),
        ("甲野部長", "」を参加者に加えました。氏名を補ってください。"),
        ("甲野　太郎", "」を参加者に加えました。肩書を補ってください。"),
        ("甲野", "」を参加者に加えました。肩書と氏名を補ってください。"),
    ],
)
def test_what_the_label_does_not_say_is_asked(label: str, wish: str) -> None:
    talk = f"{label}：渚へ行きました。きれいでしたね。\n乙川：ええ、波が高くて驚きました。\n"
    messages = [message for message in asked(read(f"渚の話\n\n{talk * 4}")) if label[:2] in message]
    assert len(messages) == 1
    assert messages[0].endswith(wish)


@pytest.mark.parametrize("saying", ["答弁", "回答", "再質問"])
def test_who_stands_in_brackets_behind_what_they_say_speaks(saying: str) -> None:
    talk = f"乙川　次郎\n柵を直しますか。理由も伺います。\n【{saying}（町長）】\n書くことは検討いたします。\n"
    talk += f"乙川　次郎\nいつまでにですか。\n【{saying}（建設課長）】\n来年の春までにいたします。\n"
    assert [who for who, _ in said(read(f"渚の話\n\n{talk * 2}"))] == ["乙川", "町長", "乙川", "建設課長"] * 2


MEETING = """渚町の会

出席者
甲野　太郎（会長）
乙川　次郎（委員）

会議の内容
{first}ただいまから会議を開きます。よろしくお願いします。
（甲野会長）
皆さん、お疲れさまです。本日は審議が二件ございます。
（事務局）
会議録の確認は、乙川委員にお願いします。
（甲野会長）
それでは、環境課から説明をお願いします。
{second}煙突の高さは二十メートルを予定しております。
（乙川委員）
景色はどうなりますか。
（環境課　丙田課長）
町の色に合わせて塗る予定でございます。
"""


@pytest.mark.parametrize("parting", ["　", " ", ""])
def test_words_behind_brackets_on_the_line_are_said_as_those_below_them(parting: str) -> None:
    found = read(MEETING.format(first=f"（事務局）{parting}", second=f"（環境課　丙田課長）{parting}"))
    spoken = [block.text for block in found.state.record.blocks if block.kind is BlockKind.UTTERANCE]
    assert spoken[0].startswith("ただいまから")
    assert "煙突の高さは二十メートルを予定しております。" in spoken
    assert [who for who, text in said(found) if text.startswith(("煙突", "町の色"))] == ["丙田", "丙田"]


def test_an_office_in_no_list_does_not_say_that_the_list_is_another() -> None:
    found = read(
        MEETING.format(first="（事務局）", second="（事務局）").replace("（環境課　丙田課長）", "（事務局）")
    )
    assert not any("別の一覧" in message for message in asked(found))


@pytest.mark.parametrize("who", ["二人", "３人", "みんな"])
def test_several_at_once_speak_under_a_label_of_their_number(who: str) -> None:
    talk = "甲野：渚へ行きました。きれいでしたね。\n乙川：ええ、波が高くて驚きました。\n"
    found = read(
        f"渚の話\n\n出席者\n甲野　太郎（会社員）\n乙川　次郎（農家）\n\n{talk * 3}{who}：また行きたいです。\n{talk}"
    )
    assert "また行きたいです。" in [text for _, text in said(found)]
