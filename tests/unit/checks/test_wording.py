"""Slips of typing, characters that look alike, words in two spellings: what is told, and what is not."""

import pytest

from tests.unit.checks.talks import found_in, talk
from zadankai_editor.checks import Disk, check
from zadankai_editor.record.nodes import Participant

WRONG = {
    "甲野：資料をを配りました。": "wording.repeated",
    "甲野：担当者がが来ました。": "wording.repeated",
    "甲野：駅からから歩きました。": "wording.repeated",
    "甲野：広場広場を直しました。": "wording.repeated",
    "甲野：話したことことが残りました。": "wording.repeated",
    "甲野：読みましたました。": "wording.repeated",
    "甲野：看板には朝の市」とあります。": "wording.bracket.alone",
    "甲野：看板（木の板です。": "wording.bracket.alone",
    "甲野：看板「木（板」です）。": "wording.bracket.alone",
    "写真：ﾎｰﾙの前で": "wording.kana.half_width",
    "甲野：努カが違います。": "wording.lookalike",
    "甲野：エ事が終わりました。": "wording.lookalike",
    "甲野：古いテ一プを聴きました。": "wording.lookalike",
    "甲野：プログラ厶を直しました。": "wording.lookalike",
    "甲野：家ヘ帰りました。": "wording.lookalike",
    "甲野：ー人で始めました。": "wording.lookalike",
    "甲野：サーバを置きました。／新しいサーバーです。": "wording.variants",
}

RIGHT = (
    "甲野：住民とともに歩きました。",
    "甲野：共同でできることをします。",
    "甲野：母とともに、鶏もも肉を買いました。",
    "甲野：父のののしりも、笑い声のはははも聞こえます。",
    "甲野：一つ一つ、何度も何度も、長い長い道を歩きました。",
    "甲野：悔しくて悔しくて眠れませんでした。書いてた書いてたと母が言います。",
    "甲野：ことこと煮ました。ものものしい様子でした。",
    "甲野：キラキラと光り、ワクワクしました。",
    "甲野：三つあります。1）朝。2）昼。ア）夜。",
    "甲野：「朝の（第二の）市」です。",
    "甲野：センターへバスで、駅へタクシーで行きます。",
    "甲野：データ一覧とセンター一覧があります。",
    "甲野：人口と出口、夕方のロビーで。",
    "甲野：ハ長調の曲と、カ行とタ行。",
    "甲野：らーめんは一人前です。",
    "甲野：この場所がそのばしょです。",
    "甲野：一番は1番です。",
    "甲野：三か所を直し、その箇所を記録しました。",
)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_told(text: str) -> None:
    record = (
        talk(text.replace("／", "\n甲野：")) if "／" not in text else talk(text.replace("／", "\n乙川："))
    )
    assert [code for code, _ in found_in(record)] == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    assert found_in(talk(text)) == []


def test_the_message_gives_the_word_that_was_meant() -> None:
    (found,) = check(talk("甲野：窓ロを直す。", participants=()), Disk.unknown())[-1:]
    assert "「窓ロ」" in found.message
    assert "「窓口」" in found.message


def test_each_spelling_is_counted_once_for_the_record() -> None:
    record = talk(
        "甲野：取組です。\n乙川：取り組みです。\n丙田：取り組みの話です。\n甲野：取組みもあります。"
    )
    (found,) = [f for f in check(record, Disk.unknown()) if f.code == "wording.variants"]
    assert "「取り組み」（2か所）" in found.message
    assert "「取組」（1か所）" in found.message
    assert "「取組み」（1か所）" in found.message


def test_names_are_never_spelling() -> None:
    person = Participant(id="p1", label="甲野", name="甲野 洋", title="取組推進室長")
    record = talk("甲野：取り組みです。\n甲野：取組です。", participants=(person,))
    assert "wording.variants" not in [code for code, _ in found_in(record)]
