"""What a merge has taken over, and where somebody must look."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from zadankai_editor.record.review import Doubt

CODE = "merge.conflict"

_STEM = "ほかで保存された内容（相手側）では、ここが違います。"

Positions = Mapping[str, Mapping[str, int]]
"""By the name of a list of the record (`participants`), by an item's key: its index."""


class Tally:
    """Counts changes that were taken over, and gathers doubts until all places are known."""

    def __init__(self) -> None:
        self.taken = 0
        self._blocks: defaultdict[str, list[str]] = defaultdict(list)
        self._items: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._fields: defaultdict[str, list[str]] = defaultdict(list)

    def doubt_block(self, block: str, sentence: str) -> None:
        """Raise a doubt about a block."""
        self._blocks[block].append(sentence)

    def doubt_item(self, items: str, key: str, field: str, sentence: str) -> None:
        """Raise a doubt about a field (empty: the whole) of the item `key` of a list of the record."""
        self._items[items, key, field].append(sentence)

    def doubt_field(self, path: str, sentence: str) -> None:
        """Raise a doubt about the field at `path`."""
        self._fields[path].append(sentence)

    @property
    def touched(self) -> bool:
        """Whether anything was taken over or is doubtful."""
        return bool(self.taken or self._blocks or self._items or self._fields)

    def doubts(self, blocks: Collection[str], positions: Positions) -> tuple[Doubt, ...]:
        """Return the doubts, one for each place; `blocks` are those of the merged record, in order."""
        found = [_doubt(sentences, path=path) for path, sentences in self._fields.items()]
        for (items, key, field), sentences in self._items.items():
            index = positions[items].get(key)
            place = items if index is None else f"{items}[{index}]{'.' if field else ''}{field}"
            found.append(_doubt(sentences, path=place))
        found += [_doubt(self._blocks[block], block=block) for block in blocks if block in self._blocks]
        return tuple(found)


def _doubt(sentences: list[str], *, block: str | None = None, path: str | None = None) -> Doubt:
    message = _STEM + "".join(dict.fromkeys(sentences))
    return Doubt(code=CODE, message=message, block=block, path=path)
