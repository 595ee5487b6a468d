"""Which of the stretches that may be an agenda is the agenda: the one whose items the headings of the talk treat."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from zadankai_editor.japanese.numerals import without_number
from zadankai_editor.japanese.wording import core
from zadankai_editor.recognize.agenda import Item, note_going_on, read_items
from zadankai_editor.recognize.agendas.candidates import AgendaCandidate, agenda_candidates, sign_of, text_of
from zadankai_editor.recognize.cast.profiles import names_alone
from zadankai_editor.recognize.cast.row_lines import looks_like_row
from zadankai_editor.recognize.elements import is_speech
from zadankai_editor.recognize.heading_texts import without_time
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.linking import AgendaLinker

_LONGEST_HEADING = 60
_MOST_HEADINGS = 400
_MOST_SHORT = 4000
_KNOWN, _HEADED, _COUNTED = 3.0, 0.6, 0.5
_EXACT, _CERTAIN, _LIKELY = 2.0, 1.5, 0.9
_PERSON = 1.5
_ENOUGH = 3.0


@dataclass(frozen=True)
class Agenda:
    """The agenda of a document, empty where it has none.

    `explained`: headings of the talk treat its items, so that no other list may have its lines. `sure`: the
    places of the items whose very words are a heading's.
    """

    candidate: AgendaCandidate | None = None
    explained: bool = False
    sure: frozenset[int] = frozenset()

    @property
    def indexes(self) -> frozenset[int]:
        """The places of all lines that belong to it."""
        return self.candidate.indexes if self.candidate else frozenset()

    def without(self, taken: AbstractSet[int]) -> frozenset[int]:
        """The places of its lines but for those `taken` by others; an item of which one line is taken has none."""
        if self.candidate is None:
            return frozenset()
        items = [{line.index for line in item} for item in self.candidate.items]
        heading = {self.candidate.heading.index} if self.candidate.heading else set()
        kept = heading.union(*(item for item in items if not item & taken))
        return frozenset(kept - taken)

    @property
    def headed(self) -> bool:
        """Whether a heading stands above it."""
        return self.candidate is not None and self.candidate.heading is not None

    def items(self, but: AbstractSet[int] = frozenset()) -> list[Item]:
        """Return its items, but for those whose lines are at the places `but`."""
        if self.candidate is None:
            return []
        return items_of(self.candidate, self.sure, but)


def choose_agenda(lines: Sequence[Line], speaks: Callable[[Line], bool], talk: int) -> Agenda:
    """Return the agenda in `lines`; `talk` is the place behind which it does not stand without a known heading."""
    candidates = agenda_candidates(lines, speaks, talk)
    if not candidates:
        return Agenda()
    headings = list(islice(_headings(lines, speaks), _MOST_SHORT))
    best, score = Agenda(), 0.0
    for candidate in candidates:
        agenda, worth = _weighed(candidate, headings)
        if worth > score:
            best, score = agenda, worth
    return best


class _Heading(NamedTuple):
    """A line that may be a heading of the talk, with the core of its words."""

    place: int
    text: str
    core: str


def _headings(lines: Sequence[Line], speaks: Callable[[Line], bool]) -> Iterator[_Heading]:
    """Yield the lines that may be headings of the talk."""
    for line in lines:
        if len(line.text) <= _LONGEST_HEADING and not is_speech(line.folded) and not speaks(line):
            text = without_time(line.text)
            shown = text_of(line) if sign_of(line) else text
            yield _Heading(line.index, shown, _core(shown))


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    return core(without_number(text))


def _once(headings: Sequence[_Heading]) -> list[str]:
    """Return the texts that no other is like: a heading stands once, a label again and again."""
    counts = Counter(heading.core for heading in headings)
    return [heading.text for heading in headings if counts[heading.core] == 1]


def _weighed(candidate: AgendaCandidate, headings: Sequence[_Heading]) -> tuple[Agenda, float]:
    """Return a candidate as an agenda, and how much speaks for it; nothing where too little does."""
    end = max(candidate.indexes)
    behind = _once([heading for heading in headings if heading.place > end])
    if not (behind or candidate.known):
        return Agenda(), 0.0  # what nothing treats, a known heading has to announce
    sure, likely = _treated(items_of(candidate), behind)
    treated = len(sure) + len(likely)
    worth = _EXACT * len(sure) + sum(likely.values()) + _COUNTED * candidate.counted
    worth -= _PERSON * sum(looks_like_row(item[0]) for n, item in enumerate(candidate.items) if n not in sure)
    worth -= _PERSON * (candidate.heading is not None and names_alone(candidate.heading.text))
    worth -= _EXACT * len(candidate.items) * candidate.other
    worth += _KNOWN * candidate.known + _HEADED * (candidate.heading is not None)
    explained = treated > 1 and 2 * treated >= len(candidate.items) and worth >= _ENOUGH
    if not (candidate.known or explained):
        return Agenda(), 0.0
    return Agenda(candidate, explained, frozenset(sure)), worth


def _treated(items: Sequence[Item], headings: Sequence[str]) -> tuple[set[int], dict[int, float]]:
    """Return the places of the items that headings repeat, and with a weight of those that headings else treat."""
    cores: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        cores.setdefault(core(item.text), []).append(place)
    sure = {place for text in headings for place in cores.get(_core(text), ())}
    if len(sure) == len(items):
        return sure, {}
    linker = AgendaLinker(items)
    likely: dict[int, float] = {}
    for link in map(linker.link, headings[:_MOST_HEADINGS]):
        if link is not None and link.item not in sure:
            likely[link.item] = max(likely.get(link.item, 0.0), _CERTAIN if link.certain else _LIKELY)
    return sure, likely


def items_of(
    candidate: AgendaCandidate, sure: AbstractSet[int] = frozenset(), but: AbstractSet[int] = frozenset()
) -> list[Item]:
    """Return the items of a candidate; one that goes on in a further line is doubted unless it is `sure`."""
    kept = [(n, item) for n, item in enumerate(candidate.items) if not but & {line.index for line in item}]
    items = _read_each([_joined(item, counted=candidate.counted) for _, item in kept])
    for item, (place, lines) in zip(items, kept, strict=True):
        item.lines = list(dict.fromkeys(line.number for line in lines))
        if len(lines) > 1 and place not in sure:
            note_going_on(item, lines[-1])
    return items


def _read_each(lines: Sequence[Line]) -> list[Item]:
    """Return an item for each line; one in which the words begin with a number does not take in those without."""
    items = read_items(lines)
    if len(items) < len(lines):
        items = [item for line in lines for item in read_items([line])]
        for number, item in enumerate(items, 1):
            item.number = number
    return items


def _joined(lines: Sequence[Line], *, counted: bool) -> Line:
    whole = replace(lines[0], text="".join(line.text for line in lines))
    return whole if counted else replace(whole, text=text_of(whole))
