"""Rows as minutes print them: full names without a space, a body and its people, letters set apart."""

import pytest

from zadankai_editor.recognize.cast.rows import read_rows
from zadankai_editor.recognize.lines import read_page


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("大野直子　浜一郎　奥村信", [("大野直子", None), ("浜一郎", None), ("奥村信", None)]),
        ("出席委員　大野直子　浜一郎", [("大野直子", "出席委員"), ("浜一郎", "出席委員")]),
        ("事務局：潮課長、磯係長", [("潮", "課長"), ("磯", "係長")]),
        ("図書館長 潮 誠、係長 森 花子", [("潮 誠", "図書館長"), ("森 花子", "係長")]),
        ("司　　会：広報課長　灘 田　明", [("灘田 明", "広報課長")]),
        (
            "大野直子さん（町長）・浜一郎さん（漁師）・奥村信さん（教員）",
            [("大野直子", "町長"), ("浜一郎", "漁師"), ("奥村信", "教員")],
        ),
    ],
)
def test_people_of_a_row(row: str, people: list[tuple[str, str | None]]) -> None:
    found = [member.person for member in read_rows(read_page(row).filled)]
    assert [(person.name.full if person.name else person.printed, person.title) for person in found] == people
