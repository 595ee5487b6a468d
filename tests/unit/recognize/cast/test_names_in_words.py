"""The words of a row, and the names that may begin at each."""

import pytest

from zadankai_editor.recognize.cast.words import (
    Words,
    are_name,
    is_whole_name,
    may_be_family,
    may_be_given,
    names_at,
)


def words(text: str) -> list[str]:
    found = Words(text)
    return [found[place].text for place in range(len(found))]


def names(text: str, at: int = 0) -> set[tuple[str, int]]:
    """Return the names that may begin at a word, each with the word behind it."""
    return {(name.full, end) for name, end, _ in names_at(Words(text), at)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("町長　椿 和子", ["町長", "椿", "和子"]),
        ("椿 和子さん", ["椿", "和子"]),
        ("椿 和子 君", ["椿", "和子"]),
        ("椿 和子（湊浜町 町長）", ["椿", "和子", "（湊浜町 町長）"]),
        ("", []),
    ],
)
def test_words_are_without_honorifics_and_brackets_are_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_word_tells_how_it_is_printed() -> None:
    found = Words("椿 和子さん（町長）")
    assert [found[place].honorific for place in range(3)] == [False, True, False]
    assert [found[place].bracketed for place in range(3)] == [False, False, True]
    assert [found[place].lettered for place in range(3)] == [True, False, False]
    assert (found.at(3), found.at(-1)) == (None, None)
    assert Words("椿 和子 君")[1].honorific


def test_letters_that_stand_apart_are_printed_without_their_gaps() -> None:
    found = Words("市　長　椿　和　子")
    assert found.span(0, 2) == "市長"
    assert Words("湊浜町 町長").span(0, 2) == "湊浜町 町長"
    assert Words("婦人部　部　　長　椿").span(0, 3) == "婦人部部長"
    assert Words("湊浜町　部　　長　椿").span(0, 3) == "湊浜町　部　　長"
    assert found.letters(2) == 3
    assert found.name_of_letters(2, 5).full.replace(" ", "") == "椿和子"
    assert Words("椿　和子").letters(0) == 1


def test_distances_tell_which_letters_belong_together() -> None:
    found = Words("市長　　　椿　和 子")
    assert found.belongs_behind(1)
    assert not Words("市　長　　　椿 和 子").belongs_behind(1)
    assert Words("椿 和 子").are_close(1, 3, 0)
    assert not Words("椿 和　　子").are_close(1, 3, 0)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("椿 和子", 0, ("椿 和子", 2)),
        ("町長 椿 和子", 1, ("椿 和子", 3)),
        ("早　瀬　　望", 0, ("早瀬 望", 3)),
        ("大久保 智 子", 0, ("大久保 智子", 3)),
        ("A（町長）", 0, ("A", 1)),
    ],
)
def test_names_that_may_begin_at_a_word(text: str, at: int, expected: tuple[str, int]) -> None:
    assert expected in names(text, at)


@pytest.mark.parametrize("text", ["町長", "。。", "港湾課"])
def test_no_name_begins_at_what_names_nobody(text: str) -> None:
    assert names(text) == set()


def test_what_names_are_like_is_likelier() -> None:
    cost = {name.full: cost for name, _, cost in names_at(Words("早瀬 望"), 0)}
    assert min(cost, key=lambda full: cost[full]) == "早瀬 望"
    two = {name.full: cost for name, _, cost in names_at(Words("田中洋子 山田太郎"), 0)}
    assert two["田中洋子"] < min((cost for full, cost in two.items() if " " in full), default=9.0)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("椿", "和子", True),
        ("早瀬", "のぞみ", True),
        ("早瀬", "について", False),
        ("町長", "和子", False),
        ("早瀬", "町長", False),
    ],
)
def test_two_words_may_be_family_and_given_name(one: str, two: str, expected: bool) -> None:
    found = Words(f"{one} {two}")
    assert are_name(found[0], found[1]) is expected
    assert (may_be_family(one) and may_be_given(two)) is expected


def test_a_whole_name_is_one_that_the_dictionary_knows() -> None:
    assert is_whole_name("田中洋子")
    assert not is_whole_name("田中")
    assert not is_whole_name("灯台守の話")
