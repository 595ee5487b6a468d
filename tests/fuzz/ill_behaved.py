"""Trials that break what the fuzzer watches over; its workers import them by name."""

import os
import time

from fuzz.inputs import Input
from fuzz.trial import READ, Outcome


def hangs_at_three(item: Input) -> Outcome:
    """Read nothing, and never come back from an input whose text says 3."""
    if item.text.startswith("3"):
        time.sleep(600)
    return Outcome(READ, len(item.data))


def dies_at_three(item: Input) -> Outcome:
    """Read nothing, and take the whole process along at an input whose text says 3."""
    if item.text.startswith("3"):
        os._exit(9)
    return Outcome(READ, len(item.data))
