"""Names that are looked for, and how the dictionary reads them."""

import pytest

from zadankai_editor.japanese.dictionary import tokenizer
from zadankai_editor.japanese.findable import Findable
from zadankai_editor.japanese.pronouncing import likely_reading, words_of

FIND = Findable("検索と置換", ("Ctrl+F",))


@pytest.mark.parametrize(
    "typed", ["検索", "けんさく", "ケンサク", "ｹﾝｻｸ", "kensaku", "ＫＥＮ", "kt", "置換 検索", "ctrl+f", ""]
)
def test_a_name_is_found_as_it_is_typed(typed: str) -> None:
    assert FIND.rank(typed) is not None


@pytest.mark.parametrize("typed", ["保存", "検索 保存", "zzz"])
def test_another_name_is_not(typed: str) -> None:
    assert FIND.rank(typed) is None


def test_the_better_fit_comes_first() -> None:
    ranks = [FIND.rank(typed) for typed in ("ctrl+f", "検索", "置換", "かん")]
    assert ranks == sorted(ranks, key=lambda rank: -1 if rank is None else rank)


def test_the_dictionary_is_loaded_once() -> None:
    assert tokenizer() is tokenizer()


def test_readings() -> None:
    assert words_of("検索と置換") == ("けんさく", "ちかん")
    assert likely_reading("田中太郎") == "たなか たろう"
    assert likely_reading("") == ""
