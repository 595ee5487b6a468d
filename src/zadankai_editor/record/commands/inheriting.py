"""What becomes of the doubts about a block that is divided or joined: none is settled in silence.

The doubts about a block that is deleted stay where they are: they count for nothing as long as
no block has that id, and are there again when it is undone or pasted.
"""

from collections.abc import Iterable

from zadankai_editor.record.review import Review
from zadankai_editor.record.steps import SpliceDoubts, Step

Piece = tuple[str, str]
"""The id of a block, and the id of another one that some of its text went to."""


def doubts_of_pieces(review: Review, pieces: Iterable[Piece]) -> tuple[Step, ...]:
    """Return the step by which the doubts about a block are also about its pieces."""
    new = tuple(
        doubt.model_copy(update={"block": piece})
        for whole, piece in pieces
        for doubt in review.doubts
        if doubt.block == whole
    )
    return (SpliceDoubts(at=len(review.doubts), new=new),) if new else ()


def doubts_of_joined(review: Review, gone: str, kept: str) -> tuple[Step, ...]:
    """Return the steps by which the doubts about the block `gone` are about `kept`."""
    return tuple(
        SpliceDoubts(at=index, old=(doubt,), new=(doubt.model_copy(update={"block": kept}),))
        for index, doubt in enumerate(review.doubts)
        if doubt.block == gone
    )
