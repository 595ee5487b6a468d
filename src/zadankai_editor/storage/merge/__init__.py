"""Three-way merge of the open record with what somebody else saved meanwhile. Nothing here reads a disk."""

from zadankai_editor.storage.merge.aligning import aligned
from zadankai_editor.storage.merge.states import Merged, merge

__all__ = ["Merged", "aligned", "merge"]
