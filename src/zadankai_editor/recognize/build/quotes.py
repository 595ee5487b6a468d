"""Utterances in quotation marks behind their label: `甲野「…」`."""

from collections.abc import Sequence

from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.recognize.events import is_event
from zadankai_editor.record.nodes import BlockKind

_OPENING, _CLOSING = "「｢", "」｣"


_FEW = 2


def take_quotes_off(blocks: list[BlockDraft]) -> None:
    """Take the marks off that hold an utterance, where a label stands right before them.

    The closing mark may stand in a later paragraph, also behind an aside; where it is missing, the
    opening one stays too.
    """
    if sum(block.label is not None and block.label.signature.parting == "「" for block in blocks) < _FEW:
        return
    place = -1
    while place + 1 < len(blocks):
        place += 1
        block = blocks[place]
        if block.label is None or block.label.signature.parting != "「" or not block.paragraphs:
            continue
        if block.paragraphs[0][:1] not in _OPENING:
            continue
        end = _closed_by(blocks, place)
        if end is None:
            continue
        last, paragraph = end
        _take_off(last, paragraph, at_end=True)
        _take_off(block, 0, at_end=False)
        if paragraph and is_event(unwrapped(last.paragraphs[paragraph], "()[]") or ""):
            behind = next(n for n in range(place, len(blocks)) if blocks[n] is last) + 1
            blocks.insert(behind, _parted(last))


def _parted(block: BlockDraft) -> BlockDraft:
    """Take the last paragraph off, which tells what happens, as a block of its own."""
    aside = BlockDraft(BlockKind.TEXT, lines=[block.lines.pop()])
    aside.paragraphs, aside.words = [block.paragraphs.pop()], [block.words.pop()]
    return aside


def _take_off(block: BlockDraft, paragraph: int, *, at_end: bool) -> None:
    """Take the first or the last character off a paragraph, and off what its line gave."""
    printed = block.paragraphs[paragraph]
    mark = printed[-1] if at_end else printed[0]
    block.paragraphs[paragraph] = printed[:-1] if at_end else printed[1:]
    order = range(len(block.words))
    for place in reversed(order) if at_end else order:
        words = block.words[place]
        if words and printed.endswith(words) and at_end and words[-1] == mark:
            block.words[place] = words[:-1]
            return
        if words and printed.startswith(words) and not at_end and words[0] == mark:
            block.words[place] = words[1:]
            return


def _closed_by(blocks: Sequence[BlockDraft], place: int) -> tuple[BlockDraft, int] | None:
    """Return the block and the paragraph that end in the mark which closes what the block at `place` opens."""
    depth = 0
    for behind, block in enumerate(blocks[place:]):
        if behind and block.kind is not BlockKind.UTTERANCE:
            continue
        if behind and not block.continued:
            return None
        for number, paragraph in enumerate(block.paragraphs):
            for at, char in enumerate(paragraph):
                depth += (char in _OPENING) - (char in _CLOSING)
                if depth == 0:
                    return (block, number) if at == len(paragraph) - 1 else None
    return None
