"""Typing, deleting, splitting and joining.

Words never change hands by accident: a deletion across a border leaves the border where it is,
and only a command that says so joins the words of different people.
"""

from zadankai_editor.record.commands.kinds import fitted
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import EditText, Refusal, SpliceBlocks, Step
from zadankai_editor.record.texts import clean
from zadankai_editor.record.transactions import Transaction

BORDER = Refusal(message="ここは発言の境目です。つなぐには「前のブロックとつなぐ」を使います。")
_NOTHING = Refusal(message="変えるところがありません。")


def new_block(record: Record, kind: BlockKind, text: str = "", **fields: object) -> Block:
    """Return a block with an id that the record does not have."""
    block_id = fresh_id("b", {b.id for b in record.blocks})
    return Block.model_validate({"id": block_id, "kind": kind, "text": text, **fields})


def edit_text(
    state: State, index: int, at: int, removed: str, inserted: str, label: str = "入力"
) -> Transaction | Refusal:
    """Replace `removed` by `inserted` at character `at` of the block at `index`.

    `inserted` is cleaned; paragraph breaks in it are refused where the block is of one line.
    """
    block = state.record.blocks[index]
    inserted = clean(inserted)
    if "\n" in inserted and not block.kind.has_paragraphs:
        return Refusal(message="この種類のブロックは一行です。")
    if removed == inserted:
        return _NOTHING
    step = EditText(index=index, block=block.id, at=at, removed=removed, inserted=inserted)
    return Transaction(label=label, steps=(step,))


def delete(state: State, selection: Selection, label: str = "削除") -> Transaction | Refusal:
    """Delete what is selected. What remains of each block stays a block of its own.

    Blocks of which nothing remains go; where nothing at all would remain, the first stays, empty.
    A photo or a section that is touched only in part keeps the rest of its text.
    """
    start, end = selection.start, selection.end
    if start == end:
        return _NOTHING
    blocks = state.record.blocks
    if start.index == end.index:
        removed = blocks[start.index].text[start.offset : end.offset]
        return edit_text(state, start.index, start.offset, removed, "", label)
    first, last = blocks[start.index], blocks[end.index]
    head, tail = first.text[: start.offset], last.text[end.offset :]
    # An end at offset 0 of the last block touches nothing of it, empty or not.
    keep_last = bool(tail) or end.offset == 0
    steps: list[Step] = []
    if keep_last and end.offset:
        steps.append(_cut(blocks, end.index, 0, end.offset))
    low = start.index + 1 if head or not keep_last else start.index
    high = end.index if keep_last else end.index + 1
    if low == start.index + 1 and start.offset < len(first.text):
        steps.append(_cut(blocks, start.index, start.offset, len(first.text)))
    if low < high:
        steps.append(SpliceBlocks(at=low, old=blocks[low:high]))
    return Transaction(label=label, steps=tuple(steps)) if steps else BORDER


def _cut(blocks: tuple[Block, ...], index: int, start: int, end: int) -> EditText:
    block = blocks[index]
    return EditText(index=index, block=block.id, at=start, removed=block.text[start:end], inserted="")


def split_paragraph(state: State, at: Position) -> Transaction | Refusal:
    """Begin the next paragraph (Enter): of the same utterance where the kind has paragraphs.

    A paragraph of lead or closing is followed by another one; a section, heading or photo by an
    utterance whose speaker is open, which takes what stood behind the caret.
    """
    block = state.record.blocks[at.index]
    if block.kind.has_paragraphs:
        return edit_text(state, at.index, at.offset, "", "\n", "改段落")
    kind = block.kind if block.kind.part != "body" else BlockKind.UTTERANCE
    if at.offset == 0 and block.text:
        steps: tuple[Step, ...] = (SpliceBlocks(at=at.index, new=(new_block(state.record, kind),)),)
        return Transaction(label="改段落", steps=steps)
    return _split(state, at, new_block(state.record, kind, block.text[at.offset :]), "改段落")


