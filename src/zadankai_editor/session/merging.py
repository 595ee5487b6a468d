"""Taking in what somebody else has saved to the open record's file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.review import Review, State
from zadankai_editor.record.selection import Selection
from zadankai_editor.storage.files import Saved, open_record

if TYPE_CHECKING:
    from zadankai_editor.storage.merge import Merged

LABEL = "ほかでの変更を取り入れる"
"""What undo and the question call it."""


@dataclass(frozen=True)
class Ground:
    """What the working state stands on: what is in its files, with the ids of memory, and their digests.

    All `None` for a record without a file; `state` also where nobody knows any more.
    """

    state: State | None = None
    digest: str | None = None
    review_digest: str | None = None

    def after(self, saved: Saved) -> "Ground":
        """Return the ground after a save; where the review could not be saved, that is as it was."""
        review = saved.state.review
        if saved.review_digest is None:
            review = self.state.review if self.state else Review()
        return Ground(saved.state.replaced(review=review), saved.digest, saved.review_digest)


@dataclass(frozen=True)
class Merging:
    """A merge of `mine` with what stands in the file now, which is the new `ground`."""

    mine: State
    merged: "Merged"
    ground: Ground
    notices: tuple[Finding, ...]


@dataclass(frozen=True)
class Step:
    """A merge that was taken over: undone, the state stands on the old ground again."""

    before: State
    after: State
    old: Ground
    new: Ground


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
    ground = Ground(aligned(opened.state, merged.state), opened.digest, opened.review_digest)
    # That a review is of another version is no news: the record is what was changed.
    notices = tuple(notice for notice in opened.notices if notice.code == "review.unreadable")
    return Merging(mine, merged, ground, notices)
