"""What becomes of the doubts about a block that is divided, copied or joined: none is settled in silence.

The doubts about a block that is deleted stay where they are: they count for nothing as long as
no block has that id, and are there again when it is undone or pasted.
"""

from collections.abc import Iterable, Sequence

from zadankai_editor.record.review import Doubt, Review
from zadankai_editor.record.steps import SpliceDoubts, Step

Piece = tuple[str, str]
"""The id of a block, and the id of another one that some of its text went to, or a copy."""


Part = tuple[str, str]
"""The id of a block that was divided, or of what was cut off, and what text it has now."""


def doubts_of_pieces(review: Review, pieces: Iterable[Piece]) -> tuple[Step, ...]:
    """Return the step by which the doubts about a block are also about its pieces."""
    new = tuple(
        doubt.model_copy(update={"block": piece})
        for whole, piece in pieces
        for doubt in review.doubts
        if doubt.block == whole
    )
    return (SpliceDoubts(at=len(review.doubts), new=new),) if new else ()


def doubts_of_divided(review: Review, divided: Iterable[Sequence[Part]]) -> tuple[Step, ...]:
    """Return the steps by which the doubts about blocks are about the parts that each was divided into.

    The first part of each keeps the id of the whole. A doubt about a line goes where the words of this line
    are. Where these stand in no part, or in several, it is about all.
    """
    by_whole = {parts[0][0]: parts for parts in divided}
    about = [(index, doubt) for index, doubt in enumerate(review.doubts) if doubt.block in by_whole]
    if not about:
        return ()
    lines = review.source.text.split("\n") if review.source is not None else []
    steps: list[Step] = []
    copies: list[Doubt] = []
    for index, doubt in about:
        homes = _homes(doubt, by_whole[doubt.block or ""], lines)
        if doubt.block in homes:
            copies += [doubt.model_copy(update={"block": home}) for home in homes if home != doubt.block]
        else:
            (home,) = homes
            moved = doubt.model_copy(update={"block": home})
            steps.append(SpliceDoubts(at=index, old=(doubt,), new=(moved,)))
    if copies:
        steps.append(SpliceDoubts(at=len(review.doubts), new=tuple(copies)))
    return tuple(steps)


def _homes(doubt: Doubt, parts: Sequence[Part], lines: Sequence[str]) -> list[str]:
    """Return the parts that a doubt is about: the one with the words of its line, or all."""
    words = lines[doubt.line - 1].strip() if doubt.line is not None and 0 < doubt.line <= len(lines) else ""
    found = [part for part, text in parts if words and words in text]
    return found if len(found) == 1 else [part for part, _text in parts]


def doubts_of_joined(review: Review, gone: str, kept: str) -> tuple[Step, ...]:
    """Return the steps by which the doubts about the block `gone` are about `kept`."""
    return tuple(
        SpliceDoubts(at=index, old=(doubt,), new=(doubt.model_copy(update={"block": kept}),))
        for index, doubt in enumerate(review.doubts)
        if doubt.block == gone
    )
