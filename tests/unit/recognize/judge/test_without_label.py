"""Whoever says their own name amid somebody else's words, without a label."""

import pytest

from tests.unit.recognize.made_reads import cast_of, lines_of, reads_of, text
from tests.unit.recognize.reading_aloud import HEADER, read
from zadankai_editor.recognize.judge.without_label import doubts_of_words_without_label

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "○{}　{}", "{}「{}」"]


def asked(style: str, line: str, *, above: str = "それでは、お願いします。") -> list[str]:
    """Return the lines that somebody is asked about, where `line` stands below what 椿 says."""
    turns = [("磯貝", "始めましょう。"), ("椿", above), ("早瀬", "楽しみです。"), ("磯貝", "はい。")]
    talk = [style.format(*turn) for turn in turns]
    talk.insert(2, line)
    source = HEADER + "\n".join(talk) + "\n"
    found = read(source).state
    return [
        source.split("\n")[d.line - 1]
        for d in found.review.doubts
        if any(word in d.message for word in ("話し始めた", "その答え", "その続き")) and d.line
    ]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line",
    [
        "館長の楡野です。図書館は来年に開きます。",
        "　館長の綾瀬でございます。図書館は来年に開きます。",
        "商工会の綾瀬と申します。朝市を担当しています。",
        "隣の町で農業をしております古賀邦彦と申します。",
        "古賀です。日曜の朝です。",
        "磯貝です。日曜の朝です。",
    ],
)
def test_who_is_called_and_says_a_name_is_asked_about(style: str, line: str) -> None:
    assert [one.strip() for one in asked(style, line)] == [line.strip()]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "line",
    [
        "町長の椿です。図書館の話をします。",
        "椿でございます。",
        "町長の責任です。",
        "看板は木製です。",
        "来年です。",
    ],
)
def test_who_speaks_may_say_their_own_name_and_what_things_are(style: str, line: str) -> None:
    assert asked(style, line) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("above", "answer"),
    [
        ("早瀬さんはどう思われますか。", "そうですね、私は反対です。"),
        ("磯貝会長、いかがですか。", "はい。賛成です。"),
        ("では、磯貝さんお願いします。", "私は賛成です。"),
        ("現地の楡野さん、聞こえますか。", "はい、聞こえます。"),
    ],
)
def test_an_answer_below_a_question_to_somebody_by_name_is_asked_about(
    style: str, above: str, answer: str
) -> None:
    assert asked(style, answer, above=above) == [answer]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("above", "more"),
    [("椿はどう思うか、と問われます。", "はい、賛成です。"), ("どう思われますか。", "私は反対です。")],
)
def test_who_asks_nobody_else_by_name_may_answer_it_themselves(style: str, above: str, more: str) -> None:
    assert asked(style, more, above=above) == []


@pytest.mark.parametrize("style", STYLES)
def test_what_follows_may_be_theirs_too(style: str) -> None:
    lines = ["はい、古賀です。", "いま聞いています。", "賛成です。"]
    assert asked(style, "\n".join(lines), above="電話してみましょう。") == lines


@pytest.mark.parametrize("whom", ["皆さん", "会場の皆さん", "楡野さん"])
def test_whoever_is_asked_is_not_said_to_speak(whom: str) -> None:
    turns = f"椿：{whom}、お元気ですか。\n　私は橋の近くにいます。\n　賛成です。\n早瀬：楽しみです。\n"
    found = read(f"{HEADER}磯貝：始めましょう。\n{turns}").state
    told = [doubt.message for doubt in found.review.doubts]
    assert sum(f"「{whom}」への問いかけ" in one for one in told) == 1
    assert not [one for one in told if "話し始めた" in one or f"「{whom.removesuffix('さん')}」の発言" in one]


def test_nothing_is_asked_where_nobody_speaks() -> None:
    lines = lines_of("古賀です。")
    assert [
        place for place, _ in doubts_of_words_without_label(lines, reads_of(text()), cast_of("椿").directory)
    ] == []
