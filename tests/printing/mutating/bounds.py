"""What the figures of changed prints must not fall behind: what is asked for, and what there is today.

`ASKED` are the figures that the reading of documents is to reach; the command says which of them are missed.
What the tests hold may only improve (`today.json`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.printing.mutating.judging import Figures


@dataclass(frozen=True)
class Bounds:
    """The least shares, and the most of a thousand blocks; `noise` is the greatest share."""

    kinds: float
    speakers: float
    misattributed: float
    silent: float
    untold: int = 0
    noise: float = 1.0

    def missed(self, figures: Figures) -> Iterator[str]:
        """Yield the names of the figures that are not reached."""
        if figures.kinds_share < self.kinds:
            yield "kinds"
        if figures.speakers_share < self.speakers:
            yield "speakers"
        if figures.misattributed_of_thousand > self.misattributed:
            yield "misattributed"
        if figures.silent_of_thousand > self.silent:
            yield "silent"
        if figures.untold > self.untold:
            yield "untold"
        if figures.noise_share > self.noise:
            yield "noise"


ONE = Bounds(kinds=0.98, speakers=0.98, misattributed=1, silent=3)
TWO = Bounds(kinds=0.95, speakers=0.95, misattributed=2, silent=6)
UNCHANGED = Bounds(kinds=0.99, speakers=0.995, misattributed=0, silent=0, noise=0.03)


def bounds_of(name: str, *, two: bool) -> Bounds:
    """Return what is asked for where prints are changed as `name` says."""
    if name == "none":
        return UNCHANGED
    return TWO if two else ONE
