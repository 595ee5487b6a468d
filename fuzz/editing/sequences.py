"""Sequences of operations as they are kept: one JSON file each, to be played again."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

Operation = list[object]
"""The name of an operation, then its arguments: numbers, texts, truth values, places `[block, characters]`."""


@dataclass(frozen=True)
class Sequence:
    """Operations from one of the starts; `why` says what went wrong when it was kept."""

    start: str
    operations: tuple[Operation, ...]
    why: str = ""


def save(sequence: Sequence, path: Path) -> None:
    """Write a sequence, one operation a line."""
    lines = ",\n".join(f"    {json.dumps(op, ensure_ascii=False)}" for op in sequence.operations)
    why, start = (json.dumps(text, ensure_ascii=False) for text in (sequence.why, sequence.start))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'{{\n  "why": {why},\n  "start": {start},\n  "operations": [\n{lines}\n  ]\n}}\n'
    path.write_text(text, encoding="utf-8")


def load(path: Path) -> Sequence:
    """Read what `save` wrote."""
    value = json.loads(path.read_text(encoding="utf-8"))
    return Sequence(value["start"], tuple(value["operations"]), value["why"])


def shortened(sequence: Sequence, fails: Callable[[Sequence], object], until: Callable[[], bool]) -> Sequence:
    """Return a sequence that still fails, with operations left out as long as `until` is not reached.

    Half of them are tried at once, then a quarter and so on.
    """
    size = max(1, len(sequence.operations) // 2)
    while True:
        at, before = 0, len(sequence.operations)
        while at < len(sequence.operations):
            if until():
                return sequence
            kept = (*sequence.operations[:at], *sequence.operations[at + size :])
            candidate = replace(sequence, operations=kept)
            if fails(candidate):
                sequence = candidate
            else:
                at += size
        if size == 1 and len(sequence.operations) == before:
            return sequence
        size = max(1, size // 2)
