"""Checking a record against loading its file with YAML's C loader, and how it grows with the record."""

from collections.abc import Iterator

import yaml

from bench.figures import Figure, median, milliseconds
from bench.records import large_record
from zadankai_editor.checks import Disk, check
from zadankai_editor.formats import write_record
from zadankai_editor.record.levels import Level
from zadankai_editor.record.nodes import Record

_SMALL, _TIMES = 60, 10
_RUNS = 7
_TIMES_LOADING, _TIMES_GROWTH = 5, 12


def measure() -> Iterator[Figure]:
    """Measure all checks at their closest on a talk, and on ten times as much."""
    small, large = large_record(_SMALL), large_record(_SMALL * _TIMES)
    _checked(small)  # the dictionary is loaded once
    times = {len(record.blocks): _checked(record) for record in (small, large)}
    first, last = times.values()
    data = write_record(large).decode()
    loading = median([milliseconds(lambda: yaml.load(data, yaml.CSafeLoader)) for _ in range(_RUNS)])
    yield Figure(f"checking {_SMALL * _TIMES} utterances / yaml.load", last, loading, _TIMES_LOADING)
    yield Figure(f"checking {_TIMES} times as much / once", last, first, _TIMES_GROWTH)


def _checked(record: Record) -> float:
    return median([milliseconds(lambda: check(record, Disk.unknown(), Level.STRICT)) for _ in range(_RUNS)])
