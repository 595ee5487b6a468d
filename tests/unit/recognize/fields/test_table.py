"""Fields of the table above a talk: by the words of some and the form of all."""

import pytest

from zadankai_editor.recognize.fields.table import find_fields
from zadankai_editor.recognize.lines import read_page


def fields(text: str, decided: frozenset[int] = frozenset()) -> list[int]:
    """Return the numbers of the lines that are fields."""
    lines = read_page(text).filled
    find_fields(lines, decided)
    return [line.number for line in lines if line.is_field]


@pytest.mark.parametrize("between", ["：", "　　", " : ", "\t"])
def test_what_stands_in_the_form_of_known_fields_is_one(between: str) -> None:
    rows = [
        f"{name}{between}{value}" for name, value in (("日時", "5月1日"), ("文書", "三号"), ("場所", "港"))
    ]
    assert fields("港の記録\n\n" + "\n".join(rows)) == [3, 4, 5]
    assert fields("港の記録\n\n" + "\n".join(rows), frozenset({4})) == [3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "日時：5月1日\n椿：はい。\n磯貝：ええ。",
        "椿：灯り\n磯貝：渡し船\n早瀬：祭り",
        "",
    ],
    ids=["one known", "none known", "nothing"],
)
def test_one_known_field_makes_no_table(text: str) -> None:
    assert fields(text) == []


def test_a_table_ends_where_somebody_speaks() -> None:
    head = "日時：5月1日\n場所：港\n"
    assert fields(f"{head}椿：灯りです。\n期日：あす") == [1, 2]
    assert fields(f"{head}椿：灯り\n磯貝：港\n椿：渡し船") == [1, 2]
    assert fields(f"{head}議事の概要\n文書：三号") == [1, 2]
