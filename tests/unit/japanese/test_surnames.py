"""What a dictionary says of names."""

import pytest

from zadankai_editor.japanese.surnames import family_length, word_starts


@pytest.mark.parametrize(
    ("full", "length"), [("田中太郎", 2), ("長谷川一郎", 3), ("佐藤花子", 2), ("森一郎", 1)]
)
def test_where_a_family_name_ends(full: str, length: int) -> None:
    assert family_length(full) == length


@pytest.mark.parametrize("text", ["", "会議", "山田", "あ" * 40])
def test_what_is_no_full_name_has_no_family_name(text: str) -> None:
    assert family_length(text) is None


def test_where_words_begin() -> None:
    assert word_starts("長谷川一郎") == {0, 3}
    assert word_starts("") == frozenset()
    assert word_starts("あ" * 40) == frozenset()
