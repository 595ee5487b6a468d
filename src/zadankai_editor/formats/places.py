"""How files and reports name what has no id in the file: paragraphs of lead and closing, participants."""

import re
from collections import Counter
from itertools import takewhile

from zadankai_editor.formats.scalar_types import Label, stored_paragraphs
from zadankai_editor.record.findings import Finding
from zadankai_editor.record.nodes import Block, Part, Record

_PARTICIPANT = re.compile(r"participants\[([0-9]{1,6})\]")
_LABEL = Label()


def public_place(record: Record, finding: Finding) -> Finding:
    """Return `finding` about a place that others know.

    The id of a paragraph of lead or closing, which lives in memory only, becomes the path
    `lead[0]` as the file of `record` has it; without an index where that file does not hold the
    paragraph, because it is empty.
    """
    if finding.block is None:
        return finding
    for part in (Part.LEAD, Part.CLOSING):
        blocks = _paragraphs(record, part)
        if any(block.id == finding.block for block in blocks):
            place = _places(blocks, part).get(finding.block, part.value)
            return finding.replaced(block=None, path=finding.path or place)
    return finding


def paragraph_places(record: Record) -> dict[str, str]:
    """Return, by its id, the place (`lead[0]`) of each paragraph of lead and closing that a file holds.

    A block of several paragraphs is at the place of its first.
    """
    return {
        id_: place
        for part in (Part.LEAD, Part.CLOSING)
        for id_, place in _places(_paragraphs(record, part), part).items()
    }


def _paragraphs(record: Record, part: Part) -> list[Block]:
    """Return the blocks of lead or closing; without looking at the body, which may be long."""
    if part is Part.LEAD:
        return list(takewhile(lambda b: b.kind.part is part, record.blocks))
    found = list(takewhile(lambda b: b.kind.part is part, reversed(record.blocks)))
    return found[::-1]


def _places(blocks: list[Block], part: Part) -> dict[str, str]:
    places: dict[str, str] = {}
    index = 0
    for block in blocks:
        paragraphs = len(stored_paragraphs(block.text))
        if paragraphs:
            places[block.id] = f"{part.value}[{index}]"
        index += paragraphs
    return places


class ParticipantNames:
    """How a review names the participants of `record`: by label, by position where that is not enough.

    Labels stay true where somebody has changed the record's file by hand.
    """

    def __init__(self, record: Record) -> None:
        labels = [_LABEL.stored(p.label) for p in record.participants]
        counts = Counter(labels)
        self._ids = [p.id for p in record.participants]
        self._names = {
            id_: label
            if label and counts[label] == 1 and not _PARTICIPANT.fullmatch(label)
            else f"participants[{i}]"
            for i, (id_, label) in enumerate(zip(self._ids, labels, strict=True))
        }
        self._by_name = {name: id_ for id_, name in self._names.items()}

    def name_of(self, participant: str) -> str | None:
        """Return the name of the participant with this id; `None` where there is none."""
        return self._names.get(participant)

    def participant(self, name: str) -> str | None:
        """Return the id of the participant called `name`; `None` where there is none."""
        position = _PARTICIPANT.fullmatch(name)
        if position is None:
            return self._by_name.get(name)
        index = int(position[1])
        return self._ids[index] if index < len(self._ids) else None
