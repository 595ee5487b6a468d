"""Where the program begins: commands load no Qt, and without a screen the window says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.support import Outcome, Run

COMMANDS = [
    ["convert", "座談会.txt", "-o", "out.yaml", "--report", "r.json"],
    ["check", "記録.yaml"],
    ["render", "記録.yaml", "--to", "html", "-o", "out.html"],
    ["schema"],
    ["--help"],
    ["--version"],
]


def begun(folder: Path, code: str, **env: str | None) -> Outcome:
    """Run `code` with the program's `main` at hand, without the variables that are `None`."""
    whole = {k: v for k, v in {**os.environ, **env}.items() if v is not None}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, env=whole, capture_output=True, timeout=120, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8"))


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda a: a[0])
def test_no_command_loads_qt(source: Path, ready: Path, tmp_path: Path, arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv[1:] = {arguments!r}\n"
        "from zadankai_editor.__main__ import main\n"
        "code = main()\n"
        "loaded = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')]\n"
        "sys.exit(f'{code} {loaded}')"
    )
    outcome = begun(tmp_path, code)
    assert outcome.err.endswith("0 []\n"), outcome.err


def test_help_and_version_load_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['--version']\n"
        "from zadankai_editor.__main__ import main\n"
        "main()\n"
        "sys.exit(str([m for m in ('pydantic', 'yaml', 'PySide6') if m in sys.modules]))"
    )
    assert begun(tmp_path, code).err == "[]\n"


WITHOUT_SCREEN = {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
START = "import sys; sys.argv[1:] = {!r}; from zadankai_editor.__main__ import main; sys.exit(main())"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may lack a screen")
@pytest.mark.parametrize("arguments", [[], ["記録.yaml"]])
def test_without_a_screen_one_sentence_names_the_command_line(
    ready: Path, tmp_path: Path, arguments: list[str]
) -> None:
    begun(tmp_path, START.format(arguments), **WITHOUT_SCREEN).failed_with(
        "DISPLAY", "zadankai-editor convert 入力.txt -o 出力.yaml", "zadankai-editor --help"
    )
    nobody_there = {**WITHOUT_SCREEN, "DISPLAY": ":4242"}
    begun(tmp_path, START.format(arguments), **nobody_there).failed_with(":4242", "zadankai-editor --help")


def test_where_qt_cannot_be_loaded_one_sentence_names_the_command_line(tmp_path: Path) -> None:
    code = "import sys; sys.modules['PySide6'] = None; sys.modules['zadankai_editor.app'] = None\n"
    outcome = begun(tmp_path, code + START.format([]), QT_QPA_PLATFORM="offscreen")
    outcome.failed_with("Qt", "zadankai-editor --help")


def test_a_word_that_is_neither_a_command_nor_a_file(run: Run, tmp_path: Path) -> None:
    begun(tmp_path, START.format(["chekc"])).failed_with("chekc", "--help")
    begun(tmp_path, START.format([""])).failed_with("名前が空です")


def test_a_single_file_opens_the_window(ready: Path, tmp_path: Path) -> None:
    code = (
        "import sys, types\n"
        "app = types.ModuleType('zadankai_editor.app')\n"
        "app.run = lambda path: print(path) or 7\n"
        "sys.modules['zadankai_editor.app'] = app\n"
    )
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    outcome = begun(tmp_path, code + START.format([ready.name]), **offscreen)
    assert (outcome.code, outcome.text) == (7, f"{ready.name}\n")
    outcome = begun(tmp_path, code + START.format([]), **offscreen)
    assert (outcome.code, outcome.text) == (7, "None\n")


def test_a_record_on_a_share_that_does_not_answer_does_not_keep_the_window_waiting(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\n"
        "sys.argv[1:] = ['share/記録.yaml']\n"
        "import zadankai_editor.__main__ as begin\n"
        "there = os.path.lexists\n"
        "os.path.lexists = lambda path: time.sleep(30) or there(path)\n"
        "begin._open_window = lambda path: print(path.name, round(time.monotonic() - started)) or 0\n"
        "started = time.monotonic()\n"
        "os._exit(begin.main() or sys.stdout.flush() or 0)"
    )
    outcome = begun(tmp_path, code, PYTHONIOENCODING="utf-8")
    assert outcome.code == 0, outcome.err
    assert outcome.out.decode("utf-8").split() == ["記録.yaml", "0"]
