"""Lines of which somebody has said that they are a part of the header, of a list or of the end.

They are taken out before anything is recognised, so that they mean nothing for the lines around them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zadankai_editor.recognize.decisions import NAMED_ROLES, LineRole
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import Line
from zadankai_editor.record.nodes import BlockKind

_ROWS = frozenset({LineRole.PARTICIPANT, LineRole.AGENDA})


@dataclass
class NamedLines:
    """The lines that somebody has named, in order, and all `others`."""

    named: dict[LineRole, list[Line]] = field(default_factory=dict)
    others: list[Line] = field(default_factory=list)

    def of(self, role: LineRole) -> list[Line]:
        """Return the lines that are said to be `role`."""
        return self.named.get(role, [])

    @property
    def before_talk(self) -> list[Line]:
        """Return those that stand before the talk wherever there is one."""
        return [line for role, lines in self.named.items() if role is not LineRole.CLOSING for line in lines]


def part_named(lines: Sequence[Line], decided: Mapping[int, LineRole]) -> NamedLines:
    """Part `lines`, which are not blank. Where one goes that is no row of a list, it leaves a gap."""
    found = NamedLines()
    gaps = 0
    gap = False
    for line in lines:
        role = decided.get(line.number)
        if role in NAMED_ROLES and line.text:
            found.named.setdefault(role, []).append(line)
            gap = gap or role not in _ROWS
            if gap and found.others:
                found.others[-1].gap_after = True
            continue
        if gap:
            gaps += not line.gap_before
            line.gap_before, gap = True, False
        line.group += gaps
        found.others.append(line)
    return found


def close_with(draft: Draft, lines: Sequence[Line]) -> None:
    """Add the lines named as the end, among those that were found to be it."""
    if not lines:
        return
    for line in lines:
        draft.open(BlockKind.CLOSING, [line])
    closing = [block for block in draft.blocks if block.kind is BlockKind.CLOSING]
    closing.sort(key=lambda block: block.lines[0])
    draft.blocks = [block for block in draft.blocks if block.kind is not BlockKind.CLOSING] + closing
