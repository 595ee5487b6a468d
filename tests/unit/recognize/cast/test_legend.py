"""A legend: the names for which the labels of the talk stand."""

import pytest

from tests.unit.recognize.made_reads import cast_of, lines_of
from zadankai_editor.recognize.cast.legend import Legend, legend_of
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines

TALK = "椿：海です。\n磯：山です。\n" * 3
LIST = "参加者\n町長　椿 和子\n商工会長　磯貝 茂\n"


def legend(told: str, listed: str = LIST, talk: str = TALK) -> Legend:
    lines = lines_of(f"{listed}\n{told}\n\n{talk}")
    return legend_of(lines, read_signatures(spanned_lines(lines)))


@pytest.mark.parametrize(
    "told",
    [
        "椿＝椿 和子、磯＝磯貝 茂",
        "（椿＝椿 和子／磯＝磯貝 茂）",
        "椿＝椿 和子\n磯＝磯貝 茂",
        "椿：椿 和子　磯：磯貝 茂",
    ],
)
def test_short_forms_that_are_labels_stand_for_names_that_are_listed(told: str) -> None:
    found = legend(told)
    assert dict(found.names) == {"椿": "椿 和子", "磯": "磯貝 茂"}
    assert [line.text for line in found.lines] == told.split("\n")


@pytest.mark.parametrize(
    "told",
    [
        "椿＝椿 和子",
        "海＝青い水、山＝高い土",
        "椿＝椿 和子、磯＝磯貝 茂です。ほか",
        "海の話です。",
        "椿＝町長、磯＝商工会長",
    ],
)
def test_one_pair_other_words_sentences_and_offices_are_no_legend(told: str) -> None:
    assert legend(told) == Legend()


def test_names_that_stand_nowhere_else_are_no_legend() -> None:
    assert legend("椿＝椿 和子、磯＝磯貝 茂", listed="座談会\n") == Legend()


def test_short_forms_that_nobody_bears_are_no_legend() -> None:
    assert legend("椿＝椿 和子、磯＝磯貝 茂", talk="早瀬：海です。\n丹波：山です。\n" * 3) == Legend()


def test_who_is_listed_is_called_so_and_nobody_else() -> None:
    cast = cast_of("町長：椿 和子", "商工会長：磯貝 茂")
    Legend(names={"甲": "磯貝 茂", "乙": "丹波 明", "丙": "町長"}).teach(cast.directory)
    found = cast.directory.mention("甲")
    assert found is not None
    assert found.people == (1,)
    assert [cast.directory.mention(short) for short in ("乙", "丙")] == [None, None]
