"""How long a text is, counted as people see it."""

import pytest

from zadankai_editor.japanese.length import Length, length_of


@pytest.mark.parametrize(
    ("text", "characters", "with_spaces"),
    [
        ("", 0, 0),
        ("本日は、ありがとう。", 10, 10),
        ("一つ　二つ\n三つ", 6, 8),
        ("ABC 12", 5, 6),
        ("が", 1, 1),
        ("か\u3099", 1, 1),
        ("葛\U000e0100城", 2, 2),
        ("𠮷野家", 3, 3),
        ("\u200b見え\ufeffない\u00ad", 4, 4),
        ("👩\u200d🏫です", 3, 3),
        ("①㈱～ー", 4, 4),
        ("ｶﾞｽ", 2, 2),
        ("\u3000\u00a0\t\n", 0, 4),
    ],
)
def test_characters_are_what_people_see(text: str, characters: int, with_spaces: int) -> None:
    assert length_of(text) == Length(characters, with_spaces)
