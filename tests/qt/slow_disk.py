"""A disk that takes its time, and a witness of whoever waits for it on the window's thread."""

import builtins
import io
import linecache
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import zadankai_editor

_PACKAGE = str(Path(zadankai_editor.__file__).parent) + os.sep
_TESTS = str(Path(__file__).parents[1]) + os.sep
_CALLS = (
    "access", "chmod", "link", "listdir", "lstat", "makedirs", "mkdir", "open", "readlink", "remove", "rename",
    "replace", "rmdir", "scandir", "stat", "statvfs", "symlink", "truncate", "unlink", "utime",
)  # fmt: skip
_ALSO_TOLD = frozenset(
    f"os.{name}"
    for name in (
        "chmod",
        "link",
        "listdir",
        "mkdir",
        "remove",
        "rename",
        "rmdir",
        "scandir",
        "truncate",
        "utime",
    )
) | {"open", "shutil.copyfile", "shutil.rmtree", "tempfile.mkdtemp"}
_LOADING = ("<frozen importlib", "<frozen zipimport", "linecache.py", "traceback.py")

_witnesses: set["SlowDisk"] = set()
_hooked = False


class SlowDisk:
    """Makes each call about a path below `slow` take `seconds`, and notes calls on the window's thread.

    What the interpreter does to load a module is no such call; nor is what a test itself does.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 0.0
        self.slow: tuple[Path, ...] = ()
        self.calls = 0
        """How often somebody had to wait."""
        self.offences: dict[str, str] = {}
        """By the place in the program, the way to it."""
        self._window_thread = threading.get_ident()
        for name in _CALLS:
            monkeypatch.setattr(os, name, self._slowed(getattr(os, name)))
        for module in (builtins, io):
            monkeypatch.setattr(module, "open", self._slowed(open))

    def _slowed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def slowed(*arguments: Any, **named: Any) -> Any:
            self.note(sys._getframe(1))
            self._wait(arguments)
            return call(*arguments, **named)

        return slowed

    def _wait(self, arguments: tuple[Any, ...]) -> None:
        if not self.seconds:
            return
        for argument in arguments[:2]:
            if not isinstance(argument, (str, Path)):
                continue
            path = Path(argument)
            if any(path.is_relative_to(folder) for folder in self.slow):
                self.calls += 1
                time.sleep(self.seconds)
                return

    def note(self, frame: FrameType | None) -> None:
        """Take note of a call that is made in `frame`, if it is the program's and on the window's thread."""
        if self not in _witnesses or threading.get_ident() != self._window_thread:
            return
        way = [f for f, _ in traceback.walk_stack(frame)]
        names = [f.f_code.co_filename for f in way]
        if any(part in name for name in names for part in _LOADING):
            return
        ours = next((i for i, name in enumerate(names) if name.startswith((_PACKAGE, _TESTS))), None)
        if ours is not None and names[ours].startswith(_PACKAGE):
            line = linecache.getline(names[ours], way[ours].f_lineno).strip()
            if line.startswith(("from ", "import ")):  # what loads a module may be written in C
                return
            place = f"{names[ours].removeprefix(_PACKAGE)}:{way[ours].f_lineno}"
            shown = [f"  {name}:{f.f_lineno}" for f, name in zip(way, names, strict=True) if _PACKAGE in name]
            self.offences.setdefault(place, "\n".join(shown))


def _hook(event: str, _arguments: tuple[Any, ...]) -> None:
    # What is called in C does not come by the names that are replaced above.
    if _witnesses and event in _ALSO_TOLD:
        for witness in tuple(_witnesses):
            witness.note(sys._getframe(1))


def watch(witness: SlowDisk) -> None:
    """Tell `witness` of calls in C too, until `leave`."""
    global _hooked  # noqa: PLW0603  a hook cannot be taken away
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    _witnesses.add(witness)


def leave(witness: SlowDisk) -> None:
    """Tell it nothing any more."""
    _witnesses.discard(witness)


def elsewhere(act: Callable[[], object]) -> None:
    """Do what another program does: on another thread, and waiting for it."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()
