"""Answers in quotation marks: each is its own below its question, however the question ends."""

import pytest

from tests.unit.recognize.reading_aloud import read
from zadankai_editor.record.nodes import BlockKind

ASKED = [
    ("昨年の漁を振り返って", "「苦しい年だったね。網まで同じところで切れたからね。」"),
    ("一番つらかった時期は", "「春が始まってすぐだね。船の風呂が壊れていたし、港も冷えていた。」"),
    ("夏の不漁の時よりつらかったか", "「夏は風呂が直っていたからね。負けても温まれた。」"),
    ("若い漁師に期待することは", "「声だね。あの子は声が小さい。でも、みんなが聞こうとする。」"),
    ("仲間と一丸になれているようにも", "「本当に、動いた人が前に出て謝るので、楽しみながらやっています」"),
    ("港の皆さんへ一言", "「風呂はもう大丈夫です。」"),
]
INTRODUCTION = "湊浜の漁師に聞く\n\n就任四年目の春に、漁協の一室で胸の内を聞いた。\n\n"


@pytest.mark.parametrize("sign", ["―", "――", "――　"])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n \n\n"])
def test_each_question_has_its_answer(sign: str, gap: str) -> None:
    found = read(
        INTRODUCTION + gap.join(f"{sign}{question}{gap}{answer}" for question, answer in ASKED) + "\n"
    )
    blocks = [b for b in found.state.record.blocks if b.kind in (BlockKind.PROMPT, BlockKind.UTTERANCE)]
    assert [b.kind for b in blocks] == [BlockKind.PROMPT, BlockKind.UTTERANCE] * len(ASKED)
    assert [b.text for b in blocks[1::2]] == [answer for _, answer in ASKED]


def test_a_question_broken_amid_its_sentence_goes_on() -> None:
    broken = [("一番つらかった時期は", "いつでしたか。"), ("若い漁師に期待することは", "ありますか。")]
    text = "\n\n".join(f"―{one}\n{rest}\n\n「春が始まってすぐだね。」" for one, rest in broken * 2)
    found = read(INTRODUCTION + text + "\n")
    asked = [b.text for b in found.state.record.blocks if b.kind is BlockKind.PROMPT]
    assert [question.replace("\n", "") for question in asked] == [one + rest for one, rest in broken * 2]
