"""What a block is: changing kinds, and making blocks fit where they are put."""

from collections.abc import Sequence

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


_RANK = {Part.LEAD: 0, Part.BODY: 1, Part.CLOSING: 2}


def as_kind(block: Block, kind: BlockKind, taken: set[str]) -> list[Block]:
    """Return `block` as `kind`; a kind of one line gives as many blocks as there are paragraphs.

    The first keeps the id unless it comes into the body from lead or closing: their ids are not
    in the file, so such a block gets one of its own. New ids are added to `taken`.
    """
    enters_body = kind.part is Part.BODY and block.kind.part is not Part.BODY
    texts = [block.text] if kind.has_paragraphs else _lines(block.text)
    found = []
    for number, text in enumerate(texts):
        block_id = block.id
        if number or enters_body:
            block_id = fresh_id("b", taken)
            taken.add(block_id)
        if number:
            found.append(Block(id=block_id, kind=kind, text=text))
        else:
            found.append(block.replaced(id=block_id, kind=kind, text=text))
    return found


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()] or [""]


def fitted(state: State, at: int, blocks: Sequence[Block], taken: set[str]) -> list[Block]:
    """Return `blocks` as they may stand before index `at`.

    Among the paragraphs of lead or closing everything becomes one of them; a paragraph of lead or
    closing that is put into the body becomes narration.
    """
    around = state.record.blocks
    before = around[at - 1].kind.part if at else Part.LEAD
    after = around[at].kind.part if at < len(around) else Part.CLOSING
    found: list[Block] = []
    for block in blocks:
        rank = _RANK[block.kind.part]
        if _RANK[before] <= rank <= _RANK[after] and _follows(found, block):
            found.append(block)
        elif after is Part.LEAD:
            found += as_kind(block, BlockKind.LEAD, taken)
        elif before is Part.CLOSING:
            found += as_kind(block, BlockKind.CLOSING, taken)
        else:
            found += as_kind(block, BlockKind.TEXT, taken)
    return found


def _follows(found: Sequence[Block], block: Block) -> bool:
    return not found or _RANK[found[-1].kind.part] <= _RANK[block.kind.part]


def set_kind(state: State, indexes: Sequence[int], kind: BlockKind) -> Transaction | Refusal:
    """Make the blocks at `indexes` blocks of `kind`.

    Blocks that become lead go behind the lead, those that become closing before the closing, and
    those that leave them to the body's border: the three stretches keep their order.
    """
    blocks = state.record.blocks
    concerned = [i for i in sorted(set(indexes)) if blocks[i].kind is not kind]
    if not concerned:
        return Refusal(message=f"すでに「{KIND_NAMES[kind]}」です。")
    label = f"「{KIND_NAMES[kind]}」にする"
    splits = not kind.has_paragraphs and any("\n" in blocks[i].text for i in concerned)
    if not splits and all(blocks[i].kind.part is kind.part for i in concerned):
        steps = tuple(SetBlock.of(i, blocks[i], kind=kind) for i in concerned)
        return Transaction(label=label, steps=steps)
    return _rebuilt(state, concerned, kind, label)


def _rebuilt(state: State, concerned: list[int], kind: BlockKind, label: str) -> Transaction:
    """Replace the range that holds the changed blocks and the border that they cross."""
    blocks = state.record.blocks
    lead = sum(b.kind.part is Part.LEAD for b in blocks)
    closing = len(blocks) - sum(b.kind.part is Part.CLOSING for b in blocks)
    low, high = concerned[0], concerned[-1] + 1
    parts = {blocks[i].kind.part for i in concerned} | {kind.part}
    if Part.LEAD in parts:
        low, high = min(low, lead), max(high, lead)
    if Part.CLOSING in parts:
        low, high = min(low, closing), max(high, closing)
    taken = {b.id for b in blocks}
    chosen = set(concerned)
    new: list[Block] = []
    for i in range(low, high):
        new += as_kind(blocks[i], kind, taken) if i in chosen else [blocks[i]]
    new.sort(key=lambda b: _RANK[b.kind.part])
    step = SpliceBlocks(at=low, old=blocks[low:high], new=tuple(new))
    return Transaction(label=label, steps=(step,))


def move_blocks(state: State, start: int, count: int, to: int) -> Transaction | Refusal:
    """Move `count` blocks from `start` so that they begin at `to`, counted without them.

    A block that comes to stand in lead, body or closing becomes what stands there.
    """
    blocks = state.record.blocks
    if not 0 <= to <= len(blocks) - count or to == start:
        return Refusal(message="これより先へは動かせません。")
    rest = blocks[:start] + blocks[start + count :]
    moved = blocks[start : start + count]
    without = state.model_copy(update={"record": state.record.model_copy(update={"blocks": rest})})
    taken = {b.id for b in blocks}
    new = fitted(without, to, moved, taken)
    steps: tuple[Step, ...]
    if tuple(new) == moved:
        steps = (MoveBlocks(start=start, count=count, to=to, first=moved[0].id),)
    else:
        steps = (SpliceBlocks(at=start, old=moved), SpliceBlocks(at=to, new=tuple(new)))
    return Transaction(label="ブロックの移動", steps=steps)


def move_by_one(state: State, start: int, count: int, down: bool) -> Transaction | Refusal:
    """Move blocks past their neighbour, or across the border to lead or closing beside it.

    At a border a block changes the stretch without passing anything: the first block of the
    body, moved up, becomes the last paragraph of the lead.
    """
    blocks = state.record.blocks
    neighbour = start + count if down else start - 1
    if not 0 <= neighbour < len(blocks):
        return _leave_part(state, start, count, down)
    edge = blocks[start + count - 1] if down else blocks[start]
    if blocks[neighbour].kind.part is not edge.kind.part:
        return set_kind(state, range(start, start + count), _border_kind(blocks[neighbour]))
    return move_blocks(state, start, count, start + 1 if down else start - 1)


def _border_kind(neighbour: Block) -> BlockKind:
    if neighbour.kind.part is Part.BODY:
        return BlockKind.TEXT
    return neighbour.kind


def _leave_part(state: State, start: int, count: int, down: bool) -> Transaction | Refusal:
    part = state.record.blocks[start].kind.part
    if part is Part.BODY:
        kind = BlockKind.CLOSING if down else BlockKind.LEAD
        return set_kind(state, range(start, start + count), kind)
    if (part is Part.LEAD) == down:
        return set_kind(state, range(start, start + count), BlockKind.TEXT)
    return Refusal(message="これより先へは動かせません。")
