"""The figures over prints of all contents: `python -m tests.printing [--content X] [--style axis=value]`.

`--show` prints each wrong block with the source around it, `--print` the documents themselves, `--full`
covers all pairs for each content on its own instead of once over all. `--mutations` prints the figures over
prints that were changed (`mutating/table.py`, which has options of its own: `--mutations --help`), `--cases`
what becomes of the small records of others (`cases.py`), `--broken` which bad readings are told of
(`mutating/telling.py`).
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.printing import cases
from tests.printing.contents.library import CONTENTS
from tests.printing.cover import Combination, covering
from tests.printing.model import Content
from tests.printing.mutating import table, telling
from tests.printing.scoring import Score, Seen, normal
from tests.printing.styles import AXES
from tests.printing.trying import Trial, tried

_AROUND = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; answer 1 where they are not those that are asked for."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for word, other in (("--mutations", table.main), ("--cases", cases.main), ("--broken", telling.main)):
        if word in given:
            return other(given)
    options = _options(given)
    contents = [c for c in CONTENTS.values() if c.name in (options.content or CONTENTS)]
    wished = [tuple(word.split("=", 1)) for word in options.style]
    started = time.monotonic()
    total, failing, count = Score(), list[Trial](), 0
    axes: dict[tuple[str, str], tuple[Score, int, int]] = {}
    for content, style in _combinations(contents, options.full, options.seed):
        if any(pair not in style.items() for pair in wished):
            continue
        trial = tried(content, style)
        count += 1
        if options.print:
            _say(f"===== {content.name} {style}", trial.text)
        total += trial.score
        for pair in [("content", content.name), *style.items()]:
            score, prints, right = axes.get(pair, (Score(), 0, 0))
            score += trial.score
            axes[pair] = score, prints + 1, right + (not trial.score.wrong)
        if trial.score.wrong or (options.noise and trial.score.noisy):
            failing.append(trial)
    if options.show:
        for trial in sorted(failing, key=lambda t: -len(t.score.wrong))[: options.most]:
            _say(*_shown(trial, noise=options.noise))
    if options.header:
        _say(*sorted(set(total.wrong_fields)))
    _say(*_losses(axes))
    nobody = sum(block.type == "utterance" and block.speaker is None for block in total.noisy)
    _say(f"{nobody} of the doubts on right blocks are about speakers who are rightly open")
    _say(f"{count} prints, {len(failing)} with wrong blocks, {time.monotonic() - started:.0f} s", str(total))
    return int(bool(total.silent) or total.shares()["type"] < 0.99 or total.shares()["speaker"] < 0.995)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.printing", description=__doc__)
    parser.add_argument(
        "--content", action="append", choices=CONTENTS, help="only this content (again for more)"
    )
    parser.add_argument("--style", action="append", default=[], metavar="AXIS=VALUE", help="only such styles")
    parser.add_argument("--show", action="store_true", help="show wrong blocks with the source around them")
    parser.add_argument("--noise", action="store_true", help="with --show: doubts on right blocks as well")
    parser.add_argument("--header", action="store_true", help="show wrong fields of the header")
    parser.add_argument("--print", action="store_true", help="print the documents")
    parser.add_argument("--full", action="store_true", help="all pairs for each content on its own")
    parser.add_argument("--most", type=int, default=20, help="how many prints to show (default: 20)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _combinations(contents: Sequence[Content], full: bool, seed: int) -> Iterable[Combination]:
    if not full:
        return covering(contents, seed)
    return (made for content in contents for made in covering([content], seed))


def _losses(axes: Mapping[tuple[str, str], tuple[Score, int, int]]) -> Iterator[str]:
    titles = ("blocks", "type", "speaker", "silent", "noise", "header", "prints", "right")
    yield f"{'axis':<15}{'value':<18}" + "".join(f"{title:>8}" for title in titles)
    order = ["content", *AXES]
    for (axis, value), (score, prints, right) in sorted(axes.items(), key=lambda i: order.index(i[0][0])):
        shares = score.shares()
        lost = score.silent or shares["type"] < 0.99 or shares["speaker"] < 0.995
        noise = score.noise / max(1, score.blocks)
        yield (
            f"{axis:<15}{value.strip() or repr(value):<18}{score.blocks:>8}{shares['type']:>8.3f}"
            f"{shares['speaker']:>8.3f}{score.silent:>8}{noise:>8.3f}{shares['header']:>8.3f}{prints:>8}{right:>8}"
            f"{'  <<<' if lost or noise > 0.03 else ''}"
        )


def _shown(trial: Trial, *, noise: bool) -> Iterator[str]:
    yield f"===== {trial.content.name} {trial.style}"
    yield f"      {trial.score}"
    doubts = defaultdict[str, list[str]](list)
    for doubt in trial.found.state.review.doubts:
        doubts[doubt.block or ""].append(doubt.message)
    for wrong in trial.score.wrong[:8]:
        yield f"  {'SILENT' if wrong.silent else 'doubted'} {wrong}"
        yield from _source(trial, wrong.want, wrong.have)
    if len(trial.score.wrong) > 8:
        yield f"  … {len(trial.score.wrong) - 8} more"
    if noise:
        for block in trial.score.noisy:
            yield f"  NOISE {block.type} {block.id} {'; '.join(doubts[block.id])}"
            yield from _source(trial, None, block)


def _source(trial: Trial, want: Seen | None, have: Seen | None) -> Iterator[str]:
    """Yield the lines of the print around the beginning of a block."""
    lines = trial.text.split("\n")
    number = _line_of(trial, want, have)
    if number is not None:
        for place in range(max(0, number - _AROUND), min(len(lines), number + _AROUND + 1)):
            yield f"      {place + 1:>4}{'>' if place == number else ' '} {lines[place][:90]}"


def _line_of(trial: Trial, want: Seen | None, have: Seen | None) -> int | None:
    if have is not None:
        found = (use.number - 1 for use in trial.found.state.review.lines if use.target == have.id)
        return next(found, None)
    start = (want.text if want else "").split("\n")[0][:14]
    return next((n for n, line in enumerate(trial.text.split("\n")) if start in normal(line)), None)


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    raise SystemExit(main())
