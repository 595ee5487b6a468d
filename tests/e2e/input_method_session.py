"""Runs inside of `with-ime`: drives the real program with a real input method, and says what was saved.

    python tests/e2e/input_method_session.py FOLDER

`FOLDER/record.yaml` is opened; after each step it is saved and read. `FOLDER/saved.json` is then a
list of `[step, what the record says]`, in order: texts and speakers by block id, and the title.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from zadankai_editor.formats import read_record

PATIENCE = 20.0
SETTLE = 0.6
"""Seconds after which an input method has answered a key; nothing tells when it has."""

Steps = Sequence[tuple[str, tuple[str, ...]]]

WHILE_TAGGING: Steps = (
    ("digits tag with the input method on", ("ctrl+Home", "F4", "2", "1", "Escape")),
    ("keys that tag nothing type nothing", ("ctrl+Home", "F4", "x", "g", "a", "Escape")),
    ("somebody is searched for in kana", ("ctrl+Home", "F4", "f", *"kouno", "Return", "Return", "Escape")),
    ("what was tagged is undone", ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+Home")),
)
IN_THE_MANUSCRIPT: Steps = (
    ("a word is converted and confirmed", ("k", "a", "n", "j", "i", "space", "Return")),
    ("Enter that confirms does not split, the next one does", ("Down", "End", "k", "a", "Return", "Return")),
    ("a composition over a selection is cancelled", ("i", "Return", "shift+Up", "k", "a", "Escape", "Right")),
    ("a composition over two speakers", ("Up", "Up", "Home", "shift+Down", "k", "a", "n", "n", "Return")),
    ("undo takes all of it back", ("ctrl+z",)),
)

CLICKED = "a click elsewhere keeps what is composed"

IN_THE_PICKER: Steps = (
    (
        "Enter that confirms filters, the next one takes",
        ("F6", "ctrl+Home", "F2", "o", "t", "o", "Return", "Return"),
    ),
    ("digits in a composition assign nobody", ("F2", "k", "a", "1", "2", "Escape", "Escape", "Escape")),
)
IN_A_FIELD: Steps = (
    ("a composition over the title is cancelled", ("ctrl+alt+4", "ctrl+a", "k", "a", "Escape")),
    (
        "Enter that confirms a title, the next one takes it",
        ("ctrl+a", "k", "a", "n", "n", "Return", "Return"),
    ),
)
IN_THE_FIND_BAR: Steps = (
    ("Enter that confirms searches nothing", ("F6", "ctrl+h", "i", "t", "e", "Return")),
    ("Enter that confirms replaces nothing", ("Tab", "k", "a", "Return")),
    ("what is ticked is replaced", ("ctrl+Return", "Escape")),
)
CLICKED_IN_A_FIELD = "a click elsewhere keeps what is composed in a field"


def main(folder: Path) -> None:
    """Carry out the steps."""
    path = folder / "record.yaml"
    program = subprocess.Popen([sys.executable, "-m", "zadankai_editor", str(path)])
    saved: list[tuple[str, dict[str, Any]]] = []

    def carry_out(steps: Steps) -> None:
        for step, keys in steps:
            for key in keys:
                press(key)
            time.sleep(SETTLE)
            picture = folder / f"{len(saved)}.png"
            subprocess.run(["import", "-window", "root", str(picture)], check=False)
            saved.append((step, save(path)))

    def click_while_composing(step: str, keys: tuple[str, ...], at: tuple[int, int]) -> None:
        press(*keys)
        time.sleep(SETTLE)
        subprocess.run(["xdotool", "mousemove", *map(str, at), "click", "1"], check=True)
        time.sleep(SETTLE)
        saved.append((step, save(path)))

    try:
        wait_for_window()
        carry_out(WHILE_TAGGING)
        carry_out(IN_THE_MANUSCRIPT)
        click_while_composing(CLICKED, ("k", "a", "n", "n"), (1100, 60))
        carry_out(IN_THE_PICKER)
        carry_out(IN_A_FIELD)
        click_while_composing(CLICKED_IN_A_FIELD, ("ctrl+a", "k", "i"), (600, 640))
        carry_out(IN_THE_FIND_BAR)
    finally:
        program.kill()
        program.wait()
    (folder / "saved.json").write_text(json.dumps(saved, ensure_ascii=False), "utf-8")


def press(*keys: str) -> None:
    """Press keys by their X names, slowly enough for the input method."""
    subprocess.run(["xdotool", "key", "--delay", "120", *keys], check=True)


def wait_for_window() -> None:
    """Wait until the program shows the record and has met the input method."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "試し"], capture_output=True, check=False
        )
        if found.stdout.split():
            time.sleep(2.0)
            return
        time.sleep(0.1)
    raise SystemExit("no window")


def save(path: Path) -> dict[str, Any]:
    """Save, wait until that is done, and return what the record says."""
    before = path.stat().st_mtime_ns
    press("ctrl+s")
    end = time.monotonic() + PATIENCE / 4
    while path.stat().st_mtime_ns == before and time.monotonic() < end:
        time.sleep(0.05)
    record = read_record(path.read_bytes(), path.name)
    return {
        "texts": {block.id: block.text for block in record.blocks},
        "speakers": {block.id: record.label_of(block.speaker) for block in record.blocks},
        "title": record.title,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
