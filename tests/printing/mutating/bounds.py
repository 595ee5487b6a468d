"""What the figures of changed prints must not fall behind: what is asked for, and what there is today.

`ONE`, `TWO` and `UNCHANGED` are what is asked for: the command says which of it is missed, and the tests hold
it once `ASKED_IS_HELD`. Until then they hold the figures of `held.json`, which may only improve: each row is one
way to change prints, with the figures of the `PARTS` parts into which its prints fall.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

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


ASKED_IS_HELD = False
"""Whether tests fail where what is asked for is missed."""

PARTS = 10
SIZE_HELD = {False: 60, True: 20}
"""How many prints of each way there are, where they are changed in one way, and in two."""

COUNTS = ("wrong_kinds", "wrong_speakers", "misattributed", "silent", "collapsed", "untold")
Counts = tuple[int, ...]
_HELD = Path(__file__).with_name("held.json")


def counts_of(figures: Figures) -> Counts:
    """Return what is held of the figures: how much is wrong, by `COUNTS`."""
    return (
        figures.blocks - figures.kinds,
        figures.utterances - figures.speakers,
        figures.misattributed,
        figures.silent,
        figures.collapsed,
        figures.untold,
    )


def row_held(name: str, *, two: bool) -> str:
    """Return by which name the figures of a row are held."""
    return f"{name} and another" if two else name


def held_counts() -> dict[str, list[list[int]]]:
    """Return the figures that are held, for each row and part."""
    return json.loads(_HELD.read_text(encoding="utf-8")) if _HELD.exists() else {}


def hold(rows: Mapping[str, Sequence[Counts]]) -> None:
    """Let the tests hold these figures, and those of other rows as they are."""
    kept = {**held_counts(), **{name: [list(part) for part in parts] for name, parts in rows.items()}}
    lines = (f"{json.dumps(name)}: {json.dumps(kept[name])}" for name in sorted(kept))
    _HELD.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
