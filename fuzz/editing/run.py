"""`python3 dev.py fuzz editing`: random editing over several seeds, and sequences played again."""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence as Arguments
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from fuzz.editing.drawing import Artist
from fuzz.editing.playing import Player, fails, playing, signature
from fuzz.editing.sequences import Sequence, load, save, shortened
from fuzz.editing.starts import STARTS

_FOLDER = Path(__file__).resolve().parents[2] / "build" / "fuzz" / "editing"


class FoundError(AssertionError):
    """A run that went wrong: the operations up to there, from which start, and what went wrong."""

    def __init__(self, sequence: Sequence, details: str) -> None:
        super().__init__(details)
        self.sequence = sequence


def run(seed: int, count: int) -> Counter[str]:
    """Carry out `count` operations by chance; return how many of each had an effect.

    Raises `FoundError`.
    """
    random = Random(seed)
    start = list(STARTS)[seed % len(STARTS)]
    done: list[Player] = []
    try:
        with playing(start) as player:
            done.append(player)
            artist = Artist(random)
            for _ in range(count):
                player.play(artist.draw(player.desk))
            player.end()
    except Exception as error:
        operations = tuple(done[0].done) if done else ()
        details = "".join(traceback.format_exception(error))
        why = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise FoundError(Sequence(start, operations, why), details) from error
    return player.effects


def main(arguments: Arguments[str]) -> int:
    """Run, or play sequences again; return 1 where something went wrong."""
    options = _options(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZADANKAI_HOME"] = home
        app = QApplication([])
        app.setStyle("Fusion")
        failed = _replayed(options.replay) if options.replay else _seeds(options)
    return 1 if failed else 0


def _options(arguments: Arguments[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py fuzz editing", description=__doc__)
    add = parser.add_argument
    add("--operations", type=int, default=40_000, help="how many in all (%(default)s)")
    add("--each", type=int, default=1000, help="how many from one start (%(default)s)")
    add("--seed", type=int, default=1, help="the first seed; each start has the next one (%(default)s)")
    add("--shorten", type=float, default=60, help="seconds to shorten a sequence that fails (%(default)s)")
    add("--folder", type=Path, default=_FOLDER, help="where sequences that fail go (build/fuzz/editing)")
    add("--replay", type=Path, nargs="+", metavar="FILE", help="only play these sequences")
    return parser.parse_args(arguments)


def _seeds(options: argparse.Namespace) -> int:
    effects: Counter[str] = Counter()
    failed = 0
    started = time.monotonic()
    for number in range(-(-options.operations // options.each)):
        seed = options.seed + number
        try:
            effects += run(seed, options.each)
            print(f"seed {seed}: {options.each:,} operations, {time.monotonic() - started:.0f} s", flush=True)
        except FoundError as found:
            failed += 1
            until = time.monotonic() + options.shorten
            kept = _shortened(found, until)
            path = options.folder / f"seed-{seed}.json"
            save(kept, path)
            print(f"FAILED seed {seed}, {len(kept.operations)} operations: {path}\n{found}", flush=True)
    print(f"{effects.total():,} operations had an effect; {failed} runs failed")
    print(", ".join(f"{name} {count:,}" for name, count in effects.most_common()))
    return failed


def _shortened(found: FoundError, until: float) -> Sequence:
    wanted = signature(found.__cause__) if found.__cause__ else None

    def fails_alike(sequence: Sequence) -> bool:
        error = fails(sequence)
        return error is not None and signature(error) == wanted

    return shortened(found.sequence, fails_alike, lambda: time.monotonic() > until)


def _replayed(paths: list[Path]) -> int:
    failed = 0
    for path in paths:
        error = fails(load(path))
        failed += error is not None
        print(f"{'FAILED' if error else 'well'}: {path}")
        if error:
            traceback.print_exception(error, file=sys.stdout)
    return failed
