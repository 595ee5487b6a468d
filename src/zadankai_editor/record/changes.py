"""What a transaction touched, for whoever shows the record."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Change:
    """The touched part of the state.

    Of the blocks, those from index `start`: `removed` of them before are `inserted` of them
    after; outside of that all blocks are the same objects. A block inside may be the same too:
    the hull of scattered edits is one range. `fields` names what else changed, by its field in
    `Record` or `Review` (`participants`, `doubts`, `title`, …).
    """

    start: int = 0
    removed: int = 0
    inserted: int = 0
    fields: frozenset[str] = field(default=frozenset())

    @property
    def touches_blocks(self) -> bool:
        """Whether any block is concerned."""
        return bool(self.removed or self.inserted)

    def inverse(self) -> "Change":
        """Return what the inverse transaction touches."""
        return Change(self.start, self.inserted, self.removed, self.fields)


class Hull:
    """Gathers splices, in the order they are made, into the one range of a `Change`."""

    def __init__(self) -> None:
        self._start: int | None = None
        self._old_end = 0
        self._new_end = 0

    def add(self, start: int, removed: int, inserted: int) -> None:
        """Note that `removed` items at `start`, as counted now, became `inserted` ones."""
        end = start + removed
        if self._start is None:
            self._start, self._old_end, self._new_end = start, end, start + inserted
            return
        if end > self._new_end:
            self._old_end += end - self._new_end
            self._new_end = end
        self._start = min(self._start, start)
        self._new_end += inserted - removed

    def change(self, fields: frozenset[str]) -> Change:
        """Return everything noted as one `Change`."""
        if self._start is None:
            return Change(fields=fields)
        return Change(self._start, self._old_end - self._start, self._new_end - self._start, fields)
