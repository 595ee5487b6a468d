"""Where what was found in a source stands in the record to which it is added."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from zadankai_editor.record.accounting import Contents
from zadankai_editor.record.nodes import Part, Record
from zadankai_editor.record.review import Doubt, LineUse, SourceLine

_THERE = "記録に既にあるため"


@dataclass
class Moved:
    """By what they were in what was found: ids of `blocks`, ids of `agenda` items, `paths` of fields.

    `there`: the paths of fields that the record has already, so that nothing of them was added.
    """

    blocks: dict[str, str] = field(default_factory=dict)
    agenda: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    there: set[str] = field(default_factory=set)


def paragraphs_of(record: Record) -> dict[str, str]:
    """Return the ids of the paragraphs of lead and closing by the paths that name them in an account."""
    return {
        f"{part.value}[{number}]": block.id
        for part in (Part.LEAD, Part.CLOSING)
        for number, block in enumerate(record.blocks_of(part))
    }


def moved_line(
    line: SourceLine, moved: Moved, paragraphs: Mapping[str, str], found: Contents, *, whole: bool
) -> SourceLine:
    """Return the fate of a line in the record to which it was added; `whole`: it has no other part."""
    target = line.target
    if target is None:
        return line
    block = target if line.use is LineUse.BLOCK else paragraphs.get(target)
    if block is not None:
        return replace(line, use=LineUse.BLOCK, target=moved.blocks.get(block, block))
    if target not in moved.there:
        return replace(line, target=moved.paths.get(target, target))
    text = None if whole else (found.at(line) or "") + (line.text or "")
    return SourceLine(number=line.number, use=LineUse.LEFT_OUT, text=text or None, reason=_THERE)


def moved_doubt(doubt: Doubt, moved: Moved, offset: int) -> Doubt:
    """Return a doubt about what was found as one about the record; lines count from `offset` on."""
    path = doubt.path
    if path is not None:
        head, dot, rest = path.partition(".")
        path = f"{moved.paths.get(head, head)}{dot}{rest}"
    return doubt.replaced(
        block=None if doubt.block is None else moved.blocks.get(doubt.block, doubt.block),
        path=path,
        line=None if doubt.line is None else doubt.line + offset,
    )
