"""People whom only the talk names: by labels, by first mentions, in full elsewhere."""

import pytest

from zadankai_editor.recognize.cast.introduced import introduced
from zadankai_editor.recognize.cast.label_members import bare_label, member_of_label
from zadankai_editor.recognize.cast.namesakes import with_full_names, without_namesakes
from zadankai_editor.recognize.convention.signatures import spanned_lines
from zadankai_editor.recognize.lines import read_page


@pytest.mark.parametrize(
    ("label", "title", "name"),
    [
        ("椿部長", "部長", "椿"),
        ("椿 部長", "部長", "椿"),
        ("議長(椿君)", "議長", "椿"),
        ("椿(議長)", "議長", "椿"),
        ("【椿】", None, "椿"),
        ("部長", None, "部長"),
    ],
)
def test_name_and_title_of_a_label(label: str, title: str | None, name: str) -> None:
    member = member_of_label(label, 3)
    assert (member.person.title, member.person.printed, member.person.lines) == (title, name, (3,))
    assert member.doubt is not None
    assert member_of_label(label, 3, sure=True).doubt is None


@pytest.mark.parametrize(("label", "bare"), [("○椿さん", "椿"), ("Kさん", "Kさん"), ("〔椿〕", "椿")])
def test_marks_and_honorifics_are_no_part_of_a_name(label: str, bare: str) -> None:
    assert bare_label(label) == bare


def test_who_is_introduced_has_title_name_and_short_form_once() -> None:
    lines = read_page("湊浜町長：椿和子（以下「椿」）\nはい。\n湊浜町長：椿和子（以下「椿」）\n").filled
    (member,) = introduced(lines)
    assert (member.person.title, member.person.shown, member.alias) == ("湊浜町長", "椿 和子", "椿")


def test_a_family_name_that_the_text_completes_twice_is_two_people() -> None:
    lines = read_page("椿 和子（校長）と椿 大樹（園長）が話します。").filled
    found = without_namesakes([member_of_label("椿", 1)], lines)
    assert [(m.person.shown, m.person.title) for m in found] == [("椿 和子", "校長"), ("椿 大樹", "園長")]


@pytest.mark.parametrize(("first", "full"), [("椿和子", "椿 和子"), ("椿夫人", None)])
def test_a_longer_label_may_be_the_full_name(first: str, full: str | None) -> None:
    spanned = spanned_lines(read_page(f"{first}：はい。\n椿：いいえ。\n椿：どうも。\n椿：では。\n").filled)
    (member,) = with_full_names([member_of_label("椿", 2)], spanned)
    assert (member.person.name.full if member.person.name else None) == full
