"""A sign with which somebody's words begin is a part of them."""

import pytest

from tests.unit.recognize.reading_aloud import read, said


@pytest.mark.parametrize(
    "words",
    [
        "-5度です。",
        "★が三つです。",
        "×です。",
        "＋三度です。",
        "→次へ進みます。",
        "㈱汐見です。",
        "〜と書きます。",
    ],
)
def test_a_sign_behind_a_colon_is_said(words: str) -> None:
    talk = [
        "椿：はい。",
        f"磯貝：{words}",
        "椿：分かりました。",
        "磯貝：ええ。",
        "椿：では。",
        "磯貝：はい。",
    ]
    assert said(read("湊浜町座談会\n\n" + "\n".join(talk) + "\n"))[1] == ("磯貝", words)
