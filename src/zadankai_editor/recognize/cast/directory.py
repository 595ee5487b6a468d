"""Who is meant by a label.

A label is looked up in this order, and the first that fits decides: full name, short form that a
first mention defined, family name, name with title, title alone, the end of a title (部長), role
(司会). Where more than one person fits in the same way, nobody is chosen.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zadankai_editor.japanese.folding import LABEL_SHAPE, folded, key
from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.recognize.cast.callings import Form, callings, callings_of_namesakes, name_and_office
from zadankai_editor.recognize.cast.display_names import display_names
from zadankai_editor.recognize.cast.names import without_honorific
from zadankai_editor.recognize.cast.offices import (
    EVERYBODYS_OFFICES,
    MODERATOR_KEYS,
    are_alike,
    is_title,
    is_unit,
    may_be_office,
)
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.sides import Shown, name_sides, sides_of

_LONGEST_NAME = 16
_SHORTEST_END = 3
_AROUND_OFFICES = " 　:：・()（）[]】"
_ELECTED = re.compile("(?:議員|[0-9０-９]番)$")
_APPOINTED = re.compile("(?:[課部局室係]長|市長|町長|村長|区長|知事|教育長)$")
_FOR_ANOTHER = re.compile("^の?代理|の代理|代読|代弁|代わ")
_TITLE_END = re.compile("(?:者|長|員|官|役|人|士|師|事)$")


@dataclass(frozen=True)
class Mention:
    """Who may be meant. `problem` says in Japanese why that is not certain; `role` is a title not in the list.

    `variant`: the problem is of how somebody is called (another title, another shape of a
    character), and nobody else can be meant.
    """

    people: tuple[int, ...]
    form: Form
    problem: str | None = None
    role: str | None = None
    variant: bool = False

    @property
    def person(self) -> int | None:
        """The only one who can be meant."""
        return self.people[0] if len(self.people) == 1 else None


class Directory:
    """Looks people up by what is printed beside utterances."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = list(people)
        self._forms: dict[str, dict[int, Form]] = {}
        self._shapes: dict[str, dict[int, Form]] = {}
        # What was asked before: in a long record the same few labels stand before thousands of lines.
        self._looked_up: dict[str, Mention | None] = {}
        self._mentioned: dict[str, Mention | None] = {}
        self._name_first: dict[str, bool] = {}
        for index, person in enumerate(people):
            for called, form in callings(person):
                self._add(called, index, form)
        for index, (called, form) in callings_of_namesakes(people):
            self._add(called, index, form)

    def define(self, alias: str, index: int) -> str | None:
        """Let `alias` mean the person from here on; return what speaks against it, where something does."""
        others = [i for i in self._forms.get(key(alias), {}) if i != index]
        rivals = [i for i in others if self._forms[key(alias)][i] in (Form.FULL, Form.ALIAS, Form.FAMILY)]
        earlier = self.people[index].alias
        if earlier and key(earlier) != key(alias):
            return f"{self.people[index].shown}さんの略称に「{earlier}」と「{alias}」の二つがあります"
        if not rivals or self._is_family(index, alias):
            self.people[index] = replace(self.people[index], alias=earlier or alias)
            self._add(alias, index, Form.ALIAS)
            return None
        self._add(alias, index, min(self._forms[key(alias)][i] for i in rivals))
        return f"「{alias}」は{self.names(rivals)}さんのこととも読めます"

    def note(self, index: int, post: str) -> None:
        """Add to the post of a person what the source says of them and no other field holds."""
        person = self.people[index]
        self.people[index] = replace(person, post="、".join(filter(None, (person.post, post))))

    def know(self, label: str, index: int, known: int) -> None:
        """Let `label` mean the person, one of the first `known`, before all others of these.

        Where somebody who comes behind them may be called so, nobody is chosen.
        """
        there = self._forms.get(key(label), {})
        if set(there) == {index}:
            return
        rivals = [form for i, form in there.items() if i >= known and form <= Form.FAMILY]
        self._add(label, index, min(rivals, default=Form.ALIAS))

    def hear(self, shown: Sequence[Shown]) -> None:
        """Learn from the labels with two sides on which side of a sign names stand: `椿/湊浜町`."""
        if shown:
            self._name_first = name_sides(shown, self._bearer)
            self._mentioned.clear()

    def _bearer(self, name: str) -> int | None:
        found = self.mention(name)
        return found.person if found is not None and found.form <= Form.TITLED else None

    def copy(self) -> "Directory":
        """Return a directory that knows the same and learns on its own."""
        twin = Directory(self.people)
        twin._forms = {entry: dict(known) for entry, known in self._forms.items()}
        twin._name_first = self._name_first
        twin._shapes = {entry: dict(known) for entry, known in self._shapes.items()}
        return twin

    def lookup(self, label: str) -> Mention | None:
        """Return who bears `label`, or `None`; 氏 and さん, brackets, spaces and width do not matter."""
        if label not in self._looked_up:
            self._looked_up[label] = self._lookup(label)
        return self._looked_up[label]

    def _lookup(self, label: str) -> Mention | None:
        whole = key(label)
        if whole in EVERYBODYS_OFFICES and whole in self._forms:
            return self._everybody(label)
        bare = without_honorific(whole)
        found = self._found(self._forms, whole) or (self._found(self._forms, bare) if bare != whole else None)
        return found or self._in_other_shape(label, bare)

    def _in_other_shape(self, label: str, bare: str) -> Mention | None:
        """Return who is called so but for the shapes of characters (眞 and 真), which is never certain."""
        found = self._found(self._shapes, LABEL_SHAPE.of(bare))
        if found and found.person is not None:
            shown = self.people[found.person].shown
            problem = f"「{label}」は参加者の「{shown}」と字体が違います"
            return Mention(found.people, found.form, problem, variant=True)
        return found

    def _everybody(self, label: str) -> Mention:
        """Return all who may be called 委員 and the like: that alone tells nobody from the others."""
        holders = tuple(sorted(self._forms[key(label)]))
        people = holders if len(holders) > 1 else tuple(range(len(self.people)))
        problem = f"「{label}」だけでは、どなたか決められません" if len(people) == 1 else None
        return Mention(people, Form.TITLE, problem)

    def mention(self, who: str) -> Mention | None:
        """Return whom `who`, a label with or without a title, names; also where title and name do not agree."""
        if who not in self._mentioned:
            self._mentioned[who] = self.lookup(who) or self._mention(who)
        return self._mentioned[who]

    def _mention(self, who: str) -> Mention | None:
        told = self._by_display_name(who) or self._by_side(who)
        if told:
            return told
        for name, office in name_and_office(who):
            found = self._by_name(name)
            if found:
                return self._with_office(found, office)
        return (
            self._by_two_offices(who)
            or self._glued(who)
            or self._by_end_of_title(who)
            or self._behind_unit(who)
        )

    def _by_two_offices(self, who: str) -> Mention | None:
        """Read `会長（市長）` where one person alone has the office in brackets, and nobody else the one before."""
        before, inside = trailing_brackets(who) or ("", "")
        found = self.lookup(inside) if may_be_office(before) else None
        if found is None or found.form is not Form.TITLE or found.person is None:
            return None
        bearers = self.lookup(before)
        if bearers is None or key(before) in EVERYBODYS_OFFICES or found.person in bearers.people:
            return found
        problem = f"「{before}」と「{inside}」は別の参加者の肩書です"
        return Mention((*found.people, *bearers.people), Form.TITLE, problem)

    def _behind_unit(self, who: str) -> Mention | None:
        """Read `総務課 甲野課長` where the one who is called as the end says is of that part of an office."""
        unit, _, rest = folded(who).partition(" ")
        found = self.mention(rest) if rest and is_unit(unit) else None
        if found is None or found.person is None:
            return None
        person = self.people[found.person]
        return found if any(key(unit) in key(told) for told in person.titles) else None

    def _by_display_name(self, who: str) -> Mention | None:
        """Read `湊浜町_椿和子`, where only one part names somebody; a title may begin with where they are from."""
        ways = [(way, found) for way in display_names(who) if (found := self._by_name(way.name))]
        if not ways or any(self._by_name(way.office) for way, _ in ways if way.office):
            return None
        (_, office, _), found = ways[0]
        titles = self.people[found.person].titles if found.person is not None else ()
        held = not office or any(key(title).startswith(key(office)) for title in titles)
        return found if held and not _FOR_ANOTHER.search(office) else self._with_office(found, office)

    def shows(self, who: str) -> bool:
        """Tell whether a sign parts a label, on one side of which names stand in the document."""
        return self._parted(who) is not None

    def _parted(self, who: str) -> tuple[str, str] | None:
        """Return the name in a label and what stands beside it, as the document parts its labels with this sign."""
        sides = sides_of(who) if self._name_first else None
        if sides is None or sides.sign not in self._name_first:
            return None
        return sides.parted(name_first=self._name_first[sides.sign])

    def _by_side(self, who: str) -> Mention | None:
        """Read `椿/湊浜町` where names stand on that side of the sign in the labels of the document."""
        name, beside = self._parted(who) or (None, "")
        found = self.mention(name) if name else None
        if found is None or found.form > Form.TITLED or self._bearer(beside) is not None:
            return None
        return self._with_office(found, beside)

    def _by_end_of_title(self, who: str) -> Mention | None:
        """Read `職務代理者` where one person alone has a title that ends so."""
        entry = key(who)
        if not _SHORTEST_END <= len(entry) <= _LONGEST_NAME or not _TITLE_END.search(entry):
            return None
        found = {
            index
            for index, person in enumerate(self.people)
            for title in person.titles
            if key(title).endswith(entry) and not key(title)[: -len(entry)].endswith("副")
        }
        return Mention(tuple(sorted(found)), Form.TITLE) if len(found) == 1 else None

    def _by_name(self, name: str) -> Mention | None:
        """Return who bears a name, with or without an honorific; titles do not count."""
        found = self.lookup(name)
        return found if found and found.form <= Form.TITLED else None

    def _with_office(self, found: Mention, office: str) -> Mention:
        """Return `found`, or what speaks against it, where it is printed together with an office."""
        if found.form is Form.TITLED and found.person is not None:
            return found
        if _FOR_ANOTHER.search(office) and not may_be_office(office):
            problem = f"「{office}」とあり、{self.names(found.people)}さんの代わりの人かもしれません"
            return Mention(found.people, Form.TITLED, problem, office)
        holders = [person for person in found.people if self._holds(person, office)]
        if len(holders) == 1 and len(found.people) > 1:
            return replace(found, people=tuple(holders), form=Form.TITLED, problem=None)
        if found.person is None or holders:
            return found
        return self._of_somebody_else(found, office) or self._with_strange_office(found, office)

    def _of_somebody_else(self, found: Mention, office: str) -> Mention | None:
        """Return the doubt that an office is not that of whom a name means, but another's."""
        if key(office) in EVERYBODYS_OFFICES:
            return None
        bearers = self._found(self._forms, key(office))
        if bearers is None or bearers.form is not Form.TITLE or found.person in bearers.people:
            return None
        both = tuple(sorted({*found.people, *bearers.people}))
        problem = f"「{office}」は{self.names(bearers.people)}さんの肩書で、名前と合いません"
        return Mention(both, Form.TITLED, problem)

    def _with_strange_office(self, found: Mention, office: str) -> Mention:
        """Return who is meant by a name together with an office that the list gives nobody."""
        if key(office) in EVERYBODYS_OFFICES and not found.problem:
            return found
        elected = any(_ELECTED.search(title) for title in self.people[found.people[0]].titles)
        if (found.form is Form.FULL or found.problem) and not (elected and _APPOINTED.search(office)):
            return replace(found, role=office)
        if not found.problem and not may_be_office(office) and self.lookup(office) is None:
            return Mention(found.people, Form.TITLED, None, office, variant=True)  # nobody may be called so
        problem = f"「{office}」は参加者の{self.names(found.people)}さんの肩書にありません"
        return Mention(found.people, Form.TITLED, problem, office, variant=True)

    def _holds(self, person: int, office: str) -> bool:
        """Tell whether the list gives a person this office, or one that ends alike; 司会 is who leads."""
        known, wanted = self.people[person], key(office)
        if not wanted or (known.moderator and wanted in MODERATOR_KEYS):
            return True
        return any(are_alike(title, office) for title in known.titles)

    def ends(self) -> set[str]:
        """Return the characters in which what anybody is called ends."""
        return {entry[-1] for entry in self._forms}

    def moderator(self) -> int | None:
        """Return the only participant who leads the talk."""
        found = [i for i, p in enumerate(self.people) if p.moderator]
        return found[0] if len(found) == 1 else None

    def names(self, indices: Sequence[int]) -> str:
        """Return the names for a message."""
        people = [self.people[i] for i in indices[:4]]
        twice = Counter(person.shown for person in people)
        shown = [
            f"{person.shown}（{person.title}）" if person.title and twice[person.shown] > 1 else person.shown
            for person in people
        ]
        return "さん、".join(shown) + ("さんほか" if len(indices) > 4 else "")

    def _is_family(self, index: int, alias: str) -> bool:
        return key(self.people[index].family or "") == key(alias)

    def _add(self, text: str, index: int, form: Form) -> None:
        entry = key(text)
        if not entry:
            return
        self._looked_up.clear()
        self._mentioned.clear()
        for table, place in ((self._forms, entry), (self._shapes, LABEL_SHAPE.of(entry))):
            known = table.setdefault(place, {})
            known[index] = min(form, known.get(index, form))

    @staticmethod
    def _found(table: dict[str, dict[int, Form]], entry: str) -> Mention | None:
        known = table.get(entry)
        if not known:
            return None
        form = min(known.values())
        people = tuple(sorted(i for i, f in known.items() if f is form))
        return Mention(people, Form.TITLE if form is Form.END_OF_TITLE else form)

    def _glued(self, who: str) -> Mention | None:
        """Read `A市長甲野` and `甲野局長`: nothing parts a title and a name that the list has; the longest is first."""
        for length in range(min(len(who) - 1, _LONGEST_NAME), 0, -1):
            for name, rest in ((who[-length:], who[:-length]), (who[:length], who[length:])):
                known = self._found(self._forms, key(name)) or self._in_other_shape(name, key(name))
                office = rest.strip(_AROUND_OFFICES)
                if known and known.form <= Form.FAMILY and len(key(office)) > 1 and is_title(key(office)):
                    return self._with_office(known, office)
        return None
