"""Whom a name means that somebody types: exactly one participant, or nobody."""

from zadankai_editor.record.nodes import Participant, Record
from zadankai_editor.record.texts import as_seen

_HONORIFICS = ("さん", "氏", "様", "君")


def speaker_called(record: Record, typed: str) -> str | None:
    """Return the id of the only participant whom `typed` names; `None` where that is nobody or not certain.

    The label, the full name, the family name, each with or without さん, 氏, 様, 君, and the title where
    one alone has it; width and white space do not matter.
    """
    wanted = as_seen(typed)
    if not wanted:
        return None
    bare = next((wanted.removesuffix(h) for h in _HONORIFICS if wanted.endswith(h)), wanted)
    for names_of in (_labels, _full_names, _family_names, _titles):
        found = {p.id for p in record.participants if {wanted, bare} & {as_seen(n) for n in names_of(p)}}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _labels(person: Participant) -> list[str]:
    return [person.label]


def _full_names(person: Participant) -> list[str]:
    return [person.name] if person.name else []


def _family_names(person: Participant) -> list[str]:
    return [person.family_name] if person.family_name else []


def _titles(person: Participant) -> list[str]:
    named = [person.label, *_family_names(person)]
    titles = [title for title in (person.title, person.post) if title]
    return [*titles, *(name + title for name in named for title in titles)]
