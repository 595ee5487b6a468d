"""What a block is: changing kinds, and making blocks fit where they are put."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.record.block_ids import ids_of
from zadankai_editor.record.commands.fresh import first_block
from zadankai_editor.record.commands.inheriting import Piece, doubts_of_divided, doubts_of_pieces
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import MoveBlocks, Refusal, SetBlock, SpliceBlocks, Step
from zadankai_editor.record.transactions import Transaction

KIND_NAMES: dict[BlockKind, str] = {
    BlockKind.LEAD: "リード",
    BlockKind.SECTION: "見出し",
    BlockKind.HEADING: "小見出し",
    BlockKind.PROMPT: "司会の言葉",
    BlockKind.UTTERANCE: "発言",
    BlockKind.PHOTO: "写真",
    BlockKind.TEXT: "地の文",
    BlockKind.CLOSING: "結び",
}
"""The words by which the interface speaks of kinds."""

_PHOTO_STAYS = Refusal(message="画像のある写真の種類は変えられません。変えるには、先に画像を外してください。")
_PHOTO_IN_BODY = Refusal(message="画像のある写真は本文の中だけに置けます。")
_NO_FURTHER = Refusal(message="これより先へは動かせません。")


def as_kind(block: Block, kind: BlockKind, taken: set[str]) -> list[Block]:
    """Return `block` as `kind`; a kind of one line gives as many blocks as there are paragraphs.

    The first keeps the id. New ids are added to `taken`.
    """
    texts = [block.text] if kind.has_paragraphs else _lines(block.text)
    found = [block.replaced(kind=kind, text=texts[0])]
    for text in texts[1:]:
        block_id = fresh_id("b", taken)
        taken.add(block_id)
        found.append(Block(id=block_id, kind=kind, text=text))
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()] or [""]


@dataclass(frozen=True)
class Fitted:
    """Blocks as they may stand at a place, and which of them are pieces of which."""

    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...] = ()


def fitted(around: Sequence[Block], at: int, blocks: Sequence[Block], taken: set[str]) -> Fitted | Refusal:
    """Return `blocks` as they may stand before index `at` of the flow `around`.

    Among the paragraphs of lead or closing everything becomes one of them; what is of the lead or
    the closing and comes to stand in the body becomes narration. Photos with a picture are
    refused outside of the body: neither lead nor closing can hold them. New ids are added to `taken`.
    """
    low = around[at - 1].kind.part.rank if at else Part.LEAD.rank
    high = around[at].kind.part.rank if at < len(around) else Part.CLOSING.rank
    kinds = [b.kind for b in blocks]
    if low <= Part.BODY.rank <= high and BlockKind.LEAD not in kinds and BlockKind.CLOSING not in kinds:
        return Fitted(tuple(blocks))
    found: list[Block] = []
    pieces: list[Piece] = []
    for block, rank in zip(blocks, _ranks_in_order(blocks), strict=True):
        place = min(max(rank, low), high)
        if place == block.kind.part.rank:
            found.append(block)
            continue
        if block.kind is BlockKind.PHOTO and block.file:
            return _PHOTO_IN_BODY
        changed = as_kind(block, _PARAGRAPHS_OF[place], taken)
        pieces += [(block.id, piece.id) for piece in changed[1:]]
        found += changed
    return Fitted(tuple(found), tuple(pieces))


_PARAGRAPHS_OF = (BlockKind.LEAD, BlockKind.TEXT, BlockKind.CLOSING)
"""By a part's rank, the kind of its paragraphs that nobody speaks."""


def _ranks_in_order(blocks: Sequence[Block]) -> list[int]:
    """Return the ranks of the parts in which `blocks` may stand in this order: never falling.

    Utterances are left alone: what is of the lead behind them, or of the closing before them,
    counts for the body.
    """
    ranks = [b.kind.part.rank for b in blocks]
    for i, rank in enumerate(ranks):
        behind_body = rank == Part.LEAD.rank and any(ranks[:i])
        before_body = rank == Part.CLOSING.rank and any(r < rank for r in ranks[i + 1 :])
        if behind_body or before_body:
            ranks[i] = Part.BODY.rank
    return ranks


