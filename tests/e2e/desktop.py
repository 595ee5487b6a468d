"""A virtual screen with a window manager, and the real program on it, driven by real keys."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

PATIENCE = 30.0
"""Seconds to wait for anything."""

TOOLS = ("Xvfb", "openbox", "xdotool", "xclip")


def skip_without_tools() -> None:
    """Skip where the machine has no virtual screen."""
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not on this machine: {', '.join(missing)}")


def wait_for(done: Callable[[], object], what: str, *, but: Callable[[], object] = str) -> None:
    """Wait until `done`; fail the test, naming `what`, and what there is instead, where that takes too long."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            pytest.fail(f"waited in vain for: {what} {but()}")
        time.sleep(0.05)


class Desktop:
    """An X server of its own with a window manager."""

    def __init__(self, home: Path, size: str = "1280x800") -> None:
        self.home = home
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        number = b""
        while not number.endswith(b"\n"):
            piece = os.read(read, 16)
            if not piece:
                raise RuntimeError("Xvfb did not start")
            number += piece
        os.close(read)
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY"}},
            "DISPLAY": f":{number.decode().strip()}",
            "ZADANKAI_HOME": str(home / "data"),
            "LANG": "C.UTF-8",
        }
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        wait_for(self._is_managed, "the window manager")

    def _is_managed(self) -> bool:
        """Tell whether the window manager is at work; start it again where it came too early."""
        if self._manager.poll() is not None:
            self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        # Only a window manager answers that.
        return self.run("xdotool", "get_num_desktops").strip() not in {"", "0"}

    def close(self) -> None:
        """End it."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(timeout=PATIENCE)

    def run(self, *command: str, data: bytes | None = None) -> str:
        """Run a command on the screen; return what it prints."""
        done = subprocess.run(command, env=self.environment, input=data, capture_output=True, check=False)
        return done.stdout.decode()

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as another program would."""
        # xclip stays in the background with its output open: nobody may wait for that.
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-in"],
            env=self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def keys(self, *keys: str) -> None:
        """Press keys by their X names (`ctrl+v`, `Return`, `F8`), one after another."""
        self.run("xdotool", "key", "--clearmodifiers", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self.run("xdotool", "type", "--clearmodifiers", "--delay", "25", text)

    def titles(self) -> list[str]:
        """Return the titles of all windows shown."""
        return self._titles("")

    def _titles(self, part: str) -> list[str]:
        found = self.run("xdotool", "search", "--onlyvisible", "--name", part).split()
        return [self.run("xdotool", "getwindowname", window).strip() for window in found]

    def wait_for_window(self, part: str) -> None:
        """Wait for a window with this in its title, and give it the focus."""
        wait_for(lambda: self._focus(part), f"a window named {part}; there are", but=self.titles)

    def _focus(self, part: str) -> bool:
        found = self.run("xdotool", "search", "--onlyvisible", "--name", part).split()
        if not found:
            return False
        self.run("xdotool", "windowactivate", "--sync", found[-1])
        return True

    def no_window(self, part: str) -> bool:
        """Tell whether no window has this in its title."""
        return not self.run("xdotool", "search", "--onlyvisible", "--name", part).split()

    def title(self, part: str) -> str:
        """Return the whole title of the window that has this in it; empty where there is none."""
        return next(iter(self._titles(part)), "")

    def screenshot(self, path: Path) -> None:
        """Save a picture of the screen, for whoever looks at a failure."""
        if shutil.which("import"):
            self.run("import", "-window", "root", str(path))


class Program:
    """The real process."""

    def __init__(self, desktop: Desktop, arguments: Sequence[str] = ()) -> None:
        self.desktop = desktop
        self.errors = desktop.home / "stderr.txt"
        with self.errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "zadankai_editor", *arguments],
                env=desktop.environment,
                stderr=errors,
            )

    def kill(self) -> None:
        """Kill it, as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=PATIENCE)

    def wait(self) -> int:
        """Wait for its end; return the exit code."""
        return self._process.wait(timeout=PATIENCE)

    def end(self) -> None:
        """End it at the end of a test, in whatever state it is."""
        if self._process.poll() is None:
            self.desktop.screenshot(self.desktop.home / "last.png")
            self._process.kill()
            self._process.wait(timeout=PATIENCE)

    def journal(self) -> str:
        """Return what all journals say."""
        folder = self.desktop.home / "data" / "journals"
        return "".join(p.read_text("utf-8", "replace") for p in sorted(folder.glob("*.jsonl")))
