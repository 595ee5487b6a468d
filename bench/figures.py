"""A figure: what was measured, against what, and what it may be."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Figure:
    """One line of the report: `ours` against `other` (both milliseconds unless `unit` says else)."""

    name: str
    ours: float
    other: float
    limit: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the other one ours is."""
        return self.ours / self.other

    def line(self) -> str:
        """Return the figure as a line of the report."""
        verdict = "within" if self.ratio <= self.limit else "ABOVE"
        return (
            f"{self.name:<58} {self.ours:9.2f} {self.unit} / {self.other:9.2f} {self.unit}"
            f" = {self.ratio:5.2f}  ({verdict} {self.limit:g})"
        )


def median(times: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long `act` takes."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000
