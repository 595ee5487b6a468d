"""Labels that a sign parts in a name and where somebody is from, as the document tells it: `椿/湊浜町`.

What such words look like says little: 椿 is a flower, too, and 湊浜 may be a family. What tells is who stands on one
side of the sign in all labels while nobody known stands on the other, always beside the same, and hardly ever alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import unwrapped
from zadankai_editor.recognize.convention.signatures import Signatures, who_key

SIGNS = frozenset("/|_@")
"""What parts names from where somebody is from, and stands in no name."""
_SIGN = re.compile(r"[/|_@]")
_BRACKETS = re.compile(r"[\[\]「」『』【】<>《》{}]")
_LONGEST = 24
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
    for found in signatures.groups.values():
        for group in found.values():
            if _SIGN.search(group.who):
                counts[group.who] = max(counts.get(group.who, 0), group.count)
    parted = ((sides_of(who), count) for who, count in counts.items())
    return tuple(
        Shown(
            sides,
            count,
            (_alone(sides.before, sides.sign, signatures), _alone(sides.behind, sides.sign, signatures)),
        )
        for sides, count in parted
        if sides is not None
    )


def _alone(part: str, sign: str, signatures: Signatures) -> int:
    """Return on how many lines a part of a label stands as one by itself, and not before the sign."""
    entry = who_key(folded(part))
    forms = (found for signature, found in signatures.groups.items() if signature.parting != sign)
    return max((found[entry].count for found in forms if entry in found), default=0)


def name_sides(shown: Sequence[Shown], named: Callable[[str], int | None]) -> dict[str, bool]:
    """Return the signs on one side of which names stand, with whether it is the first; `named` says who bears one."""
    by_sign: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        by_sign[one.sides.sign].append(one)
    return {sign: side for sign, some in by_sign.items() for side in _side(some, named)}


def _side(shown: Sequence[Shown], named: Callable[[str], int | None]) -> Iterator[bool]:
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
