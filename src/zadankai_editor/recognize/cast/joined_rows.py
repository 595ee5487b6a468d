"""People who run together in one row, with or without colons between titles and names."""

import itertools
import re
from collections.abc import Collection, Sequence

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons
from zadankai_editor.japanese.surnames import family_length, word_starts
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_title
from zadankai_editor.recognize.vocabulary import ORGANIZATION, PREFECTURES, TITLE_TAILS, UNIT_END

_LONGEST_GIVEN = 4
_LONGEST_UNPARTED = 6
_SHORTEST_JOINED = 8
_LONGEST_JOINED = 300
_LONGEST_TITLE = 40
_COSTLIEST = 1.2
_NEVER = 100.0
_KNOWN_GIVEN = 0.9
_LENGTHS = {2: 0.4, 3: 0.1, 4: 0.0, 5: 0.2}
"""How unlikely a name of so many characters is, family and given name together."""
_JOINED_TITLE = re.compile("|".join(sorted((t for t in TITLE_TAILS if len(t) > 1), key=len, reverse=True)))
_TITLE_AND_NAMES = re.compile(r"(?P<title>[^ ]+) +(?P<between>[^ ]+ +[^ ]+)(?P<rest>(?: +[^ ]+)*)")
_OFFICE = re.compile(
    "知事|市長|町長|村長|区長|部長|課長|局長|室長|次長|係長|会長|社長|校長|園長|館長|院長|所長|主幹|主査|主任|主事"
)

_Span = tuple[int, int, int]
"""Where a title begins, where the name begins, and where that ends."""


def cut_at(text: str, places: Sequence[int]) -> list[str]:
    """Return the pieces of `text` between the characters at `places`."""
    bounds = [-1, *places, len(text)]
    return [text[a + 1 : b] for a, b in itertools.pairwise(bounds)]


def parted(text: str, titles: Sequence[str]) -> list[str]:
    """Return the people that run together in a row, each with title and name; one where it is one."""
    colons = outer_colons(folded(text))
    if len(colons) < 2:
        return [text] if colons else _parted_at_names(text, titles) or [text]
    pieces: list[str] = []
    begin = 0
    for start, end in itertools.pairwise(colons):
        cut = _new_title(text[start + 1 : end], titles)
        if cut is not None:
            pieces.append(text[begin : start + 1 + cut].strip())
            begin = start + 1 + cut
    return [*pieces, text[begin:].strip()]


def _new_title(between: str, titles: Sequence[str]) -> int | None:
    """Return where in `甲野 洋A市課長`, which stands between two colons, a new title begins.

    The title is told by its beginning, which other rows have too, or is that of an organisation.
    """
    read = folded(between)
    parts = re.match(r" *[^ ]{1,5} +", read)
    if parts and ORGANIZATION.match(read.lstrip()) and is_title(read.split()[0]):
        return None
    cuts = _ends_of_names(between, read, parts.end() if parts else None)
    best = max(cuts, key=lambda cut: _most_shared(read[cut:].lstrip(), titles), default=None)
    if best is not None and _most_shared(read[best:].lstrip(), titles) >= 2:
        return best
    if not is_title(read) and not UNIT_END.search(read):
        return None
    of_place = next((cut for cut in cuts if read[cut:].startswith(tuple(PREFECTURES))), None)
    if of_place is not None or not parts:
        return of_place
    return _likely_cut(between, [cut for cut in cuts if _may_be_title(read[cut:])], parts.end())


def _ends_of_names(between: str, read: str, given_at: int | None) -> list[int]:
    """Return where a name may end with which a text begins; `given_at` is where the given name does, if known."""
    begin, longest = (1, _LONGEST_UNPARTED) if given_at is None else (given_at, _LONGEST_GIVEN)
    ends = range(begin + 1, min(begin + longest, len(read) - 2) + 1)
    cuts = [end for end in ends if parse_name(between[:end]) and not read[:end].endswith("副")]
    return cuts if given_at is not None else [cut for cut in cuts if not is_title(read[:cut])]


def _most_shared(read: str, titles: Sequence[str]) -> int:
    return max((shared_beginning(read, title) for title in titles), default=0)


def _likely_cut(between: str, likely: Sequence[int], given_at: int) -> int | None:
    """Return the cut at which a word begins, and before it a given name of the usual length, if there is one."""
    starts = word_starts(between.strip())
    offset = len(between) - len(between.lstrip())
    at_words = [cut for cut in likely if cut - offset in starts]
    usual = [cut for cut in at_words or likely if cut - given_at == 2]
    return next(iter(usual or at_words or likely), None)


