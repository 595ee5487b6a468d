"""The record while it grows: blocks without ids, doubts about them, and what became of every line."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zadankai_editor.recognize.doubts import DoubtNote, FieldDoubt, Uncertain
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.nodes import BlockKind


@dataclass
class BlockDraft:
    """A block before it has an id. Speakers and agenda items are places in their lists.

    `spaced`: a blank line parts the label from the text. `inner_gaps`: lines of paragraphs that a
    blank line parts from the one before. `lone`: a heading
    that no other line says is one.
    """

    kind: BlockKind
    paragraphs: list[str] = field(default_factory=list)
    speakers: tuple[int, ...] = ()
    written: str | None = None
    role: str | None = None
    continued: bool = False
    agenda: int | None = None
    lines: list[int] = field(default_factory=list)
    doubts: list[DoubtNote] = field(default_factory=list)
    spaced: bool = False
    inner_gaps: list[int] = field(default_factory=list)
    lone: bool = False

    def doubt(self, code: Uncertain, message: str, line: int) -> None:
        """Add a doubt, unless the block has one of this kind already."""
        if all(note.code is not code for note in self.doubts):
            self.doubts.append(DoubtNote(code, message, line))

    def add(self, line: Line, text: str | None = None) -> None:
        """Add a line as a paragraph; `text` where it is not the whole of the line."""
        words = line.text if text is None else text
        if words:
            self.paragraphs.append(words)
        self.lines.append(line.number)


@dataclass
class Draft:
    """All blocks in order, and where the lines went that are in no block."""

    blocks: list[BlockDraft] = field(default_factory=list)
    fields: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str, bool]] = field(default_factory=list)
    doubts: list[FieldDoubt] = field(default_factory=list)

    def open(self, kind: BlockKind, lines: Iterable[Line] = ()) -> BlockDraft:
        """Add a block with the lines as its paragraphs, and return it."""
        block = BlockDraft(kind)
        for line in lines:
            block.add(line)
        self.blocks.append(block)
        return block

    def leave_out(self, line: Line, reason: str, *, tell: bool = True) -> None:
        """Note that a line is in no block or field, and why; `tell`: a finding says so."""
        self.left_out.append((line.number, reason, tell))

    def take(self, line: Line, path: str) -> None:
        """Note that a line went into the field at `path`."""
        self.fields.append((line.number, path))

    def doubt(self, path: str, code: Uncertain, message: str, line: int) -> None:
        """Add a doubt about the field at `path`."""
        self.doubts.append(FieldDoubt(path, DoubtNote(code, message, line)))
