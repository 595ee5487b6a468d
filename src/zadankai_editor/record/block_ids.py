"""The ids of a record's blocks, without reading ten thousand blocks at each change.

A memo: what it answers follows from the blocks alone. It is kept for the last few flows, and a
change hands it on to the flow that comes of it.
"""

from collections import deque
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from zadankai_editor.record.nodes import Block

_MOST = 8
_recent: deque[tuple[tuple[Block, ...], AbstractSet[str]]] = deque(maxlen=_MOST)


def ids_of(blocks: tuple[Block, ...]) -> AbstractSet[str]:
    """Return the ids of `blocks`. Not to be changed: somebody else may hold the same set."""
    ids = _known(blocks)
    if ids is None:
        ids = {b.id for b in blocks}
        _recent.appendleft((blocks, ids))
    return ids


def _known(blocks: tuple[Block, ...]) -> AbstractSet[str] | None:
    return next((ids for held, ids in list(_recent) if held is blocks), None)


class IdTally:
    """Keeps count of the ids while blocks are replaced, beginning with those of `blocks`."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._ids: set[str] | None = None
        self._doubles: dict[str, int] = {}

    def replace(self, old: Iterable[Block], new: Iterable[Block]) -> None:
        """Note that the blocks `old` have become `new`."""
        gone, come = [b.id for b in old], [b.id for b in new]
        if gone == come:
            return
        if self._ids is None:
            self._ids = set(ids_of(self._blocks))
        for block_id in gone:
            if self._doubles.get(block_id):
                self._doubles[block_id] -= 1
            else:
                self._ids.discard(block_id)
        for block_id in come:
            if block_id in self._ids:
                self._doubles[block_id] = self._doubles.get(block_id, 0) + 1
            self._ids.add(block_id)

    @property
    def unique(self) -> bool:
        """Whether no two blocks have the same id now."""
        return not any(self._doubles.values())

    def hand_on(self, blocks: tuple[Block, ...]) -> None:
        """Let `ids_of` know at once which ids the flow has that has come of it all."""
        ids = self._ids if self._ids is not None else _known(self._blocks)
        if ids is not None and blocks is not self._blocks:
            _recent.appendleft((blocks, ids))
