"""Where a label may end in a line."""

import pytest

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.cuts import Style, cuts


def parts(line: str) -> list[tuple[Style, str, str, str]]:
    """Return style, mark, label and text of each cut."""
    read = folded(line)
    return [(cut.style, cut.mark, read[cut.start : cut.end], read[cut.begin :]) for cut in cuts(read)]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("【椿】はい。", (Style.BRACKETS, "【】", "【椿】", "はい。")),
        ("（椿）はい。", (Style.BRACKETS, "()", "(椿)", "はい。")),
        ("<椿>はい。", (Style.BRACKETS, "<>", "<椿>", "はい。")),
        ("◆【椿】：はい。", (Style.BRACKETS, "◆【】", "【椿】", "はい。")),
        ("椿：はい。", (Style.COLON, "", "椿", "はい。")),
        ("○椿:はい。", (Style.COLON, "○", "椿", "はい。")),
        ("椿　はい。", (Style.SPACE, "", "椿", "はい。")),
        ("○町長（椿和子君）　はい。", (Style.SPACE, "○", "町長(椿和子君)", "はい。")),
        ("椿「はい」", (Style.QUOTE, "", "椿", "「はい」")),
        ("椿）はい。", (Style.PARENTHESIS, "", "椿", "はい。")),
    ],
)
def test_the_surest_cut_comes_first(line: str, cut: tuple[Style, str, str, str]) -> None:
    assert parts(line)[0] == cut


def test_the_last_colon_is_tried_first() -> None:
    assert [found[2:] for found in parts("町CIO:椿:はい")] == [("町CIO:椿", "はい"), ("町CIO", "椿:はい")]


def test_colons_in_brackets_part_nothing() -> None:
    assert [found[2] for found in parts("椿(町:長):はい") if found[0] is Style.COLON] == ["椿(町:長)"]


def test_the_longest_label_before_a_space_is_tried_first() -> None:
    assert [found[2] for found in parts("町 課長 椿 はい。")] == ["町 課長 椿", "町 課長", "町"]


@pytest.mark.parametrize("line", ["", "椿", "【椿】", "これは、 文です。", "。椿 はい"])
def test_nothing_to_part(line: str) -> None:
    assert parts(line) == []


def test_a_label_is_short() -> None:
    assert parts("あ" * 59 + "：はい") != []
    assert parts("あ" * 61 + "：はい") == []
