"""Names of people in a text, so that 林 is not found in 小林."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from zadankai_editor.japanese.folding import Folding
from zadankai_editor.record.commands.unlisted import unlisted
from zadankai_editor.record.nodes import Participant, Record

NameForms = frozenset[tuple[str, ...]]
"""Names as the pieces of which they are made: the family name, the given name, a title."""


def forms_of(record: Record) -> NameForms:
    """Return the forms in which the people of `record` are named: listed or not, with or without a space."""
    forms: set[tuple[str, ...]] = {(name.label,) for name in unlisted(record)}
    for participant in record.participants:
        forms.update(_forms(participant))
    return frozenset(forms)


def _forms(participant: Participant) -> Iterator[tuple[str, ...]]:
    pieces = tuple((participant.name or "").split())
    label = participant.label
    shorter = [p for p in (*pieces, label, participant.title, participant.post) if p]
    for whole in {label, "".join(pieces)} - {""}:
        yield _divided(whole, pieces if whole != label else (), shorter)
    for space in " \u3000":
        if len(pieces) > 1:
            yield tuple(piece for pair in zip(pieces, [space] * len(pieces), strict=True) for piece in pair)[
                :-1
            ]


def _divided(whole: str, pieces: tuple[str, ...], shorter: Iterable[str]) -> tuple[str, ...]:
    """Return `whole` in its pieces; where they are not known, cut where a shorter name of it ends or begins."""
    if len(pieces) > 1:
        return pieces
    cuts = {0, len(whole)}
    for short in shorter:
        if whole.startswith(short):
            cuts.add(len(short))
        if whole.endswith(short):
            cuts.add(len(whole) - len(short))
    places = sorted(cuts)
    return tuple(whole[a:b] for a, b in pairwise(places))


class Names:
    """Tells of places in folded texts whether they are inside of a longer name."""

    def __init__(self, forms: NameForms, folding: Folding | None) -> None:
        """Compare as `folding` does, exactly without one."""
        self._names: dict[str, set[int]] = {}
        for pieces in forms:
            folded = [folding.fold(piece).text if folding else piece for piece in pieces]
            joints = {0}
            for piece in folded:
                joints.add(max(joints) + len(piece))
            self._names.setdefault("".join(folded), set()).update(joints)
        self._around: dict[str, tuple[tuple[str, int], ...]] = {}

    def hold(self, text: str, start: int, end: int) -> bool:
        """Tell whether `start` to `end` in the folded `text` is part of a longer name.

        The family name in a full name, or whatever is made of whole pieces of one, is not.
        """
        part = text[start:end]
        around = self._around.get(part)
        if around is None:
            around = self._around[part] = tuple(self._places(part))
        return any(start >= place and text.startswith(name, start - place) for name, place in around)

    def _places(self, part: str) -> Iterator[tuple[str, int]]:
        """Yield the names that hold `part` without being made of whole pieces, and where they do."""
        for name, joints in self._names.items():
            place = name.find(part) if len(part) < len(name) else -1
            while place >= 0:
                if place not in joints or place + len(part) not in joints:
                    yield name, place
                place = name.find(part, place + 1)
