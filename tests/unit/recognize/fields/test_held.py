"""The date of the event: which date before the talk is meant, and what of its line belongs to it."""

import pytest

from zadankai_editor.recognize.fields.held import HeldLine, announces, choose_held
from zadankai_editor.recognize.lines import read_page


def held(text: str, title: str = "") -> HeldLine | None:
    return choose_held(read_page(text).filled, read_page(title).filled)


def date_of(found: HeldLine) -> str | None:
    """Return the date of a line that tells it whole."""
    return found.dated.date if found.dated is not None else None


@pytest.mark.parametrize(
    "line",
    [
        "日時：令和6年5月1日（水）午後2時から",
        "令和6年5月1日",
        "(1) 開催日　令和6年5月1日",
        "〔とき〕令和6年5月1日　湊浜会館にて",
        "令和6年5月1日、湊浜会館の広い座敷にみんなで集まりました。",
    ],
)
def test_a_line_tells_when_it_was_by_its_label_its_verb_or_by_holding_nothing_else(line: str) -> None:
    found = held(f"湊浜の灯り\n{line}\nよい一日でした。")
    assert found is not None
    assert (found.line.text, date_of(found), found.label) == (line, "2024-05-01", None)


@pytest.mark.parametrize(
    "line",
    [
        "昭和30年5月1日の大火で灯台は失われ、町は長く暗いままでした。",
        "※灯台は令和6年5月1日に行った工事の前の姿です。",
        "日時：2024年",
        "日時：未定",
    ],
)
def test_a_date_in_passing_a_note_and_a_year_alone_tell_nothing(line: str) -> None:
    assert held(line) is None


def test_what_says_so_in_words_is_before_a_date_that_stands_alone() -> None:
    found = held("令和6年6月9日\n取材日：令和6年5月1日")
    assert found is not None
    assert date_of(found) == "2024-05-01"


def test_a_sentence_that_says_so_with_the_day_is_before_a_month_that_stands_alone() -> None:
    found = held("令和6年6月\n令和6年5月1日、湊浜会館の座敷に六人が集まりました。")
    assert found is not None
    assert date_of(found) == "2024-05-01"


def test_of_two_alike_the_first_is_meant() -> None:
    found = held("令和6年6月9日\n令和6年5月1日")
    assert found is not None
    assert found.line.number == 1


@pytest.mark.parametrize("label", ["日時", "◇日　時：", "〔開催日時〕"])
def test_the_line_above_may_announce_it(label: str) -> None:
    found = held(f"{label}\n令和6年5月1日")
    assert found is not None
    assert found.label is not None
    assert (found.label.text, found.line.text, found.whole) == (label, "令和6年5月1日", True)


def test_a_line_of_several_sentences_is_more_than_the_date() -> None:
    found = held("令和6年5月1日に開催しました。港の灯りについて話しました。")
    assert found is not None
    assert not found.whole


def test_the_title_tells_it_only_where_nothing_else_does_and_its_date_is_one() -> None:
    title = "湊浜の灯り座談会（令和6年5月1日）"
    found = held("ようこそ。", title)
    assert found is not None
    assert (date_of(found), found.whole) == ("2024-05-01", False)
    other = held("令和6年6月9日", title)
    assert other is not None
    assert date_of(other) == "2024-06-09"
    assert held("ようこそ。", f"{title}\n令和6年6月9日の続き") is None


def test_of_the_dates_of_a_title_the_one_with_a_day_is_meant() -> None:
    found = held("", "令和6年5月の集い\n令和6年5月1日の部")
    assert found is not None
    assert date_of(found) == "2024-05-01"


def test_the_day_in_the_title_is_meant_where_elsewhere_only_its_month_stands() -> None:
    for title, date in (("渚市議会 2024-06-12", "2024-06-12"), ("渚市議会 2024-07-12", "2024-06")):
        found = held("令和6年6月 定例会－03号", title)
        assert found is not None
        assert date_of(found) == date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("日時", True),
        ("1. 開催場所：", True),
        ("日時です。", False),
        ("期日前の投票", False),
        ("日時 令和6年5月1日（水曜日）", False),
    ],
)
def test_what_announces_a_date_is_one_word(line: str, expected: bool) -> None:
    (read,) = read_page(line).filled
    assert announces(read) is expected
