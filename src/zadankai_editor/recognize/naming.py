"""The labels that participants get: short, as the source prints them, and never the same twice."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.names import without_honorific
from zadankai_editor.recognize.spans.label_spans import mate
from zadankai_editor.recognize.people import EVERYBODYS_OFFICES, Form, Person

_DECORATION = "○●◎・◇◆■□◯〇 　:："


def count_written(labels: Iterable[Label], people: Sequence[Person]) -> None:
    """Note in which forms the `labels` that stand before what each person says are printed, definitions and titles aside."""
    counts: Counter[tuple[int, str]] = Counter()
    for label in labels:
        if (
            label.mention
            or label.problem
            or len(label.speakers) != 1
            or label.form is Form.TITLE
            or label.moderator
        ):
            continue
        counts[label.speakers[0], label.written] += 1
    for (speaker, written), count in counts.items():
        person = people[speaker]
        bare = _undressed(written)
        shown = (unwrapped(bare) or bare).strip()
        titles = [key(t) for t in (person.title, person.post) if t]
        if not any(key(shown).startswith(title) for title in titles):
            person.written[" ".join(shown.split())] += count


def _undressed(written: str) -> str:
    """Return a label without the signs before it and what closes them behind it, whatever these are."""
    bare = written.strip(_DECORATION)
    while len(bare) > 1 and not bare[0].isalnum() and any(char.isalnum() for char in bare):
        opening = folded(bare[0])
        bare = bare[1:].strip(_DECORATION)
        if folded(bare[-1]) in (opening, mate(opening)):
            bare = bare[:-1].strip(_DECORATION)
    return bare


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
    if person.family and families[key(person.family)] > 1:
        forms = [_without_office(form, person.family) for form, _ in person.written.most_common()]
        clear = [form for form in forms if key(form) != key(person.family)]
        return clear[0] if clear else _full_name(person, 0)
    if person.family:
        return person.family
    if person.name is None and person.printed:
        bare = key(without_honorific(person.printed))
        alike = [form for form in person.written if key(without_honorific(form)) == bare]
        return min([person.printed, *alike], key=len)
    return person.written.most_common(1)[0][0] if person.written else _full_name(person, 0)


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
