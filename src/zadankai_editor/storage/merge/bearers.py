"""Labels and numbers after a merge: each means one participant or item, or nobody at all.

The file refers by label and number. Where a merge would let two bear one, or a reference that
meant nobody would suddenly mean somebody, saving and opening again would give words away.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    Participant,
    Record,
    SpeakerRef,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.texts import one_line
from zadankai_editor.storage.merge.tally import Tally
from zadankai_editor.storage.merge.units import SHOWN

_Bearer = TypeVar("_Bearer", Participant, AgendaItem)


def distinct_labels(
    merged: Mapping[str, Participant],
    mine: Mapping[str, Participant],
    theirs: Mapping[str, Participant],
    tally: Tally,
) -> dict[str, Participant]:
    """Return the participants with labels that are distinct where they were so on both sides."""
    seen = {as_seen(p.label) for p in merged.values()}

    def free(label: str) -> str:
        number = 2
        while as_seen(f"{label}({number})") in seen:
            number += 1
        seen.add(as_seen(f"{label}({number})"))
        return f"{label}({number})"

    names = _Naming("participants", "label", "表示名", lambda p: as_seen(p.label), free)
    return names.distinct(merged, mine, theirs, tally)


def distinct_numbers(
    merged: Mapping[str, AgendaItem],
    mine: Mapping[str, AgendaItem],
    theirs: Mapping[str, AgendaItem],
    tally: Tally,
) -> dict[str, AgendaItem]:
    """Return the agenda items with numbers that are distinct where they were so on both sides."""
    numbers = {i.number for i in merged.values()}

    def free(_number: int) -> int:
        numbers.add(max(numbers) + 1)
        return max(numbers)

    names = _Naming("agenda", "number", "番号", lambda i: i.number, free)
    return names.distinct(merged, mine, theirs, tally)


class _Naming:
    """The field of a list's items by which a file refers to them."""

    def __init__(
        self, items: str, field: str, title: str, key: Callable[[Any], Hashable], free: Callable[[Any], Any]
    ) -> None:
        self._items = items
        self._field = field
        self._title = title
        self._key = key
        self._free = free

    def distinct(
        self,
        merged: Mapping[str, _Bearer],
        mine: Mapping[str, _Bearer],
        theirs: Mapping[str, _Bearer],
        tally: Tally,
    ) -> dict[str, _Bearer]:
        found = dict(merged)
        bearers: dict[Hashable, list[str]] = {}
        # Those who have had their name with us come first.
        for id_ in sorted(found, key=lambda i: i not in mine or self._key(mine[i]) != self._key(found[i])):
            key = self._key(found[id_])
            others = bearers.setdefault(key, [])
            if key != "" and any(
                not self._same(id_, o, mine) and not self._same(id_, o, theirs) for o in others
            ):
                found[id_] = self._renamed(found, id_, mine, tally)
            else:
                others.append(id_)
        return found

    def _same(self, one: str, other: str, side: Mapping[str, _Bearer]) -> bool:
        return one in side and other in side and self._key(side[one]) == self._key(side[other])

    def _renamed(
        self, found: Mapping[str, _Bearer], id_: str, mine: Mapping[str, _Bearer], tally: Tally
    ) -> _Bearer:
        value = getattr(found[id_], self._field)
        new = getattr(mine[id_], self._field) if id_ in mine else value
        if any(
            self._key(item) == self._key(found[id_].model_copy(update={self._field: new}))
            for item in found.values()
        ):
            new = self._free(value)
        tally.doubt_item(
            self._items,
            id_,
            self._field,
            f"相手側では、{self._title}は「{value}」です。同じ{self._title}がほかにもあるので「{new}」にしました。"
            "区別できるように直してください。",
        )
        return found[id_].model_copy(update={self._field: new})


class Resolver:
    """What labels and numbers that meant nobody mean in the merged record.

    Where nobody bore a label and one does now, that one is meant. Where two bore it and one still
    does, nobody knows who was meant: an utterance loses its speaker and keeps the label as written.
    """

    def __init__(self, merged: Record, mine: Record, theirs: Record, tally: Tally) -> None:
        self._tally = tally
        self._mine = {b.id: b for b in mine.blocks}
        self._people = _sole({p.id: one_line(p.label) for p in merged.participants})
        self._items = _sole({i.id: i.number for i in merged.agenda})
        self._ids = {p.id for p in merged.participants}
        self._item_ids = {i.id for i in merged.agenda}
        self._before = [
            (Counter(one_line(p.label) for p in r.participants), Counter(i.number for i in r.agenda))
            for r in (mine, theirs)
        ]

    def resolved(self, block: Block) -> Block:
        """Return `block` with references that a file would read as they are meant."""
        shown = SHOWN[block.kind]
        own = self._mine.get(block.id)
        new: dict[str, Any] = {}
        for name in ("speaker", "with_speakers", "people", "agenda"):
            value = getattr(block, name)
            side = 0 if own is not None and getattr(own, name) == value else 1
            if name not in shown:
                new[name] = self._without_gone(value)
            elif name == "agenda":
                new[name] = self._item(block, value, side)
            elif name == "speaker":
                new.update(self._speaker(block, value, side))
            else:
                new[name] = tuple(self._person(block, ref, side) for ref in value)
        changed = {n: v for n, v in new.items() if v != getattr(block, n)}
        return block.model_copy(update=changed) if changed else block

    def _without_gone(self, value: Any) -> Any:
        """Return a hidden reference, or several, without those that are not there any more."""
        known = self._ids | self._item_ids
        if isinstance(value, tuple):
            return tuple(ref for ref in value if not isinstance(ref, str) or ref in known)
        return None if isinstance(value, str) and value not in known else value

    def _item(self, block: Block, ref: Any, side: int) -> Any:
        if not isinstance(ref, UnknownAgenda) or ref.number not in self._items:
            return ref
        count = self._before[side][1][ref.number]
        if count == 0:
            return self._items[ref.number]
        if count > 1:
            self._tally.doubt_block(
                block.id,
                f"番号{ref.number}の議題が二つあったので、どちらか分かりません。議題を選び直してください。",
            )
            return None
        return ref

    def _speaker(self, block: Block, ref: SpeakerRef | None, side: int) -> dict[str, Any]:
        if not isinstance(ref, UnknownSpeaker) or ref.label not in self._people:
            return {}
        count = self._before[side][0][ref.label]
        if count > 1:
            self._doubt(block, ref.label)
            return {"speaker": None, "written": ref.label}
        return {"speaker": self._people[ref.label], "written": None} if count == 0 else {}

    def _person(self, block: Block, ref: SpeakerRef, side: int) -> SpeakerRef:
        if not isinstance(ref, UnknownSpeaker) or ref.label not in self._people:
            return ref
        count = self._before[side][0][ref.label]
        if count > 1:
            self._doubt(block, ref.label)
        return ref if count == 1 else self._people[ref.label]

    def _doubt(self, block: Block, label: str) -> None:
        self._tally.doubt_block(
            block.id, f"表示名「{label}」の参加者が二人いたので、誰のことか分かりません。確かめてください。"
        )


def _sole(names: Mapping[str, Any]) -> dict[Any, str]:
    """Return, by name, the id of the only one who bears it."""
    counts = Counter(names.values())
    return {name: id_ for id_, name in names.items() if counts[name] == 1}
