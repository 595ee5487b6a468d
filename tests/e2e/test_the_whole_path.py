"""The real process on a virtual screen: from a pasted record to a file that may be published."""

from pathlib import Path

import pytest
import yaml

from tests.e2e.desktop import Desktop, Program, wait_for
from zadankai_editor.formats import read_record
from zadankai_editor.resources import example

pytestmark = pytest.mark.e2e

_WINDOW = "座談会エディタ"
_REVIEW = "取り込みの確認"


def _pasted(desktop: Desktop) -> Program:
    """Start the program and paste the sample into it."""
    program = Program(desktop)
    desktop.wait_for_window(_WINDOW)
    desktop.copy(example("minatogaoka-7.txt").read_text("utf-8"))
    desktop.keys("ctrl+v")
    desktop.wait_for_window(_REVIEW)
    wait_for(lambda: _accepted(desktop), "the review to be accepted")
    wait_for(lambda: "取り込み" in program.journal(), "the import in the journal")
    desktop.wait_for_window("湊が丘市CIO×汐路県CIO座談会")
    return program


def _accepted(desktop: Desktop) -> bool:
    """Take over what was recognised; the button is there once it is."""
    if desktop.no_window(_REVIEW):
        return True
    desktop.keys("ctrl+Return")
    return False


def test_a_killed_program_offers_the_work_again(desktop: Desktop) -> None:
    program = _pasted(desktop)
    try:
        desktop.keys("Tab", "Tab", "Tab", "Tab", "Tab")
        typed = "typedbeforethecrash"
        desktop.type(typed)
        # The journal has one entry a key.
        wait_for(lambda: program.journal().count('"op":"text"') == len(typed), "what was typed")
        program.kill()
        again = Program(desktop)
        try:
            _take_up_lost_work(desktop, again)
            path = desktop.home / "recovered.yaml"
            _save_as(desktop, path)
            record = read_record(path.read_bytes(), path.name)
            assert any(typed in block.text for block in record.blocks)
            desktop.keys("ctrl+q")
            assert again.wait() == 0
        finally:
            again.end()
    finally:
        program.end()
    assert "Traceback" not in program.errors.read_text("utf-8", "replace")


def _take_up_lost_work(desktop: Desktop, program: Program) -> None:
    desktop.wait_for_window(_WINDOW)
    # Until the work is found, Enter means pasting: with nothing to paste it only says so.
    desktop.copy("")
    wait_for(lambda: _opened(desktop), "the lost work to be opened")
    assert program.journal()


def _opened(desktop: Desktop) -> bool:
    if not desktop.no_window("湊が丘市"):
        return True
    # The work found is the first thing on the start page, and has the focus.
    desktop.keys("Return")
    return False


def _save_as(desktop: Desktop, path: Path) -> None:
    desktop.keys("ctrl+s")
    desktop.wait_for_window("名前を付けて保存")
    desktop.keys("ctrl+a")
    desktop.type(str(path))
    desktop.keys("Return")
    wait_for(path.exists, f"the file {path}")
    wait_for(lambda: desktop.no_window("名前を付けて保存"), "the dialog to close")


def _published(path: Path) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return loaded
