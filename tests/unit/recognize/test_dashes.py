"""A single dash before lines: before what somebody asks who is not named, or before the items of a list."""

import pytest

from tests.unit.recognize.reading_aloud import kinds, read, said
from zadankai_editor.record.review import IMPLAUSIBLE

DASHES = ["ー", "－", "-", "- "]
ASKED = ["渚の塔はどうでしたか。", "波は高かったでしょうか。", "来年は何を直しますか。"]
ANSWERS = ["高くて驚きました。全員が足を止めたくらいです。", "足もとまで来ました。", "柵を直します。すぐに。"]


@pytest.mark.parametrize("dash", DASHES)
@pytest.mark.parametrize(("answer", "gap"), [("「{}」", ""), ("{}", ""), ("{}", "\n")])
def test_a_dash_that_recurs_before_questions_is_a_mark_of_who_asks(dash: str, answer: str, gap: str) -> None:
    talk = "".join(
        f"{dash}{asked}\n{gap}{answer.format(words)}\n{gap}"
        for asked, words in zip(ASKED, ANSWERS, strict=True)
    )
    found = read(f"丁野　渚　記者会見\n\n{talk}")
    assert kinds(found) == ["prompt", "utterance"] * 3
    assert {who for who, _ in said(found)} == {None}


@pytest.mark.parametrize("dash", DASHES)
def test_lines_with_a_dash_below_each_other_are_no_questions_and_it_is_told(dash: str) -> None:
    links = "".join(f"{dash}{link}\n" for link in ("町を知る", "海を知る", "人を知る"))
    people = "甲野　太郎\n渚支社　2021年入社\n乙川　次郎\n沼支社　2021年入社\n"
    talk = "".join(f"{dash}{words}\n" for words in (*ANSWERS, "そうですね。", "支社はどうですか？", *ANSWERS))
    found = read(f"{links}同期の話\n{people}{talk}")
    assert "prompt" not in kinds(found)
    assert any(doubt.code == IMPLAUSIBLE for doubt in found.state.review.doubts)
