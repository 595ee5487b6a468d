"""`python -m fuzz`: try the readers and the recogniser on spoiled, absurd and hostile inputs.

`python -m fuzz editing` edits a manuscript at random instead.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from fuzz.hostile import FULL, HOSTILE
from fuzz.pool import run_tasks
from fuzz.report import Report
from fuzz.worker import Task

_FOLDER = Path(__file__).resolve().parents[1] / "build" / "fuzz"
_AT_ONCE = 500


def main() -> int:
    """Run, print the report, and return 1 where an input failed."""
    if sys.argv[1:2] == ["editing"]:
        from fuzz.editing.run import main as edit

        return edit(sys.argv[2:])
    options = _options()
    until = time.monotonic() + 60 * options.minutes if options.minutes else None
    if options.replay:
        tasks = [Task(file=path) for path in options.replay]
        wanted = len(tasks)
    else:
        names = [] if options.no_hostile else [n for n in HOSTILE if options.only in n]
        tasks = [Task(hostile=name, many=options.many) for name in names]
        wanted = len(tasks) + options.inputs
    report = Report(options.folder, wanted)
    every = _tasks(tasks, options.seed, 0 if options.replay else options.inputs)
    run_tasks(every, report.heard, workers=options.workers, until=until)
    print("\n".join(report.lines()))
    return 1 if report.failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    add = parser.add_argument
    add(
        "--inputs",
        type=int,
        default=200_000,
        help="how many inputs by chance, besides the hostile ones (%(default)s)",
    )
    add("--seed", type=int, default=1, help="another seed, other inputs (%(default)s)")
    add("--minutes", type=float, help="begin no more inputs after so many minutes")
    add("--workers", type=int, default=os.cpu_count() or 1, help="processes at once (%(default)s)")
    add("--many", type=int, default=FULL, help="how large the hostile inputs are (%(default)s)")
    add("--only", default="", metavar="WORDS", help="of the hostile inputs those whose name has these words")
    add("--no-hostile", action="store_true", help="leave the hostile inputs out")
    add("--folder", type=Path, default=_FOLDER, help="where inputs that failed go (build/fuzz)")
    add("--replay", type=Path, nargs="+", metavar="FILE", help="try only these files")
    return parser.parse_args()


def _tasks(first: list[Task], seed: int, inputs: int) -> Iterator[Task]:
    yield from first
    for start in range(0, inputs, _AT_ONCE):
        yield Task(seed=seed, first=start, end=min(start + _AT_ONCE, inputs))


if __name__ == "__main__":
    sys.exit(main())
