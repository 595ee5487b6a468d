"""The page of the manual on checks: each is there, and its examples come out as it says."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.unit.checks.talks import found_in, talk
from zadankai_editor.checks import facts, suspicions, wording
from zadankai_editor.record.findings import CODES

_PAGE = Path(__file__).parents[3] / "docs" / "checks.md"
_SECTION = re.compile(
    r"^### (?P<title>.+)\n`(?P<code>[\w.]+)`（(?P<level>\w+)）\n(?P<rest>(?:(?!^##).*\n)*)", re.MULTILINE
)


class Section(NamedTuple):
    """What the page says of one code; the examples are talks."""

    title: str
    level: str
    wrong: str
    right: str


def _sections() -> dict[str, Section]:
    found = {}
    for match in _SECTION.finditer(_PAGE.read_text("utf-8")):
        _, wrong, right = re.split("直す例：|そのままの例：", match["rest"])
        found[match["code"]] = Section(match["title"], match["level"], _talk(wrong), _talk(right))
    return found


def _talk(bullets: str) -> str:
    return "\n".join(re.findall(r"^- (.+)$", bullets, re.MULTILINE))


SECTIONS = _sections()


def test_every_check_of_words_has_a_section() -> None:
    folders = (Path(package.__file__ or "").parent for package in (suspicions, facts, wording))
    source = "".join(file.read_text("utf-8") for folder in folders for file in folder.glob("*.py"))
    assert set(SECTIONS) == set(re.findall(r'finding\(\s*"([\w.]+)"', source))


@pytest.mark.parametrize("code", SECTIONS)
def test_titles_and_levels_are_those_of_the_registry(code: str) -> None:
    assert SECTIONS[code].title == CODES[code].title
    assert SECTIONS[code].level == CODES[code].level.value


@pytest.mark.parametrize("code", SECTIONS)
def test_examples_come_out_as_the_page_says(code: str) -> None:
    assert [found for found, _ in found_in(talk(SECTIONS[code].wrong))] == [code]
    assert found_in(talk(SECTIONS[code].right)) == []
