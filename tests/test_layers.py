"""The layer rule: what each folder of the program may know, read from its import statements.

japanese <- record <- readers <- recognize <- checks, formats, render <- storage <- session <- ui <- app
                                                                         storage <- cli
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from zadankai_editor import recognize

PACKAGE = "zadankai_editor"
SOURCE = Path(__file__).resolve().parents[1] / "src" / PACKAGE

# Each layer and the layers of ours that it may import, besides itself. Peers do not know each other.
UP_TO_RECOGNIZE = ["japanese", "record", "readers", "recognize"]
PURE = [*UP_TO_RECOGNIZE, "checks", "formats", "render", "storage"]
MAY_IMPORT = {
    "japanese": [],
    "record": ["japanese"],
    "readers": ["japanese", "record"],
    "recognize": ["japanese", "record", "readers"],
    "checks": UP_TO_RECOGNIZE,
    "formats": UP_TO_RECOGNIZE,
    "render": UP_TO_RECOGNIZE,
    "storage": [*UP_TO_RECOGNIZE, "checks", "formats", "render"],
    "cli": PURE,
    "session": PURE,
    "ui": [*PURE, "session"],
    "app": [*PURE, "session", "ui"],
    "__main__": ["cli", "app"],
    "__init__": [],
    "resources": [],
}
NEUTRAL = {"resources", "__init__"}  # any layer may ask for a resource, or for the version

CORE_QT = {"QtCore", "QtGui"}
WIDGET_QT = CORE_QT | {"QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport"}
MAY_IMPORT_QT = {"session": CORE_QT, "ui": WIDGET_QT, "app": WIDGET_QT}

NETWORK = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip


class Import(NamedTuple):
    """One imported module or name, by its full dotted name, and the line it stands in."""

    name: str
    line: int


def layer_of(file: Path, source: Path = SOURCE) -> str:
    """The layer that a file belongs to: its folder, or its own name at the top."""
    first = file.relative_to(source).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.Module, file: Path, source: Path = SOURCE) -> Iterator[Import]:
    """Everything that a module imports, wherever the statement stands; for types only, too."""
    package = [PACKAGE, *file.relative_to(source).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (Import(f"{module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            name = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else "?"
            yield Import(str(name), node.lineno)


def complaints(text: str, file: Path, source: Path = SOURCE) -> list[str]:
    """What the source of one file does against the rules, each as one line."""
    tree, layer = ast.parse(text), layer_of(file, source)
    if layer not in MAY_IMPORT:
        return [f"{file}: {layer!r} is no layer that MAY_IMPORT knows"]
    found = [
        f"{file}:{entry.line}: {layer} must not import {entry.name}"
        for entry in imports(tree, file, source)
        if not is_allowed(layer, entry.name)
    ]
    found += [
        f"{file}:{entry.line}: {entry.name} is behind the door of recognize"
        for entry in imports(tree, file, source)
        if layer != "recognize" and is_allowed(layer, entry.name) and is_behind_the_door(entry.name)
    ]
    if layer != "japanese":
        found += [f"{file}:{line}: a text is folded by hand" for line in foldings(tree)]
    found += [
        f"{file}:{node.lineno}: an exception is swallowed"
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    return found


def is_behind_the_door(name: str) -> bool:
    """Whether a dotted name is one of the recogniser's that `recognize/__init__` does not hold out."""
    inside = name.removeprefix(f"{PACKAGE}.recognize.")
    return inside != name and inside not in recognize.__all__


def foldings(tree: ast.Module) -> Iterator[int]:
    """The lines in which a text is folded by hand: `japanese.folding` says what is the same, and nobody else."""
    for node in ast.walk(tree):
        if (isinstance(node, ast.Attribute) and node.attr == "casefold") or (
            isinstance(node, ast.Call) and ast.unparse(node.func).endswith("unicodedata.normalize")
        ):
            yield node.lineno


