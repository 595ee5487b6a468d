"""The people of a record, and who is meant by a label.

A label is looked up in this order, and the first that fits decides: full name, short form that a
first mention defined, family name, name with title, title alone, role (司会). Where more than one
person fits in the same way, nobody is chosen.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from zadankai_editor.recognize.marks import key, outer_colons, reading
from zadankai_editor.recognize.names import Name, is_title, same_shape, tails_of, without_honorific
from zadankai_editor.recognize.vocabulary import MODERATORS, WEAK_TAILS

_LONGEST_NAME = 16


@dataclass
class Person:
    """A participant while a source is read. `lines` are the source lines that say so."""

    title: str | None = None
    post: str | None = None
    name: Name | None = None
    printed: str = ""
    moderator: bool = False
    lines: list[int] = field(default_factory=list)
    alias: str | None = None
    written: Counter[str] = field(default_factory=Counter)

    @property
    def family(self) -> str | None:
        """The family name, where it is known where it ends."""
        return self.name.family if self.name else None

    @property
    def shown(self) -> str:
        """How messages call this person."""
        return self.name.full if self.name else self.alias or self.printed or self.title or ""


class Form(IntEnum):
    """In which way a label names somebody, the surest first."""

    FULL = 1
    ALIAS = 2
    FAMILY = 3
    TITLED = 4
    TITLE = 5
    ROLE = 6


@dataclass(frozen=True)
class Mention:
    """Who may be meant. `problem` says in Japanese why that is not certain; `role` is a title not in the list."""

    people: tuple[int, ...]
    form: Form
    problem: str | None = None
    role: str | None = None

    @property
    def person(self) -> int | None:
        """The only one who can be meant."""
        return self.people[0] if len(self.people) == 1 else None


class Directory:
    """Looks people up by what is printed beside utterances."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self._forms: dict[str, dict[int, Form]] = {}
        self._shapes: dict[str, dict[int, Form]] = {}
        for index, person in enumerate(people):
            self._enter(index, person)
        self._tell_apart()

    def define(self, alias: str, index: int) -> str | None:
        """Let `alias` mean the person from here on; return what speaks against it, where something does."""
        others = [i for i in self._forms.get(key(alias), {}) if i != index]
        rivals = [i for i in others if self._forms[key(alias)][i] in (Form.FULL, Form.ALIAS, Form.FAMILY)]
        earlier = self.people[index].alias
        if earlier and key(earlier) != key(alias):
            return f"{self.people[index].shown}さんの略称に「{earlier}」と「{alias}」の二つがあります"
        if not rivals or self._is_family(index, alias):
            self.people[index].alias = self.people[index].alias or alias
            self._add(alias, index, Form.ALIAS)
            return None
        self._add(alias, index, min(self._forms[key(alias)][i] for i in rivals))
        return f"「{alias}」は{self._names(rivals)}さんのこととも読めます"

    def copy(self) -> "Directory":
        """Return a directory that knows the same and learns on its own."""
        twin = Directory([replace(person) for person in self.people])
        twin._forms = {entry: dict(known) for entry, known in self._forms.items()}
        twin._shapes = {entry: dict(known) for entry, known in self._shapes.items()}
        return twin

    def lookup(self, label: str) -> Mention | None:
        """Return who bears `label`, or `None`; 氏 and さん, brackets, spaces and width do not matter."""
        whole = key(label)
        bare = without_honorific(whole)
        found = self._found(self._forms, whole) or (self._found(self._forms, bare) if bare != whole else None)
        if found:
            return found
        found = self._found(self._shapes, same_shape(bare))
        if found and found.person is not None:
            shown = self.people[found.person].shown
            return Mention(
                found.people, found.form, f"「{label}」は参加者の一覧の「{shown}」と字体が違います"
            )
        return found

    def mention(self, who: str) -> Mention | None:
        """Return whom `who`, a label with or without a title, names; also where title and name do not agree."""
        found = self.lookup(who)
        if found:
            return found
        return self._title_and_name(who) or self._name_and_title(who)

    def moderator(self) -> int | None:
        """Return the only participant who leads the talk."""
        found = [i for i, p in enumerate(self.people) if p.moderator]
        return found[0] if len(found) == 1 else None

    def names(self, indices: Sequence[int]) -> str:
        """Return the names for a message."""
        return self._names(indices)

    def _names(self, indices: Sequence[int]) -> str:
        shown = [self.people[i].shown for i in indices[:4]]
        return "さん、".join(shown) + ("さんほか" if len(indices) > 4 else "")

    def _is_family(self, index: int, alias: str) -> bool:
        return key(self.people[index].family or "") == key(alias)

    def _enter(self, index: int, person: Person) -> None:
        titles = [t for t in (person.title, person.post) if t]
        names = [(person.name.full, Form.FULL)] if person.name else []
        if person.family:
            names.append((person.family, Form.FAMILY))
        if not person.name and person.printed:
            names.append((person.printed, Form.FAMILY))
        for name, form in names:
            self._add(name, index, form)
            with_title = form if form is Form.FULL else Form.TITLED
            self._add("".join([*titles, name]), index, with_title)
            for title in titles:
                self._add(title + name, index, with_title)
                for tail in tails_of(title):
                    self._add(name + tail, index, Form.TITLED)
        for title in titles:
            self._add(title, index, Form.TITLE)
            for tail in tails_of(title) - WEAK_TAILS:
                self._add(tail, index, Form.TITLE)
        if titles:
            self._add("".join(titles), index, Form.TITLE)
        if person.moderator:
            for role in MODERATORS:
                self._add(role, index, Form.ROLE)

    def _tell_apart(self) -> None:
        """Enter `甲野(洋)` for people who share a family name, with the beginning of the given name."""
        families = Counter(key(person.family) for person in self.people if person.family)
        for index, person in enumerate(self.people):
            given = person.name.given if person.name else None
            if person.family and given and families[key(person.family)] > 1:
                for length in range(1, len(given)):
                    self._add(person.family + given[:length], index, Form.FAMILY)

    def _add(self, text: str, index: int, form: Form) -> None:
        entry = key(text)
        if not entry:
            return
        for table, place in ((self._forms, entry), (self._shapes, same_shape(entry))):
            known = table.setdefault(place, {})
            known[index] = min(form, known.get(index, form))

    @staticmethod
    def _found(table: dict[str, dict[int, Form]], entry: str) -> Mention | None:
        known = table.get(entry)
        if not known:
            return None
        form = min(known.values())
        return Mention(tuple(sorted(i for i, f in known.items() if f is form)), form)

    def _title_and_name(self, who: str) -> Mention | None:
        """Read `A市CIO:甲野` where the list has the name under another title."""
        entry, read = key(who), reading(who)
        cut_here = {key(who[:place]) for place in [*outer_colons(read), *_spaces(read)]}
        for start in range(max(1, len(entry) - _LONGEST_NAME), len(entry)):
            known = self._found(self._forms, entry[start:])
            before = entry[:start]
            if not known or known.form > Form.FAMILY or not (before in cut_here or is_title(before)):
                continue
            title = who[: _length_for(who, before)].rstrip(" 　:：・")
            bearers = self._found(self._forms, before)
            if bearers and bearers.form is Form.TITLE and known.person not in bearers.people:
                both = sorted({*known.people, *bearers.people})
                problem = f"「{title}」は{self._names(bearers.people)}さんの肩書きで、名前と合いません"
                return Mention(tuple(both), Form.TITLED, problem)
            problem = f"「{title}」は参加者の一覧の{self._names(known.people)}さんの肩書きと違います"
            return Mention(known.people, Form.TITLED, problem, title)
        return None

    def _name_and_title(self, who: str) -> Mention | None:
        """Read `甲野局長` where the list has the name without this title."""
        entry = key(who)
        for end in range(min(len(entry) - 1, _LONGEST_NAME), 0, -1):
            known = self._found(self._forms, entry[:end])
            if not known or known.form > Form.FAMILY or len(entry) - end < 2 or not is_title(entry[end:]):
                continue
            role = who[_length_for(who, entry[:end]) :].lstrip(" 　・(（")
            problem = f"「{role}」は参加者の一覧の{self._names(known.people)}さんの肩書きにありません"
            return Mention(known.people, Form.TITLED, problem, role.rstrip(")）"))
        return None


def _spaces(read: str) -> list[int]:
    return [place for place, char in enumerate(read) if char == " "]


def _length_for(text: str, entry: str) -> int:
    """Return how many characters of `text` make up `entry`, the key of its beginning."""
    for length in range(1, len(text) + 1):
        if key(text[:length]) == entry:
            return length
    return len(text)
