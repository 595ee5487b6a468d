"""`python -m bench [NAMES]`: print every figure, or those named; exit with 1 where one is above its limit."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.figures import Figure


@contextmanager
def a_screen() -> Iterator[None]:
    """Measure on the screen there is, on a virtual one where there is none, else without any.

    Without a screen Qt paints into memory, and a bare window costs nothing to compare with.
    """
    there = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if there or not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        yield
        return
    if shutil.which("Xvfb") is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        yield
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        try:
            yield
        finally:
            server.terminate()


NAMES = ("keys", "opening", "editing", "startup", "importing", "checking")


def main(names: Sequence[str]) -> int:
    """Measure everything, or what is named."""
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    with a_screen():
        return measured(names or NAMES)


def measured(names: Sequence[str]) -> int:
    """Print the figures."""
    from bench import checking, editing, importing, keys, opening, startup
    from bench.windows import application
    from zadankai_editor.app import tune_interpreter

    tune_interpreter()
    within = True
    with tempfile.TemporaryDirectory() as name:
        os.environ["ZADANKAI_HOME"] = str(Path(name) / "home")
        app = application()
        measures: dict[str, Callable[[], Iterator[Figure]]] = {
            "keys": lambda: keys.measure(app, Path(name)),
            "opening": lambda: opening.measure(app, Path(name)),
            "editing": lambda: editing.measure(app, Path(name)),
            "startup": startup.measure,
            "importing": importing.measure,
            "checking": checking.measure,
        }
        for which in names:
            for figure in measures[which]():
                print(figure.line(), flush=True)
                within = within and figure.ratio <= figure.limit
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
