"""Records that were made up, printed in every convention, and what is read of them.

`python -m tests.printing --show` shows what goes wrong where, with the lines around it.
"""

from functools import cache

import pytest

from tests.breadth import share
from tests.printing.contents.library import CONTENTS
from tests.printing.cover import all_contents
from tests.printing.scoring import Score
from tests.printing.trying import Trial, tried

KINDS, SPEAKERS, NOISE = 0.99, 0.995, 0.03


@cache
def trials(name: str) -> tuple[Trial, ...]:
    """Return what is read of the prints of one content, or of a share of them."""
    return tuple(tried(*made) for made in share([made for made in all_contents() if made[0].name == name]))


@pytest.mark.parametrize("name", CONTENTS)
def test_nothing_is_wrong_without_a_doubt(name: str) -> None:
    assert trials(name)
    silent = [
        f"{trial.style}\n  {wrong}" for trial in trials(name) for wrong in trial.score.wrong if wrong.silent
    ]
    assert not silent, f"{len(silent)} in {len(trials(name))} prints, the first of them:\n" + "\n".join(
        silent[:8]
    )


def test_figures_over_all_prints() -> None:
    total = Score()
    for name in CONTENTS:
        for trial in trials(name):
            total += trial.score
    shares = total.shares()
    assert shares["type"] >= KINDS, str(total)
    assert shares["speaker"] >= SPEAKERS, str(total)
    assert total.noise <= NOISE * total.blocks, str(total)
    assert total.silent == 0, str(total)
