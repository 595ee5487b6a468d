"""The record while it grows: blocks without ids, doubts about them, and what became of every line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from zadankai_editor.readers.structure import Hint
from zadankai_editor.recognize.doubts import DoubtNote, FieldDoubt, Uncertain
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.page.breaks import seam
from zadankai_editor.record.attribution import Strategy
from zadankai_editor.record.nodes import BlockKind


@dataclass(slots=True)
class BlockDraft:
    """A block before it has an id. Speakers and agenda items are places in their lists.

    `spaced`: a blank line parts the label from the text. `inner_gap`: the line of the first paragraph
    that a blank line parts from the one before. `lone`: a heading that no other line says is one.
    `words` is what the text took of each of `lines`; `strategy` is how the speaker was found, from
    `label` where one is printed. `start` and `end` are seconds in a recording; `picture` is the
    number of a picture that came with the source. `notes` are the doubts, by what they are about.
    """

    kind: BlockKind
    paragraphs: list[str] = field(default_factory=list)
    speakers: tuple[int, ...] = ()
    written: str | None = None
    role: str | None = None
    continued: bool = False
    agenda: int | None = None
    lines: list[int] = field(default_factory=list)
    notes: dict[tuple[Uncertain, int], DoubtNote] = field(default_factory=dict)
    spaced: bool = False
    inner_gap: int | None = None
    lone: bool = False
    words: list[str] = field(default_factory=list)
    strategy: Strategy | None = None
    label: Label | None = None
    start: float | None = None
    end: float | None = None
    picture: int | None = None

    @property
    def doubts(self) -> tuple[DoubtNote, ...]:
        """All doubts: of every line that is doubtful, however many there are."""
        return tuple(self.notes.values())

    def doubt(self, code: Uncertain, message: str, line: int) -> None:
        """Add a doubt about a line, unless there is one of this kind about this line already."""
        self.notes.setdefault((code, line), DoubtNote(code, message, line))

    def withdraw(self, code: Uncertain) -> None:
        """Have no doubt of this kind any more."""
        self.notes = {key: note for key, note in self.notes.items() if note.code is not code}

    def add(self, line: Line, text: str | None = None, *, join: bool = False) -> None:
        """Add a line as a paragraph, or `join` it to the last one; `text` where it is not the whole of the line."""
        words = line.text if text is None else text
        if words and join and self.paragraphs:
            self.paragraphs[-1] += seam(self.paragraphs[-1], words) + words
        elif words:
            self.paragraphs.append(words)
        for number, part in line.words_by_number(words):
            self.lines.append(number)
            self.words.append(part)
        if line.hint is not None:
            self._note_time(line.hint)

    def show(self, line: Line) -> None:
        """Let the block show the picture that stands at `line`, which holds no words."""
        self.picture = line.hint.picture if line.hint else None
        if line.number not in self.lines:
            self.lines.append(line.number)
            self.words.append("")

    def _note_time(self, hint: Hint) -> None:
        if self.start is None:
            self.start = hint.start
        if hint.end is not None:
            self.end = hint.end


@dataclass
class Draft:
    """All blocks in order, and where the lines went that are in no block."""

    blocks: list[BlockDraft] = field(default_factory=list)
    fields: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[tuple[int, str, bool]] = field(default_factory=list)
    doubts: list[FieldDoubt] = field(default_factory=list)
    joined: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The lines of the source from which one was joined, by the number of the first."""

    def know_joined(self, lines: Iterable[Line]) -> None:
        """Note which of `lines` were joined from several: whoever names the first of these means all."""
        self.joined |= {line.number: line.numbers for line in lines if len(line.numbers) > 1}

    def fields_of_all_lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that went into fields, each once with each path, those too that were joined to another."""
        named = ((each, path) for number, path in self.fields for each in self.joined.get(number, (number,)))
        yield from dict.fromkeys(named)

    def open(self, kind: BlockKind, lines: Iterable[Line] = ()) -> BlockDraft:
        """Add a block with the lines as its paragraphs, and return it."""
        block = BlockDraft(kind)
        for line in lines:
            block.add(line)
        self.blocks.append(block)
        return block

    def leave_out(self, line: Line, reason: str, *, tell: bool = True) -> None:
        """Note that a line is in no block or field, and why; `tell`: a finding says so."""
        self.left_out += [(number, reason, tell) for number in line.numbers]

    def take(self, line: Line, path: str) -> None:
        """Note that a line went into the field at `path`."""
        self.fields += [(number, path) for number in line.numbers]

    def doubt(self, path: str, code: Uncertain, message: str, line: int) -> None:
        """Add a doubt about the field at `path`."""
        self.doubts.append(FieldDoubt(path, DoubtNote(code, message, line)))
