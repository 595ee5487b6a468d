"""Rows behind bullets and arrows within what somebody says: no headings, captions or words of a moderator."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, kinds, read, said

TALK = """椿{by}ご意見を読みます。
・灯りが足りない
・船が古い
・駐車場が狭い
磯貝{by}前から言われています。
早瀬{by}町の考えはこうです。
→来年直す
→船は買い替える
→校庭を借りる
椿{by}ありがとうございます。
磯貝{by}ほかにもあります。
・祭りの夜が暗い
→灯りを足す予定
・便数が減る
→減らさない
早瀬{by}以上です。
"""


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["together", "apart"])
@pytest.mark.parametrize("by", ["：", "　"])
def test_rows_behind_bullets_and_arrows_are_said(by: str, between: str) -> None:
    talk = TALK.format(by=by)
    for who in ("椿", "磯貝", "早瀬"):
        talk = talk.replace(f"\n{who}{by}", f"{between}{who}{by}")
    found = read(HEADER + talk)
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬", "椿", "磯貝", "早瀬"]
    assert said(found)[2][1].endswith("\n→校庭を借りる")
    assert set(kinds(found)) == {"utterance"}


def test_opinions_and_answers_behind_signs_are_nobodys_words() -> None:
    rows = ["・灯りを増やしてほしい。", "→来年直します。", "・便数が減るのか。", "→減らしません。"] * 2
    found = read("湊浜町意見交換会\n\n" + "\n".join(rows) + "\n")
    assert not {"photo", "prompt", "utterance"} & set(kinds(found))


def test_names_behind_arrows_amid_a_talk_are_asked_about() -> None:
    rows = ["→ 椿：A社とB社", "→ 磯貝：C社", "→ 早瀬：残り全部"]
    turns = [
        "椿：始めます。",
        "磯貝：はい。",
        "早瀬：名刺は。",
        "磯貝：百枚です。",
        "椿：分担を決めましょう。",
    ]
    found = read(HEADER + "\n".join([*turns, *rows, "早瀬：多いですね。", "磯貝：手伝います。"]) + "\n")
    about = [doubt.message for doubt in found.state.review.doubts]
    assert all(any(row.split("：")[0] in message for message in about) for row in rows)
