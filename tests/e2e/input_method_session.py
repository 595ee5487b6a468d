"""Runs inside of `with-ime`: drives the real program with a real input method, and says what was saved.

    python tests/e2e/input_method_session.py FOLDER

`FOLDER/record.yaml` is opened; after each step it is saved and read. `FOLDER/saved.json` is then a
list of `[step, texts by block id]`, in order.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from zadankai_editor.formats import read_record

PATIENCE = 20.0
SETTLE = 0.6
"""Seconds after which an input method has answered a key; nothing tells when it has."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("a word is converted and confirmed", ("k", "a", "n", "j", "i", "space", "Return")),
    ("Enter that confirms does not split, the next one does", ("Down", "End", "k", "a", "Return", "Return")),
    ("a composition over a selection is cancelled", ("i", "Return", "shift+Up", "k", "a", "Escape", "Right")),
    ("a composition over two speakers", ("Up", "Up", "Home", "shift+Down", "k", "a", "n", "n", "Return")),
    ("undo takes all of it back", ("ctrl+z",)),
)


def main(folder: Path) -> None:
    """Carry out the steps."""
    path = folder / "record.yaml"
    program = subprocess.Popen([sys.executable, "-m", "zadankai_editor", str(path)])
    saved: list[tuple[str, dict[str, str]]] = []
    try:
        wait_for_window()
        for number, (step, keys) in enumerate(STEPS):
            for key in keys:
                press(key)
            time.sleep(SETTLE)
            subprocess.run(["import", "-window", "root", str(folder / f"{number}.png")], check=False)
            saved.append((step, save(path)))
        press("k", "a", "n", "n")
        time.sleep(SETTLE)
        subprocess.run(["xdotool", "mousemove", "1100", "60", "click", "1"], check=True)
        time.sleep(SETTLE)
        saved.append(("a click elsewhere keeps what is composed", save(path)))
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


def save(path: Path) -> dict[str, str]:
    """Save, wait until that is done, and return the texts of the record by block."""
    before = path.stat().st_mtime_ns
    press("ctrl+s")
    end = time.monotonic() + PATIENCE / 4
    while path.stat().st_mtime_ns == before and time.monotonic() < end:
        time.sleep(0.05)
    return {block.id: block.text for block in read_record(path.read_bytes(), path.name).blocks}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
