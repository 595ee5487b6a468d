"""What the words give away about who said them, and what they do not."""

import pytest

from tests.unit.checks.talks import PEOPLE, found_in, talk
from zadankai_editor.checks import Disk, check
from zadankai_editor.record.findings import CODES
from zadankai_editor.record.levels import Level

WRONG = {
    "answer.other: a question with a name": (
        "司会：乙川さん、窓口はいかがですか。\n丙田：窓口では待ち時間がなくなりました。",
        ("utterance.answer.other", "b2"),
    ),
    "answer.other: the name in the sentence before": (
        "司会：では甲野市長。ひとことお願いします。\n乙川：はい、窓口の話から始めたいと思います。",
        ("utterance.answer.other", "b2"),
    ),
    "answer.other: in words without a name before them": (
        "問：続いて丙田さんに伺います。\n乙川：畑の話をさせていただきます。",
        ("utterance.answer.other", "b2"),
    ),
    "answer.other: behind a word thrown in": (
        "司会：丙田さんはどう思われますか。\n甲野：なるほど。\n乙川：私は反対の立場で話をしてきました。",
        ("utterance.answer.other", "b3"),
    ),
    "thanked.other": (
        "甲野：皆さん。\n乙川：朝の市では人が増えました。\n司会：丙田さん、ありがとうございました。",
        ("utterance.thanked.other", "b2"),
    ),
    "names.self": (
        "乙川：先ほど乙川部長が言われたとおりです。",
        ("utterance.names.self", "b1"),
    ),
    "introduces.other: by name": (
        "甲野：はい。\n丙田：企画部の乙川です。よろしくお願いします。",
        ("utterance.introduces.other", "b2"),
    ),
    "introduces.other: by full name": (
        "丙田：乙川学と申します。",
        ("utterance.introduces.other", "b1"),
    ),
    "introduces.other: by the name of nobody": (
        "丙田：佐藤と申します。畑をやっています。",
        ("utterance.introduces.other", "b1"),
    ),
    "speaker.again": (
        "甲野：はい。\n乙川：いいえ。\n乙川：どちらとも言えません。",
        ("utterance.speaker.again", "b3"),
    ),
    "label.inside": (
        "甲野：そうですね。乙川：いえ、違います。",
        ("utterance.label.inside", "b1"),
    ),
    "moderator.answers": (
        "問：始めたきっかけは何ですか。\n司会：祖母に教わりました。",
        ("moderator.answers", "b2"),
    ),
    "caption.name.unknown": (
        "甲野：はい。\n写真：笑顔の佐藤さん",
        ("caption.name.unknown", "b2"),
    ),
    "office.differs": (
        "甲野：はい。\n写真：話を聞く乙川市長",
        ("office.differs", "b2"),
    ),
    "caption.astray": (
        "見出し：朝\n甲野：はい。\n見出し：夜\n乙川：いいえ。\n写真：質問に答える甲野市長",
        ("caption.astray", "b5"),
    ),
}

RIGHT = {
    "who was asked answers": "司会：乙川さん、窓口はいかがですか。\n乙川：窓口では待ち時間がなくなりました。",
    "who was asked answers behind a word thrown in": (
        "司会：丙田さんはどう思われますか。\n甲野：ええ。\n丙田：私は反対の立場で話をしてきました。"
    ),
    "everybody is asked": "司会：乙川さんのお話について、皆さんはいかがですか。\n丙田：私も同じように考えています。",
    "what one has said is asked about": "司会：乙川さんの案をどう思いますか。\n丙田：私も同じように考えています。",
    "somebody is spoken of": "司会：乙川さんが始めた市でしたよね。\n丙田：はい、私も最初から手伝っています。",
    "two are asked": "司会：乙川さん、丙田さん、いかがですか。\n丙田：私は最初から手伝っています。",
    "thanks to who spoke": "丙田：朝の市では人が増えました。\n司会：丙田さん、ありがとうございました。",
    "who is thanked spoke before the last": (
        "丙田：朝の市では人が増えました。\n甲野：ええ。\n司会：丙田さん、ありがとうございました。"
    ),
    "one is quoted as naming him": "乙川：父には「乙川さんの息子か」とよく言われました。",
    "one is called so": "乙川：町では乙川さんと呼ばれています。",
    "who he is": "乙川：企画部の乙川です。よろしくお願いします。",
    "who somebody else is": "丙田：担当の乙川です、と紹介されたのを覚えています。",
    "the relatives of somebody": "丙田：甲野さん、こちらが私の上司の乙川です。",
    "a name that is part of another": "丙田：乙川田さんの畑です。",
    "what is no name": "丙田：市役所の近所です。",
    "an aside between": "乙川：いいえ。\n話：（笑）\n乙川：どちらとも言えません。",
    "who asks goes on": "問：さて。\n司会：今日は三つの話をします。",
    "a colon of no label": "甲野：合い言葉はこうです。窓口：十分。",
    "his own label": "甲野：札にはこうあります。甲野：市長。",
    "a caption of who is there": "甲野：はい。\n写真：笑顔の甲野市長と乙川部長",
    "a caption where he speaks": "見出し：朝\n甲野：はい。\n写真：質問に答える甲野市長",
    "a caption of a thing": "甲野：はい。\n写真：完成した橋",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(name: str) -> None:
    text, expected = WRONG[name]
    assert found_in(talk(text)) == [expected]


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_told(name: str) -> None:
    assert found_in(talk(RIGHT[name])) == []


def test_the_message_says_who_was_asked_and_who_answers() -> None:
    record = talk("司会：乙川さん、いかがですか。\n丙田：窓口では待ち時間がなくなりました。")
    found = next(f for f in check(record, Disk.unknown()) if f.code == "utterance.answer.other")
    assert "「乙川さん」" in found.message
    assert "「丙田」" in found.message


def test_a_namesake_may_answer() -> None:
    people = (*PEOPLE, PEOPLE[1].replaced(id="p5", label="乙川（実）", name="乙川 実"))
    record = talk(
        "司会：乙川さん、いかがですか。\n丙田：窓口では待ち時間がなくなりました。", participants=people
    )
    assert found_in(record) == []


def test_a_moderator_who_speaks_once() -> None:
    turns = [f"{who}：{place}番目の話です。" for place, who in enumerate(["甲野", "乙川", "丙田"] * 3)]
    record = talk("\n".join(["司会：始めます。", *turns]))
    assert found_in(record) == [("moderator.once", "participants[3]")]


def test_a_chair_who_speaks_twice_again_and_again_is_no_mistake() -> None:
    record = talk("\n".join(["甲野：異議はありませんか。", "甲野：次に移ります。", "乙川：はい。"] * 4))
    assert found_in(record) == []


def test_each_level_tells_what_the_lighter_ones_tell() -> None:
    record = talk("\n".join(text for text, _ in WRONG.values()).replace("司会：では", "丙田：では"))
    told = [set(check(record, Disk.unknown(), level)) for level in Level]
    assert told[0] < told[1] <= told[2]
    assert all(CODES[f.code].level is Level.LIGHT for f in told[0])
