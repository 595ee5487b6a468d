"""Typing, deleting, splitting and joining.

Words never change hands by accident: a deletion across a border leaves the border where it is,
and only a command that says so joins the words of different people.
"""

from collections.abc import Callable

from zadankai_editor.record.commands.fresh import first_block, new_block, new_blocks
from zadankai_editor.record.commands.inheriting import doubts_of_divided, doubts_of_joined
from zadankai_editor.record.commands.voices import forgotten_speakers, said_alike
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import UNFIT, EditText, Refusal, SetBlock, SpliceBlocks, Step
from zadankai_editor.record.texts import clean, glue, one_line
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.typing_keys import ends_part

BORDER = Refusal(message="ここは発言の境目です。結合するには「前のブロックと結合」を使います。")
_NOTHING = Refusal(message="変更する箇所がありません。")
_PICTURE = Refusal(message="画像のある写真です。消すには「ブロックの削除」を使います。")
PICTURE_STAYS = Refusal(message="画像のある写真は、前のブロックと結合できません。")
DIFFERENT = Refusal(
    message="発言者か種類が違うブロックです。それでも結合するには「別の人の発言と結合」を使います。"
)


def edit_text(
    state: State, index: int, at: int, removed: str, inserted: str, label: str = "入力"
) -> Transaction | Refusal:
    """Replace `removed` by `inserted` at character `at` of the block at `index`.

    `inserted` is cleaned; paragraph breaks in it are refused where the block is of one line. In a
    record without blocks it becomes the first.
    """
    inserted = clean(inserted)
    blocks = state.record.blocks
    if not blocks:
        return _typed_first(state, inserted, label) if inserted and not removed else _NOTHING
    block = blocks[index]
    if not 0 <= at <= len(block.text) or block.text[at : at + len(removed)] != removed:
        return UNFIT
    if "\n" in inserted and not block.kind.has_paragraphs:
        return Refusal(message="この種類のブロックは一行です。")
    if removed == inserted:
        return _NOTHING
    step = EditText(index=index, block=block.id, at=at, removed=removed, inserted=inserted)
    return Transaction(label=label, steps=(step,))


def _typed_first(state: State, text: str, label: str) -> Transaction:
    # Block and text are two steps, so that what is typed behind the first character joins it.
    block = new_block(state.record, BlockKind.UTTERANCE)
    typed = EditText(index=0, block=block.id, at=0, removed="", inserted=text)
    return Transaction(label=label, steps=(SpliceBlocks(at=0, new=(block,)), typed))


def in_place_of(
    state: State, selection: Selection, command: Callable[[State, Position], Transaction | Refusal]
) -> Transaction | Refusal:
    """Return, as one transaction, what `command` does where the selection began, once that is gone.

    The block where it began stays, so that what comes in its place belongs to whoever spoke there.
    """
    cleared = delete(state, selection, keep_first=True)
    if isinstance(cleared, Refusal):
        return command(state, selection.start)
    applied = cleared.apply(state)
    if isinstance(applied, Refusal):
        return applied
    outcome = command(applied.state, selection.start)
    if isinstance(outcome, Refusal):
        return outcome
    return outcome.model_copy(update={"steps": (*cleared.steps, *outcome.steps)})


def delete(
    state: State, selection: Selection, label: str = "削除", *, keep_first: bool = False
) -> Transaction | Refusal:
    """Delete what is selected. What remains of each block stays a block of its own.

    Blocks of which nothing remains go; where nothing at all would remain, the first stays, empty.
    It stays with `keep_first` in any case: what is typed or pasted in the place of the selection
    is then said by whoever spoke where the selection began, and not by the next one. A photo or a
    section that is touched only in part keeps the rest of its text.
    """
    start, end = selection.start, selection.end
    blocks = state.record.blocks
    if start == end or not blocks:
        return _NOTHING
    if start.index == end.index:
        removed = blocks[start.index].text[start.offset : end.offset]
        return edit_text(state, start.index, start.offset, removed, "", label)
    first, last = blocks[start.index], blocks[end.index]
    # An end at offset 0 of the last block touches nothing of it, empty or not.
    keep_last = end.offset == 0 or end.offset < len(last.text)
    keep_first = keep_first or start.offset > 0 or not keep_last
    steps: list[Step] = []
    if keep_last and end.offset:
        steps.append(_cut(blocks, end.index, 0, end.offset))
    if keep_first and start.offset < len(first.text):
        steps.append(_cut(blocks, start.index, start.offset, len(first.text)))
    low = start.index + 1 if keep_first else start.index
    high = end.index if keep_last else end.index + 1
    if low < high:
        steps.append(SpliceBlocks(at=low, old=blocks[low:high]))
    if steps:
        return Transaction(label=label, steps=tuple(steps))
    return _without_border(state, end.index)


