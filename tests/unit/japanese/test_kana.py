"""Kana and Latin letters as they are looked for."""

import pytest

from zadankai_editor.japanese.kana import hiragana, romaji, spelling


@pytest.mark.parametrize("text", ["キリュウ さよ", "ｷﾘｭｳ　ｻﾖ", "きりゅう\u200bさよ"])
def test_kana_are_one_however_they_are_written(text: str) -> None:
    assert hiragana(text) == "きりゅうさよ"


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("しんじ", "shinji"),
        ("おおの", "ohno"),
        ("じゅんいち", "jun'ichi"),
        ("ちづる", "chizuru"),
        ("つっちー", "tutti"),
    ],
)
def test_kana_and_letters_meet(kana: str, letters: str) -> None:
    assert romaji(kana) == spelling(letters)


@pytest.mark.parametrize(("one", "other"), [("ōno", "oono"), ("syou", "shō"), ("namba", "nanba")])
def test_usual_spellings_are_one(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


def test_others_are_not() -> None:
    assert spelling("sato") != spelling("kato")
