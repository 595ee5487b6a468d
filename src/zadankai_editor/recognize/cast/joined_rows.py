"""People who run together in one row, with a colon, a space or nothing between what they are and their names.

All ways to read the row as titles and names in turn are weighed, and the likeliest is taken.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons
from zadankai_editor.japanese.surnames import family_length, word_starts
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.vocabulary import GROUPS, ORGANIZATION, PREFECTURES, TITLE_TAILS, UNIT_END

_LONGEST_GIVEN = 4
_SHORTEST_SHARED = 2
_LONGEST_NAME = 6
_SHORTEST_JOINED = 8
_LONGEST_JOINED = 300
_LONGEST_TITLE = 40
_COSTLIEST = 1.2
_NEVER = 100.0
_LONGEST_TAIL = 6
_KNOWN_GIVEN = 0.9
_LENGTHS = {2: 0.4, 3: 0.1, 4: 0.0, 5: 0.2}
"""How unlikely a name of so many characters is, family and given name together."""
_GIVEN_LENGTHS = {1: 0.2, 2: 0.0, 3: 0.4}
"""How unlikely a given name of so many characters is."""
_AND_OTHERS = re.compile(r" ?(?:(?:ほか|他|外) ?[0-9]{1,3} ?[名人]|\(全?[0-9]{1,3} ?[名人]\))$")
_APART = re.compile(r"[^\s:：](?:[ 　]+[^\s:：])+(?=[ 　:：])")
"""Letters at the beginning of a row that stand apart."""
_MARKS = "○◯〇●◎ 　"
_FAMILY = re.compile(r" *[^ ]{1,5} +")
_OFFICE = re.compile(
    "知事|市長|町長|村長|区長|部長|課長|局長|室長|次長|係長|会長|社長|校長|園長|館長|院長|所長|主幹|主査|主任|主事"
)

_Span = tuple[int, int, int]
"""Where a title begins, where it ends, and where the name behind it ends."""
_Best = tuple[float, tuple[_Span, ...]]


def cut_at(text: str, places: Sequence[int]) -> list[str]:
    """Return the pieces of `text` between the characters at `places`."""
    bounds = [-1, *places, len(text)]
    return [text[a + 1 : b] for a, b in itertools.pairwise(bounds)]


def pieces_of(text: str) -> list[str]:
    """Return the pieces between commas and slashes that stand in no brackets."""
    others = _AND_OTHERS.search(folded(text))
    text = text[: others.start()] if others else text
    outside = re.sub(r"\([^()]*\)", lambda match: "_" * len(match[0]), folded(text))
    places = [match.start() for match in re.finditer("[、,/]|(?<=_)・", outside)]
    bare = (piece.strip().lstrip(_MARKS) for piece in cut_at(text, places))
    return [piece for piece in bare if piece]


def with_group_together(text: str) -> str:
    """Return a row that begins with a group in letters set apart (`委　員　会長 甲野 洋`) with these together."""
    apart = _APART.match(text)
    letters = apart[0].split() if apart is not None else []
    for count in range(len(letters), 1, -1):
        group = "".join(letters[:count])
        if apart is not None and GROUPS.fullmatch(folded(group)):
            return group + text[_end_of(text, count) :]
    return text


def _end_of(text: str, letters: int) -> int:
    """Return where so many letters that stand apart end at the beginning of a text."""
    return [match.end() for match in re.finditer(r"\S", text)][letters - 1]


def shared_beginning(one: str, other: str) -> int:
    """Return how many characters two folded lines have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def is_post(text: str, title: str) -> bool:
    """Tell whether what stands between two colons is a post: a bare title, or one of the same organisation."""
    read = folded(text)
    return read in TITLE_TAILS or (
        is_title(text) and shared_beginning(read, folded(title)) >= _SHORTEST_SHARED
    )


def parted(
    text: str, titles: Sequence[str] = (), printed: Callable[[], Collection[str]] = frozenset
) -> list[str]:
    """Return the people that run together in a row, a colon between title and name where nothing is printed there.

    `titles` begin other rows, folded. `printed` gives the keys of names that stand beside utterances: a name without
    a space begins with one of them, if it can. Where the row cannot be parted, it is returned as a whole.
    """
    read = folded(text)
    colons = outer_colons(read)
    may_join = len(colons) > 1 or (not colons and "(" not in read)
    if not may_join or not _SHORTEST_JOINED <= len(read) <= _LONGEST_JOINED:
        return [text]
    cost, spans = _Row(read, colons, titles, printed).best(0) or (_NEVER, ())
    if len(spans) < 2 or cost > _COSTLIEST * len(spans):
        return [text]
    return [
        text[begin:end].strip() if read[middle] in " :" else f"{text[begin:middle]}:{text[middle:end]}"
        for begin, middle, end in spans
    ]


