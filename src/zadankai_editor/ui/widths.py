"""How wide outline, manuscript and side panel are, as long as nobody has arranged them by hand."""

from typing import NamedTuple


class Widths(NamedTuple):
    """The widths of the three parts (pixels)."""

    outline: int
    manuscript: int
    side: int


_OUTLINE = (13, 16, 26)
_SIDE = (22.5, 27, 34)
"""Widths in letters of the interface: the least, the usual, and where there is room to spare."""
_SHARE = 0.55
"""So much of what is to spare goes to the outline, the rest to the side."""


def widths_for(room: int, letter: float, least: int, ample: int) -> Widths:
    """Part `room`; `letter` is the width of a letter of the interface.

    The manuscript is not narrower than `least`, as long as the others have their least, and it has no use for
    more than `ample`: what is to spare then widens outline and side.
    """
    outline, side = _OUTLINE[1] * letter, _SIDE[1] * letter
    short = least - (room - outline - side)
    spare = room - outline - side - ample
    if short > 0:
        from_side = min(short, (_SIDE[1] - _SIDE[0]) * letter)
        side -= from_side
        outline -= min(short - from_side, (_OUTLINE[1] - _OUTLINE[0]) * letter)
    elif spare > 0:
        outline += min(spare * _SHARE, (_OUTLINE[2] - _OUTLINE[1]) * letter)
        side += min(spare * (1 - _SHARE), (_SIDE[2] - _SIDE[1]) * letter)
    return Widths(round(outline), round(room - outline - side), round(side))
