"""Who said a block, or had said it before it became narration or the like."""

from collections.abc import Sequence
from typing import Any

from zadankai_editor.record.nodes import Block, BlockKind

_NOBODY: dict[str, Any] = {"speaker": None, "with_speakers": (), "written": None, "role": None}
"""The fields of a block that nobody is known to have said."""


def said_alike(one: Block, other: Block) -> bool:
    """Tell whether the same people said both, or had said them before they became another kind."""
    return _speakers(one) == _speakers(other)


def forgotten_speakers(first: Block, others: Sequence[Block]) -> dict[str, Any]:
    """Return the fields by which `first` forgets who had said it, once `others` are joined to it.

    Narration and the like that different people had said before would, made an utterance again, be
    said by one of them. What remembers nobody may have been said by several, and be forgotten already.
    """
    if first.kind is BlockKind.UTTERANCE:
        return {}
    if all(said_alike(first, other) or not other.text for other in others):
        return {}
    return {name: value for name, value in _NOBODY.items() if getattr(first, name) != value}


def _speakers(block: Block) -> tuple[Any, ...]:
    return block.speaker, block.with_speakers, block.written, block.role
