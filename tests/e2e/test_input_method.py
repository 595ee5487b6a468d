"""The real program with a real Japanese input method (ibus with kkc) on a virtual screen."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.input_method_session import CLICKED, CLICKED_IN_A_FIELD, IN_THE_PICKER

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

TOOLS = ("Xvfb", "openbox", "dbus-run-session", "ibus", "ibus-daemon", "xdotool", "import")
ENGINE = Path("/usr/share/ibus/component/kkc.xml")

RECORD = """\
format: zadankai/1
status: draft
title: 試し
participants:
  - label: 甲野
    name: null
    reading: こうの
  - label: 乙川
    name: null
    reading: おとかわ
body:
  - id: b1
    type: utterance
    speaker: 甲野
    text: 館があります。
  - id: b2
    type: utterance
    speaker: 乙川
    text: 夜も開いています。
"""


@pytest.fixture
def with_ime(shared_dir: Path) -> Path:
    tool = shared_dir / "tools" / "with-ime"
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if not tool.is_file():
        pytest.skip(f"no {tool}")
    if missing or not ENGINE.is_file():
        pytest.skip(f"not on this machine: {', '.join(missing) or 'ibus-kkc'}")
    return tool


def test_composing_in_the_real_program(with_ime: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "record.yaml").write_text(RECORD, "utf-8")
    environment = {
        k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"}
    }
    done = subprocess.run(
        [
            str(with_ime),
            sys.executable,
            str(root / "tests" / "e2e" / "input_method_session.py"),
            str(tmp_path),
        ],
        env={**environment, "ZADANKAI_HOME": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    saved = dict(json.loads((tmp_path / "saved.json").read_text("utf-8")))
    texts = {step: said["texts"] for step, said in saved.items()}
    assert_while_tagging(saved)
    assert_in_the_manuscript(texts)
    assert_in_the_picker(saved, texts[CLICKED])
    assert_in_the_find_bar(texts)
    assert_in_a_field({step: said["title"] for step, said in saved.items()})


def assert_while_tagging(saved: dict[str, dict[str, Any]]) -> None:
    begun = {"b1": "館があります。", "b2": "夜も開いています。"}
    heard = {
        "digits tag with the input method on": {"b1": "乙川", "b2": "甲野"},
        "keys that tag nothing type nothing": {"b1": "乙川", "b2": "甲野"},
        "somebody is searched for in kana": {"b1": "甲野", "b2": "甲野"},
        "what was tagged is undone": {"b1": "甲野", "b2": "乙川"},
    }
    for step, speakers in heard.items():
        assert (saved[step]["texts"], saved[step]["speakers"]) == (begun, speakers), step


def assert_in_the_manuscript(texts: dict[str, dict[str, str]]) -> None:
    assert texts["a word is converted and confirmed"] == {
        "b1": "幹事館があります。",
        "b2": "夜も開いています。",
    }
    split = texts["Enter that confirms does not split, the next one does"]
    # A paragraph with nothing in it is not stored.
    assert split == {"b1": "幹事館があります。", "b2": "夜も開いています。か"}
    cancelled = texts["a composition over a selection is cancelled"]
    assert cancelled == {"b1": "幹事館があります。", "b2": "夜も開いています。か\nい"}
    over = texts["a composition over two speakers"]
    assert over["b2"] == "夜も開いています。か\nい"
    assert over["b1"] == "かん"
    assert texts["undo takes all of it back"] == cancelled
    assert "かん" in "".join(texts[CLICKED].values())


def assert_in_the_picker(saved: dict[str, dict[str, Any]], texts: dict[str, str]) -> None:
    for step, _keys in IN_THE_PICKER:
        assert saved[step]["speakers"] == {"b1": "乙川", "b2": "乙川"}, step
        assert saved[step]["texts"] == texts, step


def assert_in_the_find_bar(texts: dict[str, dict[str, str]]) -> None:
    before = texts[CLICKED_IN_A_FIELD]
    assert texts["Enter that confirms searches nothing"] == before
    assert texts["Enter that confirms replaces nothing"] == before
    replaced = {block: text.replace("いて", "か") for block, text in before.items()}
    assert replaced != before
    assert texts["what is ticked is replaced"] == replaced


def assert_in_a_field(titles: dict[str, str]) -> None:
    assert titles["a composition over the title is cancelled"] == "試し"
    assert titles["Enter that confirms a title, the next one takes it"] == "かん"
    assert titles[CLICKED_IN_A_FIELD] == "き"
