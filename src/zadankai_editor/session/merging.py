"""Taking in what somebody else has saved to the open record's file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.on_disk import OnDisk
from zadankai_editor.storage.files import open_record

if TYPE_CHECKING:
    from zadankai_editor.storage.merge import Merged

LABEL = "ほかでの変更を取り入れる"
"""What undo and the question call it."""


@dataclass(frozen=True)
class Merging:
    """A merge of `mine` with what stands in the file now, which is what is `on_disk` now."""

    mine: State
    merged: "Merged"
    on_disk: OnDisk
    notices: tuple[Finding, ...]


@dataclass(frozen=True)
class Step:
    """A merge that was taken over: undone, the state stands on what it stood before."""

    before: State
    after: State
    old: OnDisk
    new: OnDisk


def moved_along(selection: Selection, old: Record, new: Record) -> Selection:
    """Return the caret of `selection`, a place in `old`, as a place in the same block of `new`."""
    places = {b.id: (index, len(b.text)) for index, b in enumerate(new.blocks)}
    head = selection.head
    # Where the block has gone, the next one that is left.
    for block in old.blocks[head.index :]:
        if block.id in places:
            index, length = places[block.id]
            return Selection.caret(index, min(head.offset, length) if block is old.blocks[head.index] else 0)
    return Selection.caret(max(0, len(new.blocks) - 1), 0)


def merge_with_file(path: Path, base: State, mine: State) -> Merging:
    """Merge `mine`, which came from `base`, with the record at `path` as it is now.

    Raises `FormatError` and `StorageError`.
    """
    # Loaded when it is first wanted: the window does not wait for it.
    from zadankai_editor.storage.merge import aligned, merge

    opened = open_record(path)
    merged = merge(base, mine, opened.state)
    on_disk = OnDisk.of(opened, aligned(opened.state, merged.state))
    # That a review is of another version is no news: the record is what was changed.
    notices = tuple(notice for notice in opened.notices if notice.code == "review.unreadable")
    return Merging(mine, merged, on_disk, notices)
