"""Which readings the judge of the whole tells of: `python -m tests.printing --broken [--only KIND] [--show]`.

A row is one kind of breaking the recogniser (`breaking.py`), a way to break it is a kind and a print, and counts where
more than a tenth of the turns is wrong then. The last row is of prints that are read well. The answer is 1 where
fewer of the broken are told, or more of the good, than is asked for.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from tests.printing.mutating.breaking import BREAKINGS
from tests.printing.mutating.judging import IMPLAUSIBLE
from tests.printing.mutating.trial import MutatedTrial, broken_trials, good_trials

LEAST_TOLD, MOST_OF_GOOD = 0.99, 0.01
"""The share of broken readings that is told at least, and that of good ones at most."""

GOOD = "good readings"
_OF_GOOD = 10
"""How many prints are read as they should be for each of a kind that is broken."""


@dataclass(frozen=True)
class Way:
    """A print that was read in one way: how much is wrong, whether that is told, and the words of both."""

    kind: str
    wrong: float
    told: bool
    words: str


def ways(kind: str, size: int, seed: int = 1) -> Iterator[Way]:
    """Yield what becomes of `size` prints that are read in this way, `GOOD` or broken."""
    found = good_trials(size, seed) if kind == GOOD else broken_trials(kind, size, seed)
    for trial in found:
        yield Way(kind, trial.verdict.wrong_turns, trial.verdict.implausible, _words(trial))


def _enough(found: Sequence[Way]) -> bool:
    """Tell whether as many broken readings are told, and as few good ones, as is asked for."""
    good = [way.told for way in found if way.kind == GOOD]
    broken = [way.told for way in found if way.kind != GOOD]
    return sum(broken) >= LEAST_TOLD * len(broken) and sum(good) <= MOST_OF_GOOD * len(good)


def main(arguments: Sequence[str]) -> int:
    """Print the table; answer 1 where it is not what is asked for."""
    options = _options(arguments)
    started = time.monotonic()
    _say(f"{'kind':<26}{'ways':>8}{'told':>8}{'share':>8}{'wrong':>8}")
    total: list[Way] = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for kind, found in _found(options, pool):
            total += found
            _say(_row(kind, found))
            untold = (way.words for way in found if way.told == (kind == GOOD))
            _say(*untold) if options.show else None
    _say(_row("all that is broken", [way for way in total if way.kind != GOOD]))
    _say(f"{time.monotonic() - started:.0f} s")
    return int(not _enough(total))


def _found(options: argparse.Namespace, pool: Executor) -> Iterator[tuple[str, list[Way]]]:
    kinds = options.only or [*BREAKINGS, GOOD]
    sizes = [options.size * (_OF_GOOD if kind == GOOD else 1) for kind in kinds]
    yield from zip(kinds, pool.map(partial(_all_ways, seed=options.seed), kinds, sizes), strict=True)


def _all_ways(kind: str, size: int, seed: int) -> list[Way]:
    return list(ways(kind, size, seed))


def _row(kind: str, found: Sequence[Way]) -> str:
    told, count = sum(way.told for way in found), max(1, len(found))
    wrong = sum(way.wrong for way in found) / count
    return f"{kind:<26}{len(found):>8}{told:>8}{told / count:>8.3f}{wrong:>8.3f}"


def _words(trial: MutatedTrial) -> str:
    messages = [finding.message for finding in trial.found.findings if finding.code == IMPLAUSIBLE]
    print_ = f"{trial.plan.name}: {trial.sheet.content.name} {trial.sheet.style} (seed {trial.plan.seed!r})"
    return f"  {trial.verdict.wrong_turns:.2f} {print_} {' '.join(messages)}"


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.printing --broken", description=__doc__)
    parser.add_argument("--broken", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--only", action="append", choices=[*BREAKINGS, GOOD], metavar="KIND", help="only this kind"
    )
    parser.add_argument("--size", type=int, default=40, help="prints for each kind (default: 40)")
    parser.add_argument("--show", action="store_true", help="show what is told wrongly, or not told")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    return parser.parse_args(arguments)


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
