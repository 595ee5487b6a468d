"""People of one family name whom the text tells apart, and the full names of those whom labels call by a part."""

import pytest

from tests.unit.recognize.made_reads import lines_of
from zadankai_editor.recognize.cast.namesakes import with_full_names, without_namesakes
from zadankai_editor.recognize.cast.people import Member, Person
from zadankai_editor.recognize.convention.signatures import spanned_lines


def member(printed: str, title: str | None = None) -> Member:
    return Member(Person(printed=printed, title=title))


def shown(rows: list[Member]) -> list[tuple[str, str | None]]:
    return [(row.person.shown, row.person.title) for row in rows]


TOLD = "早瀬 望（町長）と早瀬 明（灯台守）です。\n早瀬：海です。"


def test_two_whom_the_text_names_in_full_stand_for_the_family_name_alone() -> None:
    found = without_namesakes([member("早瀬"), member("磯貝")], lines_of(TOLD))
    assert shown(found) == [("磯貝", None), ("早瀬 望", "町長"), ("早瀬 明", "灯台守")]
    assert [row.doubt is not None for row in found] == [False, True, True]


def test_who_is_labelled_with_a_title_is_one_of_them() -> None:
    found = without_namesakes([member("早瀬"), member("早瀬", "町長")], lines_of(TOLD))
    assert shown(found) == [("早瀬 望", "町長"), ("早瀬 明", "灯台守")]


def test_where_two_are_told_apart_by_titles_the_name_alone_is_nobody() -> None:
    rows = [member("早瀬"), member("早瀬", "町長"), member("早瀬", "課長")]
    assert shown(without_namesakes(rows, lines_of("早瀬：海です。"))) == [("早瀬", "町長"), ("早瀬", "課長")]


def test_one_alone_stays() -> None:
    for text in ("早瀬 望（町長）です。", "早瀬：海です。"):
        assert shown(without_namesakes([member("早瀬")], lines_of(text))) == [("早瀬", None)]
    assert shown(without_namesakes([member("早瀬"), member("早瀬", "町長")], lines_of("海"))) == [
        ("早瀬", None),
        ("早瀬", "町長"),
    ]


def full(first: str, again: str = "早瀬", *others: str) -> str | None:
    """Return the full name of whoever is called `again`, where a label before that reads `first`."""
    rows = [member(name) for name in (again, *others)]
    text = f"{first}：海です。\n" + f"{again}：山です。\n" * 3
    (found, *_) = with_full_names(rows, spanned_lines(lines_of(text)))
    return found.person.name.full if found.person.name else None


def test_a_longer_label_that_stands_once_is_the_full_name() -> None:
    assert full("早瀬望") == "早瀬 望"


@pytest.mark.parametrize("first", ["早瀬の妻", "早瀬夫人", "早瀬町長", "磯貝 茂"])
def test_an_office_a_relative_and_other_words_are_no_given_name(first: str) -> None:
    assert full(first) is None


def test_another_family_name_that_begins_alike_is_somebody_else() -> None:
    assert full("中村", "中") is None
    assert full("早瀬望", "早瀬", "早瀬望") is None, "somebody else is called so"
    assert full("町長付", "町長") is None


def test_two_longer_labels_tell_nothing() -> None:
    text = "早瀬望：海です。\n早瀬明：川です。\n" + "早瀬：山です。\n" * 3
    (found,) = with_full_names([member("早瀬")], spanned_lines(lines_of(text)))
    assert found.person.name is None