class _Row:
    """All ways to read a text as titles and names in turn, weighed."""

    def __init__(
        self, read: str, colons: Sequence[int], titles: Sequence[str], printed: Callable[[], Collection[str]]
    ) -> None:
        self._read, self._colons = read, colons
        self._titles = (*titles, read)
        self._printed = printed
        self._spaced = " " in read[colons[-1] + 1 if colons else 0 :].strip()
        ends = (end for end in range(2, len(read)) if is_title(read[max(0, end - _LONGEST_TAIL) : end]))
        self._ends = colons or list(ends)
        self._known: dict[int, _Best | None] = {len(read): (0.0, ())}

    def best(self, at: int) -> _Best | None:
        """Return the cheapest people from `at` on."""
        if at not in self._known:
            found = [
                (cost + rest[0], ((at, middle, end), *rest[1]))
                for middle in self._ends
                if 2 <= middle - at <= _LONGEST_TITLE
                for end in self._ends_of_names(middle)
                if (rest := self.best(end)) and (cost := self._cost(at, middle, end)) < _NEVER
            ]
            self._known[at] = min(found, default=None)
        return self._known[at]

    def _ends_of_names(self, middle: int) -> Iterator[int]:
        """Yield where the name behind a title may end; the last takes all that is left."""
        begin = middle + 1 if self._read[middle] in " :" else middle
        family = _FAMILY.match(self._read, begin)
        least = family.end() + 1 if family else begin + 2
        most = family.end() + _LONGEST_GIVEN if family else begin + _LONGEST_NAME
        yield from range(least, min(most + 1, len(self._read)))
        if not self._colons or middle == self._colons[-1]:
            yield len(self._read)

    def _cost(self, at: int, middle: int, end: int) -> float:
        """Return how unlikely somebody is whose title stands before `middle`, and the name behind it."""
        title, name = self._read[at:middle], self._read[middle:end].lstrip(" :")
        if not self._colons and " " in title:
            return _NEVER
        parsed = parse_name(name)
        if end == len(self._read) and self._colons:
            return self._title(at, title)
        if parsed is None or ":" in name or (parsed.family is not None) != self._spaced:
            return _NEVER
        if name.endswith("副") or any(map(_may_be_title, (name, parsed.family or ""))):
            return 3.0
        return self._title(at, title) + (
            self._given(parsed.given, end) if parsed.given else self._solid(name)
        )

    def _title(self, begin: int, title: str) -> float:
        first, *posts = title.lstrip().split(":")
        strange = sum(not (post in TITLE_TAILS or shared_beginning(post, first) > 1) for post in posts)
        inner = 0 if self._colons else len(_OFFICE.findall(title[:-1]))
        cost = 1.0 * strange + (0.7 * inner if len(title) > 2 else 0.0)
        if begin == 0 or any(shared_beginning(first, other) > 1 for other in self._titles):
            return cost
        if first in TITLE_TAILS:
            return cost + 0.3 * bool(self._colons)
        if first.startswith(tuple(PREFECTURES)):
            return cost + 0.1
        if ORGANIZATION.match(first):
            return cost + 0.3
        return cost + 0.6 if _may_be_title(first) else _NEVER

    def _given(self, given: str, end: int) -> float:
        """Return how unlikely it is that a given name ends at `end`: by its length, and where the next word begins."""
        behind = self._read[end - len(given) :].split(":")[0]
        return _GIVEN_LENGTHS.get(len(given), 0.8) + 0.3 * (len(given) not in word_starts(behind))

    def _solid(self, name: str) -> float:
        """Return how unlikely a name without a space is: by its length, and by what is printed elsewhere."""
        printed = self._printed()
        cost = _LENGTHS.get(len(name), 0.6) - (_KNOWN_GIVEN if family_length(name) else 0.0)
        if any(key(name[:length]) in printed for length in range(1, len(name))):
            return cost
        return cost + (0.6 if printed else 0.1)


def _may_be_title(read: str) -> bool:
    return bool(ORGANIZATION.match(read) or is_title(read) or UNIT_END.search(read))
