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
        "👏👏",
    ],
)
@pytest.mark.parametrize("by", ["：", "　", " "])
def test_a_sign_behind_a_colon_or_a_space_is_said(words: str, by: str) -> None:
    talk = [
        f"椿{by}はい。",
        f"磯貝{by}{words}",
        f"椿{by}分かりました。",
        f"磯貝{by}ええ。",
        f"椿{by}では。",
        f"磯貝{by}はい。",
    ]
    assert said(read("湊浜町座談会\n\n" + "\n".join(talk) + "\n"))[1] == ("磯貝", words)
