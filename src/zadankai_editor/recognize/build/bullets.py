"""Bullets before what is said: where all of it is set as a list, they are no part of it."""

from collections.abc import Sequence

from zadankai_editor.recognize.draft import BlockDraft
from zadankai_editor.record.nodes import BlockKind

_BULLETS = "・‣•◦"
_FEW = 3


def take_bullets_off(blocks: Sequence[BlockDraft]) -> None:
    """Take the bullets off that stand before what everybody says."""
    spoken = [block for block in blocks if block.kind is BlockKind.UTTERANCE and block.paragraphs]
    if len(spoken) < _FEW or not all(block.paragraphs[0][0] in _BULLETS for block in spoken):
        return
    for block in spoken:
        block.paragraphs = [_bare(paragraph) for paragraph in block.paragraphs]
        block.words = [_bare(words) for words in block.words]


def _bare(text: str) -> str:
    return text[1:].lstrip() if text[:1] in _BULLETS and text else text
