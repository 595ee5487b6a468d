"""Whether a line ends where words may end, and whether the next goes on in them."""

import pytest

from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.page.ends import amid_phrase, ends_words, goes_on_by_form

_LONG = "坂の上の灯台から海を見ていると船の灯りが一つずつ"


def goes_on(before: str, behind: str) -> float:
    first, second = read_page(f"{before}\n{behind}").filled
    return goes_on_by_form(first, second)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("鐘を鳴らします。", True),
        ("鐘を鳴らしますか?", True),
        ("鐘を鳴らします。(早房)", True),
        ("「鐘を鳴らします」(早房)", True),
        ("鐘を鳴らす(早房)", False),
        ("鐘を鳴らします。(早房が海のほうから)と", False),
        ("鐘を鳴らし", False),
        ("早房", False),
    ],
)
def test_words_end_with_a_sentence_and_whoever_signs_it(line: str, expected: bool) -> None:
    assert ends_words(line) is expected


def test_a_long_line_amid_a_sentence_goes_on() -> None:
    assert goes_on(_LONG, "増えていきます。") > 0
    assert goes_on(_LONG + "、" + _LONG, "増えていきます。") > goes_on(_LONG, "増えていきます。")


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (_LONG + "増えます。", "鐘が鳴ります。"),
        ("坂の上の灯台", "増えていきます。"),
        (_LONG, "　増えていきます。"),
        (_LONG, "■灯台の話"),
    ],
)
def test_nothing_goes_on_behind_an_end_a_short_line_or_before_what_begins_anew(
    before: str, behind: str
) -> None:
    assert goes_on(before, behind) == 0.0


def test_a_particle_at_the_seam_says_that_no_phrase_ends_there() -> None:
    nothing = amid_phrase("灯台", "海")
    begun, open_, both = (
        amid_phrase(*pair) for pair in [("灯台", "を見る"), ("灯台を", "見る"), ("灯台の", "は")]
    )
    assert nothing == 0.0
    assert nothing < open_ < begun < both