def set_kind(state: State, indexes: Sequence[int], kind: BlockKind) -> Transaction | Refusal:
    """Make the blocks at `indexes` blocks of `kind`.

    Blocks that become lead go behind the lead, those that become closing before the closing, and
    those that leave them to the body's border: the three stretches keep their order. A photo with
    a picture stays one, and alone is refused: its picture would have nowhere to be. A record
    without blocks begins with one of `kind`.
    """
    blocks = state.record.blocks
    label = f"「{KIND_NAMES[kind]}」にする"
    if not blocks:
        return first_block(state.record, label, kind=kind)
    others = [i for i in sorted(set(indexes)) if blocks[i].kind is not kind]
    concerned = [i for i in others if blocks[i].kind is not BlockKind.PHOTO or not blocks[i].file]
    if not concerned:
        return _PHOTO_STAYS if others else Refusal(message=f"既に「{KIND_NAMES[kind]}」です。")
    taken = set(ids_of(blocks))
    changed = {i: as_kind(blocks[i], kind, taken) for i in concerned}
    divided = [[(part.id, part.text) for part in changed[i]] for i in concerned if len(changed[i]) > 1]
    steps = (*_kind_steps(blocks, changed, kind), *doubts_of_divided(state.review, divided))
    return Transaction(label=label, steps=steps)


def _kind_steps(blocks: Sequence[Block], changed: dict[int, list[Block]], kind: BlockKind) -> list[Step]:
    """Return the steps that put the `changed` blocks, by index, in the place of the old ones.

    Those that come to another part are taken out, last first, and put in again at its border.
    """
    steps: list[Step] = []
    from_lead: list[Block] = []
    from_behind: list[Block] = []
    crossing_any = any(blocks[i].kind.part is not kind.part for i in changed)
    # Where nothing leaves its part, nobody asks where the parts end.
    parts = [b.kind.part for b in blocks] if crossing_any else []
    for i in sorted(changed, reverse=True):
        block, pieces = blocks[i], changed[i]
        if block.kind.part is not kind.part:
            steps.append(SpliceBlocks(at=i, old=(block,)))
            (from_lead if block.kind.part is Part.LEAD else from_behind)[:0] = pieces
            del parts[i]
        elif len(pieces) == 1 and pieces[0].text == block.text:
            steps.append(SetBlock.of(i, block, kind=kind))
        else:
            steps.append(SpliceBlocks(at=i, old=(block,), new=tuple(pieces)))
            parts[i : i + 1] = [kind.part] * len(pieces)
    if not crossing_any:
        return steps
    lead_end, closing_start = parts.count(Part.LEAD), len(parts) - parts.count(Part.CLOSING)
    if kind.part is Part.LEAD:
        closing_start = lead_end
    elif kind.part is Part.CLOSING:
        lead_end = closing_start
    for at, crossing in ((closing_start, from_behind), (lead_end, from_lead)):
        if crossing:
            steps.append(SpliceBlocks(at=at, new=tuple(crossing)))
    return steps


def move_blocks(state: State, start: int, count: int, to: int) -> Transaction | Refusal:
    """Move `count` blocks from `start` so that they begin at `to`, counted without them.

    A block that comes to stand in lead, body or closing becomes what stands there.
    """
    blocks = state.record.blocks
    moved = blocks[start : start + count]
    if not moved or not 0 <= to <= len(blocks) - count or to == start:
        return _NO_FURTHER
    placed = fitted(blocks[:start] + blocks[start + count :], to, moved, set(ids_of(blocks)))
    if isinstance(placed, Refusal):
        return placed
    steps: tuple[Step, ...]
    if placed.blocks == moved:
        steps = (MoveBlocks(start=start, count=count, to=to, first=moved[0].id),)
    else:
        steps = (SpliceBlocks(at=start, old=moved), SpliceBlocks(at=to, new=placed.blocks))
    steps = (*steps, *doubts_of_pieces(state.review, placed.pieces))
    return Transaction(label="ブロックの移動", steps=steps)


def move_by_one(state: State, start: int, count: int, down: bool) -> Transaction | Refusal:
    """Move blocks past their neighbour, or across the border to lead or closing beside it.

    At a border a block changes the stretch without passing anything: the first block of the
    body, moved up, becomes the last paragraph of the lead.
    """
    blocks = state.record.blocks
    moved = blocks[start : start + count]
    if not moved:
        return _NO_FURTHER
    part = moved[-1 if down else 0].kind.part
    neighbour = start + count if down else start - 1
    if 0 <= neighbour < len(blocks):
        beside = blocks[neighbour].kind.part
    else:
        rank = part.rank + (1 if down else -1)
        if not Part.LEAD.rank <= rank <= Part.CLOSING.rank:
            return _NO_FURTHER
        beside = list(Part)[rank]
    if beside is part:
        return move_blocks(state, start, count, start + 1 if down else start - 1)
    if beside is not Part.BODY and any(b.kind is BlockKind.PHOTO and b.file for b in moved):
        return _PHOTO_IN_BODY
    concerned = [i for i in range(start, start + count) if blocks[i].kind.part is not beside]
    return set_kind(state, concerned, _PARAGRAPHS_OF[beside.rank])
