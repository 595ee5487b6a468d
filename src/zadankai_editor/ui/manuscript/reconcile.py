"""Finding out what was edited, by comparing what is shown with what the record holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.record.nodes import Block
from zadankai_editor.record.selection import Position, Selection


@dataclass(frozen=True)
class Difference:
    """One edit of a text: at character `at`, `removed` became `inserted`."""

    at: int
    removed: str
    inserted: str


def difference_of(held: str, shown: str) -> Difference:
    """Return the smallest single edit that makes `shown` of `held`."""
    most = min(len(held), len(shown))
    low = 0
    while low < most and held[low] == shown[low]:
        low += 1
    high = 0
    while high < most - low and held[-1 - high] == shown[-1 - high]:
        high += 1
    return Difference(low, held[low : len(held) - high], shown[low : len(shown) - high])


def paragraphs_changed(blocks: Sequence[Block], shown: Sequence[str]) -> tuple[Selection, list[str]]:
    """Return which part of `blocks` the paragraphs `shown` replace, and by which of them.

    The part runs from the start of a paragraph to the end of one; it is empty, and lies at the
    end of the paragraph before, where something was only added.
    """
    held = [
        (Position(i, offset), text) for i, block in enumerate(blocks) for offset, text in _paragraphs(block)
    ]
    most = min(len(held), len(shown))
    low = 0
    while low < most and held[low][1] == shown[low]:
        low += 1
    high = 0
    while high < most - low and held[-1 - high][1] == shown[-1 - high]:
        high += 1
    low = min(low, len(held) - high - 1) if low >= len(held) - high else low
    low = max(low, 0)
    first, _ = held[low]
    last, text = held[max(low, len(held) - high - 1)]
    return (
        Selection(first, Position(last.index, last.offset + len(text))),
        list(shown[low : len(shown) - high]),
    )


def _paragraphs(block: Block) -> list[tuple[int, str]]:
    found = []
    offset = 0
    for text in block.paragraphs:
        found.append((offset, text))
        offset += len(text) + 1
    return found
