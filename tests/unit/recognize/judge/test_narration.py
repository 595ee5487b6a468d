"""Paragraphs of a turn that are told from outside: somebody is asked whether they are said at all."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, read
from zadankai_editor.recognize.judge.narration import doubts_of_narration
from zadankai_editor.record.review import Doubt

TALK = """椿：夜の海を照らす灯りを、もう一度ともしたいです。
{first}
磯貝：漁師はみな喜びます。
{second}
早瀬：県も費用の半分を持ちます。
椿：ありがとうございます。
磯貝：春の祭りに間に合うとよいですね。
早瀬：間に合わせましょう。
{last}
"""
ON = "何年もそう考えてきました。"


def told(first: str = ON, second: str = ON, last: str = ON) -> list[str]:
    """Return the lines of the talk about which somebody is asked whether they are narration."""
    found = read(HEADER + TALK.format(first=first, second=second, last=last)).state
    lines = (found.review.source.text if found.review.source else "").split("\n")
    return [lines[doubt.line - 1] for doubt in found.review.doubts if _asks(doubt) and doubt.line]


def _asks(doubt: Doubt) -> bool:
    return "外から述べている" in doubt.message


@pytest.mark.parametrize(
    "line",
    [
        "そう言って椿さんは、古い海図を一枚取り出した。",
        "会場の全員が、壁の写真に目を向けた。",
        "磯貝さんが身を乗り出す。",
    ],
    ids=["the speaker by name", "all who listen", "who speaks next"],
)
def test_what_is_told_of_the_speaker_from_outside_is_asked_about(line: str) -> None:
    assert told(first=line) == [line]


def test_what_tells_of_both_behind_all_that_is_said_is_asked_about() -> None:
    line = "三人の話は予定の時間を過ぎても続きました。"
    assert told(last=line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        ON,
        "磯貝さんにもご覧いただきましたが、沖からも見えるそうです。",
        "父は船大工だった。",
        "皆さんの声が力になりました。",
    ],
    ids=["a paragraph", "somebody else in a sentence", "plain", "everybody"],
)
def test_what_a_speaker_says_of_others_is_not_asked_about(line: str) -> None:
    assert told(first=line) == []


@pytest.mark.parametrize("mark", ["「{}」"])
def test_a_paragraph_without_quotation_marks_below_quotes_is_asked_about(mark: str) -> None:
    turns = [("椿", "灯りをともしたいです。"), ("磯貝", "漁師は喜びます。"), ("早瀬", "県も手伝います。")]
    lines = [f"■{who}\n{mark.format(words)}\n" for who, words in (*turns, *turns)]
    line = "三つの町の者が車座になって、海図に印を書いていきました。\n"
    lines.insert(4, line)
    found = read(HEADER + "\n".join(lines)).state
    assert [doubt.line for doubt in found.review.doubts if _asks(doubt)] == [
        (HEADER + "\n".join(lines[:4])).count("\n") + 2
    ]


@pytest.mark.parametrize("name", ["椿さん", "椿和子さん", "椿町長"])
@pytest.mark.parametrize(
    "words", ["{}と漁協の組合長が、港の灯りについて語り合いました。", "ここで{}は席を立ちました。"]
)
def test_what_tells_of_the_speaker_right_below_the_label_is_asked_about(name: str, words: str) -> None:
    line = words.format(name)
    talk = "磯貝\nよい港です。\n\n椿\nそうですね。\n\n" * 3
    found = read(f"{HEADER}椿\n{line}\n\n{talk}").state
    assert [doubt.line for doubt in found.review.doubts if _asks(doubt)] == [HEADER.count("\n") + 2]


def test_what_stands_unquoted_above_signed_quotes_is_asked_about() -> None:
    signed = [
        "「灯りをともしたいです。」（椿さん）",
        "「漁師は喜びます。」（磯貝さん）",
        "「県も手伝います。」（早瀬さん）",
    ]
    line = "海図を広げれば話は尽きない、と三人は言う。"
    found = read(HEADER + "\n\n".join([*signed, line, *signed]) + "\n").state
    assert [doubt.line for doubt in found.review.doubts if _asks(doubt)] == [HEADER.count("\n") + 7]


def test_nothing_is_asked_where_nobody_speaks() -> None:
    assert list(doubts_of_narration([], [], [])) == []


def test_a_short_line_that_ends_no_sentence_where_all_others_do_may_be_a_heading() -> None:
    found = read(HEADER + TALK.format(first="沖から見える灯り", second=ON, last=ON)).state
    asked = [doubt for doubt in found.review.doubts if "見出しでないか" in doubt.message]
    assert ["沖から見える灯り" in doubt.message for doubt in asked] == [True]


WALK = [
    ("椿", "ここが昔の船着き場です。", "{}沿道の松を数えながら歩くと、古い蔵が見えてきた。"),
    ("磯貝", "石段が残っていますね。", None),
    ("早瀬", "子どものころはよく遊びました。", "{}店の主人は笑って、鯵を一匹手渡してくれた。"),
    ("椿", "では戻りましょう。", None),
]
ASIDE_LINES = [line.format("") for _, _, line in WALK if line]


def told_of_walk(style: str, way: str, *, more: str = "") -> list[str]:
    """Return the lines that somebody is asked about where turns look like `style`, and the rest stands as `way`."""
    talk = [
        style.format(who, said) + (way.format(aside.format("")) if aside else "") for who, said, aside in WALK
    ]
    found = read(HEADER + "\n".join([*talk, more]) + "\n").state
    lines = (found.review.source.text if found.review.source else "").split("\n")
    return [lines[doubt.line - 1].strip() for doubt in found.review.doubts if _asks(doubt) and doubt.line]


@pytest.mark.parametrize("style", ["{}：{}", "{}　{}", "【{}】{}", "{}「{}」", "◆{}\n{}"])
@pytest.mark.parametrize("way", ["\n{}", "\n　{}", "\n\n　{}\n"], ids=["flush", "set in", "apart"])
def test_what_is_plainly_told_where_all_speak_politely_is_asked_about(style: str, way: str) -> None:
    assert told_of_walk(style, way) == ASIDE_LINES


@pytest.mark.parametrize("way", ["\n{}", "\n　{}"])
@pytest.mark.parametrize(
    "aside",
    ["うちの父も船大工だった。", "祖母が毎朝ここで待っていた。", "昔は雨が多かった。それが今では違います。"],
)
def test_what_somebody_plainly_tells_of_their_own_is_not(way: str, aside: str) -> None:
    more = f"磯貝：そうでした。{way.format(aside)}\n早瀬：はい。"
    assert told_of_walk("{}：{}", "{}", more=more) == []


def test_what_is_set_as_what_is_politely_said_is_not_asked_about() -> None:
    more = "磯貝：そうでした。\n　昔は船大工も多かった。\n早瀬：はい。\n　それは聞いています。"
    assert told_of_walk("{}：{}", "{}", more=more) == []


def test_quotes_below_what_is_told_are_asked_about() -> None:
    more = "磯貝：山です。\n\n夕方、三人は港に立った。\n「きれいですね」\n「ええ」\n\n早瀬：はい。\n"
    found = read(HEADER + TALK.format(first=ON, second=ON, last=ON) + more).state
    source = found.review.source.text if found.review.source else ""
    asked = {source.split("\n")[doubt.line - 1] for doubt in found.review.doubts if doubt.line}
    assert {"夕方、三人は港に立った。", "「きれいですね」", "「ええ」"} <= asked


CASUAL = """椿：灯台の灯りって、誰がつけてたんだっけ。
磯貝：うちの祖父だよ。
早瀬：毎晩のぼったんだって。
椿：いつかまた見たいね。
磯貝：春には間に合うさ。
{between}{last}
"""
CLOSING = "早瀬さんの集めた灯台の写真は、図書館で公開されている。"


@pytest.mark.parametrize("between", ["", "\n", "（笑い）\n", "（笑い）\n\n"])
def test_what_closes_a_record_and_tells_of_somebody_else_is_asked_about(between: str) -> None:
    found = read(HEADER + CASUAL.format(between=between, last=CLOSING)).state
    assert any(_asks(doubt) for doubt in found.review.doubts)


@pytest.mark.parametrize(
    "last", ["早瀬さんの集めた写真は、私も図書館で見ている。", "早瀬さんの写真は、ほんとにいいよね。"]
)
def test_what_the_last_speaker_says_of_somebody_else_is_not(last: str) -> None:
    found = read(HEADER + CASUAL.format(between="", last=last)).state
    assert not any(_asks(doubt) for doubt in found.review.doubts)
