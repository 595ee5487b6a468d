"""Which headings are sections and which stand below them, and which item of the agenda a section treats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.numerals import without_number
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import At, Role
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.heading_texts import without_time
from zadankai_editor.recognize.linking import AgendaLinker
from zadankai_editor.record.nodes import BlockKind

_LEVEL = re.compile("h[1-6]")


@dataclass(frozen=True)
class Heading:
    """What a heading is: kind, text, the agenda item that it treats, and what is not certain about that.

    `lone`: nothing but its words says that it is a heading.
    """

    kind: BlockKind
    text: str
    agenda: int | None = None
    code: Uncertain | None = None
    message: str = ""
    lone: bool = False


class Sections:
    """Tells sections from headings below them, in the order in which they stand."""

    def __init__(self, linker: AgendaLinker, reads: Sequence[Read]) -> None:
        self._linker = linker
        self._marks: list[str] = []
        marks = (read.option.mark for read in reads if read.option.role is Role.HEADING)
        self._highest = min(filter(_LEVEL.fullmatch, marks), default="")
        self._two_levels = _has_two_levels(reads)
        self._in_section = False

    def read(self, reads: Sequence[Read]) -> list[Heading]:
        """Return what each of `reads`, headings that follow each other, is."""
        found: list[Heading] = []
        for nth, read in enumerate(reads):
            heading = self._heading(read, found, last=nth == len(reads) - 1)
            self._in_section = self._in_section or heading.kind is BlockKind.SECTION
            found.append(heading)
        return found

    def _heading(self, read: Read, before: Sequence[Heading], *, last: bool) -> Heading:
        option, printed = read.option, read.option.text or ""
        link = self._linker.link(without_time(printed))
        item, certain = (link.item, link.certain) if link is not None else (None, False)
        if option.decided is LineRole.HEADING:
            return Heading(BlockKind.HEADING, printed)
        by_hand = option.decided is LineRole.SECTION
        if certain and not by_hand and option.mark and option.mark not in self._marks:
            self._add_mark(option.mark)
        if certain or by_hand:
            return Heading(BlockKind.SECTION, without_number(printed) if certain else printed, item)
        if option.mark:
            return self._marked(printed, option.mark, item)
        return self._unmarked(printed, item, before, last=last)

    def _add_mark(self, mark: str) -> None:
        self._marks.append(mark)
        if _LEVEL.fullmatch(mark) and self._highest:
            self._marks = [self._highest, *self._marks]

    def _marked(self, text: str, mark: str, item: int | None) -> Heading:
        if mark not in self._marks:
            self._add_mark(mark)
        if self._marks[0] != mark:
            return Heading(BlockKind.HEADING, text)
        if not len(self._linker):
            return Heading(BlockKind.SECTION, text)
        message = f"見出し{quoted(text)}がどの議題のものか確かめてください。"
        return Heading(BlockKind.SECTION, text, item, Uncertain.AGENDA, message)

    def _unmarked(self, text: str, item: int | None, before: Sequence[Heading], *, last: bool) -> Heading:
        if before:
            lone = before[-1].kind is not BlockKind.SECTION
            return Heading(BlockKind.HEADING, text, lone=lone)
        if not self._in_section or not last:
            return self._section(text, item)
        if item is not None:
            message = f"{quoted(text)}を小見出しとしました。議題の見出しでないか確かめてください。"
            return Heading(BlockKind.HEADING, text, None, Uncertain.KIND, message)
        kind = BlockKind.HEADING if len(self._linker) or self._two_levels else BlockKind.SECTION
        return Heading(kind, text, lone=True)

    def _section(self, text: str, item: int | None) -> Heading:
        if not len(self._linker):
            return Heading(BlockKind.SECTION, text)
        asked = "この議題の見出しか" if item is not None else "どの議題の見出しか"
        message = f"見出し{quoted(text)}と議題の言葉が違います。{asked}確かめてください。"
        return Heading(BlockKind.SECTION, text, item, Uncertain.AGENDA, message)


def _has_two_levels(reads: Sequence[Read]) -> bool:
    """Tell whether sections have headings below them: two unmarked ones in a row before somebody speaks."""
    run = 0
    for read in reads:
        if read.option.role is Role.HEADING and not read.option.mark:
            run += 1
        elif read.option.role not in (Role.OUT, Role.NOTE):
            if run >= 2 and read.behind in (At.SPEECH, At.AMID, At.LABELLED, At.PROMPT, At.ASKING):
                return True
            run = 0
    return False
