"""Searching the blocks of a record."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from zadankai_editor.japanese.clusters import snapped
from zadankai_editor.record.nodes import Record
from zadankai_editor.record.search.names import NameForms, Names, forms_of
from zadankai_editor.record.search.query import Expression, Found, Match, Query, Span, TooMuchWorkError

TOO_MUCH_WORK = (
    "この正規表現は時間がかかりすぎるので、途中でやめました。繰り返しの中の繰り返しを減らしてください。"
)
"""What is said where a search was given up."""


class _Hit(NamedTuple):
    """Something found in a text, whether or not inside of a longer name."""

    start: int
    end: int
    groups: tuple[str | None, ...]
    in_name: bool


class Finder:
    """Searches records for one query; what it found in a text it knows when that comes again.

    So a second search, after an edit of one block, takes little more than looking all texts up.
    """

    def __init__(self, query: Query, expression: Expression | None = None) -> None:
        """`expression` is what `query.text` means where it is regular."""
        if query.regular != (expression is not None):
            raise ValueError("a regular query, and no other, needs its expression")
        self.query = query
        self.expression = expression
        self._wanted = query.folding.fold(query.text).text
        self._forms: NameForms = frozenset()
        self._names = Names(self._forms, None)
        self._known: dict[str, tuple[_Hit, ...]] = {}

    def find(self, record: Record, stop: Callable[[], bool] = lambda: False) -> Found:
        """Return all matches in `record`. It is given up, with a problem, as soon as `stop` says so."""
        self._learn_names(record)
        known: dict[str, tuple[_Hit, ...]] = {}
        matches: list[Match] = []
        inside = 0
        query = self.query
        for index, block in enumerate(record.blocks):
            low, high = query.stretch(index, block)
            if low >= high or not query.concerns(block):
                continue
            text = block.text
            if stop():
                return Found(tuple(matches), inside, TOO_MUCH_WORK)
            try:
                hits = known[text] = self._hits(text)
            except TooMuchWorkError:
                return Found(tuple(matches), inside, TOO_MUCH_WORK)
            for start, end, groups, in_name in hits:
                if start < low or end > high:
                    continue
                if in_name:
                    inside += 1
                else:
                    matches.append(Match(index, block.id, start, end, text[start:end], groups))
        self._known = known
        return Found(tuple(matches), inside)

    def _learn_names(self, record: Record) -> None:
        forms: NameForms = frozenset() if self.query.inside_names else forms_of(record)
        if forms != self._forms:
            self._forms = forms
            self._names = Names(forms, None if self.query.regular else self.query.folding)
            self._known = {}

    def _hits(self, text: str) -> tuple[_Hit, ...]:
        found = self._known.get(text)
        if found is None:
            found = tuple(self._plain(text) if self.expression is None else self._regular(text))
        return found

    def _plain(self, text: str) -> Iterator[_Hit]:
        wanted = self._wanted
        if not wanted:
            return
        folded = self.query.folding.fold(text)
        place = folded.text.find(wanted)
        while place >= 0:
            end = place + len(wanted)
            source = folded.range_of(place, end)
            if source is None:
                end = place + 1
            else:
                yield _Hit(*source, (), self._names.hold(folded.text, place, end))
            place = folded.text.find(wanted, end)

    def _regular(self, text: str) -> Iterator[_Hit]:
        assert self.expression is not None
        behind = 0
        for (start, end), *groups in self.expression.spans(text):
            whole = snapped(text, start, end)
            if whole is None or start == end or start < behind:
                continue
            behind = whole[1]
            texts = tuple(_group(text, span) for span in groups)
            yield _Hit(*whole, texts, self._names.hold(text, start, end))


def _group(text: str, span: Span) -> str | None:
    start, end = span
    return text[start:end] if start >= 0 else None
