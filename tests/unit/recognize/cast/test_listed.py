"""The people of a list, read together with what stands beside utterances."""

from tests.unit.recognize.reading_aloud import read
from zadankai_editor.recognize.cast.listed import names_in_labels, people_of_rows
from zadankai_editor.recognize.lines import read_page


def families(rows: str, printed: dict[str, int]) -> list[str | None]:
    return [row.person.family for row in people_of_rows(read_page(rows).filled, printed)]


def test_labels_part_names_that_no_space_parts() -> None:
    assert families("町長：凪櫟葦", {"凪": 4}) == ["凪"]
    assert families("町長：凪櫟葦", {"凪櫟": 4}) == ["凪櫟"]


def test_labels_part_people_who_run_together() -> None:
    found = people_of_rows(
        read_page("湊浜町長砂川奏湊浜町教育長比嘉野陽一青波県知事早瀬望").filled,
        {"砂川": 3, "比嘉野": 2, "早瀬": 2},
    )
    assert [row.person.family for row in found] == ["砂川", "比嘉野", "早瀬"]


def test_titles_behind_names_in_labels_are_no_part_of_them() -> None:
    assert names_in_labels({"椿委員": 2, "早瀬さん": 3}) == {"椿委員": 2, "椿": 2, "早瀬": 3}


def test_a_post_above_rows_belongs_to_those_below() -> None:
    found = read(
        "港の会議録\n\n出席者\n委員長\n　椿 和子\n委員\n　早瀬 望\n　磯貝 茂\n\n"
        "○椿委員長　始めます。\n○早瀬委員　はい。\n○椿委員長　どうぞ。\n○磯貝委員　雪です。\n"
    )
    assert [person.title for person in found.state.record.participants] == ["委員長", "委員", "委員"]