def _cut(blocks: tuple[Block, ...], index: int, start: int, end: int) -> EditText:
    block = blocks[index]
    return EditText(index=index, block=block.id, at=start, removed=block.text[start:end], inserted="")


def split_paragraph(state: State, at: Position) -> Transaction | Refusal:
    """Begin the next paragraph (Enter): of the same utterance where the kind has paragraphs.

    A paragraph of lead or closing is followed by another one; a section, heading or photo by an
    utterance whose speaker is open, which takes what stood behind the caret. At the very start of
    one of these an empty one comes before it.
    """
    record = state.record
    if not record.blocks:
        return first_block(record, "改段落", "\n")
    block = record.blocks[at.index]
    if block.kind.has_paragraphs:
        return edit_text(state, at.index, at.offset, "", "\n", "改段落")
    kind = block.kind if block.kind.part is not Part.BODY else BlockKind.UTTERANCE
    if at.offset == 0 and block.text:
        before = SpliceBlocks(at=at.index, new=(new_block(record, kind),))
        return Transaction(label="改段落", steps=(before,))
    return Transaction(label="改段落", steps=_halves(state, at, at.offset, kind))


def next_utterance(state: State, at: Position) -> Transaction | Refusal:
    """Go on to the next utterance (Ctrl+Enter, or Enter in an empty paragraph).

    Words behind the caret keep their speaker until somebody gives them another; where there are
    none, the new utterance has no speaker yet. An empty paragraph at the caret goes. Where nothing
    stands before the caret, the new one comes before the words. Lead and closing are followed by
    another paragraph, but at the end of the lead the talk begins: there, and before the closing,
    an utterance comes. `begun_at` tells where the new one stands.
    """
    record = state.record
    label = "次の発言"
    if not record.blocks:
        return first_block(record, label)
    block = record.blocks[at.index]
    head, tail = block.text[: at.offset], block.text[at.offset :]
    rest = tail.removeprefix("\n")
    kind = block.kind if block.kind.part is not Part.BODY else BlockKind.UTTERANCE
    if rest and not head.strip("\n"):
        return _utterance_before(state, at.index, rest, label)
    if block.kind is BlockKind.LEAD and not rest and ends_part(record.blocks, at.index):
        if not block.text:
            into_talk = SetBlock.of(
                at.index, block, kind=BlockKind.UTTERANCE, speaker=None, with_speakers=(), role=None
            )
            return Transaction(label=label, steps=(into_talk,))
        kind = BlockKind.UTTERANCE
    cut_from = len(head) - 1 if head.endswith("\n") else len(head)
    halves = _halves(state, Position(at.index, cut_from), len(block.text) - len(rest), kind)
    return Transaction(label=label, steps=halves)


def _utterance_before(state: State, index: int, rest: str, label: str) -> Transaction:
    blocks = state.record.blocks
    block = blocks[index]
    steps: list[Step] = []
    if rest != block.text:
        steps.append(_cut(blocks, index, 0, len(block.text) - len(rest)))
    inside = block.kind is BlockKind.LEAD or (
        block.kind is BlockKind.CLOSING and index > 0 and blocks[index - 1].kind is BlockKind.CLOSING
    )
    new = new_block(state.record, block.kind if inside else BlockKind.UTTERANCE)
    return Transaction(label=label, steps=(*steps, SpliceBlocks(at=index, new=(new,))))


def begun_at(transaction: Transaction) -> Position | None:
    """Return where the block that `transaction` adds first begins, or `None` where it adds none."""
    for step in transaction.steps:
        if isinstance(step, SpliceBlocks) and step.new:
            return Position(step.at, 0)
    return None


