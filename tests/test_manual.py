"""The manual and the README say what is so."""

import re
from pathlib import Path

from zadankai_editor.ui.actions import ACTIONS
from zadankai_editor.ui.import_review.dialog import KEYS

_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
_KEY = re.compile(r"`((?:Ctrl\+|Alt\+|Shift\+)+[^`]+|F\d+)`")
_MOST_BYTES = 250_000

OF_QT_AND_THE_EDITOR = {
    *("Alt+D", "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+Enter", "Shift+Enter", "Shift+Tab", "Shift+F10")
}


def _pictures(page: Path) -> set[Path]:
    return {(page.parent / name).resolve() for name in _PICTURE.findall(page.read_text("utf-8"))}


def test_every_picture_is_there_and_small_and_shown(root: Path) -> None:
    pages = (root / "docs" / "manual.md", root / "docs" / "structuring.md", root / "README.md")
    shown = set().union(*map(_pictures, pages))
    there = {path.resolve() for path in (root / "docs" / "images").glob("*.png")}
    assert shown == there
    assert {path.name for path in there if path.stat().st_size > _MOST_BYTES} == set()


def test_every_key_of_the_manual_is_one_of_the_program(root: Path) -> None:
    pages = ("manual.md", "structuring.md")
    named = set(_KEY.findall("".join((root / "docs" / page).read_text("utf-8") for page in pages)))
    keys = {key for spec in ACTIONS for key in spec.keys}
    assert len(named) > 20
    source = "".join(
        file.read_text("utf-8") for file in (root / "src" / "zadankai_editor" / "ui").rglob("*.py")
    )
    access = {f"Alt+{letter}" for letter in re.findall(r"\(&([A-Z])\)", source)}
    assert named - keys - access - set(KEYS) - OF_QT_AND_THE_EDITOR == set()


def test_every_link_within_the_manual_leads_somewhere(root: Path) -> None:
    text = (root / "docs" / "manual.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}
    linked = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert len(linked) == len(headings)
    assert linked == anchors
