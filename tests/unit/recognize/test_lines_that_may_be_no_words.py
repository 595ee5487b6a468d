"""Lines between turns, above the first and behind the last that may be something else are asked about."""

import pytest

from tests.unit.recognize.reading_aloud import read

TURNS = [
    ("早房", "父の船を手伝ううちに、海の仕事がしたいと思うようになりました。"),
    ("久礼", "折り紙の好きな先生が、この町にいたからです。"),
    ("三崎", "時計が全部合っていたので、よい町だと思いました。"),
]


def asked_of(source: str) -> list[str]:
    """Return what is asked of single blocks of a text, and of its lead."""
    return [doubt.message for doubt in read(source).state.review.doubts if doubt.block]


@pytest.mark.parametrize("style", ["{}：{}", "【{}】{}", "○{}　{}"])
@pytest.mark.parametrize("question", ["この町を選んだ理由は？", "働いてみて感じることは？"])
def test_a_short_question_between_turns_that_are_one_line_each(style: str, question: str) -> None:
    turns = [style.format(*turn) for turn in TURNS]
    source = "\n".join(["海で働く", *turns, *turns, question, *turns, *turns]) + "\n"
    assert any(question in message for message in asked_of(source))


def test_where_turns_go_on_in_a_new_line_a_question_is_said() -> None:
    turns = [f"{who}：{words}\nそれはいまも続いています。" for who, words in TURNS]
    source = "\n".join(["海で働く", *turns, "この町を選んだ理由は？", *turns]) + "\n"
    assert not any("この町" in message for message in asked_of(source))


@pytest.mark.parametrize("end", ["一覧へ戻る", "会員登録はこちら"])
def test_sentences_below_names_behind_the_talk(end: str) -> None:
    asked = "".join(
        f"Q：{number}度目の漁はどうでしたか？\nよい風でした。船は走りました。\n" for number in "一二三四"
    )
    comments = (
        "選手の言葉\n塩尻 航\n風のおかげです。風を見ていました。\n大久 慎\n僕は風上にいました。苦しかった。\n"
    )
    messages = asked_of(f"{asked}{comments}{end}\n湊浜町の港 案内\n")
    for words in ("風のおかげです", "僕は風上に"):
        assert any(words in message for message in messages)


def test_the_first_question_above_a_talk_without_labels() -> None:
    asked = ["先生の専門は何ですか？", "それはどんな仕事ですか？", "どんな力が要りますか？"]
    talk = "\n\n".join(f"{question}\n\n箱の形や紙の折り方を考えることです。" for question in asked)
    assert any(asked[0] in message for message in asked_of(talk + "\n"))
