"""The figures over changed prints: `python -m tests.printing --mutations [--two] [--only NAME] [--show]`.

Each row is one way to change prints; with `--two` each print is changed in that way and in another. The last
column names the figures that are not what is asked for (`bounds.py`); where there are any, the answer is 1.
The same `--seed` always makes the same prints.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from tests.printing.mutating.bounds import PARTS, SIZE_HELD, bounds_of, counts_of, hold, row_held
from tests.printing.mutating.judging import Figures, Misplaced, around
from tests.printing.mutating.library import MUTATORS, NOTHING, Plan, planned, planned_in_pairs
from tests.printing.mutating.trial import MutatedTrial, tried_mutated
from tests.printing.scoring import Wrong, normal

_TITLES = (
    "prints",
    "blocks",
    "kinds",
    "speakers",
    "misattr.",
    "told",
    "silent",
    "collapsed",
    "untold",
    "noise",
)
_SHOWN_OF_ONE = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; answer 1 where a bound is missed."""
    options = _options(arguments)
    names = options.only or [*([] if options.two else [NOTHING.name]), *MUTATORS]
    if options.hold:
        options.size, options.full, options.share, options.seed = SIZE_HELD[options.two], False, "1/1", 1
    started, missed, total = time.monotonic(), 0, Figures()
    _say(f"{'change':<26}" + "".join(f"{title:>10}" for title in _TITLES))
    for name, results in _tried(names, options):
        figures = summed(result for result, _ in results)
        if options.hold:
            parts = ([result for result, _ in results[part::PARTS]] for part in range(PARTS))
            hold({row_held(name, two=options.two): [counts_of(summed(part)) for part in parts]})
        short = list(bounds_of(name, two=options.two).missed(figures))
        missed += len(short)
        total += figures
        _say(f"{row_of(name, figures)}  {' '.join(short)}".rstrip())
        if options.show:
            worst = sorted(results, key=lambda result: -result[0].misattributed - result[0].silent)
            shown = [text for _, text in worst if text]
            _say(*shown[: options.most])
    _say(row_of("all", total))
    _say(f"{missed} figures are missed; {time.monotonic() - started:.0f} s")
    return int(bool(missed))


def row_of(name: str, figures: Figures) -> str:
    """Return a row of the table."""
    return (
        f"{name:<26}{figures.prints:>10}{figures.blocks:>10}{figures.kinds_share:>10.3f}"
        f"{figures.speakers_share:>10.3f}{figures.misattributed_of_thousand:>10.1f}{figures.told:>10}"
        f"{figures.silent_of_thousand:>10.1f}{figures.collapsed:>10}{figures.untold:>10}{figures.noise_share:>10.3f}"
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.printing --mutations", description=__doc__)
    parser.add_argument("--mutations", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--two", action="store_true", help="change each print in two ways")
    parser.add_argument(
        "--only", action="append", choices=[NOTHING.name, *MUTATORS], metavar="NAME", help="only this change"
    )
    parser.add_argument("--size", type=int, default=60, help="prints for each change (default: 60)")
    parser.add_argument("--full", action="store_true", help="all prints that can be changed")
    parser.add_argument("--show", action="store_true", help="show what is wrong with the lines around it")
    parser.add_argument("--doubted", action="store_true", help="with --show: what is doubted as well")
    parser.add_argument("--most", type=int, default=6, help="how many prints of a change to show")
    parser.add_argument("--print", action="store_true", help="with --show: the documents themselves")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", default="1/1", metavar="N/M", help="only the Nth of M parts of the prints")
    parser.add_argument("--hold", action="store_true", help="let the tests hold today's figures")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    return parser.parse_args(arguments)


def _tried(
    names: Sequence[str], options: argparse.Namespace
) -> Iterator[tuple[str, list[tuple[Figures, str]]]]:
    tasks = ((name, options) for name in names)
    if options.jobs == 1:
        yield from map(_row, tasks)
        return
    with ProcessPoolExecutor(options.jobs) as pool:
        yield from pool.map(_row, tasks)


def _row(task: tuple[str, argparse.Namespace]) -> tuple[str, list[tuple[Figures, str]]]:
    """Try all prints of one row; answer the figures of each, with what is wrong in words."""
    name, options = task
    part, parts = map(int, options.share.split("/"))
    results = []
    for plan in [
        *plans_of(name, two=options.two, size=None if options.full else options.size, seed=options.seed)
    ][part - 1 :: parts]:
        trial = tried_mutated(plan)
        shown = "\n".join(_shown(trial, options)) if options.show else ""
        results.append((trial.verdict.figures, shown))
    return name, results


def summed(results: Iterable[Figures]) -> Figures:
    """Return the figures over all of `results`."""
    total = Figures()
    for figures in results:
        total += figures
    return total


def plans_of(name: str, *, two: bool, size: int | None, seed: int = 1) -> Iterable[Plan]:
    """Return what is tried for one row."""
    return (planned_in_pairs if two else planned)([name], size, seed)


def _shown(trial: MutatedTrial, options: argparse.Namespace) -> Iterator[str]:
    verdict, lines = trial.verdict, trial.sheet.lines
    wrongs = [("SILENT", wrong) for wrong in verdict.silent]
    wrongs += [("doubted", wrong) for wrong in verdict.doubted if options.doubted]
    if not (wrongs or verdict.misattributed or verdict.figures.collapsed):
        return
    yield f"===== {trial.plan.name}: {trial.sheet.content.name} {trial.sheet.style} (seed {trial.plan.seed!r})"
    if options.print:
        yield trial.sheet.text
    for misplaced in verdict.misattributed[:_SHOWN_OF_ONE]:
        yield f"  MISATTRIBUTED {_misplaced(misplaced)}"
        yield from around(lines, misplaced.number)
    for word, wrong in wrongs[:_SHOWN_OF_ONE]:
        yield f"  {word} {wrong}"
        number = _number(trial, wrong)
        yield from around(lines, number) if number else ()
    left = len(verdict.misattributed[_SHOWN_OF_ONE:]) + len(wrongs[_SHOWN_OF_ONE:])
    if left:
        yield f"  … {left} more"


def _misplaced(misplaced: Misplaced) -> str:
    block = misplaced.block
    return f"{misplaced.unit} stands in {block.type} {block.id} [{block.speaker}]: {block.text[:40]!r}"


def _number(trial: MutatedTrial, wrong: Wrong) -> int | None:
    """Return the line at which a wrong block begins."""
    if wrong.have is not None:
        block = wrong.have.id
        return next((use.number for use in trial.found.state.review.lines if use.target == block), None)
    start = normal(wrong.want.text if wrong.want else "").split("\n")[0][:14]
    return next((n for n, line in enumerate(trial.sheet.lines, 1) if start in normal(line.printed)), None)


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
