"""How widely the widest tests look: at everything with `python3 dev.py test --full`, else at a share.

The share changes from day to day, so that all is looked at within a week, and is the same for whoever
runs the tests on one day. `ZADANKAI_TEST_DAY` (`2026-12-31`) stands for another day.
"""

import os
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

Item = TypeVar("Item")

FULL = os.environ.get("ZADANKAI_TESTS") == "full"
_DAY = os.environ.get("ZADANKAI_TEST_DAY")
DAY = (date.fromisoformat(_DAY) if _DAY else datetime.now().astimezone().date()).toordinal()

_SHARE = 4
_FEWEST = 20


def share(items: Sequence[Item], parts: int = _SHARE) -> Sequence[Item]:
    """Return all of `items`, or every `parts`th of them, from one that changes with the day."""
    return items if FULL else items[DAY % parts :: parts]


def examples(number: int) -> int:
    """Return how many examples a property is tried on, of the `number` that the fuller set takes."""
    return number if FULL else max(min(number, _FEWEST), number // _SHARE)
