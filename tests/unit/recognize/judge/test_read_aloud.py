"""What somebody reads out or repeats: it stays with the reader, and somebody is asked; a label within is doubted."""

import pytest

from tests.unit.recognize.made_reads import lines_of, reads_of, text
from tests.unit.recognize.reading_aloud import HEADER, read, said
from zadankai_editor.recognize.judge.read_aloud import doubts_of_what_is_read_aloud

STYLES = ["{}：{}", "{}　{}", "【{}】{}", "○{}　{}"]
LETTER = ["皆さん、お元気ですか。", "私は橋の近くに住んでいます。"]


def asked(source: str, about: str) -> list[str]:
    """Return the lines with a doubt about what is read aloud, or stands within what is quoted."""
    found = read(source).state
    lines = source.split("\n")
    return [lines[d.line - 1].strip() for d in found.review.doubts if about in d.message and d.line]


def talk(style: str, *turns: tuple[str, str]) -> str:
    return HEADER + "".join(style.format(who, words) + "\n" for who, words in turns)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("announced", "end"),
    [
        ("港の会から手紙が来ています。", ["楡野邦彦"]),
        ("港の会の手紙を読みます。", []),
        ("お休みの委員からご意見を預かっていますので、代読いたします。", ["以上です。"]),
        ("お便りを朗読します。", ["敬具", "楡野邦彦"]),
        ("椿さんの詩を読みます。", []),
        ("続いて、来られない方の文章を代読します。", []),
        ("録画の代わりにメッセージを紹介させてください。", ["楡野より"]),
    ],
)
@pytest.mark.parametrize("indent", ["", "　"])
def test_a_letter_without_quotation_marks_is_asked_about(
    style: str, announced: str, end: list[str], indent: str
) -> None:
    letter = [*LETTER, *end]
    words = "\n".join([announced, *(indent + line for line in letter)])
    source = talk(
        style, ("椿", "始めます。"), ("磯貝", words), ("早瀬", "うれしいですね。"), ("椿", "はい。")
    )
    assert asked(source, "読み上げた") == letter
    assert [who for who, _ in said(read(source))] == ["椿", "磯貝", "早瀬", "椿"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "words",
    [
        "手紙が来ています。うれしいことです。\n橋の話が書いてありました。",
        "手紙を読みます。\n「皆さん、お元気ですか。」",
        "意見を述べます。\n橋は残したいです。",
        "ご意見をお願いします。\n時間は三分です。",
    ],
)
def test_what_is_said_of_a_letter_is_not(style: str, words: str) -> None:
    source = talk(style, ("椿", "始めます。"), ("磯貝", words), ("早瀬", "はい。"), ("椿", "そうですね。"))
    assert asked(source, "読み上げた") == []


@pytest.mark.parametrize("head", ["楡野委員（書面による意見）", "【ビデオメッセージ　画家・楡野 遥さん】"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_stands_below_the_heading_of_a_message_is_asked_about(head: str, gap: str) -> None:
    words = f"ご覧ください。\n{gap}{head}\n" + "\n".join(LETTER) + gap
    source = talk("{}：{}", ("椿", "始めます。"), ("磯貝", words), ("早瀬", "はい。"), ("椿", "ええ。"))
    assert asked(source, "読み上げた") == LETTER


@pytest.mark.parametrize("head", ["（意見）", "町の意見", "（地元意見）"])
def test_a_short_heading_of_opinions_announces_none(head: str) -> None:
    source = talk(
        "{}：{}", ("椿", "始めます。"), ("磯貝", f"はい。\n{head}\n" + "\n".join(LETTER)), ("早瀬", "はい。")
    )
    assert asked(source, "読み上げた") == []


QUOTED = {
    "磯貝": "こんなやり取りがありました。「橋は残しましょう。",
    "早瀬": "いいえ、架け替えましょう。\nと言い合いになったのです。」",
}


@pytest.mark.parametrize("style", STYLES)
def test_labels_before_a_quotation_mark_is_closed_are_asked_about(style: str) -> None:
    source = talk(style, ("椿", "始めます。"), *QUOTED.items(), ("椿", "そうでしたか。"), ("磯貝", "はい。"))
    within = style.format("早瀬", QUOTED["早瀬"]).split("\n")
    assert asked(source, "かぎ括弧が閉じる前") == within


@pytest.mark.parametrize("style", [*STYLES, "{}「{}"])
@pytest.mark.parametrize("last", ["「灯り」です。", "そうですね。"])
def test_marks_that_nothing_closes_are_a_slip(style: str, last: str) -> None:
    source = talk(
        style, ("椿", "私は「灯りと呼びます。"), ("磯貝", "よい名です。"), ("早瀬", last), ("椿", "はい。")
    )
    assert asked(source, "かぎ括弧が閉じる前") == []


@pytest.mark.parametrize("style", STYLES)
def test_labels_set_in_below_a_record_that_is_read_are_asked_about(style: str) -> None:
    quoted = ["　" + style.format("椿", "橋は残す。"), "　" + style.format("早瀬", "残さない。")]
    words = "\n".join(["こちらは第二回の記録です。", *quoted])
    source = talk(style, ("椿", "始めます。"), ("磯貝", words), ("早瀬", "そうでした。"), ("椿", "はい。"))
    assert asked(source, "字下げをした") == [line.strip() for line in quoted]


def test_an_aside_within_what_somebody_says_in_marks_is_none() -> None:
    words = "異議はありませんか。\n〔「異議なし」と呼ぶ者あり〕\n異議なしと認めます。」"
    source = talk(
        "{}「{}", ("椿", "始めます。」"), ("磯貝", words), ("早瀬", "はい。」"), ("椿", "そうです。」")
    )
    assert asked(source, "かぎ括弧が閉じる前") == []


def test_nothing_is_asked_where_nobody_speaks() -> None:
    assert list(doubts_of_what_is_read_aloud(lines_of("手紙を読みます。"), reads_of(text()))) == []
