"""Where a small panel over the window finds room without covering what it is about."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

_GAP = 6
_MARGIN = 8


@dataclass(frozen=True)
class About:
    """Where in the window it is seen what a panel is about, and where its words begin (`left`).

    `areas`: all of it, and then less and less, for where that leaves no room.
    """

    areas: tuple[QRect, ...]
    left: int


@dataclass(frozen=True)
class Room:
    """A free part of a window. The panel stands at its top, or at its bottom (`upward`)."""

    area: QRect
    upward: bool = False

    def placed(self, height: int) -> QRect:
        """Return where a panel of this height goes, which is lower where there is not so much room."""
        placed = QRect(self.area)
        placed.setHeight(min(height, self.area.height()))
        if self.upward:
            placed.moveBottom(self.area.bottom())
        return placed


def room_beside(window: QRect, about: About, width: tuple[int, int], height: tuple[int, int]) -> Room:
    """Return where a panel covers nothing of what it is about: below, else above, else at a side.

    `width` and `height` are the least that will do and what is wanted. Where nothing will do, the
    panel takes the side of the last area that has more room.
    """
    inside = window.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    areas = about.areas or (QRect(),)
    for area in areas:
        found = _beside(inside, area, about.left, width, height)
        if found is not None:
            return found
    below, above = _over_and_under(inside, areas[-1], about.left, width[1])
    return below if below.area.height() >= above.area.height() else above


def _beside(
    inside: QRect, about: QRect, x: int, width: tuple[int, int], height: tuple[int, int]
) -> Room | None:
    below, above = _over_and_under(inside, about, x, width[1])
    for wanted in reversed(height):
        for room in (below, above):
            if room.area.height() >= wanted:
                return room
    right, left = QRect(inside), QRect(inside)
    right.setLeft(max(inside.left(), about.right() + 1 + _GAP))
    left.setRight(min(inside.right(), about.left() - 1 - _GAP))
    for area in (right, left):
        if area.width() >= width[0]:
            spare = max(0, area.width() - width[1])
            area.adjust(0 if area is right else spare, 0, -spare if area is right else 0, 0)
            area.setTop(max(area.top(), min(about.top(), area.bottom() - height[1])))
            return Room(area)
    return None


def _over_and_under(inside: QRect, about: QRect, x: int, width: int) -> tuple[Room, Room]:
    width = min(width, inside.width())
    left = max(inside.left(), min(x, inside.right() + 1 - width))
    below = QRect(left, max(inside.top(), about.bottom() + 1 + _GAP), width, 0)
    below.setBottom(inside.bottom())
    above = QRect(left, inside.top(), width, 0)
    above.setBottom(min(inside.bottom(), about.top() - 1 - _GAP))
    return Room(below), Room(above, upward=True)
