"""Cut and paste inside the program: blocks with their ids and speakers, in a format of its own."""

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import QMimeData

from zadankai_editor.record.nodes import Block, BlockKind, Record
from zadankai_editor.record.selection import Selection

BLOCKS_FORMAT = "application/x-zadankai-blocks+json"

_BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])


def selected_blocks(record: Record, selection: Selection) -> tuple[Block, ...]:
    """Return the selected blocks, the first and the last cut down to what is selected of them."""
    found = []
    for index in selection.indexes:
        block = record.blocks[index]
        low = selection.start.offset if index == selection.start.index else 0
        high = selection.end.offset if index == selection.end.index else len(block.text)
        found.append(block.model_copy(update={"text": block.text[low:high]}))
    return tuple(found)


def selected_text(record: Record, selection: Selection) -> str:
    """Return the selection as plain text for other programs, with speakers beside their words."""
    blocks = selected_blocks(record, selection)
    if len(blocks) == 1:
        return blocks[0].text
    lines = []
    for block in blocks:
        label = record.label_of(block.speaker) if block.kind is BlockKind.UTTERANCE else None
        lines.append(f"{label}：{block.text}" if label else block.text)
    return "\n".join(lines)


def mime_of(record: Record, selection: Selection) -> QMimeData:
    """Return the clipboard content for a selection."""
    mime = QMimeData()
    mime.setText(selected_text(record, selection))
    blocks = selected_blocks(record, selection)
    if len(blocks) > 1:
        mime.setData(BLOCKS_FORMAT, _BLOCKS.dump_json(blocks))
    return mime


def blocks_in(mime: QMimeData) -> tuple[Block, ...]:
    """Return the blocks that the clipboard holds in our own format; empty where it holds none."""
    if not mime.hasFormat(BLOCKS_FORMAT):
        return ()
    try:
        return _BLOCKS.validate_json(mime.data(BLOCKS_FORMAT).data())
    except ValidationError:
        return ()
