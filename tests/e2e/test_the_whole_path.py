"""The real process on a virtual screen: from a pasted record to a file that may be published."""

import shutil
import subprocess
import sys
from importlib.resources import as_file
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, Program, wait_for
from zadankai_editor.formats import read_record
from zadankai_editor.record.nodes import BlockKind, Status
from zadankai_editor.resources import example

pytestmark = pytest.mark.e2e

_WINDOW = "座談会エディタ"
_REVIEW = "取り込みの確認"
_TITLE = "湊が丘市CIO×汐路県CIO座談会"
_PICTURES = ("hayase.png", "kiryu.png", "roundtable.png")
"""What the photos of the sample show, in their order."""


def _pasted(desktop: Desktop) -> Program:
    """Start the program and paste the sample into it."""
    program = Program(desktop)
    desktop.wait_for_window(_WINDOW)
    desktop.copy(example("minatogaoka-7.txt").read_text("utf-8"))
    desktop.keys("ctrl+v")
    desktop.wait_for_window(_REVIEW)
    wait_for(lambda: _accepted(desktop), "the review to be accepted")
    wait_for(lambda: "取り込み" in program.journal(), "the import in the journal")
    desktop.wait_for_window(_TITLE)
    return program


def _accepted(desktop: Desktop) -> bool:
    """Take over what was recognised; the button is there once it is."""
    if desktop.no_window(_REVIEW):
        return True
    desktop.keys("ctrl+Return")
    return False


def test_a_pasted_record_becomes_a_file_that_may_be_published(desktop: Desktop) -> None:
    path = desktop.home / "records" / "record.yaml"
    path.parent.mkdir()
    program = _pasted(desktop)
    try:
        _correct_a_speaker(desktop, program)
        desktop.keys("ctrl+shift+r")  # Not yet: pictures are missing.
        _add_pictures(desktop, program)
        _settle_doubts(desktop, program)
        assert _changes(program, "公開用に確定") == 0
        desktop.keys("ctrl+shift+r")
        desktop.wait_for_window("公開用に確定")  # The pictures have no text that describes them.
        desktop.keys("alt+f")
        _wait_for_change(program, "公開用に確定")
        desktop.wait_for_window(_TITLE)
        _save_as(desktop, path)
        _quit(desktop, program)
    finally:
        program.end()
    assert "Traceback" not in program.errors.read_text("utf-8", "replace")

    written = path.read_bytes()
    record = read_record(written, path.name)
    assert record.status is Status.READY
    said = [b for b in record.blocks if b.kind is BlockKind.UTTERANCE]
    names = [record.label_of(block.speaker) for block in said]
    # The second utterance was 椎葉's, the third 桐生's.
    assert names[:4] == ["早瀬", "瀬戸口", "若槻", "椎葉"]
    photos = [b for b in record.blocks if b.kind is BlockKind.PHOTO]
    assert [block.text for block in photos] == ["湊が丘市CIO", "汐路県CIO", "円卓を囲む参加者の皆さん"]
    for block, name in zip(photos, _PICTURES, strict=True):
        assert block.file is not None
        assert (path.parent / block.file).read_bytes() == (example("images") / name).read_bytes()
    assert _check(path) == 0

    again = Program(desktop, [str(path)])
    try:
        desktop.wait_for_window(_TITLE)
        _quit(desktop, again)
    finally:
        again.end()
    assert "Traceback" not in program.errors.read_text("utf-8", "replace")
    assert path.read_bytes() == written


def _correct_a_speaker(desktop: Desktop, program: Program) -> None:
    """Give one utterance to somebody by its digit, the next with the speaker picker."""
    # Two paragraphs of lead, section, heading, moderator, utterance, photo, utterance.
    desktop.keys(*["Tab"] * 7, "ctrl+7")
    _wait_for_change(program, "発言者を「瀬戸口」に（1件）")
    desktop.keys("Tab", "F2")
    desktop.keys("8")
    _wait_for_change(program, "発言者を「若槻」に（1件）")


def _add_pictures(desktop: Desktop, program: Program) -> None:
    """Choose a file for each photo in the panel; the header image stands first and stays without."""
    # The panel has followed the caret through the manuscript.
    desktop.keys("ctrl+alt+3", "Home")
    for count, name in enumerate(_PICTURES, start=1):
        with as_file(example("images") / name) as picture:
            file = shutil.copy(picture, desktop.home / name)
        desktop.keys("Down", "Tab", "space")
        desktop.wait_for_window("画像を選ぶ")
        desktop.type(str(file))
        desktop.keys("Return")
        wait_for(lambda: desktop.no_window("画像を選ぶ"), "the dialog to close")
        _wait_for_change(program, "画像の変更", count)
        desktop.wait_for_window(_TITLE)
        desktop.keys("shift+Tab")


def _settle_doubts(desktop: Desktop, program: Program) -> None:
    """Go from problem to problem and settle each: what is no doubt, F7 leaves alone."""
    desktop.keys("F6")

    def settled() -> bool:
        desktop.keys("F8", "F7")
        return _changes(program, "確認済みにする") == 1

    wait_for(settled, "the doubt to be settled")


def _quit(desktop: Desktop, program: Program) -> None:
    wait_for(lambda: "*" not in desktop.title(_TITLE), "everything to be saved")
    desktop.keys("ctrl+q")
    assert program.wait() == 0


def _check(path: Path) -> int:
    """Return what the command line thinks of the file."""
    command = [sys.executable, "-m", "zadankai_editor", "check", str(path)]
    return subprocess.run(command, check=False).returncode


def _changes(program: Program, label: str) -> int:
    """Return how many changes of this name are in the journal."""
    return program.journal().count(f'"label":"{label}"')


def _wait_for_change(program: Program, label: str, count: int = 1) -> None:
    wait_for(lambda: _changes(program, label) == count, f"{label} in the journal, {count} times")


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
    if not desktop.no_window(_TITLE):
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
