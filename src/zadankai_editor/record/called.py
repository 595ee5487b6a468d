"""Whom a name means that somebody types: exactly one participant, or nobody."""

from collections.abc import Iterator

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.nodes import Participant, Record

_HONORIFICS = ("さん", "さま", "氏", "様", "君", "先生")


class Bearers:
    """Whom the people of a record may be called; made once for many questions."""

    def __init__(self, record: Record) -> None:
        self._ways: list[dict[str, set[str]]] = []
        for names_of in (_labels, _full_names, _family_names, _titles):
            way: dict[str, set[str]] = {}
            for person in record.participants:
                for name in names_of(person):
                    way.setdefault(as_seen(name), set()).add(person.id)
            self._ways.append(way)

    def called(self, typed: str) -> frozenset[str]:
        """Return the ids of all whom `typed` may name; the first way in which it fits anybody decides.

        The label, the full name, the family name, each with or without さん, 氏, 様, 君, and the title;
        width and white space do not matter.
        """
        wanted = as_seen(typed)
        if not wanted:
            return frozenset()
        bare = next((wanted.removesuffix(h) for h in _HONORIFICS if wanted.endswith(h)), wanted)
        for way in self._ways:
            found = way.get(wanted, set()) | way.get(bare, set())
            if found:
                return frozenset(found)
        return frozenset()


def speaker_called(record: Record, typed: str) -> str | None:
    """Return the id of the only participant whom `typed` names; `None` where that is nobody or not certain."""
    found = Bearers(record).called(typed)
    return next(iter(found)) if len(found) == 1 else None


def _labels(person: Participant) -> Iterator[str]:
    yield person.label


def _full_names(person: Participant) -> Iterator[str]:
    if person.name:
        yield person.name


def _family_names(person: Participant) -> Iterator[str]:
    if person.family_name:
        yield person.family_name


def _titles(person: Participant) -> Iterator[str]:
    titles = [title for title in (person.title, person.post) if title]
    yield from titles
    for name in (person.label, *_family_names(person)):
        yield from (name + title for title in titles)
