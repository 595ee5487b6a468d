"""Merging the blocks of two records that refer to participants and agenda items by the same ids."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import Any

from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.storage.merge.naming import Names
from zadankai_editor.storage.merge.ordering import merged_order, movers
from zadankai_editor.storage.merge.tally import Tally
from zadankai_editor.storage.merge.units import SHOWN, UNITS, VOICE, differing, is_unwritten

_BEHIND = "相手側のものをすぐ後ろに置きました。見比べて、要らないほうを消してください。"
_COPY = "これが相手側のもので、こちらのものはすぐ前にあります。見比べて、要らないほうを消してください。"
_DELETED_THERE = "相手側ではこのブロックが消されています。残すかどうかを確かめてください。"
_DELETED_HERE = "こちらで消したこのブロックが、相手側では直されています。残すかどうかを確かめてください。"


class BlockMerge:
    """Merges the blocks of theirs into mine; `base` is where both come from."""

    def __init__(
        self,
        base: Sequence[Block],
        mine: Sequence[Block],
        theirs: Sequence[Block],
        names: Names,
        tally: Tally,
    ) -> None:
        self._base = {b.id: b for b in base}
        self._mine = {b.id: b for b in mine}
        self._theirs = {b.id: b for b in theirs}
        self._names = names
        self._tally = tally
        self._used = {*self._base, *self._mine, *self._theirs}
        self._copies: dict[str, Block] = {}

    def result(self) -> tuple[Block, ...]:
        """Return the merged blocks, and tell the tally about them."""
        kept = dict(self._kept())
        order = self._order(kept)
        found = [block for id_ in order for block in (kept[id_], self._copies.get(id_)) if block is not None]
        found.sort(key=lambda b: b.kind.part.rank)
        return tuple(found)

    def _order(self, kept: Collection[str]) -> list[str]:
        base, mine, theirs = list(self._base), list(self._mine), list(self._theirs)
        self._tally.taken += len(movers(base, mine, theirs) & set(kept))
        return merged_order(base, mine, theirs, kept, self._split_off())

    def _kept(self) -> Iterator[tuple[str, Block]]:
        for id_ in {**self._mine, **self._theirs}:
            base, mine, theirs = self._base.get(id_), self._mine.get(id_), self._theirs.get(id_)
            block: Block | None
            if mine and theirs:
                block = self._both(base, mine, theirs)
            elif mine:
                block = self._only_mine(base, mine)
            else:
                block = self._only_theirs(base, self._theirs[id_])
            if block is not None:
                yield id_, block

    def _only_mine(self, base: Block | None, mine: Block) -> Block | None:
        if base is None or is_unwritten(base):
            return mine
        if not differing(base, mine):
            self._tally.taken += 1
            return None
        self._tally.doubt_block(mine.id, _DELETED_THERE)
        return mine

    def _only_theirs(self, base: Block | None, theirs: Block) -> Block | None:
        if base is not None:
            if not differing(base, theirs):
                return None
            self._tally.doubt_block(theirs.id, _DELETED_HERE)
        self._tally.taken += 1
        return theirs

    def _both(self, base: Block | None, mine: Block, theirs: Block) -> Block:
        if not differing(mine, theirs) or (base and not differing(base, theirs)):
            return mine
        block = self._blended(base, mine, theirs) if base else None
        if block is None:
            block = mine
            copy = theirs.model_copy(update={"id": self._fresh_id()})
            self._copies[mine.id] = copy
            self._tally.doubt_block(mine.id, _BEHIND)
            self._tally.doubt_block(copy.id, _COPY)
        if block is not mine or mine.id in self._copies:
            self._tally.taken += 1
        return block

    def _fresh_id(self) -> str:
        found = fresh_id("b", self._used)
        self._used.add(found)
        return found

    def _blended(self, base: Block, mine: Block, theirs: Block) -> Block | None:
        """Take over field by field what theirs changed; `None` where that would lose or mix something."""
        here, there, both = differing(base, mine), differing(base, theirs), differing(mine, theirs)
        kind = theirs.kind if "kind" in there - here else mine.kind
        text = theirs.text if "text" in there - here else mine.text
        shown = SHOWN[kind]
        not_shown = ((here & SHOWN[mine.kind]) | (there & SHOWN[theirs.kind])) - shown
        if {"kind", "text"} & here & there & both or not_shown or ("\n" in text and not kind.has_paragraphs):
            return None
        new: dict[str, Any] = {"kind": kind, "text": text}
        for unit in UNITS:
            names = [n for n in unit if n in shown]
            if there.isdisjoint(names):
                # What mine keeps from another kind is not what theirs shows.
                new.update((n, getattr(theirs, n)) for n in names if n not in SHOWN[mine.kind])
            elif here.isdisjoint(names):
                new.update((n, getattr(theirs, n)) for n in names)
            elif not both.isdisjoint(names):
                self._doubt_unit(unit, mine, theirs, both)
        self._doubt_voice(base, mine, theirs)
        changed = {n: v for n, v in new.items() if getattr(mine, n) != v}
        return mine.model_copy(update=changed) if changed else mine

    def _doubt_unit(self, unit: Sequence[str], mine: Block, theirs: Block, both: Collection[str]) -> None:
        if unit is VOICE:
            here, there = self._names.voice(mine), self._names.voice(theirs)
            said = f"発言者は、こちらでは{here}、相手側では{there}です。どちらが正しいかを確かめてください。"
        else:
            values = "、".join(self._names.value(theirs, name) for name in unit if name in both)
            said = f"相手側では、{values}です。どちらが正しいかを確かめてください。"
        self._tally.doubt_block(mine.id, said)

    def _doubt_voice(self, base: Block, mine: Block, theirs: Block) -> None:
        """Doubt who is heard where one side changed that, and the other the words."""
        if not _voices_differ(mine, theirs):
            return
        for changed, voiced in ((mine, theirs), (theirs, mine)):
            if "text" not in differing(base, changed) or not _voices_differ(base, voiced):
                continue
            was, now = self._names.voice(base), self._names.voice(voiced)
            self._tally.doubt_block(
                base.id,
                f"一方で発言者が{was}から{now}に、もう一方で文が変えられています。誰の発言かを確かめてください。",
            )
            side = self._mine if changed is mine else self._theirs
            for block in self._added_behind(side, base.id):
                if _voices_differ(base, block):
                    break
                self._tally.doubt_block(
                    block.id,
                    f"前のブロックから分けたものなら、{was}から{now}に変えられた人の発言です。誰の発言かを確かめてください。",
                )

    def _added_behind(self, side: dict[str, Block], id_: str) -> Iterator[Block]:
        """Yield the blocks that a side has added right behind the block with this id."""
        blocks = iter(side.values())
        for block in blocks:
            if block.id == id_:
                break
        yield from takewhile(lambda b: b.id not in self._base, blocks)

    def _split_off(self) -> set[str]:
        """Return the blocks of mine that were split off the block of `base` right before them."""
        found: set[str] = set()
        whole = ""
        for block in self._mine.values():
            before = self._base.get(block.id)
            if before is not None:
                whole = before.text
            elif block.text.strip() and block.text.strip() in whole:
                found.add(block.id)
            else:
                whole = ""
        return found


def _voices_differ(one: Block, other: Block) -> bool:
    if one.kind is not other.kind and BlockKind.UTTERANCE in (one.kind, other.kind):
        return True
    return bool(differing(one, other, VOICE))
