"""Where a line, a doubt or a finding leads to: one key for each thing that was recognised.

A key is a block's id, or the path of a field as far as it has a row of its own: `title`, `series`,
`held`, `cover`, `participants[2]`, `agenda[0]`, `notes[1]`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zadankai_editor.record.nodes import Part, Record
from zadankai_editor.record.review import LineUse, Review

_PARAGRAPH = re.compile(r"(lead|closing)\[(\d+)\]")
_ITEM = re.compile(r"((?:participants|agenda|notes)\[\d+\])")
_LIST = re.compile(r"(participants|agenda|notes)$")


class Keys:
    """Gives the key of a path in one record."""

    def __init__(self, record: Record) -> None:
        self._paragraphs = {part.value: record.blocks_of(part) for part in (Part.LEAD, Part.CLOSING)}
        self.blocks = {block.id: place for place, block in enumerate(record.blocks)}

    def of(self, target: str | None) -> str | None:
        """Return the key of a block's id or a field's path; `None` where there is no such thing.

        A list as a whole (`participants`) leads to its first item.
        """
        if not target:
            return None
        if target in self.blocks:
            return target
        paragraph = _PARAGRAPH.match(target)
        if paragraph:
            blocks, index = self._paragraphs[paragraph[1]], int(paragraph[2])
            return blocks[index].id if index < len(blocks) else None
        item = _ITEM.match(target)
        if item:
            return item[1]
        whole = _LIST.match(target)
        return f"{whole[1]}[0]" if whole else re.split(r"[.\[]", target, maxsplit=1)[0]


@dataclass(frozen=True)
class Trace:
    """Which lines of the source (from 1, rising) each key was read from, and the other way round."""

    lines_of: Mapping[str, tuple[int, ...]]
    key_of: Mapping[int, str]

    def first_line(self, key: str) -> int | None:
        """Return the first line that `key` was read from."""
        lines = self.lines_of.get(key)
        return lines[0] if lines else None


def trace_of(review: Review, keys: Keys) -> Trace:
    """Return the trace of the lines that were taken; of a line with several targets the first leads."""
    lines_of: dict[str, list[int]] = {}
    key_of: dict[int, str] = {}
    for line in review.lines:
        key = None if line.use is LineUse.LEFT_OUT else keys.of(line.target)
        if key is None:
            continue
        key_of.setdefault(line.number, key)
        found = lines_of.setdefault(key, [])
        if not found or found[-1] != line.number:
            found.append(line.number)
    return Trace({key: tuple(sorted(set(lines))) for key, lines in lines_of.items()}, key_of)
