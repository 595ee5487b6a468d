"""People who run together in one row."""

import pytest

from tests.unit.recognize.reading_aloud import read
from zadankai_editor.recognize.cast.joined_rows import cut_at, parted, shared_beginning


@pytest.mark.parametrize(
    ("row", "titles", "pieces"),
    [
        ("湊浜町係:椿 和子湊浜町係:磯貝 茂", ["湊浜町係"], ["湊浜町係:椿 和子", "湊浜町係:磯貝 茂"]),
        ("青波県課長：椿　和子山形県課長：磯貝　茂", [], ["青波県課長：椿　和子", "山形県課長：磯貝　茂"]),
        ("湊浜町CIO 椿 和子青波県CIO 磯貝 茂", [], ["湊浜町CIO 椿 和子", "青波県CIO 磯貝 茂"]),
        ("湊浜町長:椿 和子", [], ["湊浜町長:椿 和子"]),
        ("湊浜町CIO:副町長:椿 和子", [], ["湊浜町CIO:副町長:椿 和子"]),
        ("湊浜町長 椿 和子", [], ["湊浜町長 椿 和子"]),
    ],
)
def test_rows_are_parted_before_a_new_title(row: str, titles: list[str], pieces: list[str]) -> None:
    assert parted(row, titles) == pieces


@pytest.mark.parametrize(
    ("row", "pieces"),
    [
        ("市長甲野洋副市長乙川望", ["市長:甲野洋", "副市長:乙川望"]),
        ("町長椿和子課長早瀬望", ["町長:椿和子", "課長:早瀬望"]),
        ("町長椿和子", ["町長椿和子"]),
        ("会議の資料をご覧ください", ["会議の資料をご覧ください"]),
        ("町長椿和子 課長早瀬望", ["町長椿和子 課長早瀬望"]),
    ],
)
def test_titles_alone_part_a_row(row: str, pieces: list[str]) -> None:
    assert parted(row) == pieces


@pytest.mark.parametrize("row", ["湊浜町係:椿 和子湊浜町係:磯貝 茂", "市長甲野洋副市長乙川望"])
def test_no_character_goes(row: str) -> None:
    together = "".join(parted(row, ["湊浜町係"])) if ":" in row else "".join(parted(row))
    assert together.replace(":", "") == row.replace(":", "")


def test_shared_beginning() -> None:
    assert shared_beginning("湊浜町課長", "湊浜町長") == 3
    assert shared_beginning("湊浜町長", "青波県") == 0


def test_cut_at() -> None:
    assert cut_at("あ:い:う", [1, 3]) == ["あ", "い", "う"]


def test_a_list_in_one_run_is_read_below_a_blank_line_where_all_lines_stand_apart() -> None:
    """Where a blank line follows each line, the one below a heading does not part the list from it."""
    talk = [f"{name}　{number}番目の話です。" for number, name in enumerate(["砂谷", "比良野", "二階口"] * 3)]
    people = "葦野町長砂谷奏葦野町教育委員会事務局次長比良野陽一瀬の上県観光局長二階口修"
    record = read("\n\n".join(["～座談会～", "■参加者", people, "■子どもの居場所", *talk])).state.record
    assert [p.label for p in record.participants] == ["砂谷", "比良野", "二階口"]