def _may_be_title(read: str) -> bool:
    return bool(ORGANIZATION.match(read) or is_title(read) or UNIT_END.search(read))


def shared_beginning(one: str, other: str) -> int:
    """Return how many characters two folded lines have in common at their beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _parted_at_names(text: str, titles: Sequence[str]) -> list[str]:
    """Part `A市CIO 甲野 洋B県CIO 乙川 学`; no pieces where one title and one name are all there is."""
    row = _TITLE_AND_NAMES.fullmatch(folded(text))
    if not row or not is_title(row["title"]) or is_title(row["between"].split()[0]):
        return []
    cut = _new_title(text[row.start("between") : row.end("between")], titles)
    if cut is None:
        return []
    place = row.start("between") + cut
    rest = text[place:].strip()
    if " " not in folded(rest):
        return []
    return [text[:place].strip(), *(_parted_at_names(rest, titles) or [rest])]


def parted_by_titles(text: str, printed: Collection[str] = ()) -> list[str]:
    """Part `市長甲野洋副市長乙川学`, in which nothing but the titles tells where each person begins.

    `printed` are the keys of names that stand beside utterances: a name begins with one of them,
    if it can. Where spaces are printed, one stands in every name and nowhere else. Returns
    `title:name` for each person; the whole text where it cannot be parted.
    """
    read = folded(text)
    if not _SHORTEST_JOINED <= len(read) <= _LONGEST_JOINED or "(" in read or ":" in read:
        return [text]
    cuts = _Titles(read, printed).best(0)
    if cuts is None or len(cuts[1]) < 2 or cuts[0] > _COSTLIEST * len(cuts[1]):
        return [text]
    return [f"{text[begin:middle]}:{text[middle:end]}" for begin, middle, end in cuts[1]]


class _Titles:
    """All ways to read a text as titles and names in turn, weighed."""

    def __init__(self, read: str, printed: Collection[str]) -> None:
        self._read = read
        self._printed = printed
        self._spaced = " " in read
        self._ends = [m.end() for m in _JOINED_TITLE.finditer(read)]
        self._ends += [end for end in range(2, len(read)) if is_title(read[max(0, end - 6) : end])]
        self._ends = sorted(set(self._ends))
        self._known: dict[int, tuple[float, tuple[_Span, ...]] | None] = {}

    def best(self, at: int) -> tuple[float, tuple[_Span, ...]] | None:
        """Return the cheapest people from `at` on."""
        if at == len(self._read):
            return 0.0, ()
        if at not in self._known:
            self._known[at] = self._best(at)
        return self._known[at]

    def _best(self, at: int) -> tuple[float, tuple[_Span, ...]] | None:
        best: tuple[float, tuple[_Span, ...]] | None = None
        for middle in self._ends:
            if not 2 <= middle - at <= _LONGEST_TITLE:
                continue
            for end in range(middle + 2, min(middle + _LONGEST_UNPARTED, len(self._read)) + 1):
                rest = self.best(end)
                if rest is None:
                    continue
                cost = self._title(at, middle) + self._name(middle, end) + rest[0]
                if best is None or cost < best[0]:
                    best = cost, ((at, middle, end), *rest[1])
        return best

    def _title(self, begin: int, end: int) -> float:
        title = self._read[begin:end]
        if " " in title:
            return _NEVER
        inner = len(_OFFICE.findall(title[:-1])) if len(title) > 2 else 0
        return 0.7 * inner + self._beginning(begin, title)

    def _beginning(self, begin: int, title: str) -> float:
        if begin == 0 or shared_beginning(title, self._read) >= 2 or title in TITLE_TAILS:
            return 0.0
        return 0.3 if ORGANIZATION.match(title) else 0.8

    def _name(self, begin: int, end: int) -> float:
        name = self._read[begin:end]
        parsed = parse_name(name)
        if parsed is None or (parsed.family is not None) != self._spaced or name != name.strip():
            return _NEVER
        if name.endswith("副") or _may_be_title(name):
            return 3.0
        return 0.0 if self._spaced else self._solid(name)

    def _solid(self, name: str) -> float:
        """Return how unlikely a name without a space is: by its length, and by what is printed elsewhere."""
        cost = _LENGTHS.get(len(name), 0.6) - (_KNOWN_GIVEN if family_length(name) else 0.0)
        if any(key(name[:length]) in self._printed for length in range(1, len(name))):
            return cost
        return cost + (0.6 if self._printed else 0.1)
