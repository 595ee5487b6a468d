"""What stands amid a turn and may not be said by whom it stands under: read as what it is, or asked about."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, kinds, read, said
from zadankai_editor.recognize import Recognition

TURNS = ["港の話です。", "船は三十そうです。", "学校でも学んでいます。", "それはよいですね。"]
WHO = ["椿", "磯貝", "早瀬"]


def talk(amid: str, header: str = HEADER, form: str = "{who}：{words}") -> Recognition:
    """Return what is read of a talk amid which some lines stand."""
    lines = [form.format(who=WHO[n % 3], words=words, n=n + 10) for n, words in enumerate(TURNS * 2)]
    lines[4] += f"\n{amid}"
    return read(header + "\n".join(lines) + "\n")


@pytest.mark.parametrize("header", [HEADER, "湊浜町座談会\n\n"], ids=["listed", "unlisted"])
@pytest.mark.parametrize(
    ("amid", "asks"),
    [
        ("（フロアから）聞こえません。", "（フロアから）"),
        ("（別の参加者）いつまでですか。", "（別の参加者）"),
        ("締切：8月末", "締切"),
        ("＊　＊　＊\nその夜、三人は港で続きを話した。", "直前の発言の続き"),
    ],
)
def test_what_may_not_be_of_whom_it_stands_under_is_asked_about(amid: str, asks: str, header: str) -> None:
    found = talk(amid, header)
    assert [who for who, _ in said(found)] == [WHO[n % 3] for n in range(8)]
    assert any(asks in doubt.message for doubt in found.state.review.doubts)


@pytest.mark.parametrize("words", ["（笑）そうです。", "（1）船のこと。", "費用：三百万円です。"])
def test_what_is_said_is_not_asked_about(words: str) -> None:
    assert not talk(words).state.review.doubts


@pytest.mark.parametrize("clock", ["午前十時零分開議", "　　　　　　午後零時二分散会"])
def test_when_a_meeting_paused_is_said_by_nobody(clock: str) -> None:
    found = talk(clock)
    assert "text" in kinds(found)
    assert clock.strip() not in [words for _, words in said(found)]


def test_what_has_a_time_and_no_label_where_labels_have_times_is_asked_about() -> None:
    found = talk("[10:15] 磯貝さんが退出しました", "湊浜町座談会\n\n", form="[10:{n}] {who}：{words}")
    assert any("直前の発言の続き" in doubt.message for doubt in found.state.review.doubts)
