"""How doubts name people, agenda items and the values of fields."""

from typing import Any

from zadankai_editor.formats.record_fields import BLOCK
from zadankai_editor.record.nodes import (
    AgendaRef,
    Block,
    BlockKind,
    Record,
    SpeakerRef,
    UnknownAgenda,
    UnknownSpeaker,
)

_TITLES = {field.attribute: field.title for kind in BLOCK.kinds.values() for field in kind.fields}


class Names:
    """Labels and numbers of everybody and everything in some records, the first one's first."""

    def __init__(self, *records: Record) -> None:
        self._labels: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        for record in records:
            for participant in record.participants:
                self._labels.setdefault(participant.id, participant.label or participant.name or "")
            for item in record.agenda:
                self._numbers.setdefault(item.id, item.number)

    def speaker(self, ref: SpeakerRef) -> str:
        """Return the label of a participant, in quotation marks."""
        return f"「{ref.label if isinstance(ref, UnknownSpeaker) else self._labels.get(ref, '')}」"

    def item(self, ref: AgendaRef) -> str:
        """Return the number of an agenda item."""
        return str(ref.number if isinstance(ref, UnknownAgenda) else self._numbers.get(ref, ""))

    def voice(self, block: Block) -> str:
        """Return in words who is heard in a block."""
        if block.kind is not BlockKind.UTTERANCE:
            return "発言ではない"
        if block.speaker is None:
            who = f"発言者なし（元の記録では「{block.written}」）" if block.written else "発言者なし"
        else:
            who = self.speaker(block.speaker)
        also = "".join(map(self.speaker, block.with_speakers))
        return who + (f"と{also}" if also else "") + (f"（{block.role}として）" if block.role else "")

    def value(self, block: Block, name: str) -> str:
        """Return in words what a field of `block` says, with the field's title."""
        value: Any = getattr(block, name)
        if name == "people":
            said = "".join(map(self.speaker, value))
        elif name == "agenda":
            said = self.item(value) if value is not None else ""
        else:
            said = "" if value is None else f"「{value}」"
        return f"{_TITLES[name]}は{said or 'なし'}"
