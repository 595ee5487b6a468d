"""A mark typed at the start of a paragraph says what the paragraph is: ― ■ □ ▲ ○.

These are the marks of printed records. A renderer writes them again, so they are not stored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.record.commands.going_on import NOBODYS
from zadankai_editor.record.commands.kinds import KIND_NAMES
from zadankai_editor.record.commands.text import divide
from zadankai_editor.record.nodes import Block, BlockKind, Part
from zadankai_editor.record.review import State
from zadankai_editor.record.selection import Position
from zadankai_editor.record.steps import EditText, Refusal, SetBlock, Step
from zadankai_editor.record.transactions import Transaction
from zadankai_editor.record.typing_keys import ends_part

MARKS: dict[str, BlockKind] = {
    **dict.fromkeys("―—–‒─━⸺⸻", BlockKind.PROMPT),
    "■": BlockKind.SECTION,
    "□": BlockKind.HEADING,
    **dict.fromkeys("▲△", BlockKind.PHOTO),
    **dict.fromkeys("○◯〇", BlockKind.UTTERANCE),
}
"""What each mark makes of its paragraph. Input methods and old codings have several that look alike."""

_SPACES = " \u3000"
# Two hyphens stand for a dash on keyboards that have none. One is a minus.
_TYPED = re.compile(f"(?P<mark>[{''.join(MARKS)}]+|-{{2,}})(?P<space>[{_SPACES}]?)")

ENDINGS = frozenset(MARKS) | frozenset(_SPACES)
"""What is typed last where a mark may have been completed."""


@dataclass(frozen=True)
class Conversion:
    """What becomes of a paragraph with a mark: where the caret is then, and whether to ask who speaks."""

    transaction: Transaction
    caret: Position
    asks: bool


def convert_by_mark(state: State, at: Position) -> Conversion | None:
    """Return what the mark that was just typed before `at` makes of its paragraph, `None` where nothing.

    A mark that is alone in its paragraph counts at once, but hyphens, which may go on; before
    other words it counts with a space behind it. The paragraph becomes a block of its own, in its
    place; the words of the block before and behind it stay what they were, and whose. The words
    behind ○ belong with it, and keep their speaker until another is chosen. Nothing comes of it
    inside of lead and closing, where no such block can stand, and on a photo with a picture.
    """
    if at.index >= len(state.record.blocks):
        return None
    block = state.record.blocks[at.index]
    start = block.text.rfind("\n", 0, at.offset) + 1
    found = _TYPED.fullmatch(block.text, start, at.offset)
    if found is None or len(set(found["mark"])) > 1:
        return None
    alone = block.text[at.offset : at.offset + 1] in {"", "\n"}
    kind = MARKS.get(found["mark"][0], BlockKind.PROMPT)
    at_once = alone and (len(found["mark"]) == 1 or kind is BlockKind.PROMPT) and found["mark"][0] != "-"
    if not (found["space"] or at_once) or not _may_become(state.record.blocks, at.index, kind):
        return None
    return _Converting(state, at, start).to(kind)


def _may_become(blocks: Sequence[Block], index: int, kind: BlockKind) -> bool:
    block = blocks[index]
    if block.has_picture and kind is not BlockKind.PHOTO:
        return False
    if block.kind is BlockKind.LEAD:
        return ends_part(tuple(blocks), index)
    return block.kind.part is Part.BODY or index == 0 or blocks[index - 1].kind is not block.kind


class _Converting:
    """Takes the paragraph from character `start`, with a mark up to `at`, out of its block."""

    def __init__(self, state: State, at: Position, start: int) -> None:
        self._state = state
        self._index = at.index
        self._steps: list[Step] = []
        text = state.record.blocks[at.index].text
        self._split_off = bool(text[:start].strip("\n"))
        if self._split_off:
            self._do(*divide(state, Position(at.index, start)))
            self._index += 1
            self._cut(0, at.offset - start)
        else:
            self._cut(0, at.offset)

    @property
    def _block(self) -> Block:
        return self._state.record.blocks[self._index]

    def _do(self, *steps: Step) -> None:
        applied = Transaction(label="", steps=steps).apply(self._state)
        if isinstance(applied, Refusal):
            raise TypeError(applied.message)
        self._state = applied.state
        self._steps += steps

    def _cut(self, start: int, end: int) -> None:
        removed = self._block.text[start:end]
        self._do(EditText(index=self._index, block=self._block.id, at=start, removed=removed, inserted=""))

    def to(self, kind: BlockKind) -> Conversion:
        """Make it a block of `kind`."""
        asks = kind is BlockKind.UTTERANCE
        if not asks:
            self._leave_rest(kind)
        fields: dict[str, object] = {"kind": kind}
        if not self._block.text.strip() and (asks or self._split_off):
            fields |= NOBODYS
        elif asks:
            fields["continued"] = False
        changed = {key: value for key, value in fields.items() if getattr(self._block, key) != value}
        if changed:
            self._do(SetBlock.of(self._index, self._block, **changed))
        transaction = Transaction(label=f"「{KIND_NAMES[kind]}」にする", steps=tuple(self._steps))
        return Conversion(transaction, Position(self._index, 0), asks)

    def _leave_rest(self, kind: BlockKind) -> None:
        """Leave the paragraphs behind this one in a block like the one that they were in."""
        text = self._block.text
        end = text.find("\n")
        if end < 0:
            return
        if not text[end:].strip("\n"):
            self._cut(end, len(text))
            return
        self._do(*divide(self._state, Position(self._index, end)))
        rest = self._state.record.blocks[self._index + 1]
        if kind is BlockKind.PHOTO and rest.kind is BlockKind.UTTERANCE and rest.speaker is not None:
            self._do(SetBlock.of(self._index + 1, rest, continued=True))