def is_allowed(layer: str, name: str) -> bool:
    """Whether a layer may import a dotted name."""
    parts = name.split(".")
    if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK):
        return False
    if parts[0] in ("PySide6", "shiboken6"):
        modules = MAY_IMPORT_QT.get(layer, set())
        return parts[1] in modules if parts[0] == "PySide6" and len(parts) > 1 else layer in MAY_IMPORT_QT
    if parts[0] != PACKAGE:
        return True
    target = parts[1] if len(parts) > 1 and parts[1] in MAY_IMPORT else "__init__"
    return target == layer or target in NEUTRAL or target in MAY_IMPORT[layer]


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes any exception whatever, or any `Exception` and does nothing about it."""
    if handler.type is None:
        return True
    everything = {"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(handler.type)))
    idle = all(isinstance(line, ast.Pass | ast.Continue) for line in handler.body)
    return bool(everything) and idle


def source_files() -> list[Path]:
    """All files of the program."""
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("file", source_files(), ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_file_keeps_the_layer_rule(file: Path) -> None:
    assert complaints(file.read_text(encoding="utf-8"), file) == []


def test_window_is_imported_inside_a_function_only() -> None:
    """The command line must not load the window: at its top `__main__` knows neither `app` nor Qt."""
    file = SOURCE / "__main__.py"
    tree = ast.parse(file.read_text(encoding="utf-8"))
    tree.body = [statement for statement in tree.body if not isinstance(statement, ast.FunctionDef)]
    at_top = [entry.name for entry in imports(tree, file)]
    assert not [name for name in at_top if name.startswith((f"{PACKAGE}.app", "PySide6"))]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("record/nodes.py", "import PySide6.QtCore"),
        ("record/nodes.py", "from zadankai_editor.formats import yaml_bytes"),
        ("record/nodes.py", "from ..storage import save"),
        ("japanese/dates.py", "from zadankai_editor.record import texts"),
        ("record/commands/text.py", "from ...readers import text"),
        ("record/nodes.py", "from zadankai_editor import checks"),
        ("record/nodes.py", "import importlib\nimportlib.import_module('zadankai_editor.ui')"),
        ("readers/text.py", "from zadankai_editor.recognize import lines"),
        ("checks/run.py", "from zadankai_editor.formats import schema"),
        ("formats/writer.py", "def f():\n    from zadankai_editor.storage import paths"),
        ("storage/save.py", "from PySide6.QtCore import QSaveFile"),
        ("cli.py", "from zadankai_editor.session import state"),
        ("cli.py", "from zadankai_editor.app import main"),
        ("session/document.py", "from PySide6.QtWidgets import QUndoView"),
        ("session/document.py", "from PySide6 import QtWidgets"),
        ("session/document.py", "from zadankai_editor.ui import window"),
        ("ui/window.py", "from PySide6.QtNetwork import QLocalServer"),
        ("ui/window.py", "from zadankai_editor.app import main"),
        ("readers/html.py", "import urllib.request"),
        ("readers/html.py", "from urllib import request"),
        ("readers/html.py", "from http.client import HTTPConnection"),
        ("elsewhere/any.py", "x = 1"),
        ("ui/window.py", "from zadankai_editor.recognize.decisions import Decisions"),
        ("cli/convert.py", "from zadankai_editor.recognize import recognizer"),
        ("ui/window.py", "import unicodedata\nkey = unicodedata.normalize('NFKC', text)"),
        ("record/nodes.py", "same = one.casefold() == other"),
        ("record/nodes.py", "try:\n    pass\nexcept:\n    raise"),
        ("record/nodes.py", "try:\n    f()\nexcept (OSError, Exception):\n    pass"),
    ],
)
def test_breach_is_found(file: str, text: str) -> None:
    assert len(complaints(text, SOURCE / file)) == 1


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("record/commands/text.py", "from ..nodes import Record\nfrom zadankai_editor.record import ids"),
        ("readers/html.py", "from urllib.parse import urlsplit"),
        ("ui/window.py", "from zadankai_editor.recognize import Decisions, recognize"),
        ("recognize/lists.py", "from zadankai_editor.recognize.lines import read_page"),
        ("storage/save.py", "from zadankai_editor.formats.yaml import dump\nimport os"),
        ("session/document.py", "from PySide6.QtGui import QUndoStack"),
        (
            "ui/window.py",
            "from zadankai_editor import __version__\nfrom PySide6.QtWidgets import QMainWindow",
        ),
        ("render/html.py", "from zadankai_editor.resources import resource"),
        ("record/nodes.py", "try:\n    f()\nexcept OSError:\n    pass"),
    ],
)
def test_what_is_allowed_is_not_complained_about(file: str, text: str) -> None:
    assert complaints(text, SOURCE / file) == []


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def test_pure_layers_load_no_qt() -> None:
    """Also through a third party: whatever is imported, all pure modules at once load no Qt."""
    modules = [
        ".".join([PACKAGE, *file.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
        for file in source_files()
        if layer_of(file) in {*PURE, "cli", "resources"}
    ]
    script = (
        f"import importlib, sys\nfor name in {modules}: importlib.import_module(name)\nprint(*sys.modules)"
    )
    loaded = run_python("-c", script).stdout.split()
    assert set(modules) <= set(loaded)
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken6"))]


def test_all_that_the_door_of_the_recogniser_names_is_there() -> None:
    assert sorted(recognize.__all__) == sorted(recognize._HOME_OF)
    for name in recognize.__all__:
        assert f"{getattr(recognize, name).__module__}.".startswith(f"{PACKAGE}.recognize."), name
    submodules = {file.stem for file in (SOURCE / "recognize").iterdir()}
    assert not submodules & set(recognize.__all__)  # a submodule that is loaded would stand in its place


def test_window_does_not_load_the_recogniser() -> None:
    """What the window shows at first needs no more of it than what a decision is."""
    script = f"import sys, {PACKAGE}.ui.main_window\nprint(*sys.modules)"
    loaded = run_python("-c", script).stdout.split()
    inside = {name for name in loaded if name.startswith(f"{PACKAGE}.recognize.")}
    assert inside <= {f"{PACKAGE}.recognize.{name}" for name in ("decisions", "evidence")}
    assert "sudachipy" not in loaded


def test_command_line_loads_no_qt() -> None:
    done = run_python("-X", "importtime", "-m", PACKAGE, "schema")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert f"{PACKAGE}.cli" in loaded
    assert not [name for name in loaded if name.startswith(("PySide6", "shiboken6"))]
