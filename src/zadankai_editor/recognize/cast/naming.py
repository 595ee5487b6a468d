"""The labels that participants get: short, as the source prints them, and never the same twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.cast.callings import Form, is_from_abroad
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import EVERYBODYS_OFFICES
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import behind_number

_DECORATION = "○●◎・◇◆■□◯〇 　:："


def with_written(people: Sequence[Person], labels: Iterable[Label]) -> list[Person]:
    """Return `people` with the forms in which `labels` before speech call each, definitions and titles aside."""
    counts: Counter[tuple[int, str]] = Counter()
    for label in labels:
        if _names_one(label):
            counts[label.speakers[0], label.who or label.written] += 1
    written: dict[int, Counter[str]] = defaultdict(Counter)
    for (speaker, printed), count in counts.items():
        bare = printed[behind_number(folded(printed)) :].strip(_DECORATION)
        shown = " ".join((unwrapped(bare) or bare).split())
        if not any(key(shown).startswith(key(title)) for title in people[speaker].titles):
            written[speaker][shown] += count
    return [replace(person, written=written[place]) for place, person in enumerate(people)]


def _names_one(label: Label) -> bool:
    """Tell whether a label is how one person is called, beyond doubt and not by an office alone."""
    if label.mention or label.problem or label.moderator:
        return False
    return len(label.speakers) == 1 and label.form is not Form.TITLE


def labels_for(people: Sequence[Person]) -> list[str]:
    """Return a label for each person.

    The short form that the source defines; else the family name, also where the source always adds
    a title (甲野部長); where two share it, or where it is not known, the form that the source prints
    most. Who would share it with somebody gets the full name, and if need be the title with it.
    """
    families = Counter(key(person.family) for person in people if person.family)
    labels = [_first_choice(person, families) for person in people]
    for choose in (_full_name, _name_and_title, _numbered):
        shared = Counter(key(label) for label in labels)
        for index, person in enumerate(people):
            if person.listed or shared[key(labels[index])] < 2:
                continue
            if not (choose is _full_name and _may_keep(person, people, labels[index])):
                labels[index] = choose(person, index)
    return labels


def _first_choice(person: Person, families: Counter[str]) -> str:
    if person.listed:
        return person.listed.label
    if person.alias:
        return person.alias
    forms = sorted(person.written, key=lambda form: -person.written[form])
    if person.family and families[key(person.family)] > 1:
        told = [_without_office(form, person.family) for form in forms]
        clear = [form for form in told if key(form) != key(person.family)]
        return clear[0] if clear else _full_name(person, 0)
    if person.name is None and person.printed:
        bare = key(without_honorific(person.printed))
        alike = [form for form in person.written if key(without_honorific(form)) == bare]
        return min([person.printed, *alike], key=len)
    return _part_of_name(person, forms) or (forms[0] if forms else _full_name(person, 0))


def _part_of_name(person: Person, forms: Sequence[str]) -> str | None:
    """Return the family name; the given name of somebody from abroad whom labels call by nothing else."""
    name = person.name
    printed = {key(without_honorific(form)) for form in forms}
    if name is None or not name.family or not name.given:
        return person.family
    return name.given if printed == {key(name.given)} and is_from_abroad(name.full) else name.family


def _without_office(form: str, family: str) -> str:
    """Return `甲野(洋)` of `甲野(洋)委員`: what everybody is called tells nobody apart."""
    for office in EVERYBODYS_OFFICES:
        bare = without_honorific(form).removesuffix(office).rstrip()
        if bare != form and key(bare) != key(family) and len(bare) > len(family):
            return bare
    return form


def _may_keep(person: Person, people: Sequence[Person], label: str) -> bool:
    """The only one for whom the source defines the shared form keeps it."""
    holders = [p for p in people if p.alias and key(p.alias) == key(label)]
    return holders == [person]


def _full_name(person: Person, index: int) -> str:
    del index
    name = person.name.full if person.name else person.printed
    return name or person.title or "名前のない参加者"


def _name_and_title(person: Person, index: int) -> str:
    return f"{_full_name(person, index)}({person.title or person.post or index + 1})"


def _numbered(person: Person, index: int) -> str:
    return f"{_name_and_title(person, index)}{index + 1}"
