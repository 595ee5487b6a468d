"""The title: which line is it, what of the line, and whether that is certain."""

import pytest

from zadankai_editor.readers.structure import Hint, HintRole, Structure
from zadankai_editor.recognize.fields.title import (
    LONGEST_TITLE,
    Title,
    choose_title,
    decorated,
    label_end,
    may_be_title,
    title_weight,
    without_label,
)
from zadankai_editor.recognize.lines import Line, read_page


def title(text: str, structure: Structure | None = None) -> Title | None:
    return choose_title(read_page(text, structure or Structure()).filled)


def line(text: str) -> Line:
    (found,) = read_page(text).filled
    return found


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("会議名：湊浜の灯り", "湊浜の灯り"),
        ("〔件　名〕湊浜の灯り", "湊浜の灯り"),
        ("～湊浜の灯り座談会～", "湊浜の灯り座談会"),
        ("--湊浜の灯り座談会--", "湊浜の灯り座談会"),
        ("湊浜の灯り座談会", "湊浜の灯り座談会"),
    ],
)
def test_what_announces_and_decorates_a_title_goes(printed: str, text: str) -> None:
    found = title(f"{printed}\n\n令和6年5月1日")
    assert found is not None
    assert (found.text, [line.text for line in found.lines], found.doubt) == (text, [printed], None)


def test_a_heading_of_the_source_is_the_title_wherever_it_stands() -> None:
    hints = Structure(hints={5: Hint(role=HintRole.HEADING, level=1)})
    found = title("潮だより\n春の号\n\nごあいさつ\n湊浜の灯り", hints)
    assert found is not None
    assert (found.text, found.doubt) == ("湊浜の灯り", None)


def test_two_headings_of_one_level_are_asked_about() -> None:
    heading = Hint(role=HintRole.HEADING, level=1)
    found = title("潮だより\n湊浜の灯り\n沖島の灯り", Structure(hints={2: heading, 3: heading}))
    assert found is not None
    assert found.text == "湊浜の灯り"
    assert found.doubt


def test_a_decorated_title_goes_on_from_the_main_one_above_and_is_asked_about() -> None:
    found = title("灯りをともす人々\n～湊浜町×沖島町座談会～")
    assert found is not None
    assert found.text == "灯りをともす人々～湊浜町×沖島町座談会～"
    assert [line.number for line in found.lines] == [1, 2]
    assert found.doubt


def test_two_lines_that_are_alike_are_asked_about() -> None:
    found = title("潮だより\n潮だまり")
    assert found is not None
    assert found.text == "潮だより"
    assert found.doubt
    assert "潮だより" in found.doubt


@pytest.mark.parametrize(
    "text",
    [
        "",
        "令和6年5月1日",
        "日時：令和6年5月1日",
        "本日は港の話をしました。",
        "※灯り：明るいもの",
        "会議名：" + "灯" * LONGEST_TITLE,
    ],
)
def test_dates_sentences_notes_and_long_lines_are_no_title(text: str) -> None:
    assert title(text) is None


def test_earlier_lines_weigh_more_and_names_of_events_too() -> None:
    weights = [title_weight(line("潮だより"), place) for place in (0, 1, 5, 20)]
    assert weights == sorted(set(weights), reverse=True)
    assert title_weight(line("潮だより座談会"), 1) > title_weight(line("潮だより"), 1)


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("会議の名称　湊浜の灯り", "湊浜の灯り"),
        ("汐だまり名：湊浜の灯り", "湊浜の灯り"),
        ("## 湊浜の灯り", "湊浜の灯り"),
        ("湊浜の灯り", "湊浜の灯り"),
        ("会場名：湊浜会館", "会場名：湊浜会館"),
        ("会議名：", "会議名："),
    ],
)
def test_only_words_that_announce_titles_are_taken_off(printed: str, text: str) -> None:
    assert without_label(line(printed)) == text
    assert bool(label_end(line(printed))) is (printed != text and not printed.startswith("#"))


@pytest.mark.parametrize(
    ("printed", "inside"), [("～港～の～灯り～", "港～の～灯り"), ("～港の灯り", None), ("-港-", None)]
)
def test_a_decoration_stands_on_both_sides(printed: str, inside: str | None) -> None:
    assert decorated(line(printed)) == inside


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("港の灯り", True),
        ("湊浜町と沖島町で対談「港の灯り」", True),
        ("湊浜の座談会を開きました！", True),
        ("港の灯りがともりました！", False),
        ("湊浜の座談会を開きました。", False),
        ("日時：未定", False),
    ],
)
def test_a_sentence_is_a_title_only_where_it_names_the_event(printed: str, expected: bool) -> None:
    assert may_be_title(line(printed)) is expected
