"""Gathers what became of the inputs, keeps those that failed, and prints how it went."""

import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from fuzz.inputs import save
from fuzz.limits import most_megabytes, most_seconds
from fuzz.trial import READ, REFUSED
from fuzz.worker import Task, Tried

_SHOWN = 5
_MOST_SAVED_OF_A_KIND = 20
_LARGE = 1_000_000


@dataclass
class _Top:
    """The inputs with the largest share of what they may cost."""

    title: str
    unit: str
    entries: list[tuple[float, float, Tried]]

    def add(self, cost: float, most: float, tried: Tried) -> None:
        if len(self.entries) < _SHOWN or cost / most > self.entries[-1][0]:
            self.entries.append((cost / most, cost, tried))
            self.entries.sort(key=lambda entry: -entry[0])
            del self.entries[_SHOWN:]

    def lines(self) -> list[str]:
        return [
            self.title,
            *(
                f"  {share:6.1%} of the bound  {cost:7.2f} {self.unit:2}  {tried.outcome.size:>10,} bytes  {tried.name}"
                for share, cost, tried in self.entries
            ),
        ]


class Report:
    """What a run has found. Failing inputs go to `folder`, at most twenty for each kind of failure."""

    def __init__(self, folder: Path, wanted: int) -> None:
        self._folder = folder
        self._wanted = wanted
        self._start = self._said = time.monotonic()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._failures: Counter[str] = Counter()
        self._tops = (
            _Top("Slowest to read", "s", []),
            _Top("Slowest to recognise, against the bound for reading", "s", []),
            _Top("Largest in memory after reading (the whole process)", "MB", []),
        )

    @property
    def tried(self) -> int:
        """How many inputs there were."""
        return self._counts.total()

    @property
    def failed(self) -> int:
        """How many of them failed."""
        return self._failures.total()

    def results(self, sort: str) -> dict[str, int]:
        """Return how often each result came for the inputs of a sort."""
        return {result: count for (of, result), count in self._counts.items() if of == sort}

    def heard(self, task: Task, tried: Tried, number: int) -> None:
        """Take in what became of the input with this number of `task`."""
        outcome = tried.outcome
        self._counts[tried.sort, outcome.result] += 1
        reading, recognising, memory = self._tops
        reading.add(outcome.reading, most_seconds(outcome.size), tried)
        recognising.add(outcome.recognising, most_seconds(outcome.size), tried)
        memory.add(outcome.megabytes, most_megabytes(outcome.size), tried)
        if outcome.failure is not None:
            self._fail(task, tried, number, outcome.failure)
        self._say_how_far()

    def _fail(self, task: Task, tried: Tried, number: int, failure: str) -> None:
        result = tried.outcome.result
        kind = (
            f"{result}: {failure.strip().splitlines()[-1][:150]}" if result.startswith("raised") else result
        )
        self._failures[kind] += 1
        if self._failures[kind] <= _MOST_SAVED_OF_A_KIND:
            item = task.input(number)
            where = f"not saved, {len(item.data):,} bytes"
            if task.file is None and len(item.data) <= _LARGE:
                where = str(save(item, self._folder, f"{tried.name}\n{failure}"))
            print(f"FAILED {tried.name} ({tried.sort}): {kind}\n  {where}\n{_indented(failure)}", flush=True)

    def _say_how_far(self) -> None:
        now = time.monotonic()
        if now - self._said > 10:
            self._said = now
            rate = self.tried / (now - self._start)
            print(
                f"{self.tried:,} of {self._wanted:,} inputs, {rate:.0f} a second, {self.failed} failed",
                file=sys.stderr,
                flush=True,
            )

    def lines(self) -> list[str]:
        """Return the report."""
        seconds = time.monotonic() - self._start
        sorts = sorted({sort for sort, _ in self._counts})
        table = [f"{'':<12}{'inputs':>9}{'read':>9}{'refused':>9}{'failed':>9}"]
        for sort in [*sorts, "all"]:
            found = Counter[str]()
            for (of, result), count in self._counts.items():
                if sort in (of, "all"):
                    found[result if result in (READ, REFUSED) else "failed"] += count
            numbers = (found.total(), found[READ], found[REFUSED], found["failed"])
            table.append(f"{sort:<12}" + "".join(f"{number:>9,}" for number in numbers))
        failures = [f"FAILED {count:,} times: {kind}" for kind, count in self._failures.most_common()]
        rate = f"{self.tried:,} inputs in {seconds:.0f} s: {self.tried / max(seconds, 0.001):.0f} a second"
        return [rate, *table, *(line for top in self._tops for line in top.lines()), *failures]


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines()[-12:])
