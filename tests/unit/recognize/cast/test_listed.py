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


def shown(rows: str, printed: dict[str, int]) -> list[tuple[str, bool]]:
    found = people_of_rows(read_page(rows).filled, printed)
    return [(row.person.shown, row.doubt is not None) for row in found]


def test_a_known_family_name_is_not_cut_by_the_ends_of_labels() -> None:
    labels = names_in_labels({"早瀬港湾整備課長": 4})
    assert labels["早"] == labels["早瀬"] == 4
    assert shown("港湾整備課長　早瀬", labels) == [("早瀬", False)]


def test_a_short_name_is_whole_where_labels_call_people_by_their_family_names() -> None:
    rows = "町長：磯貝 茂\n港湾課長：榎戸田"
    assert shown(rows, {"磯貝": 3, "榎戸田": 2}) == [("磯貝 茂", False), ("榎戸田", False)]
    assert shown(rows, {"磯貝茂": 3, "榎戸田": 2}) == [("磯貝 茂", False), ("榎戸 田", False)]
    assert shown("町長：磯貝茂子\n港湾課長：榎戸田", {"磯貝茂子": 3, "榎戸田": 2})[1] == ("榎戸 田", False)


def test_it_is_asked_whether_a_short_name_is_whole_where_no_other_tells() -> None:
    assert shown("港湾課長：榎戸田", {"榎戸田": 2}) == [("榎戸 田", True)]
    assert shown("港湾課長：榎戸田", {"榎戸": 2}) == [("榎戸 田", False)]
    assert shown("港湾課長：榎戸田", {}) == [("榎戸 田", False)]


def test_a_short_name_before_an_office_is_whole() -> None:
    assert shown("港湾課長：岩濱", names_in_labels({"岩濱課長": 1})) == [("岩濱", False)]
    assert shown("港湾課長：岩濱", names_in_labels({"岩濱港湾課長": 1})) == [("岩濱", False)]
    assert shown("港湾課長：岩濱", {}) == [("岩濱", True)]