def divide(state: State, at: Position) -> tuple[Step, ...]:
    """Return the steps that divide a block into two of the same kind and speaker.

    The first half keeps the id, a picture, and of the time in a recording the start; the second
    has the end. Doubts about lines of the source go with their words; others are about both.
    """
    block = state.record.blocks[at.index]
    head, tail = block.text[: at.offset], block.text[at.offset :]
    rest_from = at.offset + len(tail) - len(tail.removeprefix("\n"))
    return _halves(state, Position(at.index, len(head.removesuffix("\n"))), rest_from, block.kind)


def _halves(state: State, at: Position, rest_from: int, kind: BlockKind) -> tuple[Step, ...]:
    """End the block at `at`; its text from `rest_from` becomes a new block of `kind` behind it."""
    block = state.record.blocks[at.index]
    new = new_block(state.record, kind, block.text[rest_from:])
    steps: list[Step] = []
    if block.text[at.offset :]:
        steps.append(_cut(state.record.blocks, at.index, at.offset, len(block.text)))
    if new.text and block.kind is kind is BlockKind.UTTERANCE:
        new = new.replaced(
            speaker=block.speaker,
            with_speakers=block.with_speakers,
            role=block.role,
            written=block.written,
            end=block.end,
        )
        if block.end is not None:
            steps.append(SetBlock.of(at.index, block, end=None))
    steps.append(SpliceBlocks(at=at.index + 1, new=(new,)))
    if new.text:
        steps += doubts_of_divided(state.review, [[(block.id, block.text[: at.offset]), (new.id, new.text)]])
    return tuple(steps)


def delete_backward_at_start(state: State, index: int) -> Transaction | Refusal:
    """Backspace at the start of the block at `index`.

    An empty neighbour goes, paragraphs of lead and closing join, any other border stays.
    """
    blocks = state.record.blocks
    if index == 0 or not blocks:
        return _NOTHING
    if not blocks[index].text:
        return _delete_empty(blocks, index)
    if not blocks[index - 1].text and not blocks[index - 1].has_picture:
        return _delete_empty(blocks, index - 1)
    return _without_border(state, index)


def delete_forward_at_end(state: State, index: int) -> Transaction | Refusal:
    """Delete at the end of the block at `index`.

    An empty neighbour goes, paragraphs of lead and closing join, any other border stays.
    """
    blocks = state.record.blocks
    if index + 1 >= len(blocks):
        return _NOTHING
    if not blocks[index].text:
        return _delete_empty(blocks, index)
    if not blocks[index + 1].text:
        return _delete_empty(blocks, index + 1)
    return _without_border(state, index + 1)


def _delete_empty(blocks: tuple[Block, ...], index: int) -> Transaction | Refusal:
    if blocks[index].has_picture:
        return _PICTURE
    step = SpliceBlocks(at=index, old=blocks[index : index + 1])
    return Transaction(label="空のブロックの削除", steps=(step,))


def _without_border(state: State, index: int) -> Transaction | Refusal:
    """Join two paragraphs of lead or closing, which Enter had divided; refuse any other border."""
    first, second = state.record.blocks[index - 1 : index + 1]
    if first.kind is second.kind and first.kind.part is not Part.BODY:
        return join_with_previous(state, index)
    return BORDER


def may_join_silently(first: Block, second: Block) -> bool:
    """Tell whether joining the two puts no words into anybody else's mouth."""
    if first.kind is not second.kind:
        return not second.text
    return first.kind is not BlockKind.UTTERANCE or not second.text or said_alike(first, second)


