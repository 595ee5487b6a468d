"""Finding out what was edited, by comparing what is shown with what the record holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.record.nodes import Block
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.ui.manuscript.utf16 import characters_before


@dataclass(frozen=True)
class Difference:
    """One edit of a text: at character `at`, `removed` became `inserted`."""

    at: int
    removed: str
    inserted: str


def difference_of(held: str, shown: str, caret: int) -> Difference:
    """Return the smallest single edit that makes `shown` of `held`, by which the caret came to `caret`.

    Where あ was typed into ああ there are three answers; the caret (in characters) tells which.
    """
    more = len(shown) - len(held)
    start = caret - max(0, more)
    if start >= 0 and held[:start] == shown[:start] and held[caret - more :] == shown[caret:]:
        return Difference(start, held[start : caret - more], shown[start:caret])
    most = min(len(held), len(shown))
    high = _common(held[::-1], shown[::-1], min(most, max(0, len(shown) - caret)))
    low = _common(held, shown, most - high)
    return Difference(low, held[low : len(held) - high], shown[low : len(shown) - high])


def _common(one: str, other: str, most: int) -> int:
    """Return how many characters, at most `most`, are the same at the start of both."""
    count = 0
    while count < most and one[count] == other[count]:
        count += 1
    return count


def edit_across(
    blocks: Sequence[Block], shown: Sequence[str], position: int, removed: int, added: int
) -> tuple[Selection, list[str]]:
    """Return what of `blocks` was replaced, and by which paragraphs, where an edit crossed borders.

    Qt says that from `position` in the document `removed` UTF-16 units became `added`; `shown` are
    the paragraphs as they are now. What is the same at either end does not belong to the edit.
    """
    held, now = "\n".join(b.text for b in blocks), "\n".join(shown)
    start = characters_before(now, position)
    old = held[start : characters_before(held, position + removed)]
    new = now[start : characters_before(now, position + added)]
    # Qt counts the end of the last paragraph too, and names more than was changed.
    if held[start + len(old) :] != now[start + len(new) :]:
        old, new = held[start:], now[start:]
    most = min(len(old), len(new))
    low = _common(old, new, most)
    high = _common(old[::-1], new[::-1], most - low)
    inserted = new[low : len(new) - high]
    first = _place(blocks, start + low)
    last = _place(blocks, start + len(old) - high)
    return Selection(first, last), inserted.split("\n") if inserted else []


def _place(blocks: Sequence[Block], characters: int) -> Position:
    """Return the place that is so many characters into the flow, borders counted as one each."""
    for index, block in enumerate(blocks):
        if characters <= len(block.text):
            return Position(index, characters)
        characters -= len(block.text) + 1
    return Position(max(0, len(blocks) - 1), len(blocks[-1].text) if blocks else 0)
