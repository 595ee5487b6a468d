"""Titles, parts in the talk, and what of them tells one office from another."""

import pytest

from zadankai_editor.recognize.cast.offices import (
    is_deputy,
    is_role,
    is_title,
    may_be_office,
    says_who_leads,
    tails_of,
    telling_tails,
    tells_role,
)


@pytest.mark.parametrize("text", ["湊浜町長", "企画部長(兼務)", "市　長", "司会", "語り手"])
def test_what_somebody_is_or_does(text: str) -> None:
    assert is_role(text)
    assert tells_role(text)


@pytest.mark.parametrize("text", ["椿", "湊浜町", "港の話"])
def test_what_is_no_office(text: str) -> None:
    assert not is_title(text)
    assert not may_be_office(text)


@pytest.mark.parametrize(("text", "leads"), [("司会・進行", True), ("聞き手", True), ("町長", False)])
def test_who_leads_the_talk(text: str, *, leads: bool) -> None:
    assert says_who_leads(text) is leads


def test_the_end_of_a_title_is_not_that_of_the_deputy() -> None:
    assert "部長" in tails_of("湊浜町企画部長")
    assert "町長" not in tails_of("湊浜町副町長")
    assert telling_tails("企画部長") <= tails_of("企画部長")
    assert is_deputy("副町長", "町長")
    assert not is_deputy("町長", "町長")


@pytest.mark.parametrize("text", ["議長", "３番", "司会"])
def test_what_may_stand_beside_a_name(text: str) -> None:
    assert may_be_office(text)
    assert not may_be_office(f"{text}、それから")
