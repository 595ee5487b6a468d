"""What a web site puts amid an article: it is no heading and nobody's words, or somebody is asked."""

import pytest

from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.review import Source

HEAD = "市民座談会\n\n参加者\n椿野 玲（港の会）\n沢渡 実（渡し船組合）\n鳴海 遥（灯台守の会）\n\n"
TURNS = (
    "椿野：港の灯りは三つありますが、冬の夜には一つしか見えません。船頭も困っていると聞きました。",
    "沢渡：渡し船の便数は五つです。灯りが見えない日は休むことにしています。待つ人には申し訳なく思います。",
    "鳴海：灯台の電球は去年替えました。明るさは前の二倍あります。島の子どもが見学に来てくれました。",
    "椿野：見学の子どもたちに船の話をしてもらえませんか。港の会でも手伝います。",
    "沢渡：喜んで話します。船に乗ってもらうのがいちばんです。",
    "鳴海：灯台にも上ってもらいましょう。階段は百二十段あります。",
)


def read(*parts: str) -> Recognition:
    return recognize(Source(name="記録.txt", text=HEAD + "\n\n".join(parts) + "\n"))


def doubted_lines(found: Recognition) -> set[str]:
    source = found.state.review.source
    assert source is not None
    lines = source.text.split("\n")
    return {lines[doubt.line - 1] for doubt in found.state.review.doubts if doubt.line is not None}


@pytest.mark.parametrize("shown", ["スポンサーリンク", "1 2 3 次へ", "会員ページへ進む", "アプリで読む"])
def test_bare_words_of_nothing_in_the_talk_are_asked_about_among_marked_headings(shown: str) -> None:
    found = read("■港の灯り", *TURNS[:2], shown, TURNS[2], "■灯台の見学", *TURNS[3:])
    assert shown in doubted_lines(found)
    assert "■灯台の見学" not in doubted_lines(found)


def test_a_heading_that_stands_again_is_asked_about() -> None:
    found = read(
        "港の灯り",
        *TURNS[:2],
        "港の写真を見る",
        TURNS[2],
        "灯台の見学",
        TURNS[3],
        "港の写真を見る",
        *TURNS[4:],
    )
    assert "港の写真を見る" in doubted_lines(found)


@pytest.mark.parametrize(
    "shown",
    [
        ("あわせて読みたい：水車の村",),
        ("アプリで読む", "▼水車の村をたずねて"),
        ("会員登録のご案内",),
        ("ログイン", "アプリで読む"),
    ],
)
def test_what_ends_no_sentence_at_the_end_of_a_turn_is_asked_about(shown: tuple[str, ...]) -> None:
    found = read("■港の灯り", *TURNS[:2], "\n".join(shown), *TURNS[2:])
    assert shown[-1] in doubted_lines(found)


def test_points_that_somebody_tells_are_not_asked_about() -> None:
    found = read("■港の灯り", TURNS[0], TURNS[1] + "\n・朝の便\n・昼の便\n・夕の便", *TURNS[2:])
    assert doubted_lines(found) == set()
