"""What somebody is, in brackets behind the label, and not always the same: one person, of whom somebody is asked."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.record.review import Source

TALK = (
    ("{}", "紙は水で決まります。去年の夏は川の水が足りませんでした。"),
    ("鍬形さん", "印刷も湿度で決まります。工房の湿度計は毎朝見ます。"),
    ("{}", "私は湿度計を持っていません。手の甲で分かります。"),
    ("鍬形さん", "その手の甲を貸してほしいです。"),
    ("小豆沢さん", "若い人の手は速いですね。弟子が二人来ました。"),
    ("鍬形さん", "うちにも一人います。活字を拾うのが速い人です。"),
)


def speakers(one: str, other: str) -> tuple[list[str], list[str]]:
    labels = iter((one, other))
    talk = "\n".join(
        f"{label.format(next(labels)) if '{}' in label else label}：{said}" for label, said in TALK
    )
    state = recognize(Source(name="記録.txt", text=f"紙を漉く人、刷る人\n\n{talk}\n")).state
    names = {person.id: person.label for person in state.record.participants}
    said = [names.get(str(block.speaker), "") for block in state.record.blocks if block.speaker]
    return said, [doubt.message for doubt in state.review.doubts]


@pytest.mark.parametrize(
    ("one", "other"), [("三十代・浮島在住", "紙の会世話人"), ("二児の母", "40代"), ("顧問、浮島在住", "監事")]
)
def test_of_whom_other_things_are_told_is_one_where_the_name_stands_alone(one: str, other: str) -> None:
    said, asked = speakers(f"小豆沢さん（{one}）", f"小豆沢さん（{other}）")
    assert len(said) == len(TALK)
    assert len(set(said)) == 2
    assert any("同じ人" in message for message in asked)


def test_two_offices_are_two_people() -> None:
    said, asked = speakers("小豆沢さん（課長）", "小豆沢さん（部長）")
    assert said[0] != said[2]
    assert asked
