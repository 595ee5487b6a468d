"""Which of the stretches that may list people is the list: the one that explains the labels of the talk.

Headings and known words only add weight; a list that explains nothing is the cast only where no list explains
anything.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.list_candidate import ListCandidate
from zadankai_editor.recognize.cast.listed import names_in_labels, people_of_rows
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_role
from zadankai_editor.recognize.cast.people import Person
from zadankai_editor.recognize.cast.sides import Shown, shown_in
from zadankai_editor.recognize.cast.table import tells_order, turned
from zadankai_editor.recognize.convention.signatures import Group, Signatures
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature

_Labelled = tuple[Signature, str, Group]
_STRONG = 0.5
_LIKELY = 0.0
_ENOUGH = 3
_NEARLY_ALL = 0.8
"""How many of the lines with labels a list must explain that stands amid the talk."""


@dataclass(frozen=True)
class Explained:
    """A candidate with the labels that its people explain, by form and key, and how many lines these are.

    `named` is how many of the lines bear a name, and not only an office; `worth` is what speaks for the list
    whatever it explains. `behind` are those of its `people` whom labels below it call.
    """

    candidate: ListCandidate
    labels: frozenset[tuple[Signature, str]]
    lines: int
    worth: float
    named: int = 0
    people: Sequence[Person] = ()
    behind: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ChosenLists:
    """The lists that make up the cast, and those that do not, with whether anything is explained at all.

    `parts` are the numbers of the lines where another part of the talk begins with a list of its own.
    """

    lists: tuple[ListCandidate, ...]
    others: tuple[ListCandidate, ...]
    explained: int
    parts: tuple[int, ...] = ()

    def having(self, one: ListCandidate | None) -> "ChosenLists":
        """Return these lists with one more, which somebody says is one."""
        if one is None:
            return self
        return replace(self, lists=tuple(sorted((*self.lists, one), key=lambda c: c.start)))


def choose_lists(
    candidates: Sequence[ListCandidate], lines: Sequence[Line], signatures: Signatures
) -> ChosenLists:
    """Return which of `candidates` are the lists of participants."""
    labels = list(likely_labels(signatures))
    printed = printed_names(signatures)
    shown = shown_in(signatures)
    weighed = [_explained(candidate, labels, printed, shown) for candidate in candidates]
    spoken = _spoken(candidates, labels)
    amid = {e.candidate.start for e in weighed if _stands_amid(e.candidate, spoken)}
    best = max(weighed, key=lambda e: _standing(e, amid), default=None)
    if best is None or (best.candidate.start in amid and best.lines < _NEARLY_ALL * len(spoken)):
        return ChosenLists((), (), 0)
    first_label = min(spoken, default=len(lines))
    outside = [e for e in weighed if e is best or e.candidate.start not in amid]
    chosen = _with_further(best, outside, lines) if best.lines else _unexplained(weighed, lines, first_label)
    return _chosen(candidates, chosen, list(_of_parts(best, weighed, chosen)), best.lines)


def _chosen(
    candidates: Sequence[ListCandidate],
    chosen: Sequence[ListCandidate],
    parts: Sequence[ListCandidate],
    explained: int,
) -> ChosenLists:
    """Return `chosen` lists and those of `parts` of the talk, with what is left of `candidates`."""
    lists = tuple(sorted((*chosen, *parts), key=lambda one: one.start))
    taken = {one.start for one in lists}
    others = tuple(one for one in candidates if one.start not in taken and not one.loose)
    begins = tuple(sorted(min(line.number for line in one.lines) for one in parts))
    return ChosenLists(lists, others, explained, begins)


def _of_parts(
    best: Explained, weighed: Sequence[Explained], chosen: Sequence[ListCandidate]
) -> Iterator[ListCandidate]:
    """Yield the lists amid the talk of those who speak below them, among them some whom `best` does not know."""
    for one in weighed:
        candidate = one.candidate
        if candidate.absent or not candidate.headed or candidate.start < best.candidate.end:
            continue
        speak = best.lines and len(one.behind) >= max(1, len(one.people) / 2)
        others = any(_are_namesakes(*both) for both in product(one.people, best.people))
        if speak and (others or not one.labels <= best.labels) and not _overlaps(candidate, chosen):
            yield candidate


def _are_namesakes(one: Person, other: Person) -> bool:
    """Tell whether two people have one family name, and not one given name."""
    here, there = one.name, other.name
    if here is None or there is None or not here.family or here.family != there.family:
        return False
    return bool(here.given and there.given and here.given != there.given)


def _spoken(candidates: Sequence[ListCandidate], labels: Sequence[_Labelled]) -> list[int]:
    """Return the lines with likely labels that stand in no list."""
    within = {index for one in candidates if not one.loose for index in range(one.start, one.end)}
    return [index for _, _, group in labels for index in group.lines if index not in within]


def _stands_amid(candidate: ListCandidate, spoken: Sequence[int]) -> bool:
    """Tell whether somebody speaks before a list, and behind it: names amid a talk do not say who takes part."""
    return sum(index < candidate.start for index in spoken) > 1 and any(
        index >= candidate.end for index in spoken
    )


def _standing(one: "Explained", amid: Collection[int]) -> tuple[float, float]:
    lines = one.lines * (0.5 if one.candidate.start in amid else 1.0)
    return lines, one.worth - 4 * one.candidate.absent


def without_lines(lists: ChosenLists, decided: Mapping[int, LineRole]) -> ChosenLists:
    """Return the lists without the lines of which somebody has said that they are something else."""
    if not decided:
        return lists
    chosen = (
        replace(
            one,
            headings=tuple(line for line in one.headings if line.number not in decided),
            rows=tuple(line for line in one.rows if line.number not in decided),
        )
        for one in lists.lists
    )
    return replace(lists, lists=tuple(one for one in chosen if one.rows))


def likely_labels(signatures: Signatures) -> Iterator[_Labelled]:
    """Yield what are likely labels, each form apart."""
    for signature, found in signatures.groups.items():
        if signatures.weight(signature) >= _STRONG:
            for entry, group in found.items():
                if group.weight > _LIKELY:
                    yield signature, entry, group


def printed_names(signatures: Signatures) -> dict[str, int]:
    """Return the keys of names that likely labels hold, with how many lines these are."""
    counts: Counter[str] = Counter()
    for _, _, group in likely_labels(signatures):
        counts[group.who] += group.count
    return names_in_labels(counts)


def _explained(
    candidate: ListCandidate, labels: Sequence[_Labelled], printed: Mapping[str, int], shown: Sequence[Shown]
) -> Explained:
    """Return what a list explains, in the one of the ways to read it that explains most."""
    ways = [_explained_by(way, labels, printed, shown) for way in _ways(candidate)]
    return max(ways, key=lambda one: (one.lines, one.named))


def _ways(candidate: ListCandidate) -> Iterator[ListCandidate]:
    """Yield the ways to read a list, the likelier first: as it was found, turned, with its heading as the first row."""
    with_heading = list(_with_heading(candidate))
    name = parse_name(with_heading[0].rows[0].text) if with_heading else None
    named = name is not None and name.given is not None and is_family(name.family or "")
    yield from with_heading if named else ()
    yield candidate
    if not tells_order(candidate.rows):
        rows = tuple(turned(row) for row in candidate.rows)
        if rows != candidate.rows:
            yield replace(candidate, rows=rows)
    yield from () if named else with_heading


def _with_heading(candidate: ListCandidate) -> Iterator[ListCandidate]:
    """Yield a list with its last heading, right above the rows, as the first of them, where no known word heads it."""
    if candidate.headings and not candidate.headed:
        *headings, first = candidate.headings
        if first.index + 1 == candidate.rows[0].index:
            yield replace(candidate, headings=tuple(headings), rows=(first, *candidate.rows))


def _explained_by(
    candidate: ListCandidate, labels: Sequence[_Labelled], printed: Mapping[str, int], shown: Sequence[Shown]
) -> Explained:
    members = [row.person for row in people_of_rows(candidate.rows, printed)]
    directory = Directory(members)
    directory.hear(shown)
    begin, end = candidate.start, candidate.end
    found: set[tuple[Signature, str]] = set()
    lines: set[int] = set()
    people: set[int] = set()
    behind: set[int] = set()
    named = 0
    for signature, entry, group in labels:
        outside = [index for index in group.lines if not begin <= index < end]
        mention = directory.mention(group.who) if outside else None
        if mention is not None and mention.form < Form.ROLE and len(mention.people) <= 2:
            found.add((signature, entry))
            lines.update(outside)
            people.update(mention.people)
            behind.update(mention.people if outside[-1] >= end else ())
            named += len(outside) * (mention.form <= Form.TITLED)
    if candidate.loose and not _may_be_list(candidate, members, people, lines):
        return Explained(candidate, frozenset(), 0, 0.0)
    worth = candidate.worth + _looks_like_cast(members)
    return Explained(candidate, frozenset(found), len(lines), worth, named, members, frozenset(behind))


def _may_be_list(
    candidate: ListCandidate, listed: Sequence[Person], people: Collection[int], lines: Collection[int]
) -> bool:
    """Tell whether a stretch whose form says nothing lists people: most of them speak in what follows.

    Where nearly all are named with an office, it is enough that several do.
    """
    titled = sum(is_role(person.title or "") for person in listed) >= _NEARLY_ALL * len(listed)
    least = min(_ENOUGH if titled else len(listed), len(listed) / 2)
    before = sum(index < candidate.start for index in lines)
    return len(people) >= max(2, least) and 10 * before <= len(lines)


def _looks_like_cast(people: Sequence[Person]) -> float:
    """Return how much people look like those of a talk by themselves: parts in it, and what they are."""
    if not people:
        return 0.0
    parts = any(person.moderator or person.part for person in people)
    return 2.0 * parts + sum(person.title is not None for person in people) / len(people)


def _with_further(
    best: Explained, weighed: Sequence[Explained], lines: Sequence[Line]
) -> list[ListCandidate]:
    """Return the list that explains most, with those that explain what it does not, and those that go on from it."""
    chosen, explained = [best.candidate], set(best.labels)
    for other in sorted(weighed, key=lambda e: -e.lines):
        more = other.labels - explained
        if other is best or other.candidate.absent or _overlaps(other.candidate, chosen):
            continue
        if more and (other.candidate.headed or 2 * len(other.labels) >= len(other.candidate.rows)):
            chosen.append(other.candidate)
            explained |= more
    return _going_on(chosen, weighed, lines)


def _going_on(
    chosen: list[ListCandidate], weighed: Sequence[Explained], lines: Sequence[Line]
) -> list[ListCandidate]:
    """Return `chosen` with those lists below headings of their own that go on from one of them."""
    for candidate in (one.candidate for one in weighed):
        if candidate in chosen or candidate.absent or not candidate.headed:
            continue
        if any(_go_together(candidate, one, lines) for one in chosen):
            chosen.append(candidate)
    return chosen


def _overlaps(candidate: ListCandidate, chosen: Sequence[ListCandidate]) -> bool:
    return any(candidate.start < one.end and one.start < candidate.end for one in chosen)


def _unexplained(
    weighed: Sequence[Explained], lines: Sequence[Line], first_label: int
) -> list[ListCandidate]:
    """Return the lists where none explains any label: the one that looks most like a cast, and what goes on from it."""
    present = [e for e in weighed if not e.candidate.absent and not e.candidate.loose]
    begun = [e for e in present if e.candidate.headed or e.candidate.start < first_label]
    best = max(begun, key=lambda e: e.worth, default=None)
    return _going_on([best.candidate], begun, lines) if best is not None else []


def _go_together(one: ListCandidate, other: ListCandidate, lines: Sequence[Line]) -> bool:
    """Tell whether nothing that is said stands between two lists."""
    begin, end = min(one.end, other.end), max(one.start, other.start)
    between = [line for line in lines if begin <= line.index < end]
    return not any(line.folded.endswith("。") or len(line.text) > 120 for line in between)
