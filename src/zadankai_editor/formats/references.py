"""Who and what is meant: labels and numbers in the file, ids in memory."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from zadankai_editor.formats.scalar_types import Label
from zadankai_editor.record.nodes import AgendaRef, Record, SpeakerRef, UnknownAgenda, UnknownSpeaker

_LABEL = Label()


class Outward:
    """How the references of `record` are written."""

    def __init__(self, record: Record) -> None:
        self._labels = {p.id: _LABEL.stored(p.label) for p in record.participants}
        self._numbers = {item.id: item.number for item in record.agenda}

    def label(self, ref: SpeakerRef | None) -> str | None:
        """Return the label for `ref`; `None` for nobody, and for the id of nobody in the record."""
        if isinstance(ref, UnknownSpeaker):
            return ref.label
        return self._labels.get(ref) if ref is not None else None

    def labels(self, refs: Iterable[SpeakerRef]) -> list[str]:
        """Return the labels for `refs`, without those that have none."""
        return [label for label in map(self.label, refs) if label is not None]

    def number(self, ref: AgendaRef | None) -> int | None:
        """Return the number for `ref`; `None` for none, and for the id of no item in the record."""
        if isinstance(ref, UnknownAgenda):
            return ref.number
        return self._numbers.get(ref) if ref is not None else None


class Inward:
    """Whom and what the labels and numbers of a file mean.

    What two participants or items share means none of them.
    """

    def __init__(self, labels: Iterable[str], numbers: Iterable[int]) -> None:
        self._participants = _unique(labels, "p")
        self._items = _unique(numbers, "a")

    def speaker(self, label: str) -> SpeakerRef:
        """Return the id of the participant with `label`, or that label as unknown."""
        return self._participants.get(label) or UnknownSpeaker(label=label)

    def agenda(self, number: int) -> AgendaRef:
        """Return the id of the agenda item with `number`, or that number as unknown."""
        return self._items.get(number) or UnknownAgenda(number=number)


def id_by_position(prefix: str, index: int) -> str:
    """Return the id in memory of the participant (`p`) or agenda item (`a`) at `index` of the file."""
    return f"{prefix}{index + 1}"


def _unique(values: Iterable[Any], prefix: str) -> dict[Any, str]:
    values = list(values)
    counts = Counter(values)
    return {v: id_by_position(prefix, i) for i, v in enumerate(values) if counts[v] == 1}
