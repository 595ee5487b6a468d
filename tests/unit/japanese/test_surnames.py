"""What a dictionary says of names."""

import pytest

from zadankai_editor.japanese.surnames import (
    family_length,
    is_common_noun,
    is_family,
    leading_family,
    word_starts,
)


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


def test_what_a_word_is() -> None:
    assert is_family("田中")
    assert not is_family("会議")
    assert is_common_noun("会議")
    assert not is_common_noun("田中")
    assert not is_family("")


def test_a_family_name_that_something_follows() -> None:
    assert leading_family("田中部長") == 2
    assert leading_family("田中") is None
    assert leading_family("会議室") is None