def next_utterance(state: State, at: Position) -> Transaction | Refusal:
    """Go on to the next utterance (Ctrl+Enter, or Enter in an empty paragraph).

    Words behind the caret keep their speaker until somebody gives them another; where there are
    none, the new utterance has no speaker yet. An empty paragraph at the caret goes.
    """
    block = state.record.blocks[at.index]
    head, tail = block.text[: at.offset], block.text[at.offset :]
    cut_from = len(head) - 1 if head.endswith("\n") else len(head)
    rest = tail.removeprefix("\n")
    kind = BlockKind.UTTERANCE if block.kind.part == "body" else block.kind
    if rest and block.kind is BlockKind.UTTERANCE:
        new = new_block(
            state.record,
            kind,
            rest,
            speaker=block.speaker,
            with_speakers=block.with_speakers,
            role=block.role,
            written=block.written,
        )
    else:
        new = new_block(state.record, kind, rest)
    return _split(state, Position(at.index, cut_from), new, "次の発言")


def _split(state: State, at: Position, new: Block, label: str) -> Transaction:
    block = state.record.blocks[at.index]
    steps: list[Step] = []
    if block.text[at.offset :]:
        steps.append(_cut(state.record.blocks, at.index, at.offset, len(block.text)))
    steps.append(SpliceBlocks(at=at.index + 1, new=(new,)))
    return Transaction(label=label, steps=tuple(steps))


def delete_backward_at_start(state: State, index: int) -> Transaction | Refusal:
    """Backspace at the start of the block at `index`: an empty neighbour goes, a border stays."""
    if index == 0:
        return _NOTHING
    blocks = state.record.blocks
    if not blocks[index].text:
        return Transaction(
            label="空のブロックの削除", steps=(SpliceBlocks(at=index, old=blocks[index : index + 1]),)
        )
    if not blocks[index - 1].text and not blocks[index - 1].file:
        gone = SpliceBlocks(at=index - 1, old=blocks[index - 1 : index])
        return Transaction(label="空のブロックの削除", steps=(gone,))
    return BORDER


def delete_forward_at_end(state: State, index: int) -> Transaction | Refusal:
    """Delete at the end of the block at `index`: an empty neighbour goes, a border stays."""
    blocks = state.record.blocks
    if index + 1 >= len(blocks):
        return _NOTHING
    if not blocks[index].text and not blocks[index].file:
        return Transaction(
            label="空のブロックの削除", steps=(SpliceBlocks(at=index, old=blocks[index : index + 1]),)
        )
    if not blocks[index + 1].text and not blocks[index + 1].file:
        gone = SpliceBlocks(at=index + 1, old=blocks[index + 1 : index + 2])
        return Transaction(label="空のブロックの削除", steps=(gone,))
    return BORDER


def may_join_silently(first: Block, second: Block) -> bool:
    """Tell whether joining the two puts no words into anybody else's mouth."""
    if first.kind != second.kind:
        return not second.text or first.kind.part == second.kind.part != "body"
    if first.kind is not BlockKind.UTTERANCE:
        return True
    return (first.speaker, first.with_speakers, first.written) == (
        second.speaker,
        second.with_speakers,
        second.written,
    )


def join_with_previous(state: State, index: int, *, across_speakers: bool = False) -> Transaction | Refusal:
    """Join the block at `index` to the one before it, which keeps its kind, speaker and id.

    Where that gives words to another speaker, or makes them another kind of block, it is refused
    unless `across_speakers` says that this is meant.
    """
    if index == 0:
        return Refusal(message="前にブロックがありません。")
    blocks = state.record.blocks
    first, second = blocks[index - 1], blocks[index]
    if not across_speakers and not may_join_silently(first, second):
        return Refusal(
            message="発言者か種類が違うブロックです。それでもつなぐには「別の人の発言とつなぐ」を使います。"
        )
    if second.file:
        return Refusal(message="画像のあるブロックは、ほかのブロックとつなげません。")
    break_between = "\n" if first.kind.has_paragraphs and first.text and second.text else ""
    text = second.text if first.kind.has_paragraphs else second.text.replace("\n", "")
    steps: list[Step] = [SpliceBlocks(at=index, old=(second,))]
    if text:
        steps.append(
            EditText(
                index=index - 1,
                block=first.id,
                at=len(first.text),
                removed="",
                inserted=break_between + text,
            )
        )
    return Transaction(label="ブロックをつなぐ", steps=tuple(steps))


