"""What is in the files of the open record, as far as this window knows."""

from dataclasses import dataclass
from pathlib import Path

from zadankai_editor.record.review import Review, State
from zadankai_editor.storage.files import Opened, Saved


@dataclass(frozen=True)
class OnDisk:
    """What the working state stands on: the record's file, what it and its review hold, and their digests.

    `state` has the ids of memory. All `None` for a record without a file; `state` also where nobody knows
    any more.
    """

    path: Path | None = None
    state: State | None = None
    digest: str | None = None
    review_digest: str | None = None

    @classmethod
    def of(cls, opened: Opened, state: State) -> "OnDisk":
        """Return what was opened, as `state`."""
        return cls(opened.path, state, opened.digest, opened.review_digest)

    def after(self, saved: Saved) -> "OnDisk":
        """Return what is there after a save; where the review could not be saved, that is as it was."""
        review = saved.state.review
        if saved.review_digest is None:
            review = self.state.review if self.state else Review()
        return OnDisk(saved.path, saved.state.replaced(review=review), saved.digest, saved.review_digest)
