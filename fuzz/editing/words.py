"""Who says which word: a model of the text that knows nothing of blocks, steps or commands.

A record is a row of words (here: single characters, but white space, which joins and divisions may add
or drop), each in somebody's mouth. An operation of the editor takes words out of the row, puts words in,
or carries some to another place; it gives words to somebody only where it says so. What the row must be
afterwards follows from what was selected and what was put in, and from nothing that the program computes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tests.record_states import Voice, voice
from zadankai_editor.record.nodes import Part, Record
from zadankai_editor.record.selection import Position, Selection

# What no record holds: it goes from whatever is pasted.
_DROPPED = frozenset("\0\ufeff")


class Word(NamedTuple):
    """A character and in whose mouth it is: `None` where nobody is asserted to say it."""

    character: str
    voice: Voice


Row = list[Word]
Allowed = Callable[[Word, Word], bool]
"""Tells whether the first word may have become the second."""


class MisquotedError(AssertionError):
    """A word was lost, came from nowhere, or is in another mouth, and no command said so."""


def row_of(record: Record) -> Row:
    """Return the words of a record in the order of the flow."""
    return [
        Word(c, heard) for block in record.blocks for heard in (voice(block),) for c in counted(block.text)
    ]


def counted(text: str) -> str:
    """Return the characters of `text` that count as words."""
    return "".join(c for c in text if not c.isspace() and c not in _DROPPED)


def words_before(record: Record, place: Position) -> int:
    """Return how many words stand before a place."""
    blocks = record.blocks
    before = sum(len(counted(block.text)) for block in blocks[: place.index])
    return before + (len(counted(blocks[place.index].text[: place.offset])) if blocks else 0)


def span(record: Record, selection: Selection) -> tuple[int, int]:
    """Return which words are selected: the number of the first, and that behind the last."""
    return words_before(record, selection.start), words_before(record, selection.end)


def span_of_block(record: Record, index: int) -> tuple[int, int]:
    """Return which words the block at `index` has."""
    if not record.blocks:
        return 0, 0
    length = len(record.blocks[index].text)
    return words_before(record, Position(index, 0)), words_before(record, Position(index, length))


def voice_at(record: Record, place: Position) -> Voice:
    """Return whose words are those that come in at a place."""
    return voice(record.blocks[place.index]) if record.blocks else None


def speakers(heard: Voice) -> tuple[Any, tuple[Any, ...]]:
    """Return who speaks in a voice, and who along."""
    return (heard[0], heard[1]) if heard else (None, ())


def lines_of(text: str) -> tuple[str, str]:
    """Return the first line of a text, and the others."""
    lines = text.replace("\0", "").splitlines() or [""]
    return lines[0], "".join(lines[1:])


def is_of_one_line(record: Record, place: Position) -> bool:
    """Tell whether the block at a place is a section, heading or photo.

    Several lines that come in there end in blocks behind it, which nobody is asserted to have said.
    """
    if not record.blocks:
        return False
    block = record.blocks[place.index]
    return block.kind.part is Part.BODY and not block.kind.has_paragraphs


def said(text: str, heard: Voice) -> Row:
    """Return the words of `text` in somebody's mouth."""
    return [Word(c, heard) for c in counted(text)]


def same(was: Word, now: Word) -> bool:
    """Tell whether a word is what it was, in the same mouth."""
    return was == now


def same_or_nobody(was: Word, now: Word) -> bool:
    """Tell whether a word is in the same mouth, or in nobody's: in lead and closing nobody speaks."""
    return was.character == now.character and now.voice in {was.voice, None}


def assert_each(was: Sequence[Word], now: Sequence[Word], allowed: Allowed, what: str) -> None:
    """Assert that each word has become what it may."""
    if len(was) != len(now):
        raise MisquotedError(f"{what}: {len(was)} words became {len(now)}: {text_of(was)} → {text_of(now)}")
    for number, (before, after) in enumerate(zip(was, now, strict=True)):
        if not allowed(before, after):
            raise MisquotedError(f"{what}: word {number} was {before}, is {after}")