def split_block(state: State, at: Position) -> Transaction | Refusal:
    """Split the block at the caret into two of the same kind and speaker.

    The first half keeps the id; a photo cannot be split.
    """
    block = state.record.blocks[at.index]
    if block.kind is BlockKind.PHOTO:
        return Refusal(message="写真は分けられません。")
    head, tail = block.text[: at.offset], block.text[at.offset :]
    if not head.strip() or not tail.strip():
        return Refusal(message="前か後ろに文がないので、分けるところがありません。")
    new = new_block(state.record, block.kind, tail.removeprefix("\n"))
    new = block.replaced(id=new.id, text=new.text, continued=False)
    return _split(state, Position(at.index, len(head.removesuffix("\n"))), new, "ブロックを分ける")


def insert_paragraphs(
    state: State, selection: Selection, paragraphs: list[str], label: str = "貼り付け"
) -> Transaction | Refusal:
    """Put `paragraphs` in the place of what is selected.

    Into a kind with paragraphs they go as paragraphs of the same block. Elsewhere the first goes
    into the block; the others become paragraphs of lead or closing, or utterances whose speaker
    is open: nobody is asserted to have said them.
    """
    cleared = delete(state, selection)
    before: tuple[Step, ...] = ()
    at = selection.start
    if not selection.empty:
        if isinstance(cleared, Refusal):
            return cleared
        applied = cleared.apply(state)
        if isinstance(applied, Refusal):
            return applied
        before, state = cleared.steps, applied.state
        at = _landing(selection, state)
    block = state.record.blocks[at.index]
    texts = [line for p in paragraphs for line in clean(p).split("\n")]
    if not texts:
        return _NOTHING
    if block.kind.has_paragraphs or len(texts) == 1:
        inserted = edit_text(state, at.index, at.offset, "", "\n".join(texts), label)
        if isinstance(inserted, Refusal):
            return inserted
        return Transaction(label=label, steps=(*before, *inserted.steps))
    kind = block.kind if block.kind.part != "body" else BlockKind.UTTERANCE
    tail = block.text[at.offset :]
    texts[-1] += tail
    taken = {b.id for b in state.record.blocks}
    new = []
    for text in texts[1:]:
        if text.strip() or tail:
            new.append(Block(id=fresh_id("b", taken), kind=kind, text=text))
            taken.add(new[-1].id)
    first = EditText(index=at.index, block=block.id, at=at.offset, removed=tail, inserted=texts[0])
    return Transaction(label=label, steps=(*before, first, SpliceBlocks(at=at.index + 1, new=tuple(new))))


def _landing(selection: Selection, after: State) -> Position:
    """Return where the caret is after `delete` of this selection."""
    start = selection.start
    index = min(start.index, len(after.record.blocks) - 1)
    return Position(index, min(start.offset, len(after.record.blocks[index].text)))


def insert_blocks(
    state: State, at: int, blocks: tuple[Block, ...], label: str = "貼り付け"
) -> Transaction | Refusal:
    """Insert whole blocks before index `at`; an id that is in the record is replaced by a new one.

    Blocks that do not fit there take the kind of their surroundings: in the lead they become
    paragraphs of the lead. Speakers and agenda items that the record does not have stay open.
    """
    taken = {b.id for b in state.record.blocks}
    known = {p.id for p in state.record.participants}
    items = {a.id for a in state.record.agenda}
    new: list[Block] = []
    for block in blocks:
        own = block if block.id not in taken else block.replaced(id=fresh_id("b", taken))
        taken.add(own.id)
        if isinstance(own.speaker, str) and own.speaker not in known:
            own = own.replaced(speaker=None)
        if isinstance(own.agenda, str) and own.agenda not in items:
            own = own.replaced(agenda=None)
        new.append(own)
    new = fitted(state, at, new, taken)
    step = SpliceBlocks(at=at, new=tuple(new))
    return Transaction(label=label, steps=(step,))
