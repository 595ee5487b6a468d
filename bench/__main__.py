"""`python -m bench`: print every figure; exit with 1 where one is above its limit."""

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Measure everything."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bench import keys, opening, startup
    from bench.windows import application
    from zadankai_editor.app import tune_interpreter

    tune_interpreter()
    within = True
    with tempfile.TemporaryDirectory() as name:
        os.environ["ZADANKAI_HOME"] = str(Path(name) / "home")
        app = application()
        for measure in (
            lambda: keys.measure(app, Path(name)),
            lambda: opening.measure(app, Path(name)),
            startup.measure,
        ):
            for figure in measure():
                print(figure.line(), flush=True)
                within = within and figure.ratio <= figure.limit
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
