"""How many planted errors the checks find: `python -m tests.planting [--seed N] [--kind K] [--level L] [--show]`.

Prints what was planted and found of each kind and by which codes, the sums, and what the checks say about the
records without an error. `--show` prints each error that was missed and each false alarm.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.planting.measuring import Tried, found, tried, utterances
from tests.planting.planting import ATTRIBUTIONS, KINDS, WORDING_AND_FACTS, Error, planted_errors
from tests.planting.texts import clean_records
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Block, Record


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="tests.planting", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another choice of places (default: 1)")
    parser.add_argument("--kind", choices=KINDS, help="only errors of this kind")
    parser.add_argument("--level", choices=[level.value for level in Level], default=Level.DEFAULT.value)
    parser.add_argument("--show", action="store_true", help="show what was missed, and each false alarm")
    options = parser.parse_args(arguments)
    clean = clean_records()
    level = Level(options.level)
    results = tried(planted_errors(clean, options.seed, options.kind), clean, level)
    alarms = {name: found(record, level) for name, record in clean.items()}
    _say(*_table(results), "", *_alarms(alarms, utterances(clean.values())))
    if options.show:
        _say("", *_missed(results), *_false_alarms(alarms, clean))
    return 0


def _table(results: Sequence[Tried]) -> Iterator[str]:
    yield f"{'kind':<24}{'planted':>8}{'found':>7}{'share':>8}  by"
    for kind in KINDS:
        of_kind = [each for each in results if each.error.kind == kind]
        if of_kind:
            codes = Counter(code for each in of_kind for code in {told.code for told in each.by})
            by = ", ".join(f"{code} {count}" for code, count in codes.most_common())
            yield f"{_row(kind, of_kind)}  {by}".rstrip()
    for title, kinds in (
        ("attribution", ATTRIBUTIONS),
        ("wording and facts", WORDING_AND_FACTS),
        ("all", KINDS),
    ):
        of_kinds = [each for each in results if each.error.kind in kinds]
        if of_kinds:
            yield _row(title, of_kinds)


def _row(title: str, results: Sequence[Tried]) -> str:
    right = sum(bool(each.by) for each in results)
    return f"{title:<24}{len(results):>8}{right:>7}{right / len(results):>8.1%}"


def _alarms(alarms: Mapping[str, Iterable[Finding]], spoken: int) -> Iterator[str]:
    codes = Counter(each.code for of_record in alarms.values() for each in of_record)
    yield f"false alarms in {len(alarms)} records without an error, {spoken} utterances"
    yield f"{'code':<32}{'alarms':>8}{'per 100':>9}"
    for code, count in codes.most_common():
        yield f"{code:<32}{count:>8}{count / spoken * 100:>9.2f}"
    yield f"{'all':<32}{codes.total():>8}{codes.total() / spoken * 100:>9.2f}"


def _missed(results: Iterable[Tried]) -> Iterator[str]:
    for each in results:
        if not each.by:
            error = each.error
            places = " ".join(sorted(error.planted.places))
            yield f"missed {error.kind} in {error.into} at {places}: {error.planted.shown}"
            if error.kind in ATTRIBUTIONS:
                yield from _around(error)


def _around(error: Error) -> Iterator[str]:
    """Yield the block before the place of an error, that block and the one behind."""
    record = error.planted.record
    at = next((n for n, block in enumerate(record.blocks) if block.id in error.planted.places), 0)
    yield from (f"    {_line(record, block)}" for block in record.blocks[max(0, at - 1) : at + 2])


def _line(record: Record, block: Block) -> str:
    return f"{block.id} {record.label_of(block.speaker) or block.kind.value}：{block.text}".replace(
        "\n", "／"
    )


def _false_alarms(alarms: Mapping[str, Iterable[Finding]], clean: Mapping[str, Record]) -> Iterator[str]:
    for name, of_record in alarms.items():
        blocks = {block.id: block for block in clean[name].blocks}
        for each in of_record:
            block = blocks.get(each.block or "")
            yield f"false alarm {each.code} in {name} at {each.block or each.path}: {each.message}"
            if block:
                yield f"    {_line(clean[name], block)}"


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    raise SystemExit(main())
