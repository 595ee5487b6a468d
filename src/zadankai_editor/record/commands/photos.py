"""Adding photos and moving them within the body."""

from collections.abc import Sequence

from zadankai_editor.record.commands.blocks import set_block_fields
from zadankai_editor.record.commands.composing import Composition
from zadankai_editor.record.ids import fresh_id
from zadankai_editor.record.nodes import Block, BlockKind, Part, Record
from zadankai_editor.record.review import State
from zadankai_editor.record.steps import MoveBlocks, Refusal, SpliceBlocks
from zadankai_editor.record.transactions import Transaction


def add_photos(state: State, after: int | None, files: Sequence[str | None] = (None,)) -> Transaction:
    """Add a photo for each of `files` (relative to the record; `None`: not chosen yet).

    They stand behind the block at index `after`, or where that is outside of the body, at its
    nearest end; at the end of the body where `after` is `None`.
    """
    start, end = _body(state.record)
    at = end if after is None else max(start, min(after + 1, end))
    taken = {b.id for b in state.record.blocks}
    photos = []
    for file in files:
        photos.append(Block(id=fresh_id("b", taken), kind=BlockKind.PHOTO, file=file))
        taken.add(photos[-1].id)
    return Transaction(label="写真の追加", steps=(SpliceBlocks(at=at, new=tuple(photos)),))


def place_photos(state: State, at: int | None, files: Sequence[str]) -> Transaction | Refusal:
    """Let pictures be shown at the block with index `at`, or at the end of the body, as one step.

    A single one is for the photo that is there; of several the first is, where that shows nothing
    yet. The others become photos behind it, in their order.
    """
    work = Composition(state)
    here = None if at is None else state.record.blocks[at]
    fills = here is not None and here.kind is BlockKind.PHOTO and (len(files) == 1 or not here.file)
    if at is not None and fills:
        work.then(lambda s: set_block_fields(s, at, "", file=files[0]))
    rest = files[1:] if fills else files
    if rest:
        work.then(lambda s: add_photos(s, at, rest))
    return work.as_one("画像の変更" if fills and not rest else "写真の追加")


def move_photo(state: State, index: int, *, down: bool) -> Transaction | Refusal:
    """Move the photo at `index` past the block before or behind it; it stays in the body."""
    start, end = _body(state.record)
    to = index + 1 if down else index - 1
    if not start <= to < end:
        edge = "終わり" if down else "始まり"
        return Refusal(message=f"本文の{edge}です。これより先へは動かせません。")
    step = MoveBlocks(start=index, count=1, to=to, first=state.record.blocks[index].id)
    return Transaction(label="写真の移動", steps=(step,))


def _body(record: Record) -> tuple[int, int]:
    """Return the index of the first block of the body, and the index behind its last."""
    start = sum(b.kind.part is Part.LEAD for b in record.blocks)
    return start, len(record.blocks) - sum(b.kind.part is Part.CLOSING for b in record.blocks)
