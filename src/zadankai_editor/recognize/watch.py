"""How far the work of the recogniser is, and whether anybody still wants it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_BETWEEN_LOOKS = 256

Item = TypeVar("Item")


class RecognitionCancelled(Exception):  # noqa: N818 - an answer to a wish, no error
    """Raised by `recognize` when `cancelled` said so."""


class Watch:
    """Tells how far the work is, and stops it where that is wished."""

    def __init__(
        self, progress: Callable[[float], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._reached = 0.0

    def reach(self, share: float) -> None:
        """Note that a share of the work is done; raises `RecognitionCancelled` where nobody wants the rest.

        What is done a second time does not put it back.
        """
        if self._cancelled is not None and self._cancelled():
            raise RecognitionCancelled
        if self._progress is not None:
            self._reached = max(self._reached, share)
            self._progress(self._reached)

    def stretch(self, begin: float, end: float, total: int) -> Callable[[int], None]:
        """Return what is to be told how many of `total` steps are done, from the share `begin` on to `end`."""

        def tick(done: int) -> None:
            if done % _BETWEEN_LOOKS == 0:
                self.reach(begin + (end - begin) * done / max(1, total))

        return tick

    def over(self, items: Iterable[Item], begin: float, end: float, total: int) -> Iterator[Item]:
        """Yield the items, of which there are `total`, and tell how far it is."""
        tick = self.stretch(begin, end, total)
        for done, item in enumerate(items):
            tick(done)
            yield item
