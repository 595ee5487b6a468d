"""Inputs that are made to hurt: bombs, nesting without end, a million of everything."""

from collections.abc import Callable, Mapping

from fuzz.hostile import cues, packages, pages, recognisers, texts, word
from fuzz.inputs import Input

FULL = 100_000
"""How many of everything the long run tries; a million where it is about lines."""

HOSTILE: Mapping[str, Callable[[int], Input]] = {
    f"{module.SORT}: {name}": make
    for module in (texts, cues, recognisers, pages, packages, word)
    for name, make in module.HOSTILE.items()
}
"""By its name, who makes an input out of how many pieces (`FULL` or fewer)."""
