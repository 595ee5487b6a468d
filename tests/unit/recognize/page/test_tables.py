"""Tables in plain text: rows between bars, and values that commas or tabs part."""

import pytest

from zadankai_editor.recognize.lines import Line, read_page
from zadankai_editor.recognize.page.tables import open_tables


def opened(text: str) -> tuple[list[Line], list[str]]:
    """Return the lines as they are now, and the texts of those that only framed a table."""
    lines = read_page(text).filled
    framing = [line.text for line in open_tables(lines)]
    return lines, framing


def test_rows_between_bars_hold_their_cells() -> None:
    lines, framing = opened("| 発言者 | 発言 |\n|:--|--:|\n| 椿 | 灯りです。 |\n| 〃 | 港です。 |\n\n渡し船")
    assert framing == ["|:--|--:|", "| 発言者 | 発言 |"]
    assert [line.text for line in lines[2:]] == ["椿\t灯りです。", "椿\t港です。", "渡し船"]


def test_values_are_cells_where_the_first_line_names_who_and_what() -> None:
    lines, framing = opened('時刻,話者,内容\n0:10,椿,"灯り、\nです。"\n0:20,,（拍手）')
    assert framing == ["時刻,話者,内容"]
    assert [line.text for line in lines[1:]] == ["椿\t灯り、", "です。", "（拍手）"]
    assert [line.hint.start for line in lines if line.hint] == [10.0, 20.0]


@pytest.mark.parametrize(
    "text", ["", "| a | b |", "日付,費用\n5月,300\n6月,200", "椿：灯り,港\n磯貝：はい,港\n椿：港"]
)
def test_nothing_else_is_a_table(text: str) -> None:
    lines, framing = opened(text)
    assert framing == []
    assert "\n".join(line.text for line in lines) == text


@pytest.mark.parametrize("text", ["市長：" + "あ" * 140_000, "市長," + "あ" * 140_000 + "\n議長,はい。"])
def test_a_line_longer_than_the_csv_module_takes_is_no_row(text: str) -> None:
    assert [line.text for line in opened(text)[0]] == text.split("\n")
