"""Times as subtitles and recognisers write them."""

import math
import re
from typing import Any

_CLOCK = r"(?:\d{1,6}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
CUE_TIMES = re.compile(rf"\s*({_CLOCK})\s*-+>\s*({_CLOCK})(?=\s|$)", re.ASCII)
"""A timing line of WebVTT or SRT, the times in the groups 1 and 2; what follows are settings."""

CLOCK = re.compile(_CLOCK, re.ASCII)
"""A time alone: `1:02:03.500`, `02:03`, with a comma or a point before the fraction."""


def clock_seconds(text: str) -> float:
    """Return the seconds that a text matched by `CLOCK` means. Minutes above 59 count as such."""
    seconds = 0.0
    for part in text.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds, 3)


def seconds_of(value: Any, *, per_second: int = 1) -> float | None:
    """Return the seconds for a value out of JSON, of which `per_second` make one; `None` where it is no time."""
    if isinstance(value, str):
        return clock_seconds(value) if CLOCK.fullmatch(value) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not (0 <= value < 1e9 * per_second) or not math.isfinite(value):
        return None
    return round(value / per_second, 3)
