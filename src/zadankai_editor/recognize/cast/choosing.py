"""Which of the stretches that may list people is the list: the one that explains the labels of the talk.

Headings and known words only add weight; a list that explains nothing is the cast only where no list explains
anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zadankai_editor.recognize.cast.lists import ListCandidate
from zadankai_editor.recognize.convention.signatures import Group, Signatures
from zadankai_editor.recognize.decisions import LineRole
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.participants import read_rows
from zadankai_editor.recognize.people import Directory, Form
from zadankai_editor.recognize.row_people import Row

_STRONG = 0.5
_LIKELY = 0.0


@dataclass(frozen=True)
class Explained:
    """A candidate with the labels that its people explain, by form and key, and how many lines these are."""

    candidate: ListCandidate
    labels: frozenset[tuple[object, str]]
    lines: int


@dataclass(frozen=True)
class ChosenLists:
    """The lists that make up the cast, and those that do not, with whether anything is explained at all."""

    lists: tuple[ListCandidate, ...]
    others: tuple[ListCandidate, ...]
    explained: int


def choose_lists(
    candidates: Sequence[ListCandidate], lines: Sequence[Line], signatures: Signatures
) -> ChosenLists:
    """Return which of `candidates` are the lists of participants."""
    labels = list(_labels(signatures))
    weighed = [_explained(candidate, labels) for candidate in candidates]
    best = max(weighed, key=lambda e: (e.lines, e.candidate.worth - 4 * e.candidate.absent), default=None)
    if best is None:
        return ChosenLists((), (), 0)
    first_label = min((min(group.lines) for _, _, group in labels), default=len(lines))
    if best.lines:
        chosen = _with_further(best, weighed, lines)
    else:
        chosen = _unexplained([e.candidate for e in weighed], lines, first_label)
    others = tuple(c for c in candidates if c not in chosen)
    return ChosenLists(tuple(sorted(chosen, key=lambda c: c.start)), others, best.lines)


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


def _labels(signatures: Signatures) -> Iterator[tuple[object, str, Group]]:
    """Yield what are likely labels, each form apart."""
    for signature, found in signatures.groups.items():
        if signatures.weight(signature) >= _STRONG:
            for entry, group in found.items():
                if group.weight > _LIKELY:
                    yield signature, entry, group


def _explained(candidate: ListCandidate, labels: Sequence[tuple[object, str, Group]]) -> Explained:
    directory = Directory([row.person for row in people_of(candidate)])
    begin, end = candidate.start, candidate.end
    found: set[tuple[object, str]] = set()
    lines: set[int] = set()
    for signature, entry, group in labels:
        outside = [index for index in group.lines if not begin <= index < end]
        mention = directory.mention(group.who) if outside else None
        if mention is not None and mention.form < Form.ROLE and len(mention.people) <= 2:
            found.add((signature, entry))
            lines.update(outside)
    return Explained(candidate, frozenset(found), len(lines))


def people_of(candidate: ListCandidate) -> list[Row]:
    """Return the people of a list as its rows read by themselves."""
    return read_rows(candidate.rows)


def _with_further(
    best: Explained, weighed: Sequence[Explained], lines: Sequence[Line]
) -> list[ListCandidate]:
    """Return the list that explains most, with those that explain what it does not, and those that go on from it."""
    chosen, explained = [best.candidate], set(best.labels)
    for other in sorted(weighed, key=lambda e: -e.lines):
        more = other.labels - explained
        if other.candidate is best.candidate or other.candidate.absent:
            continue
        if more and (other.candidate.headed or 2 * len(other.labels) >= len(other.candidate.rows)):
            chosen.append(other.candidate)
            explained |= more
    for other in weighed:
        candidate = other.candidate
        if candidate in chosen or candidate.absent or not candidate.headed:
            continue
        if any(_go_together(candidate, one, lines) for one in chosen):
            chosen.append(candidate)
    return chosen


def _unexplained(
    candidates: Sequence[ListCandidate], lines: Sequence[Line], first_label: int
) -> list[ListCandidate]:
    """Return the lists where none explains any label: the first with a heading, and what goes on from it."""
    present = [c for c in candidates if not c.absent]
    headed = [c for c in present if c.headed]
    begun = headed or [c for c in present if c.start < first_label]
    chosen = begun[:1]
    for candidate in headed[1:]:
        if any(_go_together(candidate, one, lines) for one in chosen):
            chosen.append(candidate)
    return chosen


def _go_together(one: ListCandidate, other: ListCandidate, lines: Sequence[Line]) -> bool:
    """Tell whether nothing that is said stands between two lists."""
    begin, end = min(one.end, other.end), max(one.start, other.start)
    between = [line for line in lines if begin <= line.index < end]
    return not any(line.folded.endswith("。") or len(line.text) > 120 for line in between)
