"""Stretches before the talk that may be its agenda: counted, marked or short lines, with or without a heading.

Each is a candidate by its form alone. Which of them is the agenda, the headings of the talk say (`agendas.choosing`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence, is_rule, is_wordless, unwrapped
from zadankai_editor.japanese.numerals import numbered
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.fields.held import is_date_alone
from zadankai_editor.recognize.heading_texts import entry_of, heading_text
from zadankai_editor.recognize.labels import definition
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import (
    ABSENT_HEADING,
    AGENDA_HEADING,
    EVENT_DETAIL,
    OPENING_HEADING,
    PARTICIPANTS_HEADING,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

LONGEST_ITEM = 120
_LONGEST_HEADING = 48
_LONGEST_PLAIN = 60
_MOST_ITEMS = 120
_CLOSERS = dict(zip("【[(《<≪「『〔", "】])》>≫」』〕", strict=True))
_NO_BULLETS = frozenset("※―~「『\"'、。")
_COUNTED_BEHIND = re.compile(r"(?<=[^ ]) *(?=[①-⑳❶-❿⓵-⓾])")
_ANY_RUN_IN = re.compile(r"[^:。]{1,16}[:】\]] ?(?=[①❶⓵㈠]|\(?1[.)] ?[^0-9])")
"""How a line begins in which the first item stands right behind whatever announces it."""


@dataclass(frozen=True)
class AgendaCandidate:
    """A stretch that may be the agenda: its heading if any, and its items, each with the lines that hold it.

    The first line of an item may be a piece of the printed one, behind its mark or its heading. `known`: the
    heading is one that agendas have; `counted`: numbers are printed before the items.
    """

    heading: Line | None
    items: tuple[tuple[Line, ...], ...]
    counted: bool = False
    known: bool = False
    other: bool = False
    """Whether the line above is the heading of some other list."""

    @property
    def lines(self) -> list[Line]:
        """The lines of the items, in order."""
        return [line for item in self.items for line in item]

    @property
    def indexes(self) -> frozenset[int]:
        """The places of all lines that belong to it."""
        own = {line.index for line in self.lines}
        return frozenset(own | ({self.heading.index} if self.heading else set()))


def agenda_candidates(
    lines: Sequence[Line], speaks: Callable[[Line], bool], talk: int
) -> list[AgendaCandidate]:
    """Return the candidates in `lines`, which are not blank, in order; several may share lines.

    `speaks` tells of a line whether somebody's label and words stand in it; behind the place `talk`, where the talk
    has begun, nothing is a candidate but what a known heading announces.
    """
    return _Finder(lines, speaks).candidates(talk)


class _Finder:
    """Finds in `lines` what may be an agenda, with `speaks` as in `agenda_candidates`."""

    def __init__(self, lines: Sequence[Line], speaks: Callable[[Line], bool]) -> None:
        self._lines, self._speaks, self._double = lines, speaks, _is_double_spaced(lines)

    def candidates(self, talk: int) -> list[AgendaCandidate]:
        """Return all candidates, in order."""
        found: list[AgendaCandidate | None] = []
        behind = 0
        for place, line in enumerate(self._lines):
            if len(line.text) > LONGEST_ITEM or line.folded.startswith("※") or self._speaks(line):
                continue
            known = _is_known_heading(line)
            run_in = self._run_in(place)
            if run_in is not None or (place >= talk and not known):
                found.append(run_in)
                continue
            other = place > 0 and not known and _heads_other(self._lines[place - 1])
            found.append(self._headed(place, known=known, other=other))
            bare = None if known or place < behind else self._unheaded(place, other=other)
            if bare is not None:
                found.append(bare)
                behind = place + len(bare.lines)
        return [one for one in found if one is not None]

    def _headed(self, place: int, *, known: bool, other: bool) -> AgendaCandidate | None:
        """Return what stands below a line that may be the heading of a list."""
        line = self._lines[place]
        if not (known or _may_head(line)):
            return None
        items, counted = self._items(self._lines, place + 1, headed=True)
        if not items or not (known or counted or self._double or not line.gap_after):
            return None
        return AgendaCandidate(line, items, counted, known, other or _heads_other(line))

    def _unheaded(self, place: int, *, other: bool) -> AgendaCandidate | None:
        """Return the items that begin with a line; bare lines need a heading."""
        items, counted = self._items(self._lines, place, headed=False)
        return AgendaCandidate(None, items, counted, other=other) if len(items) > 1 else None

    def _run_in(self, place: int) -> AgendaCandidate | None:
        """Return an agenda that begins in the line of its heading: `議題：①…`, and what counts on below."""
        line = self._lines[place]
        entry = entry_of(line.folded)
        known = (
            entry is not None and entry.kind == "agenda" and numbered(line.text[entry.begin :]) is not None
        )
        match = _ANY_RUN_IN.match(line.folded)
        begin = entry.begin if known and entry else match.end() if match else len(line.folded)
        if begin >= len(line.folded) or ends_sentence(line.folded):
            return None
        pieces = list(_pieces(line, begin))
        items, _ = self._items([pieces[-1], *self._lines[place + 1 : place + 80]], 0, headed=True)
        if not items or not numbered(pieces[-1].text):
            items = ((pieces[-1],),)
        whole = tuple((piece,) for piece in pieces[:-1]) + items
        return AgendaCandidate(None, whole, counted=True, known=known)

    def _items(
        self, lines: Sequence[Line], begin: int, *, headed: bool
    ) -> tuple[tuple[tuple[Line, ...], ...], bool]:
        """Return the items that follow each other from `begin` on, and whether they are counted."""
        reader = _Run(lines, self._speaks, double=self._double)
        reader.read(begin, bare=headed)
        if not reader.items or (reader.sign == "" and not headed):
            return (), False
        return tuple(map(tuple, reader.items)), reader.sign == "1"


def _is_known_heading(line: Line) -> bool:
    short = len(line.text) <= _LONGEST_HEADING
    return short and AGENDA_HEADING.fullmatch(heading_text(line.folded)) is not None


def _heads_other(line: Line) -> bool:
    """Tell whether a line is a heading that lists of other things have."""
    if len(line.text) > _LONGEST_HEADING:
        return False
    text = heading_text(line.folded)
    return any(heading.fullmatch(text) for heading in (ABSENT_HEADING, PARTICIPANTS_HEADING))


def _may_head(line: Line) -> bool:
    """Tell whether a line is short enough to announce a list, and is no sentence."""
    return (
        len(line.text) <= _LONGEST_HEADING and not ends_sentence(line.folded) and numbered(line.text) is None
    )


def _pieces(line: Line, begin: int) -> Iterator[Line]:
    """Yield the items of one line as lines of their own."""
    cuts = [begin, *(m.start() for m in _COUNTED_BEHIND.finditer(line.folded, begin + 1)), len(line.text)]
    for start, end in pairwise(cuts):
        text = line.text[start:end].strip(" 　、,")
        if text:
            yield replace(line, text=text, folded=folded(text))


class _Run:
    """Collects items that are alike: counted (`sign` is "1"), with one and the same mark, or bare."""

    def __init__(self, lines: Sequence[Line], speaks: Callable[[Line], bool], *, double: bool) -> None:
        self._lines, self._speaks, self._double = lines, speaks, double
        self._number = 0
        self._forms: set[str] = set()
        self.items: list[list[Line]] = []
        self.sign: str | None = None

    def read(self, begin: int, *, bare: bool) -> None:
        """Collect from `begin` on as long as lines are alike; without `bare` nothing from a bare one on."""
        place = begin
        while place < len(self._lines) and len(self.items) < _MOST_ITEMS:
            taken = self._take(place)
            if not taken or (self.sign == "" and not bare):
                return
            place += taken

    def _take(self, place: int) -> int:
        """Take the line at `place` in, perhaps with the one that closes its bracket; return how many were taken."""
        line = self._lines[place]
        if self._is_no_item(line):
            return 0
        whole = self._with_closing(place)
        number = self._number_of(_joined(whole))
        sign = "1" if number is not None else sign_of(line)
        if not self.items:
            begins = number is not None or not (self._ends(line) or (sign == "" and _is_sentence(line)))
            return self._add(whole, sign, number) if begins else 0
        if self._is_of_other(whole, number):
            return 0
        if sign == self.sign and sign and self._counts_on(line, number):
            return self._add(whole, sign, number)
        return self._take_unnumbered(place, whole, sign, number)

    def _is_no_item(self, line: Line) -> bool:
        return len(line.text) > LONGEST_ITEM or line.has_picture or self._speaks(line) or is_date_alone(line)

    def _is_of_other(self, whole: Sequence[Line], number: int | None) -> bool:
        """Tell whether a line belongs to what stands below the list: a field of the header, or another count."""
        entry = entry_of(whole[0].folded)
        if entry is not None and (entry.kind != "agenda" or number not in (None, self._number + 1)):
            return True
        return number is not None and number > 1 and _form_of_number(_joined(whole)) not in self._forms

    def _take_unnumbered(self, place: int, whole: Sequence[Line], sign: str, number: int | None) -> int:
        """Take in the rest of the item above, or one more bare item."""
        line = self._lines[place]
        if self._ends(line) or (line.gap_before and not (self._double and sign == self.sign)):
            return 0
        if self._goes_on(place, sign):
            self.items[-1].append(line)
            return 1
        bare = sign == self.sign == "" and not _is_sentence(line) and len(line.text) <= _LONGEST_PLAIN
        return self._add(whole, sign, number) if bare else 0

    def _add(self, whole: Sequence[Line], sign: str, number: int | None) -> int:
        self.sign, self._number = sign, number or 0
        self._forms.add(_form_of_number(_joined(whole)))
        self.items.append(list(whole))
        return len(whole)

    def _number_of(self, text: str) -> int | None:
        """Return the number printed before an item; a digit alone counts where it is the next one (1出席…)."""
        mark = numbered(text)
        if mark is not None:
            return mark.number
        read = folded(text[:2])
        bare = read[:1].isascii() and read[:1].isdigit() and len(read) > 1 and not read[1:].isdigit()
        return (
            int(read[0]) if bare and int(read[0]) == self._number + 1 and self.sign in (None, "1") else None
        )

    def _counts_on(self, line: Line, number: int | None) -> bool:
        return not line.gap_before or (self._double if number is None else number > self._number)

    def _goes_on(self, place: int, sign: str) -> bool:
        """Tell whether a line is the rest of the item above: set in further, or the count goes on right below it."""
        line, first = self._lines[place], self.items[-1][0]
        if not line.gap_before and line.index != self.items[-1][-1].index + 1:
            return False  # somebody has said what stands between
        if _is_sentence(line) or (sign and sign != self.sign and not line.indented):
            return False
        if line.indented and not first.indented:
            return True
        after = self._lines[place + 1] if place + 1 < len(self._lines) else None
        if self.sign != "1" or after is None or after.gap_before or sign:
            return False
        return self._number_of(after.text) == self._number + 1

    def _with_closing(self, place: int) -> list[Line]:
        """Return a line, with the next where that closes the bracket with which it begins."""
        line, after = self._lines[place], self._lines[place + 1] if place + 1 < len(self._lines) else None
        closer = _CLOSERS.get(line.folded[:1])
        if (
            closer
            and closer not in line.folded
            and after
            and not after.gap_before
            and after.folded.endswith(closer)
        ):
            return [line, after]
        return [line]

    def _ends(self, line: Line) -> bool:
        if self.items and line.has_role(HintRole.HEADING):
            return True
        return _is_of_no_list(line.text) or (
            sign_of(line) == "" and definition(line.text, line.folded) is not None
        )


@lru_cache(maxsize=4096)
def _is_of_no_list(text: str) -> bool:
    """Tell whether a line is no item by its words: a note, a rule, what is asked, another heading or a detail."""
    read = folded(text)
    if read[:1] in ("※", "―") or is_rule(read) or is_wordless(text):
        return True
    if any(heading.fullmatch(heading_text(read)) for heading in _OTHER_HEADINGS):
        return True
    before = re.split("[:/]", read, maxsplit=1)[0]
    return before != read and bool(NO_SPEAKER.fullmatch(before) or EVENT_DETAIL.fullmatch(before))


_OTHER_HEADINGS = (ABSENT_HEADING, AGENDA_HEADING, PARTICIPANTS_HEADING, OPENING_HEADING)


def _joined(whole: Sequence[Line]) -> str:
    return "".join(line.text for line in whole)


@lru_cache(maxsize=4096)
def _form_of_number(text: str) -> str:
    """Return how the number before an item is printed: `(1)` or `1.`; a second list in another form begins with 1."""
    mark = numbered(text)
    before = folded(text[: max(0, text.find(mark.text))]).strip() if mark else ""
    return re.sub(
        "1+", "1", "".join("1" if unicodedata.numeric(char, None) is not None else char for char in before)
    )


def _is_sentence(line: Line) -> bool:
    return ends_sentence(line.folded) and not line.folded.endswith(("?", "!"))


def sign_of(line: Line) -> str:
    """Return the symbol or the pair of brackets that stands at a line and may mark an item; empty where none does."""
    return _sign(line.text)


@lru_cache(maxsize=4096)
def _sign(text: str) -> str:
    first = text[:1]
    if unwrapped(text) is not None:
        return first + text[-1:]
    if not first or first in _NO_BULLETS or first in _CLOSERS or first.isalnum():
        return ""
    kind = unicodedata.category(first)
    if kind in ("So", "Sm", "Po", "Sk") or (kind == "Pd" and text[1:2].isspace()):
        return first
    return ""


def text_of(line: Line) -> str:
    """Return an item's text without the symbol or the brackets that mark it."""
    sign = sign_of(line)
    if len(sign) == 2:
        return unwrapped(line.text) or line.text
    return line.text[len(sign) :].strip() or line.text


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line stands between all lines, so that none says anything."""
    first = lines[:200]
    return len(first) > 10 and sum(line.gap_before for line in first) >= 0.9 * len(first)
