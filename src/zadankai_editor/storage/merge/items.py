"""Merging lists of which each item has fields: participants, agenda items, footnotes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from zadankai_editor.record.nodes import AgendaItem, Node, Note, Participant
from zadankai_editor.record.texts import one_line
from zadankai_editor.storage.merge.ordering import merged_order, movers
from zadankai_editor.storage.merge.tally import Tally

Item = TypeVar("Item", bound=Node)


@dataclass(frozen=True)
class ItemKind(Generic[Item]):
    """What the items of one list are: the list's name in a record, and their fields with titles.

    `blank` is an item that says nothing, from which two sides that added the same one came.
    """

    name: str
    titles: Mapping[str, str]
    blank: Item


PARTICIPANTS = ItemKind(
    "participants",
    {
        "label": "表示名",
        "name": "氏名",
        "title": "肩書",
        "post": "付記",
        "reading": "よみ",
        "organization": "所属",
        "moderator": "司会",
    },
    Participant(id="", label=""),
)
AGENDA = ItemKind("agenda", {"number": "番号", "text": "議題"}, AgendaItem(id="", number=0))
NOTES = ItemKind("notes", {"term": "用語", "text": "説明", "mark": "注の番号"}, Note())


def said(value: Any) -> Any:
    """Return a field's value as it is once it has been through a file."""
    return (one_line(value) or None) if isinstance(value, str) else value


def in_words(title: str, value: Any) -> str:
    """Say what theirs has in a field."""
    if isinstance(value, bool):
        return f"相手側では、{title}{'です' if value else 'ではありません'}。"
    return f"相手側では、{title}は{'なし' if said(value) is None else f'「{value}」'}です。"


class ItemMerge(Generic[Item]):
    """Merges one list; items are known by their keys in the three mappings, which are in order.

    An item that is deleted on one side stays, with a doubt, where it is in `needed` or was changed
    on the other.
    """

    def __init__(
        self,
        kind: ItemKind[Item],
        base: Mapping[str, Item],
        mine: Mapping[str, Item],
        theirs: Mapping[str, Item],
        tally: Tally,
        needed: Collection[str] = (),
    ) -> None:
        self._kind = kind
        self._base = base
        self._mine = mine
        self._theirs = theirs
        self._tally = tally
        self._needed = needed

    def result(self) -> dict[str, Item]:
        """Return the merged items by their keys, in order, and tell the tally about them."""
        found: dict[str, Item] = {}
        for key in {**self._mine, **self._theirs}:
            item = self._item(key)
            if item is not None:
                found[key] = item
        base, mine, theirs = list(self._base), list(self._mine), list(self._theirs)
        self._tally.taken += len(movers(base, mine, theirs) & set(found))
        return {key: found[key] for key in merged_order(base, mine, theirs, found)}

    def _item(self, key: str) -> Item | None:
        base, mine, theirs = self._base.get(key), self._mine.get(key), self._theirs.get(key)
        if mine is not None and theirs is not None:
            return self._both(key, base or self._kind.blank, mine, theirs)
        if mine is not None:
            if base is None or self._stays(key, base, mine, "相手側では消されています。"):
                return mine
            self._tally.taken += 1
            return None
        if theirs is not None:
            if base is not None and not self._stays(
                key, base, theirs, "こちらで消しましたが、相手側にはあります。"
            ):
                return None
            self._tally.taken += 1
            return theirs
        return None

    def _stays(self, key: str, base: Item, other: Item, sentence: str) -> bool:
        """Tell whether an item that one side deleted stays as `other`, and doubt it then."""
        if not self._differing(base, other) and key not in self._needed:
            return False
        self._doubt(key, "", f"{sentence}残すかどうかを確かめてください。")
        return True

    def _both(self, key: str, base: Item, mine: Item, theirs: Item) -> Item:
        here, there = self._differing(base, mine), self._differing(base, theirs)
        for name in self._differing(mine, theirs):
            if name in here and name in there:
                title = self._kind.titles[name]
                self._doubt(
                    key, name, f"{in_words(title, getattr(theirs, name))}どちらが正しいかを確かめてください。"
                )
        new = {name: getattr(theirs, name) for name in there if name not in here}
        if not new:
            return mine
        self._tally.taken += 1
        changed: Item = mine.model_copy(update=new)
        return changed

    def _differing(self, one: Item, other: Item) -> list[str]:
        return [n for n in self._kind.titles if said(getattr(one, n)) != said(getattr(other, n))]

    def _doubt(self, key: str, field: str, sentence: str) -> None:
        self._tally.doubt_item(self._kind.name, key, field, sentence)


def notes_by_key(notes: Sequence[Note]) -> dict[str, Note]:
    """Return footnotes by their terms, numbered where several have the same."""
    found: dict[str, Note] = {}
    counts = Counter[str]()
    for note in notes:
        term = one_line(note.term)
        found[f"{counts[term]}\n{term}"] = note
        counts[term] += 1
    return found