def join_with_previous(state: State, index: int, *, across_speakers: bool = False) -> Transaction | Refusal:
    """Join the block at `index` to the one before it, which keeps its kind, speaker and id.

    Where that gives words to another speaker, or makes them another kind of block, it is refused
    unless `across_speakers` says that this is meant. Doubts about either are about both.
    """
    blocks = state.record.blocks
    if index == 0 or not blocks:
        return Refusal(message="前にブロックがありません。")
    first, second = blocks[index - 1], blocks[index]
    if second.has_picture:
        return PICTURE_STAYS
    if not across_speakers and not may_join_silently(first, second):
        return DIFFERENT
    steps: list[Step] = [SpliceBlocks(at=index, old=(second,))]
    if second.text:
        steps.append(_append(index - 1, first, second.text))
        steps += doubts_of_joined(state.review, second.id, first.id)
        forgotten = forgotten_speakers(first, (second,))
        if forgotten:
            steps.append(SetBlock.of(index - 1, first, **forgotten))
        both_spoken = first.kind is second.kind is BlockKind.UTTERANCE
        if both_spoken and second.end is not None and second.end != first.end:
            steps.append(SetBlock.of(index - 1, first, end=second.end))
    return Transaction(label="ブロックの結合", steps=tuple(steps))


def _append(index: int, block: Block, text: str) -> EditText:
    inserted = appended(block.text, text, paragraphs=block.kind.has_paragraphs)
    return EditText(index=index, block=block.id, at=len(block.text), removed="", inserted=inserted)


def appended(before: str, text: str, *, paragraphs: bool) -> str:
    """Return what is put behind `before`, the text of a block, so that `text` joins it.

    That is a paragraph of its own where the block has `paragraphs`.
    """
    if paragraphs:
        return "\n" + text if before else text
    text = one_line(text) if "\n" in text else text
    return glue(before, text) + text


def split_block(state: State, at: Position) -> Transaction | Refusal:
    """Split the block at the caret into two of the same kind and speaker.

    The first half keeps the id; a photo cannot be split.
    """
    if not state.record.blocks:
        return _NOTHING
    block = state.record.blocks[at.index]
    if block.kind is BlockKind.PHOTO:
        return Refusal(message="写真は分けられません。")
    head, tail = block.text[: at.offset], block.text[at.offset :]
    if not head.strip() or not tail.strip():
        return Refusal(message="前か後ろに文がないので、分ける箇所がありません。")
    return Transaction(label="ブロックを分ける", steps=divide(state, at))


def insert_paragraphs(
    state: State, selection: Selection, paragraphs: list[str], label: str = "貼り付け"
) -> Transaction | Refusal:
    """Put `paragraphs` in the place of what is selected; the block where it begins takes them.

    Into a kind with paragraphs they go as paragraphs of the same block. Elsewhere the first goes
    into the block; the others become paragraphs of lead or closing, the last with what stood
    behind the caret, or utterances whose speaker is open: nobody is asserted to have said them.
    """
    texts = [line for p in paragraphs for line in clean(p).split("\n")]
    if not any(texts) and len(texts) < 2:
        return _NOTHING
    if not state.record.blocks:
        return first_block(state.record, label, "\n".join(texts))
    return in_place_of(state, selection, lambda after, at: _inserted(after, at, texts, label))


def _inserted(state: State, at: Position, texts: list[str], label: str) -> Transaction | Refusal:
    steps = _insertion(state, at, texts)
    return Transaction(label=label, steps=steps) if steps else _NOTHING


def _insertion(state: State, at: Position, texts: list[str]) -> tuple[Step, ...]:
    record = state.record
    block = record.blocks[at.index]
    if block.kind.has_paragraphs or len(texts) == 1:
        return (_edit(at.index, block, at.offset, "", "\n".join(texts)),)
    first, *others = texts
    tail = block.text[at.offset :]
    kind = BlockKind.UTTERANCE
    if block.kind.part is Part.BODY or not tail.strip():
        tail = ""
    if block.kind.part is not Part.BODY:
        kind = block.kind
    others[-1] += tail
    new = new_blocks(record, kind, (text for text in others if text.strip()))
    divided = [[(block.id, block.text[: at.offset] + first), (new[-1].id, new[-1].text)]] if tail else []
    steps: list[Step] = []
    if first != tail:
        steps.append(_edit(at.index, block, at.offset, tail, first))
    if new:
        steps.append(SpliceBlocks(at=at.index + 1, new=new))
    return (*steps, *doubts_of_divided(state.review, divided))


def _edit(index: int, block: Block, at: int, removed: str, inserted: str) -> EditText:
    return EditText(index=index, block=block.id, at=at, removed=removed, inserted=inserted)
