"""People whom a text introduces where they speak first."""

import pytest

from tests.unit.recognize.made_reads import lines_of
from zadankai_editor.recognize.cast.introduced import introduced


def people(text: str) -> list[tuple[str | None, str | None, str | None, tuple[int, ...]]]:
    """Return short form, family name, title and line of each who is introduced."""
    found = introduced(lines_of(text))
    return [(one.alias, one.person.family, one.person.title, one.person.lines) for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "湊浜町長：椿和子（以下「椿」）：海です。",
        "湊浜町長　椿和子（以下、椿）：海です。",
        "湊浜町長椿和子（以下「椿」）：海です。",
    ],
)
def test_what_stands_before_a_definition_says_who_somebody_is(line: str) -> None:
    assert people(f"座談会\n{line}") == [("椿", "椿", "湊浜町長", (2,))]


def test_each_is_introduced_once_where_the_first_mention_is() -> None:
    tsubaki = "町長：椿和子（以下「椿」）：海です。"
    text = f"{tsubaki}\n磯貝茂（以下「磯貝」）：山です。\n{tsubaki}"
    assert [(alias, lines) for alias, _, _, lines in people(text)] == [("椿", (1,)), ("磯貝", (2,))]


@pytest.mark.parametrize(
    "line", ["椿：海です。", "海（以下「青」と言う人もいる色）です。", "椿（笑）：海です。", ""]
)
def test_other_brackets_introduce_nobody(line: str) -> None:
    assert people(f"座談会\n{line}") == []