def assert_unchanged(before: Row, after: Row, what: str) -> None:
    """Assert that every word is where it was and in the same mouth."""
    assert_each(before, after, same, what)


def assert_only(before: Row, after: Row, given: tuple[int, int], what: str) -> None:
    """Assert that the words are the same, and only those of `given` may be in other mouths."""
    start, end = given
    assert_unchanged(before[:start], after[:start], what)
    assert_each(before[start:end], after[start:end], lambda a, b: a.character == b.character, what)
    assert_unchanged(before[end:], after[end:], what)


def assert_replaced(before: Row, after: Row, place: tuple[int, int], inserted: Row, what: str) -> None:
    """Assert that the words at `place` went, `inserted` came there, and nothing else happened."""
    start, end = place
    assert_each(before[:start] + inserted + before[end:], after, same, what)


def assert_lines_put(before: Row, after: Row, record: Record, selection: Selection, text: str) -> None:
    """Assert that the lines of `text` came in the place of a selection in `record`."""
    start, end = span(record, selection)
    heard = voice_at(record, selection.start)
    if not is_of_one_line(record, selection.start):
        assert_replaced(before, after, (start, end), said(text, heard), "lines")
        return
    # The first goes into the block, and the words behind the caret stay there.
    first, others = lines_of(text)
    behind = max(end, span_of_block(record, selection.start.index)[1])
    whole = [*said(first, heard), *before[end:behind], *said(others, None)]
    assert_replaced(before, after, (start, behind), whole, "lines")


def assert_deleted_near(before: Row, after: Row, caret: int, within: tuple[int, int], what: str) -> None:
    """Assert that at most one run of words went, right before or behind the caret, out of `within`."""
    gone = len(before) - len(after)
    starts = (caret - gone, caret)
    found = any(
        within[0] <= start and start + gone <= within[1] and before[:start] + before[start + gone :] == after
        for start in starts
    )
    if gone < 0 or not found:
        raise MisquotedError(f"{what}: {gone} words went at {caret}: {text_of(before)} → {text_of(after)}")


def assert_put_near(before: Row, after: Row, inserted: Row, within: tuple[int, int], what: str) -> None:
    """Assert that `inserted` came in, in the place of at most one run of words out of `within`."""
    gone = len(before) + len(inserted) - len(after)
    starts = range(within[0], within[1] - gone + 1)
    if gone < 0 or not any(before[:s] + inserted + before[s + gone :] == after for s in starts):
        raise MisquotedError(f"{what}: {text_of(inserted)}: {text_of(before)} → {text_of(after)}")


def assert_carried(
    before: Row, after: Row, carried: tuple[int, int], allowed: Callable[[int], Allowed], what: str
) -> None:
    """Assert that the words of `carried` stand together at some place, and nothing else happened.

    `allowed` tells of a place, the number of the word before which they come among those that stay,
    what they may have become there.
    """
    start, end = carried
    moved, stay = before[start:end], before[:start] + before[end:]
    for at in range(len(stay) + 1):
        behind = at + len(moved)
        if stay[:at] == after[:at] and stay[at:] == after[behind:]:
            now = after[at:behind]
            may = allowed(at)
            if len(now) == len(moved) and all(may(a, b) for a, b in zip(moved, now, strict=True)):
                return
    raise MisquotedError(f"{what}: {text_of(moved)} moved: {text_of(before)} → {text_of(after)}")


def is_dropped_in_lines(stay: Row, after: Row, text: str) -> bool:
    """Tell whether `text` came into a block of one line: its first line, and behind the block the others."""
    first, others = (said(line, None) for line in lines_of(text))
    for at in range(len(stay) + 1):
        for end in range(at, len(stay) + 1):
            if end > at and stay[end - 1].voice is not None:
                break
            if after == stay[:at] + first + stay[at:end] + others + stay[end:]:
                return True
    return False


def text_of(words: Iterable[Word]) -> str:
    """Return words to be read in a message, with a bar wherever another voice begins."""
    found, heard = "", object()
    for word in words:
        if word.voice != heard:
            heard = word.voice
            found += f"|{word.voice[0] if word.voice else '-'}:"
        found += word.character
    return found
