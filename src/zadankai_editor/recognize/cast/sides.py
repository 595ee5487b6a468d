"""Labels that a sign parts in a name and where somebody is from, as the document tells it: `椿/湊浜町`.

What such words look like says little: 椿 is a flower, too, and 湊浜 may be a family. What tells is who stands on one
side of the sign in all labels while nobody known stands on the other, always beside the same, and hardly ever alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.cast.display_names import weight_of_name_behind
from zadankai_editor.recognize.convention.signatures import Signatures, who_key

SIGNS = frozenset("/|_@")
"""What parts names from where somebody is from, and stands in no name."""
_SIGN = re.compile(r"[/|_@]")
_BRACKETS = re.compile(r"[\[\]「」『』【】<>《》{}]")
_DOT = "・"
_LONGEST = 24
_SEVERAL = 2
_ELSEWHERE, _RECURS, _CLEAR = 1.0, 1.0, 0.8
"""How much it says of a side that it is a label elsewhere, of the other that it recurs; and when it is clear."""
_FEWEST = 3
"""On so many lines at least somebody must be shown so: two who speak at once stand in one label, too."""


class Sides(NamedTuple):
    """What stands before and behind the sign in a label."""

    sign: str
    before: str
    behind: str

    def parted(self, *, name_first: bool) -> tuple[str, str]:
        """Return the name and what stands beside it."""
        return (self.before, self.behind) if name_first else (self.behind, self.before)


class Shown(NamedTuple):
    """A label of a document with two sides: on how many lines it stands, and each of its sides alone."""

    sides: Sides
    lines: int
    alone: tuple[int, int]


def sides_of(label: str) -> Sides | None:
    """Return the two sides of a label; `None` where not exactly one sign parts it."""
    bare = unwrapped(label) or label
    read = folded(bare)
    signs = [match.start() for match in _SIGN.finditer(read)] if len(read) <= _LONGEST else []
    if len(signs) != 1 or _BRACKETS.search(read):
        return None
    before, behind = bare[: signs[0]].strip(), bare[signs[0] + 1 :].strip()
    whole = all(
        any(map(str.isalpha, part)) and part.count("(") == part.count(")") for part in (before, behind)
    )
    return Sides(read[signs[0]], before, behind) if whole else None


def shown_in(signatures: Signatures) -> tuple[Shown, ...]:
    """Return what stands with two sides where labels do."""
    counts: dict[str, int] = {}
    together: Counter[str] = Counter()
    for found in signatures.groups.values():
        for group in found.values():
            if _SIGN.search(group.who):
                counts[group.who] = max(counts.get(group.who, 0), group.count)
            elif _DOT in group.who and len(group.who) <= _LONGEST:
                together.update({who_key(part): group.count for part in group.who.split(_DOT)})
    parted = ((sides, count) for who, count in counts.items() if (sides := sides_of(who)) is not None)
    return tuple(Shown(sides, count, _alone(sides, signatures, together)) for sides, count in parted)


def _alone(sides: Sides, signatures: Signatures, together: Mapping[str, int]) -> tuple[int, int]:
    """Return on how many lines each side of a label stands without the sign, alone or with others."""
    forms = [found for signature, found in signatures.groups.items() if signature.parting != sides.sign]
    one, other = (
        together.get(entry, 0) + max((found[entry].count for found in forms if entry in found), default=0)
        for entry in map(who_key, map(folded, (sides.before, sides.behind)))
    )
    return one, other


def name_sides(shown: Sequence[Shown], named: Callable[[str], int | None]) -> dict[str, bool]:
    """Return the signs on one side of which names stand, with whether it is the first; `named` says who bears one."""
    return {sign: side for sign, some in _by_sign(shown) for side in _side_of_known(some, named)}


def likely_name_sides(shown: Sequence[Shown]) -> dict[str, bool]:
    """Return the same where nobody is known: by what stands elsewhere, too, what recurs, and what all look like."""
    return {sign: side for sign, some in _by_sign(shown) for side in _side_by_looks(some)}


def _by_sign(shown: Sequence[Shown]) -> Iterable[tuple[str, list[Shown]]]:
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        found[one.sides.sign].append(one)
    return found.items()


def _side_of_known(shown: Sequence[Shown], named: Callable[[str], int | None]) -> Iterator[bool]:
    """Yield whether the first side of labels is the name, where all agree on that."""
    beside: dict[int, set[str]] = defaultdict(set)
    firsts, shown_so, alone = set[bool](), 0, dict[int, int]()
    for (_, *sides), count, by_itself in shown:
        bearers = [named(side) for side in sides]
        if bearers[0] is not None and bearers[1] is not None:
            return
        for place, bearer in enumerate(bearers):
            if bearer is not None:
                firsts.add(place == 0)
                beside[bearer].add(who_key(folded(sides[1 - place])))
                shown_so += count
                alone[bearer] = by_itself[place]
    often = shown_so >= _FEWEST and shown_so > sum(alone.values())
    if often and len(firsts) == 1 and all(len(others) == 1 for others in beside.values()):
        yield firsts.pop()


def _side_by_looks(shown: Sequence[Shown]) -> Iterator[bool]:
    """Yield whether the first side of labels is likely the name; what stands on the other is no label elsewhere."""
    labels = [one for one in shown if one.lines > 1]
    if len(labels) < _SEVERAL or sum(one.lines for one in labels) < _FEWEST:
        return
    behind = sum(weight_of_name_behind(*one.sides) for one in labels) / len(labels)
    behind += sum(_ELSEWHERE * ((one.alone[1] > 0) - (one.alone[0] > 0)) for one in labels)
    firsts, seconds = (len({who_key(folded(one.sides[side])) for one in labels}) for side in (1, 2))
    behind += _RECURS * (seconds - firsts)
    first = behind < 0
    names, others = (firsts, 1) if first else (seconds, 0)
    alone = any(one.alone[others] for one in labels)
    if abs(behind) >= _CLEAR and names == len(labels) and not alone:
        yield first
